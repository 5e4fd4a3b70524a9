"""When a review began that only says how long it took: "accepted on 20 August, six days inside six months".

Part of the reading of facts. Where no start is told, a length stated beside the completion and reckoned from the decision
is counted back; only if it comes out at the day of the decision, that day is the start.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scr_checker.facts.arithmetic import add_days, add_months, earliest
from scr_checker.facts.rules import COMPLETED, DECIDED, STARTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scr_checker.facts.events import Dated
    from scr_checker.reading.text import Text

WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen "
    "twenty"
).split()
N = rf"(?:an?|{'|'.join(reversed(WORDS))}|\d{{1,2}})"
DAYS = {"day": 1, "week": 7, "fortnight": 14}
LENGTH = re.compile(rf"\b(?P<months>{N}) months?,? and (?P<count>{N}) (?P<unit>day|week|fortnight)s?\b", re.IGNORECASE)
AGAINST = re.compile(
    rf"\b(?P<count>{N}) (?P<unit>day|week|fortnight)s? (?P<way>inside|short of|within|under|over|beyond|past|more than|outside) "
    rf"(?:the )?(?P<months>{N}) months\b",
    re.IGNORECASE,
)
LATE = frozenset({"over", "beyond", "past", "more than", "outside"})
ROUND = re.compile(r"\b(?:about|almost|nearly|some|over|under|within|inside|around|than|just)\s+$|\bof\s+$", re.IGNORECASE)
NEAR, LENGTH_OF_DAY = 2, len("2010-06-08")


def counted_back(events: Sequence[Dated], texts: Mapping[str, Text]) -> list[Dated]:
    """The start on the day of the decision, where no start is told and the length stated is reckoned from there."""
    if any(e.fact == STARTED for e in events):
        return []
    whole = [e for e in events if len(e.date.value) == LENGTH_OF_DAY]
    decided, completed = ([e for e in whole if e.fact == fact] for fact in (DECIDED, COMPLETED))
    if len({e.date.value for e in decided}) != 1 or not completed:
        return []
    begin = earliest(decided[0].date.value)
    ends = {earliest(e.date.value) for e in completed}
    for event in (*completed, *decided):
        for reckoned, slack in _ends(begin, event, texts[event.document]):
            if any(abs((reckoned - end).days) <= slack for end in ends):
                date = replace(event.date, value=begin.isoformat(), inferred=True)
                return [replace(event, fact=STARTED, kinds=frozenset({"counted back"}), date=date)]
    return []


def _ends(begin: date, event: Dated, text: Text) -> Iterator[tuple[date, int]]:
    """The days on which the review ended, reckoned by what is said around an event, and by how many days that may be out."""
    index = event.sentence.index
    near = (s for s in text.sentences[max(0, index - NEAR) : index + NEAR + 1] if s.block is event.sentence.block)
    for sentence in near:
        quote = text.quote(sentence)
        for match in AGAINST.finditer(quote):
            days = _days(match)
            end = add_days(add_months(begin, _number(match["months"])), days if match["way"].lower() in LATE else -days)
            yield end, _slack(match)
        for match in LENGTH.finditer(quote):
            if not ROUND.search(quote[: match.start()]):
                yield add_days(add_months(begin, _number(match["months"])), _days(match)), _slack(match)


def _days(match: re.Match[str]) -> int:
    return _number(match["count"]) * DAYS[match["unit"].lower()]


def _slack(match: re.Match[str]) -> int:
    """Days are counted to the day; "a week" may be one more or less."""
    return 0 if match["unit"].lower() == "day" else 1


def _number(word: str) -> int:
    lower = word.lower()
    return int(lower) if lower.isdigit() else 1 if lower in ("a", "an") else WORDS.index(lower) + 1
