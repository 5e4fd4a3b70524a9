"""Which agencies does the narrative name, and did each send a report or say why not?

Part of ``links``: documents -> ``AgencyLink*``. An agency is known by its name and its field of work; a report of the
same field counts for it, since one health report may speak for five services.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.links.passages import of_type, side
from scr_checker.result_links import AgencyLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence
    from scr_checker.signal_rules import DocumentType

FIELDS = (
    ("police", r"constabulary|police"),
    ("social care", r"social care|social services|children's services|family services|social work"),
    ("housing", r"homes|housing|tenancy|landlord"),
    ("education", r"school|college|academy|nursery|pre-?school|education|ysgol|playgroup|children's centre|early years"),
    ("probation", r"probation|youth offending|prison"),
    ("voluntary", r"women's aid|refuge|charity|barnardo's|nspcc|home-start|society|project|relate|association"),
    ("health", r"nhs|health|hospital|ysbyty|infirmary|trust|surgery|medical|ambulance|midwifery|pct|gps?|general practice"),
)
PATTERNS = tuple((name, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for name, words in FIELDS)
HEAD = (
    r"Constabulary|Police|Trust|Hospital|Infirmary|School|College|Academy|Nursery|Homes|Housing(?: Association| Trust)?"
    r"|Women[’']s Aid|Probation(?: Service| Trust)?|Surgery|Social Care|Social Services|Children[’']s Services"
    r"|Children[’']s Centre|Project|Refuge|Ambulance Service|Youth Offending (?:Service|Team)"
)
WORD = r"(?:[A-Z][\w’'&-]*|St\.?)"
NAME = re.compile(rf"\b(?:(?:{WORD}\s+){{1,5}}(?:{HEAD})|NHS\s+{WORD})\b")
LEADING = re.compile(
    r"^(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|The|In|At|On|By|From|When|And|But|For|Our|This|That|To|If|As|After|Before|While|Since|Neither|Both|Each)\s+)+"
)
NOT_ONE = re.compile(
    r"\b(?:Board|Crown|Court|National|Royal College|Department|Panel|LSCB|SCR|Ofsted|Designated|Named|Head of|Director)\b"
)
STORY = frozenset(
    {"chronology", "analysis", "child", "introduction", "family_composition", "other", "agency_reports", "early_action"}
)
LISTING = re.compile(
    r"\b(?:reports?|reviews?|imrs?)\b.{0,80}\b(?:from|by)\b|\b(?:provided|sent|submitted|supplied|gave|contributed)\b.{0,60}"
    r"\b(?:reports?|reviews?|imrs?)\b|\bone each\b",
    re.IGNORECASE | re.DOTALL,
)
REASON = re.compile(
    r"\b(?:because|since|given that|in view of|no (?:separate |individual |full )?(?:report|review|imr)|not (?:asked"
    r"|required|requested|needed|thought)|instead|in place of|letter|statement|short report|information report|only|brief"
    r"|declined|spoke to|interviewed|no longer exists|closed (?:down )?in)\b",
    re.IGNORECASE,
)
ABOUT_REPORTS = re.compile(
    r"\b(?:reports?|reviews?|imrs?|contribut\w+|information|account|statement|letter|chronolog\w+)\b", re.IGNORECASE
)
MANIFOLD = frozenset({"health", "education", "voluntary"})
"""Fields in which several bodies of different kinds work, so that another's word does not name the one."""
QUOTED = re.compile(r"[\"\u201c][^\"\u201d]*[\"\u201d]")
TITLE_LINES, OPENING, LEAST_MENTIONS, LEAST_REPORTS, LEAST_FIELDS = 2, 8, 3, 2, 2
NARRATIVE_TYPES: tuple[DocumentType, ...] = ("overview_report", "template", "imr", "health_overview")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the narrative: its name, its field, and where it is named, the overview first."""

    name: str
    field: str
    mentions: tuple[tuple[ReadDocument, Sentence], ...]


def link_agencies(documents: Sequence[ReadDocument]) -> tuple[AgencyLink, ...]:
    """Every agency of the narrative with its report, or the reason for none."""
    reports = {field: d for d in reversed(of_type(documents, "imr")) for field in fields_of_report(d)}
    listed = listing(documents)
    links = []
    for agency in agencies_of(documents):
        report = reports.get(agency.field)
        named = listed is not None and agency.field in fields_in(listed[0].text.quote(listed[1]))
        named = named or bool(not report and _told(documents, agency, _tells_of_report))
        reason = None if report or named else _told(documents, agency, _gives_reason)
        places = reason or agency.mentions[0]
        links.append(
            AgencyLink(
                name=agency.name,
                imr=report.id if report else "listed" if named else None,
                reason=reason[0].text.quote(reason[1]) if reason else None,
                evidence=(side(*places, "link.agency", "names the agency"),),
            )
        )
    return tuple(links)


def fields_in(text: str) -> frozenset[str]:
    """The fields of work that a text names."""
    return frozenset(name for name, pattern in PATTERNS if pattern.search(text.replace("’", "'")))


def field_of(name: str) -> str | None:
    """The field of one agency: the first that its name shows."""
    plain = name.replace("’", "'")
    return next((field for field, pattern in PATTERNS if pattern.search(plain)), None)


def fields_of_report(document: ReadDocument) -> frozenset[str]:
    """The fields that an agency's report speaks for: those of its title and opening lines, and of its file's name."""
    lines = [document.text.quote(s) for s in document.text.sentences[:OPENING] if s.block.kind is BlockKind.HEADING]
    name = document.text.document.name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ").replace("childrens", "children's")
    own = {field for field in (field_of(line) for line in lines) if field}
    return frozenset(own) | fields_in(name)


def agencies_of(documents: Sequence[ReadDocument]) -> list[Agency]:
    """The agencies named, each under its longest name, in order of their first mention."""
    found: dict[str, list[tuple[ReadDocument, Sentence]]] = {}
    for document in of_type(documents, *NARRATIVE_TYPES):
        for sentence in document.text.sentences:
            for name in _names(document, sentence):
                found.setdefault(name, []).append((document, sentence))
    merged: dict[str, list[tuple[ReadDocument, Sentence]]] = {}
    for name in sorted(found, key=len, reverse=True):
        same = next((known for known in merged if known.endswith(name) and field_of(known) == field_of(name)), name)
        merged[same] = [*merged.get(same, ()), *found[name]]
    ordered = sorted(merged.items(), key=lambda item: item[0])
    return [Agency(name, field, tuple(sorted(m, key=_first))) for name, m in ordered if (field := field_of(name))]


def _first(mention: tuple[ReadDocument, Sentence]) -> tuple[bool, bool, str, int]:
    document, sentence = mention
    return document.type == "imr", sentence.section.role != "chronology", document.id, sentence.start


def _names(document: ReadDocument, sentence: Sentence) -> Iterator[str]:
    """The agencies that a sentence of the narrative names; of headings only the title of an agency's report counts."""
    title = document.type == "imr" and sentence.index < TITLE_LINES
    if not title and (sentence.block.kind is BlockKind.HEADING or sentence.section.role not in STORY):
        return
    quote = document.text.quote(sentence)
    for match in NAME.finditer(quote.title().replace("Nhs", "NHS") if quote.isupper() else quote):
        name = LEADING.sub("", " ".join(match.group().split()))
        if not NOT_ONE.search(name) and (len(name.split()) > 1 or "Constabulary" in name):
            yield name


