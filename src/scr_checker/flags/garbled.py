"""How much of a text is garbled: letters set apart, words run together, codes of a font, marks of a wrong encoding?

Part of the flag ``poor_extraction``. Misread letters are counted by the readers, where the format is known; these show
in any format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

APART = re.compile(r"(?<!\S)(?:[A-Za-z] ){4,}[A-Za-z](?!\S)")
TOGETHER = re.compile(r"[A-Za-z,.;]{24,}")
LINK = re.compile(r"[/@\\]|www|\.[a-z]{2,3}\b.*\.[a-z]")
CODES = re.compile(r"\(cid:\d+\)|/[gGuU]\d{2,4}\b|[\ue000-\uf8ff]|&#\d+;")
ENCODING = re.compile("\u00e2\u20ac|\u00c3[\u0080-\u00bf\u00a9\u00a8\u2030]|\u00c2[\u00a0-\u00bf]|\ufffd")
FEWEST, SHARE = 12, 0.012


def is_garbled(texts: Iterable[str]) -> bool:
    """Whether more than about one word in eighty is garbled."""
    words = spoilt = 0
    for text in texts:
        tokens = text.split()
        words += len(tokens)
        spoilt += len(APART.findall(text))
        if not text.isascii() or "(cid:" in text or "/" in text or "&#" in text:  # what no code or mark is without
            spoilt += len(CODES.findall(text)) + len(ENCODING.findall(text))
        spoilt += sum(len(token) >= 24 and bool(TOGETHER.search(token)) and not LINK.search(token) for token in tokens)
    return spoilt >= FEWEST and spoilt > SHARE * words
