"""Calendar months: the same day of the month is within, and a month that is too short ends on its last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr_checker.facts.arithmetic import (
    add_months,
    band,
    earliest,
    latest,
    months_between,
    within_days,
    within_months,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2010, 1, 31), 1, date(2010, 2, 28)),
        (date(2012, 1, 31), 1, date(2012, 2, 29)),
        (date(2010, 8, 31), 6, date(2011, 2, 28)),
        (date(2010, 5, 3), 6, date(2010, 11, 3)),
    ],
)
def test_a_short_month_ends_on_its_last_day(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_the_same_day_of_the_month_is_within() -> None:
    assert within_months(date(2010, 5, 3), date(2010, 6, 3), 1)
    assert not within_months(date(2010, 5, 3), date(2010, 6, 4), 1)
    assert within_months(date(2010, 1, 31), date(2010, 2, 28), 1)
    assert not within_months(date(2010, 1, 31), date(2010, 3, 1), 1)


def test_days_are_counted_one_by_one() -> None:
    assert within_days(date(2010, 5, 3), date(2010, 5, 10), 7)
    assert not within_days(date(2010, 5, 3), date(2010, 5, 11), 7)


@pytest.mark.parametrize(
    ("end", "name"),
    [
        (date(2010, 7, 15), "within six months"),
        (date(2010, 7, 16), "over six and up to twelve months"),
        (date(2011, 1, 16), "over one and up to two years"),
        (date(2012, 1, 16), "over two years"),
    ],
)
def test_the_bands_of_paragraph_122(end: date, name: str) -> None:
    assert band(date(2010, 1, 15), end) == name


def test_months_between_counts_part_of_a_month() -> None:
    assert months_between(date(2010, 2, 5), date(2010, 7, 20)) == pytest.approx(5.5, abs=0.02)
    assert months_between(date(2010, 2, 5), date(2010, 7, 5)) == 5


def test_a_month_without_a_day_means_any_of_its_days() -> None:
    assert (earliest("2012-02"), latest("2012-02")) == (date(2012, 2, 1), date(2012, 2, 29))
    assert earliest("2012-02-07") == latest("2012-02-07") == date(2012, 2, 7)


@given(DAYS, st.integers(min_value=0, max_value=60))
def test_a_date_so_many_months_on_is_within_and_the_next_day_is_not(start: date, months: int) -> None:
    end = add_months(start, months)
    assert within_months(start, end, months)
    assert not within_months(start, end + timedelta(days=1), months)


@given(DAYS, st.integers(min_value=1, max_value=1500))
def test_whole_months_agree_with_the_limit(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    assert within_months(start, end, int(months_between(start, end)) + 1)
