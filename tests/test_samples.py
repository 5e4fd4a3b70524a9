"""Does the checker say of each sample report what the samples' README says it says?"""

import re

import pytest
from tests.conftest import SAMPLES

README = (SAMPLES / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([\w.-]+\.(?:md|docx|pdf))` \| [^|]+ \| (\w+)(?:, flag `(\w+)`)? \|$", README, re.MULTILINE)


def test_the_readme_names_at_least_five_reports():
    assert len(ROWS) >= 5


@pytest.mark.parametrize(("name", "grade", "flag"), ROWS)
def test_what_the_readme_says(name, grade, flag, judge):
    result = judge(SAMPLES / name)
    assert result.overall.judgement == grade
    assert not flag or flag in {f.id for f in result.flags}


@pytest.mark.parametrize("name", [row[0] for row in ROWS])
def test_samples_are_long_enough_and_say_that_they_are_invented(name, judge):
    assert judge(SAMPLES / name).documents[0].words >= 3000
    text = (SAMPLES / name).with_suffix(".md").read_text(encoding="utf-8")
    assert "Invented for demonstration" in text[:1500]
