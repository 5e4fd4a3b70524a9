"""Are the terms of a lexicon parted once, anew after any change, and never taken from a file that is not whole?"""

import pytest

from scr_checker import rule_cache
from scr_checker.matching import terms
from scr_checker.matching.terms import kept_terms, terms_of

LEXICON = {"kin": ("aunt", "great-uncle"), "own": ("=Aunt", "@kin")}


@pytest.fixture
def made(monkeypatch, tmp_path):
    """The lexicons whose terms were made, with a cache that is empty at first."""
    lexicons = []
    monkeypatch.setattr(rule_cache, "user_cache_path", lambda _: tmp_path)
    monkeypatch.setattr(terms, "terms_of", lambda lexicon: lexicons.append(lexicon) or terms_of(lexicon))
    return lexicons


def test_terms_come_back_as_they_were(made):
    assert kept_terms(LEXICON) == kept_terms(LEXICON) == terms_of(LEXICON)
    assert made == [LEXICON]


def test_terms_of_the_shipped_pack_come_back_as_they_were(made, pack):
    assert kept_terms(pack.lexicon) == kept_terms(pack.lexicon)
    assert len(made) == 1


@pytest.mark.parametrize("changed", [{"kin": ("aunt", "great-uncle")}, {**LEXICON, "kin": ("aunt great-uncle",)}])
def test_another_lexicon_has_terms_of_its_own(made, changed):
    kept_terms(LEXICON)
    assert kept_terms(changed) == terms_of(changed)
    assert made == [LEXICON, changed]


def test_another_spacy_makes_them_anew(made, monkeypatch):
    kept_terms(LEXICON)
    monkeypatch.setattr(terms, "spacy_version", "another")
    kept_terms(LEXICON)
    assert len(made) == 2


@pytest.mark.parametrize("spoil", [lambda raw: raw[:0], lambda raw: raw[:-9], lambda raw: raw.replace(b"aunt", b"ant!")])
def test_a_spoiled_file_is_made_anew(made, tmp_path, spoil):
    kept_terms(LEXICON)
    (kept,) = tmp_path.glob("terms-*")
    kept.write_bytes(spoil(kept.read_bytes()))
    assert kept_terms(LEXICON) == terms_of(LEXICON)
    assert len(made) == 2
