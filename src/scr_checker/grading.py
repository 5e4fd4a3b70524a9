"""How levels become a proposal: the combination rules, the grades still possible, and what would change them.

``CriterionJudgement* -> OverallProposal``. Imports no spaCy and does no I/O. Source of every rule: the grading scheme
(section 4), with the paragraphs of the 2010 report that the pack gives for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

INADEQUATE, ADEQUATE, GOOD = 0, 1, 2
NAMES = ("inadequate", "adequate", "good")
CRITERIA = ("TOR", "OVR", "IMR", "LRN", "REC", "FAM", "EQD", "IND", "RES", "TIM")
NEEDED = ("TOR", "OVR", "LRN")
COMPENSATED_BELOW = 0.5
WEAK_PILLARS, WEAK_CONTRIBUTIONS, GOOD_PILLARS = 2, 2, 2


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the rules ask beside the levels.

    Whether the overview makes up for weak agency reviews and the share of those that are inadequate (C1), and
    whether identity mattered in the case (A7).
    """

    compensated: bool = False
    imr_inadequate_share: float = 0.0
    identity_material: bool = True


@dataclass(frozen=True, slots=True)
class Combination:
    """A level and the rules that fired, in order."""

    level: int
    rules: tuple[str, ...]


def combine(levels: Mapping[str, int], case: Circumstances = Circumstances()) -> Combination:
    """The overall level when every criterion is known; the first rule that holds decides."""
    imr, fired = _agency_reviews(levels, case)
    if levels["LRN"] == INADEQUATE:
        return Combination(INADEQUATE, (*fired, "I1"))
    if (levels["TOR"], levels["OVR"], imr).count(INADEQUATE) >= WEAK_PILLARS:
        return Combination(INADEQUATE, (*fired, "I2"))
    caps = _caps(levels, imr, case)
    if caps:
        return Combination(ADEQUATE, (*fired, *caps))
    good_pillars = (levels["TOR"], imr, levels["REC"]).count(GOOD)
    if levels["OVR"] == levels["LRN"] == GOOD and good_pillars >= GOOD_PILLARS:
        return Combination(GOOD, (*fired, "G1"))
    return Combination(ADEQUATE, (*fired, "D1"))


def _agency_reviews(levels: Mapping[str, int], case: Circumstances) -> tuple[int, tuple[str, ...]]:
    """The level of the agency reviews after rule C1, and C1 if it fired."""
    makes_up = case.compensated and levels["OVR"] == GOOD and case.imr_inadequate_share < COMPENSATED_BELOW
    return (ADEQUATE, ("C1",)) if levels["IMR"] == INADEQUATE and makes_up else (levels["IMR"], ())


def _caps(levels: Mapping[str, int], imr: int, case: Circumstances) -> tuple[str, ...]:
    contributing = (levels["FAM"], levels["EQD"], levels["RES"]).count(INADEQUATE)
    tests = {
        "A1": levels["TOR"] == INADEQUATE,
        "A2": levels["OVR"] == INADEQUATE,
        "A3": imr == INADEQUATE,
        "A4": levels["REC"] == INADEQUATE,
        "A5": levels["IND"] == INADEQUATE,
        "A6": levels["FAM"] == INADEQUATE,
        "A7": levels["EQD"] == INADEQUATE and case.identity_material,
        "A8": contributing >= WEAK_CONTRIBUTIONS,
    }
    return tuple(rule for rule, holds in tests.items() if holds)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposed level, or None where the evidence does not settle it, and the levels still possible."""

    level: int | None
    possible: tuple[int, ...]
    rules: tuple[str, ...]


def propose(levels: Mapping[str, int | None], case: Circumstances = Circumstances()) -> Proposal:
    """The proposal where some criteria may be unknown.

    A single level is proposed only when nothing unknown can change it and the terms of reference, the overview and
    the learning were all assessed, or when it is inadequate already. Better levels never lower the proposal and one
    step never moves it by two, so the worst and the best case bound what is possible (a test holds both).
    """
    known = {c: level for c, level in levels.items() if level is not None}
    worst = combine({c: known.get(c, INADEQUATE) for c in CRITERIA}, case)
    best = combine({c: known.get(c, GOOD) for c in CRITERIA}, case)
    possible = tuple(range(worst.level, best.level + 1))
    rules = tuple(rule for rule in worst.rules if rule in best.rules)
    settled = worst.level == best.level and (best.level == INADEQUATE or all(c in known for c in NEEDED))
    return Proposal(best.level if settled else None, possible, rules)


def flips(levels: Mapping[str, int], case: Circumstances = Circumstances()) -> tuple[tuple[str, int, int], ...]:
    """Every one-step change of one criterion that changes the proposal: criterion, its new level, the new proposal."""
    now = combine(levels, case).level
    changes = []
    for criterion in CRITERIA:
        for step in (-1, 1):
            changed = levels[criterion] + step
            if INADEQUATE <= changed <= GOOD:
                then = combine({**levels, criterion: changed}, case).level
                if then != now:
                    changes.append((criterion, changed, then))
    return tuple(changes)
