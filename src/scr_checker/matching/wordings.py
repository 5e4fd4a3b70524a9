"""In which sentences the patterns of a pack need be tried: those that hold the words which no match is without.

Beside ``places``. The pattern library derives such words from the patterns and finds them all in one go; a pattern
that rests on none is tried everywhere. Its answer says where a pattern may match, never where it does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import re2

if TYPE_CHECKING:
    from collections.abc import Set

    from scr_checker.packs import Pack
    from scr_checker.reading.text import Sentence, Text

LONG, LIKELY = 200, "likely wordings"
"""From how many sentences on it is worth building: that takes as long as trying the patterns on so many."""


class Likely(NamedTuple):
    """A compiled pattern and the sentences in which it may match; None for all."""

    compiled: Any
    places: Set[int] | None


def foresee(text: Text, pack: Pack) -> None:
    """Note for a long text where each pattern of the pack may match."""
    if len(text.sentences) < LONG:
        return
    patterns = tuple(sorted({s.find.pattern for c in pack.criteria for e in c.expectations for s in e.signals if s.find.pattern}))
    words = _words(patterns)
    wordless = frozenset(words.Match(b"", potential=True) or ())
    likely = [set[int]() for _ in patterns]
    for sentence in text.sentences:
        for n in words.Match(_encoded(text, sentence), potential=True) or ():
            if n not in wordless:
                likely[n].add(sentence.index)
    tried = (None if n in wordless else places for n, places in enumerate(likely))
    text.memo[LIKELY] = {p: Likely(words.re(n), places) for n, (p, places) in enumerate(zip(patterns, tried, strict=True))}


@cache
def _words(patterns: tuple[str, ...]) -> Any:
    """The patterns, compiled, and what finds the words they rest on."""
    words = re2.Filter()
    for pattern in patterns:
        words.Add(pattern)
    words.Compile()
    return words


def worded(text: Text, pattern: str, found: Set[int]) -> Set[int]:
    """Those of some sentences in which a pattern matches."""
    likely = _likely(text, pattern)
    search = likely.compiled.search
    tried = found if likely.places is None else found & likely.places
    return {index for index in tried if search(_encoded(text, text.sentences[index]))}


def matches(text: Text, pattern: str, sentence: Sentence) -> bool:
    """Whether a pattern matches in one sentence."""
    return _likely(text, pattern).compiled.search(_encoded(text, sentence)) is not None


def _likely(text: Text, pattern: str) -> Likely:
    known: dict[str, Likely] = text.memo.get(LIKELY, {})
    return known.get(pattern) or Likely(_compiled(pattern), None)


@cache
def _compiled(pattern: str) -> Any:
    """A pattern of a pack, compiled once in a process."""
    return re2.compile(pattern)


def _encoded(text: Text, sentence: Sentence) -> bytes:
    """A sentence as the pattern library reads it, made once for all patterns."""
    known: dict[int, bytes] = text.memo.setdefault("encoded", {})
    if sentence.index not in known:
        known[sentence.index] = text.quote(sentence).encode()
    return known[sentence.index]
