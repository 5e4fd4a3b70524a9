"""What facts may a request state? The fields of a structured submission, checked by name and kind.

The model of ``facts`` in the JSON body; everything is optional, unknown keys are errors, and a date may also be a
month or words. Ids are text or whole numbers.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Id = str | int
Text = str | None
Flag = bool | None
Kind = Literal[
    "overview_report", "imr", "terms_of_reference", "action_plan", "executive_summary", "health_overview",
    "specialist_report", "chronology", "other",
]  # fmt: skip


class Facts(BaseModel):
    """A part of the facts; refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", strict=True)


class DocumentFacts(Facts):
    """One document of the submission."""

    type: Kind | None = None
    file: Text = None
    date: Text = None
    agency: Text = None


class SubmissionFacts(Facts):
    """Whose submission it is."""

    board: Text = None
    case: Text = None
    documents: list[DocumentFacts] = []


class IncidentFacts(Facts):
    """What happened and when."""

    date: Text = None
    notified_on: Text = None
    type: Text = None
    cause: Text = None
    abuse_suspected: Flag = None


class ReviewFacts(Facts):
    """The course of the review."""

    decision_on: Text = None
    started_on: Text = None
    completed_on: Text = None
    period_from: Text = None
    period_to: Text = None
    criterion: Text = None
    focus: Text = None
    reason_codes: list[str] = []
    delay_reasons: list[str] = []


class FamilyPlan(Facts):
    """How the terms of reference plan to involve the family."""

    how: Text = None
    who: Text = None


class TermsFacts(Facts):
    """The terms of reference."""

    questions: list[str] = []
    equality_statement: Text = None
    family_plan: FamilyPlan | None = None
    interpreter_considered: Flag = None


class AgencyFacts(Facts):
    """An agency."""

    name: Text = None
    sector: Text = None
    involved: Flag = None


class ManagementReviewFacts(Facts):
    """One individual management review."""

    agency: Text = None
    author_role: Text = None
    prior_involvement: Text = None
    line_manages_case_staff: Text = None
    same_practice: Text = None
    template_used: Text = None
    returned_for_rework: Flag = None
    signed_off_by: Text = None
    signed_off_on: Text = None
    interviews_n: int | None = None
    files_seen: list[str] = []
    safeguards: list[str] = []


class HealthFacts(Facts):
    """The health overview."""

    present: Flag = None
    where: Text = None


class OverviewFacts(Facts):
    """The overview report."""

    author_employer: Text = None
    independent: Flag = None
    sections: list[str] = []


class PanelFacts(Facts):
    """The panel."""

    chair_employer: Text = None
    chair_independent: Flag = None
    members: list[str] = []


class RelativeFacts(Facts):
    """A member of the family."""

    relation: Text = None
    is_child: Flag = None
    invited: Flag = None
    responded: Flag = None
    contributed: Flag = None
    language: Text = None
    invited_on: Text = None
    methods: list[str] = []
    attempts_n: int | None = None
    reason_not_invited: Text = None
    where_used: list[str] = []


class ChildFacts(Facts):
    """A child, named as in the report."""

    name: Text = None
    age: str | int | None = None
    ethnicity: Text = None
    language: Text = None
    religion: Text = None
    disability: Text = None
    status: Text = None


class AdultFacts(Facts):
    """An adult of the case."""

    name: Text = None
    factors: list[str] = []
    disability: Text = None


class LessonFacts(Facts):
    """A lesson."""

    id: Id | None = None
    text: Text = None


class RecommendationFacts(Facts):
    """A recommendation and the lessons it comes from."""

    id: Id | None = None
    addressee: Text = None
    text: Text = None
    from_lesson: Id | list[Id] | None = None


class ActionFacts(Facts):
    """An action of the plan."""

    id: Id | None = None
    rec: Id | None = None
    owner: Text = None
    due: Text = None
    outcome: Text = None
    evidence: Text = None
    status: Text = None


class SummaryFacts(Facts):
    """The executive summary."""

    published_on: Text = None
    family_told_on: Text = None


class StructuredSubmission(Facts):
    """Everything a case system may know of a review as data."""

    submission: SubmissionFacts | None = None
    incident: IncidentFacts | None = None
    review: ReviewFacts | None = None
    tor: TermsFacts | None = Field(None, description="the terms of reference")
    agencies: list[AgencyFacts] = []
    imr: list[ManagementReviewFacts] = Field([], description="the individual management reviews")
    health_overview: HealthFacts | None = None
    overview: OverviewFacts | None = None
    panel: PanelFacts | None = None
    family: list[RelativeFacts] = []
    children: list[ChildFacts] = []
    adults: list[AdultFacts] = []
    research_refs: list[str] = []
    other_reviews: list[str] = []
    lessons: list[str | LessonFacts] = []
    recommendations: list[RecommendationFacts] = []
    actions: list[ActionFacts] = []
    exec_summary: SummaryFacts | None = None
