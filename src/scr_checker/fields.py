"""What a case system may say about a submission as data: the structured submission, field by field.

At the edge of the flow, beside the documents: ``manifest`` reads it from YAML or JSON, the service from a request's
body. The names are a contract; everything may be left out, and nothing unknown is accepted.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt, model_validator

from scr_checker.field_values import Day, Text, Texts, follow

ROLES = Literal[
    "overview_report", "imr", "terms_of_reference", "action_plan", "executive_summary", "health_overview",
    "specialist_report", "chronology", "other",
]  # fmt: skip


class Part(BaseModel):
    """A frozen part of the submission that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NamedDocument(Part):
    """A file of the submission and what it is."""

    type: ROLES | None = None
    file: Text
    date: Day | None = None
    agency: Text | None = None


class SubmissionPart(Part):
    """Which board and case, and the documents."""

    board: Text | None = None
    case: Text | None = None
    documents: tuple[NamedDocument, ...] | None = None


class Incident(Part):
    """What happened, and when the board was told."""

    date: Day | None = None
    notified_on: Day | None = None
    type: Text | None = None
    cause: Text | None = None
    abuse_suspected: StrictBool | None = None


class Review(Part):
    """The dates, period and grounds of the review."""

    decision_on: Day | None = None
    started_on: Day | None = None
    completed_on: Day | None = None
    period_from: Day | None = None
    period_to: Day | None = None
    criterion: Text | None = None
    focus: Text | None = None
    reason_codes: Texts | None = None
    delay_reasons: Texts | None = None


class FamilyPlan(Part):
    """How and which relatives the terms of reference mean to involve."""

    how: Text | None = None
    who: Text | Texts | None = None


class TermsOfReference(Part):
    """What the review was asked."""

    questions: Texts | None = None
    equality_statement: Text | None = None
    family_plan: FamilyPlan | None = None
    interpreter_considered: StrictBool | None = None


class Agency(Part):
    """An agency, its field of work and whether it was involved."""

    name: Text
    sector: Text | None = None
    involved: StrictBool | None = None


class AgencyReview(Part):
    """One agency's individual management review."""

    agency: Text
    author_role: Text | None = None
    prior_involvement: StrictBool | None = None
    line_manages_case_staff: StrictBool | None = None
    same_practice: StrictBool | None = None
    template_used: StrictBool | None = None
    returned_for_rework: StrictBool | None = None
    signed_off_by: Text | None = None
    signed_off_on: Day | None = None
    interviews_n: StrictInt | None = None
    files_seen: Texts | None = None
    safeguards: Texts | None = None


class HealthOverview(Part):
    """Whether health services gave an integrated report, and where."""

    present: StrictBool | None = None
    where: Text | None = None


class Overview(Part):
    """Who wrote the overview report."""

    author_employer: Text | None = None
    independent: StrictBool | None = None
    sections: Texts | None = None


class Panel(Part):
    """Who led the review."""

    chair_employer: Text | None = None
    chair_independent: StrictBool | None = None
    members: Texts | None = None


class Relative(Part):
    """A member of the family and their part in the review."""

    relation: Text
    is_child: StrictBool | None = None
    invited: StrictBool | None = None
    responded: StrictBool | None = None
    contributed: StrictBool | None = None
    language: Text | None = None
    invited_on: Day | None = None
    methods: Texts | None = None
    attempts_n: StrictInt | None = None
    reason_not_invited: Text | None = None
    where_used: Texts | None = None


class Child(Part):
    """A child of the case as the report calls them."""

    name: Text
    age: Text | None = None
    ethnicity: Text | None = None
    language: Text | None = None
    religion: Text | None = None
    disability: Text | None = None
    status: Text | None = None


class Adult(Part):
    """An adult of the case."""

    name: Text
    factors: Texts | None = None
    disability: Text | None = None


class Lesson(Part):
    """A lesson with its id."""

    id: Text
    text: Text


class Recommendation(Part):
    """A recommendation and the lessons it is made of."""

    id: Text
    addressee: Text | None = None
    text: Text | None = None
    from_lesson: Text | Texts | None = None


class Action(Part):
    """An action and the recommendation it carries out."""

    id: Text
    rec: Text | None = None
    owner: Text | None = None
    due: Day | None = None
    outcome: Text | None = None
    evidence: Text | None = None
    status: Text | None = None


class ExecutiveSummary(Part):
    """When it was published and the family told."""

    published_on: Day | None = None
    family_told_on: Day | None = None


class SubmissionFields(Part):
    """The structured submission. Everything may be left out; null means "not known"."""

    submission: SubmissionPart | None = None
    incident: Incident | None = None
    review: Review | None = None
    tor: TermsOfReference | None = None
    agencies: tuple[Agency, ...] | None = None
    imr: tuple[AgencyReview, ...] | None = None
    health_overview: HealthOverview | None = None
    overview: Overview | None = None
    panel: Panel | None = None
    family: tuple[Relative, ...] | None = None
    children: tuple[Child, ...] | None = None
    adults: tuple[Adult, ...] | None = None
    research_refs: Texts | None = None
    other_reviews: Texts | None = None
    lessons: tuple[Text | Lesson, ...] | None = None
    recommendations: tuple[Recommendation, ...] | None = None
    actions: tuple[Action, ...] | None = None
    exec_summary: ExecutiveSummary | None = None

    @model_validator(mode="after")
    def _in_order(self) -> SubmissionFields:
        """Dates that cannot be: a step before the one it follows."""
        incident, review = self.incident or Incident(), self.review or Review()
        follow(
            {
                "incident.date": incident.date,
                "incident.notified_on": incident.notified_on,
                "review.decision_on": review.decision_on,
                "review.started_on": review.started_on,
                "review.completed_on": review.completed_on,
            }
        )
        follow({"review.period_from": review.period_from, "review.period_to": review.period_to})
        return self
