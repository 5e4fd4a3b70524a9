"""In which sentences of a document a signal need be tried at all.

Beside ``signals``: sets of sentences by concept, role and nearness, cut down to those that stand where the signal
counts and hold nothing it rules out, so that a sentence is looked at only where something may come of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.matching.features import has
from scr_checker.reading.sections import FROM_ITSELF

if TYPE_CHECKING:
    from collections.abc import Set

    from scr_checker.reading.text import Sentence, Text
    from scr_checker.signal_rules import Feature, Signal

NEAR_BEFORE = 2


def places_of(text: Text, signal: Signal) -> Set[int]:
    """The sentences to try: those with all of the signal's concepts and features, in its parts, without what it rules out."""
    groups = sorted((with_any(text, text.where, entry) for entry in signal.find.all), key=len)
    if signal.sections:
        groups.append(with_any(text, text.with_role, signal.sections))
    if not signal.find.all:
        groups.append(without_concepts(text, signal))
    found = set(groups[0]).intersection(*groups[1:])
    if found and signal.outside:
        found.difference_update(*(in_part(text).get(role, ()) for role in signal.outside))
    if found and signal.find.none:
        found.difference_update(*(text.where.get(name, ()) for name in signal.find.none))
    if found and signal.find.near:
        found &= near_any(text, signal.find.near)
    for feature in signal.find.has:
        found = {i for i in found if shows(text, i, feature)}
    for feature in signal.find.lacks:
        found = {i for i in found if not shows(text, i, feature)}
    return found


def without_concepts(text: Text, signal: Signal) -> Set[int]:
    """The sentences to try for a signal that names no concept: table rows, or all."""
    key = ("rows", signal.find.row is not None)
    if key not in text.memo:
        text.memo[key] = {s.index for s in text.sentences if not signal.find.row or s.block.kind is BlockKind.TABLE_ROW}
    found: Set[int] = text.memo[key]
    return found


def shows(text: Text, index: int, feature: Feature) -> bool:
    """Whether a sentence has a feature; worked out once for all signals that ask, and only where one does."""
    known: dict[int, bool] = text.memo.setdefault(feature, {})
    if index not in known:
        known[index] = has(feature, text.quote(text.sentences[index]))
    return known[index]


def with_any(text: Text, index: dict[str, set[int]], entry: str | tuple[str, ...]) -> Set[int]:
    """The sentences that have one of these concepts or roles; worked out once for each such list."""
    if isinstance(entry, str):
        return index.get(entry, frozenset())
    key = (id(index), entry)
    if key not in text.memo:
        text.memo[key] = set().union(*(index.get(name, ()) for name in entry))
    found: Set[int] = text.memo[key]
    return found


def near_any(text: Text, names: tuple[str, ...]) -> Set[int]:
    """The sentences in which one of these concepts stands, and the two after each in the same section."""
    key = ("near", names)
    if key not in text.memo:
        text.memo[key] = _spread(text, with_any(text, text.where, names))
    found: Set[int] = text.memo[key]
    return found


def _spread(text: Text, holding: Set[int]) -> Set[int]:
    last = len(text.sentences)
    return {
        after
        for index in holding
        if text.sentences[index].block.kind is not BlockKind.HEADING
        for after in range(index, min(index + NEAR_BEFORE + 1, last))
        if text.sentences[after].section.index == text.sentences[index].section.index
    }


def in_part(text: Text) -> dict[str, set[int]]:
    """The sentences of each part of the report by the part's role, unless that is only guessed from what it says."""
    if "parts" not in text.memo:
        parts: dict[str, set[int]] = {}
        for sentence in text.sentences:
            if part := part_of(sentence):
                parts.setdefault(part, set()).add(sentence.index)
        text.memo["parts"] = parts
    found: dict[str, set[int]] = text.memo["parts"]
    return found


def part_of(sentence: Sentence) -> str | None:
    """The role of the part in which a sentence stands, unless it is only guessed from what the part says."""
    return sentence.section.role if sentence.section.role_reason != FROM_ITSELF else None


def place_failure(signal: Signal, sentence: Sentence) -> str | None:
    """Why a sentence does not stand where the signal counts, if it does not."""
    if signal.sections and sentence.roles.isdisjoint(signal.sections):
        return "it stands in another part of the report"
    outside = part_of(sentence) in signal.outside
    return "it stands in a part of the report that does not count here" if outside else None
