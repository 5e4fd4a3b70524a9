"""Which agencies does a passage on the reports tell of in its clauses: who wrote, who sent something less, who sent nothing?

Part of ``participation``, used by ``agencies``: document -> ``Named*``. The agencies of a sentence are put in marks, those
joined in one list in one mark, and frames say what is told of each mark: "the school wrote, and so did the refuge",
"from the trust came a review", "the club had been wound up", "it was not thought right to ask the registrar".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.participation.mentions import AGENCIES, spanned
from scr_checker.participation.report_frames import (
    FRAMES,
    JOINT,
    LESS_SENT,
    LIKEWISE,
    REPORT,
    SO_DID,
)
from scr_checker.participation.reports import PERSON, UNFILLED, Named, is_agency
from scr_checker.reading.sections import ON_REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.participation.listing import Span
    from scr_checker.reading.text import Hit, Sentence

PERSONAL = re.compile(
    r"\s*(?:nurses?|officers?|doctors?|workers?|teachers?|staff|managers?|sergeant|inspector|records?|files?|visitors?|premises|panel"
    r"|order|placement|grounds?|building|admission|life|day|gate|role|roll|appointments?|advis[eo]rs?|consultants?|partner|registrar"
    r"|interpreter|employee|lead|head|representative|liaison|investigation|enquir(?:y|ies)|inquiry|surgeon)\b",
    re.IGNORECASE,
)
REVIEWING = re.compile(
    r"\b(?:management reviews?|imrs?|agenc(?:y|ies[\u2019']?) (?:own )?reports?)\b"
    r"|\b(?:wrote|write|written|said|reports?|reported|accounts?|looked back|look back) (?:about|of|on|at) (?:themselves"
    r"|itself|their own)\b"
    r"|\b(?:reports?|reviews?|accounts?) (?:were|was) (?:written|prepared|produced|commissioned|requested|asked for"
    r"|sought|received|obtained)\b",
    re.IGNORECASE,
)
ABOUT_REVIEW = ON_REVIEW | {"terms_of_reference"}
TITLED = re.compile(
    r"\b(?:agenc\w+|organisations|bodies|contribut\w+|accounts|inputs|submissions|returns|imrs?|papers?|paperwork|services"
    r"|partners|reports|sources|evidence|material|how (?:we|the review|this review|i) (?:did|was|worked|went)|method\w*"
    r"|who (?:told|wrote))\b",
    re.IGNORECASE,
)
ON_CASE = re.compile(r"\b(?:chronolog\w+|involvement|history|lessons|recommendations|analysis|contact)\b", re.IGNORECASE)
ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
NO_BODY = frozenset("IMR IMRS SCR SCRS SCRP LSCB SCB NHS DOB OBE MBE QPM ICT TOR".split())
VAGUE = re.compile(
    r"(?:same|other|another|new|neighbouring|sister|different|said|such|every|any|no|which|whose|that|this|particular|individual|smaller|following"
    r"|larger|whole|second|first|third|previous|present|wrong|right|one|adult)\s+[a-z][\w-]*(?: [a-z]+)?$",
    re.IGNORECASE,
)
EXPLAINED = re.compile(r"(?:\(|, or |\b)([A-Z]{3,6})(?=\)|, (?:provides|which)\b|: [A-Z][a-z])")
OWNED = re.compile(r"[\u2019']s?\s+")
SINGLE = frozenset("education college club church landlord charity".split())
CROWN = re.compile(
    r"Crown Prosecution|Ofsted|Government Office|Strategic Health|Safeguarding|\bBoard$|Police Complaints|Inspectorate|Coroner"
)
"""Bodies that have no part in a case but stand over it; in a list with others one of them may be a contributor."""
NAME_BEFORE = re.compile(
    r"\b(?:(?:The|In|At|On|By|From|For|And|But|Both|Each|Neither|Our|This|That|When|As|If|So|Did|No|Not|While|Though|One|Two|Three)\s+)*"
    r"(?P<name>(?:[A-Z][\w\u2019'.]*(?:\s+of)?[\s-]+)+)$"
)
NAME_AFTER = re.compile(r"(?:\s+(?:of\s+)?(?!IMR|SCR|I\b)[A-Z][a-z]\w*)+(?![\u2019'])")
FEW, NEXT, LONGEST = 3, 2, 12


class Mark(NamedTuple):
    """Agencies joined in one list: their names, and where the list stands in the sentence."""

    names: list[str]
    span: Span


def told_in_clauses(document: ReadDocument, listed: frozenset[int]) -> Iterator[Named]:
    """The agencies of the passages on reports, with whether they wrote one; ``listed`` are the sections that hold a list."""
    passages, near = _passages(document), -1
    wrote_before: tuple[int, bool] = (-1, False)
    for sentence in document.text.sentences:
        near = sentence.index if sentence.block.start in passages else near
        inside = sentence.section.index in listed or 0 <= sentence.index - near <= NEXT * FEW
        if not inside or near < 0 or sentence.block.struck or not of_review(sentence):
            continue
        if sentence.block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        marked, marks = marks_of(document, sentence)
        before = wrote_before[1] and wrote_before[0] == sentence.block.start
        told = dict(_told(marked, before=before)) if marks else {}
        if marks and not told and (lead := _lead_of_bare(document, sentence)) is not None:
            told = {0: bool(re.search(REPORT, lead, re.IGNORECASE)) and not re.search(r"\bnot\b", lead)}
        if len(marks) == 1 and not told and heads_paragraph(document, sentence):
            told = {0: not LESS_SENT.search(document.text.quote(document.text.sentences[sentence.index + 1]))}
        wrote_before = (sentence.block.start, any(told.values()) or (before and not marks))
        for number, reported in sorted(told.items()):
            names = marks[number].names
            if len(names) > 1 or not CROWN.search(names[0]):
                yield from (Named(name, document, sentence, reported=reported) for name in names)


def _passages(document: ReadDocument) -> frozenset[int]:
    """Where paragraphs begin that are on the reports: those of such a part, and others that name them beside several agencies."""
    text, found = document.text, set[int]()
    bodies: dict[int, int] = {}
    for index in text.where.get("fact_agency", ()):
        sentence = text.sentences[index]
        bodies[sentence.block.start] = bodies.get(sentence.block.start, 0) + len(sentence.longest(AGENCIES))
    for sentence in text.sentences:
        role, start = sentence.section.role, sentence.block.start
        heads = bool(TITLED.search(sentence.section.title)) and heads_paragraph(document, sentence)
        bare = _lead_of_bare(document, sentence) is not None
        if (
            role == "agency_reports"
            or heads
            or bare
            or (of_review(sentence) and bodies.get(start, 0) >= FEW and _on_reports(document, sentence))
        ):
            found.add(start)
    return frozenset(found)


def of_review(sentence: Sentence) -> bool:
    """Whether a part is on the review itself, by its kind or its title."""
    title = sentence.section.title
    return sentence.section.role in ABOUT_REVIEW or bool(TITLED.search(title) and not ON_CASE.search(title))


def _lead_of_bare(document: ReadDocument, sentence: Sentence) -> str | None:
    """The line above a paragraph of bare names, of which this is one: "Agencies asked for a review" above "Police. Housing."."""
    quote = document.text.quote(sentence).strip(" .:*")
    if len(quote.split()) > NEXT * FEW or not is_agency(
        document.text.document.text, sentence, (sentence.start, sentence.start + len(quote))
    ):
        return None
    above = [
        s for s in document.text.sentences[max(0, sentence.index - LONGEST) : sentence.index] if s.block is not sentence.block
    ]
    lead = document.text.quote(above[-1]) if above else ""
    return lead if lead and (REVIEWING.search(lead) or TITLED.search(lead)) and len(lead.split()) <= LONGEST else None


def heads_paragraph(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence is only the name of an agency at the head of a paragraph that goes on to tell of its report."""
    if sentence.block.kind is not BlockKind.PARAGRAPH or sentence.start > sentence.block.start + len("**"):
        return False
    quote = document.text.quote(sentence).strip(" .:*")
    end = sentence.start + document.text.quote(sentence).find(quote) + len(quote)
    after = document.text.sentences[sentence.index + 1 : sentence.index + 2]
    goes_on = bool(after) and after[0].block is sentence.block
    words = len(quote.split())
    return goes_on and words <= LONGEST and is_agency(document.text.document.text, sentence, (sentence.start, end))


