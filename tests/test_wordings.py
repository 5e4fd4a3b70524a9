"""Is the wording of real authors read rightly? Every sentence and heading is, or stands as a gap with its reason.

A sentence is read rightly when the rules find it for its criterion with its polarity, and nothing in it the other way
(a mitigation apart, which explains a weakness and does not deny it). A heading is read rightly when what follows it
has a role of its criterion.
"""

import csv
import json
from pathlib import Path

import pytest

from scr_checker.evaluation import matcher_for
from scr_checker.examples import document_of
from scr_checker.reading.text import read
from scr_checker.sentences import read_sentence
from scr_checker.signal_rules import Example

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "tests" / "generalisation"
SHARED = ROOT.parent / "shared" / "domain"
EMPTY_BODY = "See the paragraphs below."
LEAST_REASON_WORDS = 5

ROLES = {
    "terms_of_reference": {"terms_of_reference"},
    "overview_analysis": {"analysis", "good_practice", "child"},
    "imr_quality": {"agency_reports"},
    "independence": {"panel"},
    "timescales": {"timescale", "parallel_processes"},
    "equality_diversity": {"identity"},
    "family_involvement": {"family_in_review"},
    "research_use": {"research"},
    "recommendations_action_plan": {"recommendations", "action_plan", "early_action", "learning"},
}
CRITERIA = {
    "terms of reference": "terms_of_reference",
    "overview analysis / challenge": "overview_analysis",
    "child focus": "overview_analysis",
    "judgements on practice": "overview_analysis",
    "preventability and hindsight": "overview_analysis",
    "IMRs / agency reports": "imr_quality",
    "independence": "independence",
    "timescales": "timescales",
    "equality and diversity": "equality_diversity",
    "family involvement": "family_involvement",
    "research use": "research_use",
    "recommendations / action plan": "recommendations_action_plan",
}


def _wordings():
    return [json.loads(line) for line in (HERE / "wordings.jsonl").read_text(encoding="utf-8").splitlines()]


def _gaps(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [(int(entry["row"]), entry["reason"]) for entry in csv.DictReader(file, delimiter="\t")]


def _shared(name):
    """The rows of a list of real wordings by line number, where that list stands beside the project."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the project")
    lines = path.read_text(encoding="utf-8").splitlines()
    return {number: line.split("\t") for number, line in enumerate(lines, 1) if number > 1}


def _sentence_is_right(pack, wording):
    criterion, polarity = wording["criterion"], wording["polarity"]
    signals = [s for s in read_sentence(pack, wording["sentence"], wording["heading"]).signals if s.criterion == criterion]
    roles = {name: expectation.role for name, (_, expectation) in pack.expectations().items()}
    otherwise = [s for s in signals if s.polarity not in (polarity, "context") and roles[s.expectation] != "M"]
    return any(s.polarity == polarity for s in signals) and not otherwise


def _heading_is_right(pack, criterion, heading, body):
    text = read(document_of(Example(text=body, heading=heading)), pack, matcher_for(pack))
    return not ROLES[criterion].isdisjoint(text.sentences[-1].roles)


def _is_right(pack, wording):
    if wording["kind"] == "sentence":
        return _sentence_is_right(pack, wording)
    return _heading_is_right(pack, wording["criterion"], wording["heading"], wording["sentence"])


def _compare(missed, gaps):
    """Nothing is missed beside the gaps, and no gap is left that is none."""
    known = {row for row, _ in gaps}
    assert not missed - known, "missed, and not among the gaps"
    assert not known - missed, "read rightly by now: no gap any more"


def test_each_wording_is_read_rightly_or_stands_as_a_gap(pack):
    missed = {wording["row"] for wording in _wordings() if not _is_right(pack, wording)}
    _compare(missed, _gaps("wording_gaps.tsv"))


def test_each_heading_has_the_role_of_its_criterion_or_stands_as_a_gap(pack):
    rows = {n: (CRITERIA[name], heading) for n, (name, heading) in _shared("headings.tsv").items() if name in CRITERIA}
    missed = {n for n, (criterion, heading) in rows.items() if not _heading_is_right(pack, criterion, heading, EMPTY_BODY)}
    _compare(missed, _gaps("heading_gaps.tsv"))


@pytest.mark.parametrize("name", ["wording_gaps.tsv", "heading_gaps.tsv"])
def test_each_gap_says_why_in_words_of_its_own(name):
    gaps = _gaps(name)
    assert len({row for row, _ in gaps}) == len(gaps)
    assert not [row for row, reason in gaps if len(reason.split()) < LEAST_REASON_WORDS]


def test_an_empty_body_gives_no_role_of_its_own(pack):
    bodies = {w["sentence"] for w in _wordings() if w["kind"] == "heading"} | {EMPTY_BODY}
    assert not [(body, c) for body in bodies for c in ROLES if _heading_is_right(pack, c, "Chapter 3", body)]


def test_every_wording_marked_for_or_against_is_tried():
    tried = {wording["row"]: wording for wording in _wordings()}
    given = {n: row for n, row in _shared("wordings.tsv").items() if row[0] in CRITERIA and row[1] in "+-"}
    assert tried.keys() == given.keys()
    assert not [n for n, row in given.items() if tried[n]["criterion"] != CRITERIA[row[0]]]
