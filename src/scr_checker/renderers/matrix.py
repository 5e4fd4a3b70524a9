"""How the parts of the submission connect, as lines that a terminal and a Markdown page both show.

Shared by the outputs for people, beside ``digest``: agencies and their reports, questions and their answers, gaps of
reports, each lesson with its recommendation, action, owner and date, and what does not fit together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.renderers.digest import place, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.result import Evaluation
    from scr_checker.result_links import ActionLink, AgencyLink, LessonLink, QuestionLink, RecommendationLink

TITLE = "How the parts connect"
MADE_UP_NOWHERE = "nowhere made up for"
UNMATCHED = "no recommendation matched by its number or its words"
ANSWERS = {"fully": "answered", "nominal": "touched on, not answered in substance", "not_answered": "not answered"}


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the matrix: its title and its lines."""

    title: str
    lines: tuple[str, ...]


def matrix(evaluation: Evaluation, length: int) -> list[Group]:
    """The parts that have anything to show; ``length`` is how much of a text is quoted, 0 for none."""
    pages = _Matrix(evaluation, length)
    groups = (
        Group("Does not fit together", tuple(pages.inconsistencies())),
        Group("Facts given as data that a document contradicts or confirms", tuple(pages.facts())),
        Group("Agencies and their reports", tuple(pages.agencies())),
        Group("Questions and answers", tuple(pages.questions())),
        Group("Gaps of the agencies' reports and where the overview makes up for them", tuple(pages.gaps())),
        Group("Lesson, recommendation, action, owner, date", tuple(pages.threads())),
    )
    return [group for group in groups if group.lines]


class _Matrix:
    """The lines of one evaluation's matrix."""

    def __init__(self, evaluation: Evaluation, length: int) -> None:
        self.evaluation, self.links, self.length = evaluation, evaluation.links, length
        self.names = {d.id: d.name for d in evaluation.documents}
        self.rows = {(a.recommendation, a.id): a for a in self.links.actions}

    def inconsistencies(self) -> Iterator[str]:
        for item in self.evaluation.inconsistencies:
            sides = [f"{self._quoted(side.quote)}({place(self.evaluation, side)})" for side in item.sides]
            yield f"{item.message} {' / '.join(sides)}"

    def facts(self) -> Iterator[str]:
        """Facts given as data, which win over the text, with what the text says of them."""
        given = {f.name: f for f in self.evaluation.facts if f.document is None}
        for name, fact in given.items():
            told = [f for f in self.evaluation.facts if f.name == name and f.document]
            for other in told:
                says = "says the same" if not other.conflicts_with else f"says {other.value}"
                yield f"{name}: {fact.value} as given; {self.names[other.document or '']} {says}."

    def agencies(self) -> Iterator[str]:
        for agency in self.links.agencies:
            yield f"{agency.name}: {self._report(agency)}"

    def _report(self, agency: AgencyLink) -> str:
        if agency.imr in self.names:
            return f"report {self.names[agency.imr or '']}"
        if agency.imr:
            return "report received, not supplied"
        return f"no report; {self._quoted(agency.reason)}".rstrip("; ") if agency.reason else "no report and no reason given"

    def questions(self) -> Iterator[str]:
        for question in self.links.questions:
            yield f"{question.id} {self._text(question.text)}: {self._answer(question)}"

    def _answer(self, question: QuestionLink) -> str:
        places = dict.fromkeys(place(self.evaluation, e) for e in question.evidence)
        return ANSWERS[question.answered] + (f" in {'; '.join(places)}" if places else "")

    def gaps(self) -> Iterator[str]:
        """What each report leaves open, and where the overview makes up for it."""
        for gap in self.links.gaps:
            where = "; ".join(dict.fromkeys(place(self.evaluation, e) for e in gap.evidence))
            says = "" if gap.document == gap.imr else f" ({self.names[gap.document]})"
            yield f"{self.names[gap.imr]}{says}: {self._text(gap.text)} → {where or MADE_UP_NOWHERE}"

    def threads(self) -> Iterator[str]:
        """Each lesson with what was made of it, then what belongs to no lesson or no recommendation."""
        made = {r.id: r for r in self.links.recommendations}
        for lesson in self.links.lessons:
            chain = "; ".join(self._recommendation(made[name]) for name in lesson.recommendations if name in made)
            yield f"Lesson {lesson.id} {self._text(lesson.text)} → {chain or UNMATCHED}{_told(lesson)}"
        used = {name for lesson in self.links.lessons for name in lesson.recommendations}
        for name, recommendation in made.items():
            if name not in used:
                yield self._recommendation(recommendation)
        for action in self.links.actions:
            if action.recommendation is None:
                yield f"Action {self._action(action)}: no recommendation matched by its number or its words"

    def _recommendation(self, item: RecommendationLink) -> str:
        rows = [self.rows[item.id, name] for name in item.actions if (item.id, name) in self.rows]
        done = [self._action(row, same=row.start == item.start and row.document == item.document) for row in rows]
        to = f" to {item.addressee}" if item.addressee and self.length else ""
        text = f" {self._text(item.text)}" if self.length and not to else ""
        return f"recommendation {item.id}{to}{text} → {'; '.join(done) or 'no action found'}"

    def _action(self, action: ActionLink, *, same: bool = False) -> str:
        """An action with who does it and by when; ``same``: it stands in the row of its recommendation."""
        name = "in the same row" if same else action.id
        return f"{name} ({action.owner or 'no owner'}, {action.due or 'no date'})" if self.length else name

    def _text(self, text: str) -> str:
        """A text shortened; of a table row the cell that says most."""
        return f"“{shorten(max(text.split(' | '), key=len), min(self.length, 120))}”" if self.length else ""

    def _quoted(self, text: str) -> str:
        return f"“{shorten(text, self.length)}” " if self.length else ""


def _told(lesson: LessonLink) -> str:
    return "" if lesson.in_executive_summary is None else f" ({'in' if lesson.in_executive_summary else 'not in'} the summary)"
