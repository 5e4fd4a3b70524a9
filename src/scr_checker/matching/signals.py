"""Where a signal finds what it looks for, and where it nearly did.

Between concepts and evidence. A signal is tried only in the sentences that hold its rarest group of concepts; each
trial ends in a match or in the first condition that failed, which is what "explain" and "not found" report.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

import re2

from scr_checker.document import BlockKind
from scr_checker.matching.features import has
from scr_checker.matching.rows import row_failure
from scr_checker.reading.assertion import assertion_of
from scr_checker.reading.clauses import clause_bounds
from scr_checker.reading.guidance import is_borrowed, is_general, is_instruction
from scr_checker.reading.voice import voice_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scr_checker.packs import Assertion, DocumentType, Find, Signal, Voice
    from scr_checker.reading.text import Hit, Sentence, Text

MOST_COMBINATIONS = 64
NEAR_BEFORE = 2
UNREAD_KINDS = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER})


@dataclass(frozen=True, slots=True)
class Trial:
    """A signal tried on a sentence. ``failed`` is the first condition that did not hold, or None for a match."""

    signal: Signal
    sentence: Sentence
    voice: Voice
    assertion: Assertion
    cue: str
    failed: str | None = None


def try_signal(text: Text, signal: Signal, kind: DocumentType) -> Iterator[Trial]:
    """Every sentence that holds the signal's concepts, matched or with the condition that failed."""
    if signal.documents and kind not in signal.documents:
        return
    for sentence in _candidates(text, signal.find):
        if sentence.block.kind in UNREAD_KINDS or sentence.block.struck:
            continue
        yield _trial(text, signal, sentence)


def _candidates(text: Text, find: Find) -> Iterator[Sentence]:
    groups = [_sentences_of(text, entry) for entry in find.all]
    if not groups:
        yield from _without_concepts(text, find)
        return
    groups.sort(key=len)
    for index in sorted(groups[0].intersection(*groups[1:])):
        yield text.sentences[index]


def _without_concepts(text: Text, find: Find) -> Iterator[Sentence]:
    """The sentences to try for a signal that names no concept: table rows, or all with the features it asks for."""
    for sentence in text.sentences:
        is_row = sentence.block.kind is BlockKind.TABLE_ROW
        if is_row if find.row else True:
            yield sentence


def _sentences_of(text: Text, entry: str | tuple[str, ...]) -> set[int]:
    names = (entry,) if isinstance(entry, str) else entry
    return {index for name in names for index in text.where.get(name, ())}


def _trial(text: Text, signal: Signal, sentence: Sentence) -> Trial:
    find = signal.find
    span, failed = _span(sentence, find)
    failed = failed or _place_failure(signal, sentence) or _find_failure(text, find, sentence)
    if not failed and signal.shows in ("support", "mitigation"):
        failed = _guidance_failure(text.quote(sentence))
    if failed:
        return Trial(signal, sentence, "review", "neutral", "", failed)
    voice = voice_of(sentence, *span)
    assertion = assertion_of(sentence, *span)
    if signal.voice not in ("any", voice.voice):
        failed = f"it tells of {_DOER[voice.voice]}" + (f" ({voice.cue})" if voice.cue else "")
    elif assertion.assertion not in signal.assertion and not _mirrors(signal, assertion.assertion):
        failed = f"it is {_SAID[assertion.assertion]}" + (f" ({assertion.cue})" if assertion.cue else "")
    cue = "; ".join(c for c in (voice.cue, assertion.cue) if c)
    return Trial(signal, sentence, voice.voice, assertion.assertion, cue, failed)


def _guidance_failure(quote: str) -> str | None:
    """Why a sentence cannot count for a review although it holds everything: it is not this review that speaks."""
    if is_instruction(quote):
        return "it tells an author what to write"
    if is_general(quote):
        return "it speaks of reviews in general"
    return "it is the wording of the guidance" if is_borrowed(quote) else None


_DOER = {"review": "the review", "practice": "the services and not of the review"}
_SAID = {
    "affirmed": "said to have been done",
    "deficient": "said not to have been done, or not enough",
    "planned": "an intention",
    "neutral": "a mention only",
}


def _mirrors(signal: Signal, assertion: Assertion) -> bool:
    return signal.mirrored and assertion == "deficient"


def _place_failure(signal: Signal, sentence: Sentence) -> str | None:
    if signal.sections and sentence.roles.isdisjoint(signal.sections):
        return "it stands in another part of the report"
    outside = sentence.section.role in signal.outside
    return "it stands in a part of the report that does not count here" if outside else None


def _find_failure(text: Text, find: Find, sentence: Sentence) -> str | None:
    """The first condition of ``find``, apart from its concepts, that does not hold."""
    present = sentence.concepts
    for name in find.none:
        if name in present:
            return f"the words for {name.replace('_', ' ')} stand in it"
    if find.near and not _nearby(text, sentence, find.near):
        return f"no words for {' or '.join(find.near).replace('_', ' ')} stand near it"
    quote = text.quote(sentence)
    for feature in find.has:
        if not has(feature, quote):
            return f"it holds no {feature}"
    for feature in find.lacks:
        if has(feature, quote):
            return f"it holds a {feature}"
    if find.pattern and not re2.search(find.pattern, quote):
        return "its wording is another"
    return row_failure(text, sentence, find.row) if find.row else None


def _nearby(text: Text, sentence: Sentence, names: Iterable[str]) -> bool:
    """Whether a concept stands in the sentence or in the two before it in the same section."""
    wanted = set(names)
    for other in text.sentences[max(0, sentence.index - NEAR_BEFORE) : sentence.index + 1]:
        if other.section.index == sentence.section.index and other.block.kind is not BlockKind.HEADING and wanted & other.concepts:
            return True
    return False


def _span(sentence: Sentence, find: Find) -> tuple[tuple[int, int], str | None]:
    """The shortest run of words that holds one hit of every group, and what forbids it if anything does."""
    if not find.all:
        return (0, len(sentence.words.keys)), None
    groups = [_hits(sentence, entry) for entry in find.all]
    best: tuple[int, int] | None = None
    for hits in islice(product(*groups), MOST_COMBINATIONS):
        if not _distinct(hits, ordered=find.ordered):
            continue
        span = min(h.first for h in hits), max(h.stop for h in hits)
        if best is None or span[1] - span[0] < best[1] - best[0]:
            best = span
    if best is None:
        return (0, 0), "its words stand in another order" if find.ordered else "one wording serves for two"
    if find.within and best[1] - best[0] > find.within:
        return best, "its words stand too far apart"
    if find.clause and not any(a <= best[0] and best[1] <= b for a, b in clause_bounds(sentence.words.keys)):
        return best, "its words stand in different clauses"
    return best, None


def _hits(sentence: Sentence, entry: str | tuple[str, ...]) -> list[Hit]:
    names = {entry} if isinstance(entry, str) else set(entry)
    return [hit for hit in sentence.hits if hit.concept in names]


def _distinct(hits: tuple[Hit, ...], *, ordered: bool) -> bool:
    """Whether no word serves two groups, and the groups stand in order where that is asked."""
    if ordered:
        return all(a.stop <= b.first for a, b in pairwise(hits))
    spans = sorted((h.first, h.stop) for h in hits)
    return all(a[1] <= b[0] for a, b in pairwise(spans))
