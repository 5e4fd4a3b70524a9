"""What does one Word paragraph say, tracked changes accepted?

Turns the children of a paragraph into runs: insertions stay, deletions go, field instructions and hidden text
are left out, text boxes are put aside for the block that holds the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scr_checker.readers.building import Run
from scr_checker.readers.docx.names import MC, W, switches, value
from scr_checker.readers.docx.state import State
from scr_checker.readers.docx.styles import Style

_THROUGH = {W + name for name in (
    "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "rubyBase", "ruby",
)}  # fmt: skip
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACES = {W + "tab", W + "br", W + "cr", W + "ptab"}
_DRAWN = {W + "drawing", W + "pict", W + "object"}
_PROPERTIES, _STYLE, _HIDDEN = W + "rPr", W + "rStyle", W + "vanish"
_BOLD, _ITALIC, _STRUCK, _STRUCK_TWICE = W + "b", W + "i", W + "strike", W + "dstrike"
_TEXT, _RUN = W + "t", W + "r"
_TEXT_BOX = W + "txbxContent"
_SYMBOLS = {
    "F0FC": "✓",
    "F0FB": "✗",
    "F0FE": "☑",
    "F0FD": "☒",
    "F0A8": "☐",
    "F06F": "☐",
    "F071": "☐",
    "F0B7": "•",
    "F0A7": "•",
}


def runs_of(parent: etree._Element, state: State, style: Style) -> Iterator[Run]:
    """The runs of a paragraph, or of anything inside it that holds runs."""
    for child in parent:
        tag = child.tag
        if tag == _RUN:
            yield from _run(child, state, style)
        elif tag in (W + "ins", W + "moveTo"):
            state.insertions += tag == W + "ins"
            state.moves += tag == W + "moveTo"
            yield from runs_of(child, state, style)
        elif tag == W + "del":
            state.deletions += 1
            _follow_fields(child, state)
        elif tag in _THROUGH:
            yield from runs_of(child, state, style)
        elif tag == MC + "AlternateContent":
            yield from runs_of(alternative(child), state, style)
        elif isinstance(tag, str) and tag.startswith(_MATHS):
            yield Run("".join(text.text or "" for text in child.iter(_MATHS + "t")))


def _run(run: etree._Element, state: State, paragraph: Style) -> Iterator[Run]:
    text = _text(run, state)
    if not text:
        return
    properties = run.find(_PROPERTIES)
    direct = switches(properties)
    character = state.styles.character(value(properties, "rStyle") if _STYLE in direct else None)
    if _effective(direct.get(_HIDDEN), character.hidden, paragraph.hidden):
        state.hidden += bool(text.strip())
        return
    if state.page_of_text is None and text.strip():
        state.page_of_text = state.page
    yield Run(
        text,
        bold=_effective(direct.get(_BOLD), character.bold, paragraph.bold),
        italic=_effective(direct.get(_ITALIC), character.italic, paragraph.italic),
        struck=_effective(direct.get(_STRUCK, direct.get(_STRUCK_TWICE)), character.struck, paragraph.struck),
    )


def _effective(direct: bool | None, character: bool | None, paragraph: bool | None) -> bool:
    if direct is not None:
        return direct
    return bool(paragraph if character is None else character)


def _text(run: etree._Element, state: State) -> str:
    text = ""
    for child in run:
        tag = child.tag
        if tag == _TEXT:
            text += child.text or ""
        elif tag in _SPACES:
            text += " "
        elif tag == W + "noBreakHyphen":
            text += "-"
        elif tag == W + "sym":
            text += _SYMBOLS.get(child.get(W + "char", "").upper(), "")
        else:
            _note_aside(child, state)
            if any(state.fields):
                text = ""
    return "" if any(state.fields) else text


def _note_aside(child: etree._Element, state: State) -> None:
    """What stands in a run but is no text of it: fields, page breaks, notes, text boxes."""
    tag = child.tag
    if tag == W + "fldChar":
        _follow_field(child.get(W + "fldCharType"), state)
    elif tag == W + "lastRenderedPageBreak" and state.page is not None:
        state.page += 1
    elif tag in (W + "footnoteReference", W + "endnoteReference"):
        state.notes.append((tag.removeprefix(W).removesuffix("Reference"), child.get(W + "id", "")))
    elif tag == MC + "AlternateContent" or tag in _DRAWN:
        drawn = alternative(child) if tag == MC + "AlternateContent" else child
        state.boxes += _outermost_boxes(drawn)
        state.pictures += 1


def _follow_field(kind: str | None, state: State) -> None:
    if kind == "begin":
        state.fields.append(True)
    elif kind == "separate" and state.fields:
        state.fields[-1] = False
    elif kind == "end" and state.fields:
        state.fields.pop()


def _follow_fields(deleted: etree._Element, state: State) -> None:
    for mark in deleted.iter(W + "fldChar"):
        _follow_field(mark.get(W + "fldCharType"), state)


def alternative(element: etree._Element) -> etree._Element:
    """One of several drawings of the same thing, so that its text is read once."""
    options = [*element.findall(MC + "Choice"), *element.findall(MC + "Fallback")]
    with_text = (option for option in options if next(option.iter(_TEXT_BOX, W + "t"), None) is not None)
    return next(with_text, options[0] if options else element)


def _outermost_boxes(drawn: etree._Element) -> list[etree._Element]:
    boxes: list[etree._Element] = []
    pending = list(drawn)
    while pending:
        element = pending.pop(0)
        if element.tag == _TEXT_BOX:
            boxes.append(element)
        elif element.tag == MC + "AlternateContent":
            pending.insert(0, alternative(element))
        else:
            pending[:0] = list(element)
    return boxes
