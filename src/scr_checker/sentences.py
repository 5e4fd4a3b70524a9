"""What one sentence says to the rules: voice, assertion and every signal that matches.

Beside the flow, for rule authors and for measuring on labelled sentences; the sentence goes through the same reading
as a document does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.evaluation import matcher_for
from scr_checker.evidence import ReadDocument, find_evidence
from scr_checker.examples import document_of
from scr_checker.packs import Pack
from scr_checker.reading.assertion import assertion_of
from scr_checker.reading.text import read
from scr_checker.reading.voice import voice_of
from scr_checker.signal_rules import Assertion, Example, Voice

if TYPE_CHECKING:
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.result_evidence import Polarity


@dataclass(frozen=True, slots=True)
class Matched:
    """A signal that matches, with what it counts for."""

    criterion: str
    expectation: str
    signal: str
    polarity: Polarity
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """How a sentence is taken."""

    voice: Voice
    assertion: Assertion
    cue: str
    signals: tuple[Matched, ...]


def read_sentence(pack: Pack, sentence: str, heading: str | None = None, target: str | None = None) -> SentenceReading:
    """The reading of ``target`` in a sentence (of the whole sentence without one) under a heading."""
    document = document_of(Example(text=sentence, heading=heading or None))
    text = read(document, pack, matcher_for(pack))
    start = document.blocks[-1].start
    at = start + max(0, sentence.find(target)) if target else start
    stop = at + len(target) if target and target in sentence else start + len(sentence)
    found, first, last = _words_of(text, at, stop)
    voice, assertion = voice_of(found, first, last), assertion_of(found, first, last)
    cue = "; ".join(c for c in (voice.cue, assertion.cue) if c)
    return SentenceReading(voice.voice, assertion.assertion, cue, _signals(pack, text))


def _words_of(text: Text, at: int, stop: int) -> tuple[Sentence, int, int]:
    """The sentence that holds most of the characters, and the words of it they cover."""
    sentence = max(text.sentences, key=lambda s: min(s.end, stop) - max(s.start, at))
    count = len(sentence.words.keys)
    first = next((k for k, end in enumerate(sentence.words.ends) if end > at), 0)
    last = next((k for k, start in enumerate(sentence.words.starts) if start >= stop), count)
    return sentence, first, max(last, first + 1)


def _signals(pack: Pack, text: Text) -> tuple[Matched, ...]:
    found = find_evidence([ReadDocument("d1", "overview_report", text)], pack)
    criteria = {name: criterion.id for name, (criterion, _) in pack.expectations().items()}
    return tuple(
        Matched(criteria[name], name, evidence.signal, evidence.polarity, evidence.reason)
        for name, result in found.items()
        for evidence in result.evidence
    )
