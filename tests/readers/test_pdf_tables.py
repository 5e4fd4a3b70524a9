"""Tables in PDFs, drawn with lines or only aligned."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from .drawing import grid, lines, pdf
from .reading import cells, kinds, read

TABLE = [["No", "Action", "Owner"], ["1", "Audit of twenty\nfiles", ""], ["2", "Train-\ning", "Board"]]


def test_ruled_tables_are_rows_and_cells() -> None:
    def draw(canvas: Canvas) -> None:
        lines("Before the table.", top=780)(canvas)
        grid(canvas, TABLE)
        lines("After the table.", top=600)(canvas)

    document = read("pdf", pdf(draw))
    assert cells(document) == [
        ["No", "Action", "Owner"],
        ["1", "Audit of twenty files", ""],
        ["2", "Training", "Board"],
    ]
    assert kinds(document) == ["paragraph", "table_header", "table_row", "table_row", "paragraph"]


def test_a_table_goes_on_over_a_page_without_its_repeated_header() -> None:
    document = read(
        "pdf", pdf(lambda canvas: grid(canvas, TABLE), lambda canvas: grid(canvas, [TABLE[0], ["3", "More", "Police"]]))
    )
    assert [row[0] for row in cells(document)] == ["No", "1", "2", "3"]
    assert {block.table for block in document.blocks} == {1}


def test_merged_cells_count_once() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, [["a", "b", "c"]], top=740)
        canvas.rect(60, 680, 450, 30)
        canvas.drawString(64, 700, "A row that reaches over all three of the columns of the table")
        grid(canvas, [["d", "e", "f"]], top=680)

    assert cells(read("pdf", pdf(draw)))[1] == ["A row that reaches over all three of the columns of the table", "", ""]


def test_aligned_columns_without_lines_are_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(
            [
                ("Agency", "Author", "Received"),
                ("Police", "Inspector", "May"),
                ("School", "Head", "June"),
                ("Health", "Nurse", "July"),
            ]
        ):
            for column, text in enumerate(row):
                canvas.drawString(60 + 160 * column, 760 - 14 * at, text)

    assert cells(read("pdf", pdf(draw))) == [
        ["Agency", "Author", "Received"],
        ["Police", "Inspector", "May"],
        ["School", "Head", "June"],
        ["Health", "Nurse", "July"],
    ]
