"""Which words stand where on a PDF page?

The only module that asks pdfium about characters. Words come turned upright; text at an angle to the rest,
such as a watermark across the page, is left out.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

from scr_checker.errors import UnusableInputError
from scr_checker.readers import limits
from scr_checker.readers.pdf.shapes import Rule, Word

_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = ("italic", "oblique")
_SPACES = frozenset((0, 9, 10, 13, 32, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000))
_DIVISIONS = frozenset((0x02, 0xFFFE))
_SMALL = 0.8
_MARKED = frozenset(".,;:!?)]”’\"'")


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


class _Style(NamedTuple):
    size: float
    angle: int | None
    bold: bool
    italic: bool


class Characters:
    """The characters of one page, asked about through buffers that are made once."""

    def __init__(self, page: pdfium.FPDF_TEXTPAGE) -> None:
        """Fetch every character's code; places and sizes are asked for word by word."""
        self._page = page
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(256), ctypes.c_int()
        count = pdfium.FPDFText_CountChars(page)
        if count > limits.MAX_PAGE_CHARACTERS:
            raise UnusableInputError("one of its pages holds far too much text", hint="save it again as PDF")
        self.codes = [pdfium.FPDFText_GetUnicode(page, at) for at in range(count)]
        self._styles: dict[int, _Style] = {}

    def box(self, at: int) -> _Box:
        """The place of a character, as high as its font is."""
        pdfium.FPDFText_GetLooseCharBox(self._page, at, self._rect)
        return _Box(self._rect.left, self._rect.bottom, self._rect.right, self._rect.top)

    def size(self, at: int) -> float:
        """The size of a character as printed."""
        pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        return float(pdfium.FPDFText_GetFontSize(self._page, at) * math.hypot(self._matrix.c, self._matrix.d))

    def style(self, at: int) -> _Style:
        """Size, angle and type of a character, asked once for all characters drawn together."""
        drawn = pdfium.FPDFText_GetTextObject(self._page, at)
        if not drawn:
            return self._style(at)
        key = ctypes.addressof(drawn.contents)
        if key not in self._styles:
            self._styles[key] = self._style(at)
        return self._styles[key]

    def _style(self, at: int) -> _Style:
        size = self.size(at)
        turned = math.degrees(math.atan2(self._matrix.b, self._matrix.a))
        nearest = round(turned / 90)
        angle = nearest % 4 if abs(turned - 90 * nearest) < 3 else None
        length = pdfium.FPDFText_GetFontInfo(self._page, at, self._name, 256, self._flags)
        name = self._name.value.decode("latin-1").lower() if 0 < length <= 256 else ""
        bold = any(mark in name for mark in _BOLD) or pdfium.FPDFText_GetFontWeight(self._page, at) >= 600
        return _Style(size, angle, bold, any(mark in name for mark in _ITALIC))


def words_of(characters: Characters) -> tuple[list[Word], int]:
    """The words of a page and by how many right angles the page was turned to read them."""
    found = [word for span in _spans(characters.codes) for word in _words(characters, *span)]
    angles = Counter(angle for _, angle in found if angle is not None)
    turn = max(angles, key=lambda angle: (angles[angle], -angle), default=0)
    return [word for word, angle in found if angle == turn], turn


def _spans(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches without white space; pdfium glues a word divided at a line end together with a mark."""
    start = None
    for at, code in enumerate(codes):
        if code in _DIVISIONS and start is not None:
            yield start, at + 1
            start = None
        elif code in _SPACES or code in _DIVISIONS:
            if start is not None:
                yield start, at
            start = None
        elif start is None:
            start = at
    if start is not None:
        yield start, len(codes)


def _words(characters: Characters, start: int, end: int) -> Iterator[tuple[Word, int | None]]:
    """The word, and the footnote figure that hangs on its end as a word of its own."""
    codes = characters.codes
    style = characters.style(start)
    cut = end
    while cut > start and 0x30 <= codes[cut - 1] <= 0x39:
        cut -= 1
    hangs = start < cut < end <= cut + 3 and (chr(codes[cut - 1]).isalpha() or chr(codes[cut - 1]) in _MARKED)
    if not (hangs and characters.size(end - 1) < _SMALL * style.size):
        cut = end
    yield _word(characters, start, cut, style), style.angle
    if cut < end:
        small = style._replace(size=characters.size(cut))
        yield (
            _word(characters, cut, end, small)._replace(raised=True, y=_word(characters, start, cut, style).y),
            style.angle,
        )


def _word(characters: Characters, start: int, end: int, style: _Style) -> Word:
    first, last = characters.box(start), characters.box(end - 1)
    text = "".join(map(chr, characters.codes[start:end]))
    box = _Box(min(first.left, last.left), first.bottom, max(first.right, last.right), max(first.top, last.top))
    turned = _turned(box, style.angle or 0)
    return Word(text, turned.left, turned.right, turned.bottom, style.size or 1.0, style.bold, style.italic)


def _turned(box: _Box, quarter: int) -> _Box:
    if quarter == 1:
        return _Box(box.bottom, -box.right, box.top, -box.left)
    if quarter == 2:
        return _Box(-box.right, -box.top, -box.left, -box.bottom)
    if quarter == 3:
        return _Box(-box.top, box.left, -box.bottom, box.right)
    return box


def turned_rule(rule: Rule, quarter: int) -> Rule:
    """A drawn line turned along with the words."""
    box = _turned(_Box(rule.x0, rule.y0, rule.x1, rule.y1), quarter)
    return Rule(box.left, box.bottom, box.right, box.top)


def with_raised(words: Sequence[Word]) -> list[Word]:
    """Small figures that stand by themselves above the base line of their neighbour are footnote figures too."""
    out: list[Word] = []
    for at, word in enumerate(words):
        small = word.text.isdecimal() and len(word.text) <= 3
        near = [*words[at + 1 : at + 2], *words[max(at - 1, 0) : at]] if small else []
        beside = next((other for other in near if _stands_above(word, other)), None)
        out.append(word._replace(raised=True, y=beside.y) if beside else word)
    return out


def _stands_above(word: Word, other: Word) -> bool:
    beside = abs(word.x1 - other.x0) < other.size or abs(word.x0 - other.x1) < other.size
    return beside and word.size < _SMALL * other.size and 0 < word.y - other.y < other.size
