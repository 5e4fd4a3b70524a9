"""Is a thing done, intended or only mentioned, where no wording of the passage shows it? All cues of the sentence together.

Between the rules that read what is asserted and all that ask for it (``said``). Where an author's words are none that the
rules know, they take a thing as done; many weak cues then say more than none. The points are data of the pack
(``undecided.yaml``), learned from labelled sentences that no rule was written from (``rules/learn_undecided.py``). They
never say that a thing was left undone: that takes a wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scr_checker.matching.cues import cues_in
from scr_checker.reading.outcome import AssertionReading, says

if TYPE_CHECKING:
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.signal_rules import Voice

Way = Literal["planned", "neutral"]
WAYS: tuple[Way, ...] = ("planned", "neutral")
MOST_SHOWN = 2
FEWEST = 12
"""A sentence of fewer words gives too few cues to tell anything by."""


def outweighed(text: Text, sentence: Sentence, found: AssertionReading, voice: Voice) -> AssertionReading:
    """The reading ``found`` by default, or an intention or a mention for which the cues of the sentence speak."""
    if len(sentence.words.keys) < FEWEST:
        return found
    points = _points(text, sentence)
    more = text.undecided.voice.get(voice, {})
    way = max(WAYS, key=lambda way: points[way] + more.get(way, 0))
    if points[way] + more.get(way, 0) <= text.undecided.needs:
        return found
    return says(sentence, way, _leading(text, sentence, way))


def _points(text: Text, sentence: Sentence) -> dict[Way, int]:
    """The points of a sentence by what stands in it; worked out once."""
    key = ("undecided", sentence.index)
    if key not in text.memo:
        found = dict.fromkeys(WAYS, 0) | text.undecided.start
        tables = {"concepts": text.undecided.concepts, "words": text.undecided.words}
        for part, name in cues_in(sentence):
            for way, worth in tables[part].get(name, {}).items():
                found[way] += worth
        text.memo[key] = found
    points: dict[Way, int] = text.memo[key]
    return points


def _leading(text: Text, sentence: Sentence, way: Way) -> list[Span]:
    """The words of a sentence that speak most for a way of taking it, in order of place; each where it first stands."""
    concepts, words, keys = text.undecided.concepts, text.undecided.words, sentence.words.keys
    placed = [(concepts[name], sentence.places[name][0]) for name in concepts.keys() & sentence.concepts]
    placed += [(words[key], (keys.index(key), keys.index(key) + 1)) for key in words.keys() & set(keys)]
    best: list[Span] = []
    for worths, (first, stop) in sorted(placed, key=lambda item: (-item[0].get(way, 0), item[1])):
        if worths.get(way, 0) > 0 and len(best) < MOST_SHOWN and not any(a < stop and first < b for a, b in best):
            best.append((first, stop))
    return sorted(best)
