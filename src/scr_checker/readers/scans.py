"""Has the text been misread by a machine, and what of it can safely be put right?

The stage between a format and the headings: a figure inside a word is the letter it looks like; where too much
looks misread, the user is told. It never guesses at a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scr_checker.document import BlockKind, Problem
from scr_checker.readers import problems
from scr_checker.readers.building import Part
from scr_checker.readers.line_ends import vocabulary

_INSIDE = re.compile(r"(?<=[a-z])[01](?=[a-z])")
_AT_EDGE = re.compile(r"\b(?:[01](?=[a-z]{3,}\b)[a-z]+|[A-Za-z][a-z]{2,}[01])\b")
_LONE_L = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=[a-z,]\s))l(?=\s[a-z]{2,})")
_MISREAD = re.compile(r"[01](?=[a-z])|(?<=[a-z])[01]|\bl\s")
_LETTERS = {"0": "o", "1": "l"}
_WORD = re.compile(r"[^\s|]+")
_SPOILT = re.compile(r"\ufffd|[a-z][|\\~^¦¬§{}<>][a-z]|[A-Za-z]{2,}[0-9][a-z]+$|[a-z]{2}[0-9][a-z]{2}")
_VOWELLESS = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}")
_KNOWN_MISREADINGS_WORDS = (
    "tlie tbe thc tiie ihe witb wlth wiih tbat thal ihat aud arid anci wliich whlch wbich bave liave cbild chlld"
    " chiid clrild fiom frorn rny sarne thls meetlng farnily famlly tlrat rnother motber fatber lrer slie sbe"
    " ofthe inthe tothe"
)
_KNOWN_MISREADINGS = frozenset(_KNOWN_MISREADINGS_WORDS.split())
_COMMON_WORDS = (
    "the of and to in a was that for he she his her it is on as with by at be had not are this from or have an"
    " they which been were their who has but we i said did what when there about would no one so them all if after"
    " will you than its"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
_LONGEST_WORD = 40
_SAMPLE = 60_000
_FEWEST_SPOILT, _SPOILT_SHARE = 6, 0.012
_FEWEST_WORDS, _COMMON_SHARE = 250, 0.2


def repaired(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with figures inside words as the letters they look like."""
    if not any(_MISREAD.search(part.text) for part in parts):
        return tuple(parts)
    known = vocabulary(" ".join(part.text for part in parts))
    return tuple(_repaired(part, known) if _MISREAD.search(part.text) else part for part in parts)


def _repaired(part: Part, known: frozenset[str]) -> Part:
    return replace(part, text=_letters(part.text, known), cells=tuple(_letters(cell, known) for cell in part.cells))


def _letters(text: str, known: frozenset[str]) -> str:
    text = _INSIDE.sub(lambda match: _LETTERS[match[0]], text)
    text = _AT_EDGE.sub(lambda match: _if_known(match[0], known), text)
    return _LONE_L.sub("I", text)


def _if_known(word: str, known: frozenset[str]) -> str:
    letters = word.replace("1", "l").replace("0", "O" if word.startswith("0") else "o")
    return letters if letters.lower() in known else word


def quality(parts: Iterable[Part]) -> tuple[Problem, ...]:
    """A problem if too much of the text looks misread; judged before anything was put right."""
    words = [word for part in parts if part.kind in _PROSE for word in _WORD.findall(part.text)][:_SAMPLE]
    times = Counter(words)
    spoilt = sum(number for word, number in times.items() if _is_spoilt(word))
    if spoilt >= _FEWEST_SPOILT and spoilt > _SPOILT_SHARE * len(words):
        return (problems.poor_extraction(f"about {_per_hundred(spoilt, len(words))} in 100 words look misread"),)
    common = sum(number for word, number in times.items() if word.lower() in _COMMON)
    if len(words) >= _FEWEST_WORDS and common < _COMMON_SHARE * len(words):
        return (problems.poor_extraction("it holds unusually few common English words"),)
    return ()


def _is_spoilt(word: str) -> bool:
    bare = word.strip(".,;:!?()[]“”‘’\"'").lower()
    if len(bare) > _LONGEST_WORD or "/" in bare or "@" in bare or bare.startswith(("http", "www")):
        return False
    if bare in _KNOWN_MISREADINGS or "\ufffd" in word:
        return True
    return bool(_SPOILT.search(bare)) or (word.islower() and _VOWELLESS.fullmatch(bare) is not None and "y" not in bare)


def _per_hundred(part: int, whole: int) -> int:
    return max(1, round(100 * part / whole))
