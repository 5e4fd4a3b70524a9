"""What do a Word document's styles say: headings, numbering, bold, hidden?

Built from ``styles.xml`` once and asked for every paragraph. A style inherits from the one it is based on;
Word keeps the English name even where the style's id is in another language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from scr_checker.readers.docx.names import W, switch, value, whole

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|nagłówek|pennawd|nadpis|otsikko)\s*([1-9])\b",
    re.IGNORECASE,
)
_CUSTOM = re.compile(r"\bheading\s*([1-9])?|\bhead(?:er)?\s*([1-9])$", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2, "toc heading": 1}
_DEEPEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style makes of its text; None where it says nothing."""

    level: int | None = None
    numbering: str | None = None
    depth: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    contents: bool = False
    listed: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id, inheritance worked out."""

    by_id: dict[str, Style]
    default: str | None

    def paragraph(self, style: str | None) -> Style:
        """The style of a paragraph, the default one if none is named."""
        return self.by_id.get(style or self.default or "", PLAIN)

    def character(self, style: str | None) -> Style:
        """The style of a run."""
        return self.by_id.get(style, PLAIN) if style else PLAIN


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of ``styles.xml``."""
    elements = {} if root is None else {_id(element): element for element in root.iter(W + "style")}
    own = {name: _own(name, element) for name, element in elements.items()}
    parents = {name: value(element, "basedOn") for name, element in elements.items()}
    default = next((name for name, element in elements.items() if _is_default(element)), None)
    return Styles({name: _inherited(name, own, parents) for name in own}, default)


def _id(element: etree._Element) -> str:
    return element.get(W + "styleId", "")


def _is_default(element: etree._Element) -> bool:
    return element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on")


def _own(style_id: str, element: etree._Element) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    numbering = paragraph.find(W + "numPr") if paragraph is not None else None
    name = (value(element, "name") or style_id).strip().lower()
    depth = value(numbering, "ilvl")
    return Style(
        level=_level(name, style_id, paragraph) if element.get(W + "type") == "paragraph" else None,
        numbering=value(numbering, "numId"),
        depth=whole(depth) if depth is not None else None,
        bold=switch(run, "b"),
        italic=switch(run, "i"),
        hidden=switch(run, "vanish"),
        struck=switch(run, "strike", "dstrike"),
        contents=re.match(r"toc \d|table of figures", name) is not None,
        listed=name.startswith("list ") or name == "list",
    )


def _level(name: str, style_id: str, paragraph: etree._Element | None) -> int | None:
    for label in (name, style_id):
        match = _HEADING.match(label)
        if match:
            return int(match[1])
    if name in _TITLES:
        return _TITLES[name]
    outline = value(paragraph, "outlineLvl")
    if outline is not None:
        return whole(outline, 9) + 1 if whole(outline, 9) < 9 else 0
    custom = _CUSTOM.search(name)
    return whole(custom[1] or custom[2], 2) if custom and "header" not in name else None


def _inherited(name: str, own: dict[str, Style], parents: dict[str, str | None]) -> Style:
    style, parent = own[name], parents.get(name)
    for _ in range(_DEEPEST_CHAIN):
        if parent is None or parent not in own:
            break
        style, parent = _over(style, own[parent]), parents.get(parent)
    return style


def _over(style: Style, below: Style) -> Style:
    return replace(
        style,
        level=below.level if style.level is None else style.level,
        numbering=below.numbering if style.numbering is None else style.numbering,
        depth=below.depth if style.depth is None else style.depth,
        bold=below.bold if style.bold is None else style.bold,
        italic=below.italic if style.italic is None else style.italic,
        hidden=below.hidden if style.hidden is None else style.hidden,
        struck=below.struck if style.struck is None else style.struck,
        contents=style.contents or below.contents,
        listed=style.listed or below.listed,
    )
