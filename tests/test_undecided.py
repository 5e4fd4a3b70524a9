"""Where no wording shows what is asserted: all cues of a sentence together, and never against a wording that does."""

from dataclasses import replace

import pytest

from scr_checker.errors import PackError
from scr_checker.evaluation import matcher_for
from scr_checker.examples import document_of
from scr_checker.loading import load_pack
from scr_checker.matching.said import assertion_in, taken_in
from scr_checker.reading.text import read
from scr_checker.sentences import read_sentence
from scr_checker.signal_rules import Example, Undecided

PAPER = "The lift register belongs to the landlord and stood in a cupboard beside stairs."
POINTS = Undecided(
    needs=5,
    start={"planned": -9, "neutral": 2},
    voice={"practice": {"neutral": 1}},
    words={"the": {"neutral": 4}, "to": {"neutral": 3, "planned": 6}, "of": {"planned": 20}},
)


def _reading(pack, sentence, points=POINTS, taken=taken_in):
    text = replace(read(document_of(Example(text=sentence)), pack, matcher_for(pack)), undecided=points)
    last = text.sentences[-1]
    return taken(text, last, (0, len(last.words.keys)))


def test_cues_together_make_a_mention_of_what_no_wording_decides(pack):
    assert _reading(pack, PAPER, taken=assertion_in).assertion == "affirmed"
    reading = _reading(pack, PAPER)
    assert (reading.assertion, reading.cue) == ("neutral", "The … to")


def test_cues_together_make_an_intention(pack):
    reading = _reading(pack, "It belongs to the keeper of the lift and stood in a cupboard beside stairs.")
    assert (reading.assertion, reading.cue) == ("planned", "to … of")


def test_too_few_points_or_words_leave_it_done(pack):
    assert _reading(pack, "The lift register belongs to the landlord.", Undecided(start={"neutral": 500})).assertion == "affirmed"
    assert _reading(pack, PAPER, Undecided(needs=50, start={"neutral": 49})).assertion == "affirmed"


def test_without_points_nothing_changes(pack):
    assert _reading(pack, PAPER, Undecided()) == _reading(pack, PAPER, taken=assertion_in)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The father was not asked to the meeting.", "deficient"),
        ("The panel will write to the father.", "planned"),
        ("The panel failed to see the father.", "deficient"),
    ],
)
def test_a_wording_that_shows_it_is_never_outweighed(pack, sentence, said):
    heavy = Undecided(start={"planned": 500 * (said != "planned"), "neutral": 400})
    assert _reading(pack, sentence, heavy).assertion == said


def test_what_a_signal_knows_was_done(pack):
    everything = pack.model_copy(update={"undecided": Undecided(start={"planned": 0, "neutral": 500})})
    known, unknown = (
        "The chair met both parents at their home in May, once with and once without a friend.",
        "The lift stood on the second floor in May, between a cupboard and a door.",
    )
    assert read_sentence(everything, known, "Family involvement").assertion == "affirmed"
    assert read_sentence(everything, unknown, "Family involvement").assertion == "neutral"


def test_the_points_shipped_name_no_concept_of_one_criterion(pack):
    """What a sentence asserts has nothing to do with the criterion it is about."""
    own = {name for criterion in pack.criteria for name in criterion.concepts}
    assert pack.undecided.concepts
    assert own.isdisjoint(pack.undecided.concepts)


def test_an_unknown_concept_is_named_at_its_place(tmp_path):
    (tmp_path / "pack.yaml").write_text(
        "id: p\nversion: '1'\ntitle: P\nextends: ofsted_2010\nsources: []\nsections: []\nrules: []\n", encoding="utf-8"
    )
    (tmp_path / "undecided.yaml").write_text(
        "undecided:\n  start: {planned: 0, neutral: 0}\n  concepts:\n    family_membr: {neutral: 3}\n", encoding="utf-8"
    )
    with pytest.raises(PackError) as error:
        load_pack(str(tmp_path))
    assert "undecided.yaml:4:5" in str(error.value.where)
    assert "family_member" in error.value.hint
