"""Passages for and against a criterion, taken together: which level they ask for, and how far they may move one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SAMPLES

from scr_checker.balance import Balance, asked_by, passages, scaled
from scr_checker.evaluation import evaluate
from scr_checker.levels import judge
from scr_checker.loading import load_pack
from scr_checker.packs import BalanceThresholds
from scr_checker.readers import read_document
from scr_checker.submission import submit

COUNTS = st.integers(min_value=0, max_value=400)
AT = BalanceThresholds(adequate_from=1.5, good_from=2.5)


@given(COUNTS, COUNTS, st.sampled_from([0, 1, 2]))
def test_a_level_moves_by_one_step_at_most(supports, concerns, level):
    assert abs(Balance(supports, concerns).moved(level, AT) - level) <= 1


@given(COUNTS, COUNTS, st.sampled_from([0, 1, 2]))
def test_more_for_never_lowers_and_more_against_never_lifts(supports, concerns, level):
    now = Balance(supports, concerns).moved(level, AT)
    assert Balance(supports + 1, concerns).moved(level, AT) >= now
    assert Balance(supports, concerns + 1).moved(level, AT) <= now


@given(COUNTS, COUNTS)
def test_a_better_level_by_the_steps_never_ends_lower(supports, concerns):
    ends = [Balance(supports, concerns).moved(level, AT) for level in (0, 1, 2)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("supports", "concerns", "level", "ends"), [(0, 0, 2, 1), (9, 0, 1, 2), (9, 9, 2, 1), (1, 6, 1, 0), (8, 3, 0, 1)]
)
def test_what_the_passages_ask_for(supports, concerns, level, ends):
    assert Balance(supports, concerns).moved(level, AT) == ends


def test_only_what_both_counts_ask_for_moves_a_level():
    spread = BalanceThresholds(adequate_from=1.5, good_from=2.5, per_words=3000)
    assert asked_by(Balance(3, 0), 0, spread, {"d1": 3000}) == 1
    assert asked_by(Balance(3, 0), 0, spread, {"d1": 300}) == 1
    assert asked_by(Balance(3, 0), 0, spread, {"d1": 30000}) == 0
    assert asked_by(Balance(3, 0), 1, spread, {"d1": 30000}) == 1


def test_passages_are_counted_for_so_many_words_where_they_are_spread():
    spread = BalanceThresholds(adequate_from=1.5, good_from=2.5, per_words=3000)
    assert scaled(Balance(20, 10), spread, {"d1": 6000}) == (10, 5)
    assert scaled(Balance(20, 10), AT, {"d1": 6000}) == (20, 10)
    assert scaled(Balance(3, 0), spread, {"d1": 300}) == (3, 0)


REPORT = """# Overview report: Child A

## How the family was involved

{text}
"""


def judged(text: str, name: str = "family_involvement"):
    document = read_document("overview.md", REPORT.format(text=text).encode())
    result = evaluate(submit([document]), load_pack())
    return next(c for c in result.criteria if c.id == name), {d.id: d.words for d in result.documents}


def test_the_reason_gives_the_numbers_that_were_counted():
    criterion, words = judged(
        "The author met the mother at home. The father did not reply to either letter. The grandmother told us of the dog."
    )
    found = passages(criterion.expectations, words)
    assert found.supports > 0
    assert f"{found.supports} passage" in criterion.reasons[0]
    assert f"{found.concerns} against" in criterion.reasons[0]


def test_a_level_that_was_moved_says_so():
    heard = " ".join(
        f"The author met the {who} at home and her account changed chapter {k}."
        for k, who in enumerate(("mother", "aunt", "gran"), 2)
    )
    criterion, words = judged(heard)
    assert passages(criterion.expectations, words).concerns == 0
    assert criterion.reasons[0].endswith(f"and 0 against raise it to {criterion.judgement}.")


def test_without_words_to_weigh_the_expectations_decide_alone():
    criterion, _ = judged("The author met the mother at home.")
    pack = load_pack()
    file = next(c for c in pack.criteria if c.id == criterion.id)
    assert "against" not in judge(file, criterion.expectations).reasons[0]


def test_what_is_said_twice_counts_once():
    said = "The author met the mother at home and her account changed chapter 2."
    once, words = judged(said)
    often, more = judged("\n\n".join([said] * 20))
    assert passages(often.expectations, more) == passages(once.expectations, words)


def test_a_decisive_weakness_is_not_outweighed():
    pack = load_pack()
    file = next(c for c in pack.criteria if c.id == "family_involvement")
    criterion, words = judged("The author met the mother at home.")
    weak = next(e for e in criterion.expectations if e.role == "D").model_copy(update={"status": "contradicted"})
    results = [weak if e.id == weak.id else e for e in criterion.expectations]
    reason = judge(file, results, words).reasons[0]
    assert reason.startswith("A decisive weakness was found")
    assert "raise" not in reason


def test_length_alone_brings_no_level_down():
    text = (SAMPLES / "good-child-e-harrowmere.md").read_text(encoding="utf-8")
    plain, words = judged(text, "overview_analysis")
    file = next(c for c in load_pack().criteria if c.id == "overview_analysis")
    long = {document: number + 20_000 for document, number in words.items()}
    assert judge(file, plain.expectations, long).judgement == plain.judgement
