"""Which words of a PDF page stand in the cells of a ruled table?

Takes the drawn lines and the words; gives the tables and the words that are left. A line that is missing
between two cells makes them one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scr_checker.readers.line_ends import join_lines
from scr_checker.readers.pdf.rules import level_lines, upright_lines
from scr_checker.readers.pdf.shapes import Rule, Table, Word, rows_of
from scr_checker.readers.wording import clean

_NEAR = 3.0
_MOST_LINES = 800


@dataclass(frozen=True, slots=True)
class _Grid:
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]


def ruled_tables(words: Sequence[Word], rules: Sequence[Rule], known: frozenset[str]) -> tuple[list[Table], list[Word]]:
    """The tables drawn with lines, and the words that stand in none."""
    tables: list[Table] = []
    rest = list(words)
    for grid in _grids(rules):
        inside = [word for word in rest if _is_inside(grid, word)]
        table = _table(grid, inside, known)
        if table:
            tables.append(table)
            rest = [word for word in rest if not _is_inside(grid, word)]
    return tables, rest


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    level, upright = level_lines(rules)[:_MOST_LINES], upright_lines(rules)[:_MOST_LINES]
    groups = _touching(level, upright)
    grids = []
    for levels, uprights in groups:
        xs = _distinct(rule.x0 for rule in uprights)
        ys = _distinct(rule.y0 for rule in levels)
        if len(xs) >= 3 and len(ys) >= 2:
            grids.append(_Grid(tuple(xs), tuple(reversed(ys)), tuple(levels), tuple(uprights)))
    return grids


def _touching(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Level and upright lines that hang together."""
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, across in enumerate(level):
        for j, down in enumerate(upright):
            meets = across.x0 - _NEAR <= down.x0 <= across.x1 + _NEAR and down.y0 - _NEAR <= across.y0 <= down.y1 + _NEAR
            if meets:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate(level):
        groups[root(i)][0].append(rule)
    for j, rule in enumerate(upright):
        groups[root(len(level) + j)][1].append(rule)
    return list(groups.values())


def _distinct(places: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > 2 * _NEAR:
            distinct.append(place)
    return distinct


def _is_inside(grid: _Grid, word: Word) -> bool:
    across, up = (word.x0 + word.x1) / 2, word.y + word.size / 3
    return grid.xs[0] - _NEAR <= across <= grid.xs[-1] + _NEAR and grid.ys[-1] - _NEAR <= up <= grid.ys[0] + _NEAR


def _table(grid: _Grid, words: Sequence[Word], known: frozenset[str]) -> Table | None:
    cells: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        cells[_cell(grid, word)].append(word)
    columns = {column for _, column in cells}
    if len(columns) < 2:
        return None
    rows = []
    for at in range(len(grid.ys) - 1):
        texts = tuple(_text(cells.get((at, column), []), known) for column in range(len(grid.xs) - 1))
        if any(texts):
            rows.append(texts)
    first = min(row for row, _ in cells)
    bold = all(word.bold for (row, _), found in cells.items() if row == first for word in found)
    return Table(tuple(rows), bold, grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1], grid.xs)


def _cell(grid: _Grid, word: Word) -> tuple[int, int]:
    across, up = word.x0 + min((word.x1 - word.x0) / 2, word.size), word.y + word.size / 3
    column = min(max(bisect_right(grid.xs, across) - 1, 0), len(grid.xs) - 2)
    row = min(max(sum(y > up for y in grid.ys) - 1, 0), len(grid.ys) - 2)
    while column > 0 and not _stands(grid.upright, grid.xs[column], up):
        column -= 1
    middle = (grid.xs[column] + grid.xs[column + 1]) / 2
    while row > 0 and not _lies(grid.level, grid.ys[row], middle):
        row -= 1
    return row, column


def _stands(upright: Sequence[Rule], x: float, up: float) -> bool:
    return any(abs(rule.x0 - x) <= 2 * _NEAR and rule.y0 - _NEAR <= up <= rule.y1 + _NEAR for rule in upright)


def _lies(level: Sequence[Rule], y: float, across: float) -> bool:
    return any(abs(rule.y0 - y) <= 2 * _NEAR and rule.x0 - _NEAR <= across <= rule.x1 + _NEAR for rule in level)


def _text(words: Sequence[Word], known: frozenset[str]) -> str:
    return clean(join_lines("\n".join(row.text for row in rows_of([w for w in words if not w.raised])), known))
