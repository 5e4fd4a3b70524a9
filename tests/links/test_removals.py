"""Removing any one document, action row or date of the example changes exactly what it should, and nothing else."""

import re

import pytest
from tests.conftest import SAMPLES

FOLDER = SAMPLES / "submission-child-w-larkbourne"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
ROWS = [line for line in TEXTS["action-plan.md"].splitlines() if re.match(r"\| \d\.\d \|", line)]
REPORTS = {
    "imr-childrens-social-care.md": "Larkbourne Children's Social Care",
    "imr-health.md": "Larkbourne NHS Trust",
    "imr-police.md": "Larkbourne Constabulary",
    "imr-school.md": "Harbour Road Primary School",
}
PLAN = "recommendations_action_plan"


def without_places(result):
    """The links of a result by document names, so that they compare after a document is gone."""
    names = {d.id: d.name for d in result.documents}
    links = result.links
    return {
        "agencies": {a.name: (names.get(a.imr or "", a.imr), a.reason) for a in links.agencies},
        "questions": {q.id: (q.text, q.answered) for q in links.questions},
        "gaps": [(names[g.imr], g.text, g.made_up_for) for g in links.gaps],
        "lessons": {x.id: (x.text, x.recommendations, x.in_executive_summary) for x in links.lessons},
        "recommendations": {r.id: (r.text, r.addressee, r.findings, r.actions) for r in links.recommendations},
        "actions": {a.id: (a.recommendation, a.owner, a.due, a.outcome) for a in links.actions},
    }


def dated(result):
    """The dates of the review that are not given as data, by fact."""
    return {(f.name, f.value) for f in result.facts if f.name.startswith(("incident.", "review."))}


def changed(before, after):
    return {kind for kind in before if before[kind] != after[kind]}


def levels(result):
    return {c.id: c.judgement for c in result.criteria}


@pytest.mark.parametrize("row", ROWS, ids=[r[2:5] for r in ROWS])
def test_without_a_row_only_its_action_goes(judged_with, whole, row):
    result = judged_with({"action-plan.md": {row + "\n": ""}})
    name, recommendation = row[2:5], row[2]
    before, after = without_places(whole), without_places(result)
    assert changed(before, after) == {"actions", "recommendations"}
    assert {k: v for k, v in before["actions"].items() if k != name} == after["actions"]
    others = {k: v for k, v in before["recommendations"].items() if k != recommendation}
    assert others == {k: v for k, v in after["recommendations"].items() if k != recommendation}
    left = tuple(a for a in before["recommendations"][recommendation][3] if a != name)
    assert after["recommendations"][recommendation][3] == left
    found = [(i.kind, f"Recommendation {recommendation} " in i.message) for i in result.inconsistencies]
    assert found == ([] if left else [("recommendation_without_action", True)])
    assert dated(result) == dated(whole)


@pytest.mark.parametrize("row", ROWS, ids=[r[2:5] for r in ROWS])
def test_without_the_date_of_a_row_only_that_date_goes(judged_with, whole, row):
    due = row.split(" | ")[4]
    result = judged_with({"action-plan.md": {row: row.replace(f" {due} ", " ")}})
    before, after = without_places(whole), without_places(result)
    assert changed(before, after) == {"actions"}
    owned = before["actions"][row[2:5]]
    assert after["actions"] == before["actions"] | {row[2:5]: (owned[0], owned[1], None, owned[3])}
    assert dated(result) == dated(whole)
    assert {k for k, v in levels(result).items() if v != levels(whole)[k]} <= {PLAN}


@pytest.mark.parametrize("name", TEXTS)
def test_without_a_document_only_what_rests_on_it_changes(judged_with, whole, name):
    result = judged_with({name: None})
    before, after = without_places(whole), without_places(result)
    assert {d.name for d in whole.documents} - {d.name for d in result.documents} == {name}
    assert not any(e.document not in {d.id for d in result.documents} for q in result.links.questions for e in q.evidence)
    parts = changed(before, after)
    if name in REPORTS:
        assert parts <= {"agencies", "gaps"}
        assert {k for k in before["agencies"] if before["agencies"][k] != after["agencies"].get(k)} == {REPORTS[name]}
    elif name == "action-plan.md":
        assert parts <= {"actions", "recommendations"}
        assert "actions" in parts
    elif name == "executive-summary.md":
        assert parts == {"lessons"}
        assert {v[2] for v in after["lessons"].values()} == {None}
    elif name == "terms-of-reference.md":
        assert parts <= {"questions"}
    elif name == "overview-report.md":
        assert not after["lessons"]
        assert not after["recommendations"]
        assert {a[0] for a in after["actions"].values()} == {None}
    else:
        assert parts == set()
    assert "fact_conflict" not in {i.kind for i in result.inconsistencies}


DATES = {
    "incident.notified_on": ("9 February 2010", "2010-02-09"),
    "review.completed_on": ("26 August 2010", "2010-08-26"),
}


@pytest.mark.parametrize(("fact", "said"), DATES.items(), ids=list(DATES))
def test_without_a_date_of_the_review_exactly_that_fact_goes(judged_with, whole, fact, said):
    printed, value = said
    changes = {name: {printed: "a day"} for name, text in TEXTS.items() if printed in text}
    result = judged_with(changes)
    assert dated(whole) - dated(result) == {(fact, value)}
    assert dated(result) <= dated(whole)
    assert changed(without_places(whole), without_places(result)) <= {"questions"}
    assert result.inconsistencies == ()
