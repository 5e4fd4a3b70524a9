"""Which blocks are headings, how deep are they, and what numbers do blocks bear?

The last stage of every format, over its parts: headings known from styles come first, then numbering, then
wording and format. Printed numbers stay in the text and are noted beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scr_checker.document import BlockKind
from scr_checker.readers import printed_numbers as numbers
from scr_checker.readers.building import Part
from scr_checker.readers.wording import ends_sentence

_LONGEST = 12
_LONGEST_TEXT = 400
_LONGEST_NAMED = 16
_LONGEST_STYLED = 40
_BODY_WORDS = 12
_STRUCTURED_FROM = 3
_NOTE = re.compile(r"\s*[\[(][^\[\]()]{0,200}[\])]\s*$")
_CONTENTS = re.compile(r"(?:\.\s?){4,}|…{2,}|\s\.{3,}")
_COMMENT = re.compile(r"Comment \[[A-Za-z]{1,4}\d{1,3}(?:R\d+)?\]:")
_MARKING = re.compile(r"restricted|confidential|draft\b|official|protect\b|not for |copy \d|version|n/?a\b", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_LABEL = re.compile(
    r"(?:author|date|status|version|prepared|completed|written|submitted|agreed|approved|signed|tel|telephone|e-?mail|owner|"
    r"marking|dear|to|from|cc|ref|note|source|figure|key)\b[^:]{0,30}(?::|\bby\b)",
    re.IGNORECASE,
)
_NAME_LIST = re.compile(r",\s+(?![a-z])")
_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def settle(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with their numbers, and with every heading marked as one."""
    numbered = _with_bare_numbers([_with_number(part) for part in parts])
    certain = [_certain_level(numbered, at) for at in range(len(numbered))]
    structured = sum(sign in (STYLED, TYPED) for sign in certain) >= _STRUCTURED_FROM
    settled = _levelled(numbered, certain, structured)
    return tuple(_paragraph_chains([_as_list_item(part) for part in settled]))


def _with_number(part: Part) -> Part:
    if _COMMENT.match(part.text) and part.kind in _FLOWING:
        return replace(part, kind=BlockKind.COMMENT)
    if part.number is not None or part.kind not in (*_FLOWING, BlockKind.HEADING):
        return part
    match = numbers.find(part.text)
    if match is None and part.kind is BlockKind.HEADING:
        match = numbers.find_bare(part.text)
    return part if match is None else replace(part, number=numbers.value(match))


def _with_bare_numbers(parts: list[Part]) -> list[Part]:
    """``3 Background`` is numbered if 3.1 follows; elsewhere a figure at the start says nothing."""
    for at, (part, after) in enumerate(pairwise(parts)):
        if part.kind is BlockKind.PARAGRAPH and part.number is None and after.number and "." in after.number:
            match = numbers.find_bare(part.text)
            if match and after.number.startswith(numbers.value(match) + "."):
                parts[at] = replace(part, number=numbers.value(match))
    return parts


STYLED, NAMED, NUMBERED, TYPED, NO_HEADING = 1, 2, 3, 4, 0


def _certain_level(parts: Sequence[Part], at: int) -> int:
    """The sign that makes this part a heading whatever the rest of the document looks like."""
    part = parts[at]
    if part.kind is BlockKind.HEADING:
        return STYLED if _plausible_title(part.text) else NO_HEADING
    if part.kind not in _FLOWING or part.struck or not part.alone or len(part.text) > _LONGEST_TEXT:
        return NO_HEADING
    title = _without_note(part.text)
    if _CONTENTS.search(part.text) or not _reads_like_a_title(title):
        return NO_HEADING
    if numbers.find_named(title) and part.kind is BlockKind.PARAGRAPH:
        return NAMED
    bold = part.bold >= len(title)
    if part.number and _titled_number(part, title) and (bold or _stands_before_text(parts, at, title)):
        return NUMBERED
    typed = bold and part.kind is BlockKind.PARAGRAPH and not part.number and not _LABEL.match(title)
    return TYPED if typed else NO_HEADING


def _plausible_title(text: str) -> bool:
    words = len(text.split())
    return words <= _LONGEST_STYLED and not (words > _LONGEST_STYLED / 2 and ends_sentence(text))


def _without_note(text: str) -> str:
    bare = _NOTE.sub("", text)
    numbered = bare != text and numbers.find(text)
    return (bare.rstrip(":") if numbered else bare) or text


def _reads_like_a_title(title: str) -> bool:
    words = title.split()
    limit = _LONGEST_NAMED if numbers.find_named(title) or numbers.find(title) else _LONGEST
    if not words or len(words) > limit or title[-1] in ".;:,":
        return False
    return any(character.isalpha() for character in title)


def _titled_number(part: Part, title: str) -> bool:
    number = part.number or ""
    rest = re.sub(r"^\S+\s+", "", title)
    if part.kind is BlockKind.LIST_ITEM and not part.all_bold:
        return False
    return (not number.startswith("(") and rest[:1].isupper()) or part.bold >= len(title)


