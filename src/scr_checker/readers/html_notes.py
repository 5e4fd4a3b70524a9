"""Which links of a web page are footnote marks, and where are the notes?

Used by the HTML format: a short link such as ``<sup><a href="#fn1">1</a></sup>`` is no text, and the block it
points to is the footnote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part

_MARK = re.compile(r"\s*[\[(]?(\d{1,3}|[*†‡]|[ivx]{1,5})[\])]?\s*$")
_BACK = re.compile(r"\s*[↩↑^⏎]\ufe0e?\s*$")
_TARGET = re.compile(r"fn|ftn|edn|note", re.IGNORECASE)
_BLOCKS = ("p", "li", "aside", "div", "dd", "td")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnote marks of a page, and its notes with their numbers."""

    links: frozenset[etree._Element]
    numbers: dict[etree._Element, str]

    def is_link(self, element: etree._Element) -> bool:
        """Whether the element is a footnote mark or the way back from a note."""
        return element in self.links

    def number_of(self, element: etree._Element) -> str | None:
        """The number of the note that the element is, if it is one."""
        return self.numbers.get(element)


def text_of(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(map(str, element.itertext()))


def find_notes(root: etree._Element) -> Notes:
    """The footnote marks and notes of a page."""
    links: set[etree._Element] = set()
    targets: dict[str, str] = {}
    for link in root.iter("a"):
        href, text = link.get("href", ""), text_of(link)
        mark = _MARK.match(text)
        if not href.startswith("#") or not (mark or _BACK.match(text)) or not _is_note_link(link, href):
            continue
        links.add(link)
        if mark and "ref" not in href.lower():
            targets.setdefault(href[1:], mark[1])
    return Notes(frozenset(links), _notes(root, targets) if targets else {})


def _is_note_link(link: etree._Element, href: str) -> bool:
    parent = link.getparent()
    raised = (parent is not None and parent.tag == "sup") or link.find("sup") is not None
    return raised or bool(_TARGET.search(href))


def _notes(root: etree._Element, targets: dict[str, str]) -> dict[etree._Element, str]:
    numbers: dict[etree._Element, str] = {}
    for element in root.iter():
        name = element.get("id") or element.get("name") if isinstance(element.tag, str) else None
        if name in targets:
            block: etree._Element | None = element
            while block is not None and block.tag not in _BLOCKS:
                block = block.getparent()
            if block is not None:
                numbers[block] = targets[name]
    return numbers


def as_footnote(parts: Sequence[Part], number: str) -> list[Part]:
    """The parts of a note as one footnote, its own number no longer part of the text."""
    kept = [part for part in parts if part.table is None and not part.struck]
    text = " ".join(part.text for part in kept)
    text = re.sub(rf"^[\[(]?{re.escape(number)}[\]).]?\s+", "", text)
    return [replace(kept[0], kind=BlockKind.FOOTNOTE, text=text, number=number, level=0, bold=0)] if text else []
