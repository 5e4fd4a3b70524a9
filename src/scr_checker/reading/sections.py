"""Which part of a review each passage stands in, and what that part is for.

Between the sentences of a document and everything that asks where they stand. A section's role comes from its
heading, else from the section above it, else from what fills it; each role keeps its reason. A heading is known by
its wording, or, where the author made it up, by the concepts that stand together in it; of two matters in one heading
the lesser is a role too. A sentence may have roles of its own beside that (``topics``); where the section has none,
the sentence's is used.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import Block, BlockKind, Document
from scr_checker.reading.headings import HINT, ROLE, besides, role_of
from scr_checker.reading.topics import patterns_of, topics_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.packs import Pack
    from scr_checker.reading.text import Part
    from scr_checker.signal_rules import Voice

CASE = ("practice_decoy", "practice_event", "practice_actor")
FILLED_FROM, FILLED_AT_LEAST = 0.4, 2
SPREAD_FROM, SPREAD_WHEN_NAMED = 0.3, 0.15
OTHER = "other"
ON_REVIEW = frozenset({"introduction", "process", "panel", "agency_reports", OTHER})
"""The parts in which a report tells of its own making, and those that may."""
FROM_ITSELF = "what the paragraph says"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it up to the next heading. ``role`` is a role of the pack, or ``other``.

    ``case``: the last words of what the heading names of the case, a service, an event or a meeting of theirs.
    """

    index: int
    title: str
    number: str | None
    level: int
    role: str
    role_reason: str
    voice: Voice | None
    start: int
    end: int
    case: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Outline:
    """A section before its role is known: heading (none before the first) and the parts under it.

    ``title``: the heading stands above all others, and so says of what the document is and not what follows.
    """

    heading: Part | None
    parts: tuple[Part, ...]
    title: bool = False


class Place(NamedTuple):
    """Where a sentence stands: its section, and all roles it has there."""

    section: Section
    roles: frozenset[str]


class _Roles:
    """The roles of a pack, as sections and sentences are tried for them."""

    def __init__(self, pack: Pack) -> None:
        self.of = {role.role: role for role in pack.sections}
        self.patterns = patterns_of(pack.sections)
        entries = [(role.role, entry) for role in pack.sections for entry in role.composed]
        self.throughout = [(role.role, frozenset(role.throughout)) for role in pack.sections if role.throughout]
        self.composed = [(name, frozenset(entry)) for name, entry in entries if not isinstance(entry, str)]
        self.weak = [(name, frozenset({entry})) for name, entry in entries if isinstance(entry, str)]

    def speaks_of_itself(self, name: str) -> bool:
        """Whether it is a part on the review that no content of its own could show."""
        return self.of[name].voice == "review" and not self.of[name].content

    def voice(self, name: str) -> Voice | None:
        return self.of[name].voice if name in self.of else None


def divide(document: Document, pack: Pack, raw: Sequence[Part]) -> tuple[tuple[Section, ...], dict[int, Place]]:
    """The sections in order, and the place of each sentence by its start."""
    roles = _Roles(pack)
    sections: list[Section] = []
    above: list[Section] = []
    places: dict[int, Place] = {}
    for outline in _outlines(raw):
        heading = outline.heading
        level = heading.block.level if heading else 0
        above = [section for section in above if section.level < level]
        topics = topics_of(outline.parts, roles.patterns)
        section = _section(document, roles, outline, above, len(sections), topics.of_block)
        sections.append(section)
        above.append(section)
        if heading:
            places[heading.words.starts[0]] = Place(section, frozenset({section.role}))
        also = (besides(heading, roles.composed, section.role) & roles.patterns.own) | _throughout(outline, roles, section)
        known: dict[frozenset[str], Place] = {}
        for start, own in topics.of_sentence.items():
            if own not in known:
                known[own] = _place(section, own | also, roles)
            places[start] = known[own]
    return tuple(sections), places


