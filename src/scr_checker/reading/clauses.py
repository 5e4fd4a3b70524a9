"""Where the clauses of a sentence begin and end.

Used by voice and assertion, so that "the health visitor was late, but the panel saw why" is two statements.
"""

from __future__ import annotations

STRONG = frozenset({";", ":", "—", "–", "(", ")", "[", "]", "--", "|"})
AFTER_COMMA = frozenset(
    "and but or so which who whose whom where when while whereas although though because since as if unless until "
    "nor yet not with without having rather including except despite after before that given whose being by "
    "i we he she it they the this these those there".split()
)
ALONE = frozenset("but although though whereas because unless which".split())
REPORTING = frozenset(
    "conclude find consider think note believe say accept finding view clear fact agree suggest feel know report "
    "show hold recognise understand appear told said opinion conclusion".split()
)
PREPOSITIONS = frozenset({"not", "but", "in", "of", "to", "by", "on", "for", "from", "with", "at"})


def clause_bounds(keys: list[str]) -> list[tuple[int, int]]:
    """Word ranges of the clauses of a sentence, in order and without gaps."""
    starts = [0, *(k for k in range(1, len(keys)) if _opens(keys, k))]
    return list(zip(starts, [*starts[1:], len(keys)], strict=True)) if keys else []


def _opens(keys: list[str], k: int) -> bool:
    key, before = keys[k], keys[k - 1]
    if before in STRONG or (before == "," and key in AFTER_COMMA):
        return True
    if key == "that":
        return before in REPORTING
    return key in ALONE and before not in PREPOSITIONS


def clauses_of(keys: list[str], first: int, stop: int) -> list[tuple[int, int]]:
    """The clauses that the words ``first`` to ``stop`` lie in, in order."""
    return [(a, b) for a, b in clause_bounds(keys) if a < stop and first < b] or [(0, len(keys))]
