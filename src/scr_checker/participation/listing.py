"""How does a sentence or list entry list things: where does each entry begin and end?

Part of ``participation``: spans of a document's text -> spans of the entries in it, without articles and afterthoughts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]
LEADING = re.compile(
    r"(?:[\s,;:\u2022]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:and|from|by|the|a|an|one|our|each|both|of|also|then|finally|those)\b)*",
    re.IGNORECASE,
)
AFTERTHOUGHT = re.compile(
    r",?\s+(?:which|that|who|whose|within which|on behalf of|because|where|to whom|so that|together with|in respect|in relation"
    r"|and\s+(?:its|their|was|were|had|one|no)\b"
    r"|(?:by|on|at|in|with|within|before|for)\s+(?:\d|the\s+(?:end|panel|same|deadline)|a\s|one\s|three|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)"
    r"|(?:was|were|had|has|have|is|are|did|came|arrived|sent|provided)\b)"
    r"|\s+[\u2013\u2014-]\s|\.\s|:",
)
PART = re.compile(r"[;,:]|\s[\u2013\u2014-]\s|\.(?:\s|$)")
LAST_AND = re.compile(r",?\s+and\s+(?!(?!its\b|their\b)$)(?!its\b|their\b)")
MOST_WORDS = 14


def entries(text: str, span: Span) -> list[Span]:
    """The entries of a list in running text: parted by semicolons, else by commas, and by the last "and"."""
    flat = _flat(text, span)
    marks = next((mark for mark in "\u2022;" if mark in flat), ",")
    parts = list(_parted(text, span, marks))
    first, last = parts[:-1], parts[-1]
    flat = _flat(text, last)
    joints = [m for m in LAST_AND.finditer(flat) if m.start() > 0]
    if joints and (marks == "," or len(parts) == 1):
        cuts = joints if not first else joints[:1]
        begin = last[0]
        for joint in cuts:
            first.append((begin, last[0] + joint.start()))
            begin = last[0] + joint.end()
        last = (begin, last[1])
    return [done for part in (*first, last) if (done := cleaned(text, part))[1] > done[0]]


def _flat(text: str, span: Span) -> str:
    """The text with what stands in brackets blotted out, so that it parts nothing."""
    return re.sub(r"\([^)]*\)", lambda m: "_" * len(m.group()), text[slice(*span)])


def _parted(text: str, span: Span, marks: str) -> Iterator[Span]:
    begin = span[0]
    for place, mark in enumerate(_flat(text, span), span[0]):
        if mark in marks:
            yield begin, place
            begin = place + 1
    yield begin, span[1]


def first_part(text: str, span: Span) -> Span:
    """A list entry up to its first mark: "Police: log and crime report" is the police."""
    flat = _flat(text, span)
    mark = PART.search(flat, 3)
    return span[0], span[0] + mark.start() if mark else span[1]


def cleaned(text: str, span: Span) -> Span:
    """A span without articles before it, afterthoughts behind it, and stops; empty where too much is left."""
    lead = LEADING.match(text, span[0], span[1])
    start = lead.end() if lead else span[0]
    flat = _flat(text, (start, span[1]))
    if AFTERTHOUGHT.match(f" {flat}"):
        return start, start
    cut = AFTERTHOUGHT.search(flat)
    end = start + cut.start() if cut and cut.start() > 0 else span[1]
    while end > start and text[end - 1] in " .,;:\n":
        end -= 1
    return (start, end) if len(text[start:end].split()) <= MOST_WORDS else (start, start)
