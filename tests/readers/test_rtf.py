"""Rich text: what the word processor would show, with changes accepted."""

from __future__ import annotations

import pytest

from .reading import cells, ids, kinds, read, texts


def rtf(body: str, head: str = "") -> str:
    """A rich text file."""
    return r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}}{\info{\title No}}" + head + body + "}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \u8217?s \endash  x", "café ’s – x"),
        (r"\uc2\u8220ab\'94quote\u8221??", "“”quote”"),
        (r"x\u-10179?\u-8704?", "x😀"),
        (r"a\~b\_c\-d\tab e", "a b-cd e"),
        (r"braces \{x\} and \\", "braces {x} and \\"),
        (r"one{\*\unknown never}{\field{\*\fldinst PAGE}{\fldrslt 7}}", "one7"),
        (r"{\pict 010203}{\header head}{\*\bkmkstart b}seen", "seen"),
        ("split\nline\r\ns", "splitlines"),
        (r"{\v hidden}seen", "seen"),
        (r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box\par}}{\shprslt box again}}seen", "box\n\nseen"),
    ],
)
def test_characters_and_destinations(body: str, text: str) -> None:
    body = body.replace(r"{\sp{\sn x}{\sv 1}}", r"{\*\sp x}")
    assert read("rtf", rtf(body)).text == text


def test_changes_are_accepted() -> None:
    document = read("rtf", rtf(r"It {\deleted was not}{\revised was} so.\par {\deleted Gone.\par }Next.\par"))
    assert texts(document) == ["It was so.", "Next."]
    assert ids(document) == ["tracked_changes"]


def test_headings_by_style_and_outline() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s9\outlinelevel2 Own;}}"
    document = read("rtf", rtf(r"\pard\s1 One\par\pard\s9 Three\par\pard\outlinelevel1 Two\par\pard Text.\par", styles))
    assert [block.level for block in document.blocks] == [1, 3, 2, 0]


def test_lists_tables_and_struck_text() -> None:
    body = (
        r"\pard{\listtext\tab 1.\tab}first\par\pard{\listtext\'b7\tab}dot\par"
        r"\trowd\pard\intbl\b A\cell B\cell\b0\row\trowd\pard\intbl one\par two\cell\cell\row"
        r"\pard After {\strike gone} it.\par"
    )
    document = read("rtf", rtf(body))
    assert texts(document) == ["1. first", "dot", "A | B", "one two | ", "After it.", "gone"]
    assert kinds(document) == ["list_item", "list_item", "table_header", "table_row", "paragraph", "paragraph"]
    assert cells(document) == [["A", "B"], ["one two", ""]]
    assert document.blocks[5].struck


def test_inner_tables_follow_their_row() -> None:
    inner = r"\itap2 x\nestcell y\nestcell{\*\nesttableprops\nestrow}"
    body = rf"\trowd\pard\intbl{inner}\pard\intbl outer\cell right\cell\row\pard End.\par"
    document = read("rtf", rtf(body))
    assert texts(document) == ["outer | right", "x | y", "End."]
    assert document.blocks[0].table != document.blocks[1].table


def test_notes_and_comments_stand_at_the_end() -> None:
    note = r"{\super\chftn{\footnote\pard {\super\chftn} Note.\par}}"
    body = rf"Text{note}{{\*\atnid A}}{{\*\annotation Check.}} more.\par End.\par"
    document = read("rtf", rtf(body))
    assert texts(document) == ["Text more.", "End.", "Note.", "Check."]
    assert [(b.kind.value, b.number) for b in document.blocks[2:]] == [("footnote", "1"), ("comment", None)]


def test_binary_data_is_stepped_over() -> None:
    assert read("rtf", rtf(r"{\pict\bin5 }}}{{}seen")).text == "seen"
