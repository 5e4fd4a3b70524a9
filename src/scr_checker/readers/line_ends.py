"""How do the lines of one paragraph join into running text?

Used by plain text, markdown and PDF: a word that was divided at a line end is made whole again, unless its
hyphen belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_DIVIDED = re.compile(r"(?<![^\W\d_])(?P<left>[^\W\d_]+)[-\u2010\u00ad\ufffe\x02]\s*\n\s*(?P<right>[^\W\d_]+)")
_SOFT = re.compile(r"[\u00ad\ufffe\x02][ \t]*\n\s*")
KEEPING_WORDS = (
    "all anti child co counter cross double ex extra face first follow four full half hard high in inter ill"
    " intra just key later law life long low macro mental mid micro multi near new no non not off on one out over"
    " post pre pro re same school second self semi short single so socio step sub super third three two under up"
    " well whole year"
)
KEEPING = frozenset(KEEPING_WORDS.split())
_JOINING = frozenset([
    "co", "in", "on", "no", "over", "out", "re", "under", "up", "so", "sub", "super", "pro", "first", "second", "one",
    "two", "three",
])  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*")


def vocabulary(text: str) -> frozenset[str]:
    """Every word and hyphenated compound that stands unbroken in the text, in lower case."""
    return frozenset(_WORD.findall(_DIVIDED.sub(" ", text).lower()))


def join_lines(text: str, known: AbstractSet[str] = frozenset()) -> str:
    """The lines as one, divided words made whole."""
    if "\n" not in text:
        return text
    text = _DIVIDED.sub(lambda match: _undivided(match["left"], match["right"], known), text)
    return _SOFT.sub("", text).replace("\n", " ")


def without_divisions(text: str) -> str:
    """The whole text with words that were divided at line ends made whole, its other lines left as they are."""
    if not _DIVIDED.search(text):
        return text
    known = vocabulary(text)
    return _DIVIDED.sub(lambda match: _undivided(match["left"], match["right"], known), text)


def _undivided(left: str, right: str, known: AbstractSet[str]) -> str:
    whole, hyphenated = left + right, f"{left}-{right}"
    if whole.lower() in known:
        return whole
    if hyphenated.lower() in known or right[0].isupper():
        return hyphenated
    stem = left.lower()
    if len(stem) > 3 and len(right) > 2 and stem in known and right in known:
        return hyphenated
    return hyphenated if stem in KEEPING and stem not in _JOINING else whole
