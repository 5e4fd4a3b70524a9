"""Is each thing that does not fit found with both sides quoted, and nothing else beside it?"""

import pytest
from tests.conftest import SAMPLES

PLAN, OVERVIEW, SUMMARY, TERMS = "action-plan.md", "overview-report.md", "executive-summary.md", "terms-of-reference.md"
AGENCY = {
    OVERVIEW: {
        "2.1 W was born": (
            "2.1 Beacon Homes ran the hotel for the Council. In December 2009 Beacon Homes was told of the heater by V's "
            "teacher. Beacon Homes did nothing about it. W was born"
        )
    }
}
ROW = (
    "| 3.1 | Where a baby sleeps | Form to carry a line for the room and the cot | Superintendent, Operations | "
    "31 October 2010 | Sample of 40 forms describes the cot in 36 |\n"
)
NO_ACTION = {PLAN: {ROW: ""}}
NO_OWNER = {PLAN: {"| Matron, neonatal ward |": "| |"}}
NO_ANSWER = {
    TERMS: {"5. Did the": "5. Which checks were carried out on lodgers, keyholders and employees at the hotel?\n6. Did the"},
    OVERVIEW: {"(question 5)": "(question 6)"},
}
NOT_TOLD = {SUMMARY: {"3. A baby who cries is telling us something.\n": ""}}
DATES = {SUMMARY: {"It was completed on 26 August 2010.": "It was completed on 14 October 2010."}}
AUTHOR = {
    "imr-health.md": {
        "### What happened": "Ms Hester Lyle, the Trust's Deputy Director, settled this report.\n\n### What happened"
    }
}
ORPHAN = {
    OVERVIEW: {
        "8.1 **Lesson 1.**": (
            "8.0 **Recommendation 6:** The Board should commission swimming lessons, lifeguard certificates and riverside "
            "lighting throughout the marinas.\n\n8.1 **Lesson 1.**"
        )
    },
    PLAN: {"| 5.1 |": "| 6.1 | Swimming | Lifeguards hired | Harbour master | 1 May 2011 | Certificates counted |\n| 5.1 |"},
}
PLANTED = [
    ("agency_without_imr", AGENCY, OVERVIEW, "Beacon Homes", OVERVIEW, "Reports were received from"),
    ("recommendation_without_action", NO_ACTION, OVERVIEW, "Recommendation 3:", PLAN, "Ref. | Recommendation"),
    ("action_without_owner", NO_OWNER, PLAN, "Joint visit", PLAN, "Lead"),
    ("question_not_answered", NO_ANSWER, TERMS, "lodgers", OVERVIEW, ""),
    ("lesson_missing_from_summary", NOT_TOLD, OVERVIEW, "A baby's crying is information", SUMMARY, "Lessons"),
    ("fact_conflict", DATES, SUMMARY, "14 October 2010", OVERVIEW, "26 August 2010"),
    ("fact_conflict", AUTHOR, TERMS, "no connection", "imr-health.md", "Deputy Director"),
    ("recommendation_without_finding", ORPHAN, OVERVIEW, "swimming", OVERVIEW, ""),
]


@pytest.mark.parametrize(
    ("kind", "changes", "first", "words", "second", "others"), PLANTED, ids=[f"{p[0]}-{n}" for n, p in enumerate(PLANTED)]
)
def test_what_was_planted_is_found_with_both_sides_and_nothing_else(judged_with, kind, changes, first, words, second, others):
    result = judged_with(changes)
    names = {d.id: d.name for d in result.documents}
    assert [item.kind for item in result.inconsistencies] == [kind]
    sides = {(names[s.document], s.quote) for s in result.inconsistencies[0].sides}
    assert any(name == first and words in quote for name, quote in sides), sides
    assert any(name == second and others in quote for name, quote in sides), sides
    assert ("contradiction" in {f.id for f in result.flags}) == (kind == "fact_conflict")


def test_a_conflict_is_told_in_plain_words(judged_with):
    (found,) = judged_with(DATES).inconsistencies
    assert found.message == (
        "The date on which the review was completed is given as 14 October 2010 in one document and as 26 August 2010 in another."
    )


