"""Builds the sample reports that are not text: a Word file with tracked changes and a two-column PDF.

``python sample_reports/build.py`` writes them beside their markdown; the bytes are the same on every run. Needs
python-docx and reportlab, which only developers have.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BalancedColumns, BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

HERE = Path(__file__).parent
WHEN = datetime(2010, 12, 3, 10, 0, tzinfo=UTC)
AUTHOR = "Overview author"
MARGIN = 56
_SEGMENT = re.compile(r"\{\+\+(?P<ins>.*?)\+\+\}|\{--(?P<del>.*?)--\}|\{>>(?P<comment>.*?)<<\}")
_SYLLABLES = re.compile(r"(?<=[a-z][aeiou][bcdfglmnprst])(?=[bcdfglmnprstv][aeiou][a-z])")
_TYPE = re.compile(r"(\*\*.+?\*\*|\*[^* ][^*]*?\*|\[\^\w+\])")


@dataclass(frozen=True)
class Piece:
    """A stretch of text: plain, inserted, deleted, a comment or the mark of a footnote."""

    text: str
    change: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Item:
    """A heading, paragraph, list item, table or note of a report."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    marker: str = ""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a line of markdown with CriticMarkup."""
    out: list[Piece] = []
    at = 0
    for match in _SEGMENT.finditer(text):
        out += _typed(text[at : match.start()], "")
        change = match.lastgroup or ""
        out += [Piece(match[change], change)] if change == "comment" else _typed(match[change], change)
        at = match.end()
    return (*out, *_typed(text[at:], ""))


def _typed(text: str, change: str) -> Iterator[Piece]:
    for part in _TYPE.split(text):
        if part.startswith("[^") and part.endswith("]"):
            yield Piece(part[2:-1], "note")
        elif part.startswith("**") and len(part) > 4:
            yield Piece(part[2:-2], change, bold=True)
        elif part.startswith("*") and part.endswith("*") and len(part) > 2:
            yield Piece(part[1:-1], change, italic=True)
        elif part:
            yield Piece(part, change)


def items_of(markdown: str) -> Iterator[Item]:
    """The items of a report, which has every paragraph on a line of its own."""
    lines = [line.strip() for line in markdown.split("\n") if line.strip() and not re.fullmatch(r"[-*_ ]{3,}", line)]
    for is_table, group in groupby(lines, lambda line: line.startswith("|")):
        if is_table:
            rows = [line.strip("|").split("|") for line in group if not re.fullmatch(r"[|\s:-]+", line)]
            yield Item("table", rows=tuple(tuple(pieces_of(cell.strip()) for cell in row) for row in rows))
        else:
            yield from map(_item, group)


def _item(line: str) -> Item:
    marked = re.fullmatch(r"(#+|\d+[.)]|[-*]|\[\^\w+\]:) +(.*)", line)
    if marked is None:
        return Item("paragraph", pieces_of(line))
    kind = {"#": "heading", "[": "note"}.get(marked[1][0], "item")
    return Item(kind, pieces_of(marked[2]), marked[1])


