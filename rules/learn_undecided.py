"""Which cues show an intention or a mere mention where no wording does? Learns ``undecided.yaml`` from labelled sentences.

A tool for authors of rules, beside the pack it writes; judging never runs it. Of every sentence it takes what the rules of
reading find, the shared concepts and the small words, learns what each is worth for an act, an intention and a mention
(``fitting``) and writes the points against an act. Give it sentences that no rule of reading was written from: with others
it trusts the rules too far.

    python rules/learn_undecided.py SENTENCES.jsonl... [--measure]      (needs: pip install --group learn)

With ``--measure`` it writes nothing and prints what is read rightly in sentences of writers who were left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from fitting import PER_POINT, fitted
from scr_checker.evaluation import ready
from scr_checker.loading import load_pack
from scr_checker.matching.cues import Cue, cues_in
from scr_checker.matching.undecided import FEWEST, WAYS
from scr_checker.reading.assertion import assertion_of
from scr_checker.reading.voice import voice_of
from scr_checker.sentences import target_of
from scr_checker.signal_rules import Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.packs import Pack

OUT = Path(__file__).parent / "scr_rules" / "ofsted_2010" / "undecided.yaml"
ACT, LEAST_SEEN, FOLDS, STRENGTH = "affirmed", 15, 8, 0.8
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
    act, acts = _of(ACT, seen, cues)
    parts: defaultdict[str, Any] = defaultdict(lambda: defaultdict(dict))
    for way in WAYS:
        start, worths = _of(way, seen, cues)
        parts["start"][way] = start - act
        for part, name in sorted(worths.keys() | acts.keys()):
            if worth := worths.get((part, name), 0) - acts.get((part, name), 0):
                parts[part][name][way] = worth
    for way, worth in parts.pop("found")[""].items():
        parts["start"][way] += worth
    return Undecided.model_validate({"needs": NEEDS, **parts})


def _of(way: str, seen: Sequence[Labelled], cues: Sequence[frozenset[Cue]]) -> tuple[int, dict[Cue, int]]:
    """The points of a sentence without cues for one way of taking it, and those of each cue."""
    start, worths = fitted(cues, [one.asserted == way for one in seen], strength=STRENGTH, least=LEAST_SEEN)
    return round(start * PER_POINT), worths


def _labelled(file: Path, pack: Pack) -> Iterator[Labelled]:
    own = {name for criterion in pack.criteria for name in criterion.concepts}
    shared = pack.lexicon.keys() - own
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("contested"):
            continue
        _, sentence, span = target_of(pack, row["sentence"], row.get("heading"), row.get("target"))
        reading = assertion_of(sentence, *span)
        yield Labelled(
            writer=f"{file.stem}:{re.sub(r'-?[0-9]+(-[a-z])?$', '', row['id'])}",
            cues=frozenset(cue for cue in cues_in(sentence) if cue[0] == "words" or cue[1] in shared),
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
