"""Dates without a year, the date that a report bears, and rows with what was planned beside what was done."""

from __future__ import annotations

import pytest
from tests.participation.test_agencies import facts


def dated(text: str) -> dict[str, str]:
    return {
        f.name: f.value for f in facts(text) if f.name.startswith(("incident", "review.")) and f.name.endswith(("date", "_on"))
    }


OPENING = (
    "# Overview report: Child D\n\n**4 November 2009**\n\n## What happened\n\n1.1 On Tuesday 19 May 2009 an ambulance was called"
    " and Child D, who was two, died the next morning.\n\n1.2 Her father was sent to prison in October 2009.\n\n## Time\n\n"
)


def test_a_date_without_a_year_does_not_run_on_from_one_far_above():
    told = dated(
        f"{OPENING}The Board was told of the death on 21 May. On 9 June its chair decided that there should be a review.\n"
    )
    assert told["incident.notified_on"] == "2009-05-21"
    assert told["review.decision_on"] == "2009-06-09"


@pytest.mark.parametrize("line", ["**4 November 2009**", "Jo Marsh, 4 November 2009"])
def test_a_report_ends_on_the_date_it_bears(line: str):
    told = dated(OPENING.replace("**4 November 2009**", line) + "The Board was told of the death on 21 May 2009.\n")
    assert told["review.completed_on"] == "2009-11-04"


def test_what_the_report_says_of_its_end_comes_before_the_date_it_bears():
    told = dated(f"{OPENING}The Board accepted this report on 28 October 2009.\n")
    assert told["review.completed_on"] == "2009-10-28"


@pytest.mark.parametrize(
    "line",
    [
        "Draft of 4 November 2009",
        "Child D died on 4 November 2009",
        "We met on 4 November 2009.",
        "Print date: 14 November 2011",
        "Not to be released before 14 November 2011",
        "Next review: 1 January 2013",
        "Inquest opened 6 June 2010",
        "Terms of reference agreed 20 April 2010",
        "To the Chair of the Board, 5 May 2010",
        "Version 0.3, August 2009",
        "v0.3 August 2009",
    ],
)
def test_other_dates_above_the_first_chapter_end_nothing(line: str):
    assert "review.completed_on" not in dated(OPENING.replace("**4 November 2009**", line))


def test_of_two_dates_in_a_row_the_one_on_which_it_was_done():
    table = (
        "| Milestone | Target | Actual |\n|---|---|---|\n| Notified to the Board | 20 May 2009 | 21 May 2009 |\n"
        "| Decision to review | 2 June 2009 | 9 June 2009 |\n"
    )
    told = dated(OPENING + table)
    assert told["incident.notified_on"] == "2009-05-21"
    assert told["review.decision_on"] == "2009-06-09"


def test_a_decision_that_was_not_made_until_a_day_was_made_on_it():
    told = dated(f"{OPENING}The Board was told of the death on 21 May 2009. It did not resolve upon a review until 22 July.\n")
    assert told["review.decision_on"] == "2009-07-22"


def test_the_plain_date_comes_before_one_for_something_else():
    told = dated(
        OPENING.replace("2009**", "2009**\n\n*Amended for publication, June 2012*", 1) + "The Board was told on 21 May 2009.\n"
    )
    assert told["review.completed_on"] == "2009-11-04"
