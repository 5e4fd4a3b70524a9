"""Where the clauses of a sentence begin and end, and which of them a passage belongs to.

Used by voice and assertion, so that "the health visitor was late, but the panel saw why" is two statements. There is
no parser behind it: commas, joining words and the words that may follow them are enough for the sentences of reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scr_checker.reading.text import Hit

STRONG = frozenset({";", ":", "—", "–", "(", ")", "[", "]", "--", "|"})
AUXILIARIES = frozenset(
    "am is are was were be been had has have did do does will would could can should may might must shall".split()
)
AFTER_COMMA = AUXILIARIES | frozenset(
    "and but or so which who whose whom where when while whereas although though because since as if whether unless until "
    "nor yet not with without having rather including except despite after before that given being by only "
    "i we he she it they the this these those there a an each every all both one no nobody none nothing neither".split()
)
ALONE = frozenset("but although though whereas because unless which while whilst".split())
REPORTING = frozenset(
    "accept accepted acknowledge agree agreed appear argue believe believed clear conclude concluded conclusion "
    "consider considered explain fact feel felt find finding found hold held know known maintain note noted observe "
    "opinion recognise record remark remarked report reported said satisfied say show shows state stated suggest "
    "suggested tell think thought told understand view".split()
)
SUBJECTS = frozenset("he she it they we i there nobody none no".split())
PREPOSITIONS = frozenset({"not", "but", "in", "of", "to", "by", "on", "for", "from", "with", "at"})


def clause_bounds(keys: list[str]) -> list[tuple[int, int]]:
    """Word ranges of the clauses of a sentence, in order and without gaps."""
    starts = [0, *(k for k in range(1, len(keys)) if _opens(keys, k))]
    return list(zip(starts, [*starts[1:], len(keys)], strict=True)) if keys else []


def _opens(keys: list[str], k: int) -> bool:
    key, before = keys[k], keys[k - 1]
    if before in STRONG:
        return True
    if before == ",":
        return key in AFTER_COMMA and not _left_open(keys, k - 1)
    if key == "that":
        return before in REPORTING
    if before in {"and", "but"} and key in SUBJECTS:
        return True
    return key in ALONE and before not in PREPOSITIONS


def _left_open(keys: list[str], comma: int) -> bool:
    """A comma after an auxiliary or a negator only lets an aside in: 'was not, as so often, allowed to'."""
    return comma > 0 and (keys[comma - 1] in AUXILIARIES or keys[comma - 1] in {"not", "n't", "never"})


def clauses_of(keys: list[str], first: int, stop: int) -> list[tuple[int, int]]:
    """The clauses that the words ``first`` to ``stop`` lie in, in order, and the rest of one left without its verb."""
    bounds = clause_bounds(keys)
    own = [(a, b) for a, b in bounds if a < stop and first < b]
    if not own:
        return [(0, len(keys))]
    if keys[first - 1 : first] == [","]:
        own[0] = (first, own[0][1])
    later = [(a, b) for a, b in bounds if a >= own[-1][1]]
    if later and not AUXILIARIES & set(keys[own[0][0] : own[-1][1]]):
        own += [bound for bound in later if keys[bound[0]] in AUXILIARIES][:1]
    return own


def longest(hits: Iterable[Hit], concepts: Collection[str]) -> list[Hit]:
    """The hits of these concepts in order, without those that lie within a longer one."""
    own = [hit for hit in hits if hit.concept in concepts]
    return [hit for hit in own if not any(_covers(other, hit) for other in own)]


def _covers(longer: Hit, hit: Hit) -> bool:
    return longer.first <= hit.first and hit.stop <= longer.stop and longer.stop - longer.first > hit.stop - hit.first
