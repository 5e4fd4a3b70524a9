"""The dates of a review as authors of several manners tell them: invented paragraphs, none of them from a labelled text."""

from __future__ import annotations

import pytest
from tests.facts.test_events import DECIDED, DONE, STARTED, TOLD, facts

INJURED = "incident.date"

MANNERS = {
    "days of the month": (
        (
            "The Board was told of the injury on 4 March 2009, and its chair decided on the 26th that there "
            "should be a review. The "
            "panel first met on 6 April. The Board accepted the report on 30 September."
        ),
        {TOLD: "2009-03-04", DECIDED: "2009-03-26", STARTED: "2009-04-06", DONE: "2009-09-30"},
    ),
    "parts of a day": (
        (
            "The infirmary told the Safeguarding Board of Lena's death on Tuesday 12 May 2009. The standing "
            "group sat on 2 June and the "
            "chair of the Board agreed that same evening to hold a serious case review."
        ),
        {TOLD: "2009-05-12", DECIDED: "2009-06-02"},
    ),
    "a weekday to come": (
        (
            "The LSCB was notified on Thursday 7 January 2010. Its chair decided the following Monday that a "
            "serious case review would be "
            "held, and the panel met for the first time on 25 January."
        ),
        {TOLD: "2010-01-07", DECIDED: "2010-01-11", STARTED: "2010-01-25"},
    ),
    "counted on": (
        (
            "On 3 August 2010 the Board was informed of the fire. Nine days later the Chair decided that the "
            "case met the criteria for "
            "a serious case review."
        ),
        {TOLD: "2010-08-03", DECIDED: "2010-08-12"},
    ),
    "apposition": (
        (
            "The Board was told on 9 February 2009. The chair of the Board decided on 6 April, eight weeks "
            "afterwards, that there should be "
            "a review."
        ),
        {TOLD: "2009-02-09", DECIDED: "2009-04-06"},
    ),
    "length instead of a start": (
        (
            "The Board heard of the scalding on 11 January 2010. On 1 February its chair decided on a serious "
            "case review. The Board adopted "
            "the report on 23 July, nine days inside the six months."
        ),
        {TOLD: "2010-01-11", DECIDED: "2010-02-01", STARTED: "2010-02-01", DONE: "2010-07-23"},
    ),
    "length with months and days": (
        (
            "The Board was notified on 2 June 2008 and decided to hold a review on 20 June. The Board accepted "
            "the report on 3 May 2009, ten "
            "months and thirteen days after that."
        ),
        {TOLD: "2008-06-02", DECIDED: "2008-06-20", STARTED: "2008-06-20", DONE: "2009-05-03"},
    ),
    "in fact adopted": (
        (
            "Work on the review began on 15 June 2009. It should have been over by the middle of December and "
            "was in the event adopted on 29 "
            "January 2010."
        ),
        {STARTED: "2009-06-15", DONE: "2010-01-29"},
    ),
    "the injury counted back from its notice": (
        (
            "The ward sister told the Board on 19 August 2009, two days after the collapse. The chair of the "
            "Board decided to hold a review "
            "on 8 September."
        ),
        {INJURED: "2009-08-17", TOLD: "2009-08-19", DECIDED: "2009-09-08"},
    ),
    "the decision as a noun": (
        "The police told the Board on 24 September 2009. The decision was taken on 1 October.",
        {TOLD: "2009-09-24", DECIDED: "2009-10-01"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), MANNERS.values(), ids=MANNERS.keys())
def test_dates_as_authors_tell_them(text: str, expected: dict[str, str]) -> None:
    read = facts(text)
    assert {name: read.get(name) for name in expected} == {name: [value] for name, value in expected.items()}
    assert not {name for name in read if name in (TOLD, DECIDED, STARTED, DONE)} - expected.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Between 3 May 2009 and 18 August 2009, who decided that a review of the case was not needed, and on what grounds?",
        "Was the Board told on 3 May 2009?",
    ],
)
def test_a_question_states_no_date(text: str) -> None:
    assert not facts(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Board was told on 4 March 2010. It decided on the 2nd that there should be a review.", DECIDED),
        ("The Board was told on 4 March 2010. Its chair decided on Friday the 26th and again on Monday the 25th.", DECIDED),
        ("The Board was told in March 2010. The following Monday its chair decided to hold a review.", DECIDED),
    ],
)
def test_a_day_that_cannot_be_told_is_not_guessed(text: str, name: str) -> None:
    assert facts(text).get(name) in (None, ["2010-03-26"])


def test_a_length_that_does_not_fit_the_decision_gives_no_start() -> None:
    text = (
        "The Board was notified on 2 June 2008 and decided to hold a review on 20 June. The Board accepted "
        "the report on 3 May 2009, "
        "seven months and two days late."
    )
    assert STARTED not in facts(text)
