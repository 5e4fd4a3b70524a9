"""What does a markdown report hold, item by item? The makers' own small reading, apart from the reader under test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r"(#{1,6}) +(.*)")
_ITEM = re.compile(r"(\d+[.)]|[-*]) +(.*)")
_NOTE = re.compile(r"\[\^(\w+)\]: *(.*)")
_PIECE = re.compile(r"(\*\*.+?\*\*|\*.+?\*|\[\^\w+\])")


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one type; ``note`` is the mark of a footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""


@dataclass(frozen=True)
class Item:
    """A heading, paragraph, list item, table or footnote."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()

    @property
    def text(self) -> str:
        """The text without its type."""
        return plain(self.pieces)


def plain(pieces: tuple[Piece, ...]) -> str:
    """The text of several pieces."""
    return "".join(piece.text for piece in pieces)


def items_of(markdown: str) -> list[Item]:
    """The items of a report, footnotes last."""
    return list(_items([block for block in re.split(r"\n[ \t>]*\n", markdown.strip()) if block.strip()]))


def _items(blocks: list[str]) -> Iterator[Item]:
    for block in blocks:
        lines = [line.strip() for line in block.split("\n")]
        if lines[0].startswith("|"):
            yield Item("table", rows=tuple(_cells(line) for line in lines if not re.fullmatch(r"[|\s:-]+", line)))
        elif not re.fullmatch(r"[-*_ ]{3,}|(?:\[[^\]^][^\]]*\]: .*)", block.strip()):
            yield from _lines([line.removeprefix("> ") for line in lines])


def _cells(line: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple(pieces_of(cell.strip()) for cell in line.strip("|").split("|"))


def _lines(lines: list[str]) -> Iterator[Item]:
    text: list[str] = []
    for line in lines:
        heading, item, note = _HEADING.fullmatch(line), _ITEM.fullmatch(line), _NOTE.fullmatch(line)
        if heading or item or note:
            yield from _paragraph(text)
            text = []
        if heading:
            yield Item("heading", pieces_of(heading[2]), level=len(heading[1]))
        elif note:
            yield Item("note", pieces_of(note[2]), marker=note[1])
        elif item:
            yield Item("item", pieces_of(item[2]), marker=item[1])
        else:
            text.append(line)
    yield from _paragraph(text)


def _paragraph(lines: list[str]) -> Iterator[Item]:
    if lines:
        yield Item("paragraph", pieces_of(" ".join(lines)))


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a line of markdown."""
    return tuple(_piece(part) for part in _PIECE.split(text) if part)


def _piece(part: str) -> Piece:
    if part.startswith("[^"):
        return Piece("", note=part[2:-1])
    if part.startswith("**") and part.endswith("**") and len(part) > 4:
        return Piece(part[2:-2], bold=True)
    if part.startswith("*") and part.endswith("*") and len(part) > 2:
        return Piece(part[1:-1], italic=True)
    return Piece(part)
