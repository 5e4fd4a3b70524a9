"""Does each document of ``flags_cases`` raise the one flag it ought to, and each lookalike none?

A case with ``known_gap`` does not yet do what it should, for the reason it gives; it fails when it begins to.
"""

import pytest
from tests.flags_cases.build import SOURCE, as_file, cases

from scr_checker.agreement import SILENT_FLAGS
from scr_checker.evaluation import evaluate
from scr_checker.readers import read_document
from scr_checker.submission import submit

CASES = cases()


def test_there_are_cases_of_both_kinds():
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert sum("none" not in case for case in CASES) >= 36
    assert sum("none" in case for case in CASES) >= 18


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_only_the_flag_that_ought_to_be_raised(case, pack):
    if "guidance" in case and not SOURCE.exists():
        pytest.skip("the reference text is not beside this checkout")
    result = evaluate(submit([read_document(*as_file(case))]), pack)
    wanted = set() if case.get("none") else {case["flag"]}
    right = {f.id for f in result.flags} - (SILENT_FLAGS - wanted) == wanted
    assert right is not bool(case.get("known_gap")), [(f.id, f.message, [e.quote for e in f.evidence]) for f in result.flags]
