"""The overall proposal in words: gates first, then the combination rules, their reasons and what would flip them.

``CriterionJudgement* -> OverallProposal``. The arithmetic is in ``grading``; here levels get their names, rules their
sentences and paragraphs from the pack, and submissions that cannot be graded get the reason why.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scr_checker import grading
from scr_checker.result import CriterionJudgement, Flag, Flip, Grade, OverallProposal, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.packs import Pack

LEVELS = {"good": 2, "adequate": 1, "inadequate": 0, "not_evident": 0}
GRADES: tuple[Grade, ...] = ("inadequate", "adequate", "good")
UNGRADED = {
    "wrong_document_type": "This is not part of a serious case review submission, so there is nothing to grade.",
    "later_framework": "The review was made under another framework than the one these criteria belong to.",
}


def propose_overall(
    documents: Sequence[ReadDocument],
    criteria: Sequence[CriterionJudgement],
    flags: Sequence[Flag],
    pack: Pack,
    circumstances: grading.Circumstances | None = None,
) -> OverallProposal:
    """The proposed overall grade with its rules, or why there is none."""
    gate = _gate(documents, flags)
    levels = {_code(c, pack): LEVELS.get(c.judgement) for c in criteria}
    case = replace(circumstances or grading.Circumstances(), identity_material=_identity_material(documents))
    proposal = grading.propose(levels, case)
    possible = tuple(GRADES[level] for level in proposal.possible)
    if gate:
        return OverallProposal(judgement="not_enough_evidence", possible=() if gate.rule in UNGRADED else GRADES, reasons=(gate,))
    reasons = tuple(_reason(rule, pack) for rule in proposal.rules)
    if proposal.level is None:
        return OverallProposal(judgement="not_enough_evidence", possible=possible, reasons=(*reasons, _unknown(criteria)))
    return OverallProposal(
        judgement=GRADES[proposal.level],
        possible=possible,
        reasons=reasons,
        to_confirm=_to_confirm(criteria),
        flips=_flips(levels, case, criteria, pack),
    )


def _to_confirm(criteria: Sequence[CriterionJudgement]) -> tuple[str, ...]:
    """The decisive weaknesses found, whole or in part, that a person must confirm; none that was not found."""
    return tuple(
        e.to_confirm
        for c in criteria
        for e in c.expectations
        if e.to_confirm and e.role in ("D", "D*") and e.status in ("contradicted", "partly_met")
    )


def _gate(documents: Sequence[ReadDocument], flags: Sequence[Flag]) -> Reason | None:
    """Why no grade is proposed, if none can be."""
    raised = {flag.id for flag in flags}
    types = {document.type for document in documents}
    for flag, text in UNGRADED.items():
        if flag in raised and len(types) == 1:
            return Reason(rule=flag, text=text, guidance="3")
    if not types & {"overview_report", "template"}:
        text = "Without the overview report the depth of learning cannot be judged."
        return Reason(rule="no_overview_report", text=text, guidance="3, 109-112")
    return None


def _code(criterion: CriterionJudgement, pack: Pack) -> str:
    return next(c.code for c in pack.criteria if c.id == criterion.id)


def _identity_material(documents: Sequence[ReadDocument]) -> bool:
    """Whether anyone's identity, disability or illness is part of the case (rule A7)."""
    return any(document.text.where.get("identity_material") for document in documents)


def _reason(rule: str, pack: Pack) -> Reason:
    data = next(r for r in pack.rules if r.id == rule)
    return Reason(rule=rule, text=data.text, guidance=data.paragraphs, design=data.design)


def _unknown(criteria: Sequence[CriterionJudgement]) -> Reason:
    titles = ", ".join(c.title for c in criteria if c.judgement == "not_assessable")
    return Reason(rule="not_assessable", text=f"Not judged for want of a document: {titles}.", guidance="3")


def _flips(
    levels: dict[str, int | None], case: grading.Circumstances, criteria: Sequence[CriterionJudgement], pack: Pack
) -> tuple[Flip, ...]:
    known = {code: level for code, level in levels.items() if level is not None}
    if len(known) < len(grading.CRITERIA):
        return ()
    titles = {_code(c, pack): c.title for c in criteria}
    return tuple(
        Flip(change=f"{titles[code]}: {grading.NAMES[new]}", to=GRADES[then]) for code, new, then in grading.flips(known, case)
    )
