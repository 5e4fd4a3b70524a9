"""Which concepts stand where: one pass over the words of a document for all terms of a pack.

Between ``language`` and ``signals``. The terms form a tree of word keys; at each word every term that begins there is
noted once, with the names of all concepts that list it, so the cost does not grow with the number of concepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.language import STRAIGHT, Vocabulary, Words, term_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


class Term(NamedTuple):
    """A term in a text: the concepts that list it, those of them that reading asks for, and its word range."""

    names: frozenset[str]
    shown: tuple[str, ...]
    first: int
    stop: int


class Node:
    """A step in the tree of terms: the keys that may follow, and the concepts whose term ends here."""

    __slots__ = ("concepts", "exact", "follow", "names", "shown")

    def __init__(self) -> None:
        self.follow: dict[str, Node] = {}
        self.concepts: list[str] = []
        self.exact: dict[str, list[str]] | None = None
        self.names: frozenset[str] | None = None
        self.shown: tuple[str, ...] = ()


class ConceptMatcher:
    """Finds all terms of a lexicon. A term is in base form; ``=term`` takes its words exactly as written.

    ``private`` concepts are only asked for by name (by signals), never gone through (by the reading of voice and
    assertion).
    """

    def __init__(self, lexicon: Mapping[str, Sequence[str]], private: Collection[str] = ()) -> None:
        listed: dict[str, list[str]] = {}
        for concept, terms in _resolve(lexicon).items():
            for term in terms:
                listed.setdefault(term, []).append(concept)
        split = {term: term_words(term.removeprefix("=")) for term in listed}
        self.vocabulary = Vocabulary({word for words in split.values() for word in words})
        self._private = frozenset(private)
        self._root = Node()
        for term, concepts in listed.items():
            self._enter(concepts, term, split[term])
            if "-" in term:  # its hyphenated words also written as one
                self._enter(concepts, term, term_words(term.removeprefix("=").replace("-", "")))

    def _enter(self, concepts: Sequence[str], term: str, words: list[str]) -> None:
        node, forms = self._root, self.vocabulary.forms
        for word in words:
            key = forms.get(word, word)
            after = node.follow.get(key)
            if after is None:
                after = node.follow[key] = Node()
            node = after
        if term.startswith("="):
            node.exact = node.exact or {}
            node.exact.setdefault(_flat(term[1:]), []).extend(concepts)
        else:
            node.concepts += concepts

    def _settle(self, node: Node) -> frozenset[str]:
        """Work out once, when a term is first met, what a node's concepts are to be known as."""
        node.names, node.shown = self._named(node.concepts)
        return node.names

    def _named(self, concepts: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        return frozenset(concepts), tuple(c for c in dict.fromkeys(concepts) if c not in self._private)

    def terms(self, words: Words, text: str) -> list[Term]:
        """Every term in the words of a sentence of ``text``, in order of its first word."""
        found: list[Term] = []
        keys, follow = words.keys, self._root.follow
        last = len(keys)
        for k, key in enumerate(keys):
            node, stop = follow.get(key), k
            while node is not None:
                stop += 1
                if node.concepts:
                    found.append(Term(node.names or self._settle(node), node.shown, k, stop))
                if node.exact:
                    printed = _flat(text[words.starts[k] : words.ends[stop - 1]])
                    if printed in node.exact:
                        found.append(Term(*self._named(node.exact[printed]), k, stop))
                node = node.follow.get(keys[stop]) if stop < last else None
        return found


def _flat(wording: str) -> str:
    """A wording for comparison as written: lower case, straight quotes, no hyphens."""
    return wording.lower().translate(STRAIGHT).replace("-", " ")


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
