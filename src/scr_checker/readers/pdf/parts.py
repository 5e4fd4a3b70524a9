"""What are the blocks of a PDF, once its lines and tables are in order?

Turns paragraphs, tables and notes into parts; type larger than that of the text marks a heading, small type
under a raised figure a footnote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part, row
from scr_checker.readers.line_ends import join_lines
from scr_checker.readers.pdf.paragraphs import Type, paragraphs, typical, without_bullet
from scr_checker.readers.pdf.shapes import Line, Table
from scr_checker.readers.tables import with_header
from scr_checker.readers.wording import clean

_LARGER, _SMALLER = 1.12, 0.93
_LONGEST_HEADING = 25
_NEAR = 4.0


def parts_of(items: Sequence[Line | Table], known: frozenset[str]) -> list[Part]:
    """The parts of a document from its lines and tables in reading order."""
    body = typical([item for item in items if isinstance(item, Line)])
    parts: list[Part] = []
    tables: list[Table] = []
    number = 0
    for group in _groups(items, body):
        if not isinstance(group, Table):
            parts.append(_part(group, body, known))
            continue
        continued = bool(parts) and parts[-1].table is not None and _goes_on(tables[-1], group)
        number += not continued
        parts += _table_parts(group, number, tables[-1] if continued else None)
        tables.append(replace(group, rows=(tables[-1].rows[0], *group.rows)) if continued else group)
    return _with_notes_last(_with_levels(parts), _marks(items))


def _groups(items: Sequence[Line | Table], body: Type) -> Iterator[list[Line] | Table]:
    """Paragraphs and tables in order; a footnote does not part the text that goes on over the page."""
    run: list[Line] = []
    notes: list[Line] = []
    for item in items:
        if isinstance(item, Table):
            yield from paragraphs(run, body)
            yield item
            run = []
        elif _is_note(item, notes, body):
            notes.append(item)
        else:
            run.append(item)
    yield from paragraphs(run, body)
    yield from paragraphs(notes, body)


def _is_note(line: Line, notes: Sequence[Line], body: Type) -> bool:
    if line.row.size > _SMALLER * body.size:
        return False
    follows = bool(notes) and notes[-1].page == line.page and notes[-1].row.y > line.row.y
    return follows or line.row.words[0].raised


def _part(group: Sequence[Line], body: Type, known: frozenset[str]) -> Part:
    first, page = group[0].row, group[0].page
    words = [word for line in group for word in line.row.words]
    if first.words[0].raised and first.size <= _SMALLER * body.size:
        return Part(BlockKind.FOOTNOTE, _joined(group, known), number=first.words[0].text, page=page)
    text, bulleted = without_bullet(_joined(group, known))
    if first.size > _LARGER * body.size and len(text.split()) <= _LONGEST_HEADING and not bulleted:
        return Part(BlockKind.HEADING, text, level=round(first.size * 2), page=page)
    kind = BlockKind.LIST_ITEM if bulleted else BlockKind.PARAGRAPH
    lead = next((at for at, word in enumerate(words) if not word.bold), len(words))
    bold = len(text) if lead == len(words) else len(" ".join(word.text for word in words[:lead]))
    return Part(kind, text, page=page, bold=bold, italic=all(word.italic for word in words))


def _joined(group: Sequence[Line], known: frozenset[str]) -> str:
    lines = (" ".join(word.text for word in line.row.words if not word.raised) for line in group)
    return clean(join_lines("\n".join(line for line in lines if line), known))


def _marks(items: Sequence[Line | Table]) -> set[str]:
    """The raised figures that stand in the text."""
    lines = (item for item in items if isinstance(item, Line))
    return {word.text for line in lines for word in line.row.words[1:] if word.raised}


def _with_levels(parts: Sequence[Part]) -> list[Part]:
    """Headings by the size of their type: the largest is the title."""
    sizes = sorted({part.level for part in parts if part.kind is BlockKind.HEADING}, reverse=True)
    return [
        replace(part, level=min(sizes.index(part.level) + 1, 6)) if part.kind is BlockKind.HEADING else part for part in parts
    ]


def _with_notes_last(parts: Sequence[Part], marks: set[str]) -> list[Part]:
    """Footnotes after the text; notes at the end of a document begin with the figure in ordinary type."""
    end = len(parts)
    while end and _end_note(parts[end - 1], marks):
        end -= 1
    text = [part for part in parts[:end] if part.kind is not BlockKind.FOOTNOTE]
    return [*text, *(part for part in parts if part.kind is BlockKind.FOOTNOTE), *map(_as_note, parts[end:])]


def _end_note(part: Part, marks: set[str]) -> bool:
    first, _, rest = part.text.partition(" ")
    return part.kind is BlockKind.PARAGRAPH and first in marks and bool(rest)


def _as_note(part: Part) -> Part:
    number, _, text = part.text.partition(" ")
    return replace(part, kind=BlockKind.FOOTNOTE, number=number, text=text, bold=0)


def _goes_on(before: Table, table: Table) -> bool:
    """A table that the end of a page or column has cut in two."""
    below = table.page == before.page and table.x0 > before.x1 - _NEAR
    if len(before.edges) != len(table.edges) or not (below or table.page == before.page + 1):
        return False
    return table.rows[0] == before.rows[0] or (not table.bold_first and _widths(before) == _widths(table))


def _widths(table: Table) -> list[int]:
    return [round((edge - table.x0) / _NEAR) for edge in table.edges]


def _table_parts(table: Table, number: int, before: Table | None) -> list[Part]:
    rows = [row(cells, number, page=table.page) for cells in table.rows]
    if before is None:
        return with_header(rows, bold=table.bold_first)
    return rows[1:] if table.rows[0] == before.rows[0] else rows
