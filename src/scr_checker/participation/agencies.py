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
from scr_checker.participation.reports import ENOUGH, LEAST, UNFILLED, Named, is_agency, is_short, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.packs import DocumentType
    from scr_checker.reading.text import Hit, Sentence

LISTING_TYPES: tuple[DocumentType, ...] = (
    "overview_report",
    "template",
    "terms_of_reference",
    "executive_summary",
    "later_review",
)
NOT_THERE = frozenset({"recommendations", "action_plan", "chronology", "learning", "early_action"})
OWNING, CLOSE = frozenset({"'s", "'", "own", "first", "second", "\u2019s", "\u2019"}), 3
TITLE_LINES, LOOK_BACK, OFTEN, NOWHERE = 8, 16, 3, 10_000
AGENCIES = frozenset({"fact_agency"})
ABOUT_REVIEW = frozenset({"terms_of_reference", "agency_reports", "process", "panel"})
OPENING = 4
PROPER = re.compile(r"[A-Z][\w\u2019'-]+(?:\s+(?:[A-Z][\w\u2019'-]+|of|and|the))*(?:\s*\(.*\))?")
SERVICES, GENERAL = frozenset({"service"}), frozenset({"trust", "charity", "service", "house"})
ELLIPSIS = frozenset({"am", "is", "was", "were", "and", ",", "."})
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
        for one in (n for d in telling for n in (*_reports_mentioned(d), *_services(d))):
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
            yield _items(document, index)


def _leads_in(document: ReadDocument, lead: Sentence) -> bool:
    """Whether a sentence, or the one before it in its paragraph, speaks of reports and not of members."""
    own = [s for s in document.text.sentences[max(0, lead.index - 1) : lead.index + 1] if s.block is lead.block]
    if lead.section.role in NOT_THERE or any("fact_member" in s.concepts for s in own):
        return False
    return any("fact_report" in s.concepts and "fact_came" in s.concepts for s in own)


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


def _kept(document: ReadDocument, taken: Sequence[tuple[Sentence, Span]]) -> list[Named]:
    """The entries as agencies, where most of them are known for such."""
    text = document.text.document.text
    taken = [(s, span) for s, span in taken if span[1] > span[0] and not UNFILLED.search(text[slice(*span)])]
    known = [s for s, span in taken if is_agency(text, s, span)]
    if len(known) < max(LEAST, ENOUGH * len(taken)):
        return []
    single = len({s.index for s, _ in taken}) < len(taken)
    kept = [(s, span) for s, span in taken if not single or is_agency(text, s, span) or PROPER.fullmatch(text[slice(*span)])]
    return [Named(" ".join(text[slice(*span)].split()), document, s, reported=single or not is_short(s)) for s, span in kept]


def _sentences(document: ReadDocument) -> Iterator[list[Named]]:
    """The agencies of every sentence that says from whom reports came."""
    sentences, where = document.text.sentences, document.text.where
    indexes = {i + n for i in where.get("fact_report", ()) for n in (0, 1) if _together(sentences, i, i + n)}
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


def _together(sentences: Sequence[Sentence], one: int, other: int) -> bool:
    return other < len(sentences) and sentences[one].block is sentences[other].block


def _telling(sentence: Sentence) -> bool:
    told = "fact_came" in sentence.concepts or bool(WAYS.intersection(sentence.words.keys[:OPENING]))
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
        found = [_kept(document, [(sentence, e) for e in entries(document.text.document.text, s)]) for s in spans]
        yield from (n._replace(reported=False) for n in max(found, key=len, default=[]))


def _reports_mentioned(document: ReadDocument) -> Iterator[Named]:
    """The agencies whose report is spoken of, where no list stands: "the police report", "the report from the school"."""
    text = document.text.document.text
    sentences, indexes = document.text.sentences, document.text.where.get("fact_report", set())
    for index in sorted({i + n for i in indexes for n in range(3) if _together(sentences, i, i + n)}):
        sentence = sentences[index]
        if sentence.section.role in NOT_THERE or sentence.block.kind is BlockKind.HEADING:
            continue
        agencies, reports = sentence.longest(SERVICES), sentence.places.get("fact_report", [(NOWHERE, NOWHERE)])
        for agency in agencies:
            if any(_belongs(sentence, agency, report) for report in reports):
                name = text[sentence.words.starts[agency.first] : sentence.words.ends[agency.stop - 1]]
                if name.lower() not in GENERAL:
                    yield Named(name, document, sentence, reported=True)


def _services(document: ReadDocument) -> Iterator[Named]:
    """The services that the story tells of again and again, where no list names them."""
    told: dict[str, list[Sentence]] = {}
    for index in sorted(document.text.where.get("service", ())):
        sentence = document.text.sentences[index]
        for hit in sentence.longest(SERVICES) if sentence.block.kind is not BlockKind.HEADING else ():
            words = sentence.words
            name = document.text.document.text[words.starts[hit.first] : words.ends[hit.stop - 1]].lower()
            told.setdefault(name, []).append(sentence)
    for name, places in told.items():
        if len(places) >= OFTEN and name not in GENERAL:
            yield Named(name, document, places[0], reported=False)


def _belongs(sentence: Sentence, agency: Hit, report: tuple[int, int]) -> bool:
    """Whether a report is an agency's: it follows it, or comes "from" or "by" it."""
    keys = sentence.words.keys
    if agency.stop <= report[0] <= agency.stop + 2:
        return all(key in OWNING for key in keys[agency.stop : report[0]])
    if keys[agency.stop : agency.stop + 1] == ["'s"] and agency.stop + 1 < len(keys) and keys[agency.stop + 1] in ELLIPSIS:
        return True
    between = keys[report[1] : agency.first]
    return 0 < len(between) <= CLOSE and between[0] in WAYS


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
