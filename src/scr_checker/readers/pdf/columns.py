"""In what order are the rows of a PDF page read?

One column or two: rows that reach over the gutter, such as headings, divide the page; above and below them
the left column is read before the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from scr_checker.readers.pdf.shapes import Line, Row, Table, pieces_of

_FEWEST_ROWS = 5
_FEWEST_WORDS = 3.2
_GAP = 0.9


def in_order(rows: Sequence[Row], tables: Sequence[Table], page: int, gutter: float | None) -> Iterator[Line | Table]:
    """The lines and tables of a page as they are read."""
    if gutter is None:
        yield from _one_column(rows, tables, page)
    else:
        yield from _two_columns(rows, tables, page, gutter)


def gutters(pages: Sequence[tuple[Sequence[Row], Sequence[Table]]]) -> list[float | None]:
    """Where the right column of each page begins; a page mostly of tables goes by the pages round it."""
    own = [_gutter(rows) for rows, _ in pages]
    known = Counter(round(gutter) for gutter in own if gutter is not None)
    usual = known.most_common(1)[0][0] if known else None
    if usual is None or known.total() * 2 < len(pages):
        return own
    return [
        gutter if gutter is not None or not _is_divided(*page, usual) else float(usual)
        for gutter, page in zip(own, pages, strict=True)
    ]


def _is_divided(rows: Sequence[Row], tables: Sequence[Table], gutter: float) -> bool:
    """Whether nothing on the page reaches over the gutter and something stands on its right."""
    over = any(table.x0 < gutter - 3 and table.x1 > gutter for table in tables)
    right = any(row.x1 > gutter for row in rows) or any(table.x0 >= gutter - 3 for table in tables)
    return right and not over and not any(_crosses(row, gutter) for row in rows)


def _gutter(rows: Sequence[Row]) -> float | None:
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    pieces = [piece for row in rows for piece in pieces_of(row, _GAP)]
    middle = [p for p in pieces if left + 0.35 * (right - left) < p.x0 < left + 0.65 * (right - left)]
    if not middle:
        return None
    start, _ = Counter(round(piece.x0 / 2) * 2 for piece in middle).most_common(1)[0]
    second = [piece for piece in middle if abs(piece.x0 - start) <= 3]
    edge = min(_with_marker(piece, pieces) for piece in second)
    first = [piece for piece in pieces if piece.x1 <= edge - 3 and _beside(piece, second)]
    return edge if _is_text(first) and _is_text(second) else None


def _with_marker(piece: Row, pieces: Sequence[Row]) -> float:
    """Where a piece begins, the number or bullet before its hanging indent included."""
    near = (other for other in pieces if len(other.words) == 1 and abs(other.y - piece.y) < 1)
    return min([piece.x0, *(other.x0 for other in near if 0 < piece.x0 - other.x1 < 3 * piece.size)])


def _beside(piece: Row, others: Sequence[Row]) -> bool:
    return min(other.y for other in others) - piece.size <= piece.y <= max(other.y for other in others) + piece.size


def _is_text(pieces: Sequence[Row]) -> bool:
    """Running text has several words to the line; the cells of a table mostly do not."""
    words = sum(len(piece.words) for piece in pieces)
    return len(pieces) >= _FEWEST_ROWS and words >= _FEWEST_WORDS * len(pieces)


def _one_column(rows: Sequence[Row], tables: Sequence[Table], page: int) -> Iterator[Line | Table]:
    left, right = _bounds(rows)
    lines: list[Line | Table] = [Line(row, page, 0, left, right) for row in rows]
    yield from sorted([*lines, *tables], key=_top)


def _top(item: Line | Table) -> float:
    return -(item.top if isinstance(item, Table) else item.row.y)


def _bounds(rows: Sequence[Row]) -> tuple[float, float]:
    return min((row.x0 for row in rows), default=0.0), max((row.x1 for row in rows), default=0.0)


def _two_columns(rows: Sequence[Row], tables: Sequence[Table], page: int, gutter: float) -> Iterator[Line | Table]:
    bounds = _column_bounds(rows, gutter)
    band: tuple[list[Line | Table], list[Line | Table]] = ([], [])
    items: list[Line | Table] = [*(Line(row, page, 0, *_bounds(rows)) for row in rows), *tables]
    for item in sorted(items, key=_top):
        sides = _sides(item, gutter, bounds)
        if sides is None:
            yield from (*band[0], *band[1])
            band = ([], [])
            yield item
        else:
            band[0].extend(sides[0])
            band[1].extend(sides[1])
    yield from (*band[0], *band[1])


def _column_bounds(rows: Sequence[Row], gutter: float) -> list[tuple[float, float]]:
    parts = [_split(row, gutter) for row in rows if not _crosses(row, gutter)]
    left = [side for side, _ in parts if side is not None]
    right = [side for _, side in parts if side is not None]
    return [_bounds(left), _bounds(right)]


def _crosses(row: Row, gutter: float) -> bool:
    """A row whose words run over the gutter without a gap there."""
    return any(piece.x0 < gutter - 3 and piece.x1 > gutter for piece in pieces_of(row, _GAP))


def _split(row: Row, gutter: float) -> tuple[Row | None, Row | None]:
    left = tuple(word for word in row.words if word.x0 < gutter - 3)
    right = tuple(word for word in row.words if word.x0 >= gutter - 3)
    return Row(left) if left else None, Row(right) if right else None


def _sides(
    item: Line | Table, gutter: float, bounds: Sequence[tuple[float, float]]
) -> tuple[list[Line | Table], list[Line | Table]] | None:
    """What of an item stands left and right of the gutter; nothing if it reaches over it."""
    if isinstance(item, Table):
        if item.x0 < gutter - 3 and item.x1 > gutter:
            return None
        return ([item], []) if item.x1 <= gutter else ([], [item])
    if _crosses(item.row, gutter):
        return None
    sides: tuple[list[Line | Table], list[Line | Table]] = ([], [])
    for column, row in enumerate(_split(item.row, gutter), start=1):
        if row is not None:
            sides[column - 1].append(Line(row, item.page, column, *bounds[column - 1]))
    return sides
