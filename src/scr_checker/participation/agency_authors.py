"""Which authors of the agencies' reports had a tie to the case, as the documents tell it in prose or in a row?

Part of ``participation``, used by ``independence``: documents -> sentences. A sentence counts where it, or one shortly
before it in its paragraph, speaks of those who wrote for the agencies, and it tells that one of them had managed, signed,
chaired or covered; an author who was replaced for such a tie counts too, since it was told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.participation.clauses import of_review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

WROTE = re.compile(
    r"\b(?:authors?|writers?|nominees?|wrote|author[\u2019']s|those who wrote)\b"
    r"|\b(?:report|account|review|contribution|IMR)s?\b[^.;]{0,60}\b(?:written|composed|prepared|compiled"
    r"|produced|begun|the work of|by the|came from|was by)\b"
    r"|\bit (?:had been|was) (?:written|compiled|prepared) by\b|\bauthors? of (?:those|these|the) (?:reports|reviews)\b"
    r"|\bgave the job to\b|[\u2019']s reviewer\b|\breviewers? (?:from|for|of) (?!this|the (?:review|case))|\bheld the pens?\b"
    r"|\bwho had (?:written|prepared|compiled) (?:each|them|it)\b|^\W*(?:compiled|written|prepared|completed) by\b",
    re.IGNORECASE,
)
ACTS = (
    r"(?:supervised|managed|line[- ]managed|signed|countersigned|initialled|chaired|sat in on|overseen"
    r"|audited|appraised|authorised"
    r"|provided cover|covered|given supervision|put (?:her|his|their) name|been (?:the |her |his )?(?:line )?manager"
    r"|worked with|treated|taught|(?:seen|met|known) (?:her|him|the (?:child|family|mother|father|baby)|[A-Z])|sat on"
    r"|been (?:the |a |her |his )?(?:[\w-]+ )?(?:key ?worker|social worker"
    r"|care coordinator|health visitor|supervisor|case ?worker|teacher|midwife))"
)
TIE = re.compile(
    rf"\b(?:had|has|have|having|who|himself|herself|staff|also)\s+(?:[\w-]+\s+){{0,3}}?{ACTS}\b|\bprovided cover\b"
    rf"|\b(?:was|is|been)\s+(?:the\s+)?(?:[\w\u2019'-]+\s+){{0,3}}?(?:boss|line manager|supervisor)\b"
    rf"|\b(?:the )?[Aa]uthor (?:had )?audited\b|\b(?:too close|closer) to the (?:case|family|events|staff|work)\b"
)
OTHERS = r"(?:an?other|different|neighbouring|next|nearby|outside|sister|not|no|far side)"
HOLDS = re.compile(
    rf"\bpartners?\b(?:(?!\b{OTHERS}\b)[^.;]){{0,30}}\b(?:at|in|of|from)\s+(?:(?!\b{OTHERS}\b)[^.;]){{0,30}}\b(?:surgery|practices?)\b"
    r"|\b(?:line[- ]manages|manages|supervises|oversees|(?:is|was) (?:also )?(?:responsible|answerable) for (?!the overview))\b"
    r"|\b(?:its|their|her|his) own (?:manager|team leader|clinical lead|director|head|entry|entries|decisions?)\b"
    r"|\bto whom [^.;]{0,50}\b(?:reports?|answers?|reported|answered)\b"
    r"|\bhad (?:herself |himself |also |once )?(?:taken|made|signed|received|written|handled|closed|allocated)"
    r" (?:the|a|that|one of the|two of the) (?:first |\w+ )?(?:referrals?|decisions?|calls?|notes?|letters?|assessments?"
    r"|cases?|files?)\b"
    r"|\b(?:gave|provided|had given|had provided) (?:[\w-]+ )?supervision to\b"
    r"|[\u2019']s (?:own )?(?:line |team )?(?:manager|supervisor|team leader)\b",
    re.IGNORECASE,
)
"""What ties a writer by the post held, or by an act that needs a writer named in the same sentence or just before."""
NAMED_WRITER = re.compile(
    r"\b(?:authors?|writers?|nominees?|nominated|wrote|written|compiled|composed|prepared|completed|held the pens?|the work of"
    r"|reviewers? (?:from|for|of)|[\u2019']s reviewer|(?:report|review|imr|account)s? (?:was|were|is|came) (?:by|from))\b",
    re.IGNORECASE,
)
GENERALLY = re.compile(r"\b(?:must|should|ought|cannot|could not|may|can|would|to ensure)\b", re.IGNORECASE)
GOES_ON = re.compile(
    r"(?:[A-Z][\w ]{1,30}:|She|He|It|They|This|That|For|[A-Z][\w\u2019' ]{2,60} (?:asked|chose|used|nominated)"
    r"|The (?:\w+ ){1,4}(?:asked|chose|used))\b"
)
BY_CHIEF = re.compile(r"\b(?:chief|director|executive|chair|head of)\b[^.;]{0,40}$", re.IGNORECASE)
WORKER = r"(?:case ?worker|worker|health visitor|social worker|midwife|teacher|nurse|officer)"
PLAIN = re.compile(
    rf"\b(?:was|were|is|came|written|compiled|prepared)\s+(?:by"
    rf"|from)\b[^.;]{{0,60}}\b{WORKER}[\u2019']s\s+(?:own\s+)?(?:team leader"
    r"|(?:line )?manager|supervisor)\b|\bown account of (?:his|her|their) own\b",
    re.IGNORECASE,
)
"""What ties a writer without an act: "was by the caseworker's own team leader"."""
ROW = re.compile(
    r"(?:yes\W+|[^;:,]{3,60}[;:,]\s*)?(?:(?:had|has)\s+)?(?:line[- ]manage[sd]|supervise[sd]|manage[sd]|chaired|signed off"
    r"|held (?:the )?case|oversaw|allocated|countersigned|gave (?:[\w-]+ )?supervision|covered)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"(?<=\b(?:had|has|was)), [^,.;]{1,40},(?= )"
    r"|^\W*(?:[\d.]+\s+)?It (?:should|must|ought to) be (?:recorded|noted|said|added) that\b",
    re.IGNORECASE,
)
"""What says nothing of the tie: between the parts of a verb ("had, until the spring, been") or before it all."""
SENTENCE_END = re.compile(r"(?<=[.;]) +")
DENIED = re.compile(r"\b(?:no|not|never|neither|nor|none|nobody|no one|without)\b[^.;]{0,80}$", re.IGNORECASE)
OVERVIEW = re.compile(r"\b(?:author|writer) of this (?:overview )?report\b|\boverview (?:author|writer|report)\b", re.IGNORECASE)
CLEARING = re.compile(r"\b(?:to ensure|so that|in order|would|should|must|were asked|was asked)\b", re.IGNORECASE)
SEATS = re.compile(r"\bmembers? of the panel\b|\bpresid(?:ed|ing)\b|\bseat\b", re.IGNORECASE)
FOUND_OUT = re.compile(
    r"(?:I|We) (?:\w+ )?(?:discovered|found|learn(?:ed|t)|were told|was told|realised|noticed|understand|had doubts"
    r"|know) (?:out )?(?:later )?that\b|With (?:one|two)"
)
OWN_REPORT = re.compile(r"\bread (?:over )?(?:her|his) (?:report|review|account)\b")
MINE = ("I ", "My ", "We ")
BEFORE = 2


def of_authors(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence speaks of those who wrote for agencies, not of the author of the overview nor of the panel."""
    if document.type == "imr" or sentence.block.kind is BlockKind.TABLE_ROW:
        return True
    quote = document.text.quote(sentence)
    if (quote.startswith(MINE) and not FOUND_OUT.match(quote)) or SEATS.search(quote):
        return False
    near = _near(document, sentence)
    if any(OVERVIEW.search(text) for text in (*near[-1:], quote)):
        return False
    after = document.text.sentences[sentence.index + 1 : sentence.index + 1 + BEFORE + 1]
    followed = any(s.block is sentence.block and OWN_REPORT.search(document.text.quote(s)) for s in after)
    return followed or any(WROTE.search(text) for text in (*near, quote))


