"""How the expectations of one criterion become its level, with the reasons in plain sentences.

``ExpectationResult* -> CriterionJudgement``. Key items decide, supporting items help, mitigations cancel the
weaknesses paired with them; the five steps are those of the grading scheme, section 2. Then all passages together may
move the level by one (``balance``). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.balance import asked_by, passages
from scr_checker.grading import GOOD
from scr_checker.result import CriterionJudgement, CriterionLevel, ExpectationResult
from scr_checker.result_evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scr_checker.packs import CriterionFile

POINTS = {"met": 1.0, "partly_met": 0.5, "contradicted": 0.0, "not_found": 0.0}
HELPING = ("S", "T")
MOST_WEAKNESSES, MOST_SHOWN = 1, 2
LEVELS: tuple[CriterionLevel, ...] = ("inadequate", "adequate", "good")


@dataclass(frozen=True, slots=True)
class Standing:
    """The results that count for a criterion, and the weaknesses among them that nothing cancels."""

    keys: tuple[ExpectationResult, ...]
    others: tuple[ExpectationResult, ...]
    decisive: tuple[ExpectationResult, ...]
    weaknesses: tuple[ExpectationResult, ...]
    searched: bool
    found: bool

    @property
    def unmet(self) -> tuple[ExpectationResult, ...]:
        """The key expectations that are not met."""
        return tuple(r for r in self.keys if r.status != "met")


def judge(
    criterion: CriterionFile, results: Sequence[ExpectationResult], words: Mapping[str, int] | None = None
) -> CriterionJudgement:
    """The level of one criterion and why.

    ``words``: the words of the documents whose passages are weighed, by id; without any the expectations alone decide.
    """
    standing = _standing(criterion, results)
    level, reason = _level(criterion, standing)
    if words and level in LEVELS:
        weighed, told = _weighed(criterion, standing, results, words, LEVELS.index(level))
        moved = weighed != LEVELS.index(level)
        level, reason = LEVELS[weighed], (f"{_met(standing)}." if moved else reason) + told
    against = (*standing.decisive, *standing.weaknesses, *standing.unmet)
    return CriterionJudgement(
        id=criterion.id,
        title=criterion.title,
        judgement=level,
        reasons=(reason, *_carried(standing.keys)),
        held_back_by=tuple(_held_back(r) for r in dict.fromkeys(against)),
        lift=tuple(dict.fromkeys(r.advice for r in against if r.advice))[:3],
        expectations=tuple(results),
    )


def _standing(criterion: CriterionFile, results: Sequence[ExpectationResult]) -> Standing:
    """Sort the results: drafts and what was not assessed count for nothing."""
    drafts = {e.id for e in criterion.expectations if e.maturity == "draft"}
    counted = [r for r in results if r.status in POINTS and r.id not in drafts]
    holding = {r.id for r in counted if r.role == "M" and r.status == "met"}
    cancelled = {name for e in criterion.expectations if e.id in holding for name in e.cancels}
    contradicted = [r for r in counted if r.status == "contradicted"]
    decisive = [r for r in contradicted if (r.role == "D" or r.id in criterion.decisive) and r.id not in cancelled]
    weak = [r for r in contradicted if (r.role in ("W", "D*") and r.id not in cancelled) or (r.role == "D" and r.id in cancelled)]
    return Standing(
        keys=tuple(r for r in counted if r.role == "K"),
        others=tuple(r for r in counted if r.role in HELPING or (r.role == "X" and r.status == "met")),
        decisive=tuple(decisive),
        weaknesses=tuple(weak),
        searched=bool(counted),
        found=any(e.polarity != "context" for r in counted for e in r.evidence),
    )


def _mean(results: Sequence[ExpectationResult]) -> float:
    return sum(POINTS[r.status] for r in results) / len(results) if results else 0.0


def _level(criterion: CriterionFile, standing: Standing) -> tuple[CriterionLevel, str]:
    """The level by the first step that decides, and that step in words."""
    met = _met(standing)
    if not standing.searched:
        return "not_assessable", "No document in which this belongs was supplied."
    if not standing.found:
        return "not_evident", "The documents were searched and nothing was found either way."
    if standing.decisive:
        return "inadequate", f"A decisive weakness was found: {_lower(standing.decisive[0].text)}"
    if _mean(standing.keys) < criterion.levels.inadequate_below:
        return "inadequate", f"Too little was found: {met}."
    if _is_good(criterion, standing):
        return "good", f"{met}, and what speaks against it does not outweigh that."
    return "adequate", f"{met}."


def _met(standing: Standing) -> str:
    return f"{sum(r.status == 'met' for r in standing.keys)} of {len(standing.keys)} key expectations are met"


def _is_good(criterion: CriterionFile, standing: Standing) -> bool:
    """Step 4: nearly all key items, none contradicted, enough of the others, at most one weakness."""
    if any(r.status == "contradicted" for r in standing.keys) or any(r.role == "D*" for r in standing.weaknesses):
        return False
    helped = not standing.others or _mean(standing.others) >= criterion.levels.support_from
    return _mean(standing.keys) >= criterion.levels.good_from and helped and len(standing.weaknesses) <= MOST_WEAKNESSES


def _weighed(
    criterion: CriterionFile, standing: Standing, results: Sequence[ExpectationResult], words: Mapping[str, int], now: int
) -> tuple[int, str]:
    """The level (0 to 2) once the passages for and against are weighed, and the sentence that says so."""
    thresholds = criterion.levels.balance
    if thresholds is None or standing.decisive:
        return now, ""
    found = passages(results, words)
    asked = asked_by(found, now, thresholds, words)
    spoilt = now < asked == GOOD and any(r.status == "contradicted" for r in standing.keys)
    faultless = asked < now == GOOD and not standing.unmet and not standing.weaknesses
    asked = now if spoilt or faultless else asked
    within = f" in {sum(words.values()):,} words" if thresholds.per_words else ""
    told = f"{found.supports} passage{'s' * (found.supports != 1)} for and {found.concerns} against{within}"
    if asked == now:
        return now, f" There {'is' if found.supports == 1 else 'are'} {told}."
    how = "raise it" if asked > now else "bring it down"
    return asked, f" Alone that would be {LEVELS[now]}; {told} {how} to {LEVELS[asked]}."


def _carried(keys: Sequence[ExpectationResult]) -> list[str]:
    """What carried the criterion: the key expectations met with the most passages, and where the first stand."""
    met = sorted((r for r in keys if r.status == "met"), key=lambda r: -len(r.evidence))
    return [f"Carried by: {_lower(r.text)} ({_places([e for e in r.evidence if e.polarity == 'for'])})" for r in met[:MOST_SHOWN]]


def _held_back(result: ExpectationResult) -> str:
    """What holds the criterion back, with the place that shows it or the search that found nothing."""
    against = [e for e in result.evidence if e.polarity == "against"]
    if against:
        return f"{result.text} The report says otherwise ({_places(against)})."
    return f"{result.text} {'Not enough' if result.evidence else 'Nothing'} was found."


def _places(evidence: Sequence[Evidence]) -> str:
    """Where the first passages stand, and how many more there are."""
    names = list(dict.fromkeys(_place(e) for e in evidence))
    hidden = len(names) - MOST_SHOWN
    more = f" and {hidden} more place{'s' * (hidden > 1)}" if hidden > 0 else ""
    return ", ".join(names[:MOST_SHOWN]) + more


def _place(evidence: Evidence) -> str:
    if evidence.paragraph:
        return f"paragraph {evidence.paragraph}"
    if evidence.section:
        return f"“{evidence.section}”"
    return f"page {evidence.page}" if evidence.page else "the opening"


def _lower(text: str) -> str:
    return text[0].lower() + text[1:] if text[1:2].islower() else text
