"""Plain text: paragraphs out of broken lines, tables out of bars, and what a scan has spoilt."""

from __future__ import annotations

import pytest

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part
from scr_checker.readers.line_ends import join_lines, vocabulary
from scr_checker.readers.scans import quality, repaired

from .damage import scanned
from .reading import cells, ids, kinds, read, texts
from .sample import REPORT

LONG = "The health visitor saw the baby on three occasions and wrote each time that all was well with her"


def test_broken_lines_are_joined_and_short_lines_are_not() -> None:
    document = read("txt", f"{LONG},\nand so it seemed to others also.\nThe doctor agreed.\n\nShe said that\n{LONG}.\n")
    assert texts(document) == [
        f"{LONG}, and so it seemed to others also.", "The doctor agreed.", "She said that", f"{LONG}.",
    ]  # fmt: skip


def test_lines_without_end_are_paragraphs_of_their_own() -> None:
    text = "\n".join(f"{at}.1 {LONG}. {LONG}." for at in range(1, 4))
    assert texts(read("txt", text)) == text.split("\n")


def test_items_on_neighbouring_lines_stay_apart() -> None:
    document = read("txt", f"{LONG}:\n(a) first;\n(b) second;\n• third\n- fourth\n\n4.1 {LONG}.\n4.2 {LONG}.")
    assert texts(document)[1:] == ["(a) first;", "(b) second;", "third", "fourth", f"4.1 {LONG}.", f"4.2 {LONG}."]
    assert kinds(document)[1:] == ["list_item"] * 4 + ["paragraph"] * 2


def test_a_number_inside_a_sentence_begins_nothing() -> None:
    assert len(read("txt", f"{LONG} as is said in paragraph\n5.2 Above all she was not asked about it again.").blocks) == 1


def test_tables_are_rows() -> None:
    document = read("txt", f"{LONG}.\n\n| No | Action |\n|----|--------|\n| 1 | Audit | \n\nName\tPost\nA\tB\nC\tD\n")
    assert cells(document) == [["No", "Action"], ["1", "Audit"], ["Name", "Post"], ["A", "B"], ["C", "D"]]
    assert [block.table for block in document.blocks] == [None, 1, 1, 2, 2, 2]


def test_pages_headers_and_page_numbers() -> None:
    page = "Westry LSCB - Restricted\n{0} Text of the page that is here.\n\n{1}\n"
    document = read("txt", "\f".join(page.format(f"2.{at} {LONG}.", at) for at in range(1, 5)))
    assert texts(document) == [f"2.{at} {LONG}. Text of the page that is here." for at in range(1, 5)]
    assert [block.page for block in document.blocks] == [1, 2, 3, 4]
    assert document.pages == 4


def test_footnotes_as_word_saves_them() -> None:
    document = read("txt", f"{LONG}.[1] {LONG}.[2]\n\n[1] First.\n\n[2] Second.\n")
    assert texts(document) == [f"{LONG}. {LONG}.", "First.", "Second."]
    assert [(block.kind.value, block.number) for block in document.blocks[1:]] == [("footnote", "1"), ("footnote", "2")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert read("txt", "Zoë’s – “naïve” café".encode(encoding)).text == "Zoë’s – “naïve” café"


def test_a_broken_byte_does_not_change_the_encoding() -> None:
    text = ("Zoë’s café – naïve. " * 5).encode() + b"\xff end"
    assert read("txt", text).text.endswith("naïve. \ufffd end")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("govern-\nment", "government"),
        ("inter-\nagency", "inter-agency"),
        ("multi-\nagency", "multi-agency"),
        ("South-\nEast", "South-East"),
        ("assess\u00ad\nment", "assessment"),
        ("over-\nview", "overview"),
        ("end -\nthen", "end - then"),
        ("one\ntwo", "one two"),
    ],
)
def test_divided_words(lines: str, joined: str) -> None:
    assert join_lines(lines) == joined


def test_a_divided_word_is_joined_as_it_stands_elsewhere() -> None:
    known = vocabulary("The great-aunt and the multiagency team. A half-\nfinished line.")
    assert join_lines("great-\naunt", known) == "great-aunt"
    assert join_lines("multi-\nagency", known) == "multiagency"
    assert "half" not in known


@pytest.mark.parametrize(
    ("spoilt", "right"),
    [
        ("the chi1d was seen", "the child was seen"),
        ("c0uncil officers", "council officers"),
        ("1ooked and looked", "looked and looked"),
        ("the schoo1 and a school", "the school and a school"),
        ("when l was told", "when I was told"),
        ("R1 and A12 and 2010/11", "R1 and A12 and 2010/11"),
        ("on the 1st of May at 11am", "on the 1st of May at 11am"),
        ("option1 only", "option1 only"),
        ("5 l of milk", "5 l of milk"),
    ],
)
def test_figures_for_letters_are_put_right_only_where_safe(spoilt: str, right: str) -> None:
    assert repaired([Part(BlockKind.PARAGRAPH, spoilt)])[0].text == right


def test_repair_keeps_cells_and_text_together() -> None:
    part = Part(BlockKind.TABLE_ROW, "chi1d | two", cells=("chi1d", "two"), table=1)
    assert repaired([part])[0].cells == ("child", "two")


def test_a_good_scan_raises_nothing_and_a_bad_one_is_flagged() -> None:
    assert ids(read("txt", scanned(REPORT * 4))) == []
    assert ids(read("txt", scanned(REPORT * 4, misread=0.3))) == ["poor_extraction"]


def test_text_in_no_english_words_is_flagged() -> None:
    words = [Part(BlockKind.PARAGRAPH, " ".join(["qerty wobul mangot"] * 100))]
    assert [problem.id for problem in quality(words)] == ["poor_extraction"]
