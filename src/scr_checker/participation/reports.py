"""Which rows of which tables name an agency and its report?

Part of ``participation``, used by ``agencies``: what an agency named is, and the tables that name several.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.evidence import ReadDocument
    from scr_checker.participation.listing import Span
    from scr_checker.reading.text import Sentence

UNFILLED = re.compile(r"<[^>]*>|\[[^\]]*\]|\bX{2,}|\btbc\b|not yet", re.IGNORECASE)


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
        cells = header.block.cells
        column = next((n for n, cell in enumerate(cells) if holds(header, "fact_agency_column", cell)), None)
        others = [c for n, c in enumerate(cells) if n != column]
        about = any(holds(header, "fact_report_column", cell) for cell in others)
        if (
            column is None
            or not about
            or any(holds(header, "fact_other_column", c) and not holds(header, "fact_report_column", c) for c in others)
        ):
            continue
        rows = [s for s in document.text.sentences if s.block.table == table and s.block.kind is BlockKind.TABLE_ROW]
        yield [named for row in rows if (named := _row(document, row, column))]


def _row(document: ReadDocument, row: Sentence, column: int) -> Named | None:
    text, quote = document.text.document.text, document.text.quote(row)
    if len(row.block.cells) <= column or "fact_joint_report" in row.concepts:
        return None
    name = " ".join(text[slice(*row.block.cells[column])].split())
    if not name or UNFILLED.search(name) or row.block.struck:
        return None
    unfilled = bool(UNFILLED.search(quote))
    return Named(name, document, row, reported=not unfilled and not is_short(row))
