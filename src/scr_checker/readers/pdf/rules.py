"""Which level and upright lines are drawn on a PDF page, and does it hold pictures?

The only module that asks pdfium about drawings. Lines that lie on one another become one, so that a border
drawn cell by cell counts once.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

from scr_checker.readers.pdf.shapes import Rule

_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000
_THIN = 3.0
_SHORTEST = 6.0
_NEAR = 3.0


class Drawn(NamedTuple):
    """The lines on a page, and whether it holds a picture or any drawing at all."""

    rules: list[Rule]
    pictures: int
    objects: int


def drawn_on(page: pdfium.FPDF_PAGE) -> Drawn:
    """What is drawn on a page."""
    rules: list[Rule] = []
    pictures = 0
    count = pdfium.FPDFPage_CountObjects(page)
    for at in range(min(count, _MOST_OBJECTS)):
        drawing = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(drawing)
        pictures += kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _rules(drawing)
    return Drawn(rules, pictures, count)


def _rules(drawing: pdfium.FPDF_PAGEOBJECT) -> list[Rule]:
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawing, *bounds):
        return []
    left, bottom, right, top = (float(bound.value) for bound in bounds)
    wide, high = right - left, top - bottom
    if min(wide, high) <= _THIN:
        return [Rule(left, bottom, right, top)] if max(wide, high) >= _SHORTEST else []
    segments = pdfium.FPDFPath_CountSegments(drawing)
    if segments in (4, 5):
        return _edges(left, bottom, right, top)
    return list(_segments(drawing, segments)) if 1 < segments <= _MOST_SEGMENTS else []


def _edges(left: float, bottom: float, right: float, top: float) -> list[Rule]:
    return [
        Rule(left, bottom, right, bottom), Rule(left, top, right, top),
        Rule(left, bottom, left, top), Rule(right, bottom, right, top),
    ]  # fmt: skip


def _segments(drawing: pdfium.FPDF_PAGEOBJECT, count: int) -> Iterator[Rule]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawing, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawing, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f,
        )  # fmt: skip
        if before and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            wide, high = abs(point[0] - before[0]), abs(point[1] - before[1])
            if min(wide, high) <= 1 and max(wide, high) >= _SHORTEST:
                xs, ys = sorted((point[0], before[0])), sorted((point[1], before[1]))
                yield Rule(xs[0], ys[0], xs[1], ys[1])
        before = point


def level_lines(rules: Sequence[Rule]) -> list[Rule]:
    """The level lines, each once."""
    level = [(rule.y0 + rule.y1, rule.x0, rule.x1) for rule in rules if rule.x1 - rule.x0 > rule.y1 - rule.y0]
    return [Rule(start, y, end, y) for y, start, end in _merged(level)]


def upright_lines(rules: Sequence[Rule]) -> list[Rule]:
    """The upright lines, each once."""
    upright = [(rule.x0 + rule.x1, rule.y0, rule.y1) for rule in rules if rule.y1 - rule.y0 >= rule.x1 - rule.x0]
    return [Rule(x, start, x, end) for x, start, end in _merged(upright)]


def _merged(spans: list[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Spans ``(twice the place, start, end)`` that lie on the same line and touch, joined."""
    groups: list[list[tuple[float, float, float]]] = []
    for span in sorted(spans):
        if groups and span[0] - groups[-1][0][0] <= 2 * _NEAR:
            groups[-1].append(span)
        else:
            groups.append([span])
    for group in groups:
        place = group[0][0] / 2
        start, end = None, 0.0
        for _, first, last in sorted(group, key=lambda span: span[1:]):
            if start is not None and first <= end + _NEAR:
                end = max(end, last)
                continue
            if start is not None:
                yield place, start, end
            start, end = first, last
        if start is not None:
            yield place, start, end