NO_ISSUES = "There were no issues of race, religion, language, culture, disability or gender in this case."


def test_an_agencys_own_no_issues_is_not_held_against_the_review(judged_with, whole):
    def against(result):
        judgement = next(c for c in result.criteria if c.id == "equality_diversity")
        names = {d.id for d in result.documents if d.type == "imr"}
        found = [e for x in judgement.expectations for e in x.evidence if e.document in names and NO_ISSUES in e.quote]
        return judgement.judgement, [e for e in found if e.polarity == "against"], found

    changed = judged_with({"imr-health.md": {"### What happened": f"{NO_ISSUES}\n\n### What happened"}})
    level, counted, shown = against(changed)
    assert (level, counted) == (against(whole)[0], [])
    assert shown
    assert all("its own part" in e.reason for e in shown)


WITH_REASON = "Beacon Homes was not asked for a report because it no longer exists. Larkbourne Fire Service attended"
FORMERLY = "Ms Hester Lyle, formerly the Trust's Deputy Director of Nursing, read it.\n\n### What happened"
FITTING = {
    "a stated reason": {**AGENCY, TERMS: {"Larkbourne Fire Service attended": WITH_REASON}},
    "a bare mention": {OVERVIEW: {"2.1 W was born": "2.1 Beacon Homes owned the hotel. W was born"}},
    "a former post": {"imr-health.md": {"### What happened": FORMERLY}},
    "no plan supplied": {PLAN: None},
    "no terms and no summary supplied": {TERMS: None, SUMMARY: None},
    "a month that agrees with a day": {SUMMARY: {"completed on 26 August 2010.": "completed in August 2010."}},
}


@pytest.mark.parametrize("changes", FITTING.values(), ids=FITTING)
def test_what_fits_is_left_alone(judged_with, changes):
    assert judged_with(changes).inconsistencies == ()


def test_one_document_by_itself_has_none(judged):
    assert {name: result.inconsistencies for name, result in judged.items() if result.inconsistencies} == {}


def test_all_at_once_are_all_found(judged_with):
    changes = {}
    for change in (AGENCY, NO_ACTION, NO_OWNER, NO_ANSWER, NOT_TOLD, DATES, AUTHOR):
        for name, replacements in change.items():
            changes.setdefault(name, {}).update(replacements)
    found = sorted(item.kind for item in judged_with(changes).inconsistencies)
    assert found == sorted(kind for kind, *_ in PLANTED if kind != "recommendation_without_finding")


def test_the_samples_folder_is_there():
    assert len(list((SAMPLES / "submission-child-w-larkbourne").glob("*.md"))) >= 8


def of(result, criterion, expectation):
    judgement = next(c for c in result.criteria if c.id == criterion)
    return judgement, next(e for e in judgement.expectations if e.id == expectation)


@pytest.mark.parametrize(
    ("changes", "criterion", "expectation", "worst"),
    [
        (AUTHOR, "independence", "IND-01", {"contradicted"}),
        (NO_ACTION, "recommendations_action_plan", "REC-02", {"contradicted"}),
        (NO_OWNER, "recommendations_action_plan", "REC-04", {"contradicted", "partly_met"}),
        (NO_ANSWER, "overview_analysis", "OVR-06", {"contradicted", "partly_met"}),
    ],
)
def test_it_bears_on_the_expectation_it_touches(judged_with, changes, criterion, expectation, worst):
    result = judged_with(changes)
    _, touched = of(result, criterion, expectation)
    assert touched.status in worst
    side = result.inconsistencies[0].sides
    against = {(e.document, e.start) for e in touched.evidence if e.polarity == "against"}
    assert against & {(s.document, s.start) for s in side}


def test_an_author_tied_to_an_agency_makes_independence_inadequate(judged_with, whole):
    assert of(whole, "independence", "IND-01")[0].judgement != "inadequate"
    assert of(judged_with(AUTHOR), "independence", "IND-01")[0].judgement == "inadequate"
