"""Markdown: the text without its markup, with the changes that CriticMarkup records accepted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr_checker.readers.critic_marks import accept

from .reading import cells, ids, kinds, read, texts


def test_blocks_lose_their_markup_and_keep_their_words() -> None:
    document = read("md", "# A *title*\n\nSome **bold** and `code` and [a link](x.html).\n\n> Quoted &amp; kept\n\n---\n\nEnd\\.")
    assert texts(document) == ["A title", "Some bold and code and a link.", "Quoted & kept", "End."]


def test_numbered_paragraphs_stay_paragraphs_even_on_neighbouring_lines() -> None:
    document = read("md", "# T\n\n4.11 One thing happened.\n4.12 Another did.\n\nSee (a) and\n5.2 above for more.")
    assert texts(document)[1:] == ["4.11 One thing happened.", "4.12 Another did.", "See (a) and 5.2 above for more."]
    assert [block.number for block in document.blocks] == [None, "4.11", "4.12", None]


def test_list_markers_are_printed() -> None:
    document = read("md", "# T\n\n3. third\n4. fourth\n\n- dot\n  1) inner\n\n     more of it")
    assert texts(document)[1:] == ["3. third", "4. fourth", "dot", "1) inner", "more of it"]
    assert kinds(document)[1:] == ["list_item", "list_item", "list_item", "list_item", "paragraph"]


def test_tables_keep_empty_cells_and_pipes() -> None:
    document = read("md", "| A | B |\n|---|---|\n| x \\| y | |\n| | **z** |")
    assert kinds(document) == ["table_header", "table_row", "table_row"]
    assert cells(document) == [["A", "B"], ["x | y", ""], ["", "z"]]


def test_struck_words_leave_the_sentence_and_struck_paragraphs_are_marked() -> None:
    document = read("md", "# T\n\n4.3 ~~Jayden~~ T was seen.\n\n~~All of this.~~\n\n| A | B |\n|---|---|\n| x ~~y~~ | z |")
    assert texts(document)[1:] == ["4.3 T was seen.", "Jayden", "All of this.", "A | B", "x | z", "y"]
    assert [block.struck for block in document.blocks] == [False, False, True, True, False, False, True]


def test_footnotes_go_to_the_end_with_their_number() -> None:
    document = read("md", "# T\n\nText.[^a] More.[^2]\n\n[^2]: Second\nline.\n\nLast.\n\n[^a]: First. Unknown[^9].")
    assert texts(document)[1:] == ["Text. More.", "Last.", "Second line.", "First. Unknown[^9]."]
    assert [(b.kind.value, b.number) for b in document.blocks[3:]] == [("footnote", "2"), ("footnote", "a")]


def test_comments_and_tags_go_but_placeholders_stay() -> None:
    document = read("md", "# T\n\nBy <name>, <job title>.<!-- not\n\nthis --> He<br>said <b>so</b>.\n\n<agency> reported.")
    assert texts(document)[1:] == ["By <name>, <job title>. He said so.", "<agency> reported."]


def test_changes_are_accepted_and_flagged() -> None:
    document = read("md", "# T\n\nIt {--did not--}{++did++} {~~see~>meet~~} {==him==}{>>who?<<}.\n\n{--Gone.--}\n\nEnd.")
    assert texts(document) == ["T", "It did meet him.", "End.", "who?"]
    assert kinds(document)[-1] == "comment"
    assert ids(document) == ["tracked_changes"]
    assert "2 insertions, 3 deletions and 1 comment" in document.problems[0].message


def test_changes_alone_are_markup_enough() -> None:
    document = read("md", "It {--did not--}{++did++} meet him.{>>who?<<}")
    assert texts(document) == ["It did meet him.", "who?"]
    assert ids(document) == ["tracked_changes"]


def test_a_deleted_row_leaves_the_table_whole() -> None:
    document = read("md", "| A | B |\n|---|---|\n| 1 | 2 |\n{--| 3 | 4 |--}\n| 5 | 6 |")
    assert cells(document) == [["A", "B"], ["1", "2"], ["5", "6"]]
    assert {block.table for block in document.blocks} == {1}


@pytest.mark.parametrize("text", ["{++ never closed", "closed++} only", "{--a {++b", "{>>{>>{>>", "plain"])
def test_marks_that_are_never_closed_are_text(text: str) -> None:
    assert accept(text).text == text


@given(st.text(alphabet="{}+-~<>=a \n"))
def test_accepting_changes_never_fails_and_never_adds(text: str) -> None:
    assert len(accept(text).text) <= len(text)


def test_many_open_marks_cost_no_time() -> None:
    assert accept("{--" * 200_000).deletions == 0


def test_page_numbers_from_a_scan_do_not_cut_sentences() -> None:
    names = ["nurse", "doctor", "teacher", "officer"]
    pages = "".join(f"The panel heard the {name} say\n\nPage {at}\n\nthat {name}s forget.\n\n" for at, name in enumerate(names))
    document = read("md", f"# Findings\n\n{pages}")
    assert texts(document)[1:] == [f"The panel heard the {name} say that {name}s forget." for name in names]


def test_words_divided_at_line_ends_are_whole_as_elsewhere() -> None:
    document = read("md", "# T\n\nThe multiagency team and the multi-\nagency plan of the govern-\nment.")
    assert texts(document)[1] == "The multiagency team and the multiagency plan of the government."


def test_markdown_without_markup_is_read_as_plain_text() -> None:
    document = read("md", "The panel met on seven occasions and was chaired by an inde-\npendent chair from elsewhere.")
    assert document.text == "The panel met on seven occasions and was chaired by an independent chair from elsewhere."
