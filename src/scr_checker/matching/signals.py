"""Where a signal finds what it looks for, and where it nearly did.

Between concepts and evidence. A signal is tried only in the sentences that hold its rarest group of concepts; each
trial ends in a match or in the first condition that failed, which is what "explain" and "not found" report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.matching.claims import only_claims
from scr_checker.matching.doers import doer_failure
from scr_checker.matching.durations import sentences_stating, stands_beside
from scr_checker.matching.places import near_any, place_failure, places_of, shows, with_any, without_concepts
from scr_checker.matching.rows import row_failure
from scr_checker.matching.said import assertion_in, taken_in, voice_in
from scr_checker.matching.scorecards import leading, reaching
from scr_checker.matching.wordings import matches, worded
from scr_checker.reading.guidance import borrows, is_general, is_instruction
from scr_checker.signal_rules import Scorecard

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.signal_rules import Assertion, DocumentType, Find, Signal, Voice

MOST_COMBINATIONS = 64
UNREAD_KINDS = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER})
NO_WORD = "no word of its own speaks for it"
RULED_OUT, NOTHING_NEAR = "the words for", "no words for"  # a concept follows: for authors of rules


@dataclass(frozen=True, slots=True)
class Trial:
    """A signal tried on a sentence. ``failed`` is the first condition that did not hold, or None for a match.

    ``given``: it rests on dates given as data; the sentence is where the text speaks of them. ``claims``: the sentence
    only claims what the signal would have it show. ``led``: the words that counted most on the signal's scorecard.
    """

    signal: Signal
    sentence: Sentence
    voice: Voice
    assertion: Assertion
    cue: str
    failed: str | None = None
    given: bool = False
    claims: bool = False
    led: str = ""


def try_signal(
    text: Text, signal: Signal, kind: DocumentType, *, everywhere: bool = True, settled: Set[int] = frozenset()
) -> Iterator[Trial]:
    """Every sentence that holds the signal's concepts, matched or with the condition that failed.

    Without ``everywhere`` only the sentences are tried that stand where the signal counts and hold nothing it rules out.
    ``settled`` sentences are not looked at: nothing the signal could find there would change anything.
    """
    if signal.documents and kind not in signal.documents:
        return
    if signal.find.fact and not signal.find.fact.beside:
        yield from (trial for trial in _stated(text, signal, kind) if trial.sentence.index not in settled)
        return
    if isinstance(signal.find.scorecard, Scorecard):
        yield from _together(text, signal, signal.find.scorecard, kind, settled)
        return
    if everywhere:
        for index in sorted(_candidates(text, signal) & _read(text) - settled):
            sentence = text.sentences[index]
            failed = _place_failure(text, signal, sentence) or _feature_failure(text, signal.find, sentence)
            yield _trial(text, signal, sentence, failed or _wording_failure(text, signal.find, sentence))
        return
    found = places_of(text, signal) & _read(text) - settled
    for index in sorted(worded(text, signal.find.pattern, found) if signal.find.pattern else found):
        yield _trial(text, signal, text.sentences[index], None)


def _together(text: Text, signal: Signal, card: Scorecard, kind: DocumentType, settled: Set[int]) -> Iterator[Trial]:
    """The sentences whose cues together reach the signal's scorecard, by some word of their own; rows are read by columns."""
    for index in sorted(reaching(text, card, kind) & places_of(text, signal) & _read(text) - settled):
        sentence = text.sentences[index]
        if sentence.block.kind is BlockKind.TABLE_ROW:
            continue
        trial = _trial(text, signal, sentence, None)
        led = leading(text, card, kind, sentence)
        yield replace(trial, led=led, failed=trial.failed or (None if led else NO_WORD))


def _read(text: Text) -> Set[int]:
    """The sentences that can count at all: no headings, and nothing struck out."""
    if "read" not in text.memo:
        text.memo["read"] = {s.index for s in text.sentences if s.block.kind not in UNREAD_KINDS and not s.block.struck}
    found: Set[int] = text.memo["read"]
    return found


def _stated(text: Text, signal: Signal, kind: DocumentType) -> Iterator[Trial]:
    """The sentences whose dates show what the signal's ``fact`` asks."""
    test = signal.find.fact
    for index, (cue, given) in sentences_stating(text, test, kind).items() if test else ():
        sentence = text.sentences[index]
        if sentence.block.kind not in UNREAD_KINDS and (given or not _place_failure(text, signal, sentence)):
            yield Trial(signal, sentence, "review", "affirmed" if test and test.within else "deficient", cue, given=given)


def _candidates(text: Text, signal: Signal) -> Set[int]:
    """The sentences that hold the signal's concepts."""
    if not signal.find.all:
        return without_concepts(text, signal)
    groups = sorted((with_any(text, text.where, entry) for entry in signal.find.all), key=len)
    return set(groups[0]).intersection(*groups[1:])


