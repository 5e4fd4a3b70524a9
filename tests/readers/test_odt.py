"""OpenDocument texts: the numbers they print, changes as accepted, notes and comments apart."""

from __future__ import annotations

import io
import zipfile

from .reading import cells, ids, kinds, read, texts

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"), ("svg", "svg-compatible"),
    ]
)  # fmt: skip
LOOKS = (
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def odt(body: str, automatic: str = "", named: str = "") -> bytes:
    """An OpenDocument text with this body and these styles."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {SPACES}><office:styles>{named}</office:styles></office:document-styles>",
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{LOOKS}{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def number(level: int, form: str, **rest: str) -> str:
    """One level of a numbered list."""
    options = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in rest.items())
    return f'<text:list-level-style-number text:level="{level}" style:num-format="{form}"{options}/>'


def test_changes_are_accepted() -> None:
    tracked = (
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>was not</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="b"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    inserted = '<text:change-start text:change-id="b"/>was<text:change-end text:change-id="b"/>'
    body = f'<text:p>It <text:change text:change-id="a"/>{inserted} so.</text:p>'
    document = read("odt", odt(tracked + body))
    assert document.text == "It was so."
    assert "1 insertion and 1 deletion" in document.problems[0].message


def test_lists_print_nested_and_continued_numbers() -> None:
    style = (
        '<text:list-style style:name="L">'
        + number(1, "1", style_num_suffix=".")
        + number(2, "1", text_display_levels="2")
        + number(3, "a", style_num_prefix="(", style_num_suffix=")")
        + '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
        + "</text:list-style>"
    )

    def item(text: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"

    deep = f"<text:list>{item('deep')}</text:list>"
    inner = f"<text:list>{item('in', deep)}{item('in')}</text:list>"
    first = f'<text:list text:style-name="L">{item("one", inner)}{item("two")}</text:list>'
    second = f'<text:list text:style-name="L" text:continue-numbering="true">{item("three")}</text:list>'
    third = f'<text:list text:style-name="L">{item("new")}</text:list>'
    third += f'<text:list text:style-name="B">{item("dot")}</text:list>'
    document = read("odt", odt(f"{first}<text:p>Between.</text:p>{second}{third}", style))
    assert texts(document) == [
        "1. one",
        "1.1 in",
        "(a) deep",
        "1.2 in",
        "2. two",
        "Between.",
        "3. three",
        "1. new",
        "dot",
    ]
    assert [block.number for block in document.blocks] == ["1", "1.1", "(a)", "1.2", "2", None, "3", "1", None]


def test_headings_and_their_outline_numbers() -> None:
    outline = f"<text:outline-style>{number(1, '1')}{number(2, '1', text_display_levels='2')}</text:outline-style>"
    outline = outline.replace("list-level-style-number", "outline-level-style")
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>' for level, text in [(1, "A"), (2, "B"), (2, "C"), (1, "D")]
    )
    document = read("odt", odt(body + "<text:p>Text.</text:p>", named=outline))
    assert texts(document)[:4] == ["1 A", "1.1 B", "1.2 C", "2 D"]
    assert [block.level for block in document.blocks] == [1, 2, 2, 1, 0]


def test_spaces_notes_comments_boxes_and_hidden_text() -> None:
    body = "<text:note-body><text:p>Note.</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    comment = "<office:annotation><text:p>Check</text:p><text:p>this.</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box><svg:title>alt</svg:title></draw:frame>"
    hidden = '<text:span text:style-name="V">never</text:span>'
    document = read("odt", odt(f'<text:p>One<text:s text:c="3"/>two<text:tab/>three{note}{comment}{box}{hidden}.</text:p>'))
    assert texts(document) == ["One two three.", "Boxed.", "Note.", "Check this."]
    assert kinds(document) == ["paragraph", "paragraph", "footnote", "comment"]
    assert ids(document) == ["hidden_text"]


def test_tables_struck_text_and_contents() -> None:
    struck = '<text:span text:style-name="S">gone</text:span>'

    def cell(text: str) -> str:
        return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"

    header = f"<table:table-header-rows><table:table-row>{cell('A')}{cell('B')}</table:table-row></table:table-header-rows>"
    line = f"<table:table-row>{cell(f'x {struck}')}<table:covered-table-cell/></table:table-row>"
    table = f"<table:table>{header}{line}</table:table>"
    entry = "<text:p>1. Introduction 3</text:p>"
    contents = f"<text:table-of-content><text:index-body>{entry}</text:index-body></text:table-of-content>"
    document = read("odt", odt(f"{contents}{table}<text:p>End {struck}.</text:p>"))
    assert texts(document) == ["1. Introduction 3", "A | B", "x | ", "gone", "End .", "gone"]
    assert kinds(document)[:3] == ["list_item", "table_header", "table_row"]
    assert cells(document) == [["A", "B"], ["x", ""]]


def test_pages_are_counted_at_soft_breaks() -> None:
    end = "<text:soft-page-break/>"
    document = read("odt", odt(f"<text:p>One.</text:p>{end}<text:p>Two {end}on.</text:p><text:p>Three.</text:p>"))
    assert [block.page for block in document.blocks] == [1, 2, 3]
    assert document.pages == 3
