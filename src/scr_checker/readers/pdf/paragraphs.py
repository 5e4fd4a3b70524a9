"""Which lines of a PDF make up a paragraph?

A break shows as a wider gap, a change of type, an indented or numbered start, or a line that ended although
the next word would have fitted. Sentences run on over columns and pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scr_checker.readers import printed_numbers
from scr_checker.readers.pdf.shapes import Line
from scr_checker.readers.wording import ends_sentence

_BULLET = re.compile(r"(?:[•·‣▪◦●○■□\uf0b7\uf0a7\uf0fc]|[–—*o-](?=\s))")
_SAME_SIZE = 0.6


@dataclass(frozen=True, slots=True)
class Type:
    """What the text of the document mostly looks like: its size, and its line spacing in sizes."""

    size: float
    spacing: float


def typical(lines: Sequence[Line]) -> Type:
    """The type of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.row.size * 2) / 2] += len(line.row.words)
    size = max(sizes, key=lambda each: (sizes[each], each), default=10.0)
    steps = [_step(before, line) for before, line in pairwise(lines) if _follows(before, line)]
    close = sorted(step for step in steps if 0.8 < step < 2.2)
    return Type(size, close[len(close) // 4] if close else 1.2)


def _follows(before: Line, line: Line) -> bool:
    return before.page == line.page and before.column == line.column and before.row.y > line.row.y


def _step(before: Line, line: Line) -> float:
    return (before.row.y - line.row.y) / max(before.row.size, line.row.size)


def paragraphs(lines: Sequence[Line], body: Type) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(group: Sequence[Line], line: Line, body: Type) -> bool:
    before = group[-1]
    if _changes_type(group, line):
        return True
    if not _follows(before, line):
        return not _runs_over(group, line, body)
    if _step(before, line) > 1.25 * _spacing(group, body):
        return True
    ended = ends_sentence(before.row.text)
    if _is_marked(line) and (ended or _could_end(before, line) or line.row.x0 < before.row.x0 - 2):
        return True
    if _stopped_early(before, line) and (ended or not line.row.text[:1].islower()):
        return not _is_centred(before, line)
    indented = line.row.x0 > before.row.x0 + 0.7 * line.row.size
    return indented and ended and not _is_marked(group[0])


def _spacing(group: Sequence[Line], body: Type) -> float:
    pairs = pairwise(group)
    steps = [_step(before, line) for before, line in pairs if _follows(before, line)]
    title = group[0].row.size > body.size + _SAME_SIZE
    return min([*steps, body.spacing * (1.0 if title else 1.15)])


def _changes_type(group: Sequence[Line], line: Line) -> bool:
    before = group[-1]
    if abs(before.row.size - line.row.size) > _SAME_SIZE or line.row.words[0].raised:
        return True
    heading = all(each.bold for each in group)
    if heading and not line.row.words[0].bold:
        return _stopped_early(before, line) or ends_sentence(before.row.text)
    return line.bold and not before.row.words[-1].bold and (
        ends_sentence(before.row.text) or _stopped_early(before, line)
    )  # fmt: skip


def _runs_over(group: Sequence[Line], line: Line, body: Type) -> bool:
    """A paragraph goes on in the next column or on the next page, mid-sentence or after a line filled to the end."""
    before = group[-1]
    if before.row.text.rstrip().endswith(":") or _is_marked(line):
        return False
    if before.row.size > body.size + _SAME_SIZE or (before.column == 0 < line.column):
        return line.row.text[:1].islower()
    if ends_sentence(before.row.text):
        indented = line.row.x0 - line.left > 0.7 * line.row.size
        return len(group) > 1 and not indented and not line.bold and _room(before) < 0.3 * before.row.size
    if line.row.text[:1].islower() or before.row.text.endswith(("-", "\x02", "\ufffe", ",")):
        return True
    return not _stopped_early(before, line) and not (line.bold and not before.bold)


def _stopped_early(before: Line, line: Line) -> bool:
    """The line ended although the first word of the next would have fitted."""
    first = line.row.words[0]
    return _room(before) > (first.x1 - first.x0) + 1.5 * before.row.size


def _room(line: Line) -> float:
    return line.right - line.row.x1


def _is_centred(before: Line, line: Line) -> bool:
    """Two lines of a title about the same middle, not of body text."""
    middle = abs((before.row.x0 + before.row.x1) - (line.row.x0 + line.row.x1)) < 2 * before.row.size
    return middle and before.row.x0 > before.left + before.row.size and before.bold and line.bold


def _could_end(before: Line, line: Line) -> bool:
    return before.row.text.rstrip()[-1:] in ":;,)]" or _stopped_early(before, line)


def _is_marked(line: Line) -> bool:
    """Whether the line begins with a bullet or a printed number."""
    first = line.row.words[0]
    if first.raised or _BULLET.match(line.row.text) or _stands_apart(line):
        return True
    match = printed_numbers.find(line.row.text)
    return match is not None and not (line.row.text[match.end()].islower() and not match["bracketed"])


def _stands_apart(line: Line) -> bool:
    """A bare number before a hanging indent."""
    first, *rest = line.row.words
    return first.text.isdecimal() and bool(rest) and rest[0].x0 - first.x1 > 0.8 * first.size


def without_bullet(text: str) -> tuple[str, bool]:
    """The text without its bullet, and whether it had one."""
    match = _BULLET.match(text)
    return (text[match.end() :].lstrip(), True) if match else (text, False)
