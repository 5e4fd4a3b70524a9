"""The sentences of labelled reports as the learning of scorecards sees them: their cues and what readers made of them.

Beside ``learn_scorecards``, for authors of rules. Labels: those of ``scr-checker validate``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scr_checker.agreement import holds, labelled_documents
from scr_checker.evaluation import matcher_for
from scr_checker.matching.scorecards import cues_of
from scr_checker.matching.signals import UNREAD_KINDS
from scr_checker.readers import read_document
from scr_checker.reading.kinds import kind_of
from scr_checker.reading.text import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scr_checker.matching.cues import Cue
    from scr_checker.packs import Pack
    from scr_checker.reading.text import Text

SHORTEST = 25


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence of a labelled report: its cues, and the criteria for which it is labelled (by polarity) or a decoy."""

    cues: frozenset[Cue]
    labelled: frozenset[tuple[str, str]]
    decoy: frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """A labelled report; ``writer`` is what its name begins with, up to the first hyphen."""

    writer: str
    sentences: tuple[Seen, ...]


def labelled_reports(folders: Sequence[Path], pack: Pack) -> list[Report]:
    """Every labelled report of these folders."""
    return [_report(pack, *labelled) for folder in folders for labelled in labelled_documents(folder)]


def _report(pack: Pack, name: str, source: Path, labels: dict[str, Any]) -> Report:
    files = sorted(source.rglob("*.md")) if source.is_dir() else [source]
    documents = [read_document(file.name, file.read_bytes()) for file in files]
    texts = [(read(d, pack, matcher_for(pack)), d.name) for d in documents]
    sentences = tuple(seen for text, file in texts for seen in _sentences(text, file, labels))
    return Report(name.split("-")[0], sentences)


def _sentences(text: Text, name: str, labels: dict[str, Any]) -> Iterator[Seen]:
    kind = kind_of(text, name).type
    evidence = [(c, item) for c, items in (labels.get("evidence") or {}).items() for item in items]
    for sentence in text.sentences:
        quote = text.quote(sentence)
        if len(quote) < SHORTEST or sentence.block.struck or sentence.block.kind in UNREAD_KINDS:
            continue
        labelled = frozenset((c, i["polarity"]) for c, i in evidence if _is(quote, i))
        decoys = frozenset(i["criterion"] for i in labels.get("distractors") or () if _is(quote, i))
        yield Seen(frozenset(cues_of(text, sentence, kind)), labelled, decoys)


def _is(quote: str, item: Mapping[str, str]) -> bool:
    return any(holds(quote, item[key]) for key in ("quote", "clean") if item.get(key))
