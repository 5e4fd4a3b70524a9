"""What the build of a sentence says of a passage before the passage's own words are weighed.

Part of reading assertion. A frame stands outside the passage and turns it: guidance quoted, a verdict on its
that-clause, a condition that was not so ("without X we should have …", "had they gone"), a hope set beside the outcome,
a contrast in front ("rather than ask, …"). ``denied`` finds the frame that turns a statement round ("nobody could say
that …"); what stands inside is then read by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.grammar import (
    BE,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIVE,
    STRONG,
    keys_of,
)
from scr_checker.reading.outcome import hits_of, says
from scr_checker.reading.suppositions import FOILS, PERFECT_WORDS, perfect, supposed, unrealised

if TYPE_CHECKING:
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.text import Hit, Sentence

BREAKS = frozenset({";", "and", "but"})
STOPS = STRONG | COORDINATORS
OPENING = STOPS | {","}
VERDICT_WORDS, DENIAL_WORDS, ACT_WORDS, ASIDE_WORDS = 12, 7, 2, 7
GUIDANCE = ("guidance_actor", "guidance_frame")
GROUNDS = keys_of("for since because as which who")
LINKS = frozenset({"that", "of", "to", "as", "with"})
POOR = frozenset({"unwanted_word", "flaw_word", "flaw_noun", "gap_word"})
MEANING = keys_of("mean denote signify")
DEFINED_WORDS = 9
MOVING = keys_of("lead prompt cause move persuade decide convince oblige compel")
REVIEWERS = keys_of("panel me us author board chair team group subgroup sub-group")


class Denial(NamedTuple):
    """A frame that denies what follows: its words, where the denied statement begins, whether it speaks of a charge."""

    first: int
    stop: int
    charge: bool


def framed(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """What the build of the sentence says of the words ``first`` to ``stop``."""
    return (
        _guided(sentence, first, stop)
        or _defined(sentence, first)
        or _flattered(sentence, stop)
        or _moved(sentence, first, stop)
        or _judged(sentence, first)
        or supposed(sentence, first, stop)
        or _foiled(sentence, first, stop)
        or _contrasted(sentence, first, stop)
        or _belated(sentence, first, stop)
        or unrealised(sentence, first, stop)
    )


def _guided(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """What guidance, law or the literature says in general."""
    if sentence.concepts.isdisjoint(GUIDANCE):
        return None
    keys = sentence.words.keys
    for hit in hits_of(sentence, "guidance_actor"):
        if hit.first <= 1 and hit.stop < len(keys) and keys[hit.stop] not in BE and STOPS.isdisjoint(keys[hit.stop : first]):
            return says(sentence, "neutral", [hit[1:]])
    for hit in hits_of(sentence, "guidance_frame"):
        if hit.first < stop and BREAKS.isdisjoint(keys[hit.stop : first]):
            return says(sentence, "neutral", [hit[1:]])
    return None


def _defined(sentence: Sentence, first: int) -> AssertionReading | None:
    """'Independence, in this report, means not having …': what a word is taken to mean."""
    keys = sentence.words.keys
    k = next((k for k in range(1, min(len(keys), DEFINED_WORDS)) if keys[k] in MEANING), 0)
    if not k or not BREAKS.isdisjoint(keys[:k]) or first > k or "this" not in keys[:k] or keys[0] in DETERMINERS:
        return None
    return says(sentence, "neutral", [(k, k + 1)])


def _flattered(sentence: Sentence, stop: int) -> AssertionReading | None:
    """'It would be generous to call that a plan': it is none, and the passage is what is so called or what says so."""
    keys = sentence.words.keys
    for hit in hits_of(sentence, "kind_word"):
        verb = next((v for v in hits_of(sentence, "claim_verb") if 0 < v.first - hit.stop <= ACT_WORDS), None)
        if verb and hit.first < stop and not MODALS.isdisjoint(keys[max(hit.first - PERFECT_WORDS, 0) : hit.first]):
            return says(sentence, "deficient", [hit[1:], verb[1:]])
    return None


def _moved(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'It was this silence that led the panel to ask': what was wrong was acted on."""
    keys = sentence.words.keys
    for k in range(first, min(stop, len(keys) - 2)) if not MOVING.isdisjoint(keys) else ():
        if keys[k] in MOVING and "to" in keys[k + 2 : k + 5] and not REVIEWERS.isdisjoint(keys[k + 1 : k + 4]):
            return says(sentence, "affirmed", [(k, k + 1)]) if NEGATIVE.isdisjoint(keys[first:k]) else None
    return None


def _judged(sentence: Sentence, first: int) -> AssertionReading | None:
    """A verdict shortly before the 'that' of the passage's clause."""
    keys = sentence.words.keys
    if "bad_frame" not in sentence.places:
        return None
    opener = next((k for k in range(min(first, len(keys) - 1), 0, -1) if keys[k] in {"that", ",", ";", ":"}), 0)
    if keys[opener] == "," and "that" in keys[:opener]:  # "it is a pity that the brothers, who shared a room, [learned …]"
        opener = keys.index("that")
        if not STOPS.isdisjoint(keys[opener:first]):
            return None
    for hit in hits_of(sentence, "bad_frame") if keys[opener] == "that" else ():
        before = keys[max(hit.first - 4, 0) : hit.first]
        if opener - VERDICT_WORDS <= hit.first and hit.stop <= opener and NEGATIVE.isdisjoint(before):
            return says(sentence, "deficient", [hit[1:]])
    return None


