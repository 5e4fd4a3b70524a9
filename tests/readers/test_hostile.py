"""Files that are broken, locked, lying or dangerous get one clear line, and never another exception."""

from __future__ import annotations

import io
import logging
import struct
import tempfile
import time
import zipfile

import pytest

from scr_checker.errors import UnusableInputError
from scr_checker.readers import limits, read_document

from .files import FILES, outcome, with_member
from .page_makers import make_pdf
from .reading import read
from .sample import REPORT
from .test_odt import odt
from .word_files import p, word_file

ZIPPED = ("docx", "odt")


def refusal(name: str, data: bytes) -> str:
    """The one line that the user is shown."""
    with pytest.raises(UnusableInputError) as caught:
        read_document(name, data)
    line = str(caught.value)
    assert "\n" not in line
    assert caught.value.__cause__ is None
    return line


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("content", FILES)
def test_a_file_is_what_its_name_says_or_is_refused(suffix: str, content: str) -> None:
    texts = {"md": {"md", "txt"}, "txt": {"md", "txt"}, "html": {"html", "md", "txt"}}
    if content in texts.get(suffix, {suffix}):
        assert read(suffix, FILES[content]).words > 50
    else:
        assert refusal(f"report.{suffix}", FILES[content]).startswith("report.")


def test_a_wrong_ending_is_named() -> None:
    assert refusal("report.docx", FILES["pdf"]) == (
        "report.docx: its name ends in .docx but it is a PDF; give it the right ending or save it again"
    )


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("report.doc", b"x", "save it as .docx"),
        ("report.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old Word file"),
        (
            "report.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password-protected",
        ),
        ("report.pages", b"x", "not a known kind of file"),
        ("report", b"x", "not a known kind of file"),
        ("report.txt", b"", "empty"),
        ("report.docx", b" \r\n\0", "empty"),
        ("report.md", b"---\n\n***\n", "no text"),
        ("report.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        ("report.txt", bytes(range(256)) * 40 + bytes(4000), "not text"),
        ("report.docx", b"PK\x03\x04 cut short", "damaged"),
        ("report.pdf", b"%PDF-1.7 cut short", "damaged"),
        ("report.html", b"<html><head><title>x</title></head></html>", "no text"),
    ],
)
def test_refusals_say_what_and_what_to_do(name: str, data: bytes, says: str) -> None:
    line = refusal(name, data)
    assert says in line
    assert "; " in line


def test_other_archives_are_told_apart() -> None:
    def archive(*names: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for name in names:
                new.writestr(name, "x")
        return out.getvalue()

    assert "zip archive" in refusal("x.docx", archive("a.txt", "../../etc/passwd"))
    assert "holds no text document" in refusal("x.docx", archive("[Content_Types].xml", "xl/workbook.xml"))


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
FETCH = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [LAUGHS, FETCH, "<!DOCTYPE x>"])
@pytest.mark.parametrize(
    ("suffix", "member"),
    [("docx", "word/document.xml"), ("docx", "word/styles.xml"), ("odt", "content.xml"), ("odt", "styles.xml")],
)
def test_entities_are_refused(suffix: str, member: str, doctype: str) -> None:
    def change(content: bytes) -> bytes:
        head, mark, rest = content.partition(b"?>")
        return head + mark + doctype.encode() + rest if mark else doctype.encode() + content

    assert "document type" in refusal(f"x.{suffix}", with_member(FILES[suffix], member, change))


def test_a_web_page_cannot_fetch_or_expand() -> None:
    page = f"{FETCH}<html><body><p>Before &e; &lol; after.</p><img src='http://127.0.0.1:9/x'></body></html>"
    document = read("html", page)
    assert "root:" not in document.text
    assert "after." in document.text


@pytest.mark.parametrize("suffix", ZIPPED)
def test_zip_bombs_are_not_unpacked(suffix: str) -> None:
    member = "word/media/x.xml" if suffix == "docx" else "Pictures/x"
    out = io.BytesIO(FILES[suffix])
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, bytes(limits.RATIO_APPLIES_FROM + 1))
    assert "unpacks to far more" in refusal(f"x.{suffix}", out.getvalue())


def test_lying_sizes_do_not_help_a_bomb() -> None:
    data = bytearray(with_member(FILES["docx"], "word/document.xml", lambda content: content + b" " * 3_000_000))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", 10)
        at = data.find(b"PK\x01\x02", at + 4)
    assert outcome("x.docx", bytes(data)) is None