def told_ties(document: ReadDocument) -> Iterator[Sentence]:
    """The sentences that tell of a tie of such an author."""
    for sentence in document.text.sentences:
        if sentence.block.kind is BlockKind.TABLE_ROW and _tied_in_row(document, sentence):
            yield sentence
        if not of_review(sentence) or sentence.block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        quote = ASIDE.sub("", document.text.quote(sentence))
        match = TIE.search(quote)
        told = match and _affirmed(quote[: match.start()]) and of_authors(document, sentence)
        if told and match and re.search("signed|initialled", match.group()) and BY_CHIEF.search(quote[: match.start()]):
            told = False
        if told or (PLAIN.search(quote) and not OVERVIEW.search(quote)) or _holds(document, sentence, quote):
            yield sentence


def _holds(document: ReadDocument, sentence: Sentence, quote: str) -> bool:
    """Whether a writer's post, or what the writer did, ties them: "a partner at the surgery", "its own manager"."""
    match = HOLDS.search(quote)
    if not match or not _affirmed(quote[: match.start()]) or not of_authors(document, sentence):
        return False
    if GENERALLY.search(quote):
        return False
    goes_on = GOES_ON.match(quote)
    return any(NAMED_WRITER.search(text) for text in (quote, *(_near(document, sentence)[-1:] if goes_on else ())))


def _tied_in_row(document: ReadDocument, row: Sentence) -> bool:
    """Whether a cell of a row on an agency's report says what its author did in the case."""
    header = document.text.headers.get(row.block.table or 0)
    on_authors = header is not None and "fact_report_column" in header.concepts
    if row is header or not (row.section.role == "agency_reports" or (on_authors and of_review(row))):
        return False
    text = document.text.document.text
    told = (part for cell in row.block.cells[1:] for part in SENTENCE_END.split(text[slice(*cell)].strip()))
    return any(ROW.match(part) for part in told)


def _affirmed(before: str) -> bool:
    """Whether what stands before the act neither denies it nor tells of a rule, or of a meeting in the case."""
    return not (DENIED.search(before) or CLEARING.search(before) or "conference" in before)


def _near(document: ReadDocument, sentence: Sentence) -> list[str]:
    """The sentences just before it in its paragraph."""
    before = document.text.sentences[max(0, sentence.index - BEFORE) : sentence.index]
    title = sentence.section.title
    own = [title] if re.search(r"\bauthors\b", title, re.IGNORECASE) else []
    return [*own, *(document.text.quote(s) for s in before if s.block is sentence.block)]


def ties_told_in(quote: str) -> bool:
    """Whether a sentence names an act that ties."""
    return bool(TIE.search(quote))
