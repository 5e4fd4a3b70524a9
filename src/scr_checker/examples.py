"""Whether the signals of a pack do what their examples say.

Beside the flow, for rule authors and tests: each example becomes a small document and goes through the same reading
as a real one. A ``known_gap`` that matches is reported too, since it is no longer a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.document import Block, BlockKind, Document
from scr_checker.evaluation import matcher_for
from scr_checker.matching.claims import CLAIMED
from scr_checker.matching.signals import Trial, try_signal
from scr_checker.packs import Pack
from scr_checker.reading.text import Text, read
from scr_checker.signal_rules import Example, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Failure:
    """An example whose outcome is not the one it is listed under, and why."""

    expectation: str
    signal: str
    kind: str
    text: str
    why: str


def failing_examples(pack: Pack, only: str = "") -> Iterator[Failure]:
    """Every example that fails, of all signals or of those whose id begins with ``only``."""
    for name, (_, expectation) in pack.expectations().items():
        for signal in expectation.signals:
            if signal.id.startswith(only):
                yield from (Failure(name, signal.id, *failure) for failure in _failures(pack, signal))


def _failures(pack: Pack, signal: Signal) -> Iterator[tuple[str, str, str]]:
    for example in signal.examples.match:
        trials = trials_of(pack, signal, example)
        if not any(trial.failed is None and not trial.claims for trial in trials):
            why = "; ".join(t.failed or CLAIMED for t in trials) or "its concepts do not stand in one sentence"
            yield "match", _text(example), why
    for kind, examples in (("no_match", signal.examples.no_match), ("known_gap", signal.examples.known_gap)):
        for example in examples:
            hit = next((t for t in trials_of(pack, signal, example) if t.failed is None and not t.claims), None)
            if hit:
                yield kind, _text(example), f"it matches ({hit.voice}, {hit.assertion}; {hit.cue})"


def trials_of(pack: Pack, signal: Signal, example: str | Example) -> list[Trial]:
    """The signal tried on one example."""
    given = example if isinstance(example, Example) else Example(text=example)
    text = read(document_of(given), pack, matcher_for(pack))
    quoted = given.text if given.header is None else given.text[:20]
    return [t for t in try_signal(text, signal, given.document) if quoted[:20] in _block_text(text, t)]


def _block_text(text: Text, trial: Trial) -> str:
    return text.document.text[trial.sentence.block.start : trial.sentence.block.end]


def _text(example: str | Example) -> str:
    return example if isinstance(example, str) else example.text


def document_of(example: Example) -> Document:
    """An example as a document: its heading, what stands before it, and the sentence or row itself."""
    parts: list[tuple[BlockKind, str]] = []
    if example.heading:
        parts.append((BlockKind.HEADING, example.heading))
    if example.before:
        parts.append((BlockKind.PARAGRAPH, example.before))
    if example.header:
        parts.append((BlockKind.TABLE_HEADER, example.header))
    parts.append((BlockKind.TABLE_ROW if example.header else BlockKind.PARAGRAPH, example.text))
    blocks: list[Block] = []
    start = 0
    for kind, text in parts:
        cells = _cells(text, start) if kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW) else ()
        level = 2 if kind is BlockKind.HEADING else 0
        blocks.append(Block(kind, start, start + len(text), level=level, cells=cells, table=1 if cells else None))
        start += len(text) + 2
    return Document("example", "text/plain", "", "\n\n".join(text for _, text in parts), tuple(blocks))


def _cells(text: str, start: int) -> tuple[tuple[int, int], ...]:
    spans, at = [], start
    for cell in text.split("|"):
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    return tuple(spans)
