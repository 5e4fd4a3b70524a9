"""Is a structured submission read strictly, matched to its files, and does it win over the text while showing the pair?"""

import json
from pathlib import Path

import jsonschema
import pytest
from tests.conftest import ROOT, SAMPLES

from scr_checker.errors import UnusableInputError
from scr_checker.evaluation import evaluate
from scr_checker.fields import SubmissionFields
from scr_checker.given import given_facts
from scr_checker.intake import material_from
from scr_checker.loading import load_pack
from scr_checker.manifest import json_schema, read_fields, read_manifest
from scr_checker.readers import read_document
from scr_checker.submission import submit

EXAMPLE = SAMPLES / "submission-child-w-larkbourne"
CONTRACT = {
    "submission": "board case documents", "incident": "date notified_on type cause abuse_suspected",
    "review": "decision_on started_on completed_on period_from period_to criterion focus reason_codes delay_reasons",
    "tor": "questions equality_statement family_plan interpreter_considered", "agencies": "name sector involved",
    "imr": "agency author_role prior_involvement line_manages_case_staff same_practice template_used returned_for_rework "
           "signed_off_by signed_off_on interviews_n files_seen safeguards",
    "health_overview": "present where", "overview": "author_employer independent sections",
    "panel": "chair_employer chair_independent members",
    "family": "relation is_child invited responded contributed language invited_on methods attempts_n "
              "reason_not_invited where_used",
    "children": "name age ethnicity language religion disability status", "adults": "name factors disability",
    "recommendations": "id addressee text from_lesson", "actions": "id rec owner due outcome evidence status",
    "exec_summary": "published_on family_told_on",
}  # fmt: skip
REPORT = "# Serious Case Review: Child Z\n\n## Overview Report\n\nThe review was completed on 14 October 2010.\n"


def manifest(text):
    return read_manifest("submission.yaml", text.encode())


def refused(text, name="submission.yaml"):
    with pytest.raises(UnusableInputError) as caught:
        read_manifest(name, text.encode())
    return str(caught.value)


def keys_of(schema, name):
    part = schema["properties"][name]
    reference = json.dumps(part).split("#/$defs/")[1].split('"')[0]
    return set(schema["$defs"][reference]["properties"])


def test_the_keys_are_those_of_the_contract():
    schema = json_schema()
    assert set(schema["properties"]) == {*CONTRACT, "research_refs", "other_reviews", "lessons"}
    for name, keys in CONTRACT.items():
        assert keys_of(schema, name) == set(keys.split()), name


def test_the_schema_accepts_what_is_read_and_refuses_an_unknown_key():
    schema = json_schema()
    example = read_manifest("submission.yaml", (EXAMPLE / "submission.yaml").read_bytes()).model_dump(
        mode="json", exclude_none=True
    )
    jsonschema.validate(example, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"reviews": {}}, schema)


def test_everything_may_be_left_out_and_null_is_not_known():
    assert manifest("") == manifest("{}") == SubmissionFields()
    assert given_facts(manifest("review: {started_on: null}\nfamily: null")) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "review:\n  completed: 2010-01-01\n",
            ["submission.yaml:2:3", "unknown key 'review.completed'", "did you mean 'completed_on'?"],
        ),
        ("reviw: {}\n", ["submission.yaml:1:1", "unknown key 'reviw'", "did you mean 'review'?"]),
        ("family:\n  - relation: aunt\n    invted: true\n", [":3:5", "'family.0.invted'", "did you mean 'invited'?"]),
        ("review: {started_on: 2010-02-30}\n", [":1:", "review.started_on", "2010-02-30 is no day of the calendar"]),
        ("review: {started_on: 2010-13}\n", ["2010-13 is no day of the calendar"]),
        ("review: {started_on: 2010-05-01, completed_on: 2010-04-30}\n", ["review.completed_on (2010-04-30) lies before"]),
        (
            "incident: {date: 2010-05-01}\nreview: {decision_on: 2010-04}\n",
            ["review.decision_on (2010-04) lies before incident.date"],
        ),
        ("review: {period_from: 2010-05-01, period_to: 2009-05-01}\n", ["review.period_to (2009-05-01) lies before"]),
        ("panel: {chair_independent: 'yes'}\n", ["panel.chair_independent: true or false is wanted"]),
        ("imr: [{agency: Police, interviews_n: many}]\n", ["imr.0.interviews_n: a whole number is wanted"]),
        ("imr: [{author_role: nurse}]\n", ["imr.0.agency: it is missing"]),
        ("- a\n- b\n", ["keys with values are wanted"]),
        ("review: [\n", ["not valid YAML"]),
        ("review: {}\nreview: {}\n", ["a second time"]),
    ],
)
def test_each_mistake_is_one_error_with_its_path(text, parts):
    message = refused(text)
    assert "\n" not in message
    for part in parts:
        assert part in message


def test_a_mistake_in_json_is_placed_too():
    assert "submission.json:1:" in refused('{"review": {', "submission.json")
    assert "unknown key 'rewiew'" in refused('{"rewiew": {}}', "submission.json")


