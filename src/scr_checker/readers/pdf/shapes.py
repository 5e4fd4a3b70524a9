"""The values that the PDF modules pass on: words, rows and lines with their places on a page.

Coordinates are points, x to the right and y upwards, already turned so that the text runs to the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """A word where it stands; ``raised`` marks the small figure of a footnote."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False


class Rule(NamedTuple):
    """A drawn line, upright or level."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one base line, from left to right."""

    words: tuple[Word, ...]

    @property
    def y(self) -> float:
        """The base line."""
        return self.words[0].y

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def size(self) -> float:
        """The size of most of its type."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A row in its column: what paragraphs are made of."""

    row: Row
    page: int
    column: int
    left: float
    right: float

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.row.words)


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page: the texts of its cells row by row, and where it stands."""

    rows: tuple[tuple[str, ...], ...]
    bold_first: bool
    x0: float
    x1: float
    top: float
    bottom: float
    edges: tuple[float, ...]
    page: int = 0


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The words grouped by base line, from the top of the page down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if rows and abs(rows[-1][0].y - word.y) <= 0.4 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=lambda word: word.x0))) for row in rows]


def pieces_of(row: Row, widest_space: float) -> list[Row]:
    """The row cut at gaps wider than so many times the type size."""
    pieces: list[list[Word]] = []
    for word in row.words:
        if pieces and word.x0 - pieces[-1][-1].x1 <= widest_space * word.size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [Row(tuple(piece)) for piece in pieces]
