"""How good is the set of individual management reviews, each judged by itself, and does the overview make up for it?

``Evidence* -> CriterionJudgement`` beside ``levels``: for a submission that holds two reviews or more. The fractions are
those of the grading scheme, section 2; the compensation is its rule C1. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scr_checker import grading
from scr_checker.assessment import assess
from scr_checker.levels import judge
from scr_checker.links.agencies import fields_in, fields_of_report
from scr_checker.links.gaps import FAULT, OWN_INQUIRY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from scr_checker.evidence import Found, ReadDocument
    from scr_checker.packs import CriterionFile, Pack
    from scr_checker.result import CriterionJudgement, CriterionLevel
    from scr_checker.result_evidence import Evidence

REVIEWS, COMPENSATION = "imr_quality", "OVR-05"
OVERVIEWS = frozenset({"overview_report", "template"})
MOSTLY, PARTLY = Fraction(2, 3), Fraction(1, 3)
LEAST = 2
EQUALITY, OWN_REPORT = "equality_diversity", "said by an agency of its own part, so it does not count against the review"


@dataclass(frozen=True, slots=True)
class ReviewSet:
    """The level of each review by its document, the level of the set, and whether the overview fills the gaps."""

    levels: Mapping[str, CriterionLevel]
    level: CriterionLevel
    compensated: bool

    @property
    def inadequate_share(self) -> float:
        """The share of the reviews that are inadequate."""
        return sum(_weak(level) for level in self.levels.values()) / len(self.levels)


def judge_set(documents: Sequence[ReadDocument], found: Mapping[str, Found], pack: Pack) -> ReviewSet | None:
    """Each review by its own passages, then the set; nothing where fewer than two reviews were supplied."""
    reviews = [d for d in documents if d.type == "imr"]
    criterion = next((c for c in pack.criteria if c.id == REVIEWS), None)
    if criterion is None or len(reviews) < LEAST:
        return None
    levels = {d.id: _alone(d, criterion, found, pack) for d in reviews}
    stated = COMPENSATION in found and any(e.polarity == "for" for e in found[COMPENSATION].evidence)
    weak = [d for d in reviews if _weak(levels[d.id])]
    filled = bool(weak) and (stated or all(_made_up_for(review, documents) for review in weak))
    return ReviewSet(levels, level_of(list(levels.values())), filled)


def _alone(review: ReadDocument, criterion: CriterionFile, found: Mapping[str, Found], pack: Pack) -> CriterionLevel:
    wanted = {e.id for e in criterion.expectations}
    own = {
        name: replace(f, evidence=tuple(e for e in f.evidence if e.document == review.id))
        for name, f in found.items()
        if name in wanted
    }
    results = assess((review,), own, pack.model_copy(update={"criteria": (criterion,)}))
    return judge(criterion, results[criterion.id]).judgement


def _made_up_for(review: ReadDocument, documents: Sequence[ReadDocument]) -> bool:
    """Whether a section of the overview finds fault with the review and tells of the author's own inquiry."""
    fields = fields_of_report(review)
    for document in documents:
        sections: dict[int, str] = {}
        for sentence in document.text.sentences if document.type in OVERVIEWS else ():
            index = sentence.section.index
            sections[index] = f"{sections.get(index, '')} {document.text.quote(sentence)}"
        if any(fields & fields_in(t) and FAULT.search(t) and OWN_INQUIRY.search(t) for t in sections.values()):
            return True
    return False


def for_the_review(documents: Sequence[ReadDocument], found: Mapping[str, Found], pack: Pack) -> dict[str, Found]:
    """What was found, with an agency's words on equality in its own report left to that report.

    "There were no issues of equality" in one report says nothing of what the review did; beside an overview it is context.
    A report judged by itself keeps what it says.
    """
    reports = {d.id for d in documents if d.type == "imr"}
    if not reports or not any(d.type in OVERVIEWS for d in documents):
        return dict(found)
    names = {e.id for c in pack.criteria if c.id == EQUALITY for e in c.expectations}
    return {
        name: replace(f, evidence=tuple(_left_to_its_report(e, reports) for e in f.evidence)) if name in names else f
        for name, f in found.items()
    }


def _left_to_its_report(evidence: Evidence, reports: AbstractSet[str]) -> Evidence:
    if evidence.document not in reports or evidence.polarity != "against":
        return evidence
    return evidence.model_copy(update={"polarity": "context", "reason": f"{evidence.reason}; {OWN_REPORT}"})


def level_of(levels: Sequence[CriterionLevel]) -> CriterionLevel:
    """The level of a set: good with two thirds good and none inadequate, inadequate from one third inadequate on."""
    number = len(levels)
    weak = sum(_weak(level) for level in levels)
    if Fraction(weak, number) >= PARTLY:
        return "inadequate"
    return "good" if not weak and Fraction(levels.count("good"), number) >= MOSTLY else "adequate"


def _weak(level: CriterionLevel) -> bool:
    return level in ("inadequate", "not_evident")


def as_judged(judgement: CriterionJudgement, reviews: ReviewSet | None, names: Mapping[str, str]) -> CriterionJudgement:
    """The criterion with the level of the set, and the level of each review as its first reason."""
    if reviews is None:
        return judgement
    each = "; ".join(f"{names[document]} {level.replace('_', ' ')}" for document, level in reviews.levels.items())
    return judgement.model_copy(update={"judgement": reviews.level, "reasons": (f"Each by itself: {each}.", *judgement.reasons)})


def circumstances(reviews: ReviewSet | None) -> grading.Circumstances:
    """What rule C1 asks of the set."""
    if reviews is None:
        return grading.Circumstances()
    return grading.Circumstances(compensated=reviews.compensated, imr_inadequate_share=reviews.inadequate_share)
