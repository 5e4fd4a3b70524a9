"""How often each signal is right on labelled documents: its measured maturity.

Beside ``agreement``. Only passages that the labels speak of can be counted: a match on a sentence labelled for the same
criterion and polarity is right; one on a sentence of the other polarity, or on a distractor, is wrong; the rest is
unlabelled and says nothing either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.agreement import holds, labelled_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from scr_checker.result import Evaluation
    from scr_checker.result_evidence import Evidence


@dataclass(slots=True)
class SignalFigures:
    """Counts of one signal over a folder of labelled documents."""

    criterion: str
    matches: int = 0
    right: int = 0
    wrong: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the matches on labelled sentences that are right; None where there are none."""
        judged = self.right + self.wrong
        return round(self.right / judged, 2) if judged else None

    @property
    def recall(self) -> float | None:
        """Share of the criterion's labelled sentences that the signal finds."""
        return round(self.right / self.labelled, 2) if self.labelled else None


def signal_figures(folder: Path, judge: Callable[[Path], Evaluation]) -> dict[str, SignalFigures]:
    """The figures of every signal that matched anything, by signal id."""
    figures: dict[str, SignalFigures] = {}
    totals: dict[str, int] = {}
    for _, source, labels in labelled_documents(folder):
        for criterion, items in (labels.get("evidence") or {}).items():
            totals[criterion] = totals.get(criterion, 0) + len(items)
        for criterion, evidence in _evidence(judge(source)):
            own = figures.setdefault(evidence.signal, SignalFigures(criterion))
            own.matches += 1
            right, wrong = _outcome(labels, criterion, evidence)
            own.right += right
            own.wrong += wrong
    for own in figures.values():
        own.labelled = totals.get(own.criterion, 0)
    return dict(sorted(figures.items()))


def _evidence(result: Evaluation) -> Iterator[tuple[str, Evidence]]:
    for criterion in result.criteria:
        for expectation in criterion.expectations:
            for evidence in expectation.evidence:
                yield criterion.id, evidence


def _outcome(labels: dict[str, Any], criterion: str, evidence: Evidence) -> tuple[bool, bool]:
    """Whether a match is on a sentence labelled the same, and whether on one labelled otherwise."""
    items = (labels.get("evidence") or {}).get(criterion, ())
    polarities = {item["polarity"] for item in items if holds(evidence.quote, item["quote"])}
    if polarities:
        return evidence.polarity in polarities, evidence.polarity not in polarities
    distractors = [d for d in labels.get("distractors") or () if d["criterion"] == criterion]
    return False, any(holds(evidence.quote, d["quote"]) for d in distractors)
