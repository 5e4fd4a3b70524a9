"""Which rows of which tables name an agency and its report?

Part of ``participation``, used by ``agencies``: what an agency named is, and the tables that name several.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.links.agencies import field_of
from scr_checker.matching.rows import rows_in
from scr_checker.reviewers import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.participation.listing import Span
    from scr_checker.reading.text import Sentence

UNFILLED = re.compile(r"<[^>]*>|\[[^\]]*\]|\bX{2,}|\btbc\b|not yet", re.IGNORECASE)
TIME = re.compile(r"date(?: \w+)?|when", re.IGNORECASE)
LEAST, ENOUGH, LOOK = 2, 0.6, 3
HEAD_END = re.compile(r"\s(?:of|for|in|at|with|to|known as|called)\s|\s*\(")
ABBREVIATED = re.compile(r"[A-Z][A-Z&/]{1,5}(?:\s|$)")
NONE_MADE = re.compile(
    r"\s*(?:nil(?: return)?|none|no|not (?:asked|required|requested|applicable|received)|n/?a|no (?:imr|report|contact)|declined"
    r"|(?:report|chronology|letter|statement|information|summary|note) only|factual report|chronology|letter|statement"
    r"|summary)\W*",
    re.IGNORECASE,
)


REPORT_HEAD = re.compile(r"\b(?:imrs?|reports?|reviews?|product|contribution|received|submitted|return|what)\b", re.IGNORECASE)


PROPER = re.compile(r"[A-Z][\w\u2019'-]+(?:\s+(?:[A-Z][\w\u2019'-]+|of|and|the))*(?:\s*\(.*\))?")
PERSON = re.compile(rf"{TITLE}|Child\b|Baby\b")
FOLLOWING = re.compile(
    r"^(?:the )?following\b|\b(?:agencies|organisations|bodies|partners)$"
    r"|^(?:(?:private )?(?:company|companies|force|army|bod(?:y|ies)|division|department|team|trust|agency|organisation)s?)$"
    r"|^(?:(?:all|the|our|other|its|partner|local|relevant|member|these|those)\s+)*services$",
    re.IGNORECASE,
)
LETTERS = re.compile(r"(?!GP|ED|YO)[A-Z][a-z]?(?:\s*(?:,|and|/)\s*[A-Z][a-z]?)*")
"""Letters for sources, as in the last column of a chronology."""
BODIES = re.compile(r"\b(?:organisations|agencies|services|bodies|departments)\b", re.IGNORECASE)
LIKE, HALF = 0.75, 0.5


class Named(NamedTuple):
    """An agency as a document names it, where, and whether it wrote a report of its own."""

    name: str
    document: ReadDocument
    sentence: Sentence
    reported: bool


def holds(sentence: Sentence, concept: str, span: Span) -> bool:
    """Whether a concept stands within a span of the document, such as a cell."""
    words = sentence.words
    return any(words.starts[a] >= span[0] and words.ends[b - 1] <= span[1] for a, b in sentence.places.get(concept, ()))


def is_short(sentence: Sentence) -> bool:
    """Whether it speaks of a letter or statement in place of a report."""
    return "fact_short_account" in sentence.concepts


def tables(document: ReadDocument) -> Iterator[list[Named]]:
    """The rows of every table that names agencies and their reports."""
    for table, header in document.text.headers.items():
        rows = rows_in(document.text, table)
        column = _column(document, header, rows, led_in=_led_in(document, header))
        if column is not None:
            yield [named for row in rows if (named := _row(document, row, column))]


def _led_in(document: ReadDocument, header: Sentence) -> bool:
    """Whether the paragraph before a table says that reports came: "Nine accounts were received."."""
    before = document.text.sentences[max(0, header.index - LOOK) : header.index]
    near = [s for s in before if s.section is header.section and s.block is before[-1].block]
    said = any({"fact_report", "fact_came"} <= s.concepts for s in near)
    return said and not any("fact_member" in s.concepts for s in near)


def _column(document: ReadDocument, header: Sentence, rows: list[Sentence], *, led_in: bool) -> int | None:
    """The column of agencies in a table about their reports: by its head, or by most of what stands in it."""
    cells = header.block.cells
    column = next((n for n, cell in enumerate(cells) if holds(header, "fact_agency_column", cell)), None)
    others = [c for n, c in enumerate(cells) if n != column]
    text = document.text.document.text
    about = [holds(header, "fact_report_column", cell) or holds(header, "fact_report", cell) for cell in others]
    other = [holds(header, "fact_other_column", cell) and not TIME.fullmatch(text[slice(*cell)].strip()) for cell in others]
    if any(o and not a for o, a in zip(other, about, strict=True)):
        return None
    if column is None and (any(about) or led_in or header.section.role == "agency_reports"):
        filled = [r for r in rows if r.block.cells]
        known = [r for r in filled if is_agency(text, r, r.block.cells[0])]
        like = [r for r in filled if r in known or is_like_agency(text, r, r.block.cells[0]) or _is_name(text, r.block.cells[0])]
        enough = len(known) >= ENOUGH * len(rows) or (len(known) >= HALF * len(rows) and len(like) >= LIKE * len(rows))
        return 0 if len(known) >= LEAST and enough else None
    return column if any(about) or led_in else None


def is_agency(text: str, sentence: Sentence, span: Span) -> bool:
    """Whether an entry is known for an agency by its head: the last word before "of" or a bracket."""
    head = HEAD_END.split(text[slice(*span)])[0].rstrip(" ,")
    end, words = span[0] + len(head), sentence.words
    named = any(words.ends[b - 1] == end and words.starts[a] >= span[0] for a, b in sentence.places.get("fact_agency", ()))
    return named or field_of(head.split()[-1] if head else "") is not None


def is_like_agency(text: str, sentence: Sentence, span: Span) -> bool:
    """Whether an entry bears a word for an agency anywhere, or is an abbreviation: "Police PPU", "CMHT"."""
    words, entry = sentence.words, text[slice(*span)]
    inside = any(words.starts[a] >= span[0] and words.ends[b - 1] <= span[1] for a, b in sentence.places.get("fact_agency", ()))
    return inside or field_of(entry) is not None or bool(ABBREVIATED.match(entry))


def _row(document: ReadDocument, row: Sentence, column: int) -> Named | None:
    text, quote = document.text.document.text, document.text.quote(row)
    if len(row.block.cells) <= column or "fact_joint_report" in row.concepts:
        return None
    name = " ".join(text[slice(*row.block.cells[column])].split())
    if not name or UNFILLED.search(name) or row.block.struck or LETTERS.fullmatch(name):
        return None
    unfilled = bool(UNFILLED.search(quote))
    others = [text[slice(*cell)] for n, cell in enumerate(row.block.cells) if n != column]
    none = any(NONE_MADE.fullmatch(other) for k, other in enumerate(others) if _about_reports(document, row, column, k))
    return Named(name, document, row, reported=not unfilled and not none and not is_short(row))


def _about_reports(document: ReadDocument, row: Sentence, column: int, k: int) -> bool:
    """Whether the head of a column, counted without that of the agencies, asks for the report itself."""
    header = document.text.headers.get(row.block.table) if row.block.table is not None else None
    cells = [cell for n, cell in enumerate(header.block.cells) if n != column] if header else []
    return bool(header) and k < len(cells) and bool(REPORT_HEAD.search(document.text.document.text[slice(*cells[k])]))


def kept(
    document: ReadDocument, taken: Sequence[tuple[Sentence, Span]], least: int = LEAST, *, certain: bool = False
) -> list[Named]:
    """The entries as agencies, where most of them are known for such; after a ``certain`` lead a name will do for some."""
    text = document.text.document.text
    taken = [(s, span) for s, span in taken if not FOLLOWING.search(text[slice(*span)])]
    taken = [(s, span) for s, span in taken if span[1] > span[0] and not UNFILLED.search(text[slice(*span)])]
    known = [s for s, span in taken if is_agency(text, s, span)]
    like = [(s, span) for s, span in taken if is_agency(text, s, span) or is_like_agency(text, s, span)]
    named = [span for s, span in taken if (s, span) in like or _is_name(text, span)]
    sure = certain and len(like) >= LEAST and len(named) >= LIKE * len(taken)
    if len(known) < max(least, ENOUGH * len(taken)) and not sure:
        return []
    single = len({s.index for s, _ in taken}) < len(taken)
    entries = [
        (s, span)
        for s, span in taken
        if not single or is_agency(text, s, span) or _is_name(text, span) or (certain and is_like_agency(text, s, span))
    ]
    return [Named(" ".join(text[slice(*span)].split()), document, s, reported=single or not is_short(s)) for s, span in entries]


def _is_name(text: str, span: Span) -> bool:
    """Whether an entry is a name, and not that of a person."""
    entry = text[slice(*span)]
    return bool(PROPER.fullmatch(entry.strip())) and not PERSON.match(entry)
