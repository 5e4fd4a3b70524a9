"""Which of the dates read for an event hold: order of events, first choice among several, conflicts.

Third step of the reading of facts: ``Dated* -> values``. Rather no value than a wrong one: a date whose year was only
inferred gives way when it breaks the order incident, notification, decision, start, completion.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from scr_checker.facts.arithmetic import earliest, latest
from scr_checker.facts.dates import shifted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from scr_checker.facts.events import Dated

Step = tuple[str, str]
"""An event's fact and its value."""
ORDER = ("incident.date", "incident.notified_on", "review.decision_on", "review.started_on", "review.completed_on")
LONGEST_WAIT, LONGEST_REVIEW = 550, 1800
CERTAIN = frozenset({"told", "learnt", "decided", "begun", "adopted", "completed", "incident", "period"})
FIRST_CHOICE = {
    "review.decision_on": ("decided", "by a group"),
    "review.started_on": ("begun", "first meeting"),
    "review.completed_on": ("adopted", "completed", "delivered"),
}


def in_order(events: Sequence[Dated], opening: Sequence[Dated] = ()) -> list[Dated]:
    """The events without those whose date breaks the order; an inferred year is first moved by one.

    ``opening``: the incident where the beginning of a document dates it in full; inferred years follow it too, unless what
    is stated of the review breaks with it.
    """
    kept = _consistent([e for e in events if not e.date.inferred])
    told = dict.fromkeys(_step(e) for e in kept)  # each once, however often a text repeats it
    told |= {step: None for step in map(_step, opening) if _fits(step, told)}
    for event in events:
        if event.date.inferred:
            moved = next((m for years in _years(event, told) if _fits(_step(m := _moved(event, years)), told)), None)
            if moved:
                kept.append(moved)
                told[_step(moved)] = None
    return sorted(kept, key=lambda e: (e.document, e.date.start))


def _consistent(events: Sequence[Dated]) -> list[Dated]:
    """Events with stated dates: the one that breaks the order with most others goes, until none does."""
    kept = list(events)
    while kept:
        told = Counter(_step(e) for e in kept)
        breaks = {step: sum(n for other, n in told.items() if not _fits(step, [other])) for step in told}
        worst = max(breaks.values())
        if not worst:
            return kept
        kept = [e for e in kept if breaks[_step(e)] < worst]
    return kept


def _step(event: Dated) -> Step:
    return event.fact, event.date.value


def _years(event: Dated, others: Collection[Step]) -> tuple[int, ...]:
    """How far an inferred year may be moved: back first, to the year stated elsewhere or the first that can be."""
    same = [value for fact, value in others if fact == event.fact]
    agreeing = [years for years in (0, -1, 1) if _moved(event, years).date.value in same]
    known = event.fact in ORDER and any(fact in ORDER[: ORDER.index(event.fact)] for fact, _ in others)
    return tuple(agreeing) or ((-1, 0, 1) if known else (0, -1, 1))


def _moved(event: Dated, years: int) -> Dated:
    if not years or event.date.days is not None:
        return event
    return replace(event, date=replace(event.date, value=shifted(event.date.value, years)))


def _fits(step: Step, others: Iterable[Step]) -> bool:
    """Whether no step that comes earlier in a review is dated later, and none that comes later earlier."""
    fact, value = step
    if fact not in ORDER:
        return True
    rank = ORDER.index(fact)
    for other, day in others:
        if other not in ORDER:
            continue
        place = ORDER.index(other)
        if place < rank and latest(value) < earliest(day):
            return False
        if place > rank and earliest(value) > latest(day):
            return False
        apart = abs((earliest(value) - earliest(day)).days)
        if apart > (LONGEST_REVIEW if ORDER[-1] in (fact, other) else LONGEST_WAIT):
            return False
    return True


def chosen(events: Sequence[Dated]) -> tuple[list[Dated], tuple[str, ...]]:
    """The events of one fact that state its value, and the values that contradict each other, if any do."""
    values = {e.date.value for e in events}
    if len(values) == 1:
        return list(events), ()
    contested = _contested(events)
    if contested:
        return [e for e in events if e.date.value in contested], contested
    for kind in FIRST_CHOICE.get(events[0].fact, ()):
        own = [e for e in events if kind in e.kinds]
        if own:
            value = _exact(own)
            return [e for e in own if _agrees(e.date.value, value)] + [
                e for e in events if e not in own and _agrees(e.date.value, value)
            ], ()
    return list(events), ()


def _contested(events: Sequence[Dated]) -> tuple[str, ...]:
    """The different values given for one kind of event."""
    for kind in sorted({k for e in events for k in e.kinds} & CERTAIN):
        values = sorted({e.date.value for e in events if kind in e.kinds})
        differing = tuple(v for v in values if not any(v != w and _agrees(v, w) and len(v) < len(w) for w in values))
        if len(differing) > 1:
            return differing
    return ()


def _exact(events: Sequence[Dated]) -> str:
    """The most exact value: a day rather than a month."""
    return max((e.date.value for e in events), key=len)


def _agrees(value: str, other: str) -> bool:
    return value.startswith(other) or other.startswith(value)
