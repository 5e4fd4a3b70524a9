"""Which rows of a PDF are running headers, footers and page numbers?

Asked once all pages are known: what returns near the edge of page after page, figures aside, is no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scr_checker.readers.pdf.shapes import Row

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*$", re.I
)
_EDGE_ROWS = 4
_MOST_WORDS = 20
_SHARE = 0.3


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page that belong to the text."""
    counts: Counter[tuple[bool, str]] = Counter()
    for rows in pages:
        counts.update({key for _, key in _edges(rows)})
    needed = max(2, _SHARE * len(pages))
    kept = []
    for rows in pages:
        dropped = {at for at, key in _edges(rows) if counts[key] >= needed and len(pages) > 1}
        kept.append(_without_numbers([row for at, row in enumerate(rows) if at not in dropped]))
    return kept


def _edges(rows: Sequence[Row]) -> list[tuple[int, tuple[bool, str]]]:
    """The rows near the top and the foot, each with what to recognise it by on another page."""
    top = [(at, (True, _shape(rows[at]))) for at in range(min(_EDGE_ROWS, len(rows)))]
    foot = [(at, (False, _shape(rows[at]))) for at in range(max(0, len(rows) - _EDGE_ROWS), len(rows))]
    return [(at, key) for at, key in top + foot if len(rows[at].words) <= _MOST_WORDS]


def _shape(row: Row) -> str:
    shape = re.sub(r"\d+", "#", row.text.lower())
    return f"{shape}@{round(row.y / 6)}" if len(shape) < 4 or "#" in shape else shape


def _without_numbers(rows: list[Row]) -> list[Row]:
    for at in (0, -1):
        if len(rows) > 1 and _PAGE_NUMBER.fullmatch(rows[at].text):
            del rows[at]
    return rows
