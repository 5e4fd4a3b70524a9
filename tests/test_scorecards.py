"""Scorecards: many weak cues together find a passage and say which of them counted."""

import pytest
from tests.conftest import SAMPLES

from scr_checker.assessment import assess
from scr_checker.cli import main
from scr_checker.errors import PackError
from scr_checker.evaluation import matcher_for
from scr_checker.evidence import ReadDocument, find_evidence, told_outright
from scr_checker.examples import document_of
from scr_checker.loading import load_pack
from scr_checker.matching.scorecards import cues_of, leading, points, reaching
from scr_checker.matching.signals import NO_WORD, try_signal
from scr_checker.readers import read_document
from scr_checker.reading.text import read
from scr_checker.result_evidence import TOGETHER
from scr_checker.signal_rules import Example, Find, Scorecard, Signal

CARD = Scorecard(
    needs=10, concepts={"family_member": 6, "practitioner": -5}, parts={"family_in_review": 4}, says={"deficient": -3}
)
REPORT = "# Overview Report\n\n## Family involvement\n\n{}\n"
FAMILY = "family_involvement"


def _text(pack, *sentences):
    return read(read_document("r.md", REPORT.format(" ".join(sentences)).encode()), pack, matcher_for(pack))


def _criterion(pack, name=FAMILY):
    return next(c for c in pack.criteria if c.id == name)


def test_small_words_count_once_a_sentence(pack):
    card = Scorecard(needs=3, words={"whose": 2, "the": 1})
    text = _text(pack, "The aunt knew whose the chair was.", "Tea was made.")
    first, second = text.sentences[-2:]
    assert [points(text, card, "overview_report", s) for s in (first, second)] == [3, 0]
    assert first.index in reaching(text, card, "overview_report")
    assert second.index not in reaching(text, card, "overview_report")


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
        text = read(document_of(Example(text=sentence, heading=heading)), pack, matcher_for(pack))
        found = [t for t in try_signal(text, signal, "overview_report", everywhere=False) if t.failed is None]
        assert found
        assert all(word.strip("“”") in sentence for word in found[0].led.split(", ") if word.startswith("“"))
        assert TOGETHER in signal.id


def test_a_sentence_that_no_word_of_its_own_speaks_for_is_not_found(pack):
    signal = next(s for e in _criterion(pack).expectations for s in e.signals if s.find.scorecard and s.shows == "support")
    card = CARD.model_copy(update={"needs": 4})
    changed = signal.model_copy(update={"find": signal.find.model_copy(update={"scorecard": card})})
    text = _text(pack, "We did so twice.", "We met the grandmother twice.")
    trials = {t.sentence.index: t.failed for t in try_signal(text, changed, "overview_report", everywhere=False)}
    assert list(trials.values()) == [NO_WORD, None]


def test_a_row_of_a_table_is_left_to_its_columns(pack):
    signal = next(s for e in _criterion(pack).expectations for s in e.signals if s.find.scorecard and s.shows == "support")
    changed = signal.model_copy(update={"voice": "any", "find": signal.find.model_copy(update={"scorecard": CARD})})
    text = _text(pack, "The grandmother made tea.\n\n| Who | What |\n|---|---|\n| Grandmother | made tea |")
    found = try_signal(text, changed, "overview_report", everywhere=False)
    assert [text.quote(t.sentence) for t in found if not t.failed] == ["The grandmother made tea."]


def _added_up(text, card, sentence):
    return sum(getattr(card, part).get(name, 0) for part, name in cues_of(text, sentence, "overview_report"))


def test_two_ways_of_adding_up_agree(pack):
    document = read_document("r.md", (SAMPLES / "adequate-child-n-stanmoor.md").read_bytes())
    text = read(document, pack, matcher_for(pack))
    for criterion in pack.criteria:
        for shows in ("support", "concern"):
            card = criterion.scorecard(shows)
            if card:
                added = {s.index: _added_up(text, card, s) for s in text.sentences}
                assert added == {s.index: points(text, card, "overview_report", s) for s in text.sentences}
                assert reaching(text, card, "overview_report") == {i for i, worth in added.items() if worth >= card.needs}


def _with_cards(criterion, support, concern):
    """The criterion with other scorecards, and no other signals."""
    cards = {"support": support, "concern": concern}
    expectations = tuple(
        e.model_copy(
            update={
                "signals": tuple(
                    s.model_copy(update={"find": s.find.model_copy(update={"scorecard": cards[s.shows]})})
                    for s in e.signals
                    if s.find.scorecard
                )
            }
        )
        for e in criterion.expectations
    )
    return criterion.model_copy(update={"expectations": expectations})


