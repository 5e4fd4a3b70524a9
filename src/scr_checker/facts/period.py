"""The period that the review looked at.

Part of the reading of facts: a sentence about the period, or under a heading that names it, with its two ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from scr_checker.facts.dates import StatedDate
    from scr_checker.facts.holding import Place
    from scr_checker.reading.text import Sentence, Text

FROM = frozenset({"from", "between", "be", "is", "am", "cover", "run", ":"})
TO = frozenset({"to", "until", "and", "till", "end", "ends", "–", "through"})
OPENING_WORDS, CLOSING_WORDS = 8, 6


def is_period(text: Text, sentence: Sentence, first: tuple[StatedDate, Place], last: tuple[StatedDate, Place]) -> bool:
    """Whether the first and the last date of a sentence are the ends of the period looked at."""
    if sentence.block.kind is BlockKind.TABLE_ROW or first[0].value >= last[0].value:
        return False
    if text.quote(sentence).rstrip().endswith("?") or not _about(text, sentence):
        return False
    keys, start, end = sentence.words.keys, first[1].first, last[1].first
    opens = start == 0 or bool(FROM.intersection(keys[max(0, start - OPENING_WORDS) : start]))
    return opens and bool(TO.intersection(keys[max(0, end - CLOSING_WORDS) : end]))


def _about(text: Text, sentence: Sentence) -> bool:
    """Whether the sentence, one before it in the same paragraph, or its heading, names the period."""
    for other in reversed(text.sentences[: sentence.index + 1]):
        if other.block is not sentence.block and other.block.kind is not BlockKind.HEADING:
            return False
        if "tim_period" in other.concepts:
            return True
        if other.block.kind is BlockKind.HEADING:
            return False
    return False
