"""PDF pages drawn line by line, for what a report generator would never do."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: Callable[[Canvas], Any], **options: Any) -> bytes:
    """A PDF of pages that are each drawn by a function."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    for draw in pages:
        canvas.setFont("Times-Roman", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts: str, x: float = 60, top: float = 760, step: float = 12) -> Callable[[Canvas], None]:
    """A page with these lines under one another."""

    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(texts):
            canvas.drawString(x, top - at * step, text)

    return draw


def grid(canvas: Canvas, rows: list[list[str]], x: float = 60, top: float = 740, wide: float = 150, high: float = 30) -> None:
    """A ruled table."""
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.rect(x + column * wide, top - (at + 1) * high, wide, high)
            for line, part in enumerate(text.split("\n")):
                canvas.drawString(x + column * wide + 4, top - at * high - 11 - 11 * line, part)
