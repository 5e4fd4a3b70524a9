"""PDFs: reading order, paragraphs, tables and notes from nothing but places on a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scr_checker.errors import UnusableInputError

from .drawing import lines, pdf
from .makers import make_txt
from .page_makers import make_pdf
from .reading import ids, read, texts
from .sample import REPORT

SENTENCE = "the health visitor saw the baby on three occasions that spring and wrote each time that all was well with her"


def test_every_word_of_a_report_is_read_in_order_in_one_column_and_two() -> None:
    words = read("txt", make_txt(REPORT)).text.split()
    for columns in (1, 2):
        assert read("pdf", make_pdf(REPORT, columns, height=300)).text.split() == words


def test_indented_first_lines_begin_paragraphs() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (x, text) in enumerate(
            [(75, SENTENCE[:80]), (60, SENTENCE[:84] + " ends."), (75, SENTENCE[:80]), (60, "short end.")]
        ):
            canvas.drawString(x, 760 - 12 * at, text)

    assert len(read("pdf", pdf(draw)).blocks) == 2


def test_words_divided_at_line_ends_are_whole() -> None:
    document = read(
        "pdf",
        pdf(
            lines(
                f"There was an inter-agency plan and {SENTENCE[:60]} inter-",
                f"agency working {SENTENCE[:40]} respons-",
                f"ibility {SENTENCE}.",
            )
        ),
    )
    assert "inter-agency working" in document.text
    assert "responsibility" in document.text


def test_sentences_run_on_over_pages_and_furniture_goes() -> None:
    def page(number: int, who: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 810, "Westry LSCB")
            canvas.drawRightString(530, 810, f"Page {number} of 3")
            lines(f"{number}.1 The {who} said that {SENTENCE}.", f"{number}.2 The {who} knew {SENTENCE} and", step=30)(canvas)
            canvas.drawCentredString(300, 30, str(number))

        return draw

    document = read("pdf", pdf(page(1, "doctor"), page(2, "nurse"), page(3, "teacher"), lines("it all came to an end.")))
    assert texts(document)[-1] == f"3.2 The teacher knew {SENTENCE} and it all came to an end."
    assert "Westry" not in document.text
    assert "Page" not in document.text
    assert [block.page for block in document.blocks] == [1, 1, 2, 2, 3, 3]
    assert document.pages == 4


def test_a_chapter_header_that_counts_pages_is_furniture_but_a_numbered_heading_is_not() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 810, "Chapter 2: the family" if number < 4 else "Chapter 3: the agencies")
            canvas.drawRightString(530, 810, str(number + 4))
            lines(f"Appendix {number}", f"{SENTENCE} {number} {'x' * number}.", top=770, step=40)(canvas)

        return draw

    document = read("pdf", pdf(*map(page, range(1, 9))))
    assert "Chapter" not in document.text
    assert texts(document)[::2] == [f"Appendix {number}" for number in range(1, 9)]


def test_columns_are_read_one_after_the_other_below_a_wide_heading() -> None:
    left = [f"left{at} one two three four five" for at in range(12)]
    right = [f"right{at} one two three four five" for at in range(12)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 790, "A heading that reaches right across both of the columns")
        canvas.setFont("Times-Roman", 10)
        lines(*left, x=60)(canvas)
        lines(*right, x=320)(canvas)

    found = read("pdf", pdf(draw)).text
    assert found.index("heading") < found.index("left0") < found.index("left11") < found.index("right0") < found.index("right11")


def test_hanging_numbers_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(1, 6):
            canvas.drawString(60, 780 - 40 * at, f"4.{at}")
            canvas.drawString(96, 780 - 40 * at, SENTENCE)
            canvas.drawString(96, 768 - 40 * at, "and so on to the end.")

    assert texts(read("pdf", pdf(draw))) == [f"4.{at} {SENTENCE} and so on to the end." for at in range(1, 6)]


def test_footnotes_leave_the_sentence_and_stand_at_the_end() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 760)
        text.textOut(f"{SENTENCE}")
        text.setFont("Times-Roman", 6)
        text.setRise(4)
        text.textOut("1")
        text.setRise(0)
        text.setFont("Times-Roman", 10)
        text.textLine("")
        text.textLine("and it went on.")
        canvas.drawText(text)
        canvas.setFont("Times-Roman", 5)
        canvas.drawString(60, 63, "1")
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(65, 60, "The source of this.")

    document = read("pdf", pdf(draw, lines("Next page.")))
    assert texts(document) == [f"{SENTENCE} and it went on.", "Next page.", "The source of this."]
    assert [(block.kind.value, block.number) for block in document.blocks[2:]] == [("footnote", "1")]


def test_headings_by_size_and_by_bold_type() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (font, size, text) in enumerate(
            [("Helvetica", 20, "Report"), ("Helvetica-Bold", 14, "Findings"), ("Times-Bold", 10, "Who did the work")]
        ):
            canvas.setFont(font, size)
            canvas.drawString(60, 780 - 40 * at, text)
        canvas.setFont("Times-Roman", 10)
        lines(f"{SENTENCE}.", f"{SENTENCE}.", top=660)(canvas)

    assert [(block.kind.value, block.level) for block in read("pdf", pdf(draw)).blocks][:3] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
    ]


def test_a_page_turned_on_its_side_reads_upright_and_a_watermark_is_left_out() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(60, -100, "The first line of the page.")
        canvas.drawString(60, -140, "The second line of the page.")

    def marked(canvas: Canvas) -> None:
        lines(f"{SENTENCE}.")(canvas)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "DRAFT")

    assert texts(read("pdf", pdf(sideways))) == ["The first line of the page.", "The second line of the page."]
    assert read("pdf", pdf(marked)).text == f"{SENTENCE}."


def picture(canvas: Canvas) -> None:
    """A page that is a picture."""
    canvas.drawImage(ImageReader(Image.new("L", (8, 8))), 0, 0, 500, 700)


def test_pages_that_are_pictures_are_named() -> None:
    one, two, three = (lines(f"The {who} said that {SENTENCE}.") for who in ("doctor", "nurse", "teacher"))
    few = read("pdf", pdf(one, two, three, picture))
    many = read("pdf", pdf(one, picture, picture))
    assert (ids(few), "Page 4 " in few.problems[0].message) == (["scanned_pages"], True)
    assert (ids(many), "Pages 2–3 " in many.problems[0].message) == (["scanned_pages", "poor_extraction"], True)
    with pytest.raises(UnusableInputError, match="pictures without any text"):
        read("pdf", pdf(picture))


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="password-protected"):
        read("pdf", pdf(lines("Secret."), encrypt="word"))
