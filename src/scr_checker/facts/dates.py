"""Which dates a text states, and in which year those without one fall.

First step of the reading of facts: ``Text -> StatedDate*``. Patterns locate a date, ``dateutil`` reads one in figures. A date
without a year follows the nearest earlier date of its paragraph, else comes before the first with a year there, else
follows the nearest earlier date in reading order; a weekday beside it must fit. A relative date ("on
the same day", "the following Monday", "on the 31st") rests on the nearest earlier date of its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dateutil import parser

from scr_checker.facts.arithmetic import add_months, earliest, latest
from scr_checker.facts.relative import DAYS, ORDINALS, Step, days_on, steps_in

if TYPE_CHECKING:
    from scr_checker.reading.text import Text

NAMES = "January February March April May June July August September October November December".split()
MONTHS = [name[:3] for name in NAMES]
MONTH = rf"(?P<month>{'|'.join(NAMES)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(DAYS)}),?\s+(?:the\s+)?)?"
YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b|\s+['\u2019](?P<short>\d\d)\b)"
DAY = rf"(?P<day>\d{{1,2}}(?=\D)|(?i:{'|'.join(reversed(ORDINALS))}))(?:st|nd|rd|th)?"
FEASTS = {
    "christmas eve": (24, 12), "christmas day": (25, 12), "boxing day": (26, 12), "new year's eve": (31, 12),
    "new year's day": (1, 1),
    "st david's day": (1, 3), "st patrick's day": (17, 3), "st george's day": (23, 4), "st andrew's day": (30, 11),
    "guy fawkes night": (5, 11), "guy fawkes day": (5, 11), "bonfire night": (5, 11), "halloween": (31, 10),
    "valentine's day": (14, 2), "midsummer's day": (24, 6), "twelfth night": (5, 1), "all saints' day": (1, 11),
}  # fmt: skip
"""Days with a name that fall on the same day every year."""
FEAST = "|".join(name.replace("'", "['\u2019]") for name in FEASTS)
PATTERNS = (
    re.compile(rf"\b(?P<feast>(?i:{FEAST}))(?![\u2019'\w]){YEAR}?(?!,? \d)"),
    re.compile(rf"(?<!\d\.)\b{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH}{YEAR}?"),
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|per cent)){YEAR}?"),
    re.compile(rf"\b{MONTH}{YEAR}"),
    re.compile(rf"(?<=\b(?:in|by|of|to)\s)(?:the\s)?(?:early\s|late\s|mid-?\s?)?{MONTH}(?=[\s,.;:)])(?!\s+\d)"),
    re.compile(r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"),
    re.compile(r"\b(?P<figures>\d{1,2}([/.-])\d{1,2}\2(?:(?:19|20)\d\d|\d\d))\b"),
)
DATED = re.compile(rf"\b(?:{FEAST}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d[/.-]\d", re.IGNORECASE)
"""What no date of its own is without: one quick look before the patterns are tried."""
PLUPERFECT = re.compile(r"\bhad\s+(?:\w+\s+){1,4}(?:on|in)\s+$")
"""What tells of something earlier than what was told before."""
DEFAULT = date(2000, 1, 1)
FIRST_DAY = datetime(2000, 1, 1)
FIRST_YEAR, LAST_YEAR = 1980, 2035
YEARS_TRIED = 2
NEAR_BACK = 183
LAST_DAY = 31
LENGTH_OF_DAY = len("2010-06-08")


class Found(NamedTuple):
    """A date expression before its year is settled; ``step`` where it is relative to an earlier date."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in a sentence: where it stands and its value in ISO form (``2010-06-08``, or ``2010-06`` for a month).

    ``inferred``: the year (or for a relative date the whole) comes from what stands before it. ``days``: how many days
    a relative date counts on; ``distant``: the date it rests on stands in an earlier paragraph.
    """

    start: int
    end: int
    value: str
    inferred: bool
    days: int | None = None
    distant: bool = False


def dates_in(text: Text) -> dict[int, tuple[StatedDate, ...]]:
    """The dates of every sentence that states any, by the sentence's index."""
    found: dict[int, tuple[StatedDate, ...]] = {}
    anchor, sure, anchor_block = None, None, -1
    grouped = _by_sentence(text)
    ahead = _years_ahead(text, grouped)
    for index, items in grouped.items():
        block = text.sentences[index].block.start
        for item in items:
            here = block == anchor_block
            anchor = anchor if here else sure or anchor
            stated = _settle(item, anchor, distant=not here, past=_told_before(text, index, item))
            if not here and item.year is None and item.step is None:
                stated = _before_the_next(item, ahead.get(item.start)) or stated
            if stated:
                found[index] = (*found.get(index, ()), stated)
            if stated and not stated.distant and (item.day or item.year):
                anchor, anchor_block = stated, block
                sure = stated if item.year is not None else sure
    return found


def _by_sentence(text: Text) -> dict[int, list[Found]]:
    """The date expressions of each sentence that has any and was not struck out."""
    grouped: dict[int, list[Found]] = {}
    for sentence in text.sentences:
        quote = text.quote(sentence)
        if sentence.block.struck:
            continue
        found = [item._replace(start=item.start + sentence.start, end=item.end + sentence.start) for item in located(quote)]
        if found:
            grouped[sentence.index] = found
    return grouped


