"""A report of 200 pages for the tests: a Word file made of the sample reports, each time round told a little differently."""

from __future__ import annotations

import io
import itertools
import re

import docx
from serving import SAMPLES

PAGES_200 = 90_000  # words


def long_docx(words: int = PAGES_200) -> bytes:
    """The file, with headings, paragraphs and tables."""
    files = sorted(p for p in SAMPLES.rglob("*.md") if p.name != "README.md")
    texts = [re.split(r"\n\s*\n", p.read_text()) for p in files]
    document, count = docx.Document(), 0
    for turn, blocks in ((turn, blocks) for turn in itertools.count(1) for blocks in texts):
        for number, block in enumerate(b.strip() for b in blocks):
            if heading := re.match(r"(#+)\s+(.*)", block):
                document.add_heading(heading[2], min(len(heading[1]), 4))
            elif block.startswith("|"):
                _add_table(document, block)
            else:
                document.add_paragraph((f"In part {turn}, " if number % 5 == 0 else "") + " ".join(block.split()))
            count += len(block.split())
        if count >= words:
            break
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: object, block: str) -> None:
    lines = [line for line in block.splitlines() if not re.fullmatch(r"[|\s:-]+", line)]
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    table = document.add_table(0, max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
