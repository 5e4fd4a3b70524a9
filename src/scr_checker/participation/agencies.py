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
from scr_checker.participation.clauses import told_in_clauses
from scr_checker.participation.in_sentences import beside_the_list, listed_in_sentences, short_accounts
from scr_checker.participation.listing import cleaned, first_part
from scr_checker.participation.mentions import NOT_THERE, reports_mentioned, services
from scr_checker.participation.reports import BODIES, LEAST, Named, is_agency, kept, tables

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
TITLE_LINES = 8
SENT_LESS = re.compile(
    r"\b(?:information|chronolog(?:y|ies)|statements?|letters?|summar(?:y|ies)|notes?|factual)\b[^.;]{0,30}\b(?:only|alone)\b"
    r"|\b(?:did not|not) (?:write|asked|required|report|provide|supply|complete|submit|produce|send)\b"
    r"|\b(?:asked|required|requested)\b[^.;:]{0,40}\b(?:information|chronolog(?:y|ies)|statements?|letters?|summar(?:y|ies)|notes?)\b"
    r"|\b(?:provided|supplied|furnished|gave|submitted|sent|short|brief|additional|further|other)\b[^.;:]{0,25}\b(?:factual|information|statements?"
    r"|letters?|summar(?:y|ies)|notes?)\b|\b(?:declined|without success|nothing)\b",
    re.IGNORECASE,
)
OWN_WORK = re.compile(r"\b(?:their|its) own (?:practice|work|part|files|involvement|conduct|services?)\b", re.IGNORECASE)


def agencies_named(documents: Sequence[ReadDocument]) -> list[Named]:
    """The agencies that took part, each once, those of the fullest list first."""
    lists = [found for d in of_type(documents, *LISTING_TYPES) for found in _lists(d)]
    reports = list(_reports(documents))
    named = max(lists, key=lambda x: (len(x), x[0].sentence.section.role == "agency_reports"), default=[])
    for other in [*(x for x in lists if x is not named and len(x) >= LEAST), reports]:
        named = _joined(named, other)
    found, named = len(named), _with_clauses(named, documents)
    if found < LEAST:
        telling = of_type(documents, "overview_report", "template") or of_type(documents, "imr")
        for one in (n for d in telling for n in (*reports_mentioned(d), *services(d))):
            named = _joined(named, [one])
    short = [n for d in of_type(documents, *LISTING_TYPES) for n in short_accounts(d)] if named else []
    beside = [n for d, section in _sections(named) for n in beside_the_list(d, section)]
    return _joined(_joined(named, short), beside)


def _with_clauses(named: list[Named], documents: Sequence[ReadDocument]) -> list[Named]:
    """The agencies listed with those told of in the clauses of the passages on reports."""
    for document in of_type(documents, *LISTING_TYPES):
        listed = frozenset(section for d, section in _sections(named) if d is document)
        for one in told_in_clauses(document, listed):
            named = _joined(named, [one])
    return named


def _sections(named: Sequence[Named]) -> list[tuple[ReadDocument, int]]:
    """The parts of the review's own documents in which agencies are listed."""
    places = {(n.document.id, n.sentence.section.index): n for n in named if n.document.type in LISTING_TYPES}
    return [(n.document, section) for (_, section), n in places.items()]


def _joined(named: Sequence[Named], more: Sequence[Named]) -> list[Named]:
    """The first names and those of the others that are not among them."""
    new = [n for n in more if not any(_same(n.name, known.name) for known in named)]
    return [*named, *new]


def _same(name: str, other: str) -> bool:
    return agencies_alike(name, other) > 0 or (field_of(name) is not None and field_of(name) == field_of(other) != "health")


def _lists(document: ReadDocument) -> Iterator[list[Named]]:
    """The lists of one document: its tables, else its lists, else its sentences; the longest of a kind."""
    for kind in (tables, _under_lead_ins, listed_in_sentences, _headings):
        found = [named for named in kind(document) if len(named) >= LEAST]
        if found:
            yield from found if kind is _under_lead_ins else (max(found, key=len),)
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
            told = {c for s in _lead(document, before) for c in s.concepts}
            own = any(OWN_WORK.search(document.text.quote(s)) for s in _lead(document, before))
            wrote = ("fact_report" in told or own) and not _less(document, before)
            items = _items(document, index, certain=wrote)
            yield [n._replace(reported=n.reported and wrote) for n in items]


def _leads_in(document: ReadDocument, lead: Sentence) -> bool:
    """Whether a sentence, or the one before it in its paragraph, speaks of reports and not of members."""
    own = _lead(document, lead)
    if lead.section.role in NOT_THERE or any("fact_member" in s.concepts for s in own):
        return False
    if lead.block.kind is BlockKind.HEADING:
        return _heads_bodies(document, lead)
    announced = any("fact_report" in s.concepts and "fact_came" in s.concepts for s in own) or _counts_bodies(document, lead)
    colon = document.text.quote(lead).rstrip(" *_").endswith(":")
    about = "fact_report" in lead.concepts or _less(document, lead) or any(OWN_WORK.search(document.text.quote(s)) for s in own)
    return announced or (colon and about)


def _less(document: ReadDocument, lead: Sentence) -> bool:
    """Whether a sentence above a list says that those in it sent less than a report, or nothing."""
    return bool(SENT_LESS.search(document.text.quote(lead)))


def _heads_bodies(document: ReadDocument, heading: Sentence) -> bool:
    """Whether a heading right above a list asks or says which bodies reported on themselves."""
    quote = document.text.quote(heading)
    return bool(BODIES.search(quote)) and bool("fact_report" in heading.concepts or OWN_WORK.search(quote))


def _lead(document: ReadDocument, lead: Sentence) -> list[Sentence]:
    return [s for s in document.text.sentences[max(0, lead.index - 1) : lead.index + 1] if s.block is lead.block]


def _counts_bodies(document: ReadDocument, lead: Sentence) -> bool:
    """Whether a sentence announces the bodies that told of their own part: "Thirteen organisations wrote about it:"."""
    quote = document.text.quote(lead)
    return "fact_came" in lead.concepts and quote.rstrip().endswith(":") and bool(BODIES.search(quote))


def _items(document: ReadDocument, index: int, *, certain: bool) -> list[Named]:
    text, taken = document.text.document.text, []
    seen: set[int] = set()
    for at in range(index, len(document.text.sentences)):
        item = document.text.sentences[at]
        if item.block.kind is not BlockKind.LIST_ITEM:
            break
        if item.block.start not in seen and not item.block.struck:
            seen.add(item.block.start)
            taken.append((item, cleaned(text, first_part(text, (item.start, item.end)))))
    return kept(document, taken, certain=certain)


def _headings(document: ReadDocument) -> Iterator[list[Named]]:
    """The agencies that head the parts of a chapter on the reports, one part each."""
    text = document.text.document.text
    heads = [s for s in document.text.sentences if s.block.kind is BlockKind.HEADING]
    own = [(s, cleaned(text, first_part(text, (s.start, s.end)))) for s in heads if s.section.role == "agency_reports"]
    yield [
        Named(text[slice(*span)], document, s, reported=True) for s, span in own if span[1] > span[0] and is_agency(text, s, span)
    ]


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
