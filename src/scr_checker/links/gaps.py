"""What does each agency's report leave open, and where does the overview make up for it?

Part of ``links``: documents -> ``GapLink*``. A gap is a sentence of the overview that finds fault with the report of one
agency, or a sentence in which a supplied report says itself what it did not see. It is made up for where the overview
tells of the author's own inquiry: in the same part, else where it speaks of that agency (paragraphs 112, 129 and 145).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.links.agencies import PATTERNS, fields_of_report
from scr_checker.links.passages import of_type, side
from scr_checker.result_links import GapLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence
    from scr_checker.result_evidence import Evidence

FAULT = re.compile(
    r"\b(?:mistaken|silent|thin|not thorough|incomplete|inadequate|omits?|omitted|leaves? out|left out|says? nothing"
    r"|did not (?:say|ask|see)|do(?:es)? not (?:say|mention|explain|ask)|returned|sent back|done again|addendum|gaps?"
    r"|falls? short|without analysis)\b",
    re.IGNORECASE,
)
OWN_INQUIRY = re.compile(
    r"\b(?:I|we|the (?:author|panel|chair)|(?:the )?overview author)\b[^.;]{0,40}?\b(?:met|saw|interviewed|spoke|heard"
    r"|read|visited|listened|examined|obtained|traced)\b[^.;]{0,80}?\b(?:myself|ourselves|h(?:im|er)self|officers?|staff|nurses?|workers?|doctors?"
    r"|teachers?|records?|notes|papers|recordings?|files?|logs?)\b"
)
REPORT = re.compile(r"\b(?:reports?|reviews?|imrs?|accounts?|contribution|submission|author|writer)\b", re.IGNORECASE)
SEEN = (
    r"(?:records?|files?|notes|logs?|recordings?|staff|workers?|officers?|nurses?|midwi(?:fe|ves)|doctors?|teachers?|managers?"
    r"|advisers?|practitioners?)"
)
ADMITTED = re.compile(
    rf"\b{SEEN}\b[^.;]{{0,60}}\b(?:could not|cannot|were not|was not|have not been|has not been)\s+(?:be\s+)?(?:found|traced"
    rf"|located|recovered|interviewed|read|examined|available|obtained|spoken to)\b"
    rf"|\b(?:I|we|the author|this (?:report|review))\b[^.;]{{0,20}}\b(?:did not|could not|has not|have not|was not able to"
    rf"|were not able to)\s+(?:be able to\s+)?(?:see|seen|interview\w*|read|examine\w*|trace\w*|speak to"
    rf"|spoken to)\b[^.;]{{0,60}}\b{SEEN}\b"
    rf"|\b{SEEN}\b[^.;]{{0,20}}\b(?:is|are|was|were) (?:missing|incomplete|lost|destroyed)\b",
    re.IGNORECASE,
)
APART = frozenset({"chronology", "recommendations", "action_plan", "research", "terms_of_reference", "family_in_review"})
SOURCES = frozenset({"process", "introduction", "agency_reports", "other", "analysis"})
FOLLOWING = 4


def link_gaps(documents: Sequence[ReadDocument]) -> tuple[GapLink, ...]:
    """Every gap of a supplied report with the place in the overview that makes up for it; nothing without an overview."""
    overviews = of_type(documents, "overview_report", "template")
    if not overviews:
        return ()
    return tuple(gap for report in of_type(documents, "imr") for gap in _of_report(report, overviews))


def _of_report(report: ReadDocument, overviews: Sequence[ReadDocument]) -> Iterator[GapLink]:
    """What the overview finds wanting in a report, then what the report itself says that it did not see."""
    fields = fields_of_report(report)
    told = _inquiry_on(overviews, fields)
    yield from _faulted(report, overviews, fields, told)
    yield from _admitted(report, told)


def _faulted(
    report: ReadDocument, overviews: Sequence[ReadDocument], fields: frozenset[str], told: Evidence | None
) -> Iterator[GapLink]:
    """What the overview finds wanting in the report; ``told`` is the author's own inquiry into that agency."""
    for overview in overviews:
        for sentence in overview.text.sentences:
            quote = overview.text.quote(sentence)
            if _open(sentence) and FAULT.search(quote) and REPORT.search(quote) and _first_field(quote) in fields:
                yield _gap(report, overview, sentence, _inquiry_near(overview, sentence) or told)


def _admitted(report: ReadDocument, told: Evidence | None) -> Iterator[GapLink]:
    """What the report says that it did not see."""
    for sentence in report.text.sentences:
        quote = report.text.quote(sentence)
        if sentence.section.role in SOURCES and _open(sentence) and ADMITTED.search(quote):
            yield _gap(report, report, sentence, told)


def _open(sentence: Sentence) -> bool:
    body = sentence.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return body and not sentence.block.struck and sentence.section.role not in APART


def _first_field(quote: str) -> str | None:
    """The field of the agency that a sentence names first: the one whose report it speaks of."""
    plain = quote.replace("\u2019", "'")
    places = sorted((m.start(), name) for name, pattern in PATTERNS if (m := pattern.search(plain)))
    return places[0][1] if places else None


def _inquiry_near(overview: ReadDocument, gap: Sentence) -> Evidence | None:
    """The author's own inquiry told in the sentence, shortly after it or shortly before it in the same part."""
    index, sentences = gap.index, overview.text.sentences
    near = (*sentences[index : index + 1 + FOLLOWING], *sentences[max(0, index - FOLLOWING) : index])
    told = (s for s in near if s.section is gap.section and OWN_INQUIRY.search(overview.text.quote(s)))
    place = next(told, None)
    return _told(overview, place) if place else None


def _inquiry_on(overviews: Sequence[ReadDocument], fields: frozenset[str]) -> Evidence | None:
    """The author's own inquiry told anywhere in a sentence that speaks of the agency first."""
    for overview in overviews:
        for sentence in overview.text.sentences:
            quote = overview.text.quote(sentence)
            if _open(sentence) and OWN_INQUIRY.search(quote) and _first_field(quote) in fields:
                return _told(overview, sentence)
    return None


def _told(overview: ReadDocument, sentence: Sentence) -> Evidence:
    return side(overview, sentence, "link.gap", "tells of the author's own inquiry into what the report leaves open")


def _gap(report: ReadDocument, document: ReadDocument, sentence: Sentence, made_up: Evidence | None) -> GapLink:
    return GapLink(
        imr=report.id,
        text=document.text.quote(sentence),
        document=document.id,
        start=sentence.start,
        end=sentence.end,
        made_up_for=made_up is not None,
        evidence=(made_up,) if made_up else (),
    )
