"""Word files: changes as accepted, numbers as printed, every piece of text once and in order."""

from __future__ import annotations

import io
import zipfile

import pytest

from scr_checker.document import BlockKind, Document
from scr_checker.readers import read_document

from .reading import ids, texts
from .word_files import W, p, r, tc, tr, word_file

INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="A"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def read(body: str, **parts: str) -> Document:
    """The document with this body."""
    return read_document("draft.docx", word_file(body, **parts))


def test_changes_are_read_as_accepted_and_counted() -> None:
    document = read(p("The panel ", INS.format(r("carefully ")), DEL.format("hardly "), "considered culture."))
    assert document.text == "The panel carefully considered culture."
    assert document.problems[0].id == "tracked_changes"
    assert "1 insertion and 1 deletion" in document.problems[0].message


def test_moved_text_stands_only_where_it_went() -> None:
    there = '<w:moveTo w:id="3">{}</w:moveTo>'.format(r("Moved."))
    gone = '<w:moveFrom w:id="4">{}</w:moveFrom>'.format(r("Moved."))
    document = read(p("First. ", gone) + p("Second. ", there))
    assert texts(document) == ["First.", "Second. Moved."]
    assert "1 move" in document.problems[0].message


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="5"/></w:rPr>'
    assert texts(read(p("It was ", properties=mark) + p("adequate.") + p("Next."))) == ["It was adequate.", "Next."]


def test_a_deleted_row_is_gone() -> None:
    gone = tr("Gone", "Two", properties='<w:del w:id="6"/>')
    document = read(p("Before.") + f"<w:tbl>{tr('Kept', 'One')}{gone}</w:tbl>")
    assert texts(document) == ["Before.", "Kept | One"]
    assert ids(document) == ["tracked_changes"]


@pytest.mark.parametrize(("name", "style_id"), [("heading 2", "Heading2"), ("heading 2", "berschrift2"), ("Titre 2", "Titre2")])
def test_heading_styles_are_known_by_name_in_any_language(name: str, style_id: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/></w:style>'
    document = read(p("What we found", properties=f'<w:pStyle w:val="{style_id}"/>') + p("Text."), styles=styles)
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 2)


def test_heading_level_is_inherited_from_the_style_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Board"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Own"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Round"/><w:basedOn w:val="D"/></w:style>'
    )
    body = p("Findings", properties='<w:pStyle w:val="C"/>') + p("Text.", properties='<w:pStyle w:val="D"/>')
    assert [block.level for block in read(body, styles=styles).blocks] == [3, 0]


