"""A markdown report as a Word file, and Word files of bare XML for what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .markdown_items import Item, Piece, items_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with this body; ``styles``, ``numbering``, ``footnotes`` … are parts beside it."""
    out = io.BytesIO()
    links = "".join(f'<Relationship Id="r{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>' for name in parts)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        main = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}">{main}</Relationships>')
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{xml}</w:{name}>")
    return out.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; a run without markup is plain text."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tc(*blocks: str, properties: str = "") -> str:
    """A table cell."""
    inside = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A table row."""
    inside = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def make_docx(markdown: str) -> bytes:
    """A Word file with heading styles, Word's own numbering and real tables."""
    document = docx.Document()
    lists: dict[str, int] = {}
    for item in items_of(markdown):
        if item.kind == "heading":
            _word_pieces(document.add_heading(level=item.level), item.pieces)
        elif item.kind == "table":
            _word_table(document, item)
        elif item.kind == "item" and item.marker in "-*":
            _word_pieces(document.add_paragraph(style="List Bullet"), item.pieces)
        elif item.kind == "item":
            paragraph = document.add_paragraph(style="List Number")
            if (item.marker.startswith("1") and len(item.marker) == 2) or "now" not in lists:
                lists["now"] = new_word_list(document, item.marker)
            set_word_list(paragraph, lists["now"])
            _word_pieces(paragraph, item.pieces)
        elif item.kind != "note":
            _word_pieces(document.add_paragraph(), item.pieces)
    out = io.BytesIO()
    document.save(out)
    return _with_word_footnotes(out.getvalue(), {i.marker: i.text for i in items_of(markdown) if i.kind == "note"})


def _word_pieces(paragraph: Any, pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        run = paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if piece.note:
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), piece.note)
            run._r.append(reference)


def _word_table(document: Any, item: Item) -> None:
    table = document.add_table(len(item.rows), len(item.rows[0]))
    for at, row in enumerate(item.rows):
        for cell, pieces in zip(table.rows[at].cells, row, strict=True):
            _word_pieces(cell.paragraphs[0], pieces)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def new_word_list(document: Any, marker: str) -> int:
    """A numbered list of its own that prints markers like this one."""
    root = document.part.numbering_part.element
    ident = 500 + len(root)
    abstract, level = OxmlElement("w:abstractNum"), OxmlElement("w:lvl")
    abstract.set(qn("w:abstractNumId"), str(ident))
    level.set(qn("w:ilvl"), "0")
    start = marker.rstrip(".)")
    for name, value in (("w:start", start), ("w:numFmt", "decimal"), ("w:lvlText", "%1" + marker[len(start) :])):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        level.append(element)
    abstract.append(level)
    root.insert(0, abstract)
    num, link = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    num.set(qn("w:numId"), str(ident))
    link.set(qn("w:val"), str(ident))
    num.append(link)
    root.append(num)
    return ident


def set_word_list(paragraph: Any, ident: int) -> None:
    """Make the paragraph an item of a list."""
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_ilvl().val = 0
    numbering.get_or_add_numId().val = ident


def _with_word_footnotes(data: bytes, notes: dict[str, str]) -> bytes:
    if not notes:
        return data
    return add_parts(data, {"footnotes": ("footnotes", notes_xml("footnote", notes))})


def notes_xml(kind: str, notes: dict[str, str]) -> str:
    """The XML of a part with footnotes or comments, each of one paragraph."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = "".join(
        f'<w:{kind} w:id="{ident}" w:author="A" w:initials="A"><w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t>'
        f"</w:r></w:p></w:{kind}>"
        for ident, text in notes.items()
    )
    return f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:{kind}s {space}>{inside}</w:{kind}s>"


def add_parts(data: bytes, parts: dict[str, tuple[str, str]]) -> bytes:
    """A Word file with further parts, each ``name: (relationship type, xml)``."""
    out = io.BytesIO()
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                links = "".join(
                    f'<Relationship Id="x{part}" Type="{types}/{kind}" Target="{part}.xml"/>' for part, (kind, _) in parts.items()
                )
                content = content.replace(b"</Relationships>", links.encode() + b"</Relationships>")
            new.writestr(name, content)
        for part, (_, xml) in parts.items():
            new.writestr(f"word/{part}.xml", xml)
    return out.getvalue()
