"""Are the mistakes of a rule author reported where they stand, with the nearest known name?"""

import re
from pathlib import Path

import pytest

import scr_checker
from scr_checker.errors import PackError
from scr_checker.loading import available_packs, load_pack
from scr_checker.positions import parse

SOURCE = Path(scr_checker.__file__).parent
BY_PREFIX = ("role:", "hint:", "column_")
SIGNAL = """
id: tried
title: Tried
code: TRY
sources: [overview_report]
concepts:
  try_word: [tried, attempt]
expectations:
  - id: TRY-01
    text: "Something is tried."
    role: K
    guidance: [{paragraphs: "1"}]
    signals:
      - id: TRY-01.a
        shows: support
        find: {all: [try_word]}
        reason: "says that it was tried"
        examples: {match: ["The panel tried."], no_match: ["Nothing."]}
"""


PACK = """
id: mine
version: 1.0.0
title: Mine
sources: [{id: mine, title: Mine, year: 2026}]
sections: [{role: panel, title: Panel, headings: [panel]}]
rules: []
"""


@pytest.fixture
def folder(tmp_path):
    mine = tmp_path / "mine"
    (mine / "criteria").mkdir(parents=True)
    (mine / "pack.yaml").write_text(PACK, encoding="utf-8")
    return mine


def load(folder, text):
    (folder / "criteria" / "tried.yaml").write_text(text, encoding="utf-8")
    return load_pack(str(folder))


def test_the_shipped_pack_loads_with_every_expectation(pack):
    assert "ofsted_2010" in available_packs()
    assert len(pack.expectations()) == 179
    ten = ["terms_of_reference", "overview_analysis", "imr_quality", "independence", "timescales", "equality_diversity",
           "family_involvement", "research_use", "recommendations_action_plan", "learning"]  # fmt: skip
    assert sorted(c.id for c in pack.criteria if not c.gate) == sorted(ten)


def test_no_concept_of_the_shipped_pack_stands_unused(pack):
    asked = {
        name
        for _, e in pack.expectations().values()
        for s in e.signals
        for name in _flat(s.find.all, s.find.none, s.find.near, s.find.by, s.find.not_by, _on_card(s.find.scorecard))
    }
    asked |= {name for _, e in pack.expectations().values() if e.trigger for name in e.trigger.any}
    asked |= {name for role in pack.sections for name in _flat(role.content, role.composed, role.throughout)}
    asked |= {term[1:] for terms in pack.lexicon.values() for term in terms if term.startswith("@")}
    code = "\n".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py"))
    asked |= set(re.findall(r"\w+", code)) | {name for name in pack.lexicon if name.startswith(BY_PREFIX)}
    assert sorted(pack.lexicon.keys() - asked) == []


def _on_card(card):
    return card.concepts if card else ()


def _flat(*lists):
    return [name for entries in lists for entry in entries for name in ((entry,) if isinstance(entry, str) else entry)]


def test_a_pack_in_a_folder_loads(folder):
    pack = load(folder, SIGNAL)
    assert pack.expectations()["TRY-01"][1].signals[0].reason == "says that it was tried"
    assert pack.sha256 != load_pack().sha256


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("find: {all: [try_word]}", "find: {all: [try_wrd]}", "tried.yaml:16:9", "did you mean 'try_word'"),
        ("shows: support", "show: support", "tried.yaml:15:9", "did you mean 'shows'"),
        ("shows: support", "shows: supports", "tried.yaml:15:9", "support"),
        ("shows: support", "voice: any", "tried.yaml:", "the key 'shows' is missing"),
        ("shows: support", "shows: support\n        sections: [panle]", "tried.yaml:16:9", "did you mean 'panel'"),
        ("role: K", "role: K\n    role: S", "tried.yaml:12:5", "a second time"),
        ("role: K", "role: [", "tried.yaml:", "not valid YAML"),
        ("find: {all: [try_word]}", "find: {pattern: '(a+)+\\1'}", "tried.yaml:16", "linear"),
        ("find: {all: [try_word]}", "find: {}", "tried.yaml:16", "look for something"),
        ('match: ["The panel tried."], ', "", "tried.yaml:18", "examples"),
    ],
)
def test_a_mistake_names_its_line_and_column(folder, old, new, place, words):
    assert old in SIGNAL
    with pytest.raises(PackError) as caught:
        load(folder, SIGNAL.replace(old, new))
    assert place in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_an_unknown_pack_is_named_with_the_nearest():
    with pytest.raises(PackError, match="did you mean 'ofsted_2010'"):
        load_pack("ofsted_2011")


def test_a_pack_may_extend_another(folder):
    (folder / "pack.yaml").write_text(PACK + "extends: ofsted_2010\n", encoding="utf-8")
    pack = load(folder, SIGNAL)
    assert pack.id == "mine"
    assert len(pack.expectations()) == 180


def test_positions_and_values_of_plain_yaml():
    data, positions = parse(b"a: [1, 2.5, true, null, 'x', yes]\nb:\n  c: \"7\"\n", "f.yaml")
    assert data == {"a": [1, 2.5, True, None, "x", "yes"], "b": {"c": "7"}}
    assert positions.at(("b", "c")) == "f.yaml:3:3"
    assert positions.at(("b", "missing")) == "f.yaml:2:1"


@pytest.mark.parametrize("raw", [b"a: *nowhere", b"\xff\xfe\x00", b"a: !!python/object:os.system x\n? [1]\n: 2", b"a:\n\t- b"])
def test_broken_yaml_is_one_pack_error(raw):
    with pytest.raises(PackError):
        parse(raw, "f.yaml")
