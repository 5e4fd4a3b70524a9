"""What a passage is about, whatever stands above it.

Beside ``sections``: authors put the terms of reference into "How we went about it" and the family's part into
"Thank you". A sentence takes on a role when it holds a combination of concepts that the pack gives for that role.
Of the roles that a review has for speaking of itself, one sentence hands them on to the next of its paragraph until
another takes over, and to a paragraph that goes on about the same; a matter that is spread over parts lasts for a few
sentences; the others belong to the whole paragraph. A run of questions has a role too, and a list takes over those of
the paragraph above it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.packs import SectionRole
    from scr_checker.reading.standing import Places, Span
    from scr_checker.reading.text import Part

ASKING = frozenset("whether how what why who when where which did was were is are do does had has have could should".split())
QUESTIONS_IN_A_ROW = 3
QUESTIONS = frozenset({"terms_of_reference"})
ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
NONE: frozenset[str] = frozenset()
POINTING = frozenset("it its this that these those they them their he him his she her hers nor neither".split())
COUNTING = frozenset("all both each most none every others another some many several two three four five six seven".split())
POINTS_WITHIN = 3
REACH, LINGERS = 10, 2


class Topics(NamedTuple):
    """The roles of each sentence by its start, and those that each block shows itself, in order."""

    of_sentence: dict[int, frozenset[str]]
    of_block: list[frozenset[str]]


class Patterns(NamedTuple):
    """The combinations that show a role, which roles a review has for speaking of itself, and which are spread about."""

    content: tuple[tuple[str, frozenset[str]], ...]
    own: frozenset[str]
    spread: frozenset[str]

    @property
    def passing(self) -> frozenset[str]:
        """The roles that do not belong to the whole paragraph."""
        return self.own | self.spread


def patterns_of(roles: Sequence[SectionRole]) -> Patterns:
    """The combinations of all roles, worked out once for a document."""
    entries = ((role.role, entry) for role in roles for entry in role.content)
    content = tuple((name, frozenset({entry} if isinstance(entry, str) else entry)) for name, entry in entries)
    own = frozenset(role.role for role in roles if role.voice == "review")
    return Patterns(content, own, frozenset(role.role for role in roles if role.throughout))


def topics_of(parts: Sequence[Part], patterns: Patterns) -> Topics:
    """The roles of the sentences of a section; ``parts`` are its sentences in order."""
    blocks = [list(group) for _, group in groupby(parts, key=lambda part: part.block.start)]
    asking = _in_question_runs(blocks)
    sentences: dict[int, frozenset[str]] = {}
    per_block: list[frozenset[str]] = []
    last, above = NONE, NONE
    for block, asks in zip(blocks, asking, strict=True):
        listed = block[0].block.kind in ITEMS
        found = [_by_content(part, patterns) for part in block]
        shared = (NONE.union(*found) - patterns.passing) | (above if listed else NONE) | (QUESTIONS if asks else NONE)
        handed = list(_handed_on(found, patterns.own, last if _goes_on(block[0]) else NONE))
        for k, (part, roles) in enumerate(zip(block, handed, strict=True)):
            lasting = NONE.union(*found[max(k - LINGERS, 0) : k + 1]) & patterns.spread
            sentences[part.words.starts[0]] = roles | shared | lasting
        per_block.append(shared.union(*found))
        last = handed[-1] or (last if listed else NONE)
        if not listed:
            above = shared.union(*handed) | (above if block[0].block.kind is BlockKind.TABLE_HEADER else NONE)
    return Topics(sentences, per_block)


def _by_content(part: Part, patterns: Patterns) -> frozenset[str]:
    names, places = part.concepts, part.places
    return frozenset([role for role, entry in patterns.content if entry <= names and _together(places, entry)])


def _together(places: Places, entry: frozenset[str]) -> bool:
    """Whether the concepts of a combination stand within a few words of one another, each by a term of its own."""
    if len(entry) == 1:
        return True
    first, *others = sorted(entry, key=lambda concept: (len(places[concept]), concept))
    return any(all(any(_near(span, other) for other in places[name]) for name in others) for span in places[first])


def _near(span: Span, other: Span) -> bool:
    return span != other and abs(span[0] - other[0]) <= REACH


def _handed_on(found: Sequence[frozenset[str]], own: frozenset[str], before: frozenset[str]) -> Iterator[frozenset[str]]:
    """The review's roles of each sentence: its own and those just before it, else the last there were or will be."""
    roles = [each & own for each in found]
    current = before or next((each for each in roles if each), NONE)
    for k, each in enumerate(roles):
        current = each or current
        yield current.union(*roles[max(k - LINGERS, 0) : k])


def _goes_on(part: Part) -> bool:
    """Whether a paragraph begins with a word that points back: 'It', 'Both', 'With one exception these'."""
    opening = part.words.keys[: POINTS_WITHIN + 1]
    return opening[0] in COUNTING or not POINTING.isdisjoint(opening[:POINTS_WITHIN])


def _in_question_runs(blocks: Sequence[Sequence[Part]]) -> list[bool]:
    """For each block whether it is one of three or more questions in a row."""
    marks: list[bool] = []
    for asks, group in groupby(blocks, key=_is_question):
        count = len(list(group))
        marks += [asks and count >= QUESTIONS_IN_A_ROW] * count
    return marks


def _is_question(block: Sequence[Part]) -> bool:
    first, last = block[0].words.keys, block[-1].words.keys
    opening = next((key for key in first if key.isalpha() and len(key) > 1), "")
    return "?" in last[-2:] or opening in ASKING
