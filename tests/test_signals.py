"""Does each matching kind find what it says and name the first condition that failed?"""

import pytest

from scr_checker.examples import failing_examples, trials_of
from scr_checker.signal_rules import Example, Signal


def signal(find, **more):
    given = {"id": "X-01.a", "shows": "support", "reason": "says so", "examples": {}, "maturity": "draft", "voice": "any"}
    given |= {"assertion": ["affirmed", "deficient", "planned", "neutral"]}
    return Signal.model_validate(given | more | {"find": find})


def outcome(pack, sign, text, **more):
    trials = trials_of(pack, sign, Example(text=text, **more))
    return [t.failed for t in trials]


def test_all_concepts_must_stand_in_one_sentence(pack):
    sign = signal({"all": ["interpreter", "family_member"]})
    assert outcome(pack, sign, "The mother had an interpreter.") == [None]
    assert outcome(pack, sign, "The mother came. An interpreter did not.") == []


def test_one_of_several_concepts_will_do(pack):
    sign = signal({"all": [["interpreter", "lesson"], "family_member"]})
    assert outcome(pack, sign, "The lesson for the mother is plain.") == [None]


@pytest.mark.parametrize(
    ("find", "text", "failed"),
    [
        ({"all": ["interpreter", "family_member"], "within": 3}, "An interpreter was booked for the mother.", "too far apart"),
        ({"all": ["interpreter", "family_member"], "ordered": True}, "The mother had an interpreter.", "another order"),
        ({"all": ["interpreter", "family_member"], "clause": True}, "A signer came, but the mother left.", "different clauses"),
        ({"all": ["family_member"], "none": ["interpreter"]}, "The mother had an interpreter.", "interpreter stand in it"),
        ({"all": ["family_member"], "has": ["date"]}, "The mother came.", "holds no date"),
        ({"all": ["family_member"], "lacks": ["number"]}, "The mother came twice.", "holds a number"),
        ({"all": ["family_member"], "pattern": "(?i)father"}, "The mother came.", "wording is another"),
        ({"all": ["family_member"], "near": ["interpreter"]}, "The mother came.", "stand near it"),
        ({"all": ["family_member", "family_member"]}, "The mother came.", "one wording serves for two"),
    ],
)
def test_the_first_condition_that_failed_is_named(pack, find, text, failed):
    assert failed in outcome(pack, signal(find), text)[0]


def test_near_looks_at_the_sentences_before(pack):
    sign = signal({"all": ["family_member"], "near": ["interpreter"]})
    assert outcome(pack, sign, "The mother came.", before="An interpreter was booked.") == [None]


def test_voice_and_assertion_decide(pack):
    sign = signal({"all": ["aspect_core"]}, voice="review", assertion=["affirmed"])
    assert outcome(pack, sign, "The panel considered culture.", heading="Process") == [None]
    assert "not to have been done" in outcome(pack, sign, "The panel did not consider culture.", heading="Process")[0]
    assert "services" in outcome(pack, sign, "The health visitor considered culture.", heading="What happened")[0]


def test_mirrored_lets_the_opposite_through(pack):
    sign = signal({"all": ["aspect_core"]}, voice="review", assertion=["affirmed"], mirrored=True)
    assert outcome(pack, sign, "The panel did not consider culture.", heading="Process") == [None]


def test_sections_and_document_types_limit_a_signal(pack):
    sign = signal({"all": ["family_member"]}, sections=["family_in_review"], documents=["overview_report"])
    assert outcome(pack, sign, "The mother came.", heading="Views of the family") == [None]
    assert "another part" in outcome(pack, sign, "The mother came.", heading="Chronology")[0]
    assert outcome(pack, sign, "The mother came.", heading="Views of the family", document="imr") == []


def test_what_an_author_is_told_to_write_supports_nothing(pack):
    sign = signal({"all": ["family_member"]})
    assert "tells an author" in outcome(pack, sign, "Describe how the mother was involved.")[0]
    assert "in general" in outcome(pack, sign, "Serious case reviews should hear the mother.")[0]


HEADER = "No | Recommendation | Lead | By when | How we will know"


@pytest.mark.parametrize(
    ("row", "matches"),
    [
        ("1 | Scales in every clinic | Named Nurse | 1 May 2011 | Audit of 40 records", True),
        ("1 | Scales in every clinic | Named Nurse | TBC | Audit of 40 records", False),
        ("1 | Scales in every clinic | All | 1 May 2011 | Audit of 40 records", False),
        ("1 |  | Named Nurse | 1 May 2011 | Audit of 40 records", False),
    ],
)
def test_rows_of_an_action_plan(pack, row, matches):
    sign = signal({"row": {"filled": ["owner", "deadline", "outcome"]}})
    assert (outcome(pack, sign, row, header=HEADER, heading="Action plan") == [None]) is matches


def test_a_row_with_gaps(pack):
    sign = signal({"row": {"empty": ["owner", "deadline"]}}, shows="concern")
    assert outcome(pack, sign, "1 | Scales in every clinic |  | ongoing | ", header=HEADER, heading="Action plan") == [None]
    full = "1 | Scales in every clinic | Named Nurse | 1 May 2011 | Audit"
    assert outcome(pack, sign, full, header=HEADER, heading="Action plan") != [None]


def test_headings_are_never_evidence(pack):
    sign = signal({"all": ["family_member"]})
    assert outcome(pack, sign, "Nothing here.", heading="Views of the mother and father") == []


def test_every_shipped_example_holds(pack):
    assert [f"{f.signal} {f.kind}: {f.text}: {f.why}" for f in failing_examples(pack)] == []


def test_every_shipped_signal_has_six_examples_and_a_reason(pack):
    for name, (_, expectation) in pack.expectations().items():
        for sign in expectation.signals:
            assert len(sign.examples.match) >= 3, (name, sign.id)
            assert len(sign.examples.no_match) >= 3, (name, sign.id)
            assert sign.reason[0].islower(), sign.id
            assert not sign.reason.endswith("."), sign.id
