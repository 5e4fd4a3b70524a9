"""Which agencies does a sentence list as having reported: "Reports came from A, B and C", "A, B and C provided reports"?

Part of ``participation``, used by ``agencies``: document -> the agencies of each such sentence, and those that were asked
for a letter or statement and no report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.participation.listing import entries
from scr_checker.participation.mentions import AGENCIES, NOT_THERE, groups, together
from scr_checker.participation.reports import BODIES, LEAST, Named, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

ABOUT_REVIEW = frozenset({"terms_of_reference", "agency_reports", "process", "panel"})
WAYS, OF, COLON = frozenset({"from", "by"}), "of", ":"
WERE = re.compile(
    r"\b(?:required|requested|received|sought|asked for|commissioned|obtained|supplied|made)\s+(?:were|are)\s*$", re.IGNORECASE
)
LOOK_BACK, OPENING, LABEL = 16, 4, 8
SUBJECT = 8
LESS = re.compile(
    r"\b(?:letters?|notes?|statements?|chronolog(?:y|ies)|logs?|summar(?:y|ies)|run sheet|correspondence|print-?outs?"
    r"|kept no records|declined|no (?:report|review|imr)|did not(?: report| write)?\b(?=\W*$))\b",
    re.IGNORECASE,
)
SHORTER = re.compile(r"\b(?:short|brief|factual|shorter)\b[^.;:]{0,30}$", re.IGNORECASE)
NO_PART = re.compile(r"\b(?:no|not had any|never had) (?:contact|involvement|dealings)\b", re.IGNORECASE)
WRITERS = re.compile(r"\b(?:authors?|writers?|written|wrote|was by)\b", re.IGNORECASE)
BRACKETED = re.compile(r"\((?P<list>[^()]*;[^()]*)\)")


def listed_in_sentences(document: ReadDocument) -> Iterator[list[Named]]:
    """The agencies of every sentence that says from whom reports came."""
    sentences, where = document.text.sentences, document.text.where
    indexes = {i + n for i in where.get("fact_report", ()) for n in (0, 1) if together(sentences, i, i + n)}
    indexes |= {i - 1 for i in where.get("fact_report", ()) if i and _each_wrote(document, i)}
    named = (i for i in where.get("fact_agency", ()) if ":" in sentences[i].words.keys)
    indexes |= {i for i in named if len(sentences[i].longest(AGENCIES)) > LEAST and sentences[i].section.role in ABOUT_REVIEW}
    for index in sorted(indexes):
        if _telling(document, sentences[index]):
            yield _given_by(document, sentences[index])


def _each_wrote(document: ReadDocument, index: int) -> bool:
    """Whether a sentence says of those listed just before it that each wrote: "Each sent a management review."."""
    sentence, sentences = document.text.sentences[index], document.text.sentences
    opens = sentence.words.keys[:1] in (["each"], ["all"], ["every"], ["they"])
    return opens and "fact_came" in sentence.concepts and sentences[index - 1].block is sentence.block


def _telling(document: ReadDocument, sentence: Sentence) -> bool:
    told = (
        "fact_came" in sentence.concepts
        or bool(BODIES.search(" ".join(sentence.words.keys[:OPENING])))
        or bool(WAYS.intersection(sentence.words.keys[:OPENING]))
        or any(key.endswith(COLON) and _announced(document, sentence, k) for k, key in enumerate(sentence.words.keys))
    )
    listed = sentence.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return told and listed and sentence.section.role not in NOT_THERE and not sentence.block.struck


def _announced(document: ReadDocument, sentence: Sentence, colon: int) -> bool:
    """Whether what stands before a colon is a label for reports, or names bodies: "the six agencies which answered: …"."""
    reports = any(a < colon for a, _ in sentence.places.get("fact_report", ()))
    return (reports and colon <= LABEL) or bool(
        BODIES.search(document.text.document.text, sentence.start, sentence.words.starts[colon])
    )


def _given_by(document: ReadDocument, sentence: Sentence) -> list[Named]:
    """The entries after "from", "by" or a colon, or those before the verb ("A, B and C provided reports")."""
    text, words = document.text.document.text, sentence.words
    best: list[Named] = []
    for k, key in enumerate(words.keys):
        colon = key.endswith(COLON)
        were = bool(WERE.search(text[sentence.start : words.ends[k]]))
        if key in WAYS or key == OF or colon or were:
            before = {h.concept for h in sentence.hits if k - LOOK_BACK <= h.first and h.stop <= k}
            led = "fact_came" in before or k < OPENING or (colon and _announced(document, sentence, k))
            led = led or were
            if led and "fact_member" not in before:
                span = (words.ends[k], sentence.end)
                certain = "fact_report" in before and key != OF
                found = kept(document, [(sentence, e) for e in entries(text, span)], certain=certain)
                less = LESS.search(text, sentence.start, words.starts[k]) and not certain
                if less or SHORTER.search(text, sentence.start, words.starts[k]):
                    found = [n._replace(reported=False) for n in found]
                best = max(best, found if key != OF or len(found) > LEAST else [], key=len)
    for bracket in BRACKETED.finditer(text, sentence.start, sentence.end):
        found = kept(document, [(sentence, e) for e in entries(text, bracket.span("list"))], certain=True)
        best = max(best, found if len(found) > LEAST else [], key=len)
    verb = next((h for h in sentence.hits if h.concept == "fact_came" and h.first > 2), None)
    if not best and verb and any(h.concept == "fact_report" and h.first >= verb.stop for h in sentence.hits):
        span = (sentence.start, words.starts[verb.first])
        best = kept(document, [(sentence, e) for e in entries(text, span)])
    return best


def short_accounts(document: ReadDocument) -> Iterator[Named]:
    """Agencies that were asked for a statement or a letter and no report: "The police and X Homes were asked for a statement"."""
    for index in sorted(document.text.where.get("fact_short_account", ())):
        sentence = document.text.sentences[index]
        verbs = [h for h in sentence.hits if h.concept == "fact_came" and h.first > 0] if _telling(document, sentence) else []
        spans = [(sentence.start, sentence.words.starts[verb.first]) for verb in verbs]
        found = [kept(document, [(sentence, e) for e in entries(document.text.document.text, s)], least=1) for s in spans]
        yield from (n._replace(reported=False) for n in max(found, key=len, default=[]))


def beside_the_list(document: ReadDocument, section: int) -> Iterator[Named]:
    """Agencies told of beside the list that sent something less, or nothing: "The surgery furnished a chronology only"."""
    for index in sorted(document.text.where.get("fact_agency", ())):
        sentence = document.text.sentences[index]
        quote = document.text.quote(sentence)
        if sentence.section.index != section or sentence.block.kind is not BlockKind.PARAGRAPH or not LESS.search(quote):
            continue
        if NO_PART.search(quote) or WRITERS.search(quote):
            continue
        for group in groups(document, sentence):
            if group[0][0].first <= SUBJECT:
                yield from (Named(name, document, sentence, reported=False) for _, name in group)
