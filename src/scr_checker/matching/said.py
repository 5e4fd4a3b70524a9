"""Whose voice a passage has and what it says of the thing: worked out once for all that ask.

Between the reading of voice and assertion and the signals, which ask for the same passages again and again. Where no wording
shows what a passage asserts, all cues of its sentence together may (``undecided``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from scr_checker.matching.undecided import outweighed
from scr_checker.reading.assertion import assertion_of
from scr_checker.reading.voice import voice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scr_checker.reading.assertion import AssertionReading
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.reading.voice import VoiceReading

R = TypeVar("R")


def voice_in(text: Text, sentence: Sentence, span: Span) -> VoiceReading:
    """The voice of the words of a sentence in this range."""
    return _once(text, voice_of, sentence, span)


def assertion_in(text: Text, sentence: Sentence, span: Span) -> AssertionReading:
    """What the words of a sentence in this range assert; where no wording shows it, that the thing was done."""
    return _once(text, assertion_of, sentence, span)


def taken_in(text: Text, sentence: Sentence, span: Span) -> AssertionReading:
    """The same of words that no signal knows: where no wording shows what they assert, by all cues of the sentence."""
    found = assertion_in(text, sentence, span)
    return found if found.cue else outweighed(text, sentence, found, voice_in(text, sentence, span).voice)


def _once(text: Text, reading: Callable[[Sentence, int, int], R], sentence: Sentence, span: Span) -> R:
    key = (reading, sentence.index, span)
    if key not in text.memo:
        text.memo[key] = reading(sentence, *span)
    found: R = text.memo[key]
    return found
