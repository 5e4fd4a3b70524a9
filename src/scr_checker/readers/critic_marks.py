"""What does a text with CriticMarkup say once its changes are accepted?

Used by markdown: ``{++in++}`` stays, ``{--out--}`` goes, ``{~~old~>new~~}`` becomes the new words and
``{>>remark<<}`` is a comment. A mark that is never closed is ordinary text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\{\+\+|\+\+\}|\{--|--\}|\{~~|~>|~~\}|\{>>|<<\}|\{==|==\}")
_CLOSES = {"{++": "++}", "{--": "--}", "{~~": "~~}", "{>>": "<<}", "{==": "==}"}


@dataclass(frozen=True, slots=True)
class Accepted:
    """The text as accepted, the comments, and how many insertions and deletions there were."""

    text: str
    comments: tuple[str, ...] = ()
    insertions: int = 0
    deletions: int = 0


def accept(text: str) -> Accepted:
    """The text with every change accepted and every comment taken out."""
    if "{" not in text:
        return Accepted(text)
    pairs = _pairs(text)
    if not pairs:
        return Accepted(text)
    return _rewritten(text, pairs)


def _pairs(text: str) -> list[tuple[str, int, int]]:
    """Every closed mark outside other marks, as its opener with the span of its content."""
    marks = list(_MARK.finditer(text))
    closer_after: dict[str, int] = {}
    closed_at: list[int | None] = [None] * len(marks)
    for index in range(len(marks) - 1, -1, -1):
        opener = marks[index].group()
        closed_at[index] = closer_after.get(_CLOSES.get(opener, ""))
        closer_after[opener] = index
    pairs, index = [], 0
    while index < len(marks):
        end = closed_at[index]
        if end is not None:
            pairs.append((marks[index].group(), marks[index].end(), marks[end].start()))
            index = end
        index += 1
    return pairs


def _rewritten(text: str, pairs: list[tuple[str, int, int]]) -> Accepted:
    pieces: list[str] = []
    comments: list[str] = []
    at = insertions = deletions = 0
    for opener, start, end in pairs:
        pieces.append(text[at : start - 3])
        content = text[start:end]
        at = end + 3
        insertions += opener in ("{++", "{~~")
        deletions += opener in ("{--", "{~~")
        if opener == "{>>":
            comments.append(content)
        elif opener in ("{++", "{=="):
            pieces.append(content)
        elif opener == "{~~":
            pieces.append(content.partition("~>")[2])
        if opener in ("{--", "{>>") and _whole_lines(text, start - 3, at):
            at += 1
    return Accepted("".join([*pieces, text[at:]]), tuple(comments), insertions, deletions)


def _whole_lines(text: str, start: int, end: int) -> bool:
    """A mark that takes up its lines whole takes their line end along, or a table would be cut in two."""
    inside_lines = start > 0 and text[start - 1] == "\n" and text[end : end + 1] == "\n"
    return inside_lines and text[end + 1 : end + 2] != "\n"
