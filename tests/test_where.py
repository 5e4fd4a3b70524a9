"""Places in few words, for a reader of the checklist."""

import pytest

from scr_checker.fact_words import plain_dates
from scr_checker.renderers.digest import paragraphs, raises
from scr_checker.renderers.where import places, searched
from scr_checker.result import Flip, OverallProposal
from scr_checker.result_evidence import Evidence


class Judged:
    """What is asked of an evaluation here: its documents."""

    def __init__(self, *names):
        self.documents = [type("Summary", (), {"id": f"d{n}", "name": name}) for n, name in enumerate(names)]


def found(section, paragraph=None, page=None, document="d0"):
    return Evidence.model_construct(section=section, paragraph=paragraph, page=page, document=document)


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ([], ""),
        ([found(None)], "the text"),
        ([found("Lessons"), found("Lessons")], "“Lessons”"),
        ([found("Lessons", "8.1")], "“Lessons” (paragraph 8.1)"),
        ([found("Lessons", "8.1"), found("Panel"), found("Lessons", "8.2")], "“Lessons” (paragraphs 8.1 and 8.2); “Panel”"),
        ([found(None, page=3), found(None, page=5), found(None, page=3)], "pages 3 and 5"),
        ([found("A", str(n)) for n in range(9)], "“A” (paragraphs 0, 1, 2, 3, 4, 5 and 3 more)"),
        ([found(name) for name in "ABCDE"], "“A”; “B”; “C”; “D”; and 1 more section"),
        ([found(name) for name in "ABCDEF"], "“A”; “B”; “C”; “D”; and 2 more sections"),
    ],
)
def test_each_section_is_named_once(evidence, words):
    assert places(Judged("a.md"), evidence) == words


def test_each_of_several_documents_is_named_once():
    evidence = [found("A"), found("B"), found("A", document="d1")]
    assert places(Judged("a.md", "b.md"), evidence) == "a.md: “A”; “B”; b.md: “A”"


def test_what_was_searched_is_said_in_few_words():
    assert searched(["A", "B", "C", "D"]) == "A, B, C, D"
    assert searched(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more kinds of section"
    assert searched(["A", "the whole document", "C"]) == "the whole document"


def test_dates_are_said_as_in_a_letter():
    assert plain_dates("is 2010-03-02, not 2010-13-40 or 12010-03-02") == "is 2 March 2010, not 2010-13-40 or 12010-03-02"


def test_one_paragraph_is_not_several():
    assert paragraphs("3") == "paragraph 3"
    assert [paragraphs(n) for n in ("3, 109", "109-112", "109–112")] == [
        "paragraphs 3, 109",
        "paragraphs 109-112",
        "paragraphs 109–112",
    ]


def test_only_a_better_grade_raises():
    overall = OverallProposal(judgement="adequate", possible=("adequate",), reasons=())
    assert raises(overall, Flip(change="x: good", to="good"))
    assert not raises(overall, Flip(change="x: inadequate", to="inadequate"))
