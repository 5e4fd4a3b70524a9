"""Is each flag raised by what it is about, and by nothing else?"""

import pytest

ANONYMOUS = (
    "# Overview Report\n\nSerious case review: Child B. Child B was two. Child B's mother is Ms C. Ms C and Mr D were seen.\n\n"
)


def raised(result):
    return {flag.id for flag in result.flags}


def test_ordinary_reports_raise_nothing(judged):
    for name in ("good-child-e-harrowmere", "adequate-child-n-stanmoor", "inadequate-baby-v-pellbridge"):
        assert raised(judged[name]) == set(), name


def test_an_unfilled_template(judged):
    flags = {flag.id: flag for flag in judged["template-child-x-oldcastle"].flags}
    assert "unfilled_template" in flags
    assert flags["unfilled_template"].evidence


@pytest.mark.parametrize(
    ("sentence", "leak"),
    [
        ("The note says that baby Kayden was pale.", True),
        ("Kayden said that he was cold.", True),
        ("The family lived at 14 Larch Close.", True),
        ("Dr Kayden Marsh saw her.", False),
        ("Kevin Marsh, the team manager, saw her.", False),
        ("The survey by Kevin, Marsh and Hill (2004) was read.", False),
        ("She went to the clinic on the High Street.", False),
    ],
)
def test_names_that_identify(judge, sentence, leak):
    sentence = sentence.replace("Kayden", "Jayden")
    assert ("identity_leak" in raised(judge(ANONYMOUS + "## What happened\n\n" + sentence))) is leak


def test_chosen_names_are_no_leak(judge):
    text = ANONYMOUS + "Kevin is not his real name.\n\n## What happened\n\nKevin said that he was cold.\n"
    assert "identity_leak" not in raised(judge(text))


def test_counts_that_cannot_both_hold(judge):
    text = ANONYMOUS + "## Process\n\nThe Panel met seven times.\n\n## Panel\n\nFive panel meetings were held in all.\n"
    flag = next(f for f in judge(text).flags if f.id == "contradiction")
    assert len(flag.evidence) == 2
    assert "contradiction" not in raised(judge(text.replace("Five", "Seven")))


def test_a_recommendation_on_something_never_mentioned(judge):
    body = "## Analysis\n\nThe bruise was not measured because the clinic had no protractor.\n\n## Recommendations\n\n"
    orphan = "1. The ferry company should fit lifejackets beside every gangway and harbour ladder.\n"
    tied = "1. The hospital should give every clinic a protractor so that a bruise is measured.\n"
    assert "orphan_recommendation" in raised(judge(ANONYMOUS + body + orphan))
    assert "orphan_recommendation" not in raised(judge(ANONYMOUS + body + tied))


def test_keywords_without_substance(judge):
    stuffed = "\n\n".join(
        f"The {w} review shows robust analysis, independence, research and family involvement with learning throughout."
        for w in ("present", "whole", "final", "full", "entire", "same")
    )
    result = judge(ANONYMOUS + "## Analysis\n\n" + stuffed)
    assert "keyword_stuffing" in raised(result)
    assert result.overall.judgement != "good"


def test_tracked_changes_are_said(judge):
    from tests.conftest import SAMPLES

    assert "tracked_changes" in raised(judge(SAMPLES / "tracked-child-l-westry.docx"))


def test_a_document_that_is_not_part_of_a_submission(judge):
    assert raised(judge("# Annual leave policy\n\nStaff ask their manager for leave.")) == {"wrong_document_type"}


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("Child B died on 3 May 2010.", "On 5 May 2010 B was found dead by her aunt.", True),
        ("Child B, aged two, was found dead on 3 May 2010.", "At 9.40 on 5 May 2010 B died.", True),
        ("Child B was born on 1 June 2008.", "B was born on 11 June 2008 at term.", True),
        ("Child B died on 3 May 2010.", "B died on 3 May 2010 at home.", False),
        ("Child B died on 3 May 2010.", "B was found unwell on 1 May 2010.", False),
        ("Child B died on 3 May 2010.", "The period runs from 1 January 2008 to the day B died.", False),
        ("Child B died on 3 May 2010.", "Child B was born on 1 June 2008.", False),
        ("Child B died on 3 May 2010.", "Ms C's cousin K died on 9 June 2007.", False),
        ("Eight agency reports were received.", "The panel read all nine agency reports.", True),
        ("Eight agency reports were received.", "Two of the agency reports were returned.", False),
        ("The Panel, with its adviser, met nine times.", "The six meetings were minuted.", True),
        ("The Panel, with its adviser, met nine times.", "The core group held six meetings.", False),
        ("The Panel met nine times.", "The chair missed two of the meetings.", False),
        ("This report makes four recommendations.", "All four recommendations were accepted.", False),
        ("This report makes four recommendations.", "All six recommendations were accepted.", True),
    ],
)
def test_statements_that_cannot_both_hold(judge, first, second, clash):
    text = ANONYMOUS + f"## Introduction\n\n{first}\n\n## Panel\n\n{second}\n"
    assert ("contradiction" in raised(judge(text))) is clash


def test_a_total_that_the_numbered_list_belies(judge):
    items = "\n\n".join(f"Recommendation {n}: the Trust should mend gate {n} by June." for n in range(1, 6))
    text = ANONYMOUS + f"## Introduction\n\nThis report makes {{}} recommendations.\n\n## Recommendations\n\n{items}\n"
    assert "contradiction" in raised(judge(text.format("seven")))
    assert "contradiction" not in raised(judge(text.format("five")))


def test_dates_still_to_be_agreed_in_a_plan_are_no_unfilled_template(judge):
    rows = "".join(f"| {n} | Write a page on bruises | Ward manager | TBC | Fewer bruises missed |\n" for n in range(1, 6))
    plan = f"# Overview Report\n\n## Action plan\n\n| No | Action | Owner | Date | Outcome |\n|---|---|---|---|---|\n{rows}"
    assert "unfilled_template" not in raised(judge(plan))
    assert "unfilled_template" in raised(judge(plan.replace("Ward manager", "[name]")))
