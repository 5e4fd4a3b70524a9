"""How long it took from one date to another, counted as the guidance counts: in calendar months.

Beside the flow, used by ``matching.durations`` and by the reading of facts. The same day of the month counts as
within; 31 January and one month is the last day of February. The bands are those of paragraph 122.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTH_LENGTH = 7
BANDS = ((6, "within six months"), (12, "over six and up to twelve months"), (24, "over one and up to two years"))
LAST_BAND = "over two years"


def add_months(day: date, months: int) -> date:
    """The same day of the month, so many months on; the last day where the month is shorter."""
    return day + relativedelta(months=months)


def add_days(day: date, days: int) -> date:
    """So many days on."""
    return day + timedelta(days=days)


def within_months(start: date, end: date, months: int) -> bool:
    """Whether ``end`` comes no later than the same day of the month, so many months after ``start``."""
    return end <= add_months(start, months)


def within_days(start: date, end: date, days: int) -> bool:
    """Whether ``end`` comes no more than so many days after ``start``."""
    return (end - start).days <= days


def months_between(start: date, end: date) -> float:
    """Whole calendar months and the part of the next one that has passed."""
    whole = relativedelta(end, start)
    months = whole.years * 12 + whole.months
    begun = add_months(start, months)
    length = (add_months(start, months + 1) - begun).days
    return months + (end - begun).days / length


def band(start: date, end: date) -> str:
    """The band of paragraph 122 in which a review's length falls."""
    return next((name for months, name in BANDS if within_months(start, end, months)), LAST_BAND)


def earliest(value: str) -> date:
    """The first day that a value in ISO form can mean: a month without a day means its first."""
    return date.fromisoformat(f"{value}-01" if len(value) == MONTH_LENGTH else value)


def latest(value: str) -> date:
    """The last day that a value in ISO form can mean: a month without a day means its last."""
    first = earliest(value)
    return add_months(first, 1) - timedelta(days=1) if len(value) == MONTH_LENGTH else first
