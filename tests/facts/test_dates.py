"""Date expressions: the ways of writing a date, and in which year those without one fall."""

from __future__ import annotations

import pytest

from scr_checker.evaluation import matcher_for
from scr_checker.examples import document_of
from scr_checker.facts.dates import dates_in, located
from scr_checker.loading import load_pack
from scr_checker.reading.text import read
from scr_checker.signal_rules import Example

PACK = load_pack()


def values(text: str, before: str | None = None) -> list[str]:
    example = document_of(Example(text=text, before=before, heading="How long it took"))
    found = dates_in(read(example, PACK, matcher_for(PACK)))
    return [d.value for dates in found.values() for d in dates]


@pytest.mark.parametrize(
    "wording",
    [
        "8 June 2010",
        "8th June 2010",
        "8th of June, 2010",
        "the eighth of June 2010",
        "Tuesday 8 June 2010",
        "Tuesday, 8th June 2010",
        "June 8, 2010",
        "8 Jun 2010",
        "8 June \u201910",
        "08/06/2010",
        "8.6.2010",
        "2010-06-08",
    ],
)
def test_every_way_of_writing_a_day(wording: str) -> None:
    assert values(f"The panel met on {wording} in the town hall.") == ["2010-06-08"]


def test_a_month_without_a_day_is_kept_as_a_month() -> None:
    assert values("Work went on until September 2010 and no longer.") == ["2010-09"]


@pytest.mark.parametrize(
    "text", ["She may 10 times a day march to the shop.", "On 31 February 2010 nobody met.", "It weighed 3.10 kilograms."]
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert values(text) == []


def test_a_date_without_a_year_follows_the_one_before_it() -> None:
    assert values("It was heard of on 8 June 2010 and settled on 29 June.") == ["2010-06-08", "2010-06-29"]
    assert values("They met on 9 November 2009 and ended on 12 July.") == ["2009-11-09", "2010-07-12"]


def test_a_date_without_a_year_takes_that_of_the_next_in_its_sentence() -> None:
    assert values("From 3 September to 14 October 2009 nobody called.") == ["2009-09-03", "2009-10-14"]
    assert values("From 3 November to 14 January 2009 nobody called.") == ["2008-11-03", "2009-01-14"]


def test_a_weekday_must_fit_its_year() -> None:
    assert values("They met on 3 October 2009. The next meeting was on Monday 5 October.") == ["2009-10-03", "2009-10-05"]


def test_without_any_year_there_is_no_value() -> None:
    assert values("They met on 9 November and ended on 12 July.") == []


def test_a_relative_date_rests_on_the_one_before_it() -> None:
    text = "It happened on 8 June 2010. The office heard the following day, met a fortnight later and began on the same day."
    assert values(text) == ["2010-06-08", "2010-06-09", "2010-06-23", "2010-06-23"]


def test_a_relative_date_at_the_head_of_a_paragraph_is_marked_as_distant() -> None:
    example = document_of(Example(text="The office heard the same day.", before="It happened on 8 June 2010."))
    stated = [d for dates in dates_in(read(example, PACK, matcher_for(PACK))).values() for d in dates]
    assert [d.distant for d in stated] == [False, True]


def test_overlapping_wordings_give_one_date() -> None:
    assert len(located("on 16 to 17 October 2010 and in October 2010")) == 2


def test_a_date_without_a_year_takes_that_of_its_paragraph_before_one_far_above() -> None:
    told = "The Board heard on Monday 9 February. It decided on 24 February. The report was accepted on 5 August 2009."
    assert values(told, before="On 20 September 2007 the boy moved.") == ["2007-09-20", "2009-02-09", "2009-02-24", "2009-08-05"]