@pytest.mark.parametrize(("worth", "polarity"), [(20, "against"), (12, "against"), (11, "for")])
def test_the_card_that_is_exceeded_by_more_decides(pack, worth, polarity):
    support = Scorecard(needs=10, concepts={"family_member": 12})
    concern = Scorecard(needs=10, concepts={"family_member": worth})
    changed = pack.model_copy(update={"criteria": (_with_cards(_criterion(pack), support, concern),)})
    document = ReadDocument("d1", "overview_report", _text(pack, "We met the grandmother twice."))
    found = find_evidence([document], changed)
    assert [e.polarity for f in found.values() for e in f.evidence] == [polarity]
    assert not any(f.evidence for f in told_outright(found, changed).values())


def test_a_card_is_asked_after_every_general_signal_of_the_criterion(pack):
    criterion = _with_cards(_criterion(pack), CARD, CARD.model_copy(update={"needs": 99}))
    general = Signal(
        id="last",
        shows="support",
        find=Find(),
        voice="any",
        assertion=("affirmed", "neutral"),
        general=True,
        sections=("family_in_review",),
        reason="stands there",
        examples={},
    )
    *first, last = criterion.expectations
    expectations = (*first, last.model_copy(update={"signals": (general,)}))
    changed = pack.model_copy(update={"criteria": (criterion.model_copy(update={"expectations": expectations}),)})
    document = ReadDocument("d1", "overview_report", _text(pack, "The grandmother made tea."))
    assert [e.signal for f in find_evidence([document], changed).values() for e in f.evidence] == ["last"]


def test_a_card_that_does_not_count_silences_nothing(pack):
    criterion = _with_cards(_criterion(pack), CARD, CARD)
    drafts = tuple(
        e.model_copy(update={"signals": tuple(s.model_copy(update={"maturity": "draft"}) for s in e.signals)})
        for e in criterion.expectations
    )
    assert criterion.scorecard("support") == CARD
    assert criterion.model_copy(update={"expectations": drafts}).scorecard("support") is None


CRITERION = """
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
      - id: TRY-01-together-for
        shows: support
        general: true
        find: {scorecard: tried_for}
        reason: says that it was tried
        examples: {match: [We tried.], no_match: [We did not.]}
"""
CARDS = "scorecards:\n  tried_for:\n    needs: 5\n    concepts: {try_word: 5}\n    parts: {panel: 2}\n"


def _load(folder, criterion=CRITERION, cards=CARDS):
    (folder / "criteria").mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(
        "id: mine\nversion: 1.0.0\ntitle: Mine\nsources: [{id: mine, title: Mine, year: 2026}]\n"
        "sections: [{role: panel, title: Panel, headings: [panel]}]\nrules: []\n"
    )
    (folder / "scorecards.yaml").write_text(cards)
    (folder / "criteria" / "tried.yaml").write_text(criterion)
    return load_pack(str(folder))


def test_a_card_is_put_in_the_place_of_its_name_and_kept_as_one(tmp_path):
    pack = _load(tmp_path / "mine")
    card = pack.criteria[0].scorecard("support")
    assert (card.needs, card.concepts) == (5, {"try_word": 5})
    assert type(pack).model_validate_json(pack.model_dump_json(exclude_defaults=True)) == pack


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("scorecard: tried_for", "scorecard: tryed_for", "tried.yaml:16:16", "did you mean 'tried_for'?"),
        ("scorecard: tried_for", "scorecard: tried_for, all: [try_word]", "tried.yaml:16:9", "asked alone"),
        ("try_word: 5", "try_wrd: 5", "scorecards.yaml:4:16", "did you mean 'try_word'?"),
        ("panel: 2", "pannel: 2", "scorecards.yaml:5:13", "did you mean 'panel'?"),
        ("TRY-01-together-for", "TRY-01.a", "tried.yaml:13:9", "'-together-' in its id"),
        ("needs: 5", "need: 5", "scorecards.yaml:3:5", "did you mean 'needs'?"),
    ],
)
def test_a_mistake_on_a_card_is_told_at_its_place(tmp_path, old, new, place, words):
    with pytest.raises(PackError) as error:
        _load(tmp_path / "mine", CRITERION.replace(old, new), CARDS.replace(old, new))
    assert place in str(error.value)
    assert words in str(error.value)


def test_explain_tells_the_points(pack, tmp_path, capsys):
    file = tmp_path / "r.md"
    file.write_text(
        REPORT.format(
            "The maternal grandmother came to see me twice, and it is to her that I owe the correction in paragraph 4.17."
        )
    )
    assert main(["explain", str(file), "FAM-03"]) == 0
    assert " points: “" in capsys.readouterr().out


def test_what_only_a_card_found_meets_an_expectation_in_part(pack):
    card = Scorecard(needs=10, concepts={"family_member": 12})
    none = Scorecard(needs=99)
    changed = pack.model_copy(update={"criteria": (_with_cards(_criterion(pack), card, none),)})
    documents = [ReadDocument("d1", "overview_report", _text(pack, "We met the grandmother twice."))]
    found = find_evidence(documents, changed)
    result = next(r for r in assess(documents, found, changed)[FAMILY] if r.evidence)
    assert [e.polarity for e in result.evidence] == ["for"]
    assert (result.status, result.note) == ("partly_met", "Only passages that touch on it were found.")