class _Word:
    """A Word file with headings, lists, tables, comments and the changes tracked."""

    def __init__(self, items: Iterator[Item]) -> None:
        self.document: Any = docx.Document()
        core = self.document.core_properties
        core.author = core.last_modified_by = AUTHOR
        core.created = core.modified = WHEN.replace(tzinfo=None)
        self.changes = 0
        self.list_id = 0
        for item in items:
            self._add(item)

    def _add(self, item: Item) -> None:
        if item.kind == "table":
            self._table(item)
        elif all(piece.change == "comment" for piece in item.pieces):
            self._fill(self.document.paragraphs[-1], item.pieces)
        elif item.kind == "heading":
            self._fill(self.document.add_heading(level=len(item.marker)), item.pieces)
        elif item.kind == "item" and item.marker[0].isdigit():
            self._fill(self._numbered(item.marker), item.pieces)
        else:
            self._fill(self.document.add_paragraph(style="List Bullet" if item.marker else None), item.pieces)

    def _table(self, item: Item) -> None:
        table = self.document.add_table(len(item.rows), len(item.rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, item.rows, strict=True):
            for cell, pieces in zip(row.cells, cells, strict=True):
                self._fill(cell.paragraphs[0], pieces)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def _numbered(self, marker: str) -> Any:
        paragraph = self.document.add_paragraph(style="List Number")
        if marker.rstrip(".)") == "1" or not self.list_id:
            numbering = self.document.part.numbering_part.numbering_definitions._numbering
            template = self.document.styles["List Number"].element.pPr.numPr.numId.val
            abstract = numbering.num_having_numId(template).abstractNumId.val
            number = numbering.add_num(abstract)
            number.add_lvlOverride(ilvl=0).add_startOverride(1)
            self.list_id = number.numId
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, self.list_id
        return paragraph

    def _fill(self, paragraph: Any, pieces: tuple[Piece, ...]) -> None:
        for piece in pieces:
            if piece.change == "comment":
                self.document.add_comment(paragraph.runs[-1], piece.text, author=AUTHOR, initials="OA")
                continue
            run = paragraph.add_run(piece.text)
            run.bold, run.italic = piece.bold or None, piece.italic or None
            if piece.change:
                wrapper = self._change(piece.change)
                run._r.addprevious(wrapper)
                wrapper.append(run._r)
            if piece.change == "del":
                run._r.find(qn("w:t")).tag = qn("w:delText")
        changes = {piece.change for piece in pieces}
        if changes in ({"ins"}, {"del"}):
            mark = OxmlElement("w:rPr")
            mark.append(self._change(changes.pop()))
            paragraph._p.get_or_add_pPr().append(mark)

    def _change(self, change: str) -> Any:
        self.changes += 1
        element = OxmlElement(f"w:{change}")
        element.set(qn("w:id"), str(9000 + self.changes))
        element.set(qn("w:author"), AUTHOR)
        element.set(qn("w:date"), WHEN.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return element

    def data(self) -> bytes:
        """The file, with the same date on every member."""
        saved, out = io.BytesIO(), io.BytesIO()
        for comment in self.document.part._comments_part.element.findall(qn("w:comment")):
            comment.set(qn("w:date"), WHEN.strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.document.save(saved)
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(zipfile.ZipInfo(name, (2010, 12, 3, 10, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def two_columns(items: Iterator[Item]) -> bytes:
    """A PDF in two columns with a running header, page numbers, divided words and ruled tables across the page."""
    out = io.BytesIO()
    width, height = A4
    document = BaseDocTemplate(out, pagesize=A4, invariant=1, title="Invented sample report")
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0, id="page")
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=_furniture))
    story: list[Any] = []
    for wide, group in groupby(items, lambda item: item.kind == "table" or item.marker == "#"):
        flowables = [_flowable(item, width - 2 * MARGIN) for item in group]
        story += flowables if wide else [BalancedColumns(flowables, nCols=2, innerPadding=22, bottomPadding=4)]
    document.build(story)
    return out.getvalue()


def _furniture(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica-Oblique", 8)
    canvas.drawString(MARGIN, A4[1] - 34, "Fernhythe and District SCB: Siblings O and Q")
    canvas.drawRightString(A4[0] - MARGIN, A4[1] - 34, "RESTRICTED UNTIL PUBLISHED")
    canvas.drawCentredString(A4[0] / 2, 28, str(document.page))


def _flowable(item: Item, width: float) -> Any:
    if item.kind == "heading":
        size = {"#": 18, "##": 13, "###": 11}.get(item.marker, 10.5)
        return Paragraph(_markup(item.pieces), ParagraphStyle(
            "h", fontName="Helvetica-Bold", fontSize=size, leading=size * 1.2, spaceBefore=9, spaceAfter=5,
        ))  # fmt: skip
    if item.kind == "table":
        cell = ParagraphStyle("c", fontName="Times-Roman", fontSize=8.5, leading=10)
        rows = [[Paragraph(_markup(pieces), cell) for pieces in row] for row in item.rows]
        grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        return Table(rows, _widths(item, width), style=grid, repeatRows=1, spaceBefore=4, spaceAfter=10)
    marker = {"-": "•", "*": "•"}.get(item.marker, item.marker.strip("[^]:"))
    return Paragraph(_markup(item.pieces, divided=True), ParagraphStyle(
        "p", fontName="Times-Roman", fontSize=9.5, leading=11.6, spaceAfter=6, alignment=TA_JUSTIFY,
        embeddedHyphenation=1, leftIndent=14 if marker else 0, bulletFontName="Times-Roman", bulletFontSize=9.5,
    ), bulletText=marker or None)  # fmt: skip


def _widths(item: Item, width: float) -> list[float]:
    columns = [["".join(piece.text for piece in row[at]) for row in item.rows] for at in range(len(item.rows[0]))]
    words = [max(len(word) for text in column for word in text.split()) for column in columns]
    shares = [max(min(max(map(len, column)), 60), 2 * word + 5) for column, word in zip(columns, words, strict=True)]
    return [width * share / sum(shares) for share in shares]


def _markup(pieces: tuple[Piece, ...], divided: bool = False) -> str:
    out = ""
    for piece in pieces:
        text = piece.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = _SYLLABLES.sub("\u00ad", text) if divided else text
        text = f"<super size='6'>{text}</super>" if piece.change == "note" else text
        out += f"<b>{text}</b>" if piece.bold else f"<i>{text}</i>" if piece.italic else text
    return out


def main() -> None:
    """Build every sample whose markdown is there."""
    for path in sorted(HERE.glob("tracked-*.md")):
        path.with_suffix(".docx").write_bytes(_Word(items_of(path.read_text(encoding="utf-8"))).data())
    for path in sorted(HERE.glob("columns-*.md")):
        path.with_suffix(".pdf").write_bytes(two_columns(items_of(path.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