def test_months_and_words_stand_for_dates():
    fields = manifest("review: {started_on: spring 2010, completed_on: 2010-09}\nincident: {date: 2010-2-6}\n")
    assert (fields.review.started_on, fields.review.completed_on, fields.incident.date) == (
        "spring 2010",
        "2010-09",
        "2010-02-06",
    )


def test_ids_are_text_or_whole_numbers():
    fields = manifest(
        "lessons: [{id: 1, text: A}, plain]\nrecommendations: [{id: R1, from_lesson: [1, 2]}]\nactions: [{id: 3, rec: R1}]\n"
    )
    assert fields.lessons[0].id == "1"
    assert fields.lessons[1] == "plain"
    assert fields.recommendations[0].from_lesson == ("1", "2")
    assert fields.actions[0].id == "3"


def test_data_already_parsed_is_read_in_the_same_way():
    assert read_fields({"panel": {"chair_independent": True}}).panel.chair_independent is True
    with pytest.raises(UnusableInputError, match=r"facts: unknown key 'panel\.chair'"):
        read_fields({"panel": {"chair": "x"}})


def judged(folder, pack):
    material = material_from([str(folder)])
    return evaluate(submit(list(material.documents), list(material.types), fields=material.fields), pack)


def put(folder, **files):
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def test_the_manifest_names_roles_and_gives_facts(pack):
    result = judged(EXAMPLE, pack)
    assert {d.type_reason for d in result.documents} == {"as given"}
    assert len(result.documents) >= 8
    given = {f.name: f for f in result.facts if f.document is None}
    assert given["review.completed_on"].value == "2010-08-26"
    assert given["panel.chair_independent"].value == "true"
    assert given["family[1].attempts_n"].value == "3"
    assert not any(f.conflicts_with for f in result.facts)
    assert result.inconsistencies == ()


def test_a_given_fact_wins_and_the_conflict_is_shown(tmp_path, pack):
    result = judged(put(tmp_path, overview__md=REPORT, submission__yaml="review: {completed_on: 2010-08-26}\n"), pack)
    facts = [f for f in result.facts if f.name == "review.completed_on"]
    assert facts[0].document is None
    assert (facts[0].value, facts[0].conflicts_with) == ("2010-08-26", ("2010-10-14",))
    assert facts[1].conflicts_with == ("2010-08-26",)
    assert facts[1].quote in REPORT


def test_a_given_month_agrees_with_a_day_of_it(tmp_path, pack):
    result = judged(put(tmp_path, overview__md=REPORT, submission__yaml="review: {completed_on: 2010-10}\n"), pack)
    assert not any(f.conflicts_with for f in result.facts)


def test_facts_change_the_id_of_the_submission(tmp_path, pack):
    before = judged(put(tmp_path, overview__md=REPORT), pack).submission.id
    after = judged(put(tmp_path, submission__yaml="incident: {type: burns}\n"), pack).submission.id
    assert before != after


def test_the_contract_beside_the_repository_names_no_other_key():
    contract = Path(ROOT.parent / "shared" / "domain" / "submission-fields.md")
    if not contract.is_file():
        pytest.skip("the contract is not beside this checkout")
    text = contract.read_text(encoding="utf-8")
    for name, keys in CONTRACT.items():
        for key in keys.split():
            assert key in text, f"{name}.{key}"


def timescales(body, given):
    raw = f"# Serious case review: overview report\n\n## How long it took\n\n{body}\n".encode()
    result = evaluate(submit([read_document("overview.md", raw)], fields=read_fields(given)), load_pack())
    return result, next(c for c in result.criteria if c.id == "timescales")


QUICK = {
    "incident": {"notified_on": "2010-05-04"},
    "review": {"decision_on": "2010-05-28", "started_on": "2010-06-01", "completed_on": "2010-11-01"},
}
SLOW = {
    "incident": {"notified_on": "2010-05-04"},
    "review": {"decision_on": "2010-09-28", "started_on": "2010-10-01", "completed_on": "2011-11-01"},
}
SILENT = "The panel met in the town hall and read each report."
TELLING = (
    "The Board was told of the death on 4 May 2010 and its Chair decided on 28 May 2010 that there should be a review. "
    "The review began on 1 June 2010 and was completed on 1 November 2010."
)


def test_given_dates_decide_timescales_where_the_text_is_silent():
    result, quick = timescales(SILENT, QUICK)
    _, slow = timescales(SILENT, SLOW)
    assert (quick.judgement, slow.judgement) == ("good", "inadequate")
    shown = next(e for e in quick.expectations if e.id == "TIM-01").evidence[0]
    assert shown.reason == "by the dates given with the submission (2010-05-04 to 2010-05-28)"
    assert shown.quote == SILENT
    assert [f.document for f in result.facts if f.name == "review.decision_on"] == [None]


def test_given_dates_win_over_those_read_and_both_are_shown():
    result, slow = timescales(TELLING, SLOW)
    assert slow.judgement == "inadequate"
    assert {(f.value, f.document) for f in result.facts if f.name == "review.completed_on"} == {
        ("2011-11-01", None), ("2010-11-01", "d1")}  # fmt: skip


def test_words_for_a_date_do_not_take_the_place_of_a_date():
    _, judged = timescales(TELLING, {"review": {"completed_on": "late in 2012"}})
    assert judged.judgement == "good"
