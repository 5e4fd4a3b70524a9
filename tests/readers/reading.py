"""Short ways to read and look at a document, shared by the tests of the readers."""

from __future__ import annotations

from scr_checker.document import Document
from scr_checker.readers import read_document


def read(suffix: str, content: str | bytes) -> Document:
    """The document in a file with this suffix."""
    return read_document(f"draft.{suffix}", content.encode() if isinstance(content, str) else content)


def texts(document: Document) -> list[str]:
    """The text of each block."""
    return [document.quote(block.start, block.end) for block in document.blocks]


def kinds(document: Document) -> list[str]:
    """The kind of each block."""
    return [block.kind.value for block in document.blocks]


def cells(document: Document) -> list[list[str]]:
    """The cells of each table row."""
    return [[document.quote(*cell) for cell in block.cells] for block in document.blocks if block.cells]


def ids(document: Document) -> list[str]:
    """The ids of the problems."""
    return [problem.id for problem in document.problems]
