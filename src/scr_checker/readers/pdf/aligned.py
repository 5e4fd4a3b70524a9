"""Which rows of a PDF page are a table that is drawn without lines?

Several rows in a run whose pieces begin at the same places are one; numbered paragraphs, whose number also
stands apart, are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scr_checker.readers import printed_numbers
from scr_checker.readers.line_ends import join_lines
from scr_checker.readers.pdf.shapes import Row, Table, pieces_of
from scr_checker.readers.wording import clean

_GAP = 1.1
_NEAR = 4.0
_FEWEST = 3
_BULLETS = frozenset("•·‣▪◦●○■□–-*\uf0b7\uf0a7o")


def aligned_tables(rows: Sequence[Row], known: frozenset[str]) -> tuple[list[Table], list[Row]]:
    """The tables found by alignment, and the rows that are in none."""
    tables: list[Table] = []
    rest: list[Row] = []
    for run in _runs(rows):
        table = _table(run, known)
        if table:
            tables.append(table)
        else:
            rest += run
    return tables, rest


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Stretches of rows that may be a table, and all other rows one by one."""
    run: list[Row] = []
    starts: list[float] = []
    for row in rows:
        near = bool(run) and run[-1].y - row.y < 3 * row.size
        pieces = [piece.x0 for piece in pieces_of(row, _GAP)]
        fits = near and all(any(abs(x - start) <= _NEAR for start in starts) for x in pieces)
        if _is_candidate(row) and (fits or not near or len(run) < 2):
            if not near:
                yield from _flushed(run)
                run, starts = [], []
        elif not fits:
            yield from _flushed(run)
            run, starts = [], []
            if not _is_candidate(row):
                yield [row]
                continue
        run.append(row)
        starts += pieces
    yield from _flushed(run)


def _flushed(run: list[Row]) -> Iterator[list[Row]]:
    if run:
        yield run


def _is_candidate(row: Row) -> bool:
    pieces = pieces_of(row, _GAP)
    first = pieces[0].text
    marked = first in _BULLETS or first.isdecimal() or printed_numbers.find(first + " x") is not None
    return len(pieces) >= (3 if marked else 2)


def _table(run: Sequence[Row], known: frozenset[str]) -> Table | None:
    pieced = [pieces_of(row, _GAP) for row in run]
    full = [pieces for pieces in pieced if len(pieces) >= 2]
    starts = _columns([piece.x0 for pieces in full for piece in pieces])
    if len(full) < _FEWEST or len(starts) < 2:
        return None
    cells: list[list[list[str]]] = []
    for pieces, begins in zip(pieced, _row_begins(run, pieced, starts), strict=True):
        if begins:
            cells.append([[] for _ in starts])
        for piece in pieces:
            cells[-1][_column(piece.x0, starts)].append(piece.text)
    texts = tuple(tuple(clean(join_lines("\n".join(cell), known)) for cell in row) for row in cells)
    bold = all(word.bold for word in run[0].words)
    top, bottom = run[0].y + run[0].size, run[-1].y
    return Table(texts, bold, min(r.x0 for r in run), max(r.x1 for r in run), top, bottom, tuple(starts))


def _columns(starts: Sequence[float]) -> list[float]:
    """The places where several pieces begin."""
    counts = Counter(round(start / _NEAR) for start in starts)
    common = sorted(place * _NEAR for place, count in counts.items() if count >= 2)
    return [place for at, place in enumerate(common) if at == 0 or place - common[at - 1] > 2 * _NEAR]


def _column(x: float, starts: Sequence[float]) -> int:
    return max((at for at, start in enumerate(starts) if start <= x + _NEAR), default=0)


def _row_begins(run: Sequence[Row], pieced: Sequence[list[Row]], starts: Sequence[float]) -> list[bool]:
    """Wider gaps divide the rows of a table; where all gaps are alike, its first column does."""
    gaps = [before.y - row.y for before, row in pairwise(run)]
    uneven = max(gaps) > 1.25 * min(gaps)
    if uneven:
        return [True, *(gap > 1.2 * min(gaps) for gap in gaps)]
    return [True, *(_column(pieces[0].x0, starts) == 0 for pieces in pieced[1:])]
