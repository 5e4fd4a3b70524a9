"""The terms of a lexicon parted into words and grown into trees, ready to be looked for; kept between runs.

Beneath ``concepts``. Depends on the lexicon alone, takes more than half a second for a whole pack and is therefore kept by
``rule_cache``: a line with the forms of all words, one with the concepts that list a term, then one for the terms of each
first word, which is read only when a text has that word.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple, cast

from spacy.about import __version__ as spacy_version

from scr_checker import rule_cache
from scr_checker.language import flat, term_words, word_forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MADE_BY = ("matching/terms.py", "language.py", "inflection.py")


class Node(NamedTuple):
    """A step in a tree of terms: the nodes that may follow by their word keys, and who lists the terms that end here.

    Those are numbers in ``Terms.concepts``: of a term in base form, and of one that counts only when worded as here.
    """

    follow: dict[str, Node]
    listed: int | None
    exact: dict[str, int]


class Terms(NamedTuple):
    """The comparison key of every form of the words used, the groups of concepts that list a term, and the trees.

    A tree is kept as JSON, by the key of the first word of its terms.
    """

    forms: dict[str, str]
    concepts: list[list[str]]
    trees: dict[str, str]

    def tree(self, key: str) -> Node:
        """The tree of the terms that begin with a word of this key; its nodes are as good as ``Node``."""
        return cast("Node", json.loads(self.trees[key]))


def kept_terms(lexicon: Mapping[str, Sequence[str]]) -> Terms:
    """The terms of a lexicon, as an earlier run kept them or made anew and kept."""
    made_from = _digest(lexicon)
    content = rule_cache.kept("terms", made_from, MADE_BY)
    if content is not None:
        forms, concepts, *lines = content.split("\n")
        return Terms(json.loads(forms), json.loads(concepts), dict(line.split("\t", 1) for line in lines))
    terms = terms_of(lexicon)
    lines = ["\t".join(item) for item in terms.trees.items()]
    rule_cache.keep("terms", made_from, MADE_BY, "\n".join((json.dumps(terms.forms), json.dumps(terms.concepts), *lines)))
    return terms


def _digest(lexicon: Mapping[str, Sequence[str]]) -> str:
    """A digest of all that the terms are made from but the code."""
    digest = hashlib.sha256(spacy_version.encode())
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
    trees: dict[str, Growing] = {}
    for term, concepts in listed.items():
        spellings = [split[term]]
        if "-" in term:  # its hyphenated words also written as one
            spellings.append(term_words(term.removeprefix("=").replace("-", "")))
        for keys in ([forms.get(word, word) for word in words] for words in spellings if words):
            trees.setdefault(keys[0], Growing()).add(keys[1:], term, concepts)
    groups: dict[tuple[str, ...], int] = {}
    lines = {key: json.dumps(tree.grown(groups), separators=(",", ":")) for key, tree in trees.items()}
    return Terms(forms, [list(group) for group in groups], lines)


class Growing:
    """A node to which terms are added still."""

    def __init__(self) -> None:
        self.follow: dict[str, Growing] = {}
        self.listed: list[str] = []
        self.exact: dict[str, list[str]] = {}

    def add(self, keys: list[str], term: str, concepts: list[str]) -> None:
        """Add a term of which these words are left, with the concepts that list it."""
        if keys:
            self.follow.setdefault(keys[0], Growing()).add(keys[1:], term, concepts)
        elif term.startswith("="):
            self.exact.setdefault(flat(term[1:]), []).extend(concepts)
        else:
            self.listed += concepts

    def grown(self, groups: dict[tuple[str, ...], int]) -> Node:
        """The node when all terms are there; ``groups`` numbers the concepts that list one."""

        def number(concepts: list[str]) -> int:
            return groups.setdefault(tuple(dict.fromkeys(concepts)), len(groups))

        follow = {key: node.grown(groups) for key, node in self.follow.items()}
        exact = {wording: number(concepts) for wording, concepts in self.exact.items()}
        return Node(follow, number(self.listed) if self.listed else None, exact)


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
