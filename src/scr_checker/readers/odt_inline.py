"""What does one OpenDocument paragraph say, and what hangs on it?

Used by the OpenDocument format: text becomes runs; notes, comments and text boxes are put aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part, Run
from scr_checker.readers.odt_styles import OFFICE, TEXT, Counters, Look, Styles
from scr_checker.readers.wording import clean

_SPACES = {TEXT + "s", TEXT + "tab", TEXT + "line-break"}
_SKIPPED = {TEXT + name for name in (
    "note-citation", "tracked-changes", "hidden-text", "ruby-text", "number", "variable-decl", "bibliography-mark-data",
)}  # fmt: skip
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_PARAGRAPHS = (TEXT + "p", TEXT + "h")


@dataclass(slots=True)
class State:
    """Where the reading stands."""

    styles: Styles
    page: int | None = None
    tables: int = 0
    headings: Counters = field(default_factory=Counters)
    lists: dict[str, Counters] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    insertions: int = 0
    deletions: int = 0
    hidden: int = 0

    def counters(self, name: str, fresh: bool) -> Counters:
        """The counters of a list; a fresh list counts from its start."""
        if fresh or name not in self.lists:
            self.lists[name] = Counters()
        return self.lists[name]


def runs_of(element: etree._Element, state: State, look: Look | None = None) -> Iterator[Run]:
    """The runs of a paragraph or of a stretch inside it."""
    look = look or Look()
    if element.text:
        yield from _run(element.text, look, state)
    for child in element:
        yield from _child(child, state, look)
        if child.tail:
            yield from _run(child.tail, look, state)


def _run(text: str, look: Look, state: State) -> Iterator[Run]:
    if look.hidden:
        state.hidden += bool(text.strip())
    else:
        yield Run(text, bool(look.bold), bool(look.italic), bool(look.struck))


def _child(child: etree._Element, state: State, look: Look) -> Iterator[Run]:
    tag = child.tag
    if not isinstance(tag, str) or tag in _SKIPPED or tag.startswith(_SVG):
        return
    if tag in _SPACES:
        yield Run(" ")
    elif tag == TEXT + "note":
        citation, body = child.find(TEXT + "note-citation"), child.find(TEXT + "note-body")
        state.notes.append(("".join(map(str, citation.itertext())) if citation is not None else "", _flat(body, state)))
    elif tag == OFFICE + "annotation":
        state.comments.append(_flat(child, state))
    elif tag == OFFICE + "annotation-end":
        return
    elif tag == TEXT + "soft-page-break":
        state.page = None if state.page is None else state.page + 1
    elif tag == _DRAW + "text-box":
        state.boxes.append(child)
    else:
        yield from runs_of(child, state, _inner(child, state, look))


def _inner(child: etree._Element, state: State, look: Look) -> Look:
    if child.tag != TEXT + "span":
        return look
    own = state.styles.look(child.get(TEXT + "style-name"))
    return Look(
        look.bold if own.bold is None else own.bold,
        look.italic if own.italic is None else own.italic,
        look.struck if own.struck is None else own.struck,
        look.hidden if own.hidden is None else own.hidden,
    )


def _flat(element: etree._Element | None, state: State) -> str:
    """The paragraphs of a note or comment as one text."""
    if element is None:
        return ""
    texts = ["".join(run.text for run in runs_of(p, state)) for p in element.iter(*_PARAGRAPHS)]
    return clean(" ".join(texts))


def note_texts(state: State) -> list[Part]:
    """The notes met so far, in order."""
    return [Part(BlockKind.FOOTNOTE, text, number=number or None) for number, text in state.notes if text]
