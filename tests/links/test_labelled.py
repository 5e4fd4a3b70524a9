"""Links and planted inconsistencies of the labelled submissions, where they lie beside the project."""

import pytest
import yaml
from tests.conftest import ROOT

from scr_checker.agreement import holds
from scr_checker.evaluation import evaluate
from scr_checker.readers import read_document
from scr_checker.submission import submit

TUNE = ROOT.parent / "shared" / "labelled" / "tune"
LEAST_F1 = 0.80
pytestmark = pytest.mark.skipif(not TUNE.exists(), reason="the labelled submissions are not here")


def submissions():
    """Every labelled folder with its labels."""
    for file in sorted(TUNE.glob("*.labels.yaml")):
        folder = file.with_name(file.name.removesuffix(".labels.yaml"))
        if folder.is_dir():
            yield folder, yaml.safe_load(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def judged(pack):
    """Labels and result of every labelled submission."""
    folders = list(submissions())
    documents = [[read_document(p.name, p.read_bytes()) for p in sorted(folder.glob("*.md"))] for folder, _ in folders]
    return [(labels, evaluate(submit(own), pack)) for (_, labels), own in zip(folders, documents, strict=True)]


def labelled_links(labels):
    """Question and the file that answers it, lesson and recommendation, recommendation and action."""
    links = labels["links"]
    answers = {
        (q["id"], a["file"]) for q in links["terms_of_reference"] for a in q["answered_in"] if a["file"] == "overview-report.md"
    }
    lessons = {(lesson["id"], lesson["recommendation"]) for lesson in links["lessons"]}
    actions = {(lesson["recommendation"], str(a).split()[0]) for lesson in links["lessons"] for a in lesson["actions"]}
    return answers | lessons | actions


def read_links(result):
    """The same of a result."""
    names = {d.id: d.name for d in result.documents}
    links = result.links
    answers = {
        (q.id, names[e.document]) for q in links.questions for e in q.evidence if names[e.document] == "overview-report.md"
    }
    lessons = {(f"L{lesson.id}", r) for lesson in links.lessons for r in lesson.recommendations}
    actions = {(r.id, a) for r in links.recommendations for a in r.actions}
    return answers | lessons | actions


def test_links_are_those_of_the_labels(judged):
    right = read = wanted = 0
    for labels, result in judged:
        ours, theirs = read_links(result), labelled_links(labels)
        right, read, wanted = right + len(ours & theirs), read + len(ours), wanted + len(theirs)
    assert 2 * right / (read + wanted) >= LEAST_F1


def test_each_answer_stands_in_the_labelled_part_or_holds_the_labelled_passage(judged):
    for labels, result in judged:
        found = {q.id: q.evidence for q in result.links.questions}
        for question in labels["links"]["terms_of_reference"]:
            own = [a for a in question["answered_in"] if a["file"] == "overview-report.md"]
            evidence = found[question["id"]]
            assert not own or any(
                holds(e.quote, a["quote"]) or (e.section or "-") in a["section"] for e in evidence for a in own
            ), question["id"]


def test_what_was_planted_is_found_with_both_sides_and_nothing_is_invented(judged):
    for labels, result in judged:
        planted = labels["links"]["seeded_inconsistencies"]
        sides = [[s.quote for s in found.sides] for found in result.inconsistencies]
        assert len(sides) == len(planted)
        for seed in planted:
            quotes = [q["quote"] for q in seed["quotes"]]
            assert any(holds(ours, theirs) for own in sides for ours in own for theirs in quotes), seed["kind"]
        assert all(len(own) > 1 for own in sides)


def test_grades_are_as_labelled(judged):
    assert [result.overall.judgement for _, result in judged] == [labels["overall"] for labels, _ in judged]
