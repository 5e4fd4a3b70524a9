"""Does ``by`` and ``not_by`` find whose act or whose thing the matched words are, in trades and shapes no list holds?"""

import pytest

from scr_checker.examples import trials_of
from scr_checker.signal_rules import Example, Signal


def outcome(pack, text, acts=("interview", "agency_report"), **condition):
    """What became of the first trial of a signal that looks for acts of talking, or of thinking, or for reports."""
    given = {"id": "X-01.a", "shows": "support", "reason": "says so", "examples": {}, "maturity": "draft", "voice": "any"}
    given |= {"assertion": ["affirmed", "deficient", "planned", "neutral"], "find": {"all": [list(acts)], **condition}}
    trials = trials_of(pack, Signal.model_validate(given), Example(text=text))
    return trials[0].failed


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The dental hygienist met the boy once.", "hygienist did"),  # a trade of no list
        ("The harbour ferryman's report said little.", "something of ferryman"),
        ("The bursar, when pressed, spoke to the cook.", "bursar did"),  # an aside before the verb
        ("None of the librarians met her.", "librarians did"),
        ("The sister of the lodger met him.", "sister did"),  # not who follows "of"
        ("Neither the porter nor the cleaner spoke to her.", "cleaner did"),
        ("The matron, who knew the aunt, met them at the gate.", "matron did"),
        ("The optician came late and met nobody.", "optician did"),  # a verb that goes on from the first
        ("In April the chiropodist very rarely met him.", "chiropodist did"),
        ("The boy was interviewed by the magistrate's clerk.", "clerk did"),  # the agent of a passive
        ("The agency report by the pathologist came in May.", "pathologist did"),
        ("The grandfather's letter spoke to nobody.", "grandfather did"),  # a thing stands for its owner
        ("Two of the drivers met her.", "drivers did"),
        ("The grandmother thought that the hospital's agency report was fair.", "grandmother did"),  # what somebody thought
        ("The psychologist's agency report was returned.", "something of psychologist"),
        ("The panel waited, but the janitor met us.", "janitor did"),  # each clause has its own
    ],
)
def test_what_somebody_in_the_case_did_or_owns_is_not_the_reviews(pack, text, doer):
    assert doer in outcome(pack, text, not_by=["case_person"])


@pytest.mark.parametrize(
    "text",
    [
        "The author met the optician.",
        "The author, a retired matron, met everyone.",  # in apposition to who wrote
        "The pharmacist who wrote the trust's account met nine dispensers.",
        "The boy was interviewed twice.",  # a passive that names nobody
        "Having spoken to the aunt, the panel met the warden.",  # the object of an earlier verb
        "The fuller agency report came in May.",  # formed like a trade and none
        "Daughters' House sent an agency report.",  # the name of a body
        "It struck the vicar that people met too seldom.",  # each clause has its own
        "The plumber's agency report to the panel was short.",  # made for the review
        "Mr Aldous met them.",  # nobody knows who that is
        "She met them in March.",
    ],
)
def test_nobody_in_the_case_is_the_doer(pack, text):
    assert outcome(pack, text, not_by=["case_person"]) is None


def test_by_wants_one_of_those_named_wherever_the_clause_names_somebody(pack):
    by = {"by": ["family_member"]}
    assert outcome(pack, "The uncle met us in March.", **by) is None
    assert outcome(pack, "She met us in March.", **by) is None
    assert outcome(pack, "Mrs Hallam met us in March.", **by) is None
    assert outcome(pack, "The nursery met us in March.", **by) == "it is what nursery did"
    assert outcome(pack, "I met them in March.", **by) == "it is what I did"


def test_what_the_first_entry_of_all_matched_decides(pack):
    text = "The panel met the aunt with an interpreter."
    for order in (["interview", "interpreter"], ["interpreter", "interview"]):
        given = {"id": "X-01.a", "shows": "support", "reason": "says so", "examples": {}, "maturity": "draft", "voice": "any"}
        given |= {
            "assertion": ["affirmed", "deficient", "planned", "neutral"],
            "find": {"all": order, "not_by": ["review_person"]},
        }
        failed = trials_of(pack, Signal.model_validate(given), Example(text=text))[0].failed
        assert failed == ("it is what panel did" if order[0] == "interview" else None)
