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
from scr_checker.matching.said import assertion_in, taken_in, voice_in
from scr_checker.packs import Pack
from scr_checker.reading.text import read
from scr_checker.signal_rules import Assertion, Example, Voice

if TYPE_CHECKING:
    from scr_checker.reading.standing import Span
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
    general: bool


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """How a sentence is taken."""

    voice: Voice
    assertion: Assertion
    cue: str
    signals: tuple[Matched, ...]


def read_sentence(pack: Pack, sentence: str, heading: str | None = None, target: str | None = None) -> SentenceReading:
    """The reading of ``target`` in a sentence (of the whole sentence without one) under a heading.

    A thing for which a signal knows the wording was done where no other wording says otherwise.
    """
    text, found, span = target_of(pack, sentence, heading, target)
    signals = _signals(pack, text)
    known = any(matched.polarity == "for" and not matched.general for matched in signals)
    voice, assertion = voice_in(text, found, span), (assertion_in if known else taken_in)(text, found, span)
    cue = "; ".join(c for c in (voice.cue, assertion.cue) if c)
    return SentenceReading(voice.voice, assertion.assertion, cue, signals)


def target_of(pack: Pack, sentence: str, heading: str | None, target: str | None) -> tuple[Text, Sentence, Span]:
    """A sentence under a heading as a text, the sentence of it that holds most of ``target``, and the words it covers."""
    document = document_of(Example(text=sentence, heading=heading or None))
    text = read(document, pack, matcher_for(pack))
    start = document.blocks[-1].start
    at = start + max(0, sentence.find(target)) if target else start
    stop = at + len(target) if target and target in sentence else start + len(sentence)
    return text, *_words_of(text, at, stop)


def _words_of(text: Text, at: int, stop: int) -> tuple[Sentence, Span]:
    """The sentence that holds most of the characters, and the words of it they cover."""
    sentence = max(text.sentences, key=lambda s: min(s.end, stop) - max(s.start, at))
    count = len(sentence.words.keys)
    first = next((k for k, end in enumerate(sentence.words.ends) if end > at), 0)
    last = next((k for k, start in enumerate(sentence.words.starts) if start >= stop), count)
    return sentence, (first, max(last, first + 1))


def _signals(pack: Pack, text: Text) -> tuple[Matched, ...]:
    found = find_evidence([ReadDocument("d1", "overview_report", text)], pack)
    known = {name: (criterion.id, expectation) for name, (criterion, expectation) in pack.expectations().items()}
    general = {signal.id for _, expectation in known.values() for signal in expectation.signals if signal.general}
    return tuple(
        Matched(known[name][0], name, evidence.signal, evidence.polarity, evidence.reason, evidence.signal in general)
        for name, result in found.items()
        for evidence in result.evidence
    )
