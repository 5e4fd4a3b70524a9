"""How do the parts of a submission connect, and what does not fit together across its documents?

Beside the criteria: ``ReadDocument* -> Links, Inconsistency*``. One file per kind of link; ``tracing`` follows lesson to
recommendation to action, ``inconsistencies`` lists what breaks. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.links.agencies import link_agencies
from scr_checker.links.gaps import link_gaps
from scr_checker.links.inconsistencies import Case, find_inconsistencies
from scr_checker.links.passages import passages_of
from scr_checker.links.questions import link_questions
from scr_checker.links.relatives import unasked
from scr_checker.links.summary import passed_on
from scr_checker.links.tracing import addressee, paragraphs_named, trace
from scr_checker.links.wording import weigh
from scr_checker.result import Flag
from scr_checker.result_links import ActionLink, Inconsistency, LessonLink, Links, RecommendationLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.links.tracing import Thread
    from scr_checker.result import Fact

__all__ = ["Connections", "connect", "contradictions"]


@dataclass(frozen=True, slots=True)
class Connections:
    """The links of a submission, what does not fit together, and what a person should ask."""

    links: Links
    inconsistencies: tuple[Inconsistency, ...]
    to_ask: tuple[str, ...] = ()


def connect(documents: Sequence[ReadDocument], facts: Sequence[Fact] = ()) -> Connections:
    """The links between the parts of a submission and its inconsistencies. The same input gives the same result."""
    weights = weigh(p.stems for d in documents for p in passages_of(d))
    thread = trace(documents, weights)
    links = Links(
        agencies=link_agencies(documents),
        questions=link_questions(documents, weights),
        gaps=link_gaps(documents),
        lessons=_lessons(thread, passed_on(documents, thread, weights)),
        recommendations=_recommendations(thread),
        actions=_actions(thread),
    )
    return Connections(links, find_inconsistencies(Case(documents, thread, links, facts)), unasked(documents))


def _lessons(thread: Thread, present: dict[str, bool]) -> tuple[LessonLink, ...]:
    return tuple(
        LessonLink(
            id=lesson.id,
            text=lesson.passage.text,
            document=lesson.passage.document.id,
            start=lesson.passage.start,
            end=lesson.passage.end,
            recommendations=tuple(r.id for r in thread.recommendations if lesson.id in thread.made_of[r.id]),
            in_executive_summary=present.get(lesson.id),
        )
        for lesson in thread.lessons
    )


def _recommendations(thread: Thread) -> tuple[RecommendationLink, ...]:
    return tuple(
        RecommendationLink(
            id=item.id,
            text=item.passage.text,
            document=item.passage.document.id,
            start=item.passage.start,
            end=item.passage.end,
            addressee=addressee(item.passage.text),
            findings=(*(f"lesson {name}" for name in thread.made_of[item.id]), *paragraphs_named(item.passage.text)),
            actions=thread.carried_by[item.id],
        )
        for item in thread.recommendations
    )


def _actions(thread: Thread) -> tuple[ActionLink, ...]:
    return tuple(
        ActionLink(
            id=row.id,
            recommendation=thread.belongs_to.get(n),
            document=row.passage.document.id,
            start=row.passage.start,
            end=row.passage.end,
            owner=row.owner,
            due=row.due,
            outcome=row.outcome,
        )
        for n, row in enumerate(thread.rows)
    )


def contradictions(found: Sequence[Inconsistency]) -> tuple[Flag, ...]:
    """One flag where two documents state facts that cannot both hold."""
    clashing = [item for item in found if item.kind == "fact_conflict"]
    if not clashing:
        return ()
    message = " ".join(item.message for item in clashing)
    evidence = tuple(side for item in clashing for side in item.sides)
    return (
        Flag(id="contradiction", severity="serious", message=f"Documents contradict each other: {message}", evidence=evidence),
    )
