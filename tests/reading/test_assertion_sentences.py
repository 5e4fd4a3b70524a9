"""How well assertion is read on invented sentences, each round of them written before anything was changed for it.

First figures (read right, deficiencies caught, wrongly called deficient): round 1 .61 .68 .39, round 2 .64 .66 .15,
round 3 .63 .72 .23, round 4 .65 .69 .29, round 5 .70 .75 .20.
Afterwards they were tuned on, so these floors only guard against loss.
"""

import json
from pathlib import Path

import pytest

from scr_checker.sentences import read_sentence

SENTENCES = [json.loads(line) for line in Path(__file__).with_name("assertion_sentences.jsonl").read_text("utf-8").splitlines()]
FLOORS = {1: (0.98, 0.98, 0.01), 2: (0.94, 0.90, 0.01), 3: (0.89, 0.83, 0.03), 4: (0.81, 0.81, 0.12), 5: (0.92, 0.94, 0.01)}


@pytest.mark.parametrize("round_", sorted(FLOORS))
def test_floor(pack, round_):
    rows = [row for row in SENTENCES if row["round"] == round_]
    got = [read_sentence(pack, row["sentence"], row["heading"], row["target"]).assertion for row in rows]
    bad = [g for g, row in zip(got, rows, strict=True) if row["assertion"] == "deficient"]
    other = [g for g, row in zip(got, rows, strict=True) if row["assertion"] != "deficient"]
    right = sum(g == row["assertion"] for g, row in zip(got, rows, strict=True)) / len(rows)
    caught, false = bad.count("deficient") / len(bad), other.count("deficient") / len(other)
    least, most, wrong = FLOORS[round_]
    assert right >= least, [row["sentence"] for g, row in zip(got, rows, strict=True) if g != row["assertion"]]
    assert caught >= most
    assert false <= wrong
