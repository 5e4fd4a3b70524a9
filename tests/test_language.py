"""Are words compared and sentences parted as a reader would?"""

import pytest
from tests.conftest import SAMPLES

from scr_checker.evaluation import matcher_for
from scr_checker.inflection import inflections, spelling_variants
from scr_checker.language import HYPHENS, Vocabulary, flat, sentence_bounds, term_words, tokenizer
from scr_checker.matching.concepts import ConceptMatcher
from scr_checker.matching.terms import terms_of


def sentences(text):
    words = Vocabulary({}).words(text)
    return [text[words.starts[a] : words.ends[b - 1]] for a, b in sentence_bounds(words, text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The panel met Child J. The mother came later.", 2),
        ("Mr J. Smith chaired it. He left.", 2),
        ("It was agreed with Mrs K. Immigration and similar matters were passed over.", 2),
        ("That came from Miss D. Most of it was new.", 2),
        ("They were met by Mrs K. Houghton and by Mr T. Corbishley.", 1),
        ("The chair was R. P. Underhill of Leeds.", 1),
        ("See para. 3 above. It says so.", 2),
        ("Brandon et al. (2009) found it. So did we.", 2),
        ("He said: “We did not ask.” She agreed.", 2),
        ("It was 9 p.m. Ellie slept.", 1),
        ("It was 9 p.m. The crew left.", 2),
        ("What was known? By whom? Nobody says.", 3),
        ("Version 4.2 was lost", 1),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count
    assert "".join("".join(s.split()) for s in sentences(text)) == "".join(text.split())


def matches(terms, text):
    matcher = ConceptMatcher(terms_of({"it": terms}))
    words = matcher.vocabulary.words(text)
    return [" ".join(words.keys[t.first : t.stop]) for t in matcher.terms(words, flat(text))]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("meet", "we met her"),
        ("interview", "she was interviewed twice"),
        ("organise", "it was organized"),
        ("multi-agency", "a multi agency plan"),
        ("multi-agency", "a multiagency plan"),
        ("line manage", "he line-managed her"),
        ("mother's view", "the mother’s views"),
        ("child", "the children"),
        ("did not ask", "they didn’t ask"),
        ("counsel", "counselling was offered"),
        ("carry out", "it was carried out"),
    ],
)
def test_a_term_matches_its_variants(term, text):
    if term == "did not ask":
        assert matches([term, "did n't ask"], text)
    else:
        assert matches([term], text)


def test_an_exact_term_matches_only_as_written():
    assert matches(["=met"], "we met her")
    assert not matches(["=met"], "we meet her")
    assert matches(["=i"], "what I saw")


def test_one_concept_may_include_another():
    matcher = ConceptMatcher(terms_of({"kin": ["aunt"], "all_kin": ["@kin", "uncle"]}))
    words = matcher.vocabulary.words("her aunts")
    assert {name for term in matcher.terms(words, "her aunts") for name in term.names} == {"kin", "all_kin"}


def test_private_concepts_are_found_but_not_gone_through():
    matcher = ConceptMatcher(terms_of({"kin": ["aunt"], "own": ["aunt"]}), private=["own"])
    (term,) = matcher.terms(matcher.vocabulary.words("her aunt"), "her aunt")
    assert term.names == {"kin", "own"}
    assert term.shown == ("kin",)


def test_terms_are_split_as_texts_are():
    for term in ("cannot", "didn't", "co-operate", "mother's view", "no. 3", "e-mail", "a&e"):
        text_keys = Vocabulary({}).words(term).keys
        assert term_words(term) == text_keys, term


def test_inflections_and_spellings():
    assert {"refers", "referred", "referring"} <= inflections("refer")
    assert {"studies", "studied"} <= inflections("study")
    assert inflections("only") == {"only"}
    assert "center" in spelling_variants("centre")
    assert "analyze" in spelling_variants("analyse")


def test_words_are_those_that_spacy_finds_in_the_whole_text(pack):
    vocabulary = matcher_for(pack).vocabulary
    for path in SAMPLES.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        words = vocabulary.words(text)
        spans = [(w.idx, w.idx + len(w)) for w in tokenizer()(text) if w.text not in HYPHENS and not w.is_space]
        assert list(zip(words.starts, words.ends, strict=True)) == spans


def test_no_name_is_remembered(pack):
    vocabulary = matcher_for(pack).vocabulary
    vocabulary.words("Zebediah, Quillfeather's mother, was visited.")
    kept = vocabulary._parted
    assert "mother," in kept
    assert not [run for run in kept if "Zebediah" in run or "Quillfeather" in run]
