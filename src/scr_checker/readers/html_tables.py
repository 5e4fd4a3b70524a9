"""What are the rows and cells of a table on a web page?

Used by the HTML format: cells that reach over several columns or rows count once, and a table that only
lays out the page is no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from scr_checker.readers.building import Part, row
from scr_checker.readers.html_notes import text_of
from scr_checker.readers.tables import with_header

_WIDEST, _HIGHEST = 60, 500


def is_layout(table: etree._Element) -> bool:
    """Whether the table has one cell, or holds another table."""
    cells = cells_of(table)
    return len(cells) < 2 or any(next(cell.iter("table"), None) is not None for cell in cells)


def cells_of(table: etree._Element) -> list[etree._Element]:
    """The cells in order, those of inner tables left out."""
    return [cell for line in _lines(table) for cell in _cells(line)]


def _lines(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (line for line in child if line.tag == "tr")


def _cells(line: etree._Element) -> list[etree._Element]:
    return [cell for cell in line if cell.tag in ("td", "th")]


def rows(table: etree._Element, texts: Mapping[etree._Element, Sequence[Part]], number: int) -> list[Part]:
    """The table's rows; struck-out passages follow them."""
    lines = list(_lines(table))
    drawn: list[Part] = []
    struck: list[Part] = []
    above: dict[int, int] = {}
    for line in lines:
        drawn.append(row(_texts(_cells(line), texts, above), number))
        struck += [part for cell in _cells(line) for part in texts[cell] if part.struck]
    caption = table.find("caption")
    title = text_of(caption) if caption is not None else ""
    titled = [row([title], number)] if title.strip() else []
    return [*titled, *with_header(drawn, bold=bool(lines) and _is_header(lines[0], texts)), *struck]


def _is_header(line: etree._Element, texts: Mapping[etree._Element, Sequence[Part]]) -> bool:
    cells = _cells(line)
    parent = line.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    return all(cell.tag == "th" or all(part.all_bold for part in texts[cell]) for cell in cells)


def _texts(cells: Sequence[etree._Element], texts: Mapping[etree._Element, Sequence[Part]], above: dict[int, int]) -> list[str]:
    """The cells' texts, with empty places for what reaches in from the left or from above."""
    out: list[str] = []
    for cell in cells:
        _skip(out, above)
        wide, high = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _HIGHEST)
        for column in range(len(out), len(out) + wide):
            if high > 1:
                above[column] = high - 1
        out.append(" ".join(part.text for part in texts[cell] if not part.struck))
        out += [""] * (wide - 1 if len(cells) > 1 else 0)
    _skip(out, above)
    return out


def _skip(out: list[str], above: dict[int, int]) -> None:
    while above.get(len(out), 0) > 0:
        above[len(out)] -= 1
        out.append("")


def _span(cell: etree._Element, name: str, most: int) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 6 else 1
