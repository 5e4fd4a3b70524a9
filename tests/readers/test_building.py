"""Every block, cell and quotation lies where the document says, whatever characters it holds."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr_checker.document import BlockKind
from scr_checker.readers import SUFFIXES, is_readable, limits
from scr_checker.readers.building import Extract, Part, Run, assemble, from_runs, row
from scr_checker.readers.wording import clean, ends_sentence

TEXTS = st.text(max_size=60)


@given(st.lists(st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=4)), max_size=12))
def test_blocks_and_cells_resolve(contents: list[str | list[str]]) -> None:
    parts = [Part(BlockKind.PARAGRAPH, clean(content)) if isinstance(content, str) else row(content, 1) for content in contents]
    document = assemble("x.md", "text/markdown", b"", Extract(tuple(parts)))
    kept = [part for part in parts if part.text.strip(" |")]
    assert [document.text[block.start : block.end] for block in document.blocks] == [part.text for part in kept]
    assert document.text == "\n\n".join(part.text for part in kept)
    for block, part in zip(document.blocks, kept, strict=True):
        assert tuple(document.quote(*cell) for cell in block.cells) == part.cells


@given(st.text(alphabet=st.characters(blacklist_categories=[])))
def test_clean_text_has_single_spaces_and_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("of\ufb01ce \ufb02oor", "office floor"),
        ("a\u00a0b\u2009c\u202fd", "a b c d"),
        ("co\u00adoperate\u200b\ufeff", "cooperate"),
        ("post\u2011mortem", "post-mortem"),
        ("“Zoë’s” naïve – £5… 𝒳 \u0301e", "“Zoë’s” naïve – £5… 𝒳 \u0301e"),
        ("nul\x00 and\x0bbreak", "nul and break"),
        ("lone \ud800 half and \ud83d\ude00", "lone \ufffd half and 😀"),
    ],
)
def test_only_layout_is_cleaned_away(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_sentence_ends_inside_quotes_and_brackets() -> None:
    assert ends_sentence("He said “no.”")
    assert ends_sentence("(Why?)")
    assert not ends_sentence("the panel's")
    assert not ends_sentence("”")


def test_struck_stretches_follow_the_text_they_stood_in() -> None:
    parts = from_runs(BlockKind.PARAGRAPH, [Run("a "), Run("b", struck=True), Run(" c "), Run("d", struck=True)])
    assert [(part.text, part.struck) for part in parts] == [("a c", False), ("b", True), ("d", True)]


def test_bold_is_measured_from_the_start_with_the_number() -> None:
    (part,) = from_runs(BlockKind.PARAGRAPH, [Run("Left alone. ", bold=True), Run("There were five.")], prefix="5.1")
    assert part.text[: part.bold] == "5.1 Left alone."
    assert not part.all_bold


def test_too_many_words_are_cut_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_WORDS", 5)
    parts = tuple(Part(BlockKind.PARAGRAPH, "one two three") for _ in range(3))
    document = assemble("x.md", "text/markdown", b"", Extract(parts))
    assert (document.words, [problem.id for problem in document.problems]) == (3, ["truncated"])


def test_the_bytes_are_named_by_their_hash() -> None:
    extract = Extract((Part(BlockKind.PARAGRAPH, "x"),), pages=3)
    document = assemble("r.md", "text/markdown", b"bytes", extract)
    assert (document.sha256, document.pages, document.name) == (hashlib.sha256(b"bytes").hexdigest(), 3, "r.md")


def test_readable_names() -> None:
    assert {".docx", ".docm", ".pdf", ".odt", ".rtf", ".html", ".htm", ".md", ".markdown", ".txt"} == set(SUFFIXES)
    assert is_readable("folder/Report.DOCX")
    assert not is_readable("report.doc")
    assert not is_readable(".docx")
