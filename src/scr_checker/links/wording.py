"""How alike are two passages, by the words that carry their content?

Beside the flow, used by everything in ``links``: words in a short common form, weighed by how few passages of the
submission hold them, so that "child" and "agency" connect nothing and "landlord" does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import fsum, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scr_checker.reading.text import Sentence

LEAST = 0.05


def stems_of(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The short forms of all words of some sentences."""
    return frozenset[str]().union(*(sentence.stems for sentence in sentences))


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word counts: one that stands everywhere weighs next to nothing, one that stands nowhere most."""

    known: dict[str, float]
    unknown: float

    def total(self, words: Collection[str]) -> float:
        """The weight of several words, the same in whatever order they come."""
        if not words:
            return 0.0
        known, unknown = self.known, self.unknown
        return fsum(known.get(word, unknown) for word in words)

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
    """Weights from the passages of a submission, by how few of them hold a word."""
    counts: Counter[str] = Counter()
    number = 0
    for passage in passages:
        counts.update(passage)
        number += 1
    known = {word: log((1 + number) / (1 + count)) + LEAST for word, count in counts.items()}
    return Weights(known, log(1 + number) + LEAST)
