"""How do dates given as data take the place of those read, and on which passage do they rest?

Part of the reading of facts: ``FactReading*`` and given values -> ``FactReading*``. A given date wins. It rests on the
sentence that states the fact, if any does, else on the first sentence about the time the review took, else on the first
of the report; every such reading is marked, so that the result says that the date was given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scr_checker.facts import FactReading, Readable

UNREAD = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW})
MEASURED = {
    "review.decision_on": ("incident.notified_on", "review.time_to_decision"),
    "review.completed_on": ("review.started_on", "review.time_to_completion"),
}


def with_given(
    facts: Sequence[FactReading], given: Mapping[str, str], telling: Sequence[Readable], made: type[FactReading]
) -> tuple[FactReading, ...]:
    """The facts in force: given dates before those read, and no length of time in words beside two given dates."""
    settled = {name for end, (begin, name) in MEASURED.items() if end in given and begin in given}
    kept = [f for f in facts if f.name not in given and f.name not in settled]
    for name, value in given.items():
        read = [f for f in facts if f.name == name]
        same = [replace(f, value=max(f.value, value, key=len), conflicts_with=()) for f in read if _agree(f.value, value)]
        other = [replace(f, value=value, conflicts_with=(), given=True) for f in read[:1]]
        kept += same or other or _rested(name, value, telling, made)
    return tuple(kept)


def _agree(value: str, other: str) -> bool:
    return value.startswith(other) or other.startswith(value)


def _rested(name: str, value: str, telling: Sequence[Readable], made: type[FactReading]) -> list[FactReading]:
    """A date that no document states, at the passage where the report speaks of time, or where it begins."""
    for document in telling:
        open_ = [s for s in document.text.sentences if s.block.kind not in UNREAD and not s.block.struck]
        place = next((s for s in open_ if s.section.role == "timescale"), open_[0] if open_ else None)
        if place:
            return [made(name, value, document.id, place.index, place.start, place.end, given=True)]
    return []
