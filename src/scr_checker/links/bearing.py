"""What does an inconsistency between documents say about the expectations it touches?

Part of ``links``: ``Inconsistency* -> ExpectationResult*``, between assessment and levels. It only ever lowers a status,
adds the passage that shows why, and says so in the note; an expectation that a pack does not have is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scr_checker.result import ExpectationResult, Status
    from scr_checker.result_evidence import Evidence
    from scr_checker.result_links import Inconsistency

ORDER: tuple[Status, ...] = ("contradicted", "partly_met", "met")
COUNTED = frozenset({*ORDER, "not_found"})


@dataclass(frozen=True, slots=True)
class Bearing:
    """The expectation touched, the best status it can still have, the sides that show it, and whether that decides."""

    expectation: str
    most: Status
    sides: tuple[int, ...] = (0,)
    decides: bool = False


BEARINGS: dict[tuple[str, str | None], Bearing] = {
    ("fact_conflict", "overview.independent"): Bearing("IND-01", "contradicted", (1,), decides=True),
    ("fact_conflict", "panel.chair_independent"): Bearing("IND-02", "contradicted", (1,), decides=True),
    ("recommendation_without_action", None): Bearing("REC-02", "contradicted", (0, 1)),
    ("action_without_owner", None): Bearing("REC-04", "partly_met"),
    ("question_not_answered", None): Bearing("OVR-06", "partly_met"),
}


def with_bearing(
    results: Mapping[str, Sequence[ExpectationResult]], found: Sequence[Inconsistency]
) -> dict[str, list[ExpectationResult]]:
    """The results of all expectations, by criterion, after what the inconsistencies say of them."""
    return {criterion: [_borne(result, found) for result in some] for criterion, some in results.items()}


def deciding(found: Sequence[Inconsistency]) -> tuple[str, ...]:
    """The expectations that an inconsistency makes decisive: author or chair tied to an agency of the case."""
    bearings = (BEARINGS.get((item.kind, item.fact)) for item in found)
    return tuple(dict.fromkeys(b.expectation for b in bearings if b and b.decides))


def _borne(result: ExpectationResult, found: Sequence[Inconsistency]) -> ExpectationResult:
    """One result after all inconsistencies that touch it."""
    if result.status not in COUNTED:
        return result
    for item in found:
        bearing = BEARINGS.get((item.kind, item.fact))
        if bearing and bearing.expectation == result.id:
            result = _lowered(result, bearing, item)
    return result


def _lowered(result: ExpectationResult, bearing: Bearing, item: Inconsistency) -> ExpectationResult:
    new = [item.sides[n] for n in bearing.sides if n < len(item.sides)]
    places = {(e.document, e.start) for e in new}
    kept = [e for e in result.evidence if (e.document, e.start) not in places]
    against = [_against(e, f"{result.id}.{len(kept) + n}") for n, e in enumerate(new, 1)]
    status: Status = min(bearing.most, result.status, key=ORDER.index) if result.status in ORDER else "contradicted"
    return result.model_copy(update={"status": status, "note": item.message, "evidence": (*kept, *against)})


def _against(side: Evidence, name: str) -> Evidence:
    return side.model_copy(update={"id": name, "polarity": "against"})
