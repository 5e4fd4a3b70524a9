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

_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page|p\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|])?", re.IGNORECASE
)
_LONGEST_PAGE_NUMBER = 30
_RULE = re.compile(r"([=\-_*~·.])(?:\s*\1){2,}")
_BULLET = re.compile(r"\s*(?:[•·‣▪◦●○■□]\s*|[*–—-]\s+|\[\d{1,3}\]\s+)\S")
_CONTINUES = re.compile(r"\s*(?:[a-z]|[£$]?\d[\d,.]*\s+[a-z])")
_FITS, _FULL, _WIDEST = 0.72, 0.7, 135


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
            elif _RULE.fullmatch(raw.strip()):
                if lines and not gap and not first:
                    lines[-1] = Line(lines[-1].text, page, lines[-1].gap, lines[-1].break_before, True)
                gap = True
            else:
                lines.append(Line(raw.rstrip(), page, gap, first))
                gap = first = False
    return _without_furniture(lines)


def without_page_numbers(text: str) -> str:
    """Markdown from a scan without the page numbers that run through it, and the sentences they cut whole again."""
    lines = text.split("\n")
    numbered = [at for at, line in enumerate(lines) if _numbers_page(line)]
    values = [int(found[0]) for at in numbered if (found := re.search(r"\d+", lines[at]))]
    if len(values) < 3 or len(values) < len(numbered) or values != sorted(set(values)):
        return text
    near = [at + step for at in numbered for step in (-2, -1, 1, 2) if 0 <= at + step < len(lines)]
    counts = Counter(_shape(lines[at]) for at in near if lines[at].strip())
    dropped = {at for at in near if counts[_shape(lines[at])] >= 3 and not lines[at].startswith(("#", "|"))}
    return "\n".join(_rejoined(lines, dropped | set(numbered)))


def _rejoined(lines: Sequence[str], dropped: set[int]) -> list[str]:
    """The lines that stay; a sentence that a page end cut in two is closed up."""
    kept: list[str] = []
    cut = False
    for at, line in enumerate(lines):
        if at in dropped:
            cut = True
        elif cut and line.strip():
            while kept and not kept[-1].strip():
                kept.pop()
            runs_on = kept and line.lstrip()[0].islower() and not ends_sentence(kept[-1]) and kept[-1][0] not in "#|"
            kept += [line] if runs_on else ["", line]
            cut = False
        elif not cut:
            kept.append(line)
    return kept


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


def _numbers_page(line: str) -> bool:
    bare = line.strip()
    return 0 < len(bare) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(bare) is not None


def _is_page_number(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if not _numbers_page(line.text):
        return False
    after = lines[at + 1] if at + 1 < len(lines) else None
    worded = not line.text.strip().isdecimal() and not line.text.strip().isalpha()
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
    if not width or _begins_item(group, line, width):
        return True
    return _broken_on_purpose(group, line, width)


def _runs_over(before: Line, line: Line, width: int) -> bool:
    """A paragraph that a page break, or a blank line from a scan, has cut in two."""
    if not width or before.text.isupper() or line.text.isupper() or before.text[-1] in ":;" or _is_item(line):
        return False
    full = len(before.text) + 1 + len(line.text.split(None, 1)[0]) > width * 0.94
    if not line.break_before:
        return full and not ends_sentence(before.text) and bool(_CONTINUES.match(line.text))
    if ends_sentence(before.text):
        return full
    return len(before.text) >= _FULL * width and (full or bool(_CONTINUES.match(line.text)))


def _is_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or printed_numbers.find(line.text.strip()))


def _begins_item(group: Sequence[Line], line: Line, width: int) -> bool:
    before, text = group[-1], line.text.strip()
    match, bullet = printed_numbers.find(text), bool(_BULLET.match(line.text))
    if not bullet and match is None:
        return False
    if _is_next_item(group[0], line):
        return True
    full = _is_full(before, line, width)
    listed = before.text[-1] in ":;," or before.text.endswith((" and", " or"))
    if full and not listed and (match is None or match["bracketed"] or not ends_sentence(before.text)):
        return bullet and ends_sentence(before.text)
    return bullet or bool(match and (match["bracketed"] or not text[match.end()].islower()))


def _is_next_item(first: Line, line: Line) -> bool:
    """Whether two lines begin neighbouring items of one list."""
    if _BULLET.match(first.text) and _BULLET.match(line.text):
        return _indent(first) == _indent(line)
    one, two = printed_numbers.find(first.text.strip()), printed_numbers.find(line.text.strip())
    if one is None or two is None:
        return False
    numbers = [re.search(r"\d+$|[a-z]$", printed_numbers.value(match).rstrip(")")) for match in (one, two)]
    last, this = (found[0] if found else "" for found in numbers)
    if last.isdecimal() and this.isdecimal():
        return int(this) == int(last) + 1
    return len(last) == len(this) == 1 and ord(this) == ord(last) + 1


def _is_full(before: Line, line: Line, width: int) -> bool:
    """Whether the line before is as long as lines get, so that its end says nothing."""
    return len(before.text) + 1 + len(line.text.split(None, 1)[0]) > _FITS * width > 0


def _broken_on_purpose(group: Sequence[Line], line: Line, width: int) -> bool:
    before = group[-1]
    if not _is_full(before, line, width) and not line.text.lstrip()[0].islower():
        return True
    indented = _indent(line) > _indent(before) + 1
    return indented and ends_sentence(before.text) and not _is_item(group[0])


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


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
