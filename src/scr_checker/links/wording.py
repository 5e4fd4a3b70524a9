"""How alike are two passages, by the words that carry their content?

Beside the flow, used by everything in ``links``: words in a short common form, weighed by how few passages of the
submission hold them, so that "child" and "agency" connect nothing and "landlord" does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scr_checker.reading.text import Sentence


def stems_of(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The short forms of all words of some sentences."""
    return frozenset[str]().union(*(sentence.stems for sentence in sentences))


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word counts, from the number of passages that hold it."""

    counts: Counter[str]
    passages: int

    def of(self, word: str) -> float:
        """The weight of one word; one that stands everywhere weighs next to nothing."""
        return log((1 + self.passages) / (1 + self.counts[word])) + 0.05

    def total(self, words: Iterable[str]) -> float:
        """The weight of several words."""
        return sum(self.of(word) for word in sorted(words))

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of ``part`` is also in ``whole``, from 0 to 1."""
        weight = self.total(part)
        return self.total(part & whole) / weight if weight else 0.0

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the shorter of two passages is also in the other."""
        shared = self.total(one & other)
        least = min(self.total(one), self.total(other))
        return shared / least if least else 0.0


def weigh(passages: Iterable[frozenset[str]]) -> Weights:
    """Weights from the passages of a submission."""
    counts: Counter[str] = Counter()
    number = 0
    for passage in passages:
        counts.update(passage)
        number += 1
    return Weights(counts, number)