def listing(documents: Sequence[ReadDocument]) -> tuple[ReadDocument, Sentence] | None:
    """The sentence that lists the reports received: in the overview, else in the terms of reference or the summary."""
    for types in (("overview_report", "template"), ("terms_of_reference",), ("executive_summary",)):
        for document in documents:
            if document.type in types:
                found = [s for s in document.text.sentences if _lists(document, s)]
                if found:
                    return document, max(found, key=lambda s: (len(fields_in(document.text.quote(s))), -s.start))
    return None


def _lists(document: ReadDocument, sentence: Sentence) -> bool:
    quote = document.text.quote(sentence)
    body = sentence.block.kind is not BlockKind.HEADING and sentence.section.role not in ("recommendations", "action_plan")
    return body and bool(LISTING.search(quote)) and len(fields_in(quote)) >= LEAST_FIELDS


def _told(
    documents: Sequence[ReadDocument], agency: Agency, test: Callable[[ReadDocument, Sentence], bool]
) -> tuple[ReadDocument, Sentence] | None:
    """The first sentence on an agency, outside the story, that passes a test."""
    for document in of_type(documents, "overview_report", "terms_of_reference", "executive_summary", "template"):
        for sentence in document.text.sentences:
            told = sentence.section.role != "chronology" and _speaks_of(document.text.quote(sentence), agency)
            if told and test(document, sentence):
                return document, sentence
    return None


def _gives_reason(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence says why an agency sent no report, or what it sent in its place."""
    quote = QUOTED.sub("", document.text.quote(sentence))
    return bool(REASON.search(quote) and ABOUT_REPORTS.search(quote))


def _tells_of_report(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether an agency stands first in a row of the table of reports, and nothing there says that it sent less."""
    row = sentence.block.kind is BlockKind.TABLE_ROW and sentence.section.role == "agency_reports"
    return (
        row
        and sentence is not document.text.headers.get(sentence.block.table or 0)
        and not REASON.search(document.text.quote(sentence))
    )


def _speaks_of(quote: str, agency: Agency) -> bool:
    """Whether a sentence names an agency, in full or short: of a row its first cell; "ambulance" is no hospital."""
    named = quote.split("|")[0] if "|" in quote.strip("| ") else quote
    if agency.name in named:
        return True
    pattern = next(pattern for field, pattern in PATTERNS if field == agency.field)
    own = {word.lower() for word in pattern.findall(agency.name.replace("’", "'"))}
    return any(agency.field not in MANIFOLD or m.group().lower() in own for m in pattern.finditer(named.replace("’", "'")))


def unreported(documents: Sequence[ReadDocument], links: Sequence[AgencyLink]) -> list[Agency]:
    """The agencies with a part in the story, but no report and no reason; asked only of a set of reports."""
    if len(of_type(documents, "imr")) < LEAST_REPORTS or not of_type(documents, "overview_report", "template"):
        return []
    missing = {link.name for link in links if link.imr is None and link.reason is None}
    return [a for a in agencies_of(documents) if a.name in missing and len(a.mentions) >= LEAST_MENTIONS and _in_story(a)]


def _in_story(agency: Agency) -> bool:
    """Whether the overview itself tells of the agency's part."""
    return any(d.type != "imr" and s.section.role in ("chronology", "analysis") for d, s in agency.mentions)
