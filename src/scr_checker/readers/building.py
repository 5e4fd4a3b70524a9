"""How do the parts that a format found become one text with places?

Every format returns an ``Extract`` of parts; ``assemble`` joins them into the ``Document`` that the rest of
the flow refers to by offsets. Parts also carry what only the headings stage needs, such as bold type.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from scr_checker.document import Block, BlockKind, Document, Problem
from scr_checker.readers import limits
from scr_checker.readers.wording import clean

BETWEEN_BLOCKS = "\n\n"
BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one format."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A block before it has a place: ``bold`` counts leading bold characters, ``alone`` means white space around it."""

    kind: BlockKind
    text: str
    level: int = 0
    number: str | None = None
    page: int | None = None
    cells: tuple[str, ...] = ()
    table: int | None = None
    struck: bool = False
    bold: int = 0
    italic: bool = False
    alone: bool = True

    @property
    def all_bold(self) -> bool:
        """Whether the whole text is in bold type."""
        return 0 < len(self.text) <= self.bold


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format found in a file."""

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()
    pages: int | None = None


def from_runs(
    kind: BlockKind, runs: Sequence[Run], *, prefix: str = "", number: str | None = None, level: int = 0,
    page: int | None = None,
) -> list[Part]:  # fmt: skip
    """A part from formatted text; struck-out stretches follow as parts of their own, no longer in the text."""
    kept = [run for run in runs if not run.struck]
    text = clean("".join(run.text for run in kept))
    struck = struck_stretches(runs)
    if not text:
        return [Part(BlockKind.PARAGRAPH, stretch, page=page, struck=True) for stretch in struck]
    part = Part(
        kind,
        clean(prefix + " " + text),
        level,
        number,
        page,
        bold=_leading_bold(kept, prefix),
        italic=_all_italic(kept),
    )
    return [part, *(Part(BlockKind.PARAGRAPH, stretch, page=page, struck=True) for stretch in struck)]


def struck_stretches(runs: Sequence[Run]) -> list[str]:
    """Each unbroken struck-out stretch as text of its own."""
    stretches = (clean("".join(r.text for r in group)) for struck, group in groupby(runs, lambda r: r.struck) if struck)
    return [stretch for stretch in stretches if stretch]


def _leading_bold(runs: Sequence[Run], prefix: str) -> int:
    lead = ""
    for run in runs:
        if run.text.strip() and not run.bold:
            break
        lead += run.text
    length = len(clean(lead))
    return length + (len(clean(prefix)) + 1 if length and prefix else 0)


def _all_italic(runs: Sequence[Run]) -> bool:
    return all(run.italic for run in runs if run.text.strip())


def row(cells: Sequence[str], table: int, *, header: bool = False, page: int | None = None) -> Part:
    """A table row from the text of its cells."""
    texts = tuple(clean(cell) for cell in cells)
    kind = BlockKind.TABLE_HEADER if header else BlockKind.TABLE_ROW
    return Part(kind, BETWEEN_CELLS.join(texts), page=page, cells=texts, table=table)


def assemble(name: str, media_type: str, data: bytes, extract: Extract) -> Document:
    """The document: the parts that hold text, one after the other, each with its place."""
    parts, cut = _within_limit(part for part in extract.parts if part.text.strip(" |"))
    blocks: list[Block] = []
    position = 0
    for part in parts:
        blocks.append(_block(part, position))
        position += len(part.text) + len(BETWEEN_BLOCKS)
    return Document(
        name=name,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text=BETWEEN_BLOCKS.join(part.text for part in parts),
        blocks=tuple(blocks),
        pages=extract.pages,
        problems=extract.problems + cut,
    )


def _within_limit(parts: Iterable[Part]) -> tuple[list[Part], tuple[Problem, ...]]:
    kept: list[Part] = []
    words = 0
    for part in parts:
        words += len(part.text.split())
        if words > limits.MAX_WORDS:
            message = f"Only the first {limits.MAX_WORDS:,} words were read; split the file into parts."
            return kept, (Problem("truncated", message),)
        kept.append(part)
    return kept, ()


def _block(part: Part, start: int) -> Block:
    return Block(
        kind=part.kind,
        start=start,
        end=start + len(part.text),
        level=part.level,
        number=part.number,
        page=part.page,
        cells=_spans(part.cells, start),
        table=part.table,
        struck=part.struck,
    )


def _spans(cells: Sequence[str], start: int) -> tuple[tuple[int, int], ...]:
    spans = []
    for cell in cells:
        spans.append((start, start + len(cell)))
        start += len(cell) + len(BETWEEN_CELLS)
    return tuple(spans)


def with_page(parts: Iterable[Part], page: int | None) -> list[Part]:
    """The same parts, placed on a page."""
    return [replace(part, page=page) for part in parts]
