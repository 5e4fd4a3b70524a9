"""Which days does a text name only by what stands before: "the same afternoon", "the following Monday", "on the 31st"?

Part of the reading of facts, used by ``dates``: an expression and the date before it -> how many days on it falls.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
NUMBERS = "a two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
SPELT = "|".join(reversed(ORDINALS))
PART = r"(?:day|date|morning|afternoon|evening|night)"
COUNTED = rf"(?:{'|'.join(reversed(NUMBERS))}|one|\d{{1,2}}) (?:{'|'.join(reversed(UNITS))})"
PATTERN = re.compile(
    rf"\b(?P<same>(?:on |of |from )?(?:the same|that same|that) (?:very )?{PART}|the day itself|(?<=began )at once"
    r"|(?<=began )immediately|(?<=begun )at once)\b"
    rf"|\b(?P<next>(?:on )?the (?:following|next) {PART}|(?:on )?the day (?:after|afterwards)|(?:one|a) day later)\b"
    rf"|\b(?:on )?(?:the (?:following|next) (?P<coming>{'|'.join(DAYS)})|the (?P<after>{'|'.join(DAYS)}) (?:after|following))\b"
    rf"|\b(?P<later>{COUNTED}) (?:later|after that|afterwards|thereafter)\b"
    rf"|\b(?P<back>{COUNTED}) (?:earlier|previously|beforehand|before(?=[,.;)]))|\b(?P<eve>the (?:day before|previous day"
    rf"|evening before))(?=[,.;)])",
    re.IGNORECASE,
)
OF_MONTH = re.compile(
    rf"\b(?:[Oo]n|until|by|till|and)\s+(?:(?P<weekday>{'|'.join(DAYS)}),?\s+)?the\s+"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:of\s+(?!(?:that|the same|the) month\b)|birthday|century|floor"
    rf"|centile|January|February|March|April|May\b|June"
    r"|July|August|September|October|November|December))"
    rf"|(?P<spelt>{SPELT})(?=[,.;:)]|\s+(?:that|it|they|we|she|he|of (?:that|the same|the) month)\b))"
)
LIKELY = re.compile(
    rf"\b(?:{'|'.join(DAYS)})\b|\bthe \d{{1,2}}(?:st|nd|rd|th)\b|\bthe (?:{SPELT})\b|\bday|\bdate\b|\blater\b|\bearlier\b"
    rf"|\bpreviously\b|\bbefore\b|\bafter"
    r"|\bat once\b|\bimmediately\b|\b(?:same|that|following|next) (?:very )?(?:morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)


class Step(NamedTuple):
    """A day named by what stands before: so many days on, the next of a weekday, or a day of the same month."""

    start: int
    end: int
    days: int | None = None
    weekday: int | None = None
    of_month: int | None = None


def steps_in(text: str) -> list[Step]:
    """The relative days of a text."""
    if not LIKELY.search(text):
        return []
    return [_step(m) for m in PATTERN.finditer(text)] + [_of_month(m) for m in OF_MONTH.finditer(text)]


def _step(match: re.Match[str]) -> Step:
    weekday = match["coming"] or match["after"]
    if weekday:
        return Step(match.start(), match.end(), weekday=DAYS.index(weekday.title()))
    if match["eve"]:
        return Step(match.start(), match.end(), days=-1)
    if match["later"] or match["back"]:
        number, unit = (match["later"] or match["back"]).lower().split()
        count = int(number) if number.isdigit() else 1 if number == "one" else NUMBERS.index(number) + 1
        return Step(match.start(), match.end(), days=count * UNITS[unit] * (1 if match["later"] else -1))
    return Step(match.start(), match.end(), days=1 if match["next"] else 0)


def _of_month(match: re.Match[str]) -> Step:
    day = int(match["day"]) if match["day"] else ORDINALS.index(match["spelt"].lower()) + 1
    weekday = DAYS.index(match["weekday"].title()) if match["weekday"] else None
    return Step(match.start(), match.end(), weekday=weekday, of_month=day)


def days_on(step: Step, before: date, *, day_known: bool) -> int | None:
    """How many days after ``before`` it falls; None where that cannot be told.

    A day of the month must not lie before the day named before it, nor on another weekday than the one beside it; it is
    the only kind that may rest on a month without a day.
    """
    if step.of_month is not None:
        if not 1 <= step.of_month <= monthrange(before.year, before.month)[1]:
            return None
        ahead = step.of_month - before.day
        fits = step.weekday is None or (before.weekday() + ahead) % 7 == step.weekday
        return ahead if fits and ahead >= 0 else None
    if not day_known:
        return None
    if step.weekday is not None:
        return (step.weekday - before.weekday() - 1) % 7 + 1
    return step.days
