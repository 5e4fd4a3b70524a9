"""How does one markdown report look as rich text and as PDF? Makers for the formats that only have pages and type."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

from .markdown_items import Item, Piece, items_of

MARGIN = 62
GUTTER = 24


def make_rtf(markdown: str) -> bytes:
    """Rich text as Word writes it, with heading styles, list text, tables and footnotes."""
    items = items_of(markdown)
    notes = {item.marker: _rtf_text(item.text) for item in items if item.kind == "note"}
    styles = "".join(rf"{{\s{level}\outlinelevel{level - 1} heading {level};}}" for level in range(1, 7))
    head = rf"{{\rtf1\ansi\ansicpg1252\deff0\uc1{{\fonttbl{{\f0 Calibri;}}}}{{\stylesheet{{\s0 Normal;}}{styles}}}"
    info = r"{\info{\title Never shown}}{\header\pard Running header\par}{\footer\pard Page {\field\fldrslt 1}\par}"
    return (head + info + "".join(_rtf_item(item, notes) for item in items) + "}").encode("ascii")


def _rtf_item(item: Item, notes: dict[str, str]) -> str:
    inside = "".join(_rtf_piece(piece, notes) for piece in item.pieces)
    if item.kind == "heading":
        return rf"\pard\plain\s{item.level}\outlinelevel{item.level - 1}\b {inside}\b0\par" + "\n"
    if item.kind == "table":
        return "".join(_rtf_row(row, at == 0, notes) for at, row in enumerate(item.rows)) + "\\pard\\plain\n"
    if item.kind == "item":
        marker = r"\'b7" if item.marker in "-*" else item.marker
        return rf"\pard\plain{{\listtext\tab {marker}\tab}}\ls1 {inside}\par" + "\n"
    return "" if item.kind == "note" else rf"\pard\plain {inside}\par" + "\n"


def _rtf_row(row: tuple[tuple[Piece, ...], ...], header: bool, notes: dict[str, str]) -> str:
    cells = "".join("".join(_rtf_piece(piece, notes) for piece in cell) + r"\cell " for cell in row)
    edges = "".join(rf"\cellx{1500 * at}" for at in range(1, len(row) + 1))
    repeated = r"\trhdr" if header else ""
    return rf"\trowd{repeated}{edges}\pard\intbl {cells}\row" + "\n"


def _rtf_piece(piece: Piece, notes: dict[str, str]) -> str:
    if piece.note:
        return rf"{{\super\chftn{{\footnote\pard\plain{{\super\chftn}} {notes[piece.note]}\par}}}}"
    text = _rtf_text(piece.text)
    text = rf"{{\b {text}}}" if piece.bold else text
    return rf"{{\i {text}}}" if piece.italic else text


def _rtf_text(text: str) -> str:
    out = []
    for character in text:
        code = ord(character)
        if character in "\\{}":
            out.append("\\" + character)
        elif code < 128:
            out.append(character)
        elif code < 0x10000:
            out.append(rf"\u{code if code < 0x8000 else code - 0x10000}?")
        else:
            high, low = divmod(code - 0x10000, 0x400)
            out.append(rf"\u{0xD800 + high - 0x10000}?\u{0xDC00 + low - 0x10000}?")
    return "".join(out)


def make_pdf(markdown: str, columns: int = 1, ruled: bool = True, height: float = A4[1]) -> bytes:
    """A PDF with a running header, page numbers and justified text in one column or two."""
    out = io.BytesIO()
    width = A4[0]
    wide = (width - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    frames = [Frame(MARGIN + at * (wide + GUTTER), MARGIN, wide, height - 2 * MARGIN, 0, 0, 0, 0) for at in range(columns)]
    document = BaseDocTemplate(out, pagesize=(width, height), invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=_furniture))
    items = items_of(markdown)
    document.build([_flowable(item, wide, ruled) for item in items])
    return out.getvalue()


def _furniture(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, document.pagesize[1] - 36, "Serious case review: restricted")
    canvas.drawCentredString(A4[0] / 2, 30, f"Page {document.page}")


def _flowable(item: Item, wide: float, ruled: bool) -> Any:
    if item.kind == "table":
        return _table(item, wide, ruled)
    if item.kind == "heading":
        size = {1: 20, 2: 16, 3: 13}.get(item.level, 12)
        style = ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=size, leading=size * 1.2, spaceBefore=8, spaceAfter=6)
        return Paragraph(_markup(item.pieces), style)
    bullet = "•" if item.marker in ("-", "*") else item.marker or None
    indent = 18 if item.kind in ("item", "note") else 0
    style = ParagraphStyle(
        "p", fontName="Times-Roman", fontSize=10, leading=12.5, spaceAfter=7, alignment=TA_JUSTIFY, leftIndent=indent,
        bulletFontName="Times-Roman", bulletFontSize=10, hyphenationMinWordLength=99, splitLongWords=0,
    )  # fmt: skip
    return Paragraph(_markup(item.pieces), style, bulletText=bullet)


def _table(item: Item, wide: float, ruled: bool) -> Any:
    style = ParagraphStyle("c", fontName="Times-Roman", fontSize=8, leading=9.5, splitLongWords=0)
    count = len(item.rows[0])
    rows = [[Paragraph(_markup(cell), style) for cell in row] for row in item.rows]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
    return Table(rows, [wide / count] * count, style=TableStyle([*lines, ("VALIGN", (0, 0), (-1, -1), "TOP")]),
                 repeatRows=1, spaceAfter=8, spaceBefore=2)  # fmt: skip


def _markup(pieces: tuple[Piece, ...]) -> str:
    out = ""
    for piece in pieces:
        text = piece.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = f"<b>{text}</b>" if piece.bold else f"<i>{text}</i>" if piece.italic else text
        out += f"<super size='6'>{piece.note}</super>" if piece.note else text
    return out