def _foiled(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """What came of a hope, or was done where something else might have been: the statement after the break."""
    keys = sentence.words.keys
    for hit in hits_of(sentence, "hope_frame"):
        if first <= hit.first < stop or (hit.stop <= first and not STOPS.isdisjoint(keys[hit.stop : first])):
            return says(sentence, "deficient", [hit[1:]])
    start = max((k + 1 for k in range(first) if keys[k] == ";"), default=0)
    modal = perfect(keys, 0, max(start - 1, 0)) if start and first - start <= PERFECT_WORDS else -1
    if modal >= 0 and keys[modal] in FOILS and NEGATIVE.isdisjoint(keys[: modal + 2]):
        return says(sentence, "deficient", [(modal, modal + 2)])
    return None


def _contrasted(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'Rather than ask, they …' tells against the passage; 'rather than guess, they …' and 'far from …, they' do not."""
    keys = sentence.words.keys
    for hit in hits_of(sentence, "instead_of", "far_from"):
        k = hit.first
        if not (k == 0 or keys[k - 1] in STRONG or keys[k - 1] in COORDINATORS or keys[k - 1] == ","):
            continue
        comma = next((j for j in range(hit.stop, len(keys)) if keys[j] == ","), 0)
        if not comma or stop <= comma or not STRONG.isdisjoint(keys[comma:first]):
            continue
        acts = [h for h in hits_of(sentence, "substance_word", "inquiry_verb") if 0 <= h.first - hit.stop < ACT_WORDS]
        if acts:
            return says(sentence, "deficient", [hit[1:], acts[0][1:]])
        if hit.concept == "far_from" or any(hit.stop <= h.first < comma for h in hits_of(sentence, *POOR)):
            return says(sentence, "affirmed", [hit[1:]])
    return None


def _belated(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'It took a complaint before [anyone asked]', 'it was eleven months before': what had to be waited for."""
    keys = sentence.words.keys
    if keys[:3] == ["by", "the", "time"]:
        gone = [hit for hit in hits_of(sentence, "gone_verb") if not HAVE.isdisjoint(keys[max(hit.first - 2, 3) : hit.first])]
        return says(sentence, "deficient", [(0, 3), gone[0][1:]]) if gone else None
    it = next((k for k in range(len(keys) - 2) if keys[k] == "it" and (k == 0 or keys[k - 1] in OPENING)), -1)
    before = next((k for k in range(it + 2, stop) if keys[k] == "before"), 0) if it >= 0 else 0
    if not before:
        return None
    taken = next((hit for hit in hits_of(sentence, "took_time") if it < hit.first <= it + 2), None)
    long = next((hit for hit in hits_of(sentence, "long_unit", "time_unit") if it + 2 <= hit.first < before), None)
    if (taken and first >= before) or (first in {it, it + 1} and keys[it + 1] in BE and long and before - long.stop == 0):
        return says(sentence, "deficient", [(before, before + 1)])
    return None


def denied(sentence: Sentence, first: int, stop: int) -> Denial | None:
    """The frame before or at the head of the passage that denies its statement: 'it would be unfair to say that …'."""
    keys = sentence.words.keys
    for verb in hits_of(sentence, "claim_verb", "charge_verb"):
        after = _after_aside(keys, verb.stop)
        linked = after + 1 if keys[after : after + 1] and keys[after] in LINKS else verb.stop
        charge = verb.concept == "charge_verb" or any(
            0 < verb.first - hit.stop <= ACT_WORDS for hit in hits_of(sentence, "unfair_word")
        )
        if linked >= stop or _leaves(keys, linked, first) or (linked == verb.stop and not charge):
            continue
        start = _denial(sentence, verb)
        if start >= 0 and start < stop:
            return Denial(start, linked, charge)
    return None


def _after_aside(keys: list[str], k: int) -> int:
    """Word ``k``, or the one behind the aside that begins there: 'supposed, from these questions, that'."""
    closes = next((j for j in range(k + 1, min(k + ASIDE_WORDS, len(keys))) if keys[j] == ","), 0)
    return closes + 1 if closes and keys[k] == "," else k


def _leaves(keys: list[str], start: int, first: int) -> bool:
    """Whether the denied statement has ended before the passage begins."""
    ends = (k for k in range(start, first) if keys[k] in STOPS or (keys[k] == "," and keys[k + 1] in GROUNDS))
    return next(ends, None) is not None


def _denial(sentence: Sentence, verb: Hit) -> int:
    """Where the denial of a verb of saying begins: a negator with a modal, or an adjective; -1 if there is none."""
    keys = sentence.words.keys
    low = max(verb.first - DENIAL_WORDS, 0)
    low = max((k + 1 for k in range(low, verb.first) if keys[k] in STRONG or keys[k] == ","), default=low)
    window = keys[low : verb.first]
    for hit in hits_of(sentence, "denial_word", "unfair_word"):
        if low <= hit.first < verb.first and keys[verb.first - 1] in {"to", "of"}:
            return hit.first
    if MODALS.isdisjoint(window) and "cannot" not in window:
        return -1
    return next((low + k for k, key in enumerate(window) if key in NEGATIVE), -1)
