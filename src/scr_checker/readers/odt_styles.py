"""What do the styles of an OpenDocument text say: bold, struck out, hidden, how lists are numbered?

Used by the OpenDocument format; automatic styles stand in the content, named ones beside it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from scr_checker.readers.counters import advanced, shown

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_TITLES = {"title": 1, "subtitle": 2}
_HEADING = re.compile(r"heading_20_([1-9])$|heading ?([1-9])$", re.IGNORECASE)
_LEVELS = 10
_DEEPEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How text in a style looks; None where the style says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered; no format means a bullet."""

    style: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by name."""

    looks: dict[str, Look]
    lists: dict[str, dict[int, ListLevel]]
    outline: dict[int, ListLevel]

    def look(self, name: str | None) -> Look:
        """How text in a style looks."""
        return self.looks.get(name or "", Look())


@dataclass(slots=True)
class Counters:
    """How far a list has counted."""

    counts: list[int] = field(default_factory=lambda: [-1] * _LEVELS)

    def next(self, levels: Mapping[int, ListLevel], depth: int, start: str | None = None) -> str:
        """The number printed before the next item at a depth from 1; empty for a bullet."""
        if not 1 <= depth <= _LEVELS:
            return ""
        starts = [levels.get(at + 1, ListLevel()).start for at in range(_LEVELS)]
        if start and start.isdecimal() and len(start) < 6:
            starts[depth - 1], self.counts[depth - 1] = int(start), -1
        self.counts = advanced(self.counts, depth - 1, starts)
        level = levels.get(depth, ListLevel())
        if not level.style:
            return ""
        first = max(depth - level.shown_levels, 0)
        values = [shown(self.counts[at], levels.get(at + 1, level).style or "decimal") for at in range(first, depth)]
        return level.prefix + ".".join(values) + level.suffix


def read_styles(named: etree._Element | None, content: bytes) -> Styles:
    """The styles of ``styles.xml`` and those at the head of ``content.xml``."""
    roots = [root for root in (named, _automatic(content)) if root is not None]
    elements = {e.get(STYLE + "name", ""): e for root in roots for e in root.iter(STYLE + "style")}
    looks = {name: _look(name, elements) for name in elements}
    lists = {e.get(STYLE + "name", ""): _levels(e) for root in roots for e in root.iter(TEXT + "list-style")}
    outlines = [_levels(e) for root in roots for e in root.iter(TEXT + "outline-style")]
    outline = outlines[-1] if outlines and any(level.style for level in outlines[-1].values()) else {}
    return Styles(looks, lists, outline)


def _automatic(content: bytes) -> etree._Element | None:
    """The automatic styles, read without building the rest of the content."""
    events = etree.iterparse(
        io.BytesIO(content), events=("end",), tag=OFFICE + "automatic-styles", resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False,
    )  # fmt: skip
    try:
        found: etree._Element | None = next((element for _, element in events), None)
    except etree.XMLSyntaxError:
        return None
    return found


def _look(name: str, elements: Mapping[str, etree._Element]) -> Look:
    look = Look()
    current: str | None = name
    for _ in range(_DEEPEST_CHAIN):
        element = elements.get(current or "")
        if element is None:
            break
        look = _over(look, element, current or "")
        current = element.get(STYLE + "parent-style-name")
    return look


def _over(look: Look, element: etree._Element, name: str) -> Look:
    properties = element.find(STYLE + "text-properties")
    weight = properties.get(FO + "font-weight") if properties is not None else None
    slant = properties.get(FO + "font-style") if properties is not None else None
    line = properties.get(STYLE + "text-line-through-style") if properties is not None else None
    shown_as = properties.get(TEXT + "display") if properties is not None else None
    return replace(
        look,
        bold=look.bold if look.bold is not None or weight is None else weight in ("bold", "600", "700", "800", "900"),
        italic=look.italic if look.italic is not None or slant is None else slant == "italic",
        struck=look.struck if look.struck is not None or line is None else line != "none",
        hidden=look.hidden if look.hidden is not None or shown_as is None else shown_as == "none",
        level=look.level or _level(element, name),
    )


def _level(element: etree._Element, name: str) -> int:
    match = _HEADING.match(name)
    if match:
        return int(match[1] or match[2])
    default = element.get(STYLE + "default-outline-level", "")
    return int(default) if default.isdecimal() and len(default) < 3 else _TITLES.get(name.lower(), 0)


def _levels(style: etree._Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for element in style:
        depth = element.get(TEXT + "level", "") if isinstance(element.tag, str) else ""
        if depth.isdecimal() and 1 <= int(depth[:3]) <= _LEVELS:
            start, above = element.get(TEXT + "start-value", "1"), element.get(TEXT + "display-levels", "1")
            levels[int(depth)] = ListLevel(
                _FORMATS.get(element.get(STYLE + "num-format", ""), ""),
                element.get(STYLE + "num-prefix", ""),
                element.get(STYLE + "num-suffix", ""),
                int(start) if start.isdecimal() and len(start) < 6 else 1,
                int(above) if above.isdecimal() and len(above) < 3 else 1,
            )
    return levels
