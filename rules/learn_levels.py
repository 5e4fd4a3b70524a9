"""From where on do the passages for and against a criterion speak for each level? Works out ``levels: {balance: …}``.

A tool for authors of rules; judging never runs it. It judges every labelled report with scorecards learned without its
writer (a card finds more in what it was learned from), counts the passages for and against each criterion (``balance``),
and prints the thresholds that part the labelled levels best: a logistic regression with one slope for all criteria. They
go into the file of each criterion by hand.

    python rules/learn_levels.py LABELS_DIR...      (needs: pip install --group learn)

The last lines say how many levels are right in reports whose writer was left out, by the expectations alone and with the
passages.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from labelled_cues import labelled_reports
from learn_scorecards import FOLDS, cards_from, foreign_cues
from scr_checker.agreement import LEVELS, labelled_documents, level
from scr_checker.balance import OF_AGENCIES, Balance, passages, scaled
from scr_checker.evaluation import evaluate, ready
from scr_checker.intake import documents_from
from scr_checker.levels import judge
from scr_checker.loading import load_pack
from scr_checker.packs import BalanceThresholds
from scr_checker.submission import submit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from learn_scorecards import Cards
    from scr_checker.packs import CriterionFile, Pack
    from scr_checker.signal_rules import Signal

POLARITY = {"support": "for", "concern": "against"}
EACH = 2.0
"""How freely the thresholds of the criteria differ from each other."""


class Case(NamedTuple):
    """One criterion of a labelled report: what the expectations alone say, what was counted, and the levels accepted."""

    writer: str
    criterion: str
    by_steps: int
    found: Balance
    accepted: tuple[int, ...]


def main() -> None:
    """Print the thresholds, and what they do for reports left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    cases = list(_cases(parser.parse_args().folders, ready(load_pack())))
    for name, thresholds in _thresholds(cases).items():
        print(f"{name}: adequate_from: {thresholds.adequate_from:.2f}, good_from: {thresholds.good_from:.2f}")
    right: Counter[str] = Counter()
    for writer in sorted({case.writer for case in cases}):
        learned = _thresholds([case for case in cases if case.writer != writer])
        for case in (case for case in cases if case.writer == writer):
            right["alone"] += case.by_steps in case.accepted
            right["with"] += case.found.moved(case.by_steps, learned[case.criterion]) in case.accepted
    print(f"{len(cases)} levels; right by expectations alone {right['alone']}, with the passages {right['with']}")


def _cases(folders: Sequence[Path], pack: Pack) -> Iterator[Case]:
    reports, foreign = labelled_reports(folders, pack), foreign_cues(pack)
    writers = sorted({report.writer for report in reports})
    for k in range(FOLDS):
        out = frozenset(writers[k::FOLDS])
        without = _with_cards(pack, cards_from([r for r in reports if r.writer not in out], foreign), f"without {k}")
        for folder in folders:
            for name, source, labels in labelled_documents(folder):
                if (writer := name.split("-")[0]) in out:
                    yield from _of_report(writer, source, labels, without)


def _with_cards(pack: Pack, cards: Cards, name: str) -> Pack:
    """The pack with other scorecards; a name of its own, so that nothing made of the first is taken for it."""

    def dealt(criterion: CriterionFile, signal: Signal) -> Signal:
        card = cards.get((criterion.id, POLARITY.get(signal.shows, "")))
        return signal.model_copy(update={"find": signal.find.model_copy(update={"scorecard": card})}) if card else signal

    criteria = tuple(
        c.model_copy(
            update={
                "expectations": tuple(
                    e.model_copy(update={"signals": tuple(dealt(c, s) if s.find.scorecard else s for s in e.signals)})
                    for e in c.expectations
                )
            }
        )
        for c in pack.criteria
    )
    return ready(pack.model_copy(update={"criteria": criteria, "sha256": f"{pack.sha256} {name}"}))


def _of_report(writer: str, source: Path, labels: Mapping[str, Mapping[str, str]], pack: Pack) -> Iterator[Case]:
    result = evaluate(submit(documents_from([str(source)])), pack)
    others = labels.get("acceptable_alternatives") or {}
    files = {c.id: c for c in pack.criteria}
    for judged in result.criteria:
        label, file = labels["criteria"].get(judged.id), files[judged.id]
        words = {d.id: d.words for d in result.documents if d.type in file.sources and d.type != OF_AGENCIES}
        if not words or label is None or file.levels.balance is None:
            continue
        found = scaled(passages(judged.expectations, words), file.levels.balance, words)
        by_steps = LEVELS.index(level(judge(file, judged.expectations).judgement))
        accepted = tuple(LEVELS.index(level(name)) for name in (label, *others.get(judged.id, ())))
        yield Case(writer, judged.id, by_steps, found, accepted)


def _thresholds(cases: Sequence[Case]) -> dict[str, BalanceThresholds]:
    adequate, good = (_parting(cases, k, [case.found.weighed(case.by_steps)[k - 1] for case in cases]) for k in (1, 2))
    return {name: BalanceThresholds(adequate_from=adequate[name], good_from=good[name]) for name in adequate}


def _parting(cases: Sequence[Case], least: int, weights: Sequence[float]) -> dict[str, float]:
    """By criterion, the weight from which on a level of at least this is likelier than not."""
    names = sorted({case.criterion for case in cases})
    table = [[w, *(EACH * (case.criterion == name) for name in names)] for w, case in zip(weights, cases, strict=True)]
    model = LogisticRegression(max_iter=3000).fit(np.array(table), np.array([case.accepted[0] >= least for case in cases]))
    slope, *each = model.coef_[0]
    return {name: float(-(model.intercept_[0] + EACH * own) / slope) for name, own in zip(names, each, strict=True)}


if __name__ == "__main__":
    main()
