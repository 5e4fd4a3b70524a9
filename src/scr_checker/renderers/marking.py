"""Where in a document does the evidence stand? Blocks of text cut into plain and marked pieces that link to findings.

Between a ``Document`` with its evidence and the HTML page. Passages that overlap become one marked piece, so marks are
never nested and every finding has exactly one place to point to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.document import Block
    from scr_checker.submission import SubmittedDocument

LONGEST_CHUNK = 25
DEEPEST = 3  # below the name of the document, which is a heading of the third level
ROWS = (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a passage shows: where it is told on the page, and where the passage stands."""

    id: str
    label: str
    polarity: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text; marked if ``findings`` rest on it."""

    text: str
    id: str = ""
    polarity: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """One block: its pieces (or those of each cell), what rests on it, and how deep a heading it is, none skipped."""

    block: Block
    id: str
    pieces: tuple[Piece, ...]
    cells: tuple[tuple[Piece, ...], ...]
    findings: tuple[Finding, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks shown together: a paragraph by itself, the items of a list, the rows of a table."""

    kind: str
    blocks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document as chunks of runs, which a browser can lay out one by one."""

    id: str
    name: str
    chunks: tuple[tuple[Run, ...], ...]


def mark(submitted: SubmittedDocument, findings: Sequence[Finding]) -> tuple[MarkedDocument, dict[str, str]]:
    """The document with its findings marked, and the id of the passage of each finding."""
    document, anchors = submitted.document, dict[str, str]()
    own = sorted((f for f in findings if f.document == submitted.id), key=lambda f: (f.start, f.end))
    blocks, depth = [], 0
    for block, within in _shared_out(document.blocks, own):
        notes = f"n-{submitted.id}-{block.start}"
        parts = block.cells or ((block.start, block.end),)
        cut = tuple(tuple(_pieces(document.text, part, within, submitted.id, anchors)) for part in parts)
        pieces, cells = ((), cut) if block.cells else (cut[0], ())
        if block.kind == BlockKind.HEADING:
            depth = max(1, min(block.level, depth + 1, DEEPEST))
        blocks.append(Marked(block, notes, pieces, cells, tuple(within), depth))
    return MarkedDocument(submitted.id, document.name, tuple(_chunks(blocks))), anchors


def _shared_out(blocks: Sequence[Block], findings: Sequence[Finding]) -> Iterator[tuple[Block, list[Finding]]]:
    """Each block with the findings that touch it; both are in order of place, so one walk will do."""
    waiting = list(findings)
    for block in sorted(blocks, key=lambda b: b.start):
        taken = 0
        while taken < len(waiting) and waiting[taken].start < block.end:
            taken += 1
        within = [f for f in waiting[:taken] if f.end > block.start]
        waiting = [f for f in within if f.end > block.end] + waiting[taken:]
        yield block, within


def _pieces(
    text: str, part: tuple[int, int], findings: Sequence[Finding], document: str, anchors: dict[str, str]
) -> Iterator[Piece]:
    """A stretch of text, cut where passages begin and end; passages that overlap are one."""
    at, end = part
    for cluster in _clusters([f for f in findings if f.start < end and f.end > at]):
        start, stop = max(at, min(f.start for f in cluster)), min(end, max(f.end for f in cluster))
        if start > at:
            yield Piece(text[at:start])
        name = f"p-{document}-{start}"
        for finding in cluster:
            anchors.setdefault(finding.id, name)
        yield Piece(text[start:stop], name, _polarity(cluster))
        at = stop
    if at < end:
        yield Piece(text[at:end])


def _clusters(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    cluster: list[Finding] = []
    reach = 0
    for finding in findings:
        if cluster and finding.start >= reach:
            yield cluster
            cluster = []
        cluster.append(finding)
        reach = max(reach, finding.end)
    if cluster:
        yield cluster


def _polarity(cluster: Sequence[Finding]) -> str:
    seen = {f.polarity for f in cluster} - {"context"}
    return "both" if len(seen) > 1 else seen.pop() if seen else "context"


def _chunks(blocks: Sequence[Marked]) -> Iterator[tuple[Run, ...]]:
    """A new chunk at each heading, and within long sections."""
    chunk: list[Run] = []
    size = 0
    for run in _runs(blocks):
        if chunk and (run.kind == BlockKind.HEADING or size >= LONGEST_CHUNK):
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(run)
        size += len(run.blocks)
    if chunk:
        yield tuple(chunk)


def _runs(blocks: Sequence[Marked]) -> Iterator[Run]:
    held: list[Marked] = []
    for item in blocks:
        if held and not _belong(held[-1].block, item.block):
            yield Run(_kind(held[0].block), tuple(held))
            held = []
        held.append(item)
    if held:
        yield Run(_kind(held[0].block), tuple(held))


def _belong(one: Block, other: Block) -> bool:
    if one.kind in ROWS:
        return other.kind in ROWS and one.table == other.table
    return one.kind == other.kind == BlockKind.LIST_ITEM


def _kind(block: Block) -> str:
    return "table" if block.kind in ROWS else str(block.kind)
