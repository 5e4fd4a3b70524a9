"""Do English words part as spaCy parts them, with its rules kept or not?"""

import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT, SAMPLES

from scr_checker import rule_cache, splitting
from scr_checker.splitting import Splitter, spacy_rules, splitter

RULES = spacy_rules()
SPLITTER = Splitter(RULES)
TOKENIZER = spacy.blank("en").tokenizer
SIGNS = "()[]{}:;=-_'\"’“”.,!?/\\<>*&%$£€#@+~^|°…–—§0123456789aAdDsSmMtTnNeEoOxXPpéıǅ日½³\u0301\u200b\u00ad"
PIECES = st.one_of(
    st.sampled_from(SIGNS),
    st.sampled_from(sorted(RULES.cases)),
    st.sampled_from(["km", "US$", "n't", "www.", "http://", ".co.uk", "co-operate", "2009-10", "cannot", "e.g", "10am"]),
)
RUNS = st.lists(PIECES, min_size=1, max_size=7).map(lambda pieces: "".join("".join(pieces).split())).filter(bool)


def by_spacy(run):
    return [word.text for word in TOKENIZER(run)]


@given(RUNS)
def test_any_run_parts_as_spacy_parts_it(run):
    assert SPLITTER.split(run) == by_spacy(run)


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1).filter(lambda run: run not in RULES.cases))
def test_letters_are_not_parted(run):
    assert by_spacy(run) == [run]


def test_the_samples_part_as_spacy_parts_them():
    runs = {run for path in SAMPLES.glob("*.md") for run in path.read_text(encoding="utf-8").split()}
    runs |= set(re.findall(r"\S+", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")))
    assert [run for run in runs if len(run) < 500 and SPLITTER.split(run) != by_spacy(run)] == []


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """How often spaCy was asked for its rules, with a cache that is empty at first."""
    times = []
    monkeypatch.setattr(rule_cache, "user_cache_path", lambda _: tmp_path)
    monkeypatch.setattr(splitting, "spacy_rules", lambda: times.append(1) or RULES)
    return times


def test_the_rules_are_asked_for_once(asked):
    assert splitter.__wrapped__().cases == splitter.__wrapped__().cases == RULES.cases
    assert len(asked) == 1


def test_another_spacy_is_asked_anew(asked, monkeypatch):
    splitter.__wrapped__()
    monkeypatch.setattr(splitting, "rules_version", lambda: "another")
    splitter.__wrapped__()
    assert len(asked) == 2


def test_spoiled_rules_are_asked_for_anew(asked, tmp_path):
    splitter.__wrapped__()
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"cannot", b"cannut"))
    assert splitter.__wrapped__().cases == RULES.cases
    assert len(asked) == 2
