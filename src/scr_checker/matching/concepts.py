"""Which concepts stand where: one pass over the words of a document for all terms of a pack.

Between ``language`` and ``signals``. The terms form a tree of word keys; at each word the longest terms that begin
there are noted for every concept that lists them, so the cost does not grow with the number of concepts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scr_checker.language import Vocabulary, Words, term_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(slots=True)
class Node:
    """A step in the tree of terms: the keys that may follow, and the concepts whose term ends here."""

    follow: dict[str, Node] = field(default_factory=dict)
    concepts: tuple[str, ...] = ()
    exact: tuple[tuple[str, str], ...] = ()


class ConceptMatcher:
    """Finds all terms of a lexicon. A term is in base form; ``=term`` takes its words exactly as written."""

    def __init__(self, lexicon: Mapping[str, Sequence[str]]) -> None:
        plain = _resolve(lexicon)
        split = {term: term_words(term.removeprefix("=")) for terms in plain.values() for term in terms}
        self.vocabulary = Vocabulary({word for term in split for word in split[term]})
        self._root = Node()
        for concept, terms in plain.items():
            for term in terms:
                self._add(concept, term, split[term])

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
            node.exact = (*node.exact, (" ".join(words), concept))
        elif concept not in node.concepts:
            node.concepts = (*node.concepts, concept)

    def hits(self, words: Words, text: str, offset: int = 0) -> Iterable[tuple[str, int, int]]:
        """``(concept, first word, index after the last word)`` of every term, longest first at each word."""
        keys, follow = words.keys, self._root.follow
        for k, key in enumerate(keys):
            node = follow.get(key)
            if node is None:
                continue
            yield from self._ending_at(node, k, k + 1, words, text, offset)
            stop = k + 1
            while stop < len(keys) and (node := node.follow.get(keys[stop])) is not None:
                stop += 1
                yield from self._ending_at(node, k, stop, words, text, offset)

    def _ending_at(
        self, node: Node, first: int, stop: int, words: Words, text: str, offset: int
    ) -> Iterable[tuple[str, int, int]]:
        for concept in node.concepts:
            yield concept, first, stop
        for wording, concept in node.exact:
            printed = text[words.starts[first] - offset : words.ends[stop - 1] - offset]
            if printed.lower() == wording or " ".join(term_words(printed)) == wording:
                yield concept, first, stop


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

