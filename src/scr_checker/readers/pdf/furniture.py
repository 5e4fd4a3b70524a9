"""Which rows of a PDF are running headers, footers and page numbers?

Asked once all pages are known: what returns near the edge of page after page, figures aside, is no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scr_checker.readers.pdf.shapes import Row

_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:page|p\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*$", re.I)
_NAMED = re.compile(r"(?:part|section|chapter|appendix|annexe?|schedule|question|table|figure)\s+\d+", re.IGNORECASE)
_EDGE_ROWS = 4
_MOST_WORDS = 20
_SHARE = 0.3


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page that belong to the text."""
    counts: Counter[tuple[bool, str]] = Counter()
    counting: Counter[tuple[str, int]] = Counter()
    for page, rows in enumerate(pages):
        counts.update({key for _, key in _edges(rows)})
        counting.update({key for _, key in _counting(rows, page)})
    needed = max(2, _SHARE * len(pages))
    kept = []
    for page, rows in enumerate(pages):
        dropped = {at for at, key in _edges(rows) if counts[key] >= needed and len(pages) > 1}
        dropped |= {at for at, key in _counting(rows, page) if counting[key] > 1}
        kept.append(_without_numbers([row for at, row in enumerate(rows) if at not in dropped]))
    return kept


def _counting(rows: Sequence[Row], page: int) -> list[tuple[int, tuple[str, int]]]:
    """The outermost rows with a figure, each with how far that figure is ahead of the page."""
    found = []
    for at in {0, len(rows) - 1} if rows else ():
        words = [rows[at].words[side].text for side in (0, -1)]
        figures = [word for word in words if word.isdecimal() and len(word) < 5]
        if figures and _may_be_furniture(rows[at]):
            found.append((at, (_shape(rows[at]), int(figures[0]) - page)))
    return found


def _edges(rows: Sequence[Row]) -> list[tuple[int, tuple[bool, str]]]:
    """The rows near the top and the foot, each with what to recognise it by on another page."""
    top = [(at, (True, _shape(rows[at]))) for at in range(min(_EDGE_ROWS, len(rows)))]
    foot = [(at, (False, _shape(rows[at]))) for at in range(max(0, len(rows) - _EDGE_ROWS), len(rows))]
    return [(at, key) for at, key in top + foot if _may_be_furniture(rows[at])]


def _may_be_furniture(row: Row) -> bool:
    """Not a whole sentence, nor a heading such as ``Appendix 2`` that stands alike on several pages."""
    return len(row.words) <= _MOST_WORDS and not _NAMED.fullmatch(row.text)


def _shape(row: Row) -> str:
    shape = re.sub(r"\d+", "#", row.text.lower())
    return f"{shape}@{round(row.y / 6)}" if len(shape) < 4 or "#" in shape else shape


def _without_numbers(rows: list[Row]) -> list[Row]:
    for at in (0, -1):
        if len(rows) > 1 and _PAGE_NUMBER.fullmatch(rows[at].text):
            del rows[at]
    return rows