def _place(section: Section, own: frozenset[str], roles: _Roles) -> Place:
    """The place of a sentence: in a section without a role its own first one is taken."""
    if section.role != OTHER or not own:
        return Place(section, own | {section.role})
    role = next(name for name in roles.of if name in own)
    voice = None if section.case else roles.voice(role)
    return Place(replace(section, role=role, role_reason=FROM_ITSELF, voice=voice), own)


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
    return [*_with_title([*outlines, *last]), *([_Outline(None, tuple(notes))] if notes else [])]


def _with_title(outlines: Sequence[_Outline]) -> list[_Outline]:
    """The same with the title marked: the headings at the beginning that stand above all that follow."""
    levels = [outline.heading.block.level if outline.heading else 0 for outline in outlines]
    titles = 0
    while titles < len(levels) and 0 < levels[titles] < min(levels[titles + 1 :], default=0):
        titles += 1
    return [*(replace(outline, title=True) for outline in outlines[:titles]), *outlines[titles:]]


def _section(
    document: Document,
    roles: _Roles,
    outline: _Outline,
    above: list[Section],
    index: int,
    topics: Sequence[frozenset[str]],
) -> Section:
    heading = outline.heading.block if outline.heading else None
    role, reason = _role(outline, above, topics, roles)
    last = outline.parts[-1].block if outline.parts else heading
    case = _case(outline.heading) if outline.heading and role == OTHER else frozenset()
    return Section(
        index=index,
        title=_title(document, heading),
        number=heading.number if heading else None,
        level=heading.level if heading else 0,
        role=role,
        role_reason=reason,
        voice=roles.voice(role),
        start=heading.start if heading else outline.parts[0].block.start,
        end=last.end if last else 0,
        case=case,
    )


def _case(heading: Part) -> frozenset[str]:
    return frozenset(heading.words.keys[stop - 1] for name in CASE for _, stop in heading.places.get(name, ()))


def _title(document: Document, heading: Block | None) -> str:
    return document.text[heading.start : heading.end] if heading else ""


def _role(outline: _Outline, above: list[Section], topics: Sequence[frozenset[str]], roles: _Roles) -> tuple[str, str]:
    """The role and why: the heading's wording, then the section above, then the content."""
    own = role_of(outline.heading, ROLE, roles.composed, title=outline.title)
    if own or outline.title:
        return (own, "its heading") if own else (OTHER, "")
    inherited = next((s.role for s in reversed(above) if s.level > 1 and s.role != OTHER), None)
    if inherited:
        return inherited, "the section it belongs to"
    hinted, filled = role_of(outline.heading, HINT, ()), _of_content(topics)
    weak = role_of(outline.heading, None, roles.weak)
    agreed = next((name for name in (hinted, weak) if name and any(name in own for own in topics)), None)
    if agreed:
        return agreed, "its heading and what it contains"
    if hinted and roles.speaks_of_itself(hinted):
        return hinted, "its heading"
    if filled:
        return filled, "what it contains"
    return (hinted, "its heading") if hinted else (OTHER, "")


def _throughout(outline: _Outline, roles: _Roles, section: Section) -> frozenset[str]:
    """What a part is also about, whatever its heading: a matter that its sentences, or its heading and some, name."""
    if section.voice == "review":
        return frozenset()
    found = set()
    for role, concepts in roles.throughout:
        naming = sum(not concepts.isdisjoint(part.concepts) for part in outline.parts)
        named = outline.heading is not None and not concepts.isdisjoint(outline.heading.concepts)
        least = SPREAD_WHEN_NAMED if named else SPREAD_FROM
        if naming >= FILLED_AT_LEAST and naming >= least * len(outline.parts):
            found.add(role)
    return frozenset(found)


def _of_content(topics: Sequence[frozenset[str]]) -> str | None:
    """The role that the largest share of the paragraphs has, if that share is large enough."""
    counts = Counter(role for roles in topics for role in sorted(roles))
    if not counts:
        return None
    role, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    return role if times >= FILLED_AT_LEAST and times >= FILLED_FROM * len(topics) else None
