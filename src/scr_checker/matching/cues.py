"""What a sentence gives as cues by itself: the concepts and the words that stand in it.

Beneath ``scorecards`` and ``undecided``, which add up what each is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.reading.text import Sentence

Cue = tuple[str, str]
"""A kind of cue, named as the part of a card that lists it, and which: ``("concepts", "family_member")``."""


def cues_in(sentence: Sentence) -> Iterator[Cue]:
    """The concepts of a sentence, but for those that only name a part of a report, and its words, each once."""
    yield from (("concepts", name) for name in sentence.concepts if ":" not in name)
    yield from (("words", word) for word in set(sentence.words.keys))
