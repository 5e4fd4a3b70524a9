"""Which cues mark the sentences that careful readers pointed to? Learns ``scorecards.yaml`` from labelled reports.

A tool for authors of rules, beside the pack it writes; judging never runs it. For each criterion and polarity it learns from
all sentences of all labelled reports what each cue is worth (``fitting``) and works out how many points a sentence needs.

    python rules/learn_scorecards.py LABELS_DIR... [--measure]      (needs: pip install --group learn)

With ``--measure`` it writes nothing and prints what scorecards reach in reports that were left out.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from fitting import PER_POINT, fitted
from labelled_cues import labelled_reports
from scr_checker.evaluation import ready
from scr_checker.loading import load_pack
from scr_checker.signal_rules import Scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labelled_cues import Report, Seen
    from scr_checker.matching.cues import Cue
    from scr_checker.packs import Pack

OUT = Path(__file__).parent / "scr_rules" / "ofsted_2010" / "scorecards.yaml"
POLARITIES = ("for", "against")
LEAST_SEEN, STRENGTH, DISTRACTING = 3, 0.3, 4.0
NEEDED = 0.15
"""The share of sentences that readers pointed to, among those with just the points that a scorecard needs."""
FOLDS = 8
HEADER = """\
# What several cues of a sentence together speak for. Made by rules/learn_scorecards.py from labelled reports: not to be
# edited by hand. A point is a tenth of the logarithm of the odds that a careful reader points to such a sentence.
"""
Cards = dict[tuple[str, str], Scorecard]
Held = tuple[Cards, list["Report"]]


def main() -> None:
    """Learn from the folders given and write the scorecards, or measure them on reports left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    pack = ready(load_pack())
    reports = labelled_reports(options.folders, pack)
    foreign = foreign_cues(pack)
    writers = sorted({report.writer for report in reports})
    if options.measure:
        _measure([_held(reports, frozenset(writers[k::FOLDS]), foreign) for k in range(FOLDS)])
        return
    cards = cards_from(reports, foreign)
    source = f"# Learned from {len(reports)} reports by {len(writers)} writers.\n"
    OUT.write_text(HEADER + source + _as_yaml(cards), encoding="utf-8")
    print(f"{len(cards)} scorecards from {len(reports)} reports, {sum(len(r.sentences) for r in reports)} sentences")


def _held(reports: Sequence[Report], out: frozenset[str], foreign: Mapping[str, frozenset[Cue]]) -> Held:
    """Scorecards learned without these writers, and their reports."""
    left = [report for report in reports if report.writer in out]
    return cards_from([report for report in reports if report.writer not in out], foreign), left


def _as_yaml(cards: Cards) -> str:
    values = {f"{name}_{polarity}": card.model_dump(exclude_defaults=True) for (name, polarity), card in cards.items()}
    return yaml.safe_dump({"scorecards": values}, sort_keys=False, width=120)


def foreign_cues(pack: Pack) -> dict[str, frozenset[Cue]]:
    """By criterion, the concepts of the other criteria: that they go together with this one is chance."""
    own = {c.id: frozenset(("concepts", name) for name in c.concepts) for c in pack.criteria}
    return {name: frozenset().union(*(cues for other, cues in own.items() if other != name)) for name in own}


def cards_from(reports: Sequence[Report], foreign: Mapping[str, frozenset[Cue]]) -> Cards:
    """The scorecards of all criteria that the labels speak of."""
    seen = [sentence for report in reports for sentence in report.sentences]
    labelled = {pair for one in seen for pair in one.labelled}
    return {(c, p): _card(seen, (c, p), foreign[c]) for c in foreign for p in POLARITIES if (c, p) in labelled}


def _card(seen: Sequence[Seen], pair: tuple[str, str], foreign: frozenset[Cue]) -> Scorecard:
    wanted = [pair in one.labelled for one in seen]
    weight = [DISTRACTING if pair[0] in one.decoy and not hit else 1.0 for one, hit in zip(seen, wanted, strict=True)]
    start, worths = fitted([one.cues - foreign for one in seen], wanted, strength=STRENGTH, least=LEAST_SEEN, weight=weight)
    parts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (part, name), worth in worths.items():
        parts[part][name] = worth
    return Scorecard.model_validate({"needs": _points(NEEDED, start), **parts})


def _points(wanted: float, start: float) -> int:
    """The points at which this share of sentences is such that readers point to them."""
    return round((math.log(wanted / (1 - wanted)) - start) * PER_POINT)


def _scored(card: Scorecard, one: Seen) -> int:
    return sum(getattr(card, part).get(name, 0) for part, name in one.cues)


def _measure(held: Sequence[Held]) -> None:
    """Print, for each scorecard, what it reaches in reports it was not learned from."""
    for pair in held[0][0]:
        counts: Counter[str] = Counter()
        for cards, out in ((cards, out) for cards, out in held if pair in cards):
            counts.update(Counter(name for r in out for one in r.sentences for name in _reached(cards[pair], pair, one)))
        print(
            f"{'_'.join(pair)}: {counts['found']} of {counts['labelled']} labelled, {counts['reached']} reached,"
            f" {counts['decoys reached']} of {counts['decoys']} decoys"
        )


def _reached(card: Scorecard, pair: tuple[str, str], one: Seen) -> list[str]:
    points, labelled, decoy = _scored(card, one), pair in one.labelled, pair[0] in one.decoy
    reached = points >= card.needs
    told = {
        "labelled": labelled,
        "reached": reached,
        "found": labelled and reached,
        "decoys": decoy,
        "decoys reached": decoy and reached,
    }
    return [name for name, holds in told.items() if holds]


if __name__ == "__main__":
    main()
