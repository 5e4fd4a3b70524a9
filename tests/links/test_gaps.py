"""What a report of an agency leaves open, where the overview makes up for it, and how that is shown."""

import pytest

from scr_checker.evaluation import evaluate
from scr_checker.readers import read_document
from scr_checker.renderers import Look, render
from scr_checker.submission import submit

OVERVIEW = """# Serious case review: Child Z

## Overview report

The Board commissioned this overview report.

## The agencies' reports

The report of the constabulary is thin and says nothing of the third call. {inquiry}

The school's report is candid and full.

## Analysis

Nobody asked Z what it was like at home.
"""
POLICE = """# Individual management review: Melbury Constabulary

## How this report was made

{sources}

## Analysis

Officers came.
"""
SCHOOL = "# Individual management review: Melbury Primary School\n\n## How this report was made\n\nAll staff were interviewed.\n"
INQUIRY = "I therefore listened to the recordings of all three calls and spoke to the officers myself."


def judged(pack, inquiry="", sources="The author read the log."):
    files = {
        "overview.md": OVERVIEW.format(inquiry=inquiry),
        "imr-police.md": POLICE.format(sources=sources),
        "imr-school.md": SCHOOL,
    }
    return evaluate(submit([read_document(name, text.encode()) for name, text in files.items()]), pack)


def gaps(result):
    names = {d.id: d.name for d in result.documents}
    return [(names[g.imr], names[g.document], g.made_up_for) for g in result.links.gaps]


def test_a_gap_that_the_overview_fills_is_shown_with_the_place(pack):
    result = judged(pack, INQUIRY)
    assert gaps(result) == [("imr-police.md", "overview.md", True)]
    assert [e.quote for e in result.links.gaps[0].evidence] == [INQUIRY]


def test_without_the_inquiry_it_is_made_up_for_nowhere(pack):
    result = judged(pack)
    assert gaps(result) == [("imr-police.md", "overview.md", False)]
    assert result.links.gaps[0].evidence == ()


@pytest.mark.parametrize(
    "sources",
    [
        "The second officer has emigrated and could not be traced; the notes of the third call are missing.",
        "I was not able to interview the two officers, who have left.",
    ],
)
def test_a_report_that_admits_what_it_did_not_see_has_a_gap_of_its_own(pack, sources):
    assert ("imr-police.md", "imr-police.md", False) in gaps(judged(pack, sources=sources))


@pytest.mark.parametrize(
    "sources", ["The child's hunger was not seen for what it was.", "Officers did not find the child at home."]
)
def test_what_practice_missed_is_no_gap_of_the_report(pack, sources):
    assert gaps(judged(pack, sources=sources)) == [("imr-police.md", "overview.md", False)]


def test_quotes_stand_where_they_say(pack):
    files = {
        "overview.md": OVERVIEW.format(inquiry=INQUIRY),
        "imr-police.md": POLICE.format(sources="-"),
        "imr-school.md": SCHOOL,
    }
    texts = {name: read_document(name, text.encode()).text for name, text in files.items()}
    result = judged(pack, INQUIRY, sources="-")
    names = {d.id: d.name for d in result.documents}
    for gap in result.links.gaps:
        assert texts[names[gap.document]][gap.start : gap.end] == gap.text
        assert all(texts[names[e.document]][e.start : e.end] == e.quote for e in gap.evidence)


@pytest.mark.parametrize("output", ["text", "markdown", "html", "json"])
def test_every_output_shows_the_gaps(pack, output):
    shown = render(judged(pack), output, Look())
    assert "says nothing of the third call" in shown.replace("\n", " ")


def test_a_lone_report_has_no_gaps_to_make_up_for(pack):
    text = POLICE.format(sources="The notes of the third call are missing.")
    assert evaluate(submit([read_document("imr-police.md", text.encode())]), pack).links.gaps == ()
