"""Which concepts stand where: one pass over the words of a document for all terms of a pack.

Between ``language`` and ``signals``. The terms form a tree of word keys; at each word every term that begins there is
noted once, with the names of all concepts that list it, so the cost does not grow with the number of concepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.language import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection

    from scr_checker.language import Words
    from scr_checker.matching.terms import Node, Terms
Names = tuple[frozenset[str], tuple[str, ...]]
"""The concepts that list a term, and those of them that reading asks for."""


class Term(NamedTuple):
    """A term in a text: the concepts that list it, those of them that reading asks for, and its word range."""

    names: frozenset[str]
    shown: tuple[str, ...]
    first: int
    stop: int


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
        self._names: dict[int, Names] = {}

    def _tree(self, key: str) -> Node:
        """The tree of the terms that begin with this word, grown when the word is first met in a text."""
        tree = self._grown[key] = self._terms.tree(key)
        return tree

    def _named(self, group: int) -> Names:
        """The concepts of a group, and in order those that reading goes through; worked out when a term is first met."""
        concepts = self._terms.concepts[group]
        names = self._names[group] = frozenset(concepts), tuple(name for name in concepts if name not in self._private)
        return names

    def terms(self, words: Words, printed: str) -> list[Term]:
        """Every term in the words of a sentence, in order of its first word; ``printed`` is the whole text, ``flat``."""
        found: list[Term] = []
        keys, named, grown, trees = words.keys, self._names, self._grown, self._terms.trees
        last = len(keys)
        for k, key in enumerate(keys):
            if key not in trees:
                continue
            node: Node | None = grown.get(key) or self._tree(key)
            stop = k
            while node is not None:
                stop += 1
                follow, listed, exact = node
                if listed is not None:
                    found.append(Term(*(named.get(listed) or self._named(listed)), k, stop))
                if exact:
                    worded = exact.get(printed[words.starts[k] : words.ends[stop - 1]])
                    if worded is not None:
                        found.append(Term(*(named.get(worded) or self._named(worded)), k, stop))
                node = follow.get(keys[stop]) if stop < last else None
        return found
