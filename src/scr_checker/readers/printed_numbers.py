"""Does a block begin with a printed number, and which?

Used by the headings stage and by plain text: ``5.2 The panel …`` is paragraph 5.2, ``(a) …`` an item, and
``12.10.09 Visit`` is a date. The number stays in the text; this only says what it is.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"""(?P<printed>
        (?P<multi>[A-Z]?\d{1,3}(?:\.\d{1,3}){1,4}\.?)(?=\s)
      | (?P<coded>[A-Z]\d{1,3}[.)])(?=\s)
      | (?P<single>\d{1,3}[.)])(?=\s)
      | (?P<bracketed>\((?:[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,3})\))(?=\s)
      | (?P<letter>[a-z][.)]|[A-Z]\)|[A-H]\.(?!\s+(?:[A-Z]\.|[A-Z]\s)))(?=\s)
      | (?P<roman>[ivx]{1,5}[.)]|[IVX]{1,5}\))(?=\s)
      )\s+(?=\S)""",
    re.VERBOSE,
)
_BARE = re.compile(r"(?P<printed>(?P<single>\d{1,2}|[A-Z]\.))\s+(?=[A-Z“\"‘])")
_DATE = re.compile(r"(?:[0-3]\d|[1-9])\.(?:0?[1-9]|1[0-2])\.\d\d$")
_NAMED = re.compile(
    r"(?:part|section|chapter|appendix|annexe?|schedule)\s+(?P<which>[A-Z]|[IVX]{1,5}|\d{1,2})\s*(?:[:.–—-]|$)",
    re.IGNORECASE,
)


def find(text: str) -> re.Match[str] | None:
    """The printed number at the start of a block, or nothing; dates and initials are not numbers."""
    match = _NUMBER.match(text)
    if match is None or _DATE.match(match["printed"]):
        return None
    return match


def find_bare(text: str) -> re.Match[str] | None:
    """``3 Background``, ``K. Findings``: numbers that are too weak a sign outside headings."""
    return _BARE.match(text)


def find_named(text: str) -> re.Match[str] | None:
    """``PART A:``, ``Appendix 1 –``, ``Section 4.`` and the like at the start of a heading."""
    return _NAMED.match(text)


def value(match: re.Match[str]) -> str:
    """The number as a place: ``5.2``, ``12``, ``A1``, ``(a)``."""
    printed = match["printed"]
    return printed if printed.startswith("(") else printed.rstrip(".)")


def depth(number: str) -> int:
    """How deep a number lies: ``5`` is 1, ``5.2`` is 2."""
    return number.count(".") + 1


def is_paragraph_number(match: re.Match[str]) -> bool:
    """Whether it numbers a paragraph of the report (``5.2``, ``A1.``), not an item of a list (``1.``, ``(a)``)."""
    return bool(match["multi"] or match["coded"])
