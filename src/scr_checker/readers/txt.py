"""What does a plain text say? Bytes to parts, also for text copied out of a scan or a PDF.

A format of ``read_document``: broken lines are joined into paragraphs, page numbers and running headers
dropped, form feeds counted as pages and tables drawn with ``|`` or tabs read as rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scr_checker.document import BlockKind
from scr_checker.readers import text_lines
from scr_checker.readers.building import Extract, Part, row
from scr_checker.readers.decoding import decode
from scr_checker.readers.line_ends import join_lines, vocabulary
from scr_checker.readers.tables import split_row
from scr_checker.readers.text_lines import Line
from scr_checker.readers.wording import clean

_BULLET = re.compile(r"\s*[•·‣▪◦●○■□*–—-]\s+")
_SEPARATOR = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?")
_DRAWN = frozenset("+-=| ")
_FOOTNOTE = re.compile(r"\[(\d{1,3})\]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Group:
    lines: tuple[Line, ...]
    gap: bool


def read(data: bytes) -> Extract:
    """The parts of a plain text file."""
    return read_text(decode(data))


def read_text(text: str) -> Extract:
    """The parts of a plain text."""
    pages = text.count("\f") + 1 if "\f" in text.strip("\f\n ") else None
    lines = text_lines.body_lines(text)
    known = vocabulary(text)
    parts: list[Part] = []
    tables = 0
    for table, group in _tables_apart(lines):
        if table:
            tables += 1
            parts += _table_parts(group, tables)
        else:
            parts += [_part(found, known) for found in _groups(group, text_lines.width(lines))]
    paged = parts if pages else [replace(part, page=None) for part in parts]
    return Extract(tuple(_with_footnotes(paged)), pages=pages)


def _tables_apart(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Stretches of lines, each with whether it is a table."""
    group: list[Line] = []
    kind = False
    for at, line in enumerate(lines):
        is_row = text_lines.is_table_line(lines, at)
        if group and (is_row != kind or (is_row and _is_new_table(lines, at))):
            yield kind, group
            group = []
        group.append(line)
        kind = is_row
    if group:
        yield kind, group


def _is_separator(line: Line) -> bool:
    """The line under a table's header, or one drawn between its rows."""
    text = line.text.strip()
    return _SEPARATOR.fullmatch(text) is not None or ("+" in text and _DRAWN.issuperset(text))


def _is_new_table(lines: Sequence[Line], at: int) -> bool:
    """A gap between rows parts two tables if they are drawn differently or the second has a header of its own."""
    ruled = at + 1 < len(lines) and _is_separator(lines[at + 1])
    return lines[at].gap and (ruled or ("|" in lines[at].text) != ("|" in lines[at - 1].text))


def _table_parts(lines: Sequence[Line], table: int) -> list[Part]:
    rows: list[Part] = []
    for line in lines:
        if _is_separator(line):
            if len(rows) == 1:
                rows[0] = replace(rows[0], kind=BlockKind.TABLE_HEADER)
        elif line.text.strip():
            rows.append(row(split_row(line.text), table, page=line.page))
    return rows


def _groups(lines: Sequence[Line], width: int) -> Iterator[_Group]:
    """The lines of each paragraph."""
    group: list[Line] = []
    gap = True
    for line in lines:
        if group and text_lines.begins_block(group, line, width):
            yield _Group(tuple(group), gap)
            group, gap = [], line.gap
        gap = gap or (not group and line.gap)
        group.append(line)
    if group:
        yield _Group(tuple(group), gap)


def _part(group: _Group, known: frozenset[str]) -> Part:
    joined = join_lines("\n".join(line.text.strip() for line in group.lines), known)
    bullet = _BULLET.match(joined)
    text = clean(joined[bullet.end() :] if bullet else joined)
    kind = BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
    underlined = len(text) if group.lines[-1].underlined else 0
    return Part(kind, text, page=group.lines[0].page, bold=underlined, alone=group.gap)


def _with_footnotes(parts: Sequence[Part]) -> Iterator[Part]:
    """Word's plain text puts ``[1]`` in the text and ``[1] Note`` after it."""
    numbers = _trailing_notes(parts)
    if not numbers:
        yield from parts
        return
    marks = re.compile(r"(?<=\S)\[(?:" + "|".join(sorted(numbers)) + r")\]")
    for part in parts:
        match = _FOOTNOTE.match(part.text)
        if match and match[1] in numbers:
            yield replace(part, kind=BlockKind.FOOTNOTE, text=part.text[match.end() :], number=match[1])
        else:
            yield replace(part, text=marks.sub("", part.text), cells=tuple(marks.sub("", cell) for cell in part.cells))


def _trailing_notes(parts: Sequence[Part]) -> set[str]:
    notes: set[str] = set()
    for part in reversed(parts):
        match = _FOOTNOTE.match(part.text)
        if match is None:
            break
        notes.add(match[1])
    body = " ".join(part.text for part in parts[: len(parts) - len(notes)])
    return {number for number in notes if f"[{number}]" in body}
