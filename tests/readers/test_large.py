"""A million words are read within seconds and without much memory; a long PDF within a second or so."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scr_checker.readers import limits

from .page_makers import make_pdf
from .reading import ids, read
from .sample import REPORT
from .word_files import SPACES, p, word_file

WORDS = REPORT.replace("|", " ").replace("#", " ").split()
PARAGRAPH = " ".join(WORDS[at % len(WORDS)] for at in range(100))
MEASURE = """
import resource, sys, time
from scr_checker.readers import read_document
data = open(sys.argv[1], "rb").read()
started = time.process_time()
document = read_document(sys.argv[1], data)
seconds = time.process_time() - started
print(document.words, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def paragraphs(count: int) -> list[str]:
    """Paragraphs of a hundred words, none like another."""
    return [f"{at // 20 + 1}.{at % 20 + 1} {PARAGRAPH} paragraph {at}." for at in range(count)]


def large_txt() -> bytes:
    """Plain text of nearly a million words."""
    return "\n\n".join(paragraphs(9_500)).encode()


def large_docx() -> bytes:
    """A Word file of nearly a million words, in runs of ten as Word leaves them."""
    runs = [" ".join(text.split()[at : at + 10]) + " " for text in paragraphs(9_500) for at in range(0, 110, 10)]
    body = "".join(p(*runs[at : at + 11]) for at in range(0, len(runs), 11))
    small, out = word_file("BODY"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"BODY", body.encode()))
    assert SPACES.encode() in body.encode() or len(body) > 5_000_000
    return out.getvalue()


@pytest.mark.parametrize(("suffix", "make"), [("txt", large_txt), ("docx", large_docx)])
def test_a_million_words(suffix: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / f"large.{suffix}"
    path.write_bytes(make())
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    words, seconds, megabytes = map(float, done.stdout.split())
    assert words > 950_000
    assert seconds < 15
    assert megabytes < 700


def test_more_than_a_million_words_are_cut_and_said_to_be() -> None:
    document = read("txt", "\n\n".join(paragraphs(10_000)))
    assert document.words <= limits.MAX_WORDS
    assert ids(document) == ["truncated"]


def test_a_forty_page_pdf() -> None:
    data = make_pdf("\n\n".join(paragraphs(230)))
    started = time.process_time()
    document = read("pdf", data)
    assert (document.pages or 0) >= 40
    assert time.process_time() - started < 4
