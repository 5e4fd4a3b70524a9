"""The XML names that the Word modules share, and the small questions asked of a Word element."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_VALUE = W + "val"
_OFF = ("0", "false", "off", "none")


def transitional(data: bytes) -> bytes:
    """Strict Open XML under the names of the common kind."""
    for strict, common in _STRICT.items():
        if strict in data[:20_000]:
            data = data.replace(strict, common)
    return data


def value(parent: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of a child such as ``<w:pStyle w:val="Heading1"/>``."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def switch(parent: etree._Element | None, *names: str) -> bool | None:
    """Whether a property such as bold is on, off or not mentioned."""
    if parent is None:
        return None
    for name in names:
        child = parent.find(W + name)
        if child is not None:
            return child.get(W + "val", "1") not in _OFF
    return None


def switches(parent: etree._Element | None) -> dict[str, bool]:
    """Every property of a run that can be on or off, by its full name; one look instead of one for each."""
    if parent is None:
        return {}
    return {child.tag: child.get(_VALUE, "1") not in _OFF for child in parent}


def whole(text: str | None, default: int = 0) -> int:
    """A number from an attribute; what is none counts as the default."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
