"""How the parts of a submission connect: what a result says of questions, lessons, recommendations, actions and gaps.

Part of ``result``, the published contract: the traceability matrix, and statements that do not fit together.
"""

from __future__ import annotations

from typing import Literal

from scr_checker.result_evidence import Evidence
from scr_checker.signal_rules import Model

InconsistencyKind = Literal[
    "agency_without_imr",
    "fact_conflict",
    "recommendation_without_action",
    "recommendation_without_finding",
    "action_without_owner",
    "question_not_answered",
    "lesson_missing_from_summary",
]


class AgencyLink(Model):
    """An agency of the narrative and the review it submitted, or the reason for none."""

    name: str
    imr: str | None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()


class QuestionLink(Model):
    """A question of the terms of reference and where it is answered."""

    id: str
    text: str
    answered: Literal["fully", "nominal", "not_answered"]
    document: str
    start: int
    end: int
    evidence: tuple[Evidence, ...] = ()


class GapLink(Model):
    """What the report of an agency leaves open, and where the overview makes up for it."""

    imr: str
    text: str
    document: str
    start: int
    end: int
    made_up_for: bool
    evidence: tuple[Evidence, ...] = ()


class LessonLink(Model):
    """A lesson and the recommendations made of it."""

    id: str
    text: str
    document: str
    start: int
    end: int
    recommendations: tuple[str, ...] = ()
    in_executive_summary: bool | None = None


class RecommendationLink(Model):
    """A recommendation, the findings it rests on and the actions that carry it out."""

    id: str
    text: str
    document: str
    start: int
    end: int
    addressee: str | None = None
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class ActionLink(Model):
    """A row of the action plan."""

    id: str
    recommendation: str | None
    document: str
    start: int
    end: int
    owner: str | None = None
    due: str | None = None
    outcome: str | None = None


class Links(Model):
    """How the parts of a submission connect: the traceability matrix."""

    agencies: tuple[AgencyLink, ...] = ()
    questions: tuple[QuestionLink, ...] = ()
    gaps: tuple[GapLink, ...] = ()
    lessons: tuple[LessonLink, ...] = ()
    recommendations: tuple[RecommendationLink, ...] = ()
    actions: tuple[ActionLink, ...] = ()


class Inconsistency(Model):
    """Two statements, or a statement and a gap, that do not fit together."""

    kind: InconsistencyKind
    fact: str | None
    message: str
    sides: tuple[Evidence, ...]
