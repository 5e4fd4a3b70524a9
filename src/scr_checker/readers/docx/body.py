"""What are the blocks of a Word document, in reading order?

Turns paragraphs, tables, content controls and text boxes into parts; a paragraph's number is worked out here,
since Word stores only how to number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part, Run, from_runs, row
from scr_checker.readers.docx.inline import alternative, runs_of
from scr_checker.readers.docx.names import MC, W, switch, value, whole
from scr_checker.readers.docx.numbering import Printed
from scr_checker.readers.docx.state import State
from scr_checker.readers.docx.styles import Style
from scr_checker.readers.tables import with_header

_THROUGH = {W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "txbxContent")}
_WIDEST_SPAN = 60


def block(element: etree._Element, state: State) -> Iterator[Part]:
    """The parts of one child of the body."""
    tag = element.tag
    if tag == W + "p":
        yield from _paragraph(element, state)
    elif tag == W + "tbl":
        yield from _table(element, state)
    elif tag == W + "sdt":
        for content in element.findall(W + "sdtContent"):
            yield from blocks(content, state)
    elif tag in _THROUGH:
        yield from blocks(element, state)
    elif tag == W + "altChunk":
        state.embedded += 1
    elif tag == MC + "AlternateContent":
        yield from blocks(alternative(element), state)


def blocks(container: etree._Element, state: State) -> Iterator[Part]:
    """The parts of everything in a container such as a cell or a text box."""
    for child in container:
        yield from block(child, state)


def _paragraph(element: etree._Element, state: State) -> Iterator[Part]:
    properties = element.find(W + "pPr")
    style_id = value(properties, "pStyle")
    style = state.styles.paragraph(style_id)
    state.page_of_text = None
    runs = [*state.carried, *runs_of(element, state, style)]
    boxes, state.boxes = state.boxes, []
    mark = properties.find(W + "rPr") if properties is not None else None
    if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
        state.carried = runs
    else:
        state.carried = []
        yield from _placed(properties, style_id, style, runs, state)
    for box in boxes:
        yield from blocks(box, state)


def _placed(properties: etree._Element | None, style_id: str | None, style: Style, runs: list[Run], state: State) -> list[Part]:
    page = state.page_of_text or state.page
    printed = _printed(properties, style_id, style, state)
    level = _level(properties, style)
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    if not level and (style.contents or style.listed or (printed is not None and not printed.text)):
        kind = BlockKind.LIST_ITEM
    if printed is None or not printed.text:
        return from_runs(kind, runs, level=level, page=page)
    number = printed.text if printed.text.startswith("(") else printed.text.rstrip(".):– ")
    if printed.joined:
        runs = [Run(printed.text, bold=all(run.bold for run in runs)), *runs] if runs else []
        return from_runs(kind, runs, number=number, level=level, page=page)
    return from_runs(kind, runs, prefix=printed.text, number=number, level=level, page=page)


def _level(properties: etree._Element | None, style: Style) -> int:
    outline = value(properties, "outlineLvl")
    if outline is not None:
        return whole(outline, 9) + 1 if 0 <= whole(outline, 9) < 9 else 0
    return style.level or 0


def _printed(properties: etree._Element | None, style_id: str | None, style: Style, state: State) -> Printed | None:
    direct = properties.find(W + "numPr") if properties is not None else None
    list_id = value(direct, "numId") or style.numbering
    if list_id is None or list_id == "0":
        return None
    depth = value(direct, "ilvl")
    if depth is None:
        linked = state.numbering.level_of_style.get(style_id or "")
        return state.numbering.next(list_id, linked[1] if linked else style.depth or 0)
    return state.numbering.next(list_id, whole(depth))


def _table(table: etree._Element, state: State) -> Iterator[Part]:
    state.tables += 1
    number = state.tables
    rows = [line for line in _through(table, W + "tr") if not _is_deleted(line, state)]
    cells = [_through(line, W + "tc") for line in rows]
    if len(cells) == 1 and len(cells[0]) == 1:
        yield from blocks(cells[0][0], state)
        return
    drawn: list[Part] = []
    after: list[list[Part]] = []
    bold = header = False
    for at, line in enumerate(rows):
        page = state.page
        contents = [_cell(cell, state) for cell in cells[at]]
        bold = bold or (at == 0 and all(is_bold for texts, _, is_bold in contents if texts[0]))
        header = header or (at == 0 and bool(switch(line.find(W + "trPr"), "tblHeader")))
        texts = [text for padded, _, _ in contents for text in padded]
        texts = texts if len(contents) > 1 else texts[:1]
        drawn.append(replace(row(texts, number), page=page))
        after.append([part for _, others, _ in contents for part in others])
    for part, others in zip(with_header(drawn, bold=bold or header), after, strict=True):
        yield part
        yield from others


def _through(parent: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, content controls looked through."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag == W + "sdt" or child.tag in _THROUGH:
            found += _through(child, tag)
    return found


def _is_deleted(line: etree._Element, state: State) -> bool:
    properties = line.find(W + "trPr")
    deleted = properties is not None and properties.find(W + "del") is not None
    state.deletions += deleted
    return deleted


def _cell(cell: etree._Element, state: State) -> tuple[list[str], list[Part], bool]:
    """The cell's text padded to its width, what must follow the row, and whether it is bold."""
    properties = cell.find(W + "tcPr")
    span = min(max(whole(value(properties, "gridSpan"), 1), 1), _WIDEST_SPAN)
    parts = list(blocks(cell, state))
    state.carried = []
    texts = [part for part in parts if part.table is None and not part.struck]
    others = [part for part in parts if part.table is not None or part.struck]
    merge = properties.find(W + "vMerge") if properties is not None else None
    continued = merge is not None and merge.get(W + "val", "continue") == "continue"
    text = "" if continued else " ".join(part.text for part in texts)
    return [text, *[""] * (span - 1)], others, all(part.all_bold for part in texts)
