"""Which relatives were invited and which contributed: subject, object, refusal, names, and whose relative."""

from __future__ import annotations

import pytest
from tests.participation.test_agencies import facts

from scr_checker.participation.listing import entries

FATHERS = ["father", "paternal grandparents"]


def part(sentences: str, heading: str = "The family's part in the review") -> tuple[list[str], list[str]]:
    found = facts(f"## {heading}\n\n{sentences}\n")
    return [f.value for f in found if f.name == "family.invited"], [f.value for f in found if f.name == "family.contributed"]


@pytest.mark.parametrize(
    ("text", "invited", "heard"),
    [
        ("The author met the mother twice.", ["mother"], ["mother"]),
        ("The maternal grandmother was seen at home.", ["maternal grandmother"], ["maternal grandmother"]),
        ("We wrote to the father in prison. He declined.", ["father"], []),
        ("Letters were sent to both parents. The father did not reply.", ["mother", "father"], []),
        ("The mother was not approached.", [], []),
        ("No relative was approached, and I did not write to the aunt.", [], []),
        (
            "I visited the father. His parents were seen by the chair.",
            ["father", "paternal grandparents"],
            ["father", "paternal grandparents"],
        ),
        ("The chair wrote to Z's mother and to her partner.", ["mother", "mother's partner"], []),
        ("I saw the mother at her sister's house.", ["mother"], ["mother"]),
        ("The mother will be invited to meet the author.", [], []),
        ("The mother told us that the aunt had been asked about it by the school.", ["mother"], ["mother"]),
        ("The mother was interviewed by the police.", [], []),
    ],
)
def test_who_took_part(text: str, invited: list[str], heard: list[str]) -> None:
    assert part(text) == (invited, heard)


def test_a_name_is_learnt_and_shown() -> None:
    assert part("Z's mother, Ms B, was written to. Ms B saw the author in May.") == (["Ms B (mother)"], ["Ms B (mother)"])


def test_elsewhere_the_review_itself_must_act() -> None:
    assert part("The health visitor saw the mother and spoke to her.", "Analysis") == ([], [])
    assert part("I met the mother twice.", "Analysis") == (["mother"], ["mother"])


def test_placeholders_say_nothing() -> None:
    assert part("The mother was written to on [date] and [replied / declined].") == ([], [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the police, the hospital and Larch Homes", ["police", "hospital", "Larch Homes"]),
        ("Housing; the school and its nursery; the GP", ["Housing", "school", "GP"]),
        ("Health (visiting, school nursing) and the police", ["Health (visiting, school nursing)", "police"]),
        ("the police by 3 May 2010", ["police"]),
    ],
)
def test_entries_of_a_list(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in entries(text, (0, len(text)))] == parts
