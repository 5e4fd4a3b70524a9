"""Which agencies took part in the review, and which of them wrote a report of their own?

Part of ``participation``: documents -> ``Named*``. An agency list is a table with a column of agencies and one about
their reports, a list under a lead-in that speaks of reports, or a sentence that says from whom reports came. The words
for these are concepts of the pack (``fact_…``); one list of a document is believed, the best of its kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.links.agencies import field_of
from scr_checker.links.passages import of_type
from scr_checker.name_matching import agencies_alike
from scr_checker.participation.listing import Span, cleaned, entries, first_part
from scr_checker.participation.mentions import AGENCIES, NOT_THERE, reports_mentioned, services, together
from scr_checker.participation.reports import ENOUGH, LEAST, UNFILLED, Named, is_agency, is_short, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence
    from scr_checker.signal_rules import DocumentType

LISTING_TYPES: tuple[DocumentType, ...] = (
    "overview_report",
    "template",
    "terms_of_reference",
    "executive_summary",
    "later_review",
)
TITLE_LINES, LOOK_BACK = 8, 16
ABOUT_REVIEW = frozenset({"terms_of_reference", "agency_reports", "process", "panel"})
OPENING = 4
PROPER = re.compile(r"[A-Z][\w\u2019'-]+(?:\s+(?:[A-Z][\w\u2019'-]+|of|and|the))*(?:\s*\(.*\))?")
FOLLOWING = re.compile(r"(?:the )?following\b", re.IGNORECASE)
BODIES = re.compile(r"\b(?:organisations|agencies|services|bodies|departments)\b", re.IGNORECASE)
WAYS, OF = frozenset({"from", "by"}), "of"


def agencies_named(documents: Sequence[ReadDocument]) -> list[Named]:
    """The agencies that took part, each once, those of the fullest list first."""
    lists = [found for d in of_type(documents, *LISTING_TYPES) for found in _lists(d)]
    reports = list(_reports(documents))
    named = max(lists, key=len, default=[])
    for other in [*(x for x in lists if x is not named and len(x) >= LEAST), reports]:
        named = _joined(named, other)
    if len(named) < LEAST:
        telling = of_type(documents, "overview_report", "template") or of_type(documents, "imr")
        for one in (n for d in telling for n in (*reports_mentioned(d), *services(d))):
            named = _joined(named, [one])
    short = [n for d in of_type(documents, *LISTING_TYPES) for n in _short_accounts(d)] if named else []
    return _joined(named, short)


def _joined(named: Sequence[Named], more: Sequence[Named]) -> list[Named]:
    """The first names and those of the others that are not among them."""
    new = [n for n in more if not any(_same(n.name, known.name) for known in named)]
    return [*named, *new]


def _same(name: str, other: str) -> bool:
    return agencies_alike(name, other) > 0 or (field_of(name) is not None and field_of(name) == field_of(other) != "health")


def _lists(document: ReadDocument) -> Iterator[list[Named]]:
    """The lists of one document: its tables, else its lists, else its sentences; the longest of a kind."""
    for kind in (tables, _under_lead_ins, _sentences, _headings):
        found = [named for named in kind(document) if len(named) >= LEAST]
        if found:
            yield max(found, key=len)
            return


def _under_lead_ins(document: ReadDocument) -> Iterator[list[Named]]:
    """The items of every list that a sentence about reports leads in."""
    sentences = document.text.sentences
    for index, sentence in enumerate(sentences[1:], 1):
        before = sentences[index - 1]
        if (
            sentence.block.kind is BlockKind.LIST_ITEM
            and before.block.kind is not BlockKind.LIST_ITEM
            and _leads_in(document, before)
        ):
            items, wrote = _items(document, index), "fact_report" in {c for s in _lead(document, before) for c in s.concepts}
            yield [n._replace(reported=n.reported and wrote) for n in items]


def _leads_in(document: ReadDocument, lead: Sentence) -> bool:
    """Whether a sentence, or the one before it in its paragraph, speaks of reports and not of members."""
    own = _lead(document, lead)
    if lead.section.role in NOT_THERE or any("fact_member" in s.concepts for s in own):
        return False
    return any("fact_report" in s.concepts and "fact_came" in s.concepts for s in own) or _counts_bodies(document, lead)


def _lead(document: ReadDocument, lead: Sentence) -> list[Sentence]:
    return [s for s in document.text.sentences[max(0, lead.index - 1) : lead.index + 1] if s.block is lead.block]


def _counts_bodies(document: ReadDocument, lead: Sentence) -> bool:
    """Whether a sentence announces the bodies that told of their own part: "Thirteen organisations wrote about it:"."""
    quote = document.text.quote(lead)
    return "fact_came" in lead.concepts and quote.rstrip().endswith(":") and bool(BODIES.search(quote))


def _items(document: ReadDocument, index: int) -> list[Named]:
    text, taken = document.text.document.text, []
    seen: set[int] = set()
    for item in document.text.sentences[index:]:
        if item.block.kind is not BlockKind.LIST_ITEM:
            break
        if item.block.start not in seen and not item.block.struck:
            seen.add(item.block.start)
            taken.append((item, cleaned(text, first_part(text, (item.start, item.end)))))
    return _kept(document, taken)


def _kept(document: ReadDocument, taken: Sequence[tuple[Sentence, Span]], least: int = LEAST) -> list[Named]:
    """The entries as agencies, where most of them are known for such."""
    text = document.text.document.text
    taken = [(s, span) for s, span in taken if not FOLLOWING.match(text[slice(*span)])]
    taken = [(s, span) for s, span in taken if span[1] > span[0] and not UNFILLED.search(text[slice(*span)])]
    known = [s for s, span in taken if is_agency(text, s, span)]
    if len(known) < max(least, ENOUGH * len(taken)):
        return []
    single = len({s.index for s, _ in taken}) < len(taken)
    kept = [(s, span) for s, span in taken if not single or is_agency(text, s, span) or PROPER.fullmatch(text[slice(*span)])]
    return [Named(" ".join(text[slice(*span)].split()), document, s, reported=single or not is_short(s)) for s, span in kept]


def _sentences(document: ReadDocument) -> Iterator[list[Named]]:
    """The agencies of every sentence that says from whom reports came."""
    sentences, where = document.text.sentences, document.text.where
    indexes = {i + n for i in where.get("fact_report", ()) for n in (0, 1) if together(sentences, i, i + n)}
    named = (i for i in where.get("fact_agency", ()) if ":" in sentences[i].words.keys)
    indexes |= {i for i in named if len(sentences[i].longest(AGENCIES)) > LEAST and sentences[i].section.role in ABOUT_REVIEW}
    for index in sorted(indexes):
        if _telling(sentences[index]):
            yield _given_by(document, sentences[index])


def _headings(document: ReadDocument) -> Iterator[list[Named]]:
    """The agencies that head the parts of a chapter on the reports, one part each."""
    text = document.text.document.text
    heads = [s for s in document.text.sentences if s.block.kind is BlockKind.HEADING]
    own = [(s, cleaned(text, first_part(text, (s.start, s.end)))) for s in heads if s.section.role == "agency_reports"]
    yield [
        Named(text[slice(*span)], document, s, reported=True) for s, span in own if span[1] > span[0] and is_agency(text, s, span)
    ]


def _telling(sentence: Sentence) -> bool:
    told = (
        "fact_came" in sentence.concepts
        or bool(BODIES.search(" ".join(sentence.words.keys[:OPENING])))
        or bool(WAYS.intersection(sentence.words.keys[:OPENING]))
    )
    listed = sentence.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return told and listed and sentence.section.role not in NOT_THERE and not sentence.block.struck


def _given_by(document: ReadDocument, sentence: Sentence) -> list[Named]:
    """The entries after "from", "by" or a colon, or those before the verb ("A, B and C provided reports")."""
    text, words = document.text.document.text, sentence.words
    best: list[Named] = []
    for k, key in enumerate(words.keys):
        if key in WAYS or key in (":", OF):
            before = {h.concept for h in sentence.hits if k - LOOK_BACK <= h.first and h.stop <= k}
            if "fact_member" not in before and ("fact_came" in before or k < OPENING):
                span = (words.ends[k], sentence.end)
                kept = _kept(document, [(sentence, e) for e in entries(text, span)])
                best = max(best, kept if key != OF or len(kept) > LEAST else [], key=len)
    verb = next((h for h in sentence.hits if h.concept == "fact_came" and h.first > 2), None)
    if not best and verb and any(h.concept == "fact_report" and h.first >= verb.stop for h in sentence.hits):
        span = (sentence.start, words.starts[verb.first])
        best = _kept(document, [(sentence, e) for e in entries(text, span)])
    return best


def _short_accounts(document: ReadDocument) -> Iterator[Named]:
    """Agencies that were asked for a statement or a letter and no report: "The police and X Homes were asked for a statement"."""
    for index in sorted(document.text.where.get("fact_short_account", ())):
        sentence = document.text.sentences[index]
        verbs = [h for h in sentence.hits if h.concept == "fact_came" and h.first > 0] if _telling(sentence) else []
        spans = [(sentence.start, sentence.words.starts[verb.first]) for verb in verbs]
        found = [_kept(document, [(sentence, e) for e in entries(document.text.document.text, s)], least=1) for s in spans]
        yield from (n._replace(reported=False) for n in max(found, key=len, default=[]))


def _reports(documents: Sequence[ReadDocument]) -> Iterator[Named]:
    """The agency of each management review that was supplied, as its title names it."""
    for document in of_type(documents, "imr"):
        for sentence in document.text.sentences[:TITLE_LINES]:
            quote = document.text.quote(sentence)
            if sentence.block.kind is BlockKind.HEADING and field_of(quote):
                name = re.split(r"\s*[:\u2013\u2014|(]\s*|\s-\s", quote)
                own = next(part for part in (*name, quote) if field_of(part))
                yield Named(
                    own.title().replace("Nhs", "NHS").replace("\u2019S", "\u2019s").replace("'S", "'s") if own.isupper() else own,
                    document,
                    sentence,
                    reported=True,
                )
                break
