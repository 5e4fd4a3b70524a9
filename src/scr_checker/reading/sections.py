"""Which part of a review each passage stands in, and what that part is for.

Between the sentences of a document and everything that asks where they stand. A section's role comes from its
heading, else from the section above it, else from what fills it; each role keeps its reason.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.document import Block, BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.packs import Pack, SectionRole, Voice
    from scr_checker.reading.text import Part

ROLE = "role:"
MOST_HEADING_WORDS = 14
FILLED_FROM, FILLED_AT_LEAST = 0.3, 3


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it up to the next heading. ``role`` is a role of the pack, or ``other``."""

    index: int
    title: str
    number: str | None
    level: int
    role: str
    role_reason: str
    voice: Voice | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Outline:
    """A section before its role is known: heading (none before the first) and the parts under it."""

    heading: Part | None
    parts: tuple[Part, ...]


def divide(document: Document, pack: Pack, raw: Sequence[Part]) -> tuple[tuple[Section, ...], dict[int, Section]]:
    """The sections in order, and the section of each block by the block's start."""
    roles = {role.role: role for role in pack.sections}
    sections: list[Section] = []
    above: list[Section] = []
    of_block: dict[int, Section] = {}
    for outline in _outlines(raw):
        block = outline.heading.block if outline.heading else None
        level = block.level if block else 0
        above = [section for section in above if section.level < level]
        section = _section(document, roles, outline, above, len(sections))
        sections.append(section)
        above.append(section)
        for part in (*((outline.heading,) if outline.heading else ()), *outline.parts):
            of_block[part.block.start] = section
    return tuple(sections), of_block


def _outlines(raw: Sequence[Part]) -> list[_Outline]:
    outlines: list[_Outline] = []
    heading: Part | None = None
    parts: list[Part] = []
    for part in raw:
        if part.block.kind is BlockKind.HEADING:
            if heading or parts:
                outlines.append(_Outline(heading, tuple(parts)))
            heading, parts = part, []
        else:
            parts.append(part)
    return [*outlines, _Outline(heading, tuple(parts))] if heading or parts else outlines


def _section(
    document: Document, roles: dict[str, SectionRole], outline: _Outline, above: list[Section], index: int
) -> Section:
    heading = outline.heading.block if outline.heading else None
    role, reason = _role(roles, outline, above)
    last = outline.parts[-1].block if outline.parts else heading
    return Section(
        index=index,
        title=_title(document, heading),
        number=heading.number if heading else None,
        level=heading.level if heading else 0,
        role=role,
        role_reason=reason,
        voice=roles[role].voice if role in roles else None,
        start=heading.start if heading else outline.parts[0].block.start,
        end=last.end if last else 0,
    )


def _title(document: Document, heading: Block | None) -> str:
    return document.text[heading.start : heading.end] if heading else ""


def _role(roles: dict[str, SectionRole], outline: _Outline, above: list[Section]) -> tuple[str, str]:
    """The role and why: the heading's wording, then the section above, then the content."""
    own = _of_heading(outline.heading)
    if own:
        return own, "its heading"
    inherited = next((s.role for s in reversed(above) if s.level > 1 and s.role != "other"), None)
    if inherited:
        return inherited, "the section it belongs to"
    filled = _of_content(roles, outline.parts)
    return (filled, "what it contains") if filled else ("other", "")


def _of_heading(heading: Part | None) -> str | None:
    """The role named by the longest wording in the heading; the last one where two are as long."""
    if heading is None or len(heading.words.keys) > MOST_HEADING_WORDS:
        return None
    found = [(hit.stop - hit.first, hit.first, hit.concept) for hit in heading.hits if hit.concept.startswith(ROLE)]
    return max(found)[2].removeprefix(ROLE) if found else None


def _of_content(roles: dict[str, SectionRole], parts: Sequence[Part]) -> str | None:
    """The role whose concepts stand in the largest share of the sentences, if that share is large enough."""
    counts: Counter[str] = Counter()
    for part in parts:
        concepts = {hit.concept for hit in part.hits}
        counts.update(role for role, data in roles.items() if concepts & set(data.content))
    if not counts:
        return None
    role, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    return role if times >= FILLED_AT_LEAST and times >= FILLED_FROM * len(parts) else None