def _stands_before_text(parts: Sequence[Part], at: int, title: str) -> bool:
    """A title among text, not an item among items: its neighbours are no titles with the next or last number."""
    before = parts[at - 1] if at else None
    after = parts[at + 1] if at + 1 < len(parts) else None
    if after is None or (title.endswith("?") and "." not in (parts[at].number or "")):
        return False
    return not (_is_sibling(parts[at], after) or (before is not None and _is_sibling(before, parts[at])))


def _is_sibling(first: Part, second: Part) -> bool:
    if first.number is None or second.number is None or second.kind is BlockKind.HEADING:
        return False
    one, two = first.number.rpartition("."), second.number.rpartition(".")
    consecutive = one[2].isdecimal() and two[2].isdecimal() and int(two[2]) == int(one[2]) + 1
    return one[0] == two[0] and consecutive and not ends_sentence(second.text) and not ends_sentence(first.text)


def _levelled(parts: Sequence[Part], certain: Sequence[int], structured: bool) -> list[Part]:
    """Headings with their depth: styles say it themselves, the others lie below the last styled one."""
    styled = depth = 0
    result = []
    for at, part in enumerate(parts):
        sign = certain[at] or _uncertain_sign(parts, at, structured)
        if sign == STYLED:
            styled, depth = part.level or 1, 0
            result.append(replace(part, level=styled))
            continue
        if part.kind is BlockKind.HEADING:
            part = replace(part, kind=BlockKind.PARAGRAPH, level=0)
        if sign == NUMBERED:
            depth = numbers.depth(part.number or "") + (0 if styled else 1)
        below = {NO_HEADING: 0, NAMED: 1, NUMBERED: depth, TYPED: depth + 1}[sign]
        if sign == TYPED and _all_capitals(part.text):
            below = 1
        result.append(replace(part, kind=BlockKind.HEADING, level=min(styled + below, 6)) if sign else part)
    return result


def _uncertain_sign(parts: Sequence[Part], at: int, structured: bool) -> int:
    """Short lines that are headings only where nothing better marks them."""
    part = parts[at]
    if part.kind is not BlockKind.PARAGRAPH or part.struck or not part.alone or part.number:
        return NO_HEADING
    if len(part.text) > _LONGEST_TEXT:
        return NO_HEADING
    if _CONTENTS.search(part.text) or not _reads_like_a_title(part.text) or _MARKING.match(part.text):
        return NO_HEADING
    if _all_capitals(part.text):
        return TYPED
    plain = part.italic or not structured
    return TYPED if plain and _title_before_body(parts, at) else NO_HEADING


def _all_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    enough = len(letters) >= 6 and len(set(letters)) >= 4
    return enough and text == text.upper() and not text.startswith(("[", "<"))


def _title_before_body(parts: Sequence[Part], at: int) -> bool:
    after = parts[at + 1] if at + 1 < len(parts) else None
    if after is None or not _worded_as_title(parts[at].text):
        return False
    return _is_body(after) or (_worded_as_title(after.text) and at + 2 < len(parts) and _is_body(parts[at + 2]))


def _worded_as_title(text: str) -> bool:
    """A line that is not a date, a name with its post, or a label with its value."""
    if not text.lstrip("\"“‘'")[:1].isupper() or _DATE_LIKE.search(text) or _LABEL.match(text) or _NAME_LIST.search(text):
        return False
    return _reads_like_a_title(text)


def _is_body(part: Part) -> bool:
    if part.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW):
        return True
    words = len(part.text.split())
    sentence = words >= _BODY_WORDS or (words * 2 >= _BODY_WORDS and ends_sentence(part.text))
    return part.kind in _FLOWING and (sentence or part.number is not None)


def _as_list_item(part: Part) -> Part:
    if part.kind is not BlockKind.PARAGRAPH or part.number is None or part.struck:
        return part
    match = numbers.find(part.text)
    if match is None or numbers.is_paragraph_number(match):
        return part
    return replace(part, kind=BlockKind.LIST_ITEM)


def _paragraph_chains(parts: list[Part]) -> list[Part]:
    """Items whose numbers run on across headings are the report's numbered paragraphs, not lists."""
    chains: list[list[int]] = []
    across: list[bool] = []
    seen_heading = 0
    heading_at: dict[int, int] = {}
    for at, part in enumerate(parts):
        seen_heading += part.kind is BlockKind.HEADING
        heading_at[at] = seen_heading
        if part.kind is not BlockKind.LIST_ITEM or not (part.number or "").isdecimal():
            continue
        value = int(part.number or "0")
        for index in range(len(chains) - 1, max(-1, len(chains) - 9), -1):
            if int(parts[chains[index][-1]].number or "0") == value - 1:
                across[index] |= heading_at[chains[index][-1]] != seen_heading
                chains[index].append(at)
                break
        else:
            chains.append([at])
            across.append(False)
    for chain, crosses in zip(chains, across, strict=True):
        if crosses:
            for at in chain:
                parts[at] = replace(parts[at], kind=BlockKind.PARAGRAPH)
    return parts
