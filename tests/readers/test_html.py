"""Web pages: the text that a reader of the page would see, and nothing else."""

from __future__ import annotations

import pytest

from .reading import cells, ids, kinds, read, texts


def page(body: str) -> str:
    """A whole web page."""
    return f"<!DOCTYPE html><html><head><title>Not this</title><style>p{{}}</style></head><body>{body}</body></html>"


def test_only_what_shows_is_text() -> None:
    hidden = "<p style='display: none'>Hidden.</p><!-- no --><svg><text>x</text></svg>"
    body = f"<nav>Menu</nav><script>no()</script><p>Seen.</p>{hidden}"
    document = read("html", page(body))
    assert texts(document) == ["Seen."]
    assert ids(document) == ["hidden_text"]


def test_blocks_and_loose_text() -> None:
    body = "Loose <b>text</b><div>In a div<p>Para</p>tail</div>One<br>line<br><br>Next<h3>Head</h3><dl><dt>Quote</dl>"
    document = read("html", page(body))
    assert texts(document) == ["Loose text", "In a div", "Para", "tail", "One line", "Next", "Head", "Quote"]
    assert document.blocks[6].level == 3


def test_lists_print_their_numbers() -> None:
    nested = "<ul><li>dot<ul><li>in</li></ul></li></ul>"
    body = f"<ol start='3'><li>c<li><p>d</p><p>more</p></ol><ol type='a'><li>x</li></ol>{nested}"
    document = read("html", page(body))
    assert texts(document) == ["3. c", "4. d", "more", "a. x", "dot", "in"]
    assert [block.number for block in document.blocks] == ["3", "4", None, "a", None, None]


def test_tables_with_spans_and_headers() -> None:
    body = (
        "<table><tr><th>Agency<th>Author<th>Seen</tr><tr><td rowspan=2>Health<td colspan=2>none</tr>"
        "<tr><td>A</td><td>2</td></tr></table>"
    )
    document = read("html", page(body))
    assert cells(document) == [["Agency", "Author", "Seen"], ["Health", "none", ""], ["", "A", "2"]]
    assert kinds(document)[0] == "table_header"


def test_a_layout_table_is_no_table() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    body = f"<table><tr><td><h2>Head</h2><p>Text.</p></td><td>{inner}</td></tr></table>"
    assert texts(read("html", page(body))) == ["Head", "Text.", "a | b"]


def test_insertions_stay_deletions_go_and_struck_words_stand_apart() -> None:
    document = read("html", page("<p>It <del>was not</del><ins>was</ins> seen by <s>Jayden</s> her.</p><p><s>All.</s></p>"))
    assert texts(document) == ["It was seen by her.", "Jayden", "All."]
    assert [block.struck for block in document.blocks] == [False, True, True]
    assert ids(document) == ["tracked_changes"]


@pytest.mark.parametrize(
    "body",
    [
        ("<p>Text.<sup><a href='#fn1'>1</a></sup></p><ol><li id='fn1'><p>The note. <a href='#fnref1'>↩</a></p></li></ol>"),
        (
            "<p>Text.<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a></p><div id='ftn1'>"
            "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> The note.</p></div>"
        ),
    ],
)
def test_footnotes_of_pandoc_and_word(body: str) -> None:
    document = read("html", page(body + "<p>End.</p>"))
    assert texts(document) == ["Text.", "End.", "The note."]
    assert [(block.kind.value, block.number) for block in document.blocks[2:]] == [("footnote", "1")]


def test_a_link_with_a_number_is_text_where_it_is_no_note() -> None:
    assert read("html", page("<p>See page <a href='#top'>12</a>.</p>")).text == "See page 12."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-15", "utf-16"])
def test_the_page_names_its_encoding(encoding: str) -> None:
    data = f"<html><head><meta charset='{encoding}'></head><body><p>Zoë’s café</p></body></html>"
    right = "Zoë’s café" if encoding != "iso-8859-15" else "Zoë?s café"
    assert read("html", data.encode(encoding, "replace")).text == right


def test_xhtml_and_fragments() -> None:
    xhtml = "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>é</p></body></html>"
    assert read("html", xhtml).text == "é"
    assert texts(read("htm", "<p>One<p>Two")) == ["One", "Two"]


def test_word_headings_and_bullets() -> None:
    body = "<p class=MsoHeading2>Head</p><p class=MsoListParagraph>·&nbsp;&nbsp; item</p>"
    document = read("html", page(body + "<p class=MsoCommentText>Check.</p>"))
    assert list(zip(kinds(document), texts(document), strict=True)) == [
        ("heading", "Head"),
        ("list_item", "item"),
        ("comment", "Check."),
    ]
