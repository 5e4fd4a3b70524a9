"""What does a Word file say? Bytes to parts, tracked changes as accepted.

A format of ``read_document``. The parts of the zip are read with lxml, since python-docx loses tracked
insertions, text boxes and the order of tables; macros are never opened.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from scr_checker.document import BlockKind, Problem
from scr_checker.errors import UnusableInputError
from scr_checker.readers import problems
from scr_checker.readers.archive import Archive, refuse_doctype, safe_parser, streamed
from scr_checker.readers.building import Extract, Part
from scr_checker.readers.counters import shown
from scr_checker.readers.docx.body import block, blocks
from scr_checker.readers.docx.names import W, transitional, whole
from scr_checker.readers.docx.numbering import read_numbering
from scr_checker.readers.docx.state import State
from scr_checker.readers.docx.styles import read_styles
from scr_checker.readers.wording import clean

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_BREAK = b"lastRenderedPageBreak"
_FEW_WORDS = 30


def read(data: bytes) -> Extract:
    """The parts of a Word file."""
    with Archive(data) as archive:
        main = _main_part(archive)
        related = _related(archive, main)
        state = State(read_styles(_xml(archive, related.get("styles"))), read_numbering(_xml(archive, related.get("numbering"))))
        text = transitional(archive.read(main))
        state.page = 1 if _BREAK in text else None
        parts = [part for element in streamed(text, W + "body") for part in block(element, state)]
        parts += _notes(archive, related, state)
        comments = _comments(archive, related, state)
        macros = (problems.macros_ignored(),) if _has_macros(archive) else ()
        found = state.problems(len(comments)) + macros + _mostly_pictures(parts, state)
        return Extract((*parts, *comments), found, _pages(archive))


def _main_part(archive: Archive) -> str:
    target = _related(archive, "").get("officeDocument", "word/document.xml")
    if target not in archive:
        raise UnusableInputError("it holds no Word text", hint="open it in Word and save it as .docx")
    return target


def _related(archive: Archive, part: str) -> dict[str, str]:
    """The parts that a part refers to, by the last word of their type; nothing outside the file is followed."""
    folder, name = posixpath.split(part)
    root = archive.xml(posixpath.join(folder, "_rels", name + ".rels"))
    found: dict[str, str] = {}
    for element in [] if root is None else root.iter(_RELATIONSHIP):
        target, kind = element.get("Target", ""), element.get("Type", "").rpartition("/")[2]
        if element.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(kind, posixpath.normpath(path))
    return found


def _xml(archive: Archive, name: str | None) -> etree._Element | None:
    """A part beside the text; one that is missing or broken costs its information, not the document."""
    if name is None or name not in archive:
        return None
    data = transitional(archive.read(name))
    refuse_doctype(data)
    try:
        return etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError:
        return None


def _notes(archive: Archive, related: dict[str, str], state: State) -> list[Part]:
    """Footnotes, then endnotes, each with the number it has in the text."""
    parts: list[Part] = []
    for kind, style in (("footnote", "decimal"), ("endnote", "lowerRoman")):
        root = _xml(archive, related.get(kind + "s"))
        notes = {} if root is None else {note.get(W + "id", ""): note for note in root.iter(W + kind)}
        wanted = list(dict.fromkeys(note for found, note in state.notes if found == kind))
        for position, note in enumerate(wanted, start=1):
            if note in notes:
                parts += _joined(notes[note], state, BlockKind.FOOTNOTE, shown(position, style))
    return parts


def _comments(archive: Archive, related: dict[str, str], state: State) -> list[Part]:
    root = _xml(archive, related.get("comments"))
    comments = [] if root is None else root.iter(W + "comment")
    return [part for comment in comments for part in _joined(comment, state, BlockKind.COMMENT, None)]


def _joined(element: etree._Element, state: State, kind: BlockKind, number: str | None) -> list[Part]:
    state.fields, state.carried, state.page = [], [], None
    text = clean(" ".join(part.text for part in blocks(element, state) if not part.struck))
    return [Part(kind, text, number=number)] if text else []


def _has_macros(archive: Archive) -> bool:
    return any(name.lower().endswith("vbaproject.bin") for name in archive.names)


def _mostly_pictures(parts: list[Part], state: State) -> tuple[Problem, ...]:
    words = sum(len(part.text.split()) for part in parts)
    if words >= _FEW_WORDS * max(state.pictures, 1) or state.pictures < 3:
        return ()
    return (problems.poor_extraction("the pages seem to be pictures, which are not read"),)


def _pages(archive: Archive) -> int | None:
    try:
        root = archive.xml("docProps/app.xml")
    except UnusableInputError:
        return None
    pages = whole(root.findtext(_PAGES)) if root is not None else 0
    return pages or None