def test_too_many_members_are_refused() -> None:
    out = io.BytesIO(FILES["docx"])
    with zipfile.ZipFile(out, "a") as archive:
        for at in range(limits.MAX_ZIP_MEMBERS):
            archive.writestr(f"m{at}", "")
    assert "unpacks to far more" in refusal("x.docx", out.getvalue())


@pytest.mark.parametrize("suffix", ZIPPED)
def test_a_locked_zip_is_called_password_protected(suffix: str) -> None:
    data = bytearray(FILES[suffix])
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    line = refusal(f"x.{suffix}", bytes(data))
    assert "password-protected" in line or "damaged" in line


def test_too_large_and_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 1)
    assert "pages; at most 1 are read" in refusal("x.pdf", make_pdf(REPORT, height=260))
    monkeypatch.setattr(limits, "MAX_UPLOAD_BYTES", 1000)
    assert "larger than" in refusal("x.txt", b"word " * 300)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.docx", "C:\\x\\..\\y.txt", "a\nb.txt", "x" * 5000 + ".txt", "\u202egpj.txt", "a\0b.txt"]
)
def test_odd_names_are_only_names(name: str) -> None:
    document = outcome(name, b"Some text that is here.")
    assert document is None or document.name == name
    assert len(refusal(name, b"")) < 300


def test_a_refusal_never_quotes_the_document() -> None:
    secret = b"<w:t>Jayden Smith of 12 Canal Row"
    broken = with_member(FILES["docx"], "word/document.xml", lambda content: content[:400] + secret)
    assert "Jayden" not in refusal("x.docx", broken)
    assert "Jayden" not in refusal("x.rtf", b"{\\rtf1 Jayden " + b"{" * 100_000)


def test_deep_nesting_is_survived() -> None:
    deep = 3000
    assert "nested too deeply" in refusal("x.html", b"<div>" * deep + b"text" + b"</div>" * deep)
    assert outcome("x.md", b">" * deep + b" text") is not None
    outcome("x.md", b"- " * deep + b"text")
    assert outcome("x.md", b"- " * 25 + b"text") is not None
    outcome("x.rtf", b"{\\rtf1 " + b"{" * 100_000 + b"text")
    table = "<w:tbl><w:tr><w:tc>" * deep + p("text") + "</w:tc></w:tr></w:tbl>" * deep
    outcome("x.docx", word_file(table))
    outcome("x.odt", odt("<text:list><text:list-item>" * deep + "</text:list-item></text:list>" * deep))


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        ("txt", b" " * 100_000 + b"x\nPage" + b" " * 100_000 + b"x"),
        ("txt", b"+" * 100_000 + b"x\n|" + b" " * 100_000 + b"x\n" + b"-" * 100_000 + b"x"),
        ("txt", b"A" * 300_000),
        ("txt", b"a-\n" + b"a" * 300_000),
        ("md", b"# T\n\n" + b"A" * 300_000),
        ("html", b"<!-- -->" * 500 + b"x"),
        ("html", b"<p>" + b"x1" * 100_000),
        ("md", b"[" * 60_000), ("md", b"*a **b " * 20_000), ("md", b"`" * 60_000), ("md", b"<" * 60_000),
        ("md", b"![[](" * 20_000), ("md", b"| a " * 20_000), ("md", b"<!--" * 50_000), ("md", b"[^a]: x\n" * 10_000),
        ("txt", b"1. " * 60_000), ("txt", b". " * 100_000), ("txt", b"-\n" * 60_000), ("txt", b"a-\n" * 60_000),
        ("txt", b"(((((" * 30_000), ("txt", b"|" * 100_000), ("txt", b"1\n\n" * 60_000),
        ("txt", b"\f" * 100_000 + b"x"), ("html", b"<b>" * 50_000), ("html", b"<ol><li>x" * 3_000),
        ("html", b"<table><tr><td>" * 2_000), ("html", b"<li>x" * 20_000),
        ("rtf", b"{\\rtf1 " + b"\\'41" * 100_000), ("rtf", b"{\\rtf1 " + b"\\u65?" * 60_000),
    ],
)  # fmt: skip
def test_nothing_takes_long(suffix: str, data: bytes) -> None:
    started = time.process_time()
    outcome(f"x.{suffix}", data)
    assert time.process_time() - started < 4


@pytest.mark.parametrize("suffix", FILES)
def test_nothing_is_written_and_nothing_is_logged(
    suffix: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def no_file(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file was asked for")

    for name in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, no_file)
    with caplog.at_level(logging.DEBUG):
        read(suffix, FILES[suffix])
        outcome(f"x.{suffix}", FILES[suffix][:-200])
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
