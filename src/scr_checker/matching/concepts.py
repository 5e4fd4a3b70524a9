"""Which concepts stand where: one pass over the words of a document for all terms of a pack.

Between ``language`` and ``signals``. The terms form a tree of word keys; at each word every term that begins there is
noted once, with the names of all concepts that list it, so the cost does not grow with the number of concepts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.language import STRAIGHT, Vocabulary, Words, term_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


class Term(NamedTuple):
    """A term in a text: the concepts that list it, those of them that reading asks for, and its word range."""

    names: frozenset[str]
    shown: tuple[str, ...]
    first: int
    stop: int


@dataclass(slots=True)
class Node:
    """A step in the tree of terms: the keys that may follow, and the concepts whose term ends here."""

    follow: dict[str, Node] = field(default_factory=dict)
    concepts: list[str] = field(default_factory=list)
    exact: dict[str, list[str]] | None = None
    names: frozenset[str] = frozenset()
    shown: tuple[str, ...] = ()


class ConceptMatcher:
    """Finds all terms of a lexicon. A term is in base form; ``=term`` takes its words exactly as written.

    ``private`` concepts are only asked for by name (by signals), never gone through (by the reading of voice and
    assertion).
    """

    def __init__(self, lexicon: Mapping[str, Sequence[str]], private: Collection[str] = ()) -> None:
        plain = _resolve(lexicon)
        split = {term: term_words(term.removeprefix("=")) for terms in plain.values() for term in terms}
        self.vocabulary = Vocabulary({word for term in split for word in split[term]})
        self._private = frozenset(private)
        self._root = Node()
        for concept, terms in plain.items():
            for term in terms:
                self._add(concept, term, split[term])
        for node in _nodes(self._root):
            node.names, node.shown = self._settled(node.concepts)

    def _add(self, concept: str, term: str, words: list[str]) -> None:
        """Enter a term, and its hyphenated words also written as one."""
        self._enter(concept, term, words)
        if "-" in term:
            self._enter(concept, term, term_words(term.removeprefix("=").replace("-", "")))

    def _enter(self, concept: str, term: str, words: list[str]) -> None:
        node = self._root
        for word in words:
            node = node.follow.setdefault(self.vocabulary.key(word), Node())
        if term.startswith("="):
            node.exact = node.exact or {}
            node.exact.setdefault(_flat(term[1:]), []).append(concept)
        elif concept not in node.concepts:
            node.concepts.append(concept)

    def _settled(self, concepts: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        return frozenset(concepts), tuple(c for c in dict.fromkeys(concepts) if c not in self._private)

    def terms(self, words: Words, text: str, offset: int = 0) -> list[Term]:
        """Every term in the words of a text that begins at ``offset``, in order of its first word."""
        found: list[Term] = []
        keys, follow = words.keys, self._root.follow
        for k, key in enumerate(keys):
            node, stop = follow.get(key), k
            while node is not None:
                stop += 1
                if node.names:
                    found.append(Term(node.names, node.shown, k, stop))
                if node.exact:
                    printed = _flat(text[words.starts[k] - offset : words.ends[stop - 1] - offset])
                    if printed in node.exact:
                        found.append(Term(*self._settled(node.exact[printed]), k, stop))
                node = node.follow.get(keys[stop]) if stop < len(keys) else None
        return found


def _flat(wording: str) -> str:
    """A wording for comparison as written: lower case, straight quotes, no hyphens."""
    return wording.lower().translate(STRAIGHT).replace("-", " ")


def _nodes(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.follow.values())
        yield node


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
