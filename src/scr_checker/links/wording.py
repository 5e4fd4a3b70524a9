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

EMPTY = frozenset(
    "about above after again against agree all also although among and any are been before being below between both but came "
    "can could did does doing done down during each either else ensure even ever every everybody few for from further had has "
    "have having her here hers him himself his how however into its itself just less like made make many may might more most "
    "much must near need neither nobody nor not nothing now off often once one only other others otherwise ought our out over "
    "own per rather required require same shall she should since so some somebody such than that the their them then there "
    "therefore these they thing this those though through too toward under unless until upon use used very was way well were "
    "what when where whether which while who whom whose why will with within without would yet you your "
    "year years month months week weeks day days time times two three four five six first second third "
    "serious case review reviews reviewed reviewer report reports author panel overview executive summary recommendation "
    "recommendations lesson lessons learnt learned action actions agency agencies service services professional professionals "
    "practitioner practitioners staff child children family families board question questions said say says".split()
)
IRREGULAR = {
    form: base
    for base, forms in {
        "see": "saw seen sees seeing", "sleep": "slept", "eat": "ate eaten", "tell": "told", "man": "men", "woman": "women",
        "hear": "heard", "know": "knew known", "think": "thought", "write": "wrote written", "speak": "spoke spoken",
        "give": "gave given", "take": "took taken", "find": "found", "hold": "held", "read": "reads", "meet": "met",
        "keep": "kept", "bring": "brought", "buy": "bought", "teach": "taught", "understand": "understood", "lose": "lost",
        "drink": "drank drunk", "drug": "drugs", "feel": "felt", "leave": "left", "mother": "mum mums", "father": "dad dads",
        "house": "houses housing", "home": "homes",
    }.items()
    for form in forms.split()
}  # fmt: skip
ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
SHORTEST, STEM = 3, 6


def stem(word: str) -> str | None:
    """The short form of a word, or nothing for a word without content."""
    lower = word.lower()
    if lower in EMPTY or len(lower) < SHORTEST or not lower.isalpha():
        return None
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    for ending in ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST:
            lower = lower[: -len(ending)]
            break
    return lower.rstrip("e")[:STEM]


def stems(words: Iterable[str]) -> frozenset[str]:
    """The short forms of all words with content."""
    return frozenset(short for word in words if (short := stem(word)))


def stems_of(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The short forms of all words of some sentences."""
    return frozenset(short for sentence in sentences for short in stems(sentence.words.keys))


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
