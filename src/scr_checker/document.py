"""What one file says and where: the text, its blocks, and what was lost in reading it.

First value of the flow ``file -> Document -> Submission -> Evidence -> ...``. Readers make it, everything
later refers to it by code-point offsets, so that ``document.text[start:end]`` is always the quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class BlockKind(StrEnum):
    """What a run of text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row, footnote or comment.

    ``start`` and ``end`` are code points in ``Document.text``. ``level`` is a heading's depth from 1, ``number``
    its printed number (``5.2``), ``page`` counts from 1, ``cells`` are the spans of a table row's cells, empty ones
    included, ``table`` numbers the table within the document, ``struck`` means that a wholly struck-out passage was
    kept for reference but is no longer part of the text as accepted.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    number: str | None = None
    page: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader of the result must know about the extraction; never quotes the document.

    ``id`` is stable: ``tracked_changes``, ``poor_extraction``, ``scanned_pages``, ``truncated``, ``macros_ignored`` …
    """

    id: str
    message: str


@dataclass(frozen=True)
class Document:
    """One file as text with places. ``text`` joins the blocks by blank lines; cells of a row are joined by `` | ``."""

    name: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def words(self) -> int:
        """Number of words separated by white space, comments included."""
        return len(self.text.split())

    def quote(self, start: int, end: int) -> str:
        """The text between two code points."""
        return self.text[start:end]
