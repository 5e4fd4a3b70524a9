"""What does a PDF say? Bytes to parts, in reading order.

A format of ``read_document``. pdfium gives characters with their places and the drawn lines; the order of
columns, paragraphs, tables and headings is worked out here from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from scr_checker.document import BlockKind, Problem
from scr_checker.errors import UnusableInputError
from scr_checker.readers import limits, problems
from scr_checker.readers.building import Extract, Part, row
from scr_checker.readers.line_ends import join_lines, vocabulary
from scr_checker.readers.pdf.aligned import aligned_tables
from scr_checker.readers.pdf.columns import in_order
from scr_checker.readers.pdf.furniture import without_furniture
from scr_checker.readers.pdf.grids import ruled_tables
from scr_checker.readers.pdf.paragraphs import Type, paragraphs, typical, without_bullet
from scr_checker.readers.pdf.rules import drawn_on
from scr_checker.readers.pdf.shapes import Line, Rule, Table, Word, rows_of
from scr_checker.readers.pdf.words import Characters, turned_rule, with_raised, words_of
from scr_checker.readers.tables import with_header
from scr_checker.readers.wording import clean

_LARGER, _SMALLER = 1.12, 0.93
_LONGEST_HEADING = 25


@dataclass(frozen=True, slots=True)
class _Page:
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    scanned: bool


def read(data: bytes) -> Extract:
    """The parts of a PDF."""
    pages = _pages(data)
    scanned = [number for number, page in enumerate(pages, start=1) if page.scanned]
    if not any(page.words for page in pages):
        raise UnusableInputError("its pages are pictures without any text", hint="run text recognition (OCR) on it first")
    known = vocabulary(" ".join(word.text for page in pages for word in page.words))
    items = [item for page in _laid_out(pages, known) for item in page]
    return Extract(tuple(_parts(items, known)), _scan_problems(scanned, len(pages)), len(pages))


def _pages(data: bytes) -> list[_Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unreadable(error) from None
    try:
        limits.check_pages(len(document))
        return [_page(document, at) for at in range(len(document))]
    except pdfium.PdfiumError as error:
        raise _unreadable(error) from None
    finally:
        document.close()


def _unreadable(error: pdfium.PdfiumError) -> UnusableInputError:
    if "password" in str(error).lower():
        return UnusableInputError("the file is password-protected", hint="save it without a password")
    if "security" in str(error).lower():
        return UnusableInputError("the file is encrypted in a way that is not supported", hint="save it without a password")
    return UnusableInputError("the file is damaged or cut short", hint="save or download it again")


def _page(document: pdfium.PdfDocument, at: int) -> _Page:
    page = document[at]
    text = page.get_textpage()
    try:
        words, turn = words_of(Characters(text.raw))
        drawn = drawn_on(page.raw)
        rules = tuple(turned_rule(rule, turn) for rule in drawn.rules)
        return _Page(tuple(with_raised(words)), rules, scanned=not words and drawn.objects > 0)
    finally:
        text.close()
        page.close()


def _scan_problems(scanned: list[int], pages: int) -> tuple[Problem, ...]:
    if not scanned:
        return ()
    found = (problems.scanned_pages(scanned),)
    if len(scanned) * 4 > pages:
        found += (problems.poor_extraction(f"{len(scanned)} of {pages} pages hold no text"),)
    return found


def _laid_out(pages: Sequence[_Page], known: frozenset[str]) -> Iterator[list[Line | Table]]:
    """The lines and tables of each page in reading order."""
    ruled = [ruled_tables(page.words, page.rules, known) for page in pages]
    kept = without_furniture([rows_of(rest) for _, rest in ruled])
    for number, (rows, (tables, _)) in enumerate(zip(kept, ruled, strict=True), start=1):
        ordered = list(in_order(rows, tables, number))
        if all(item.column == 0 for item in ordered if isinstance(item, Line)):
            aligned, rest = aligned_tables(rows, known)
            ordered = list(in_order(rest, [*tables, *aligned], number)) if aligned else ordered
        yield [replace(item, page=number) if isinstance(item, Table) else item for item in ordered]


def _parts(items: Sequence[Line | Table], known: frozenset[str]) -> list[Part]:
    body = typical([item for item in items if isinstance(item, Line)])
    parts: list[Part] = []
    notes: list[Part] = []
    tables: list[Table] = []
    number = 0
    for group in _groups(items, body):
        if isinstance(group, Table):
            continued = bool(tables) and _goes_on(tables[-1], group, parts)
            number += not continued
            parts += _table_parts(group, number, tables[-1] if continued else None)
            tables.append(group)
        else:
            part = _part(group, body, known)
            (notes if part.kind is BlockKind.FOOTNOTE else parts).append(part)
    return [*_with_levels(parts, _sizes(items, body)), *notes]


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
    if first.words[0].raised and first.size <= _SMALLER * body.size:
        text = _joined(group, known)
        return Part(BlockKind.FOOTNOTE, text, number=first.words[0].text, page=page)
    text, bulleted = without_bullet(_joined(group, known))
    kind = BlockKind.LIST_ITEM if bulleted else BlockKind.PARAGRAPH
    larger = first.size > _LARGER * body.size and len(text.split()) <= _LONGEST_HEADING
    words = [word for line in group for word in line.row.words]
    lead = next((at for at, word in enumerate(words) if not word.bold), len(words))
    bold = len(text) if lead == len(words) else len(" ".join(word.text for word in words[:lead]))
    if larger and not bulleted:
        return Part(BlockKind.HEADING, text, level=round(first.size * 2), page=page)
    return Part(kind, text, page=page, bold=bold, italic=all(word.italic for word in words))


def _joined(group: Sequence[Line], known: frozenset[str]) -> str:
    lines = (" ".join(word.text for word in line.row.words if not word.raised) for line in group)
    return clean(join_lines("\n".join(line for line in lines if line), known))


def _sizes(items: Sequence[Line | Table], body: Type) -> list[int]:
    sizes = {round(item.row.size * 2) for item in items if isinstance(item, Line) and item.row.size > _LARGER * body.size}
    return sorted(sizes, reverse=True)


def _with_levels(parts: Sequence[Part], sizes: Sequence[int]) -> list[Part]:
    """Headings by the size of their type: the largest is the title."""
    used = [size for size in sizes if any(part.level == size for part in parts)]
    return [replace(part, level=min(used.index(part.level) + 1, 6)) if part.level in used else part for part in parts]


def _goes_on(before: Table, table: Table, parts: Sequence[Part]) -> bool:
    """A table that a page break has cut in two."""
    same = len(before.edges) == len(table.edges) and table.page == before.page + 1
    return same and bool(parts) and parts[-1].table is not None


def _table_parts(table: Table, number: int, before: Table | None) -> list[Part]:
    rows = [row(cells, number, page=table.page) for cells in table.rows]
    if before is None:
        return with_header(rows, bold=table.bold_first)
    repeated = table.rows[:1] == before.rows[:1]
    return rows[1:] if repeated else rows


