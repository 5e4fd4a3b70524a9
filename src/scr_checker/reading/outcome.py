"""What a passage is found to assert, with the words that showed it. Shared by the steps of reading assertion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.reading.text import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Sentence
    from scr_checker.signal_rules import Assertion


@dataclass(frozen=True, slots=True)
class AssertionReading:
    """What a passage asserts and the cue that showed it."""

    assertion: Assertion
    cue: str


def hits_of(sentence: Sentence, *concepts: str) -> list[Hit]:
    """Where these concepts stand in a sentence, looked up by name."""
    places = sentence.places
    if places.names.isdisjoint(concepts):
        return []
    return [Hit(name, first, stop) for name in concepts if name in places for first, stop in places[name]]


def says(sentence: Sentence, assertion: Assertion, spans: Iterable[Span]) -> AssertionReading:
    """The reading with the words of its cues."""
    return AssertionReading(assertion, " … ".join(sentence.words.printed(*span) for span in spans))
