"""Do statuses, levels and the proposal follow the written scheme?"""

import pytest

from scr_checker.levels import judge
from scr_checker.packs import CriterionFile
from scr_checker.result import ExpectationResult, Searched
from scr_checker.result_evidence import Evidence


def passage(polarity, number=1):
    return Evidence(
        id=f"e{number}", document="d1", polarity=polarity, quote="words", start=number, end=number + 5, paragraph=f"2.{number}",
        signal="s", voice="review", assertion="affirmed", reason="says so",
    )  # fmt: skip


def result(name, role, status):
    polarity = {"met": "for", "partly_met": "for", "contradicted": "against"}.get(status)
    return ExpectationResult(
        id=name, text=f"The thing {name} is shown.", role=role, status=status, guidance=(), advice=f"Show {name}.",
        to_confirm=None, searched=Searched(concepts=(), sections=()), evidence=(passage(polarity),) if polarity else (),
    )  # fmt: skip


def level(*results, decisive=(), cancels=(), drafts=()):
    expectations = [
        {"id": r.id, "text": r.text, "role": r.role, "guidance": [], "signals": [],
         "maturity": "draft" if r.id in drafts else "stable", "cancels": cancels if r.role == "M" else ()}
        for r in results
    ]  # fmt: skip
    criterion = CriterionFile.model_validate(
        {"id": "c", "title": "C", "code": "C", "sources": ["overview_report"], "expectations": expectations, "decisive": decisive}
    )
    return judge(criterion, results)


KEYS = ("met", "met", "met", "met", "met")


@pytest.mark.parametrize(
    ("keys", "others", "expected"),
    [
        (KEYS, ("met",), "good"),
        (KEYS, ("not_found", "not_found", "met"), "adequate"),
        (("met", "met", "met", "met", "contradicted"), ("met",), "adequate"),
        (("met", "met", "met", "partly_met", "partly_met"), ("met",), "good"),
        (("met", "met", "partly_met", "not_found", "not_found"), ("met",), "adequate"),
        (("met", "met", "not_found", "not_found", "not_found"), ("met",), "inadequate"),
        (("not_assessable",) * 5, ("not_assessable",), "not_assessable"),
        (("not_found",) * 5, ("not_found",), "not_evident"),
    ],
)
def test_steps_three_to_five(keys, others, expected):
    results = [result(f"K{n}", "K", s) for n, s in enumerate(keys)] + [result(f"S{n}", "S", s) for n, s in enumerate(others)]
    assert level(*results).judgement == expected


def keys():
    return [result(f"K{n}", "K", "met") for n in range(5)] + [result("S1", "S", "met")]


def test_a_decisive_weakness_makes_it_inadequate_and_a_mitigation_turns_it_into_a_weakness():
    assert level(*keys(), result("D1", "D", "contradicted")).judgement == "inadequate"
    assert level(*keys(), result("D1", "D", "contradicted"), result("M1", "M", "met"), cancels=("D1",)).judgement == "good"
    two = (result("D1", "D", "contradicted"), result("W1", "W", "contradicted"), result("M1", "M", "met"))
    assert level(*keys(), *two, cancels=("D1",)).judgement == "adequate"


def test_two_weaknesses_keep_it_from_good_unless_cancelled():
    two = (result("W1", "W", "contradicted"), result("W2", "W", "contradicted"))
    assert level(*keys(), *two).judgement == "adequate"
    assert level(*keys(), *two, result("M1", "M", "met"), cancels=("W1", "W2")).judgement == "good"


def test_one_document_that_is_decisively_weak_makes_it_adequate():
    assert level(*keys(), result("D1", "D*", "contradicted")).judgement == "adequate"


def test_a_key_expectation_may_be_decisive():
    assert level(*keys()[1:], result("K0", "K", "contradicted"), decisive=("K0",)).judgement == "inadequate"


def test_an_exemplary_item_never_counts_against():
    assert level(*keys()[:5], result("X1", "X", "not_found")).judgement == "good"


def test_a_draft_moves_nothing():
    assert level(*keys(), result("D1", "D", "contradicted"), drafts=("D1",)).judgement == "good"


def test_reasons_name_places_and_what_would_lift_it():
    judged = level(*keys(), result("W1", "W", "contradicted"), result("K9", "K", "not_found"))
    assert any("paragraph 2.1" in reason for reason in judged.reasons)
    assert any("The report says otherwise (paragraph 2.1)" in held for held in judged.held_back_by)
    assert judged.lift == ("Show W1.", "Show K9.")


def test_an_executive_summary_alone_gets_no_grade(judge_text):
    overall = judge_text("# Executive Summary\n\nSerious case review on Child A.\n\n## Recommendations\n\nText.").overall
    assert overall.judgement == "not_enough_evidence"
    assert len(overall.possible) > 1


def test_a_later_review_gets_checks_and_no_grade(judge_text):
    result = judge_text("# Child Safeguarding Practice Review\n\n## Family\n\nWe met the mother at home twice in May 2019.")
    assert result.overall.judgement == "not_enough_evidence"
    assert result.overall.possible == ()
    assert "later_framework" in {f.id for f in result.flags}


def test_something_else_is_not_graded(judge_text):
    result = judge_text("# Parks policy\n\nThe parks open at nine and close at dusk. Dogs are welcome.")
    assert result.overall.judgement == "not_enough_evidence"
    assert "wrong_document_type" in {f.id for f in result.flags}


def test_what_is_not_triggered_is_not_applicable(judged):
    statuses = {e.status for r in judged.values() for c in r.criteria for e in c.expectations if e.role == "T"}
    assert "not_applicable" in statuses
    for name in ("good-child-e-harrowmere", "adequate-child-n-stanmoor"):
        assert all(e.status == "not_applicable" for c in judged[name].criteria for e in c.expectations if e.role == "N")


@pytest.fixture
def judge_text(judge):
    return judge


def test_a_weakness_that_was_not_found_is_not_put_to_a_person(judged):
    asked = {name: result.overall.to_confirm for name, result in judged.items()}
    for name, result in judged.items():
        absent = [
            e for c in result.criteria for e in c.expectations if e.role in ("D", "D*") and e.status == "met" and e.to_confirm
        ]
        assert not {e.to_confirm for e in absent} & set(asked[name]), name
    assert any(asked.values())
