"""Which concepts stand where: one pass over the words of a document for all terms of a pack.

Between ``language`` and ``signals``. The terms form a tree of word keys; at each word every term that begins there is
noted once, with the names of all concepts that list it, so the cost does not grow with the number of concepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.language import STRAIGHT, Vocabulary, Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from scr_checker.matching.terms import Seed, Terms

PLAIN = STRAIGHT | {ord("-"): " "}


class Term(NamedTuple):
    """A term in a text: the concepts that list it, those of them that reading asks for, and its word range."""

    names: frozenset[str]
    shown: tuple[str, ...]
    first: int
    stop: int


class Names:
    """The concepts that list one term; in the form in which they are asked for only once the term is met."""

    __slots__ = ("_all", "_shown", "listed")

    def __init__(self) -> None:
        self.listed: list[str] = []
        self._all: frozenset[str] | None = None
        self._shown: tuple[str, ...] = ()

    def settled(self, private: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        """All of them, and in order those that reading goes through."""
        if self._all is None:
            self._all = frozenset(self.listed)
            self._shown = tuple(name for name in dict.fromkeys(self.listed) if name not in private)
        return self._all, self._shown


class Node:
    """A step in the tree of terms: the keys that may follow, and the concepts whose term ends here."""

    __slots__ = ("exact", "follow", "names")

    def __init__(self) -> None:
        self.follow: dict[str, Node] = {}
        self.names: Names | None = None
        self.exact: dict[str, Names] | None = None


class ConceptMatcher:
    """Finds all terms of a lexicon. A term is in base form; ``=term`` takes its words exactly as written.

    ``private`` concepts are only asked for by name (by signals), never gone through (by the reading of voice and
    assertion).
    """

    def __init__(self, terms: Terms, private: Collection[str] = ()) -> None:
        self.vocabulary = Vocabulary(terms.forms)
        self._terms = terms
        self._private = frozenset(private)
        self._grown: dict[str, Node] = {}

    def _tree(self, key: str) -> Node:
        """The tree of the terms that begin with this word, grown when the word is first met in a text."""
        top = Node()
        for seed in self._terms.seeds_of(key):
            self._enter(top, seed)
        self._grown[key] = top
        return top

    def _enter(self, node: Node, seed: Seed) -> None:
        forms = self.vocabulary.forms
        for word in seed.words[1:]:
            key = forms.get(word, word)
            after = node.follow.get(key)
            if after is None:
                after = node.follow[key] = Node()
            node = after
        if seed.term.startswith("="):
            node.exact = node.exact or {}
            names = node.exact.setdefault(flat(seed.term[1:]), Names())
        else:
            names = node.names = node.names or Names()
        names.listed += seed.concepts

    def terms(self, words: Words, printed: str) -> list[Term]:
        """Every term in the words of a sentence, in order of its first word; ``printed`` is the whole text, ``flat``."""
        found: list[Term] = []
        keys, private, grown, seeds = words.keys, self._private, self._grown, self._terms.seeds
        last = len(keys)
        for k, key in enumerate(keys):
            if key not in seeds:
                continue
            node: Node | None = grown.get(key) or self._tree(key)
            stop = k
            while node is not None:
                stop += 1
                if node.names:
                    found.append(Term(*node.names.settled(private), k, stop))
                if node.exact:
                    names = node.exact.get(printed[words.starts[k] : words.ends[stop - 1]])
                    if names:
                        found.append(Term(*names.settled(private), k, stop))
                node = node.follow.get(keys[stop]) if stop < last else None
        return found


def flat(wording: str) -> str:
    """A wording for comparison as written: lower case, straight quotes, no hyphens; of the same length."""
    lower = wording.lower()
    if len(lower) != len(wording):  # a few letters of other scripts grow
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in wording)
    return lower.translate(PLAIN)
