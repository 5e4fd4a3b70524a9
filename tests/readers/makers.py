"""How does one markdown report look in every other format? Makers with other people's libraries."""

from __future__ import annotations

import io
import textwrap
from html import escape
from typing import Any

from odf import style as odf_style
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText

from .markdown_items import Item, Piece, items_of, plain


def make_txt(markdown: str, width: int = 88) -> bytes:
    """Plain text as a careful typist would leave it: wrapped lines, blank lines between paragraphs."""
    out: list[str] = []
    last = ""
    for item in items_of(markdown):
        if item.kind == "table":
            lines = ["| " + " | ".join(plain(cell) for cell in row) + " |" for row in item.rows]
            lines.insert(1, "|" + "---|" * len(item.rows[0]))
            block = "\n".join(lines)
        else:
            marker = {"item": item.marker + " ", "note": f"[{item.marker}] "}.get(item.kind, "")
            text = "".join(f"[{piece.note}]" if piece.note else piece.text for piece in item.pieces)
            block = textwrap.fill(marker + text, width, subsequent_indent=" " * len(marker), break_long_words=False,
                                  break_on_hyphens=False)  # fmt: skip
        out.append(("\n" if item.kind == last == "item" else "\n\n") + block)
        last = item.kind
    return "".join(out).strip().encode() + b"\n"


def make_html(markdown: str) -> bytes:
    """A web page with navigation and a script round the report."""
    body: list[str] = []
    listing = ""
    for item in items_of(markdown):
        wanted = "" if item.kind != "item" else "ul" if item.marker in "-*" else "ol"
        if listing and (wanted != listing or item.marker.startswith("1")):
            body.append(f"</{listing}>")
            listing = ""
        if wanted and not listing:
            start = "" if wanted == "ul" else f' start="{item.marker.rstrip(".)")}"'
            body.append(f"<{wanted}{start}>")
            listing = wanted
        body.append(_html_item(item))
    body.append(f"</{listing}>" if listing else "")
    script = "<script>var hidden = 'never read';</script><style>p {color: red}</style>"
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Report</title>{script}</head>"
    return f"{page}<body><nav><a href='#'>Skip</a></nav><main>{''.join(body)}</main></body></html>".encode()


def _html_item(item: Item) -> str:
    inside = "".join(_html_piece(piece) for piece in item.pieces)
    if item.kind == "heading":
        return f"<h{item.level}>{inside}</h{item.level}>\n"
    if item.kind == "table":
        rows = [_html_row(row, "td" if at else "th") for at, row in enumerate(item.rows)]
        return f"<table>{''.join(rows)}</table>"
    if item.kind == "note":
        return f'<p role="doc-footnote" id="fn{item.marker}">{item.marker} {inside}</p>'
    return f"<li>{inside}</li>\n" if item.kind == "item" else f"<p>{inside}</p>\n"


def _html_row(row: tuple[tuple[Piece, ...], ...], tag: str) -> str:
    cells = ("".join(_html_piece(piece) for piece in cell) for cell in row)
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _html_piece(piece: Piece) -> str:
    if piece.note:
        return f'<sup><a href="#fn{piece.note}" role="doc-noteref">{piece.note}</a></sup>'
    text = escape(piece.text)
    text = f"<strong>{text}</strong>" if piece.bold else text
    return f"<em>{text}</em>" if piece.italic else text


def make_odt(markdown: str) -> bytes:
    """An OpenDocument text with headings, lists, tables and notes."""
    document = OpenDocumentText()
    bold = odf_style.Style(name="B", family="text")
    bold.addElement(odf_style.TextProperties(fontweight="bold"))
    italic = odf_style.Style(name="I", family="text")
    italic.addElement(odf_style.TextProperties(fontstyle="italic"))
    document.automaticstyles.addElement(bold)
    document.automaticstyles.addElement(italic)
    items = items_of(markdown)
    notes = {item.marker: item.text for item in items if item.kind == "note"}
    listing: Any = None
    for item in items:
        if item.kind == "item":
            if listing is None or item.marker in ("1.", "1)") or (item.marker in "-*") != (listing[0] in "-*"):
                listing = (item.marker, odf_text.List(stylename=_odt_list(document, item.marker)))
                document.text.addElement(listing[1])
            entry = odf_text.ListItem()
            entry.addElement(_odt_pieces(odf_text.P(), item.pieces, notes))
            listing[1].addElement(entry)
            continue
        listing = None
        if item.kind == "heading":
            document.text.addElement(_odt_pieces(odf_text.H(outlinelevel=item.level), item.pieces, notes))
        elif item.kind == "table":
            document.text.addElement(_odt_table(item, notes))
        elif item.kind == "paragraph":
            document.text.addElement(_odt_pieces(odf_text.P(), item.pieces, notes))
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _odt_list(document: Any, marker: str) -> Any:
    lists = document.automaticstyles.getElementsByType(odf_text.ListStyle)
    style = odf_text.ListStyle(name=f"L{len(lists)}")
    if marker in "-*":
        style.addElement(odf_text.ListLevelStyleBullet(level=1, bulletchar="•"))
    else:
        number = marker.rstrip(".)")
        suffix = marker[len(number) :]
        style.addElement(odf_text.ListLevelStyleNumber(level=1, numformat="1", numsuffix=suffix, startvalue=number))
    document.automaticstyles.addElement(style)
    return style


def _odt_table(item: Item, notes: dict[str, str]) -> Any:
    table = odf_table.Table()
    table.addElement(odf_table.TableColumn(numbercolumnsrepeated=len(item.rows[0])))
    head = odf_table.TableHeaderRows()
    table.addElement(head)
    for at, row in enumerate(item.rows):
        line = odf_table.TableRow()
        for pieces in row:
            cell = odf_table.TableCell()
            cell.addElement(_odt_pieces(odf_text.P(), pieces, notes))
            line.addElement(cell)
        (table if at else head).addElement(line)
    return table


def _odt_pieces(element: Any, pieces: tuple[Piece, ...], notes: dict[str, str]) -> Any:
    for piece in pieces:
        if piece.note:
            note = odf_text.Note(noteclass="footnote")
            note.addElement(odf_text.NoteCitation(text=piece.note))
            body = odf_text.NoteBody()
            body.addElement(odf_text.P(text=notes[piece.note]))
            note.addElement(body)
            element.addElement(note)
        elif piece.bold or piece.italic:
            element.addElement(odf_text.Span(stylename="B" if piece.bold else "I", text=piece.text))
        else:
            element.addText(piece.text)
    return element
