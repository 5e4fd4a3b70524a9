"""Agencies, relatives and independence as authors of several manners tell of them: invented passages."""

from __future__ import annotations

import pytest
from tests.participation.test_agencies import facts, values
from tests.participation.test_family import part

BEFORE = """## Introduction

The Safeguarding Children Board commissioned this overview report of a serious case review. The panel met five times.

"""
AFTER = "\n\n## Lessons learned\n\nNobody listened.\n"


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (
            (
                "## Agency reviews\n\n| Agency | Author's role | Date |\n|---|---|---|\n"
                "| Norton Police | Review officer | 3 May |\n"
                "| Norton Children's Services | Head of quality | 4 May |\n| Norton Community Health | Named nurse | 5 May |\n"
            ),
            ["Norton Police", "Norton Children's Services", "Norton Community Health"],
        ),
        (
            (
                "## Agencies involved\n\n| Organisation | Involvement | IMR |\n|---|---|---|\n| Police | Call-outs | Yes |\n"
                "| GP | Registered | No, letter |\n| School | Attendance | Yes |\n"
            ),
            ["Police", "School"],
        ),
        (
            (
                "## Individual agency reports\n\n**Police.** The report was written by an inspector.\n\n**Hospital "
                "Trust.** It was late.\n"
            ),
            ["Police", "Hospital Trust"],
        ),
        (
            (
                "## The reports\n\nI had reports from many places. The police, the probation trust and the housing "
                "department sent theirs in "
                "May."
            ),
            ["police", "probation trust", "housing"],
        ),
        (
            (
                "## Process\n\nEach of the following agencies was asked for an internal management review: Arden "
                "PCT; St Luke's Hospital; and "
                "Cherry Tree Nursery."
            ),
            ["Arden PCT", "St Luke's Hospital", "Cherry Tree Nursery"],
        ),
    ],
    ids=["dated table", "answers in a column", "run-in heads", "subjects", "following"],
)
def test_who_reported(text: str, reported: list[str]) -> None:
    assert values(BEFORE + text + AFTER, "imr.agency") == reported


@pytest.mark.parametrize(
    ("text", "invited", "heard"),
    [
        (
            "The independent author visited Ms K at her home on 4 May. Mr J was offered the opportunity to contribute.",
            ["Ms K", "Mr J"],
            ["Ms K"],
        ),
        ("Mother agreed to be interviewed and was seen with her solicitor. Father declined.", ["mother", "father"], ["mother"]),
        (
            "Family members were invited to contribute: mother, stepfather and paternal aunt.",
            ["mother", "stepfather", "paternal aunt"],
            [],
        ),
        ("The panel wrote to Tia's mum, dad and nan. Mum came to talk with us; Dad said no.", None, ["mother"]),
        ("Ms L (mother): invited 3 May, seen 20 May. Mrs N (grandmother): not approached.", ["Ms L (mother)"], ["Ms L (mother)"]),
        ("Nan and Granny Rose saw me at the centre.", ["Granny Rose", "grandmother"], ["Granny Rose", "grandmother"]),
        ("W's father was written to and replied that he had nothing to tell us.", ["father"], []),
        ("Whether the brother might be asked was left until it was too late.", [], []),
        ("Her foster carers told me what she likes.", [], []),
    ],
)
def test_who_took_part(text: str, invited: list[str] | None, heard: list[str]) -> None:
    found = part(text)
    assert invited is None or found[0] == invited
    assert found[1] == heard


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        (
            "The panel was led by Mrs Ada Finch. She ran a hospice in Devon until 2008 and has no connection with the county.",
            "panel.chair_independent",
            "true",
        ),
        (
            (
                "The group was led by Mr Owen Tull, Assistant Director for children's services in Marl. Two of the "
                "teams concerned answer to "
                "him."
            ),
            "panel.chair_independent",
            "false",
        ),
        ("I have never been employed in Marl and had no part in any decision about the family.", "overview.independent", "true"),
        ("The writer has held no post in the county and has had no dealings with its services.", "overview.independent", "true"),
        (
            (
                "The authors of the agency reports were chosen by the Board. The housing writer had put her name to "
                "a letter to the father."
            ),
            "imr.prior_involvement",
            "true",
        ),
    ],
)
def test_independence_told_in_prose(text: str, name: str, value: str) -> None:
    found = facts(f"## Who did the work\n\n{text}{AFTER}")
    assert [f.value for f in found if f.name == name] == [value]
