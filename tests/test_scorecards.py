"""Scorecards: many weak cues together find a passage and say which of them counted."""

import pytest

from scr_checker.errors import PackError
from scr_checker.evaluation import matcher_for
from scr_checker.evidence import ReadDocument, is_borne_out
from scr_checker.loading import load_pack
from scr_checker.matching.scorecards import cues_of, leading, points, reaching
from scr_checker.matching.signals import try_signal
from scr_checker.readers import read_document
from scr_checker.reading.text import read
from scr_checker.signal_rules import Scorecard

CARD = Scorecard(
    needs=10, least=4, concepts={"family_member": 6, "practitioner": -5}, parts={"family_in_review": 4}, says={"deficient": -3}
)
REPORT = "# Overview Report\n\n## Family involvement\n\n{}\n"
FAMILY = "family_involvement"


def _text(pack, *sentences):
    return read(read_document("r.md", REPORT.format(" ".join(sentences)).encode()), pack, matcher_for(pack))


def _criterion(pack, name=FAMILY):
    return next(c for c in pack.criteria if c.id == name)


@pytest.mark.parametrize(
    ("sentence", "worth"),
    [
        ("The grandmother made tea.", 10),
        ("The kettle was on.", 4),
        ("The grandmother saw the health visitor.", 5),
        ("The grandmother was not asked.", 7),
    ],
)
def test_the_points_of_its_cues_add_up(pack, sentence, worth):
    text = _text(pack, sentence)
    found = text.sentences[-1]
    assert points(text, CARD, "overview_report", found) == worth
    assert (found.index in reaching(text, CARD, "overview_report")) == (worth >= CARD.needs)


def test_what_counted_is_told_in_the_words_of_the_sentence(pack):
    text = _text(pack, "The grandmother made tea.")
    assert leading(text, CARD, "overview_report", text.sentences[-1]) == "“grandmother”, the part of the report it stands in"


def test_every_cue_a_sentence_gives_has_a_place_on_a_card(pack):
    text = _text(pack, "On 3 May the grandmother told us that nobody had rung.")
    fields = Scorecard.model_fields
    assert {part for part, _ in cues_of(text, text.sentences[-1], "overview_report")} <= fields.keys()


def test_each_criterion_with_levels_has_a_card_for_and_one_against(pack):
    judged = [c for c in pack.criteria if not c.gate and c.id != "learning"]
    assert len(judged) == 9
    for criterion in judged:
        assert criterion.scorecard("support")
        assert criterion.scorecard("concern")


def test_a_finding_of_a_scorecard_says_what_counted(pack):
    signals = [s for c in pack.criteria for e in c.expectations for s in e.signals if isinstance(s.find.scorecard, Scorecard)]
    assert len(signals) == 18
    for signal in signals:
        example = signal.examples.match[0]
        sentence = example if isinstance(example, str) else example.text
        heading = None if isinstance(example, str) else example.heading
        text = read(read_document("r.md", f"# {heading or 'Report'}\n\n{sentence}\n".encode()), pack, matcher_for(pack))
        for trial in try_signal(text, signal, "overview_report", everywhere=False):
            assert trial.led
            assert all(word.strip("“”") in sentence or "part of the report" in word for word in trial.led.split(", “"))


def test_a_name_that_no_card_has_is_an_error_at_its_place(tmp_path):
    folder = tmp_path / "mine"
    (folder / "criteria").mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        "id: mine\nversion: 1.0.0\ntitle: Mine\nsources: [{id: mine, title: Mine, year: 2026}]\nsections: []\nrules: []\n"
    )
    (folder / "scorecards.yaml").write_text("scorecards:\n  tried_for: {needs: 5, least: 1, concepts: {try_word: 5}}\n")
    criterion = """
id: tried
title: Tried
code: TRY
sources: [overview_report]
concepts: {try_word: [tried]}
expectations:
  - id: TRY-01
    text: Something is tried.
    role: K
    guidance: [{paragraphs: "1"}]
    signals:
      - id: TRY-01.a
        shows: support
        find: {scorecard: NAME}
        reason: says that it was tried
        examples: {match: [We tried.], no_match: [We did not.]}
"""
    file = folder / "criteria" / "tried.yaml"
    file.write_text(criterion.replace("NAME", "tryed_for"))
    with pytest.raises(PackError, match="no scorecard named 'tryed_for'") as error:
        load_pack(str(folder))
    assert "tried.yaml:15:16" in str(error.value)
    assert "did you mean 'tried_for'?" in str(error.value)
    file.write_text(criterion.replace("NAME", "tried_for"))
    assert load_pack(str(folder)).expectations()["TRY-01"][1].signals[0].find.scorecard.needs == 5


def test_a_cue_that_no_concept_has_is_an_error(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "id: mine\nversion: 1.0.0\ntitle: Mine\nextends: ofsted_2010\nsources: []\nsections: []\nrules: []\n"
    )
    (folder / "scorecards.yaml").write_text("scorecards:\n  x: {needs: five}\n")
    with pytest.raises(PackError, match=r"scorecards\.yaml:2:"):
        load_pack(str(folder))


def test_a_match_that_nothing_else_bears_out_does_not_count(pack):
    criterion = _criterion(pack)
    strict = Scorecard(needs=999, least=998)
    signals = {s.id: s for e in criterion.expectations for s in e.signals}
    document = ReadDocument("d1", "overview_report", _text(pack, "The independent author met both grandparents in June."))
    matched = [
        trial
        for s in signals.values()
        if s.shows == "support" and not s.general
        for trial in try_signal(document.text, s, "overview_report", everywhere=False)
        if trial.failed is None
    ]
    assert matched
    assert all(is_borne_out(document, criterion, trial) for trial in matched)
    expectations = tuple(
        e.model_copy(
            update={
                "signals": tuple(
                    s.model_copy(update={"find": s.find.model_copy(update={"scorecard": strict})}) if s.find.scorecard else s
                    for s in e.signals
                )
            }
        )
        for e in criterion.expectations
    )
    changed = criterion.model_copy(update={"expectations": expectations})
    assert not any(is_borne_out(document, changed, trial) for trial in matched)
