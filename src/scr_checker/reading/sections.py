"""Which part of a review each passage stands in, and what that part is for.

Between the sentences of a document and everything that asks where they stand. A section's role comes from its
heading, else from the section above it, else from what fills it; each role keeps its reason. A paragraph may have
roles of its own beside that (``topics``); where the section has none, the paragraph's is used.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import Block, BlockKind, Document
from scr_checker.reading.topics import topics_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.packs import Pack, SectionRole, Voice
    from scr_checker.reading.text import Part

ROLE, HINT = "role:", "hint:"
MOST_HEADING_WORDS = 14
FILLED_FROM, FILLED_AT_LEAST = 0.4, 2
OTHER = "other"


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


class Place(NamedTuple):
    """Where a block stands: its section, and all roles it has there."""

    section: Section
    roles: frozenset[str]


def divide(document: Document, pack: Pack, raw: Sequence[Part]) -> tuple[tuple[Section, ...], dict[int, Place]]:
    """The sections in order, and the place of each block by the block's start."""
    roles = {role.role: role for role in pack.sections}
    sections: list[Section] = []
    above: list[Section] = []
    places: dict[int, Place] = {}
    for outline in _outlines(raw):
        block = outline.heading.block if outline.heading else None
        level = block.level if block else 0
        above = [section for section in above if section.level < level]
        topics = topics_of(outline.parts, pack.sections)
        section = _section(document, roles, outline, above, len(sections), topics)
        sections.append(section)
        above.append(section)
        if block:
            places[block.start] = Place(section, frozenset({section.role}))
        places.update({start: _place(section, own, roles) for start, own in topics.items()})
    return tuple(sections), places


def _place(section: Section, own: frozenset[str], roles: dict[str, SectionRole]) -> Place:
    """The place of a block: in a section without a role its own first role is taken."""
    if section.role != OTHER or not own:
        return Place(section, own | {section.role})
    role = next(name for name in roles if name in own)
    return Place(replace(section, role=role, role_reason="what the paragraph says", voice=roles[role].voice), own)


def _outlines(raw: Sequence[Part]) -> list[_Outline]:
    """The parts of a document by heading; footnotes, which stand after the last one, belong to none."""
    outlines: list[_Outline] = []
    heading: Part | None = None
    parts: list[Part] = []
    notes = [part for part in raw if part.block.kind is BlockKind.FOOTNOTE]
    for part in raw:
        if part.block.kind is BlockKind.HEADING:
            if heading or parts:
                outlines.append(_Outline(heading, tuple(parts)))
            heading, parts = part, []
        elif part.block.kind is not BlockKind.FOOTNOTE:
            parts.append(part)
    last = [_Outline(heading, tuple(parts))] if heading or parts else []
    return [*outlines, *last, *([_Outline(None, tuple(notes))] if notes else [])]


def _section(
    document: Document,
    roles: dict[str, SectionRole],
    outline: _Outline,
    above: list[Section],
    index: int,
    topics: dict[int, frozenset[str]],
) -> Section:
    heading = outline.heading.block if outline.heading else None
    role, reason = _role(outline, above, topics)
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


def _role(outline: _Outline, above: list[Section], topics: dict[int, frozenset[str]]) -> tuple[str, str]:
    """The role and why: the heading's wording, then the section above, then the content."""
    own = _of_heading(outline.heading, ROLE)
    if own:
        return own, "its heading"
    inherited = next((s.role for s in reversed(above) if s.level > 1 and s.role != OTHER), None)
    if inherited:
        return inherited, "the section it belongs to"
    hinted, filled = _of_heading(outline.heading, HINT), _of_content(topics)
    if hinted and any(hinted in own for own in topics.values()):
        return hinted, "its heading and what it contains"
    if filled:
        return filled, "what it contains"
    return (hinted, "its heading") if hinted else (OTHER, "")


def _of_heading(heading: Part | None, prefix: str) -> str | None:
    """The role named by the longest wording in the heading; the last one where two are as long."""
    if heading is None or len(heading.words.keys) > MOST_HEADING_WORDS:
        return None
    found = [(t.stop - t.first, t.first, name) for t in heading.terms for name in t.names if name.startswith(prefix)]
    return max(found)[2].removeprefix(prefix) if found else None


def _of_content(topics: dict[int, frozenset[str]]) -> str | None:
    """The role that the largest share of the paragraphs has, if that share is large enough."""
    counts = Counter(role for roles in topics.values() for role in sorted(roles))
    if not counts:
        return None
    role, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    return role if times >= FILLED_AT_LEAST and times >= FILLED_FROM * len(topics) else None