def _on_reports(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence speaks of the reports by their name, or of reports that came from bodies under such a title."""
    if REVIEWING.search(document.text.quote(sentence)):
        return True
    return bool(TITLED.search(sentence.section.title)) and {"fact_report", "fact_came"} <= sentence.concepts


def _told(marked: str, *, before: bool) -> Iterator[tuple[int, bool]]:
    """Mark by mark, whether it wrote a report; what says that it wrote less or nothing counts more."""
    found: dict[int, bool] = {}
    for reported, frame in FRAMES:
        for match in frame.finditer(marked):
            number = int(match["mark"])
            found[number] = reported and found.get(number, True)
    if before or any(found.values()):
        for frame in (SO_DID, LIKEWISE):
            found |= {int(m["mark"]): True for m in frame.finditer(marked) if int(m["mark"]) not in found}
    yield from found.items()


def marks_of(document: ReadDocument, sentence: Sentence) -> tuple[str, list[Mark]]:
    """A sentence with its agencies put in marks, and the marks."""
    quote = document.text.quote(sentence)
    if UNFILLED.search(quote):
        return quote, []
    marks: list[Mark] = []
    for begin, end in _bodies(document, sentence):
        between = quote[marks[-1].span[1] : begin] if marks else ""
        if marks and JOINT.fullmatch(between):
            marks[-1] = Mark([*marks[-1].names, quote[begin:end]], (marks[-1].span[0], end))
        else:
            marks.append(Mark([quote[begin:end]], (begin, end)))
    parts, place = [], 0
    for number, mark in enumerate(marks):
        parts += [quote[place : mark.span[0]], f"\u27e6{number}\u27e7"]
        place = mark.span[1]
    return "".join([*parts, quote[place:]]), marks


def _bodies(document: ReadDocument, sentence: Sentence) -> Sequence[Span]:
    """Where bodies are named in a sentence, as places within it: by a word for one, or by an acronym."""
    quote = document.text.quote(sentence)
    found: list[Span] = []
    brackets = [m.span() for m in re.finditer(r"\([^()]*\)", quote) if m.start()]
    for hit in sentence.longest(AGENCIES):
        span = spanned(document, sentence, hit) or _single(document, sentence, hit)
        if span:
            found.append(_widened(quote, (span[0] - sentence.start, span[1] - sentence.start)))
    called = _acronyms(document)
    found += [m.span() for m in ACRONYM.finditer(quote) if m.group() in called and not any(a <= m.start() < b for a, b in found)]
    kept: list[Span] = []
    for begin, end in sorted(s for s in found if not any(a < s[0] < b for a, b in brackets)):
        if PERSONAL.match(quote, end) or PERSON.match(quote, begin) or (kept and begin < kept[-1][1]):
            continue
        if VAGUE.match(quote[begin:end]):
            continue
        if kept and OWNED.fullmatch(quote[kept[-1][1] : begin]):
            begin = kept.pop()[0]
        kept.append((begin, end))
    return kept


def _widened(quote: str, span: Span) -> Span:
    """A name with the capitalised words before it and behind it: "Mid-Fallow Hospitals", "Fallowfield Police Division"."""
    begin, end = span
    before = NAME_BEFORE.search(quote, 0, begin) if quote[begin].isupper() else None
    if before:
        begin = before.start("name")
    after = NAME_AFTER.match(quote, end) if quote[begin].isupper() else None
    return begin, after.end() if after else end


def _single(document: ReadDocument, sentence: Sentence, hit: Hit) -> Span | None:
    """Where a word for one body stands by itself: "the college", "the church"."""
    words = sentence.words
    begin, end = words.starts[hit.first], words.ends[hit.stop - 1]
    return (begin, end) if document.text.document.text[begin:end].lower() in SINGLE else None


def _acronyms(document: ReadDocument) -> frozenset[str]:
    """The acronyms that a document explains, in brackets or by a list, and so may be bodies."""
    memo = document.text.memo
    if "acronyms" not in memo:
        memo["acronyms"] = frozenset(EXPLAINED.findall(document.text.document.text)) - NO_BODY
    found: frozenset[str] = memo["acronyms"]
    return found
