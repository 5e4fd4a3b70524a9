"""When the incident happened that led to the review.

Part of the reading of facts. With the board's notification known, the incident is the first dated event of the
report shortly before it; without it, the first date beside words of death or injury.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.facts.arithmetic import add_days, earliest
from scr_checker.facts.events import Dated
from scr_checker.facts.relative import NUMBERS, UNITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from scr_checker.facts.dates import StatedDate
    from scr_checker.reading.text import Text

    Dates = dict[int, tuple[StatedDate, ...]]

NAME = "incident.date"
OPENING_SHARE = 0.35
LENGTH_OF_DAY = len("2010-06-08")
INCIDENT = frozenset({"tim_incident", "tim_injury"})
SINCE = re.compile(
    rf"\b(?:(?P<number>{'|'.join(reversed(NUMBERS))}|one|\d{{1,2}}) (?P<unit>{'|'.join(reversed(UNITS))})|the (?:day|morning))"
    r" (?:after|following) (?:the|this|that|his|her|their)\b",
    re.IGNORECASE,
)
"""How long after the incident the board was told."""
BESIDE, CLOSE, SENTENCES_READ, FOLLOWING = 28, 3, 6, 2


def incident_of(text: Text, dates: Dates, known: str | None, wait: int, taken: Collection[int]) -> list[Dated]:
    """The incident as this document dates it (none or one).

    ``known``: when the board was told or decided, if that was read, and ``wait`` the most days before it that the
    incident can lie. ``taken``: where dates stand that belong to the review.
    """
    events = [e for e in _days(text, dates) if e.date.start not in taken]
    found = list(_before(text, events, earliest(known), wait) if known else _opening(text, events))
    close = [e for e in found if e.sentence.block is found[0].sentence.block and _distance(e) <= CLOSE]
    return (close or found)[:1]


def before_notice(text: Text, told: Sequence[Dated]) -> list[Dated]:
    """The incident counted back from its notice, where no document dates it: "told on the 19th, two days after the collapse"."""
    for event in told:
        match = SINCE.search(text.quote(event.sentence))
        if match and INCIDENT & event.sentence.concepts and len(event.date.value) == LENGTH_OF_DAY:
            day = add_days(earliest(event.date.value), -_days_since(match)).isoformat()
            return [replace(event, fact=NAME, kinds=frozenset({"incident"}), date=replace(event.date, value=day, inferred=True))]
    return []


def _days_since(match: re.Match[str]) -> int:
    if not match["number"]:
        return 1
    number = match["number"].lower()
    count = int(number) if number.isdigit() else 1 if number == "one" else NUMBERS.index(number) + 1
    return count * UNITS[match["unit"].lower()]


def _before(text: Text, events: list[Dated], known: date, wait: int) -> Iterator[Dated]:
    """Dates of the report shortly before the board knew, in paragraphs that speak of harm."""
    for event in events:
        if 0 <= (known - earliest(event.date.value)).days <= wait and _harm(text, event):
            yield event


def _opening(text: Text, events: list[Dated]) -> Iterator[Dated]:
    """Dates in the opening part of a document that stand beside words of death, the nearest in each sentence."""
    limit = len(text.document.text) * OPENING_SHARE
    near = [(d, e) for e in events if e.date.start <= limit and not e.date.inferred and (d := _distance(e)) <= BESIDE]
    for distance, event in near:
        if all(distance <= other for other, e in near if e.sentence is event.sentence):
            yield event
    if not near:
        yield from (e for e in events if e.date.start <= limit and not e.date.inferred and _death_follows(text, e))


def _death_follows(text: Text, event: Dated) -> bool:
    """Whether the next sentences of the paragraph tell of a death: "On 3 May a call came in. By eight she was dead."."""
    after = text.sentences[event.sentence.index + 1 : event.sentence.index + 1 + FOLLOWING]
    return any("tim_incident" in s.concepts for s in after if s.block is event.sentence.block)


def _distance(event: Dated) -> int:
    """How many words lie between the date and the nearest word of death in its sentence."""
    place = bisect_left(event.sentence.words.starts, event.date.start)
    hits = (h for h in event.sentence.hits if h.concept == "tim_incident" and not _parted(event, place, h.first))
    return min((abs(h.first - place) for h in hits), default=BESIDE + 1)


def _parted(event: Dated, place: int, other: int) -> bool:
    """Whether a word for a decision or notice lies between: "on 3 May, when you decided that the death be reviewed"."""
    low, high = sorted((place, other))
    return any(h.concept in ("tim_decided", "tim_told") and low <= h.first < high for h in event.sentence.hits)


def _days(text: Text, dates: Dates) -> Iterator[Dated]:
    for index, stated in dates.items():
        sentence = text.sentences[index]
        if sentence.block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
            continue
        for day in stated:
            if len(day.value) == LENGTH_OF_DAY and (day.days is None or (day.days < 0 and not day.distant)):
                yield Dated(NAME, frozenset({"incident"}), day, sentence)


def _harm(text: Text, event: Dated) -> bool:
    """Whether death or injury is spoken of in the sentence, in the one before it, or later in the same paragraph."""
    block, index = event.sentence.block, event.sentence.index
    near = (s for s in text.sentences[max(0, index - 1) :] if s.block is block)
    return any(INCIDENT & s.concepts for s in islice(near, SENTENCES_READ + 1))