def levels(*shapes: tuple[str, str]) -> str:
    """A multi-level list."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text) in enumerate(shapes)
    )
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>{number}'


def item(text: str, depth: int, number: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    numbering = levels(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "%4."))
    body = "".join(item(f"Text {at}.", depth) for at, depth in enumerate([0, 1, 1, 2, 2, 3, 1, 0, 1]))
    document = read(body, numbering=numbering)
    printed = ["1.", "1.1", "1.2", "(a)", "(b)", "i.", "1.3", "2.", "2.1"]
    assert texts(document) == [f"{number} Text {at}." for at, number in enumerate(printed)]
    assert [block.number for block in document.blocks] == ["1", "1.1", "1.2", "(a)", "(b)", "i", "1.3", "2", "2.1"]


def test_a_list_can_start_again_and_bullets_print_no_number() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    numbering = levels(("decimal", "%1)"), ("bullet", "•")) + again
    document = read(item("One.", 0) + item("Two.", 0) + item("Dot.", 1) + item("One again.", 0, 2), numbering=numbering)
    assert texts(document) == ["1) One.", "2) Two.", "Dot.", "1) One again."]
    assert [block.kind for block in document.blocks] == [BlockKind.LIST_ITEM] * 4


def test_numbered_heading_styles_number_their_headings() -> None:
    numbering = levels(("decimal", "%1")).replace("<w:lvlText", '<w:pStyle w:val="H1"/><w:lvlText')
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    heading = '<w:pStyle w:val="H1"/>'
    body = p("Introduction", properties=heading) + p("Text.") + p("Analysis", properties=heading)
    document = read(body, styles=styles, numbering=numbering)
    assert texts(document) == ["1 Introduction", "Text.", "2 Analysis"]
    assert document.blocks[2].number == "2"


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>" + p("In the box.") + "</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(p("Beside it.", drawing))) == ["Beside it.", "In the box."]


def test_fields_show_their_result_and_hide_their_instruction() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>" + r("not shown")
    body = p("See page ", mark("begin"), instruction, mark("separate"), r("12"), mark("end"), " below.")
    assert read(body).text == "See page 12 below."


def test_links_controls_and_special_characters_are_text() -> None:
    inside = (
        '<w:hyperlink r:id="x">' + r("a link") + "</w:hyperlink>"
        "<w:sdt><w:sdtContent>" + r(" a control") + "</w:sdtContent></w:sdt>"
        "<w:r><w:tab/><w:t>post</w:t><w:noBreakHyphen/><w:t>mortem</w:t><w:softHyphen/><w:br/><w:t>caf\u00e9\u00a0x</w:t></w:r>"
    )
    assert read(p("See ", inside)).text == "See a link a control post-mortem café x"


def test_hidden_text_is_left_out_and_said_to_be() -> None:
    document = read(p("Seen", r(" unseen", "<w:vanish/>"), "."))
    assert document.text == "Seen."
    assert ids(document) == ["hidden_text"]


def test_struck_text_is_kept_apart_from_the_text() -> None:
    document = read(p("The child ", r("Jayden", "<w:strike/>"), " was seen.") + p(r("All of it.", "<w:strike/>")))
    assert texts(document) == ["The child was seen.", "Jayden", "All of it."]
    assert [block.struck for block in document.blocks] == [False, True, True]


def test_notes_and_comments_stand_at_the_end() -> None:
    def mark(kind: str, ident: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{ident}"/></w:r>'

    notes = {0: "separator", 7: "Second note.", 5: "First note."}
    footnotes = "".join(f'<w:footnote w:id="{ident}">{p(text)}</w:footnote>' for ident, text in notes.items())
    body = p("Text", mark("footnote", 5), " more", mark("footnote", 7), ".") + p("End.")
    document = read(body, footnotes=footnotes, comments=f'<w:comment w:id="1">{p("Please check.")}</w:comment>')
    assert texts(document) == ["Text more.", "End.", "First note.", "Second note.", "Please check."]
    assert [block.kind.value for block in document.blocks[2:]] == ["footnote", "footnote", "comment"]
    assert [block.number for block in document.blocks[2:4]] == ["1", "2"]


def test_tables_keep_their_order_their_header_and_their_empty_cells() -> None:
    bold = "<w:b/>"
    rows = tr(tc(p(r("Agency", bold))), tc(p(r("Author", bold)))) + tr("Police", "") + tr("", "Smith")
    document = read(p("Before.") + f"<w:tbl>{rows}</w:tbl>" + p("After."))
    assert texts(document) == ["Before.", "Agency | Author", "Police | ", " | Smith", "After."]
    assert [block.kind.value for block in document.blocks[1:4]] == ["table_header", "table_row", "table_row"]
    assert [[document.quote(*cell) for cell in block.cells] for block in document.blocks[2:4]] == [
        ["Police", ""],
        ["", "Smith"],
    ]


def test_a_first_row_in_bold_is_a_header_whatever_it_says() -> None:
    def first_kind(*cells: str) -> str:
        return read(f"<w:tbl>{tr(*cells)}{tr('Police', 'Smith')}</w:tbl>").blocks[0].kind.value

    bold = [tc(p(r(text, "<w:b/>"))) for text in ("Apples", "Pears")]
    assert first_kind(*bold) == "table_header"
    assert first_kind(bold[0], "Pears") == "table_row"
    assert first_kind("Apples", "Pears") == "table_row"
    assert first_kind("Agency", "Author") == "table_header"


def test_merged_cells_count_once_and_keep_the_columns() -> None:
    wide, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        tr(tc("A", properties=top), "B", "C")
        + tr(tc("A", properties=below), tc("D", properties=wide))
        + tr(tc("E", properties='<w:gridSpan w:val="3"/>'))
    )
    assert texts(read(f"<w:tbl>{rows}</w:tbl>")) == ["A | B | C", " | D | ", "E"]


def test_inner_tables_follow_their_row_and_a_box_drawn_as_a_table_is_text() -> None:
    inner = f"<w:tbl>{tr('x', 'y')}</w:tbl>"
    outer = f"<w:tbl>{tr(tc('Left', inner), 'Right')}{tr('Low', 'Er')}</w:tbl>"
    box = f"<w:tbl>{tr(tc(p('One.') + p('Two.')))}</w:tbl>"
    document = read(outer + box)
    assert texts(document) == ["Left | Right", "x | y", "Low | Er", "One.", "Two."]
    assert [block.table for block in document.blocks] == [1, 2, 1, None, None]


def test_pages_are_counted_where_word_left_its_breaks() -> None:
    page = "<w:r><w:lastRenderedPageBreak/><w:t>Second.</w:t></w:r>"
    assert [block.page for block in read(p("First.") + p(page)).blocks] == [1, 2]


def test_strict_open_xml_reads_like_the_common_kind() -> None:
    data = word_file(p("Strict."))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert read_document("strict.docx", out.getvalue()).text == "Strict."


def test_macros_are_ignored_and_said_to_be() -> None:
    out = io.BytesIO(word_file(p("Text.")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf")
    document = read_document("draft.docm", out.getvalue())
    assert (document.text, ids(document)) == ("Text.", ["macros_ignored"])


def test_an_inserted_file_is_reported() -> None:
    assert ids(read(p("Text.") + '<w:altChunk r:id="x"/>')) == ["embedded_files"]


def test_contents_entries_are_no_headings() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    body = p(r("1. Introduction", "<w:b/>"), "<w:r><w:tab/><w:t>3</w:t></w:r>", properties='<w:pStyle w:val="T1"/>')
    assert read(body + p("Text.", r(" ")), styles=styles).blocks[0].kind is BlockKind.LIST_ITEM
