"""Whether a passage says that a thing was done: affirmed, deficient, planned or neutral.

Between sentences and evidence, beside ``voice``. Clause by clause from the one in which the passage begins: fixed
wordings speak first, then intention, then pointers, then the parity of negators and words of shortcoming: one of
them makes a clause deficient, two cancel ("none of the authors had managed the case"). A negator reaches only what
follows it in its clause. Words are in the pack (``cues.yaml``); the result names the cue that decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.reading.clauses import clauses_of

if TYPE_CHECKING:
    from scr_checker.packs import Assertion
    from scr_checker.reading.text import Hit, Sentence

FIXED: tuple[tuple[str, Assertion], ...] = (
    ("fixed_affirmed", "affirmed"),
    ("fixed_deficient", "deficient"),
    ("plan_cue", "planned"),
    ("neutral_cue", "neutral"),
)


@dataclass(frozen=True, slots=True)
class AssertionReading:
    """What a passage asserts and the cue that showed it."""

    assertion: Assertion
    cue: str


def assertion_of(sentence: Sentence, first: int, stop: int) -> AssertionReading:
    """What words ``first`` to ``stop`` of a sentence assert."""
    clauses = clauses_of(sentence.words.keys, first, stop)
    for start, end in clauses:
        found = _of_clause(sentence, start, min(end, max(stop, start + 1)), end)
        if found:
            return found
    return AssertionReading("affirmed", "")


def _of_clause(sentence: Sentence, start: int, reach: int, end: int) -> AssertionReading | None:
    """The assertion of one clause; negators count when they begin before ``reach``."""
    hits = [hit for hit in sentence.hits if start <= hit.first and hit.stop <= end]
    for concept, assertion in FIXED:
        for hit in hits:
            if hit.concept == concept:
                return AssertionReading(assertion, _words(sentence, hit))
    negators = [hit for hit in hits if hit.concept == "negator" and hit.first < reach]
    shortcomings = [hit for hit in hits if hit.concept in {"deficit_word", "conflict_word"}]
    if negators and any(hit.first >= negators[0].first for hit in shortcomings):
        return AssertionReading("affirmed", _words(sentence, negators[0]))
    decisive = negators or [hit for hit in shortcomings if hit.concept == "deficit_word"]
    return AssertionReading("deficient", _words(sentence, decisive[0])) if decisive else None


def _words(sentence: Sentence, hit: Hit) -> str:
    return " ".join(sentence.words.keys[hit.first : hit.stop])
