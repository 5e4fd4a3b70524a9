"""Which event a date belongs to, which of several holds, and what is reported as a conflict."""

from __future__ import annotations

import pytest

from scr_checker.evaluation import evaluate, matcher_for
from scr_checker.evidence import ReadDocument
from scr_checker.examples import document_of
from scr_checker.facts import COMPLETION, DECISION, FactReading, read_facts, stated
from scr_checker.loading import load_pack
from scr_checker.readers import read_document
from scr_checker.reading.text import read
from scr_checker.signal_rules import DocumentType, Example
from scr_checker.submission import submit

PACK = load_pack()
TOLD, DECIDED, STARTED, DONE = "incident.notified_on", "review.decision_on", "review.started_on", "review.completed_on"


HEADING = "Conduct of the review"


def document(text: str, *, name: str = "d1", kind: DocumentType = "overview_report", heading: str = HEADING) -> ReadDocument:
    example = document_of(Example(text=text, heading=heading))
    return ReadDocument(name, kind, read(example, PACK, matcher_for(PACK)))


def readings(text: str, heading: str = "Conduct of the review") -> tuple[FactReading, ...]:
    return read_facts([document(text, heading=heading)], PACK)


def facts(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for reading in readings(text):
        if reading.value not in found.setdefault(reading.name, []):
            found[reading.name].append(reading.value)
    return found


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("The Board was told of the death on 4 May 2010.", TOLD, "2010-05-04"),
        ("Notification reached the LSCB on 4 May 2010.", TOLD, "2010-05-04"),
        ("LSCB informed by the hospital: 04/05/2010", TOLD, "2010-05-04"),
        ("The Board first learned of these injuries on 4 May 2010.", TOLD, "2010-05-04"),
        ("The Chair of the Board decided on 1 June 2010 that there should be a review.", DECIDED, "2010-06-01"),
        ("On 1 June 2010 the Chair of the LSCB determined that a serious case review was required.", DECIDED, "2010-06-01"),
        ("The decision to hold a review was not taken until 1 June 2010.", DECIDED, "2010-06-01"),
        ("A serious case review was commissioned by the Chair on 1 June 2010.", DECIDED, "2010-06-01"),
        ("Work on the review began on 7 June 2010.", STARTED, "2010-06-07"),
        ("The panel met for the first time on 7 June 2010.", STARTED, "2010-06-07"),
        ("The Board adopted this report on 2 December 2010.", DONE, "2010-12-02"),
        ("The review was completed on 2 December 2010.", DONE, "2010-12-02"),
        ("I handed over my report on 2 December 2010.", DONE, "2010-12-02"),
        ("The Board considered the case on 1 June 2010 and agreed that there should be a review.", DECIDED, "2010-06-01"),
        ("The group met twice, and it was 1 June 2010 before the chair decided on a review.", DECIDED, "2010-06-01"),
        ("We got going on 7 June 2010.", STARTED, "2010-06-07"),
    ],
)
def test_an_event_gets_its_date(text: str, name: str, value: str) -> None:
    assert facts(text).get(name) == [value]


def test_what_is_done_after_another_thing_on_a_day_is_no_decision_on_a_review() -> None:
    assert not facts("These were put to the Panel on 8 September 2010 and adopted with some changes.")
    assert not facts("The panel met on 3 June 2010 and decided to write to the mother.")


def test_a_first_meeting_told_in_the_story_counts_beside_what_is_certain() -> None:
    told = "The Board resolved to hold a review on 1 June 2010. The panel first met on 7 June 2010."
    found = {r.name: r.value for r in readings(told, heading="Chronology of events")}
    assert found[STARTED] == "2010-06-07"
    alone = readings("The panel first met on 7 June 2010.", heading="Chronology of events")
    assert STARTED not in {r.name for r in alone}
    theirs = told.replace("The panel", "The fostering panel")
    assert STARTED not in {r.name for heading in (HEADING, "Chronology of events") for r in readings(theirs, heading=heading)}


def test_several_events_in_one_sentence() -> None:
    text = "The Board was told on 4 May 2010, its Chair decided on 1 June on a review, and we first met on 7 June."
    assert facts(text) == {TOLD: ["2010-05-04"], DECIDED: ["2010-06-01"], STARTED: ["2010-06-07"]}


