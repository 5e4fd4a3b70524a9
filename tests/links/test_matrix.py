"""Does the matrix of the example submission hold every link, each at its place, and change only where it should?"""

import pytest

from scr_checker.renderers import Look, render

ACTIONS = {"1": ("1.1", "1.2"), "2": ("2.1",), "3": ("3.1",), "4": ("4.1", "4.2"), "5": ("5.1",)}


def kinds(result):
    return [(item.kind, item.message.split(" ")[0:2]) for item in result.inconsistencies]


def names(result):
    return {document.id: document.name for document in result.documents}


def test_nothing_in_the_example_fails_to_fit(whole):
    assert whole.inconsistencies == ()
    assert "contradiction" not in {flag.id for flag in whole.flags}


def test_every_question_is_answered_under_its_number(whole):
    questions = whole.links.questions
    assert [(q.id, q.answered) for q in questions] == [(f"Q{n}", "fully") for n in range(1, 6)]
    for n, question in enumerate(questions, 1):
        assert names(whole)[question.document] == "terms-of-reference.md"
        overview = [e for e in question.evidence if names(whole)[e.document] == "overview-report.md"]
        assert overview
        assert all(f"(question {n})" in e.section for e in overview)


def test_a_heading_run_into_a_list_is_no_question(judged_with, whole):
    put = {"terms-of-reference.md": {"\n## ": "\n- Why there is a review. On 3 October a nurse rang the Board.\n\n## "}}
    assert [q.id for q in judged_with(put).links.questions] == [q.id for q in whole.links.questions]


def test_every_lesson_has_its_recommendation_and_is_in_the_summary(whole):
    lessons = whole.links.lessons
    assert [(x.id, x.recommendations, x.in_executive_summary) for x in lessons] == [
        (str(n), (str(n),), True) for n in range(1, 6)
    ]
    assert lessons[1].text == "A room that nobody has seen is not a safe discharge."


def test_every_recommendation_has_its_addressee_lesson_and_actions(whole):
    found = whole.links.recommendations
    assert {r.id: r.actions for r in found} == ACTIONS
    assert [r.findings for r in found] == [(f"lesson {n}",) for n in range(1, 6)]
    assert [r.addressee for r in found] == [
        "Larkbourne NHS Trust", "Larkbourne NHS Trust and the Council's housing service", "Larkbourne Constabulary",
        "Children's Social Care", "The Board",
    ]  # fmt: skip


def test_every_action_has_its_recommendation_owner_date_and_outcome(whole):
    actions = whole.links.actions
    assert {a.id: a.recommendation for a in actions} == {x: r for r, some in ACTIONS.items() for x in some}
    assert [a.owner for a in actions][:3] == ["Designated nurse", "Head of health visiting", "Matron, neonatal ward"]
    assert actions[-1].due == "31 December 2010"
    assert all(a.outcome for a in actions)


def test_every_agency_has_its_report(whole):
    assert {a.name: names(whole)[a.imr] for a in whole.links.agencies} == {
        "Harbour Road Primary School": "imr-school.md",
        "Larkbourne Children's Social Care": "imr-childrens-social-care.md",
        "Larkbourne Constabulary": "imr-police.md",
        "Larkbourne NHS Trust": "imr-health.md",
    }


def test_every_link_stands_where_it_says(whole, example):
    from scr_checker.readers import read_document

    texts = {d.id: read_document(d.name, example[d.name].encode()).text for d in whole.documents}
    links = whole.links
    for link in (*links.questions, *links.lessons, *links.recommendations):
        assert texts[link.document][link.start : link.end] == link.text
    for action in links.actions:
        assert action.owner in texts[action.document][action.start : action.end]
    for item in (e for q in links.questions for e in q.evidence):
        assert texts[item.document][item.start : item.end] == item.quote


def test_without_an_agency_report_it_is_only_listed(judged_with, whole):
    result = judged_with({"imr-school.md": None})
    before, after = whole.links, result.links
    assert {a.name: a.imr for a in after.agencies}["Harbour Road Primary School"] == "listed"
    assert [x.recommendations for x in after.lessons] == [x.recommendations for x in before.lessons]
    assert [x.answered for x in after.questions] == [x.answered for x in before.questions]
    assert result.inconsistencies == ()


def test_without_one_row_exactly_its_action_goes(judged_with, whole, example):
    row = next(line for line in example["action-plan.md"].splitlines() if line.startswith("| 4.2"))
    result = judged_with({"action-plan.md": {row + "\n": ""}})
    gone = {a.id for a in whole.links.actions} - {a.id for a in result.links.actions}
    assert gone == {"4.2"}
    assert {r.id: r.actions for r in result.links.recommendations} == ACTIONS | {"4": ("4.1",)}
    assert result.inconsistencies == ()


def test_without_one_date_exactly_that_date_goes(judged_with, whole):
    result = judged_with({"action-plan.md": {"30 November 2010": ""}})
    changed = [(a, b) for a, b in zip(whole.links.actions, result.links.actions, strict=True) if a.due != b.due]
    assert [(a.id, b.due) for a, b in changed] == [("2.1", None)]


def test_without_the_summary_nothing_is_said_of_it(judged_with):
    result = judged_with({"executive-summary.md": None})
    assert {x.in_executive_summary for x in result.links.lessons} == {None}
    assert result.inconsistencies == ()


@pytest.mark.parametrize("output", ["text", "markdown"])
def test_the_matrix_is_in_every_output(whole, output):
    page = " ".join(render(whole, output, Look(width=110)).split()).replace("\\", "")
    assert "How the parts connect" in page
    recommended = "→ recommendation 2 to Larkbourne NHS Trust and the Council's housing service"
    assert f"{recommended} → 2.1 (Matron, neonatal ward, 30 November 2010)" in page
    assert "Larkbourne NHS Trust: report imr-health.md" in page
    assert "answered in overview-report.md" in page


@pytest.mark.parametrize("output", ["text", "markdown", "json"])
def test_without_quotations_the_matrix_carries_no_text_of_a_document(whole, output):
    page = render(whole, output, Look(quotes="none"))
    for words in ("nobody has seen", "Matron", "31 December 2010", "Tigrinya"):
        assert words not in page
