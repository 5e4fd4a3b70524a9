"""A million words are read within seconds and without much memory; a long PDF within a second or so."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from .drawing import lines, pdf
from .reading import read
from .sample import REPORT
from .word_files import p, word_file

WORDS = REPORT.replace("|", " ").replace("#", " ").split()
PARAGRAPH = " ".join(WORDS[at % len(WORDS)] for at in range(100))
MEASURE = """
import sys, time
from scr_checker.readers import read_document
data = open(sys.argv[1], "rb").read()
started = time.process_time()
document = read_document(sys.argv[1], data)
seconds = time.process_time() - started
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(document.words, seconds, int(peak.split()[1]) / 1024)
"""
"""The peak is that of this process alone: ``ru_maxrss`` begins with what the process had that started it."""


def paragraphs(count: int) -> list[str]:
    """Paragraphs of a hundred words, none like another."""
    return [f"{at // 20 + 1}.{at % 20 + 1} {PARAGRAPH} paragraph {at}." for at in range(count)]


def large_txt() -> bytes:
    """Plain text of nearly a million words."""
    return "\n\n".join(paragraphs(9_500)).encode()


def large_docx() -> bytes:
    """A Word file of nearly a million words, in runs of ten as Word leaves them."""
    split = (text.split() for text in paragraphs(9_500))
    return word_file("".join(p(*(" ".join(words[at : at + 10]) + " " for at in range(0, 104, 10))) for words in split))


@pytest.mark.parametrize(("suffix", "make"), [("txt", large_txt), ("docx", large_docx)])
def test_a_million_words(suffix: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / f"large.{suffix}"
    path.write_bytes(make())
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    words, seconds, megabytes = map(float, done.stdout.split())
    assert words > 950_000
    assert seconds < 15
    assert megabytes < 700


def test_a_forty_page_pdf() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        return lines(*(f"{number}.{line} {' '.join(WORDS[line : line + 12])}" for line in range(1, 56)))

    data = pdf(*(page(number) for number in range(1, 41)))
    started = time.process_time()
    assert read("pdf", data).pages == 40
    assert time.process_time() - started < 4
