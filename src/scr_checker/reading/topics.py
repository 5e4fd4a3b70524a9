"""What a paragraph is about, whatever stands above it.

Beside ``sections``: authors put the terms of reference into "How we went about it" and the family's part into
"Thank you". A paragraph takes on a role when one of its sentences holds a combination of concepts that the pack gives
for that role, when it is one of a run of questions, or when it is a list under such a paragraph.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import KeysView, Sequence

    from scr_checker.packs import SectionRole
    from scr_checker.reading.text import Part

ASKING = frozenset("whether how what why who when where which did was were is are do does had has have could should".split())
QUESTIONS_IN_A_ROW = 3
QUESTION_ROLE = "terms_of_reference"
ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})


def topics_of(parts: Sequence[Part], roles: Sequence[SectionRole]) -> dict[int, frozenset[str]]:
    """The roles of each block of a section by the block's start; ``parts`` are its sentences in order."""
    blocks = [list(group) for _, group in groupby(parts, key=lambda part: part.block.start)]
    found = {block[0].block.start: _by_content(block, roles) for block in blocks}
    for run in _question_runs(blocks):
        for block in run:
            found[block[0].block.start] |= {QUESTION_ROLE}
    _carry_to_lists(blocks, found)
    return found


def _by_content(block: Sequence[Part], roles: Sequence[SectionRole]) -> frozenset[str]:
    return frozenset(role.role for role in roles if any(_holds(role, part.concepts) for part in block))


def _holds(role: SectionRole, present: KeysView[str]) -> bool:
    """Whether a sentence holds all concepts of one of the role's combinations."""
    return any(entry in present if isinstance(entry, str) else all(e in present for e in entry) for entry in role.content)


def _question_runs(blocks: Sequence[Sequence[Part]]) -> list[list[Sequence[Part]]]:
    """Runs of three or more blocks that are questions."""
    runs = [list(run) for asks, run in groupby(blocks, key=_is_question) if asks]
    return [run for run in runs if len(run) >= QUESTIONS_IN_A_ROW]


def _is_question(block: Sequence[Part]) -> bool:
    first, last = block[0].words.keys, block[-1].words.keys
    opening = next((key for key in first if key.isalpha() and len(key) > 1), "")
    return "?" in last[-2:] or opening in ASKING


def _carry_to_lists(blocks: Sequence[Sequence[Part]], found: dict[int, frozenset[str]]) -> None:
    """A list takes on the roles of the paragraph that introduces it."""
    above: frozenset[str] = frozenset()
    for block in blocks:
        start = block[0].block.start
        if block[0].block.kind in ITEMS:
            found[start] |= above
        else:
            above = found[start]
