"""What the evidence says about each expectation.

``Evidence* -> ExpectationResult*``. A status is never guessed: it rests on passages, or on a completed search of a
document that was supplied. Pure; source of the statuses: the grading scheme, section 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.result import ExpectationResult, GuidanceReference, Searched, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scr_checker.evidence import Found, ReadDocument
    from scr_checker.packs import Expectation, Pack
    from scr_checker.result_evidence import Evidence

WEAKNESSES = frozenset({"W", "D", "D*"})
OUTWEIGHS = 2
NO_ROLE = "parts under no heading of a known kind"


@dataclass(frozen=True, slots=True)
class Search:
    """What one criterion was judged on: the documents in which it belongs, and all that was found."""

    documents: tuple[ReadDocument, ...]
    everything: tuple[ReadDocument, ...]
    found: Mapping[str, Found]
    roles: Mapping[str, str]


def assess(documents: Sequence[ReadDocument], found: Mapping[str, Found], pack: Pack) -> dict[str, list[ExpectationResult]]:
    """The result of every expectation, by criterion id, in the pack's order."""
    titles = {role.role: role.title for role in pack.sections}
    results: dict[str, list[ExpectationResult]] = {}
    for criterion in pack.criteria:
        relevant = tuple(d for d in documents if d.type in criterion.sources)
        search = Search(relevant, tuple(documents), found, titles)
        active = [e for e in criterion.expectations if e.maturity != "retired"]
        results[criterion.id] = [_result(expectation, search) for expectation in active]
    return results


def _result(expectation: Expectation, search: Search) -> ExpectationResult:
    status, note = _status(expectation, search)
    evidence = search.found[expectation.id].evidence
    return ExpectationResult(
        id=expectation.id,
        text=expectation.text,
        role=expectation.role,
        status=status,
        note=note,
        provisional=expectation.human and status in ("met", "partly_met", "contradicted"),
        guidance=tuple(GuidanceReference(**g.model_dump()) for g in expectation.guidance),
        advice=expectation.advice,
        to_confirm=_to_confirm(expectation, status),
        searched=_searched(expectation, search),
        evidence=evidence,
    )


def _to_confirm(expectation: Expectation, status: Status) -> str | None:
    if not expectation.human or status in ("not_applicable", "not_assessable"):
        return None
    return f"A person decides: {expectation.text[0].lower()}{expectation.text[1:]}"


def _searched(expectation: Expectation, search: Search) -> Searched:
    concepts: list[str] = []
    sections: list[str] = []
    for signal in expectation.signals:
        for entry in signal.find.all:
            concepts += [entry] if isinstance(entry, str) else entry
        sections += [search.roles.get(role, NO_ROLE) for role in signal.sections] or ["the whole document"]
    return Searched(
        concepts=tuple(dict.fromkeys(c.replace("_", " ") for c in concepts)),
        sections=tuple(dict.fromkeys(sections)),
        documents=tuple(d.id for d in search.documents),
        nearest=search.found[expectation.id].nearest,
    )


def _status(expectation: Expectation, search: Search) -> tuple[Status, str]:
    """The status and, in a sentence, why."""
    if expectation.role == "N":
        return "not_applicable", "Context only: it is never scored."
    if expectation.trigger and not _triggered(expectation, search):
        return "not_applicable", "The facts of this case do not raise it."
    if not search.documents:
        return "not_assessable", "No document in which this belongs was supplied."
    if expectation.absent:
        return _absence(expectation, search)
    if not expectation.signals:
        return "not_assessable", "A text alone cannot show this; it needs facts or a person."
    return _weigh(expectation, search)


def _triggered(expectation: Expectation, search: Search) -> bool:
    trigger = expectation.trigger
    if trigger is None:
        return True
    times = sum(len(document.text.where.get(name, ())) for document in search.everything for name in trigger.any)
    return times >= trigger.times


def _absence(expectation: Expectation, search: Search) -> tuple[Status, str]:
    """A weakness that consists in nothing having been found for other expectations."""
    others = [e for name in expectation.absent for e in search.found[name].evidence if e.polarity == "for"]
    if others:
        return "met", "Passages that show the opposite were found."
    stated = [e for e in search.found[expectation.id].evidence if e.polarity == "against"]
    if expectation.signals and not stated:
        return "not_found", "Nothing in the text says so."
    return "contradicted", "Nothing was found that would show the opposite, in documents supplied whole."


def _weigh(expectation: Expectation, search: Search) -> tuple[Status, str]:
    general = {s.id for s in expectation.signals if s.general}
    everything = search.found[expectation.id].evidence
    evidence = tuple(e for e in everything if e.signal not in general)
    if all(e.polarity == "context" for e in evidence) and any(e.polarity != "context" for e in everything):
        return _in_general(everything)
    supports = sum(1 for e in evidence if e.polarity == "for")
    concerns = sum(1 for e in evidence if e.polarity == "against")
    if not supports and not concerns:
        return "not_found", "Searched for and not found."
    if expectation.role in WEAKNESSES:
        return ("contradicted", _passages(concerns, "this weakness")) if concerns > supports else ("met", "")
    if concerns and concerns * OUTWEIGHS > supports * 3:
        return "contradicted", _passages(concerns, "against")
    if supports >= _needed(expectation, search) and concerns * OUTWEIGHS <= supports:
        return "met", _passages(supports, "for")
    return "partly_met", f"{_passages(supports, 'for')[:-1]}, {concerns} against."


def _in_general(evidence: Sequence[Evidence]) -> tuple[Status, str]:
    """What passages that only speak of the matter in general can show: never that it is met."""
    supports = sum(1 for e in evidence if e.polarity == "for")
    concerns = sum(1 for e in evidence if e.polarity == "against")
    if concerns * OUTWEIGHS > supports * 3:
        return "contradicted", _passages(concerns, "against")
    return "partly_met", "Only passages that touch on it were found."


def _needed(expectation: Expectation, search: Search) -> float:
    """How many supporting passages make the expectation met in documents of this length."""
    words = sum(document.text.document.words for document in search.documents)
    return max(expectation.need, expectation.per_thousand * words / 1000)


def _passages(number: int, what: str) -> str:
    return f"{number} passage{'s' * (number != 1)} {'for ' if what.startswith('this') else ''}{what}."
