"""The comparison of facts with labels: names as people write them, counts by kind, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scr_checker.cli import main
from scr_checker.fact_agreement import compare_facts, whole
from scr_checker.name_matching import agencies_alike, paired, relatives_alike
from scr_checker.result import Evaluation, Fact

SAMPLES = Path(__file__).parents[1] / "sample_reports"
FLOORS = {"dates": 0.9, "agencies": 0.85, "imrs": 0.85, "family_invited": 0.8, "family_contributed": 0.8}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the Westmarch Constabulary", "Police"),
        ("NHS Ossbury (one report)", "Ossbury"),
        ("Market Street surgery", "General practice"),
        ("Children's Services", "children\u2019s social care"),
        ("Primary Care Trust: school nursing, GP", "PCT"),
        ("O's primary school", "Primary school"),
        ("CAMHS", "Child and Adolescent Mental Health Services"),
    ],
)
def test_agencies_by_other_words_are_the_same(ours: str, theirs: str) -> None:
    assert agencies_alike(ours, theirs) > 0
    assert agencies_alike(theirs, ours) > 0


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Brackwater Constabulary", "Brackwater Children's Social Care"), ("Housing", "Hospital"), ("the trust", "Larch Homes")],
)
def test_other_agencies_are_not(ours: str, theirs: str) -> None:
    assert agencies_alike(ours, theirs) == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("mother", "Ms B (mother)", True),
        ("Lisa", "Lisa (mother)", True),
        ("mum", "mother", True),
        ("grandmother", "Nan (maternal grandmother)", True),
        ("mother", "parents", True),
        ("paternal grandmother", "maternal grandmother", False),
        ("mother", "mother's partner", False),
        ("Mr D (father)", "Mr D's sister", False),
        ("aunt", "grandmother", False),
    ],
)
def test_relatives(ours: str, theirs: str, same: bool) -> None:
    assert (relatives_alike(ours, theirs) > 0) is same


def test_names_are_paired_one_to_one_the_most_alike_first() -> None:
    assert paired(["school", "Ash School"], ["Ash School"], agencies_alike) == [("Ash School", "Ash School")]


def test_a_name_cut_at_a_comma_is_put_together() -> None:
    assert whole(["Mr F (father", "letter returned)", "Ms B"]) == ["Mr F (father, letter returned)", "Ms B"]


def evaluation(*facts: tuple[str, str]) -> Evaluation:
    return Evaluation.model_construct(facts=tuple(Fact(name=n, value=v, document="d1") for n, v in facts))


def test_counts_by_kind(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "a.labels.yaml").write_text(
        "facts: {incident_date: '2010-03-04', decision_date: null, start_date: '2010-05-06', agencies: [Police, Housing],"
        " family_invited: [], panel_chair_independent: false, author_independent: partly, imr_author_concerns: none said}\n"
    )
    read = evaluation(
        ("incident.date", "2010-03"), ("review.decision_on", "2010-04-01"), ("review.started_on", "2010-05-07"),
        ("agencies", "the police"), ("agencies", "School"), ("family.invited", "mother"),
        ("panel.chair_independent", "true"), ("overview.independent", "true"),
    )  # fmt: skip
    tallies = {kind: t.figures() for kind, t in compare_facts(tmp_path, lambda _: read).tallies.items()}
    assert [tallies["dates"][k] for k in ("labelled", "read", "right", "invented")] == [2, 3, 1, 1]
    assert tallies["agencies"]["f1"] == 0.5
    assert tallies["family_invited"]["invented"] == 1
    assert tallies["panel_chair_independent"]["right"] == 0
    assert tallies["author_independent"]["right"] == 1
    assert tallies["imr_author_concerns"]["right"] == 1
    assert tallies["imrs"]["f1"] is None


def test_the_samples_reach_the_floors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(SAMPLES), "--facts", "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)["facts"]
    assert {kind: figures[kind]["f1"] >= floor for kind, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)
    assert figures["dates"]["invented"] == 0
    assert all(figures[kind]["f1"] == 1 for kind in ("panel_chair_independent", "author_independent", "imr_author_concerns"))


def test_the_command_prints_a_table_and_every_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(SAMPLES), "--facts", "--misses"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("kind of fact")
    assert "documents with labelled facts: 6" in out
    assert "good-child-e-harrowmere | " in out
