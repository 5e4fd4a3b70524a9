"""Headings by style, number, wording and type; printed numbers that stay in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part
from scr_checker.readers.headings import settle

BODY = "The panel met seven times between May and November and asked each agency for its records."


def para(text: str, bold: bool = False, italic: bool = False) -> Part:
    """A paragraph, in plain type unless said otherwise."""
    return Part(BlockKind.PARAGRAPH, text, bold=len(text) if bold else 0, italic=italic)


def level_of(part: Part, *after: Part) -> int:
    """The level of a part that stands between paragraphs."""
    settled = settle([para(BODY), part, *(after or (para(BODY),)), para(BODY)])
    return settled[1].level if settled[1].kind is BlockKind.HEADING else 0


@pytest.mark.parametrize(
    "text",
    [
        "5.2 Analysis",
        "5. Analysis",
        "PART A: WHY THIS REPORT WAS WRITTEN",
        "Appendix 1 – Terms of reference",
        "Section 4. The family",
        "Annex B",
        "ANALYSIS OF PRACTICE",
        "What we were asked",
        "Why did nobody ask the child?",
        "9. Recommendations [owners mostly done]",
        "Question 5: language, faith and migration",
    ],
)
def test_plain_lines_that_are_headings(text: str) -> None:
    assert level_of(para(text))


@pytest.mark.parametrize(
    "text",
    [
        "1.4 The Panel has met seven times.",
        "4.12 She was seen on 3 May",
        "12 October 2010",
        "RESTRICTED",
        "by Philippa Tancred, of counsel",
        "Bernadette Colley, RGN, RSCN",
        "Author: Judith Amory",
        "The questions were these:",
        "5. Findings ........ 12",
        "XX/XX/2010",
        "(a) to establish what happened",
    ],
)
def test_plain_lines_that_are_none(text: str) -> None:
    after = para("September 2010") if text[0] in "4B" else para(BODY)
    if text.startswith("4.12"):
        after = para("4.13 She was seen again on 4 May")
    assert not level_of(para(text), after)


def test_bold_and_italic_lines() -> None:
    assert level_of(para("Who did the work", bold=True))
    assert level_of(para("3. Terms of reference", bold=True))
    assert level_of(para("Unallocated", italic=True))
    assert not level_of(para("The period runs to May 2010.", bold=True))
    assert not level_of(para("Author: Mrs Jean Dunmore", bold=True))
    assert not level_of(para("Approved by the Panel on 22 July 2010", bold=True))
    assert not level_of(para("Headteacher", italic=True), para("Seen by the governors: 25 February 2010"))


@pytest.mark.parametrize("text", ["Section 47 enquiries were made", "Part of the reason", "A short line"])
def test_plain_lines_are_no_headings_where_others_are_marked(text: str) -> None:
    marked = [Part(BlockKind.HEADING, f"Heading {at}", level=2) for at in range(3)]
    assert settle([*marked, para(text), para(BODY)])[3].kind is BlockKind.PARAGRAPH


def test_a_list_of_contents_is_no_row_of_headings() -> None:
    entries = [para(f"{number}. {title}") for number, title in enumerate(["Introduction", "Process", "Findings"], start=1)]
    settled = settle([para("Contents", bold=True), *entries, para(BODY)])
    assert [part.kind for part in settled[1:4]] == [BlockKind.LIST_ITEM] * 3


def test_depth_follows_styles_then_numbers() -> None:
    parts = [
        Part(BlockKind.HEADING, "Report", level=1), para("1. Why", bold=True), para(BODY), para("1.1 How", bold=True),
        para(BODY), para("In passing", bold=True), para(BODY), Part(BlockKind.HEADING, "Findings", level=2),
        para("Ellie", bold=True), para(BODY),
    ]  # fmt: skip
    assert [part.level for part in settle(parts) if part.level] == [1, 2, 3, 4, 2, 3]


def test_long_text_in_a_heading_style_is_a_paragraph() -> None:
    styled = Part(BlockKind.HEADING, " ".join([BODY] * 3), level=2)
    assert settle([styled])[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("5.2 The panel met.", "5.2", BlockKind.PARAGRAPH),
        ("4.12. The panel met.", "4.12", BlockKind.PARAGRAPH),
        ("A1. On Wednesday the escort knocked.", "A1", BlockKind.PARAGRAPH),
        ("1. What was known?", "1", BlockKind.LIST_ITEM),
        ("2) whether it was understood;", "2", BlockKind.LIST_ITEM),
        ("(iv) who was checking;", "(iv)", BlockKind.LIST_ITEM),
        ("b) who decided;", "b", BlockKind.LIST_ITEM),
        ("12.10.09 Visit by the social worker.", None, BlockKind.PARAGRAPH),
        ("21.09.2011 Called by the hospital.", None, BlockKind.PARAGRAPH),
        ("A. B. Smith chaired the panel.", None, BlockKind.PARAGRAPH),
        ("3 visits were made.", None, BlockKind.PARAGRAPH),
        ("1,080 grams was her weight.", None, BlockKind.PARAGRAPH),
    ],
)
def test_printed_numbers_are_noted_and_stay(text: str, number: str | None, kind: BlockKind) -> None:
    (part,) = settle([para(text)])
    assert (part.text, part.number, part.kind) == (text, number, kind)


def test_numbers_that_run_across_headings_number_paragraphs() -> None:
    parts = [
        para("1. A is a boy."), para("2. B is a girl."), Part(BlockKind.HEADING, "The issues", level=2),
        para("3. The panel asked:"), para("1. one thing;"), para("2. another."), para("4. It met twice."),
    ]  # fmt: skip
    kinds = [part.kind for part in settle(parts)]
    assert [kinds[at] for at in (0, 1, 3, 6)] == [BlockKind.PARAGRAPH] * 4
    assert [kinds[at] for at in (4, 5)] == [BlockKind.LIST_ITEM] * 2


def test_a_printed_comment_is_a_comment() -> None:
    assert settle([para("Comment [SB7]: name still showing")])[0].kind is BlockKind.COMMENT


@given(st.lists(st.builds(Part, st.sampled_from(BlockKind), st.text(min_size=1, max_size=40))))
def test_nothing_is_lost_or_reordered(parts: list[Part]) -> None:
    settled = settle(parts)
    assert [part.text for part in settled] == [part.text for part in parts]
    assert all((part.kind is BlockKind.HEADING) == (part.level > 0) for part in settled)
