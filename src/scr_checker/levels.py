"""How the expectations of one criterion become its level, with the reasons in plain sentences.

``ExpectationResult* -> CriterionJudgement``. Key items decide, supporting items help, mitigations cancel the
weaknesses paired with them; the five steps are those of the grading scheme, section 2. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.result import CriterionJudgement, CriterionLevel, ExpectationResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.packs import CriterionFile

POINTS = {"met": 1.0, "partly_met": 0.5, "contradicted": 0.0, "not_found": 0.0}
MOST_WEAKNESSES = 1


def judge(criterion: CriterionFile, results: Sequence[ExpectationResult]) -> CriterionJudgement:
    """The level of one criterion and why."""
    counted = [r for r in results if r.status in POINTS and not _is_draft(criterion, r)]
    weaknesses = _weaknesses(criterion, counted)
    level, reason = _level(criterion, counted, weaknesses)
    held = [r for r in counted if r.role == "K" and r.status != "met"]
    return CriterionJudgement(
        id=criterion.id,
        title=criterion.title,
        judgement=level,
        reasons=(reason, *_carried(counted)),
        held_back_by=tuple(f"{r.text}" for r in (*weaknesses, *held)),
        lift=tuple(r.advice for r in (*weaknesses, *held) if r.advice)[:3],
        expectations=tuple(results),
    )


def _is_draft(criterion: CriterionFile, result: ExpectationResult) -> bool:
    return any(e.id == result.id and e.maturity == "draft" for e in criterion.expectations)


def _weaknesses(criterion: CriterionFile, counted: Sequence[ExpectationResult]) -> list[ExpectationResult]:
    """The weaknesses found and not cancelled by a mitigation that holds."""
    holding = {r.id for r in counted if r.role == "M" and r.status == "met"}
    cancelled = {name for e in criterion.expectations if e.id in holding for name in e.cancels}
    return [r for r in counted if r.role in ("W", "D", "D*") and r.status == "contradicted" and r.id not in cancelled]


def _mean(results: Sequence[ExpectationResult]) -> float:
    return sum(POINTS[r.status] for r in results) / len(results) if results else 0.0


def _level(
    criterion: CriterionFile, counted: Sequence[ExpectationResult], weaknesses: Sequence[ExpectationResult]
) -> tuple[CriterionLevel, str]:
    if not counted:
        return "not_assessable", "No document in which this belongs was supplied."
    if not any(r.evidence for r in counted):
        return "not_evident", "The documents were searched and nothing was found either way."
    limits = criterion.levels
    keys = [r for r in counted if r.role == "K"]
    others = [r for r in counted if r.role in ("S", "T") or (r.role == "X" and r.status == "met")]
    share, help_share = _mean(keys), _mean(others)
    met = f"{sum(r.status == 'met' for r in keys)} of {len(keys)} key expectations are met"
    decisive = [r for r in weaknesses if r.role == "D"]
    if decisive:
        return "inadequate", f"A decisive weakness was found: {decisive[0].text}"
    if share < limits.inadequate_below:
        return "inadequate", f"Too little was found: {met}."
    contradicted = any(r.status == "contradicted" for r in keys)
    helped = help_share >= limits.support_from and len(weaknesses) <= MOST_WEAKNESSES
    if share >= limits.good_from and not contradicted and helped:
        return "good", f"{met[0].upper()}{met[1:]}, and nothing decisive speaks against it."
    return "adequate", f"{met[0].upper()}{met[1:]}."


def _carried(counted: Sequence[ExpectationResult]) -> list[str]:
    """What carried the criterion: the key expectations met with the most passages."""
    met = sorted((r for r in counted if r.role == "K" and r.status == "met"), key=lambda r: -len(r.evidence))
    return [f"Shown: {r.text}" for r in met[:2]]
