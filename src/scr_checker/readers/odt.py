"""What does an OpenDocument text say? Bytes to parts, tracked changes as accepted.

A format of ``read_document``: headings, lists with the numbers they print, tables, notes and comments are read
from ``content.xml``; deletions are kept apart there and stay out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from scr_checker.document import BlockKind
from scr_checker.errors import UnusableInputError
from scr_checker.readers import problems
from scr_checker.readers.archive import Archive, refuse_doctype, streamed
from scr_checker.readers.building import Extract, Part, Run, from_runs, row
from scr_checker.readers.odt_inline import State, note_texts, runs_of
from scr_checker.readers.odt_styles import OFFICE, TABLE, TEXT, read_styles
from scr_checker.readers.tables import with_header

_THROUGH = {TEXT + name for name in ("section", "index-body", "index-title", "numbered-paragraph")}
_INDEXES = {TEXT + name for name in (
    "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index",
    "bibliography",
)}  # fmt: skip
_WIDEST = 60
_DEEPEST = 9


def read(data: bytes) -> Extract:
    """The parts of an OpenDocument text."""
    with Archive(data) as archive:
        if "content.xml" not in archive or _is_encrypted(archive):
            raise UnusableInputError("the file is password-protected or damaged", hint="save it without a password")
        content = archive.read("content.xml")
        refuse_doctype(content)
        state = State(read_styles(archive.xml("styles.xml"), content), page=1 if b"soft-page-break" in content else None)
        parts = [part for element in streamed(content, OFFICE + "text") for part in _block(element, state)]
        macros = any(name.startswith("Basic/") for name in archive.names)
    comments = [Part(BlockKind.COMMENT, text) for text in state.comments if text]
    found = problems.tracked_changes(state.insertions, state.deletions, comments=len(comments))
    found += problems.hidden_text(state.hidden) + ((problems.macros_ignored(),) if macros else ())
    return Extract((*parts, *note_texts(state), *comments), found, state.page)


def _is_encrypted(archive: Archive) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in archive and b"encryption-data" in archive.read(manifest)


def _block(element: etree._Element, state: State, lists: tuple[str, ...] = ()) -> Iterator[Part]:
    tag = element.tag
    if tag in (TEXT + "p", TEXT + "h"):
        yield from _paragraph(element, state)
    elif tag == TEXT + "list":
        yield from _list(element, state, lists)
    elif tag == TABLE + "table":
        yield from _table(element, state)
    elif tag == TEXT + "tracked-changes":
        state.insertions += sum(1 for _ in element.iter(TEXT + "insertion"))
        state.deletions += sum(1 for _ in element.iter(TEXT + "deletion"))
    elif tag in _THROUGH:
        yield from _blocks(element, state)
    elif tag in _INDEXES:
        entries = _blocks(element, state)
        yield from (replace(part, kind=BlockKind.LIST_ITEM, level=0) for part in entries)
    elif tag == TEXT + "soft-page-break" and state.page is not None:
        state.page += 1
    elif isinstance(tag, str) and tag.endswith(("}frame", "}g", "}custom-shape")):
        list(runs_of(element, state))
        yield from _boxes(state)


def _blocks(container: etree._Element, state: State) -> Iterator[Part]:
    for child in container:
        yield from _block(child, state)


def _paragraph(element: etree._Element, state: State) -> Iterator[Part]:
    look = state.styles.look(element.get(TEXT + "style-name"))
    page = state.page
    runs = list(runs_of(element, state, look))
    if element.tag == TEXT + "h":
        level = _whole(element.get(TEXT + "outline-level"), 1)
        printed = state.headings.next(state.styles.outline, level) if state.styles.outline else ""
        yield from _numbered(BlockKind.HEADING, runs, printed, level, page)
    else:
        kind = BlockKind.HEADING if look.level else BlockKind.PARAGRAPH
        yield from from_runs(kind, runs, level=look.level, page=page)
    yield from _boxes(state)


def _boxes(state: State) -> Iterator[Part]:
    """Text boxes follow the paragraph that they hang on."""
    boxes, state.boxes = state.boxes, []
    for box in boxes:
        yield from _blocks(box, state)


def _numbered(kind: BlockKind, runs: list[Run], printed: str, level: int, page: int | None) -> list[Part]:
    number = (printed if printed.startswith("(") else printed.rstrip(".): ")) or None
    return from_runs(kind, runs, prefix=printed, number=number, level=level, page=page)


def _list(element: etree._Element, state: State, outer: tuple[str, ...]) -> Iterator[Part]:
    if len(outer) > _DEEPEST:
        return
    name = element.get(TEXT + "style-name") or (outer[-1] if outer else "")
    lists = (*outer, name)
    fresh = not outer and element.get(TEXT + "continue-numbering") != "true" and not element.get(TEXT + "continue-list")
    counters = state.counters(name, fresh)
    for item in element:
        if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
            continue
        first = item.tag == TEXT + "list-item"
        for child in item:
            if child.tag == TEXT + "list":
                yield from _list(child, state, lists)
                continue
            start = item.get(TEXT + "start-value")
            printed = counters.next(state.styles.lists.get(name, {}), len(lists), start) if first else ""
            yield from _item(child, state, printed, first)
            first = False


def _item(element: etree._Element, state: State, printed: str, first: bool) -> Iterator[Part]:
    if element.tag not in (TEXT + "p", TEXT + "h"):
        yield from _block(element, state)
        return
    page = state.page
    runs = list(runs_of(element, state, state.styles.look(element.get(TEXT + "style-name"))))
    if element.tag == TEXT + "h":
        yield from _numbered(BlockKind.HEADING, runs, printed, _whole(element.get(TEXT + "outline-level"), 1), page)
    else:
        plain = BlockKind.PARAGRAPH if printed or not first else BlockKind.LIST_ITEM
        yield from _numbered(plain, runs, printed, 0, page)
    yield from _boxes(state)


def _table(table: etree._Element, state: State) -> Iterator[Part]:
    state.tables += 1
    number = state.tables
    lines = list(_lines(table))
    cells = [_cells(line) for line in lines]
    if len(cells) == 1 and len(cells[0]) == 1:
        yield from _blocks(cells[0][0], state)
        return
    drawn: list[Part] = []
    after: list[list[Part]] = []
    bold = False
    for at, line in enumerate(cells):
        contents = [(cell, list(_blocks(cell, state))) for cell in line]
        texts = [text for cell, parts in contents for text in _cell_texts(cell, parts)]
        own = [part for _, parts in contents for part in parts if part.table is None and not part.struck]
        bold = bold or (at == 0 and (_is_header(lines[0]) or all(p.all_bold for p in own)))
        drawn.append(row(texts, number, page=state.page))
        after.append([part for _, parts in contents for part in parts if part.table is not None or part.struck])
    for part, others in zip(with_header(drawn, bold=bold), after, strict=True):
        yield part
        yield from others


def _lines(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
            yield from _lines(child)


def _is_header(line: etree._Element) -> bool:
    parent = line.getparent()
    return parent is not None and parent.tag == TABLE + "table-header-rows"


def _cells(line: etree._Element) -> list[etree._Element]:
    return [cell for cell in line if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")]


def _cell_texts(cell: etree._Element, parts: list[Part]) -> list[str]:
    text = " ".join(part.text for part in parts if part.table is None and not part.struck)
    repeated = min(_whole(cell.get(TABLE + "number-columns-repeated"), 1), _WIDEST)
    return [text] * max(repeated, 1)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
