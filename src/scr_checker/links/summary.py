"""Does the executive summary pass on each lesson of the overview report?

Part of ``links``. Where both number their lessons, they are laid side by side in order; a lesson is left out only if
the summary has fewer and none of its own is left for it. Without such a list, a lesson is left out only if nothing in
the summary shares a telling word with it or its recommendation.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scr_checker.links.labels import items_of
from scr_checker.links.passages import of_type, passages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.links.labels import Item
    from scr_checker.links.tracing import Thread
    from scr_checker.links.wording import Weights

LEAST_LISTED, LITTLE = 2, 0.12


def passed_on(documents: Sequence[ReadDocument], thread: Thread, weights: Weights) -> dict[str, bool]:
    """Whether each lesson is in the summary, by its id; nothing where no summary or no lesson was supplied."""
    summaries = of_type(documents, "executive_summary")
    if not summaries or not thread.lessons:
        return {}
    told = [item for item in items_of(summaries[0]) if item.kind == "lesson"]
    wider = [lesson.passage.stems | _asked(thread, lesson) for lesson in thread.lessons]
    if len(told) >= LEAST_LISTED:
        present = _side_by_side(wider, [item.passage.stems for item in told], weights)
    else:
        words = [p.stems for p in passages_of(summaries[0])]
        present = [max((weights.share(lesson, w) for w in words), default=0.0) > LITTLE for lesson in wider]
    return {lesson.id: here for lesson, here in zip(thread.lessons, present, strict=True)}


def _asked(thread: Thread, lesson: Item) -> frozenset[str]:
    """The words of the recommendations made of a lesson."""
    made = [r.passage.stems for r in thread.recommendations if lesson.id in thread.made_of[r.id]]
    return frozenset[str]().union(*made)


def _side_by_side(lessons: Sequence[frozenset[str]], told: Sequence[frozenset[str]], weights: Weights) -> list[bool]:
    """Which lessons have a counterpart in the best pairing that keeps the order and pairs as many as it can."""

    @cache
    def best(i: int, j: int) -> tuple[int, float, tuple[int, ...]]:
        if i == len(lessons) or j == len(told):
            return 0, 0.0, ()
        pairs, likeness, chosen = best(i + 1, j + 1)
        paired = (pairs + 1, likeness + weights.likeness(lessons[i], told[j]), (i, *chosen))
        return max(paired, best(i + 1, j), best(i, j + 1), key=lambda option: option[:2])

    chosen = best(0, 0)[2]
    return [i in chosen for i in range(len(lessons))]
