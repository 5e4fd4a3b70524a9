"""What number does Word print before this paragraph?

Built from ``numbering.xml``; asked paragraph by paragraph in document order, because every number depends on
those before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from scr_checker.readers.counters import advanced, shown
from scr_checker.readers.docx.names import W, switch, value, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    joined: bool = False
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands before a paragraph: nothing for a bullet, else the number as printed."""

    text: str = ""
    joined: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, list[Level]]
    abstract_of: dict[str, str]
    restarts: dict[tuple[str, int], int]
    level_of_style: dict[str, tuple[str, int]]
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def next(self, list_id: str, depth: int) -> Printed | None:
        """The number of the next paragraph of a list, or nothing if there is no such list."""
        levels = self.levels.get(list_id)
        if levels is None or not 0 <= depth < _LEVELS:
            return None
        self._count(list_id, depth, levels)
        level = levels[depth]
        if level.style in ("bullet", "none") and not _PLACE.search(level.text):
            return Printed()
        counts = self._counts[self.abstract_of[list_id]]
        return Printed(_PLACE.sub(lambda match: _filled(match, levels, counts, level.legal), level.text), level.joined)

    def _count(self, list_id: str, depth: int, levels: list[Level]) -> None:
        abstract = self.abstract_of[list_id]
        counts = self._counts.setdefault(abstract, [-1] * _LEVELS)
        starts = [self.restarts.get((list_id, at), level.start) for at, level in enumerate(levels)]
        if (list_id, depth) in self.restarts and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counts[depth] = -1
        self._counts[abstract] = advanced(counts, depth, starts)


def _filled(match: re.Match[str], levels: list[Level], counts: list[int], legal: bool) -> str:
    at = int(match[1]) - 1
    value = counts[at] if counts[at] >= 0 else levels[at].start
    return shown(value, "decimal" if legal else levels[at].style)


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of ``numbering.xml``."""
    if root is None:
        return Numbering({}, {}, {}, {})
    abstracts = {element.get(W + "abstractNumId", ""): element for element in root.iter(W + "abstractNum")}
    linked = {value(element, "styleLink"): name for name, element in abstracts.items() if value(element, "styleLink")}
    numbering = Numbering({}, {}, {}, {})
    for element in root.iter(W + "num"):
        list_id, abstract = element.get(W + "numId", ""), value(element, "abstractNumId") or ""
        link = value(abstracts.get(abstract), "numStyleLink")
        abstract = linked.get(link, abstract) if link else abstract
        if abstract in abstracts:
            _add_list(numbering, list_id, abstract, abstracts[abstract], element)
    return numbering


def _add_list(numbering: Numbering, list_id: str, abstract: str, definition: etree._Element, element: etree._Element) -> None:
    levels = [Level(style="none")] * _LEVELS
    for depth, level in _defined_levels(definition):
        levels[depth] = _level(level)
        style = value(level, "pStyle")
        if style:
            numbering.level_of_style.setdefault(style, (list_id, depth))
    for override in element.iter(W + "lvlOverride"):
        depth, start = whole(override.get(W + "ilvl")), value(override, "startOverride")
        for at, level in _defined_levels(override):
            levels[at] = _level(level)
        if start is not None and 0 <= depth < _LEVELS:
            numbering.restarts[list_id, depth] = whole(start, 1)
    numbering.levels[list_id] = levels
    numbering.abstract_of[list_id] = abstract


def _defined_levels(parent: etree._Element) -> list[tuple[int, etree._Element]]:
    found = [(whole(level.get(W + "ilvl"), -1), level) for level in parent.findall(W + "lvl")]
    return [(depth, level) for depth, level in found if 0 <= depth < _LEVELS]


def _level(element: etree._Element) -> Level:
    return Level(
        style=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=whole(value(element, "start"), 1),
        joined=value(element, "suff") == "nothing",
        legal=bool(switch(element, "isLgl")),
    )
