"""The same report as Word, OpenDocument, rich text, web page, plain text and PDF reads the same, block by block."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import pytest

from scr_checker.document import Document
from scr_checker.readers import read_document
from scr_checker.readers.critic_marks import accept

from .damage import scanned
from .makers import make_html, make_odt, make_txt
from .page_makers import make_pdf, make_rtf
from .reading import texts
from .sample import REPORT
from .word_files import make_docx

SAMPLES = sorted(p for p in (Path(__file__).parents[2] / "sample_reports").glob("*.md") if p.stem != "README")
MARKED: dict[str, Callable[[str], bytes]] = {"docx": make_docx, "odt": make_odt, "html": make_html, "rtf": make_rtf}
MAKERS: dict[str, Callable[[str], bytes]] = {**MARKED, "txt": make_txt, "pdf": make_pdf}
SHORT: dict[str, Callable[[str], bytes]] = {
    **MAKERS,
    "pdf": partial(make_pdf, height=380),
    "two-column.pdf": partial(make_pdf, columns=2, height=300),
}


def read_as(suffix: str, make: Callable[[str], bytes], markdown: str) -> Document:
    """The report, made in a format and read back."""
    return read_document(f"report.{suffix}", make(markdown))


def as_markdown(markdown: str) -> Document:
    """The report read from its markdown."""
    return read_document("report.md", markdown.encode())


@pytest.mark.parametrize("suffix", SHORT)
def test_the_short_report_reads_the_same(suffix: str) -> None:
    assert texts(read_as(suffix, SHORT[suffix], REPORT)) == texts(as_markdown(REPORT))


@pytest.mark.parametrize("suffix", MARKED)
def test_formats_with_styles_agree_on_everything_but_pages(suffix: str) -> None:
    def shape(document: Document) -> list[tuple[object, ...]]:
        return [(b.kind, b.level, b.number, b.cells, b.table, b.struck) for b in document.blocks]

    assert shape(read_as(suffix, MARKED[suffix], REPORT)) == shape(as_markdown(REPORT))


@pytest.mark.parametrize("suffix", ["txt", "pdf", "two-column.pdf"])
def test_formats_without_styles_agree_on_kinds_and_numbers(suffix: str) -> None:
    expected = as_markdown(REPORT).blocks[2:]
    found = read_as(suffix, SHORT[suffix], REPORT).blocks[2:]
    assert [(b.kind, b.number) for b in found] == [(b.kind, b.number) for b in expected]


@pytest.mark.parametrize("suffix", MAKERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:12])
def test_sample_reports_read_the_same(path: Path, suffix: str) -> None:
    markdown = accept(path.read_text(encoding="utf-8")).text
    expected, found = as_markdown(markdown), read_as(suffix, MAKERS[suffix], markdown)
    if suffix == "pdf":
        assert " ".join(found.text.split()) == " ".join(expected.text.split())
        assert SequenceMatcher(None, texts(expected), texts(found), autojunk=False).ratio() >= 0.97
    else:
        assert texts(found) == texts(expected)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:12])
def test_a_scan_of_a_sample_reads_almost_the_same(path: Path) -> None:
    markdown = accept(path.read_text(encoding="utf-8")).text
    expected, found = as_markdown(markdown), read_document("scan.txt", scanned(markdown).encode())
    assert SequenceMatcher(None, texts(expected), texts(found), autojunk=False).ratio() >= 0.95
    assert not found.problems


def test_headings_are_found_without_styles() -> None:
    for path in SAMPLES:
        markdown = accept(path.read_text(encoding="utf-8")).text
        wanted = {t for t, b in zip(texts(as_markdown(markdown)), as_markdown(markdown).blocks, strict=True) if b.level}
        plain = read_document("report.txt", make_txt(markdown))
        found = {plain.quote(block.start, block.end) for block in plain.blocks if block.level}
        assert len(wanted & found) >= 0.8 * len(wanted), path.name
        assert len(found - wanted) <= 0.1 * len(wanted) + 1, path.name


def test_built_samples_are_what_their_markdown_says() -> None:
    folder = SAMPLES[0].parent
    for built in [*folder.glob("*.docx"), *folder.glob("*.pdf")]:
        expected = read_document("report.md", built.with_suffix(".md").read_bytes())
        found = read_document(built.name, built.read_bytes())
        assert SequenceMatcher(None, texts(expected), texts(found), autojunk=False).ratio() >= 0.97, built.name
        assert [problem.id for problem in found.problems] == [problem.id for problem in expected.problems]
