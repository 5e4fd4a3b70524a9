"""Does judging stay quick, and lose nothing, on text that no person would write?"""

import time

import pytest

from scr_checker.language import LONGEST_RUN, LONGEST_SENTENCE, Vocabulary, sentence_bounds

BEFORE = "# Serious case review: Overview report\n\n## Analysis\n\nChild B was seen. Mr C and Ms D were seen. Child B was two. "
SECONDS = 20
ENDLESS = {
    "dots": "." * 120_000,
    "underscores": "_" * 120_000,
    "brackets": "[" * 80_000,
    "parentheses": "(" * 80_000,
    "given names": "Jordan said " * 9_000,
    "surnames": "Mr Smith " * 12_000,
    "kin": "mother " * 15_000,
    "reports": "the report of the " * 7_000,
    "written by": "The report was written by Anna " * 4_000,
    "dates": "3 May 2009 " * 9_000,
    "dates without a year": "3 May, 4 June, " * 30_000,
    "headings": "\n\n" + "## Part of a part\n\n" * 60_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_sentence_is_judged_in_time(text, judge):
    started = time.process_time()
    result = judge(BEFORE + text + "\n")
    assert time.process_time() - started < SECONDS
    assert result.documents[0].words


def test_a_cut_sentence_keeps_every_word():
    text = "the panel met and " * LONGEST_SENTENCE
    words = Vocabulary({}).words(text)
    bounds = sentence_bounds(words, text)
    assert len(bounds) > 1
    assert max(stop - first for first, stop in bounds) == LONGEST_SENTENCE
    assert [k for first, stop in bounds for k in range(first, stop)] == list(range(len(words.keys)))


def test_a_long_run_without_a_space_is_one_word_in_its_place():
    run = "_" * (2 * LONGEST_RUN)
    text = f"Signed {run} by the chair"
    words = Vocabulary({}).words(text, 7)
    assert [text[a - 7 : b - 7] for a, b in zip(words.starts, words.ends, strict=True)] == ["Signed", run, "by", "the", "chair"]
