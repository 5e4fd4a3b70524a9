"""How do the parts of a submission connect? Its links as tables for a page: the traceability matrix.

Between ``Evaluation.links`` and the HTML page; plain parts of text, escaped by the template, each with the passage that
it tells of, so that the page can link both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scr_checker.renderers.digest import place, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scr_checker.result import Evaluation
    from scr_checker.result_evidence import Evidence
    from scr_checker.result_links import ActionLink, AgencyLink, RecommendationLink

LENGTH = 160
NONE = "none found"
NOTHING = "–"
NOT_SUPPLIED = "listed, but not supplied"
ANSWERED = {"fully": "answered", "nominal": "named, but not taken further", "not_answered": "not answered"}
IN_SUMMARY = {True: "yes", False: "no", None: ""}


class Source(Protocol):
    """Anything that stands in a document."""

    @property
    def document(self) -> str:
        """The document's id."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing told in a cell, and the passage that it tells of, where there is one."""

    text: str
    source: Source | None = None
    id: str = ""


Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the heading of each column; the first cell of a row names it."""

    id: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def traces(evaluation: Evaluation, length: int = LENGTH) -> tuple[Table, ...]:
    """The tables that have rows; ``length`` is how much of a text is quoted, 0 for none."""
    told = _Told(evaluation, min(length, LENGTH))
    tables = (
        ("agencies", "Agencies and their reviews", ("Agency", "Review", "Why"), told.agencies()),
        ("questions", "Questions of the terms of reference", ("Question", "In the report", "Where"), told.questions()),
        ("gaps", "Gaps of the agencies’ reviews", ("Review", "What is open", "Made up for in"), told.gaps()),
        ("lessons", "Lessons and what was made of them", ("Lesson", "Recommendations", "In the summary"), told.lessons()),
        (
            "recommendations",
            "Recommendations: what they rest on and who carries them out",
            ("Recommendation", "To", "Rests on", "Actions"),
            told.recommendations(),
        ),
        ("actions", "Actions that belong to no recommendation", ("Action", "Owner and date"), told.loose_actions()),
    )
    filled = (_filled(name, title, headings, tuple(rows)) for name, title, headings, rows in tables)
    return tuple(table for table in filled if table.rows)


class _Told:
    """The rows of one evaluation."""

    def __init__(self, evaluation: Evaluation, length: int) -> None:
        self.evaluation, self.links, self.length = evaluation, evaluation.links, length
        self.names = {d.id: d.name for d in evaluation.documents}

    def agencies(self) -> Iterator[tuple[Cell, ...]]:
        for agency in self.links.agencies:
            source = agency.evidence[0] if agency.evidence else None
            yield (Part(agency.name, source),), _plain(self._review(agency)), _plain(self._cut(agency.reason or ""))

    def _review(self, agency: AgencyLink) -> str:
        return self.names.get(agency.imr, NOT_SUPPLIED) if agency.imr else NONE

    def questions(self) -> Iterator[tuple[Cell, ...]]:
        for question in self.links.questions:
            named = Part(self._text(question.text) or f"question {question.id}", question)
            yield (named,), _plain(ANSWERED[question.answered]), self._places(question.evidence)

    def gaps(self) -> Iterator[tuple[Cell, ...]]:
        for gap in self.links.gaps:
            where = self._places(gap.evidence) or _plain(NONE)
            yield (Part(self.names[gap.imr], gap),), _plain(self._text(gap.text)), where

    def lessons(self) -> Iterator[tuple[Cell, ...]]:
        made = {r.id: r for r in self.links.recommendations}
        for lesson in self.links.lessons:
            of_it = tuple(Part(f"recommendation {name}", made.get(name)) for name in lesson.recommendations)
            named = Part(f"{lesson.id}. {self._text(lesson.text)}".removesuffix(". "), lesson)
            yield (named,), of_it or _plain(NONE), _plain(IN_SUMMARY[lesson.in_executive_summary])

    def recommendations(self) -> Iterator[tuple[Cell, ...]]:
        for item in self.links.recommendations:
            named = Part(self._text(item.text) or f"recommendation {item.id}", item)
            actions = tuple(self._action(a) for a in self.links.actions if a.recommendation == item.id)
            yield (named,), _plain(item.addressee or "not said"), self._rests_on(item), actions or _plain(NONE)

    def _rests_on(self, item: RecommendationLink) -> Cell:
        lessons = {f"lesson {lesson.id}": lesson for lesson in self.links.lessons}
        linked = [name for name, lesson in lessons.items() if item.id in lesson.recommendations]
        return tuple(Part(name, lessons.get(name)) for name in dict.fromkeys((*item.findings, *linked))) or _plain(NONE)

    def loose_actions(self) -> Iterator[tuple[Cell, ...]]:
        made = {item.id for item in self.links.recommendations}
        for action in self.links.actions:
            if action.recommendation not in made:
                yield (Part(f"action {action.id}", action),), _plain(self._action(action).text)

    def _action(self, action: ActionLink) -> Part:
        due = f", by {action.due}" if action.due else ""
        return Part(f"{action.owner or 'no owner'}{due}" if self.length else f"action {action.id}", action)

    def _places(self, evidence: Iterable[Evidence]) -> Cell:
        """Each place once, with the first passage there."""
        found: dict[str, Evidence] = {}
        for item in evidence:
            found.setdefault(place(self.evaluation, item), item)
        return tuple(Part(where, item) for where, item in found.items())

    def _text(self, text: str) -> str:
        """A text shortened; of a row of a table the cell that says most."""
        return self._cut(max(text.split(" | "), key=len))

    def _cut(self, text: str) -> str:
        return shorten(text, self.length) if self.length else ""


def _plain(text: str) -> Cell:
    return (Part(text),) if text else ()


def _filled(name: str, title: str, headings: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    """The table without columns in which nothing stands, a dash where nothing stands in a cell, and an id for each part."""
    kept = [n for n in range(len(headings)) if any(row[n] for row in rows)]
    named = tuple(
        tuple(
            tuple(Part(p.text, p.source, f"r-{name}-{m}-{n}-{k}") for k, p in enumerate(row[n] or _plain(NOTHING))) for n in kept
        )
        for m, row in enumerate(rows)
    )
    return Table(name, title, tuple(headings[n] for n in kept), named)
