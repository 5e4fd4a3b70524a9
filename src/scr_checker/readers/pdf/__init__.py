"""What does a PDF say? Bytes to parts, in reading order.

A format of ``read_document``. pdfium gives characters with their places and the drawn lines; the order of
columns, paragraphs, tables and headings is worked out here from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from scr_checker.document import Problem
from scr_checker.errors import UnusableInputError
from scr_checker.readers import limits, problems
from scr_checker.readers.building import Extract
from scr_checker.readers.line_ends import vocabulary
from scr_checker.readers.pdf.aligned import aligned_tables
from scr_checker.readers.pdf.columns import gutters, in_order
from scr_checker.readers.pdf.furniture import without_furniture
from scr_checker.readers.pdf.grids import ruled_tables
from scr_checker.readers.pdf.parts import parts_of
from scr_checker.readers.pdf.rules import drawn_on
from scr_checker.readers.pdf.shapes import Line, Rule, Table, Word, rows_of
from scr_checker.readers.pdf.words import Characters, turned_rule, with_raised, words_of


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
    known = vocabulary("\n".join(word.text for page in pages for word in page.words))
    items = [item for page in _laid_out(pages, known) for item in page]
    return Extract(tuple(parts_of(items, known)), _scan_problems(scanned, len(pages)), len(pages))


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
    found = problems.scanned_pages(scanned)
    if len(scanned) * 4 <= pages:
        return (found,)
    return (found, problems.poor_extraction(f"{len(scanned)} of {pages} pages hold no text"))


def _laid_out(pages: Sequence[_Page], known: frozenset[str]) -> Iterator[list[Line | Table]]:
    """The lines and tables of each page in reading order."""
    ruled = [ruled_tables(page.words, page.rules, known) for page in pages]
    kept = without_furniture([rows_of(rest) for _, rest in ruled])
    content = [(rows, tables) for rows, (tables, _) in zip(kept, ruled, strict=True)]
    for number, ((rows, tables), gutter) in enumerate(zip(content, gutters(content), strict=True), start=1):
        found, rest = ([], rows) if gutter is not None else aligned_tables(rows, known)
        ordered = in_order(rest, [*tables, *found], number, gutter)
        yield [replace(item, page=number) if isinstance(item, Table) else item for item in ordered]
