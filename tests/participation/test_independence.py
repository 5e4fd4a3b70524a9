"""Whether chair, author and authors of reports are independent, and whose tie a passage speaks of."""

from __future__ import annotations

import pytest
from tests.participation.test_agencies import facts


def said(text: str, name: str) -> list[str]:
    return [f.value for f in facts(f"## The panel and the author\n\n{text}\n") if f.name == name]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The panel was chaired by a retired director of nursing who has never worked for any body in the county.", ["true"]),
        ("The panel was chaired by the Assistant Director, who is responsible for the duty teams.", ["false"]),
        ("The panel was led by Joan Firth, who is head of fostering for a city at the far end of the country.", ["true"]),
        ("The panel met four times. The independent chair of the adoption panel was asked about one point.", []),
        ("There was a meeting at the ward. It was chaired by a doctor who had no previous involvement with her.", []),
        ("The report was read by the chair of the school's governors.", []),
        ("The panel was chaired by [name], who is independent because [ ].", []),
    ],
)
def test_the_chair(text: str, value: list[str]) -> None:
    assert said(text, "panel.chair_independent") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The author of this report is a self-employed consultant with no earlier dealings with any agency here.", ["true"]),
        ("This report was prepared by the Council's Principal Policy Officer.", ["false"]),
        ("The report was written by a former officer of another council, who has no connection with the agencies.", ["true"]),
    ],
)
def test_the_author(text: str, value: list[str]) -> None:
    assert said(text, "overview.independent") == value


def test_the_authors_of_reports() -> None:
    tied = "Each author of an agency report wrote on another service. All but one of the authors had no part in the case."
    assert said(tied, "imr.prior_involvement") == ["true"]
    free = "None of the authors of the management reviews had any involvement with the family or managed anyone who had."
    assert "true" not in said(free, "imr.prior_involvement")


@pytest.mark.parametrize(
    "text",
    [
        (
            "It should be recorded that the author of the housing report had, until the autumn of 2007, been the supervisor of"
            " the officer who called."
        ),
        (
            "| Agency | Who wrote it | Comment |\n|---|---|---|\n| Police | Review officer | Files only |\n"
            "| Hospital | Lead nurse | Nine seen. Line manages the sister on the ward |"
        ),
    ],
)
def test_a_tie_told_in_an_aside_or_at_the_end_of_a_cell(text: str) -> None:
    assert "true" in said(text, "imr.prior_involvement")
