"""What does the page say of the facts? Their names, dates and answers in plain words, and each value once.

Between ``Evaluation.facts`` and the HTML page: one row for each fact, one line for each value, and where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.fact_words import plain_value

if TYPE_CHECKING:
    from scr_checker.result import Evaluation, Fact

LABELS = {
    "agencies": "Agencies",
    "imr.agency": "Agencies with a management review",
    "imr.prior_involvement": "Author of a management review was involved before",
    "family.invited": "Family members invited",
    "family.contributed": "Family members who took part",
    "family.responded": "Family members who answered",
    "family.methods": "How family members were asked or heard",
    "family.attempts_n": "How many times family members were asked",
    "children.ethnicity": "Ethnicity of the children or the family",
    "children.language": "Language of the children or the family",
    "children.religion": "Religion of the children or the family",
    "children.disability": "Disability of the children",
    "panel.chair_employer": "Who employs the chair of the panel",
    "overview.author_employer": "Who employs the author of the overview",
    "incident.date": "Date of the incident",
    "incident.notified_on": "Notified on",
    "incident.abuse_suspected": "Abuse suspected",
    "review.decision_on": "Review decided on",
    "review.started_on": "Review begun on",
    "review.completed_on": "Review completed on",
    "review.period_from": "Period looked at, from",
    "review.period_to": "Period looked at, to",
    "overview.independent": "Author of the overview is independent",
    "panel.chair_independent": "Chair of the panel is independent",
}
GIVEN = "given with the submission"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stands: its own id on the page, the document where there are several, and its place in it."""

    id: str
    where: str
    document: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a fact, everywhere it stands, and what it does not agree with."""

    value: str
    sources: tuple[Source, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact with all its values."""

    label: str
    values: tuple[Told, ...]


NUMBERED = re.compile(r"\[(\d+)\]")
COUNT = re.compile(r"\b(\w+) n$")


def fact_rows(evaluation: Evaluation) -> tuple[FactRow, ...]:
    """The facts in the order in which they first stand."""
    several = len(evaluation.documents) > 1
    names = {d.id: d.name if several else "" for d in evaluation.documents}
    grouped: dict[str, dict[str, list[tuple[int, Fact]]]] = {}
    for number, fact in enumerate(evaluation.facts):
        grouped.setdefault(fact.name, {}).setdefault(fact.value, []).append((number, fact))
    return tuple(
        FactRow(_label(name), tuple(_told(value, facts, names) for value, facts in values.items()))
        for name, values in grouped.items()
    )


def _told(value: str, facts: list[tuple[int, Fact]], names: dict[str, str]) -> Told:
    sources = tuple(
        Source(f"v-{n}", names[f.document] if f.document else GIVEN, f.document or "", f.start, f.end) for n, f in facts
    )
    conflicts = dict.fromkeys(plain_value(other) for _, f in facts for other in f.conflicts_with)
    return Told(plain_value(value), sources, tuple(conflicts))


def _label(name: str) -> str:
    """A fact's name in words; one of several is numbered, and one without words of its own keeps those of its field."""
    general, numbered = NUMBERED.sub("", name), NUMBERED.search(name)
    if general in LABELS:
        return f"{LABELS[general]} ({numbered[1]})" if numbered else LABELS[general]
    plain = NUMBERED.sub(r" \1", name).replace(".", ": ").replace("_", " ")
    return COUNT.sub(r"number of \1", plain[:1].upper() + plain[1:])
