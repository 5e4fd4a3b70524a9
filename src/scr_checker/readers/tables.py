"""How is a table drawn in a text taken apart, and is its first row a header?

Used by the formats that have tables; each row becomes one part with its cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part

_PIPE = re.compile(r"(?<!\\)\|")
_TITLES_WORDS = (
    "action actions agency agencies author authority by completed contribution date deadline designation details"
    " event evidence from how item job lead measure member members name no no. number organisation outcome"
    " outcomes owner post progress rag reason recommendation recommendations ref ref. relationship representative"
    " responsible role source status target timescale title when where who"
)
_TITLES = frozenset(_TITLES_WORDS.split())


def split_row(line: str) -> list[str]:
    """The cells of a row drawn with ``|`` or tabs."""
    text = line.strip()
    if "|" not in text:
        return line.rstrip("\n").split("\t")
    cells = _PIPE.split(text)
    if text.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and text.endswith("|"):
        cells = cells[:-1]
    return [cell.replace("\\|", "|") for cell in cells]


def with_header(rows: Sequence[Part], *, bold: bool = False) -> list[Part]:
    """The rows, the first one marked as a header if it is in bold type or reads like one."""
    if len(rows) < 2 or not (bold or _reads_like_header(rows[0])):
        return list(rows)
    return [replace(rows[0], kind=BlockKind.TABLE_HEADER), *rows[1:]]


def _reads_like_header(row: Part) -> bool:
    filled = [cell for cell in row.cells if cell]
    if len(filled) < 2 or len(filled) < len(row.cells) - 1:
        return False
    if any(len(cell.split()) > 7 or cell.endswith(".") or cell[0].isdecimal() for cell in filled):
        return False
    titled = sum(not _TITLES.isdisjoint(re.findall(r"[a-z]+\.?", cell.lower())) for cell in filled)
    return titled >= 2 or (titled >= 1 and len(filled) == 2 and filled[0].split()[0].lower() in _TITLES)
