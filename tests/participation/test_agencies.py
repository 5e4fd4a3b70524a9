"""Which agencies took part: tables, lists and sentences; who only sent a letter; what is no list of agencies."""

from __future__ import annotations

import pytest

from scr_checker.evaluation import evaluate
from scr_checker.loading import load_pack
from scr_checker.readers import read_document
from scr_checker.result import Fact
from scr_checker.submission import submit

PACK = load_pack()
TITLE = "# Serious case review: Child Z\n\n## Overview report\n\n"


def facts(body: str, name: str = "overview.md") -> tuple[Fact, ...]:
    return evaluate(submit([read_document(name, (TITLE + body + "\n").encode())]), PACK).facts


def values(body: str, name: str) -> list[str]:
    return [f.value for f in facts(body) if f.name == name]


TABLE = """## The reports

| Agency | Author | Received |
|---|---|---|
| Police | Review officer | 3 May 2010 |
| General practice | Partner elsewhere | 4 May 2010 |
| Larch Homes (a landlord) | Letter from the area manager | 9 May 2010 |
| Hospital | [to follow] | tbc |
"""


def test_a_table_of_reports_names_the_agencies() -> None:
    assert values(TABLE, "agencies") == ["Police", "General practice", "Larch Homes (a landlord)", "Hospital"]
    assert values(TABLE, "imr.agency") == ["Police", "General practice"]


@pytest.mark.parametrize("head", ["Agency | Panel member", "Event | Date", "Agency | Action | By when"])
def test_a_table_about_something_else_does_not(head: str) -> None:
    columns = len(head.split("|"))
    row = " | ".join(["Police", "Chief Inspector", "May"][:columns])
    body = f"## The panel\n\n| {head} |\n{'|---' * columns}|\n| {row} |\n| {row.replace('Police', 'Hospital')} |\n"
    assert values(body, "imr.agency") == []


def test_a_list_under_a_lead_in() -> None:
    items = "- Police\n- The hospital trust, in two parts\n- Primary Care Trust (GP)\n"
    body = f"## The reports\n\nReports were requested from:\n\n{items}"
    assert values(body, "imr.agency") == ["Police", "hospital trust", "Primary Care Trust (GP)"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Reports were received from the police, the hospital and Larch Homes.", ["police", "hospital", "Larch Homes"]),
        ("Reviews came from Housing; the GP practice; and the police, which sent two.", ["Housing", "GP practice", "police"]),
        ("The police, the hospital and social care provided reports.", ["police", "hospital", "social care"]),
        ("There were two. They came from the school and from the police.", []),
        ("The panel heard from the mother, the grandmother and a friend about the report.", []),
        ("Members came from the police, the hospital and the school.", []),
    ],
)
def test_a_sentence_that_says_from_whom_reports_came(sentence: str, names: list[str]) -> None:
    assert values(f"## The reports\n\n{sentence}\n", "imr.agency") == names


def test_a_list_of_members_is_no_list_of_reports() -> None:
    body = "## The panel\n\nThe members of the panel, who read each report, came from:\n\n- Police\n- Hospital\n- School\n"
    assert values(body, "agencies") == []


def test_reports_of_their_own_name_their_agency() -> None:
    overview = read_document("overview.md", f"{TITLE}## The reports\n\nThe reports were read with care.\n".encode())
    police = b"# Northshire Constabulary: individual management review\n\n## What we did\n\nAn officer called.\n"
    school = b"# Ash Lane School: individual management review\n\n## What we did\n\nThe teacher rang.\n"
    result = evaluate(submit([overview, read_document("imr-1.md", police), read_document("imr-2.md", school)]), PACK)
    assert [f.value for f in result.facts if f.name == "imr.agency"] == ["Northshire Constabulary", "Ash Lane School"]


def test_agencies_whose_report_is_only_spoken_of() -> None:
    body = "## The reports\n\nThe police report was good. The report from the school was thin.\n"
    assert values(body, "imr.agency") == ["police", "school"]


def test_every_quotation_resolves() -> None:
    text = read_document("overview.md", (TITLE + TABLE + "\n").encode()).text
    made = facts(TABLE)
    assert made
    assert all(f.quote == text[f.start : f.end] for f in made)
