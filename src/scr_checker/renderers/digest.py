"""What a page shows of a criterion: the best passages for and against, what was sought in vain, what to do.

Shared by the outputs for people, so that terminal, Markdown and HTML tell the same story in the same order.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.result_evidence import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scr_checker.result import CriterionJudgement, Evaluation, ExpectationResult, Flip, Nearest, OverallProposal
    from scr_checker.result_evidence import Evidence

SHOWN = 4
ROLE_WEIGHT = {"K": 3, "D": 3, "D*": 3, "W": 2, "S": 2, "M": 2, "T": 1, "X": 1, "N": 0}
IDEAL_LENGTH = (60, 320)
MOST_AGREEING, MOST_CHANGES, WEAKER = 4, 3, 4
GRADES = ("good", "adequate", "inadequate")
WORDS = {
    "good": "good",
    "adequate": "adequate",
    "inadequate": "inadequate",
    "not_evident": "nothing found",
    "not_assessable": "not assessed",
    "not_enough_evidence": "not enough evidence",
}


@dataclass(frozen=True, slots=True)
class Digest:
    """One criterion as a page shows it."""

    criterion: CriterionJudgement
    found: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    more: int
    missing: tuple[ExpectationResult, ...]
    to_confirm: tuple[str, ...]
    keys_met: int
    keys: int


def digest(criterion: CriterionJudgement, shown: int = SHOWN) -> Digest:
    """The best passages of a criterion, at most ``shown`` each way, and what is missing.

    A passage that is partly for and partly against is shown once, where it speaks against. Of a criterion that cannot be
    assessed none is shown: nothing was weighed.
    """
    weighed = criterion.judgement != "not_assessable"
    pairs = [(e, x) for x in criterion.expectations for e in x.evidence if weighed]
    faulted = {(e.document, e.start) for e, _ in pairs if e.polarity == "against"}
    found = _best((p for p in pairs if p[0].polarity == "for" and (p[0].document, p[0].start) not in faulted), shown)
    against = _best((p for p in pairs if p[0].polarity == "against"), shown)
    scored = [x for x in criterion.expectations if x.status not in ("not_applicable", "not_assessable")]
    keys = [x for x in scored if x.role == "K"]
    places = {(e.document, e.start) for e, _ in pairs if e.polarity != "context"}
    return Digest(
        criterion=criterion,
        found=found,
        against=against,
        more=max(0, len(places) - len(found) - len(against)),
        missing=tuple(x for x in scored if x.status == "not_found" and x.role in ("K", "S")),
        to_confirm=tuple(x.to_confirm for x in scored if x.to_confirm and x.role in ("K", "D")),
        keys_met=sum(x.status == "met" for x in keys),
        keys=len(keys),
    )


def _best(pairs: Iterable[tuple[Evidence, ExpectationResult]], shown: int) -> tuple[Evidence, ...]:
    """The strongest passages, each place once and each expectation once before any twice, in order of place.

    What only scorecards found comes last.
    """
    ranked = list(pairs)
    agreeing = Counter((e.document, e.start) for e, _ in ranked)
    ranked.sort(key=lambda p: (-_strength(p[0], p[1], agreeing[p[0].document, p[0].start]), p[0].document, p[0].start))
    chosen: list[Evidence] = []
    for again in (False, True):
        seen = {e.id.rsplit(".", 1)[0] for e in chosen}
        for evidence, expectation in ranked:
            if len(chosen) >= shown or any(_overlap(evidence, e) for e in chosen):
                continue
            if again or expectation.id not in seen:
                chosen.append(evidence)
                seen.add(expectation.id)
    return tuple(sorted(chosen, key=lambda e: (TOGETHER in e.signal, e.document, e.start)))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _strength(evidence: Evidence, expectation: ExpectationResult, agreeing: int) -> float:
    """How well a passage shows its matter: by the weight of that, by its length, a figure in it, other rules agreeing."""
    length = len(evidence.quote)
    fits = IDEAL_LENGTH[0] <= length <= IDEAL_LENGTH[1]
    shared = min(agreeing - 1, MOST_AGREEING) * 0.5
    weak = (TOGETHER in evidence.signal) * WEAKER
    return ROLE_WEIGHT[expectation.role] + fits + bool(re.search(r"\d", evidence.quote)) * 0.5 + shared - weak


def place(evaluation: Evaluation, item: Evidence | Nearest) -> str:
    """Where a passage stands, in words: document (if there are several), paragraph, page, section."""
    parts = []
    if len(evaluation.documents) > 1:
        parts.append(next(d.name for d in evaluation.documents if d.id == item.document))
    if item.paragraph:
        parts.append(f"paragraph {item.paragraph}")
    if item.page:
        parts.append(f"page {item.page}")
    if item.section:
        parts.append(f"“{item.section}”")
    return ", ".join(parts) or "the text"


def shorten(quote: str, length: int) -> str:
    """A quotation on one line, cut at a word with an ellipsis where it is longer."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= length else flat[:length].rsplit(" ", 1)[0] + " …"


def outline(evaluation: Evaluation) -> tuple[str, str]:
    """The headline and, in one sentence, why."""
    overall = evaluation.overall
    if overall.judgement == "not_enough_evidence":
        headline = "No grade is proposed"
        if len(overall.possible) > 1:
            headline += f"; still possible: {', '.join(overall.possible)}"
    else:
        headline = f"Proposed grade: {overall.judgement}"
    return headline, " ".join(f"{r.text.rstrip('.')} ({paragraphs(r.guidance)})." for r in overall.reasons)


def paragraphs(numbers: str) -> str:
    """The paragraphs of the guidance, one or several, with their noun."""
    several = re.search("[,–-]", numbers)
    return f"paragraph{'s' if several else ''} {numbers}"


def changes(overall: OverallProposal) -> tuple[str, ...]:
    """What single changes would alter the proposal, as sentences: at most three that raise it, then three that lower it."""
    better = [flip for flip in overall.flips if raises(overall, flip)]
    worse = [flip for flip in overall.flips if flip not in better]
    return tuple(_if_changed(flip) for flip in (*better[:MOST_CHANGES], *worse[:MOST_CHANGES]))


def raises(overall: OverallProposal, flip: Flip) -> bool:
    """Whether a change makes the proposal better than it is."""
    now = GRADES.index(overall.judgement) if overall.judgement in GRADES else len(GRADES)
    return flip.to in GRADES and GRADES.index(flip.to) < now


def _if_changed(flip: Flip) -> str:
    criterion, _, level = flip.change.rpartition(": ")
    return f"If “{criterion}” were {level}, the proposed grade would be {flip.to}."


def notices(evaluation: Evaluation) -> Iterator[str]:
    """What a reader must know first: flags and problems, the more exact message where both tell of one thing."""
    told = {problem.id for problem in evaluation.problems}
    yield from (flag.message for flag in evaluation.flags if flag.id not in told)
    yield from (problem.message for problem in evaluation.problems)
