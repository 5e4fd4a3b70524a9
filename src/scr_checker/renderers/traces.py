"""How do the parts of a submission connect? Its links as tables for a page: the traceability matrix.

Between ``Evaluation.links`` and the HTML page; plain rows of text, escaped by the template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.renderers.digest import place, shorten

if TYPE_CHECKING:
    from scr_checker.result import ActionLink, Evaluation, GapLink, Links, QuestionLink, RecommendationLink

LENGTH = 160
NONE = "none found"
ANSWERED = {"fully": "answered", "nominal": "named, but not taken further", "not_answered": "not answered"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the passage that it tells of, where there is one."""

    id: str
    cells: tuple[str, ...]
    source: QuestionLink | RecommendationLink | GapLink | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the heading of each column; the first cell of a row names it."""

    id: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def traces(evaluation: Evaluation) -> tuple[Table, ...]:
    """The tables that have rows."""
    links, names = evaluation.links, {d.id: d.name for d in evaluation.documents}
    agencies = tuple(
        Row(f"r-agency-{n}", (a.name, names.get(a.imr or "", a.imr or NONE), a.reason or ""))
        for n, a in enumerate(links.agencies)
    )
    questions = tuple(
        Row(f"r-question-{n}", (shorten(q.text, LENGTH), ANSWERED[q.answered]), q) for n, q in enumerate(links.questions)
    )
    recommendations = tuple(
        Row(f"r-recommendation-{n}", _recommendation(r, links), r) for n, r in enumerate(links.recommendations)
    )
    gaps = tuple(
        Row(f"r-gap-{n}", (names[g.imr], shorten(g.text, LENGTH), _made_up(g, evaluation)), g) for n, g in enumerate(links.gaps)
    )
    tables = (
        Table("agencies", "Agencies and their reviews", ("Agency", "Review", "Why"), agencies),
        Table("questions", "Questions of the terms of reference", ("Question", "In the report"), questions),
        Table("gaps", "Gaps of the agencies' reviews", ("Review", "What is open", "Made up for in"), gaps),
        Table(
            "recommendations",
            "Recommendations: what they rest on and who carries them out",
            ("Recommendation", "To", "Rests on", "Actions"),
            recommendations,
        ),
    )
    return tuple(_filled(table) for table in tables if table.rows)


def _made_up(gap: GapLink, evaluation: Evaluation) -> str:
    return "; ".join(dict.fromkeys(place(evaluation, e) for e in gap.evidence)) or NONE


def _filled(table: Table) -> Table:
    """The table without columns in which nothing stands, and with a dash where nothing stands in a cell."""
    kept = [n for n in range(len(table.headings)) if any(row.cells[n] for row in table.rows)]
    rows = tuple(Row(row.id, tuple(row.cells[n] or "–" for n in kept), row.source) for row in table.rows)
    return Table(table.id, table.title, tuple(table.headings[n] for n in kept), rows)


def _recommendation(r: RecommendationLink, links: Links) -> tuple[str, ...]:
    lessons = [f"lesson {lesson.id}" for lesson in links.lessons if r.id in lesson.recommendations]
    actions = [a for a in links.actions if a.id in r.actions or a.recommendation == r.id]
    rests_on = ", ".join(dict.fromkeys((*r.findings, *lessons)))
    return (shorten(r.text, LENGTH), r.addressee or "not said", rests_on or NONE, "; ".join(map(_action, actions)) or NONE)


def _action(action: ActionLink) -> str:
    due = f", by {action.due}" if action.due else ""
    return f"{action.owner or 'no owner'}{due}"