def _years_ahead(text: Text, grouped: dict[int, list[Found]]) -> dict[int, Found]:
    """The next date of its paragraph that has a year, by where a date without one stands."""
    ahead: dict[int, Found] = {}
    stated, block = None, -1
    for index, items in reversed(grouped.items()):
        if text.sentences[index].block.start != block:
            stated, block = None, text.sentences[index].block.start
        for item in reversed(items):
            if item.year is not None:
                stated = item
            elif stated:
                ahead[item.start] = stated
    return ahead


def _before_the_next(item: Found, stated: Found | None) -> StatedDate | None:
    """The date with the year of a later date of its paragraph: "from 3 September to 14 October 2009"."""
    if stated is None or stated.year is None:
        return None
    year = stated.year - ((item.month, item.day or 1) > (stated.month, stated.day or LAST_DAY))
    value = _iso(item, year)
    return StatedDate(item.start, item.end, value, inferred=True) if value and _fits(item, year) else None


def located(text: str) -> list[Found]:
    """Every date expression of a text in order; where two overlap, the one that begins first, then the longer."""
    found = [_read(m) for pattern in PATTERNS for m in pattern.finditer(text)] if DATED.search(text) else []
    found += [Found(step.start, step.end, None, 1, 1, None, step) for step in steps_in(text)]
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or (item.start >= kept[-1].end and not _beside(item, text[kept[-1].end : item.start])):
            kept.append(item)
    return [item for item in kept if item.month]


def _beside(item: Found, between: str) -> bool:
    """Whether a relative day only explains the date just before it: "6 April, eight weeks afterwards"."""
    return item.step is not None and item.step.of_month is None and between.strip() in ("", ",", "(", "\u2013", "-")


def _read(match: re.Match[str]) -> Found:
    """The parts of a date, in figures as ``dateutil`` reads them; month 0 where there is no such day."""
    parts = match.groupdict()
    day = parts.get("day")
    year = parts.get("year") or (f"20{parts['short']}" if parts.get("short") else None)
    if parts.get("feast"):
        fixed, month = FEASTS[parts["feast"].lower().replace("\u2019", "'")]
        return Found(match.start(), match.end(), int(year) if year else None, month, fixed, None)
    if day and day.lower() in ORDINALS:
        day = str(ORDINALS.index(day.lower()) + 1)
    whole = parts.get("iso") or parts.get("figures")
    try:
        if whole:
            value = parser.parse(whole, dayfirst=not parts.get("iso"), default=FIRST_DAY).date()
        else:
            value = date(int(year or DEFAULT.year), MONTHS.index(parts["month"][:3]) + 1, int(day or 1))
    except (ValueError, OverflowError):
        return Found(match.start(), match.end(), None, 0, None, None)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return Found(match.start(), match.end(), None, 0, None, None)
    weekday = parts.get("weekday")
    stated_year = value.year if year or whole else None
    return Found(
        match.start(),
        match.end(),
        stated_year,
        value.month,
        value.day if day or whole else None,
        DAYS.index(weekday.title()) if weekday else None,
    )


def _told_before(text: Text, index: int, item: Found) -> bool:
    """Whether the verb before a date goes back behind what was told before it: "He had died on 2 September"."""
    return bool(PLUPERFECT.search(text.document.text[text.sentences[index].start : item.start]))


def _settle(item: Found, anchor: StatedDate | None, *, distant: bool, past: bool = False) -> StatedDate | None:
    """The date with its year: stated, or the first that follows the date before it; one told back may lie before it."""
    if item.year is not None:
        return StatedDate(item.start, item.end, _iso(item, item.year), inferred=False)
    if anchor is None:
        return None
    before = earliest(anchor.value)
    if item.step is not None:
        days = days_on(item.step, before, day_known=len(anchor.value) == LENGTH_OF_DAY)
        if days is None or (distant and item.step.of_month is not None):
            return None
        day = (before + timedelta(days=days)).isoformat()
        return StatedDate(item.start, item.end, day, inferred=True, days=days, distant=distant)
    year = _year_back(item, before) if past else None
    year = year or _year_after(item, before)
    return StatedDate(item.start, item.end, _iso(item, year), inferred=True) if year else None


def _year_after(item: Found, before: date) -> int | None:
    """The first year in which the date does not fall before ``before`` and on the weekday named."""
    for year in range(before.year, before.year + YEARS_TRIED):
        value = _iso(item, year)
        if value and latest(value) >= before and _fits(item, year):
            return year
    earlier = [year for year in (before.year, before.year - 1) if item.weekday is not None and _fits(item, year)]
    return earlier[0] if earlier else None


def _year_back(item: Found, after: date) -> int | None:
    """The year before or with ``after`` in which a date told back falls, where that is near."""
    for year in (after.year, after.year - 1):
        value = _iso(item, year)
        if value and 0 <= (after - earliest(value)).days <= NEAR_BACK and _fits(item, year):
            return year
    return None


def _fits(item: Found, year: int) -> bool:
    if item.weekday is None or item.day is None:
        return bool(_iso(item, year))
    value = _iso(item, year)
    return bool(value) and date.fromisoformat(value).weekday() == item.weekday


def _iso(item: Found, year: int) -> str:
    if item.day is None:
        return f"{year}-{item.month:02}"
    last = add_months(date(year, item.month, 1), 1) - timedelta(days=1)
    return f"{year}-{item.month:02}-{item.day:02}" if item.day <= last.day else ""


def shifted(value: str, years: int) -> str:
    """The same day so many years on."""
    moved = add_months(earliest(value), years * 12).isoformat()
    return moved[: len(value)]