@pytest.mark.parametrize(
    "text",
    [
        "The Board told Ofsted of the case on 4 May 2010.",
        "The police told the social worker on 4 May 2010.",
        "The group decided on 4 May 2010 to wait for the trial before holding a review.",
        "The Chair decided on 4 May 2010 that the criteria for a review were not met.",
        "The terms of reference were agreed by the Board on 4 May 2010.",
        "The review should have been completed by 4 May 2010.",
        "The report is to be presented to the Board on 4 May 2011.",
        "The core assessment began on 4 May 2010 and was completed on 9 June 2010.",
        "The trial concluded on 4 May 2010.",
        "The social worker first met the mother on 4 May 2010.",
        "Had the key been found, and had the report been accepted before 9 June 2010, they would have gone.",
    ],
)
def test_other_events_are_not_taken_for_those_of_the_review(text: str) -> None:
    assert facts(text) == {}


def test_a_year_is_taken_from_the_order_of_events() -> None:
    text = "The Board was told on 4 November 2009. Its Chair decided on a review on 1 December. It was finished on 20 May."
    assert facts(text)[DONE] == ["2010-05-20"]


def test_a_date_that_breaks_the_order_is_dropped() -> None:
    text = "The Board was told on 4 May 2010. The review began on 7 June 2010. The Board adopted the report on 2 December 2009."
    assert DONE not in facts(text)
    assert facts(text)[TOLD] == ["2010-05-04"]


def test_the_period_looked_at() -> None:
    found = facts("The review covers the period from 1 January 2008 to 3 May 2010.")
    assert (found["review.period_from"], found["review.period_to"]) == (["2008-01-01"], ["2010-05-03"])


def test_the_incident_lies_shortly_before_the_board_was_told() -> None:
    text = "Baby L died on 2 May 2010. He had been born on 3 March 2010. The Board was told on 4 May 2010."
    assert facts(text)["incident.date"] == ["2010-05-02"]


def test_told_on_the_same_day() -> None:
    text = "Baby L died on 2 May 2010. The Board was told on the following day."
    assert facts(text)[TOLD] == ["2010-05-03"]


def test_two_documents_that_disagree_are_in_conflict() -> None:
    one = document("The review began on 7 June 2010. It was completed on 2 December 2010.")
    two = document("The review was completed on 9 February 2011.", name="d2", kind="executive_summary")
    found = [r for r in read_facts([one, two], PACK) if r.name == DONE]
    assert {(r.value, r.conflicts_with) for r in found} == {("2010-12-02", ("2011-02-09",)), ("2011-02-09", ("2010-12-02",))}


def test_the_board_counts_before_the_panel() -> None:
    text = "The report was completed on 9 November 2010 and was adopted by the Board on 2 December 2010."
    assert facts(text)[DONE] == ["2010-12-02"]


@pytest.mark.parametrize(
    ("text", "name", "least", "most"),
    [
        ("The Chair decided within the month that there should be a review.", DECISION, 0, 1),
        ("The review was finished six weeks late.", COMPLETION, 7, 8),
        ("The review was completed five and a half months after it started.", COMPLETION, 5.5, 5.5),
        ("The report was adopted by the Board seventeen months after the decision.", COMPLETION, 17, 17),
        ("The review was completed a week inside the six months.", COMPLETION, 0, 6),
    ],
)
def test_durations_said_in_words(text: str, name: str, least: float, most: float) -> None:
    found = [r.months for r in readings(text) if r.name == name and r.months]
    assert found
    assert all(least <= a <= b <= most for a, b in found)


def test_every_quotation_resolves() -> None:
    text = "The Board was told on 4 May 2010. Its Chair decided on 1 June that there should be a review."
    one = document(text)
    read_facts([one], PACK)
    made = stated([one])
    assert made
    assert all(f.quote == one.text.document.text[f.start : f.end] for f in made)


def test_facts_stand_in_the_evaluation() -> None:
    told = b"The Board was told on 4 May 2010 and its Chair decided on 1 June that there should be a review.\n"
    raw = b"# Serious case review: overview report\n\n## Timescale\n\n" + told
    result = evaluate(submit([read_document("overview.md", raw)]), PACK)
    assert {(f.name, f.value) for f in result.facts} == {(TOLD, "2010-05-04"), (DECIDED, "2010-06-01")}
    shown = next(c for c in result.criteria if c.id == "timescales").expectations[0]
    assert [e.polarity for e in shown.evidence] == ["for"]


def test_what_was_accepted_in_the_part_on_agencies_is_no_end_of_the_review() -> None:
    told = "The account of the school was weak. It was accepted by the panel on 4 February 2010."
    assert "review.completed_on" not in {r.name for r in readings(told, heading="Agency reports")}
