"""Which cues show an intention or a mere mention where no wording does? Learns ``undecided.yaml`` from labelled sentences.

A tool for authors of rules, beside the pack it writes; judging never runs it. Of every sentence it takes what the rules of
reading find, the shared concepts and the small words (spaCy's list of stop words), fits a logistic regression with few cues
(L1) for an act, an intention and a mention, and rounds what each cue is worth against an act to points (a tenth of the
logarithm of the odds). Give it sentences that no rule of reading was written from: with others it trusts the rules too far.

    python rules/learn_undecided.py SENTENCES.jsonl... [--measure]      (needs: pip install --group learn)

With ``--measure`` it writes nothing and prints what is read rightly in sentences of writers who were left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from spacy.lang.en.stop_words import STOP_WORDS

from scr_checker.evaluation import ready
from scr_checker.loading import load_pack
from scr_checker.matching.undecided import FEWEST, WAYS, Cue, cues_of
from scr_checker.reading.assertion import assertion_of
from scr_checker.reading.voice import voice_of
from scr_checker.sentences import target_of
from scr_checker.signal_rules import Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.packs import Pack

OUT = Path(__file__).parent / "scr_rules" / "ofsted_2010" / "undecided.yaml"
ACT, PER_POINT, LEAST_SEEN, FOLDS, STRENGTH = "affirmed", 10, 15, 8, 0.8
NEEDS = 20
"""An intention or a mention must be seven times (e squared) as likely as an act: to lose an act is the worse error."""
HEADER = """\
# What is asserted where no wording shows it: what each cue of a sentence is worth for an intention or a mention, against an
# act. Made by rules/learn_undecided.py from labelled sentences: not to be edited by hand.
"""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled sentence: who wrote it, its cues, its voice, what the rules say is asserted, and what careful readers say.

    ``found`` is empty where no wording showed what is asserted; ``short`` sentences have too few cues to be told by them.
    """

    writer: str
    cues: frozenset[Cue]
    voice: str
    found: str
    asserted: str
    short: bool


def main() -> None:
    """Learn from the sentences given and write the points, or measure them on sentences left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    pack = ready(load_pack())
    seen = [one for file in options.files for one in _labelled(file, pack)]
    if options.measure:
        _measure(seen)
        return
    source = f"# Learned from {len(seen)} sentences by {len({one.writer for one in seen})} writers.\n"
    values = {"undecided": learned(seen).model_dump(exclude_defaults=True)}
    OUT.write_text(HEADER + source + yaml.safe_dump(values, default_flow_style=None, width=120), encoding="utf-8")
    print(source.removeprefix("# ").strip())


def learned(seen: Sequence[Labelled]) -> Undecided:
    """What every cue is worth for an intention and for a mention, against an act."""
    cues = [one.cues | {("voice", one.voice), ("found", one.found)} for one in seen]
    act = _fitted(cues, [one.asserted == ACT for one in seen])
    parts: defaultdict[str, Any] = defaultdict(lambda: defaultdict(dict))
    for way in WAYS:
        worths = _fitted(cues, [one.asserted == way for one in seen])
        for part, name in sorted(worths.keys() | act.keys()):
            if worth := worths.get((part, name), 0) - act.get((part, name), 0):
                parts[part][name][way] = worth
    alone = (parts.pop("start")[""], parts.pop("found")[""])
    start = {way: sum(worths.get(way, 0) for worths in alone) for way in WAYS}
    return Undecided.model_validate({"needs": NEEDS, "start": start, **parts})


def _fitted(cues: Sequence[frozenset[Cue]], wanted: Sequence[bool]) -> dict[Cue, int]:
    """What each cue is worth for what is wanted; under ``("start", "")`` what a sentence is worth without any."""
    times = Counter(cue for one in cues for cue in one)
    column = {cue: k for k, cue in enumerate(sorted(cue for cue, count in times.items() if count >= LEAST_SEEN))}
    pairs = [(row, column[cue]) for row, one in enumerate(cues) for cue in one if cue in column]
    rows, columns = zip(*pairs, strict=True)
    table = csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(cues), len(column)))
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1, solver="liblinear", intercept_scaling=PER_POINT, max_iter=2000, random_state=0
    )
    model.fit(table, np.array(wanted))
    worths = {cue: round(model.coef_[0][k] * PER_POINT) for cue, k in column.items()}
    return {cue: worth for cue, worth in worths.items() if worth} | {("start", ""): round(float(model.intercept_[0]) * PER_POINT)}


def _labelled(file: Path, pack: Pack) -> Iterator[Labelled]:
    own = {name for criterion in pack.criteria for name in criterion.concepts}
    shared = {name for name in pack.lexicon if name not in own and ":" not in name}
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("contested"):
            continue
        _, sentence, span = target_of(pack, row["sentence"], row.get("heading"), row.get("target"))
        reading = assertion_of(sentence, *span)
        yield Labelled(
            writer=f"{file.stem}:{re.sub(r'-?[0-9]+(-[a-z])?$', '', row['id'])}",
            cues=frozenset(cue for cue in cues_of(sentence) if cue[1] in (STOP_WORDS if cue[0] == "words" else shared)),
            voice=voice_of(sentence, *span).voice,
            found=reading.assertion if reading.cue else "",
            asserted=row["assertion"],
            short=len(sentence.words.keys) < FEWEST,
        )


def _measure(seen: Sequence[Labelled]) -> None:
    """Print how many sentences are read rightly by the rules alone, and with points learned without their writers."""
    writers = sorted({one.writer for one in seen})
    alone = together = 0
    for k in range(FOLDS):
        out = frozenset(writers[k::FOLDS])
        points = learned([one for one in seen if one.writer not in out])
        for one in (one for one in seen if one.writer in out):
            alone += (one.found or ACT) == one.asserted
            together += (one.found or _taken(points, one)) == one.asserted
    print(f"{alone} of {len(seen)} by the rules alone, {together} with the points")


def _taken(points: Undecided, one: Labelled) -> str:
    if one.short:
        return ACT
    cues = [("voice", one.voice), *one.cues]
    worth = {w: points.start.get(w, 0) + sum(getattr(points, part).get(name, {}).get(w, 0) for part, name in cues) for w in WAYS}
    way = max(WAYS, key=lambda way: worth[way])
    return way if worth[way] > points.needs else ACT


if __name__ == "__main__":
    main()
