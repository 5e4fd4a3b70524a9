"""Which characters of a file are text, and which only serve its layout?

Used by every format before a block is made: white space inside a block becomes one space, layout-only
characters go, ligatures become letters; every other character stays as the author typed it.
"""

from __future__ import annotations

import re

_INVISIBLE = [
    *range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0),
    0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A),
    0xFEFF, 0xFFFE, 0xFFFF,
]  # fmt: skip
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_TABLE: dict[int, str | None] = {**dict.fromkeys(_INVISIBLE), **_LIGATURES, **_HYPHENS}
_NEEDS_TABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u2010\u2011\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ufffe\uffff\ufb00-\ufb06]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
TERMINAL = ".!?…"
_CLOSERS = "\"'”’)]»*"


def clean(text: str) -> str:
    """The text of one block: one space between words, nothing that only serves the layout."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if _NEEDS_TABLE.search(text):
        text = text.translate(_TABLE)
    return " ".join(text.split())


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop or the like, closing quotes and brackets aside."""
    return text.rstrip().rstrip(_CLOSERS)[-1:] in TERMINAL if text.rstrip(_CLOSERS + " ") else False


def has_words(text: str) -> bool:
    """Whether anything in the text is a letter or a digit."""
    return any(character.isalnum() for character in text)