def _trial(text: Text, signal: Signal, sentence: Sentence, failed: str | None) -> Trial:
    """The signal on a sentence of which place and wording were looked at; ``failed`` is what was amiss there."""
    span = (0, 0)
    if not failed:
        span, failed = _span(sentence, signal.find)
    failed = failed or _surrounding_failure(text, signal.find, sentence)
    if not failed and (signal.find.by or signal.find.not_by):
        failed = doer_failure(text, signal.find, sentence, span)
    if failed:
        return Trial(signal, sentence, "review", "neutral", "", failed)
    voice = voice_in(text, sentence, span)
    if signal.voice not in ("any", voice.voice):
        failed = f"it tells of {_DOER[voice.voice]}" + (f" ({voice.cue})" if voice.cue else "")
        return Trial(signal, sentence, voice.voice, "neutral", voice.cue, failed)
    assertion = (taken_in if signal.general else assertion_in)(text, sentence, span)
    if assertion.assertion not in signal.assertion and not _mirrors(signal, assertion.assertion):
        failed = f"it is {_SAID[assertion.assertion]}" + (f" ({assertion.cue})" if assertion.cue else "")
    elif signal.shows in ("support", "mitigation"):
        failed = _guidance_failure(text, sentence)
    cue = "; ".join(c for c in (voice.cue, assertion.cue) if c)
    claims = not failed and signal.shows in ("support", "mitigation") and _claims(text, sentence)
    return Trial(signal, sentence, voice.voice, assertion.assertion, cue, failed, claims=claims)


def _guidance_failure(text: Text, sentence: Sentence) -> str | None:
    """Why a sentence cannot count for a review although it holds everything: it is not this review that speaks."""
    key = ("guidance", sentence.index)
    if key not in text.memo:
        text.memo[key] = _of_guidance(text, sentence)
    failed: str | None = text.memo[key]
    return failed


def _claims(text: Text, sentence: Sentence) -> bool:
    key = ("claims", sentence.index)
    if key not in text.memo:
        text.memo[key] = only_claims(sentence, text.quote(sentence))
    claims: bool = text.memo[key]
    return claims


def _of_guidance(text: Text, sentence: Sentence) -> str | None:
    quote = text.quote(sentence)
    if is_instruction(quote):
        return "it tells an author what to write"
    if is_general(quote):
        return "it speaks of reviews in general"
    return "it is the wording of the guidance" if borrows(text, sentence) else None


_DOER = {"review": "the review", "practice": "the services and not of the review"}
_SAID = {
    "affirmed": "said to have been done",
    "deficient": "said not to have been done, or not enough",
    "planned": "an intention",
    "neutral": "a mention only",
}


def _mirrors(signal: Signal, assertion: Assertion) -> bool:
    return signal.mirrored and assertion == "deficient"


def _place_failure(text: Text, signal: Signal, sentence: Sentence) -> str | None:
    """Why a sentence cannot count by where it stands, what stands in it or what stands near it."""
    failed = place_failure(signal, sentence)
    absent = next((name for name in signal.find.none if name in sentence.concepts), None)
    if not failed and absent:
        return f"{RULED_OUT} {absent.replace('_', ' ')} stand in it"
    near = signal.find.near
    if not failed and near and sentence.index not in near_any(text, near):
        return f"{NOTHING_NEAR} {' or '.join(near).replace('_', ' ')} stand near it"
    return failed


def _feature_failure(text: Text, find: Find, sentence: Sentence) -> str | None:
    """The first feature of the sentence that is not as the signal asks."""
    for feature in find.has:
        if not shows(text, sentence.index, feature):
            return f"it holds no {feature}"
    for feature in find.lacks:
        if shows(text, sentence.index, feature):
            return f"it holds a {feature}"
    return None


def _wording_failure(text: Text, find: Find, sentence: Sentence) -> str | None:
    """Whether the wording is not as the signal asks."""
    return None if not find.pattern or matches(text, find.pattern, sentence) else "its wording is another"


def _surrounding_failure(text: Text, find: Find, sentence: Sentence) -> str | None:
    """What the dates beside the sentence, or the columns of its table, lack."""
    if find.fact and find.fact.beside and not stands_beside(text, sentence.index):
        return "no date of the review stands near it"
    return row_failure(text, sentence, find.row) if find.row else None


def _span(sentence: Sentence, find: Find) -> tuple[Span, str | None]:
    """The shortest run of words that holds one hit of every group, and what forbids it if anything does."""
    if not find.all:
        return (0, len(sentence.words.keys)), None
    groups = [sentence.spans_of(entry) for entry in find.all]
    if len(groups) == 1:
        return groups[0][0], None
    best: Span | None = None
    for spans in islice(product(*groups), MOST_COMBINATIONS):
        if not _distinct(spans, ordered=find.ordered):
            continue
        span = min(a for a, _ in spans), max(b for _, b in spans)
        if best is None or span[1] - span[0] < best[1] - best[0]:
            best = span
    if best is None:
        return (0, 0), "its words stand in another order" if find.ordered else "one wording serves for two"
    if find.within and best[1] - best[0] > find.within:
        return best, "its words stand too far apart"
    if find.clause and not any(a <= best[0] and best[1] <= b for a, b in sentence.clauses):
        return best, "its words stand in different clauses"
    return best, None


def _distinct(spans: tuple[Span, ...], *, ordered: bool) -> bool:
    """Whether no word serves two groups, and the groups stand in order where that is asked."""
    return all(a[1] <= b[0] for a, b in pairwise(spans if ordered else sorted(spans)))
