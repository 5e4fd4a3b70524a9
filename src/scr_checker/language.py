"""Which words stand in a text and where its sentences end.

The only place that builds a spaCy pipeline (blank English: no model, no download). Between ``Document`` and
``matching``. Turns the characters of a block into word keys, the form in which the terms of a
pack are compared, so that inflections, British and American spelling, hyphens and curly quotes need no term of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import spacy

from scr_checker.inflection import inflections, spelling_variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found,unused-ignore]

HYPHENS = frozenset({"-", "\u2010", "\u2011"})
ENDS = frozenset({".", "!", "?", "…"})
INITIAL = len("b.")
CLOSERS = frozenset({'"', "'", "\u201d", "\u2019", ")", "]", "''"})
STARTERS = frozenset(
    "the this that these those a an he she it they we i in on at as if when while after before there no not nobody "
    "his her their its our my what who why how both each every all some one two by for from with to and but so "
    "although however since because during following".split()
)
COMMON = STARTERS | frozenset(
    "about more most much many other others another some such any several few little nothing something neither nor once then "
    "now here later earlier until unless though whether where which whose also still even only perhaps again of among between "
    "under over without within through against having being asked told had has have was were is are did does do could would "
    "should let seen given taken health housing police school schools social services agencies staff children parents mother "
    "father family race culture faith language class money work home records".split()
)
LONGEST_RUN, LONGEST_SENTENCE = 500, 500
RUNS = re.compile(r"\S+")
WORD_ENDINGS = ("tion", "tions", "sion", "sions", "gion", "ity", "ities", "ness", "ology", "ally", "ings", "ments", "ships")
ABBREVIATIONS = frozenset({"para", "paras", "no", "nos", "p", "pp", "vol", "fig", "al", "cf", "ed", "eds", "ref", "sec", "dept"})
STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
PLAIN = STRAIGHT | {ord("-"): " "}


Place = tuple[str, int, int]
"""The comparison key of a word, its start and its end in the run it stands in."""


@cache
def tokenizer() -> Tokenizer:
    """What parts a run of signs without a space into words, built once."""
    return spacy.blank("en").tokenizer


@cache
def _special_cases() -> frozenset[str]:
    """The runs that the tokeniser parts by rules of their own ("cannot", "don't"); no other rule parts letters."""
    return frozenset(tokenizer().rules)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as parallel lists: comparison key, start and end in code points. Hyphens are left out.

    ``source``: the text they stand in, whose first character stands at ``offset``.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]
    source: str
    offset: int

    def part(self, first: int, stop: int) -> Words:
        """The words ``first`` to ``stop`` alone."""
        return Words(self.keys[first:stop], self.starts[first:stop], self.ends[first:stop], self.source, self.offset)

    def printed(self, first: int, stop: int) -> str:
        """The words ``first`` to ``stop`` as printed, on one line."""
        return " ".join(self.source[self.starts[first] - self.offset : self.ends[stop - 1] - self.offset].split())


class Vocabulary:
    """The inflected and variant ``forms`` of every word a pack uses, each with its comparison key."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self.forms = forms
        self._parted: dict[str, list[Place]] = {}

    def key(self, word: str) -> str:
        """The comparison key of a word as printed."""
        lower = word.lower().translate(STRAIGHT)
        return self.forms.get(lower, lower)

    def words(self, text: str, offset: int = 0) -> Words:
        """The words of ``text``, whose first character stands at ``offset`` in the document."""
        keys: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        parted = self._parted
        for run in RUNS.finditer(text):
            places = parted.get(run.group())
            if places is None:
                places = self._part(run.group())
            begin = offset + run.start()
            for key, start, end in places:
                keys.append(key)
                starts.append(begin + start)
                ends.append(begin + end)
        return Words(keys, starts, ends, text, offset)

    def _part(self, run: str) -> list[Place]:
        """The words of a run without a space, and where in it they stand; remembered where all are words of the rules.

        A run that no word, address or line of dots is as long as counts as one word: the tokeniser's time grows with the
        square of it.
        """
        if len(run) >= LONGEST_RUN:
            return [(self.key(run[:LONGEST_RUN]), 0, len(run))]
        if run.isalpha() and run not in _special_cases():
            places = [(self.key(run), 0, len(run))]
        else:
            words = [(self.key(word.text), word.idx, word.idx + len(word)) for word in tokenizer()(run)]
            places = [place for place in words if place[0] not in HYPHENS]
        if all(key in self.forms for key, _, _ in places):  # never a name: nothing of a document is kept
            self._parted[run] = places
        return places


def word_forms(words: Iterable[str]) -> dict[str, str]:
    """The comparison key of every inflected and variant form of these words."""
    groups: dict[str, set[str]] = {}
    for word in sorted(set(words)):
        forms = {form for variant in spelling_variants(word) for form in inflections(variant)} | {word}
        joined = set(forms)
        for group in {id(groups[form]): groups[form] for form in forms if form in groups}.values():
            joined |= group
        for form in joined:
            groups[form] = joined
    return {form: min(group, key=_shortest) for form, group in groups.items()}


def _shortest(form: str) -> tuple[int, str]:
    """The order by which one form stands for all: the shortest, as a rule the base form."""
    return len(form), form


_PLAIN = Vocabulary({})


def term_words(term: str) -> list[str]:
    """The words of a term of a lexicon, parted as those of a text, without hyphens and in lower case."""
    return _PLAIN.words(term.lower().translate(STRAIGHT)).keys


def flat(wording: str) -> str:
    """A wording for comparison as written: lower case, straight quotes, no hyphens; of the same length."""
    lower = wording.lower()
    if len(lower) != len(wording):  # a few letters of other scripts grow
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in wording)
    return lower.translate(PLAIN)


def sentence_bounds(words: Words, text: str, offset: int = 0) -> list[tuple[int, int]]:
    """Word ranges of the sentences of one block; ``text`` is the block and begins at ``offset``.

    What runs on for longer than any sentence does is cut: later steps compare the words of a sentence with one another.
    """
    keys, bounds, first, k = words.keys, [], 0, 0
    while k < len(keys):
        stop = _end_of_sentence(words, text, offset, k) or (k + 1 if k + 1 - first >= LONGEST_SENTENCE else 0)
        if stop:
            bounds.append((first, stop))
            first = k = stop
        else:
            k += 1
    if first < len(keys):
        bounds.append((first, len(keys)))
    return bounds


def _end_of_sentence(words: Words, text: str, offset: int, k: int) -> int:
    """The index after the sentence if word ``k`` ends one, else 0."""
    key, keys = words.keys[k], words.keys
    if key not in ENDS and not (len(key) > 1 and key[-1] == "."):
        return 0
    after = k + 1
    while after < len(keys) and keys[after] in CLOSERS and words.starts[after] == words.ends[after - 1]:
        after += 1
    if after >= len(keys):
        return after
    start = words.starts[after] - offset
    if words.starts[after] == words.ends[after - 1] or text[start].islower():
        return 0
    if key == "." and k and words.keys[k - 1] in ABBREVIATIONS and (text[start].isdigit() or text[start] == "("):
        return 0
    if key in ENDS:
        return after
    starts = _is_common(keys[after]) if len(key) == INITIAL else keys[after] in STARTERS
    return after if starts and text[start].isupper() else 0


def _is_common(key: str) -> bool:
    """Whether a word after an initial is no surname: 'through Mr B. Religion was left out', but 'Mr B. Field'."""
    return key in COMMON or key.endswith(WORD_ENDINGS)
