"""Where do the paragraphs of a plain text begin, and which of its lines are only furniture?

Used by the plain text format. A line break was deliberate if the next word would still have fitted on the
line; a page number or a header that returns on every page is no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scr_checker.readers import printed_numbers
from scr_checker.readers.wording import ends_sentence

_PAGE_NUMBER = re.compile(r"\s*(?:[-–—|]\s*)?(?:page|p\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|])?\s*$", re.I)
_RULE = re.compile(r"\s*([=\-_*~·.])(?:\s*\1){2,}\s*$")
_BULLET = re.compile(r"\s*(?:[•·‣▪◦●○■□]\s*|[*–—-]\s+)\S")
_CONTINUES = re.compile(r"\s*(?:[a-z]|[£$]?\d[\d,.]*\s+[a-z])")
_FITS, _FULL, _WIDEST = 0.72, 0.7, 135
_TITLE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: ``gap`` says that a blank line or page break stands before it."""

    text: str
    page: int
    gap: bool
    break_before: bool = False
    underlined: bool = False


def body_lines(text: str) -> list[Line]:
    """The lines that hold text; blank lines, rules, page numbers and running headers are gone."""
    lines: list[Line] = []
    for page, content in enumerate(text.split("\f"), start=1):
        gap, first = True, page > 1
        for raw in content.split("\n"):
            if not raw.strip():
                gap = True
            elif _RULE.match(raw) and "|" not in raw:
                if lines and not gap and not first:
                    lines[-1] = Line(lines[-1].text, page, lines[-1].gap, lines[-1].break_before, True)
                gap = True
            else:
                lines.append(Line(raw.rstrip(), page, gap, first))
                gap = first = False
    return _without_furniture(lines)


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    numbers = {at for at, line in enumerate(lines) if _is_page_number(lines, at)}
    edges = _edges(lines, numbers)
    counts = Counter(_shape(lines[at].text) for at in edges)
    dropped = numbers | {at for at in edges if counts[_shape(lines[at].text)] >= 3}
    kept: list[Line] = []
    broken = False
    for at, line in enumerate(lines):
        if at in dropped:
            broken = True
            continue
        broken = broken or line.break_before
        kept.append(Line(line.text, line.page, line.gap or broken, broken, line.underlined))
        broken = False
    return kept


def _is_page_number(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if not _PAGE_NUMBER.match(line.text):
        return False
    after = lines[at + 1] if at + 1 < len(lines) else None
    worded = not line.text.strip().isdigit() and not line.text.strip().isalpha()
    return worded or (line.gap and (after is None or after.gap))


def _edges(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Lines next to a page break or a page number, where running headers and footers stand."""
    edges: set[int] = set()
    for at in range(len(lines)):
        if lines[at].break_before or at in numbers:
            edges |= {near for near in range(at - 2, at + 3) if 0 <= near < len(lines)}
    return {at for at in edges if at not in numbers and len(lines[at].text) < 100}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).lower())


def width(lines: Sequence[Line]) -> int:
    """How long a full line is; 0 where every line is a paragraph of its own."""
    lengths = sorted(len(line.text) for line in lines if "|" not in line.text)
    if not lengths:
        return 0
    widest = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    return widest if widest <= _WIDEST else 0


def begins_block(group: Sequence[Line], line: Line, width: int) -> bool:
    """Whether the line begins a paragraph rather than carrying on the one before it."""
    before = group[-1]
    if before.underlined:
        return True
    if line.gap:
        return not _runs_over(before, line, width)
    if _begins_item(before, line) or not width:
        return True
    return _broken_on_purpose(before, line, width)


def _runs_over(before: Line, line: Line, width: int) -> bool:
    """A paragraph that a page break, or a blank line from a scan, has cut in two."""
    cut = not ends_sentence(before.text) and before.text[-1] not in ":;" and _CONTINUES.match(line.text)
    if not cut or not width or len(before.text) < _FULL * width:
        return False
    return not before.text.isupper() and not _BULLET.match(line.text)


def _begins_item(before: Line, line: Line) -> bool:
    ended = ends_sentence(before.text) or before.text[-1] in ":;,)]" or before.text.endswith((" and", " or"))
    short_item = bool(_BULLET.match(before.text) or printed_numbers.find(before.text.strip()))
    title = len(before.text.split()) <= _TITLE_WORDS
    if not (ended or short_item or title):
        return False
    if _BULLET.match(line.text):
        return True
    match = printed_numbers.find(line.text.strip())
    return match is not None and not line.text.strip()[match.end()].islower() or bool(match and match["bracketed"])


def _broken_on_purpose(before: Line, line: Line, width: int) -> bool:
    first_word = line.text.split(None, 1)[0]
    fits = len(before.text) + 1 + len(first_word) < _FITS * width
    indented = len(line.text) - len(line.text.lstrip()) > len(before.text) - len(before.text.lstrip()) + 1
    return (fits and not line.text.lstrip()[0].islower()) or (indented and ends_sentence(before.text))


def is_table_line(lines: Sequence[Line], at: int) -> bool:
    """A line drawn with ``|``, or one of several with the same number of tabs."""
    text = lines[at].text.strip()
    if text.startswith("|") and text.count("|") > 1:
        return True
    near = [lines[index] for index in (at - 1, at + 1) if 0 <= index < len(lines)]
    if " | " in text or set(text) <= set("-|:+= "):
        return any(" | " in line.text or line.text.strip().startswith("|") for line in near)
    tabs = text.count("\t")
    if not tabs or _BULLET.match(text) or printed_numbers.find(text):
        return False
    return any(line.text.strip().count("\t") == tabs and not printed_numbers.find(line.text.strip()) for line in near)
