"""When the incident happened that led to the review.

Part of the reading of facts. With the board's notification known, the incident is the first dated event of the
report shortly before it; without it, the first date beside words of death or injury.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.facts.arithmetic import earliest
from scr_checker.facts.events import Dated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from scr_checker.facts.dates import StatedDate
    from scr_checker.reading.text import Text

    Dates = dict[int, tuple[StatedDate, ...]]

NAME = "incident.date"
OPENING_SHARE = 0.35
LENGTH_OF_DAY = len("2010-06-08")
INCIDENT = frozenset({"tim_incident", "tim_injury"})
BESIDE, SENTENCES_READ = 28, 6


def incident_of(text: Text, dates: Dates, known: str | None, wait: int, taken: Collection[int]) -> list[Dated]:
    """The incident as this document dates it (none or one).

    ``known``: when the board was told or decided, if that was read, and ``wait`` the most days before it that the
    incident can lie. ``taken``: where dates stand that belong to the review.
    """
    events = [e for e in _days(text, dates) if e.date.start not in taken]
    return list(_before(text, events, earliest(known), wait) if known else _opening(text, events))[:1]


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


def _distance(event: Dated) -> int:
    """How many words lie between the date and the nearest word of death in its sentence."""
    place = bisect_left(event.sentence.words.starts, event.date.start)
    hits = (h for h in event.sentence.hits if h.concept == "tim_incident")
    return min((abs(h.first - place) for h in hits), default=BESIDE + 1)


def _days(text: Text, dates: Dates) -> Iterator[Dated]:
    for index, stated in dates.items():
        sentence = text.sentences[index]
        if sentence.block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
            continue
        for day in stated:
            if len(day.value) == LENGTH_OF_DAY and day.days is None:
                yield Dated(NAME, frozenset({"incident"}), day, sentence)


def _harm(text: Text, event: Dated) -> bool:
    """Whether death or injury is spoken of in the sentence, or later in the same paragraph."""
    block = event.sentence.block
    later = (s for s in text.sentences[event.sentence.index :] if s.block is block)
    return any(INCIDENT & s.concepts for s in islice(later, SENTENCES_READ))
