"""Which event of the review a date belongs to: notification, decision, start, completion, or the period looked at.

Second step of the reading of facts: ``StatedDate* -> Dated*``. A date goes with the nearest event word before it that
follows the date before; a date that opens its sentence goes with the first event word after it. What counts as an
event word, who must have acted and what rules an event out are concepts of the pack (``tim_…``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.facts.holding import AFTER_WORDS, Claim, Place, holds
from scr_checker.facts.period import is_period
from scr_checker.facts.rules import DECIDED, EVENT_WORDS, RULES, STARTED, STORY_SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.facts.dates import StatedDate
    from scr_checker.reading.text import Hit, Sentence, Text

CERTAIN = frozenset({"told", "learnt", "decided", "adopted"})
DECIDING, OF_RELATIVES = frozenset({"decided", "by a group"}), frozenset({"family_composition", "family_in_review"})
"""Who agrees in the part on relatives agrees to meet somebody."""
BREAKS = frozenset("and but ; when while after before because since or which".split())
LEADING = frozenset(
    "on by in and but then it was am not have as early late until from the had , ; : . ( – - | at end close".split()
)
LENGTH_OF_DAY = len("2010-06-08")
TOLD_WORDS = "tim_told"
BESIDE, BOTH = 2, 2
OPENS = (["and", "on"], ["but", "on"], ["then", "on"], [";", "on"], ["and", "by"], ["it", "was"], ["it", "am"])
"""What makes a date open its clause, so that it belongs to what follows: "and on 16 March the panel met", "it was May before"."""
DID_TOO, DECISION_WORDS = 3, frozenset(rule.words for rule in RULES if rule.fact == DECIDED)
"""How soon a decision follows the date of what was done before it: "considered the case on 3 June and agreed"."""
MET = re.compile(
    r"\bpanel\b[^.;]{0,40}?\b(?:met|sat|convened|meetings?|sessions?|held)\b[^.;]{0,50}?(?:\bbetween|\bfrom|,|:)\s*(?:the )?$",
    re.IGNORECASE,
)
JOINED = re.compile(r",?\s*(?:and|to|until|till|[\u2013\u2014-])\s*(?:the )?")


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its date: the fact's name, the kinds of event words that named it, and the sentence."""

    fact: str
    kinds: frozenset[str]
    date: StatedDate
    sentence: Sentence
    document: str = ""


def events_in(text: Text, dates: dict[int, tuple[StatedDate, ...]]) -> Iterator[Dated]:
    """The dated events of the review in order of place.

    In a part that tells the story of the case only what is certain counts, and what stands in one paragraph with it.
    """
    found = [(event, story) for index, stated in dates.items() for event, story in _of_sentence(text, index, stated)]
    on_review = {event.sentence.block.start for event, _ in found if event.kinds & CERTAIN}
    yield from (event for event, story in found if not story or event.sentence.block.start in on_review)


def _of_sentence(text: Text, index: int, stated: tuple[StatedDate, ...]) -> Iterator[tuple[Dated, bool]]:
    """The events of one sentence, and whether it stands in the story of the case."""
    sentence = text.sentences[index]
    if text.quote(sentence).rstrip(" \"')\u201d\u2019").endswith("?"):
        return
    story = sentence.section.role in STORY_SECTIONS
    placed = list(zip(stated, _places(sentence, stated), strict=True))
    if not story:
        yield from ((e, story) for e in _period(text, sentence, [p for p in placed if p[0].days is None]))
        yield from ((e, story) for e in _meetings(text, sentence, stated))
    for date, place in placed:
        found = _events_of(text, sentence, date, place)
        yield from ((e, story) for e in found if not (e.kinds & DECIDING and sentence.section.role in OF_RELATIVES))


def _period(text: Text, sentence: Sentence, placed: list[tuple[StatedDate, Place]]) -> Iterator[Dated]:
    if len(placed) > 1 and is_period(text, sentence, placed[0], placed[-1]):
        yield Dated("review.period_from", frozenset({"period"}), placed[0][0], sentence)
        yield Dated("review.period_to", frozenset({"period"}), placed[-1][0], sentence)


def _meetings(text: Text, sentence: Sentence, stated: tuple[StatedDate, ...]) -> Iterator[Dated]:
    """The first of the panel's meetings where the first and the last are told: "met six times between 3 May and 4 June"."""
    if len(stated) < BOTH or len(stated[0].value) < LENGTH_OF_DAY or stated[0].value >= stated[1].value:
        return
    whole = text.document.text
    before, between = whole[sentence.start : stated[0].start], whole[stated[0].end : stated[1].start]
    if MET.search(before) and JOINED.fullmatch(between):
        yield Dated(STARTED, frozenset({"first meeting"}), stated[0], sentence)


def _places(sentence: Sentence, dates: tuple[StatedDate, ...]) -> list[Place]:
    words = sentence.words
    spans = [(bisect_left(words.starts, d.start), bisect_left(words.starts, d.end)) for d in dates]
    ends = [0, *(stop for _, stop in spans)]
    begins = [*(first for first, _ in spans[1:]), len(words.keys)]
    return [Place(b, first, stop, a) for b, (first, stop), a in zip(ends, spans, begins, strict=False)]


def _events_of(text: Text, sentence: Sentence, date: StatedDate, place: Place) -> Iterator[Dated]:
    if date.inferred and len(date.value) < LENGTH_OF_DAY:
        return
    hits = [h for h in sentence.hits if h.concept in EVENT_WORDS]
    found: dict[str, set[str]] = {}
    nearest = _before(hits, place)
    opening = _after(sentence, hits, place) if sentence.words.keys[max(0, place.first - BOTH) : place.first] in OPENS else []
    for group in (opening, nearest or _after(sentence, hits, place), _notice(hits, nearest, place)):
        for hit in group if not found else ():
            for rule in RULES:
                named = rule.words == hit.concept and (not found or rule.fact in found)
                if named and holds(Claim(text, sentence, rule, hit, place)):
                    found.setdefault(rule.fact, set()).add(rule.kind)
    for fact, kinds in found.items():
        yield Dated(fact, frozenset(kinds), date, sentence)


def _before(hits: list[Hit], place: Place) -> list[Hit]:
    """The event words nearest before a date, and those just before them ("completed and received by the Board")."""
    before = [h for h in hits if place.before <= h.first and h.stop <= place.first]
    before.sort(key=lambda h: (-h.stop, h.first))
    return [h for h in before if before[0].first - h.stop <= BESIDE]


def _notice(hits: list[Hit], nearest: list[Hit], place: Place) -> list[Hit]:
    """The word for a notice that opens the clause of a date whose nearest word names nothing: "Notice to it followed on"."""
    return [h for h in hits if h.concept == TOLD_WORDS and nearest and place.before <= h.first and h.stop <= place.first]


def _after(sentence: Sentence, hits: list[Hit], place: Place) -> list[Hit]:
    """The event words after a date that none precedes: where it leads its clause, or is the last of its sentence."""
    keys = sentence.words.keys
    own = [h for h in hits if place.stop <= h.first < min(place.after, place.stop + AFTER_WORDS)]
    if sentence.words.keys[max(0, place.first - BOTH) : place.first] in OPENS:
        return own
    if LEADING.issuperset(keys[place.before : place.first]):
        return own
    last = place.after == len(keys)
    if last and keys[place.stop : place.stop + 1] == ["and"]:
        return [h for h in own if h.first - place.stop <= DID_TOO and h.concept in DECISION_WORDS]
    return [h for h in own if last and BREAKS.isdisjoint(keys[place.stop : h.first])]
