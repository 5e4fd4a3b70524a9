"""Facts of front-matters in many manners: floors for all of them, and what must never be invented."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest
import yaml

from scr_checker.evaluation import evaluate
from scr_checker.fact_agreement import compare_facts
from scr_checker.readers import read_document
from scr_checker.submission import submit

FOLDER = Path(__file__).parent / "front_matters"
F1 = {
    "[np]": {"dates": 0.93, "agencies": 0.9, "imrs": 0.92, "family_invited": 0.86, "family_contributed": 0.8},
    "q": {"dates": 0.84, "agencies": 0.78, "imrs": 0.81, "family_invited": 0.76, "family_contributed": 0.68},
}
"""The lowest figures by group of front-matters; six of the last were never read for mending."""
FLOORS = [(group, kind, floor) for group, floors in F1.items() for kind, floor in floors.items()]


def judge(path: Path, pack):
    return evaluate(submit([read_document(path.name, path.read_bytes())]), pack)


@pytest.fixture(scope="module")
def results(pack):
    return {path.stem: judge(path, pack) for path in sorted(FOLDER.glob("[npq]*.md"))}


@pytest.fixture(scope="module")
def agreement(results, tmp_path_factory):
    found = {}
    for group in F1:
        folder = tmp_path_factory.mktemp("front_matters")
        for path in FOLDER.glob(f"{group}*"):
            copy(path, folder)
        found[group] = compare_facts(folder, lambda path: results[path.stem])
    return found


@pytest.mark.parametrize(("group", "kind", "floor"), FLOORS)
def test_what_is_stated_is_read(agreement, group, kind, floor):
    figures = agreement[group].tallies[kind].figures()
    assert figures["f1"] >= floor, figures
    assert figures["invented"] == 0


def values(result, name):
    return [f.value for f in result.facts if f.name == name]


def stated(key):
    labels = {p.name.split(".")[0]: yaml.safe_load(p.read_text(encoding="utf-8"))["facts"] for p in FOLDER.glob("*.labels.yaml")}
    return {name: facts[key] for name, facts in labels.items() if key in facts}


@pytest.mark.parametrize(
    ("name", "fact", "employer"),
    [
        ("n01-civil-servant", "panel.chair_employer", "national adoption charity"),
        ("n04-project-manager", "panel.chair_employer", "Thanebridge Adult Services"),
        ("n04-project-manager", "overview.author_employer", "LSCB"),
        ("n05-journalist", "panel.chair_employer", "Scottish university"),
        ("n06-academic", "panel.chair_employer", "Calverton Primary Care Trust"),
        ("n06-academic", "overview.author_employer", "University of Westering"),
        ("n07-welsh", "panel.chair_employer", "local authority"),
        ("n08-questions", "overview.author_employer", "regional children's hospital"),
        ("n09-jargon", "panel.chair_employer", "freelance"),
        ("n09-jargon", "overview.author_employer", "Marlcastle PCT"),
        ("n12-clinical", "overview.author_employer", "Manley Associates"),
        ("p05-appendix-table", "overview.author_employer", "Netherby PCT"),
    ],
)
def test_who_employs_chair_and_author(results, name, fact, employer):
    assert values(results[name], fact) == [employer]


@pytest.mark.parametrize("name", ["n03-lawyer", "n10-vague"])
def test_a_post_left_or_not_told_gives_no_employer(results, name):
    assert not values(results[name], "panel.chair_employer")


@pytest.mark.parametrize(
    ("name", "how", "times", "answered"),
    [
        ("n01-civil-servant", {"mother: letter", "mother: meeting", "father: letter", "maternal aunt: telephone"}, {"mother: 2"},
         {"mother", "maternal aunt"}),
        ("n05-journalist", {"father: text message"}, {"father: 2"}, {"mother", "father"}),
        ("n08-questions", {"mother: through a worker", "father: letter"}, {"mother: 3"}, {"mother", "paternal grandmother"}),
        ("n10-vague", set(), set(), set()),
        ("p05-appendix-table",
         {"mother: letter", "mother: meeting", "mother's partner: letter", "father: telephone", "paternal grandmother: letter"},
         set(), {"mother", "father", "paternal grandmother"}),
    ],
)  # fmt: skip
def test_how_and_how_often_relatives_were_asked_and_who_answered(results, name, how, times, answered):
    result = results[name]
    assert set(values(result, "family.methods")) >= how
    assert not ({"mother: e-mail", "father: visit", "maternal aunt: meeting"} & set(values(result, "family.methods")))
    assert set(values(result, "family.attempts_n")) == times
    assert set(values(result, "family.responded")) >= answered
    assert not {w for w in values(result, "family.responded") if w not in answered and w != "half-brother"}


def test_every_fact_is_quoted_from_its_place(results):
    for path in FOLDER.glob("[npq]*.md"):
        text = read_document(path.name, path.read_bytes()).text
        for fact in results[path.stem].facts:
            assert fact.quote == text[fact.start : fact.end]
