"""What does a web page say? Bytes to parts: text only, no scripts, styles or navigation.

A format of ``read_document``. lxml parses whatever it is given, without network; block elements become parts,
everything inside them runs of text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from scr_checker.document import BlockKind
from scr_checker.errors import UnusableInputError
from scr_checker.readers import html_notes, html_tables, problems
from scr_checker.readers.building import Extract, Part, Run, from_runs
from scr_checker.readers.counters import shown
from scr_checker.readers.decoding import decode_html

_SKIPPED_WORDS = (
    "script style nav noscript template head title svg math select option button iframe object embed canvas audio video"
)
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_WORDS.split())
_HEADING = re.compile(r"h([1-6])$")
_WORD_HEADING = re.compile(r"Mso(?:Heading([1-6])|Title\b)")
_BULLET = re.compile(r"^[·•§▪◦\uf0b7\uf0a7]\s*")
_STYLES = {
    "decimal": "decimal",
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Look:
    """How the text at hand looks."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    deleted: bool = False
    depth: int = 0


@dataclass(slots=True)
class State:
    """Where the reading stands: the parts so far and the runs of the block at hand."""

    notes: html_notes.Notes
    parts: list[Part] = field(default_factory=list)
    footnotes: list[Part] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    tables: int = 0
    insertions: int = 0
    deletions: int = 0
    hidden: int = 0

    def flush(self, kind: BlockKind = BlockKind.PARAGRAPH, prefix: str = "", level: int = 0) -> None:
        """End the block at hand."""
        runs, self.runs = self.runs, []
        number = prefix.rstrip(".") or None
        self.parts += from_runs(kind, runs, prefix=prefix, number=number, level=level)


def read(data: bytes) -> Extract:
    """The parts of a web page."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(decode_html(data).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnusableInputError("no text was found in it", hint="check that it is the right file")
    state = State(html_notes.find_notes(root))
    walk(root, state, Look())
    state.flush()
    changes = problems.tracked_changes(state.insertions, state.deletions)
    return Extract((*state.parts, *state.footnotes), changes + problems.hidden_text(state.hidden))


def walk(element: etree._Element, state: State, look: Look) -> None:
    """Read an element and everything in it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if look.depth > _DEEPEST:
        raise UnusableInputError("its elements are nested too deeply", hint="save it again as a web page or as .docx")
    if tag in _SKIPPED or state.notes.is_link(element):
        return
    if _is_hidden(element):
        state.hidden += bool(html_notes.text_of(element).strip())
    elif tag == "br":
        _line_break(state)
    elif tag in _INLINE:
        _inside(element, state, _changed(tag, element, state, look))
    elif tag == "table":
        state.flush()
        _table(element, state, look)
    elif tag:
        state.flush()
        _block(tag, element, state, look)


def _inside(element: etree._Element, state: State, look: Look) -> None:
    deeper = replace(look, depth=look.depth + 1)
    _text(element.text, state, deeper)
    for child in element:
        walk(child, state, deeper)
        _text(child.tail, state, deeper)


def _text(text: str | None, state: State, look: Look) -> None:
    if text and not look.deleted:
        state.runs.append(Run(text, look.bold, look.italic, look.struck))


def _line_break(state: State) -> None:
    if state.runs and state.runs[-1].text == "\n":
        state.flush()
    else:
        state.runs.append(Run("\n"))


def _block(tag: str, element: etree._Element, state: State, look: Look) -> None:
    before = len(state.parts)
    _inside(element, state, look)
    heading = _HEADING.match(tag) or _WORD_HEADING.search(element.get("class", ""))
    if heading:
        state.flush(BlockKind.HEADING, level=int(heading[1] or 1))
    elif tag == "li":
        state.flush(BlockKind.LIST_ITEM)
        _mark_item(element, state, before)
    elif "MsoCommentText" in element.get("class", ""):
        state.flush(BlockKind.COMMENT)
    else:
        state.flush()
        _unbullet(element, state, before)
    number = state.notes.number_of(element)
    if number:
        notes, state.parts[before:] = state.parts[before:], []
        state.footnotes += html_notes.as_footnote(notes, number)


def _mark_item(element: etree._Element, state: State, first: int) -> None:
    """The first part of a list item bears its number; it may have been a paragraph inside the item."""
    if first >= len(state.parts) or state.parts[first].table is not None:
        return
    marker = _marker(element)
    part = replace(state.parts[first], kind=BlockKind.LIST_ITEM)
    if marker:
        bold = part.bold + len(marker) + 1 if part.bold else 0
        part = replace(part, text=f"{marker} {part.text}", number=marker.rstrip("."), bold=bold)
    state.parts[first] = part


def _marker(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    items = [child for child in parent if child.tag == "li"]
    position = items.index(element) if len(items) < 500 else 0
    start = int(parent.get("start", "1")) if parent.get("start", "1").isdecimal() else 1
    own = element.get("value", "")
    value = int(own) if own.isdecimal() and len(own) < 6 else start + position
    return shown(value, _STYLES.get(parent.get("type", "1"), "decimal")) + "."


def _unbullet(element: etree._Element, state: State, first: int) -> None:
    """Word's own web pages write bullets as characters."""
    if "MsoList" in element.get("class", "") and first < len(state.parts):
        part = state.parts[first]
        bare = _BULLET.sub("", part.text)
        if bare != part.text:
            state.parts[first] = replace(part, kind=BlockKind.LIST_ITEM, text=bare)


def _changed(tag: str, element: etree._Element, state: State, look: Look) -> Look:
    style = element.get("style", "").replace(" ", "").lower()
    state.insertions += tag == "ins"
    state.deletions += tag == "del"
    return replace(
        look,
        bold=look.bold or tag in ("b", "strong") or "font-weight:bold" in style or "font-weight:7" in style,
        italic=look.italic or tag in ("i", "em", "cite") or "font-style:italic" in style,
        struck=look.struck or tag in ("s", "strike") or "line-through" in style,
        deleted=look.deleted or tag == "del",
    )


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def _table(element: etree._Element, state: State, look: Look) -> None:
    if html_tables.is_layout(element):
        for cell in html_tables.cells_of(element):
            _inside(cell, state, look)
            state.flush()
        return
    state.tables += 1
    number = state.tables
    texts = {cell: _cell(cell, state, look) for cell in html_tables.cells_of(element)}
    state.parts += html_tables.rows(element, texts, number)


def _cell(cell: etree._Element, state: State, look: Look) -> list[Part]:
    """The parts inside a cell, taken out of the running text."""
    inner = State(state.notes)
    _inside(cell, inner, look)
    inner.flush()
    state.insertions += inner.insertions
    state.deletions += inner.deletions
    state.hidden += inner.hidden
    state.footnotes += inner.footnotes
    return inner.parts
