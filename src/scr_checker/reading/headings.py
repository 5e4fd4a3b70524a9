"""Which role of a report the wording of a heading names.

Beside ``sections``, which asks it of every heading. A heading is known by a wording of the pack, or, where the author
made it up, by concepts that stand together in it. What it only says whose the thing is gives way to the thing:
"Findings of the panel" tells of findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.reading.text import Part

ROLE, HINT, DECOY = "role:", "hint:", "practice_decoy"
MOST_WORDS, TITLE_BEGINS = 14, 2
OWNER, ARTICLES = frozenset({"of", "by", "from", "behalf"}), frozenset({"the", "this", "our", "my", "its", "their"})
LOOSE = frozenset({"introduction", "executive_summary", "appendix"})
Composed = tuple[str, frozenset[str]]
"""A role, and the concepts that together in a heading name it."""


class Named(NamedTuple):
    """A role that a heading names: by how many words, whether by a wording of the pack, from which word, and which."""

    length: int
    worded: bool
    first: int
    role: str


def role_of(heading: Part | None, prefix: str | None, composed: Sequence[Composed], *, title: bool = False) -> str | None:
    """The role named by most words of the heading; the last one where two have as many.

    The ``title`` of a report tells of the case and whose report it is: only what it begins with is taken.
    """
    found = _named(heading, prefix, composed)
    if heading is None or not found:
        return None
    if title:
        found = [name for name in found if name.first <= TITLE_BEGINS]
    things = {name.role for name in found if not _owns(heading, name)}
    if things - LOOSE:
        found = [name for name in found if name.role in things]
    return max(found).role if found else None


def _owns(heading: Part, name: Named) -> bool:
    """Whether the heading names this only as what another thing is of."""
    keys, at = heading.words.keys, name.first
    if at and keys[at - 1] in ARTICLES:
        at -= 1
    return at > 0 and keys[at - 1] in OWNER


def besides(heading: Part | None, composed: Sequence[Composed], role: str) -> frozenset[str]:
    """What a heading names beside its role: 'The panel, the author and the agencies that contributed'."""
    found = _named(heading, ROLE, composed)
    main = next((name for name in sorted(found, reverse=True) if name.role == role), None)
    if main is None:
        return frozenset()
    first, stop = main.first, main.first + main.length
    return frozenset(n.role for n in found if not n.worded or n.first + n.length <= first or stop <= n.first)


def _named(heading: Part | None, prefix: str | None, composed: Sequence[Composed]) -> list[Named]:
    if heading is None or len(heading.words.keys) > MOST_WORDS or DECOY in heading.places:
        return []
    terms = heading.terms if prefix else ()
    found = [
        Named(t.stop - t.first, True, t.first, name.removeprefix(prefix))
        for t in terms
        for name in t.names
        if prefix and name.startswith(prefix)
    ]
    for role, concepts in composed:
        if concepts <= heading.places.names:
            spans = [span for concept in concepts for span in heading.places[concept]]
            covered = {k for first, stop in spans for k in range(first, stop)}
            found.append(Named(len(covered), False, min(covered), role))
    return found
