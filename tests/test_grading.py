"""Does the combination agree with the published scheme on every combination of levels?"""

import importlib.util
from itertools import product
from pathlib import Path

import pytest

from scr_checker.grading import CRITERIA, Circumstances, combine, flips, propose

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("grading_oracle", HERE / "oracle" / "grading_oracle.py")
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)
EVERY = list(product((0, 1, 2), repeat=len(CRITERIA)))
ORDER = {criterion: index for index, criterion in enumerate(oracle.ALL)}
CIRCUMSTANCES = [
    {},
    {"compensated": True, "imr_inad_share": 0.4},
    {"compensated": True, "imr_inad_share": 0.5},
    {"eqd_material": False},
]


def ours(options):
    return Circumstances(
        compensated=options.get("compensated", False),
        imr_inadequate_share=options.get("imr_inad_share", 0.0),
        identity_material=options.get("eqd_material", True),
    )


@pytest.mark.parametrize("options", CIRCUMSTANCES)
def test_agrees_with_the_oracle_on_all_59049_combinations(options):
    assert len(EVERY) == 59049
    for values in EVERY:
        levels = dict(zip(oracle.ALL, values, strict=True))
        expected = oracle.overall_known(levels, **options)
        got = combine(levels, ours(options))
        assert (got.level, list(got.rules)) == (expected[0], expected[1])


@pytest.mark.parametrize(("name", "letters", "options"), oracle.CASES)
def test_worked_cases(name, letters, options):
    levels = oracle.case(letters)
    grade, possible = oracle.overall(levels, **options)
    got = propose(levels, ours(options))
    if possible is None:
        assert oracle.NAME[got.level] == grade
    else:
        assert got.level is None
        assert [oracle.NAME[level] for level in got.possible] == possible
    if None not in levels.values():
        expected = {tuple(line.split(" -> ")) for line in oracle.flips(levels, **options)}
        assert {(f"{c} {oracle.NAME[a]}", oracle.NAME[b]) for c, a, b in flips(levels, ours(options))} == expected


def test_unknown_levels_leave_the_oracles_possibilities():
    for values in EVERY[::397]:
        levels = dict(zip(oracle.ALL, values, strict=True))
        for hidden in (("LRN",), ("IMR", "RES"), ("TOR", "FAM"), ("TIM",)):
            partly = {c: None if c in hidden else level for c, level in levels.items()}
            grade, possible = oracle.overall(partly)
            got = propose(partly)
            assert (got.level is None) == (possible is not None)
            if possible is None:
                assert oracle.NAME[got.level] == grade


def test_one_step_never_moves_the_proposal_by_two():
    for values in EVERY[::7]:
        levels = dict(zip(oracle.ALL, values, strict=True))
        for criterion in oracle.ALL:
            if levels[criterion] < 2:
                better = combine({**levels, criterion: levels[criterion] + 1}).level
                assert 0 <= better - combine(levels).level <= 1
