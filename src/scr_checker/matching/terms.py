"""The terms of a lexicon parted into words and sorted by the first, ready to be looked for; kept between runs.

Beneath ``concepts``. Depends on the lexicon alone, takes half a second for a whole pack and is therefore kept by
``rule_cache``: one line with the forms of all words, then one for the terms of each first word, which is read only when a
text has that word.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from scr_checker import rule_cache
from scr_checker.language import term_words, word_forms
from scr_checker.splitting import rules_version

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MADE_BY = ("matching/terms.py", "language.py", "inflection.py", "splitting.py")


class Seed(NamedTuple):
    """A term before it stands in the tree: the concepts that list it, the term as written and its words."""

    concepts: list[str]
    term: str
    words: list[str]


class Terms(NamedTuple):
    """The comparison key of every form of the words used, and the seeds by the key of their first word, as JSON."""

    forms: dict[str, str]
    seeds: dict[str, str]

    def seeds_of(self, key: str) -> list[Seed]:
        """The terms that begin with a word of this key."""
        return [Seed(*seed) for seed in json.loads(self.seeds[key])]


def kept_terms(lexicon: Mapping[str, Sequence[str]]) -> Terms:
    """The terms of a lexicon, as an earlier run kept them or made anew and kept."""
    made_from = _digest(lexicon)
    content = rule_cache.kept("terms", made_from, MADE_BY)
    if content is not None:
        forms, *lines = content.split("\n")
        return Terms(json.loads(forms), dict(line.split("\t", 1) for line in lines))
    terms = terms_of(lexicon)
    lines = ["\t".join(item) for item in terms.seeds.items()]
    rule_cache.keep("terms", made_from, MADE_BY, "\n".join((json.dumps(terms.forms), *lines)))
    return terms


def _digest(lexicon: Mapping[str, Sequence[str]]) -> str:
    """A digest of all that the terms are made from but the code."""
    digest = hashlib.sha256(rules_version().encode())
    for name, terms in lexicon.items():
        digest.update("\0".join((name, *terms, "\0")).encode())
    return digest.hexdigest()


def terms_of(lexicon: Mapping[str, Sequence[str]]) -> Terms:
    """The terms of a lexicon, from its words."""
    listed: dict[str, list[str]] = {}
    for concept, terms in _resolve(lexicon).items():
        for term in terms:
            listed.setdefault(term, []).append(concept)
    split = {term: term_words(term.removeprefix("=")) for term in listed}
    forms = word_forms({word for words in split.values() for word in words})
    seeds: dict[str, list[Seed]] = {}
    for term, concepts in listed.items():
        spellings = [split[term]]
        if "-" in term:  # its hyphenated words also written as one
            spellings.append(term_words(term.removeprefix("=").replace("-", "")))
        for words in spellings:
            if words:
                seeds.setdefault(forms.get(words[0], words[0]), []).append(Seed(concepts, term, words))
    return Terms(forms, {key: json.dumps(grown, separators=(",", ":")) for key, grown in seeds.items()})


def _resolve(lexicon: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Concepts with ``@other`` entries replaced by the other concept's terms."""

    def terms(name: str, above: tuple[str, ...]) -> list[str]:
        if name in above:
            return []
        found: list[str] = []
        for term in lexicon[name]:
            found += terms(term[1:], (*above, name)) if term.startswith("@") else [term]
        return found

    return {name: terms(name, ()) for name in lexicon}
