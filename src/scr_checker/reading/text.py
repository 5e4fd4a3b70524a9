"""A document as sentences with their words, concepts and sections.

Between ``Document`` and evidence: the one place where a document is gone through from start to end. Everything after
it works only on the sentences in which something was found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from scr_checker.document import Block, BlockKind, Document
from scr_checker.language import Words, sentence_bounds
from scr_checker.reading.sections import Section, divide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scr_checker.matching.concepts import ConceptMatcher
    from scr_checker.packs import Pack

WHOLE = frozenset({BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER})
UNREAD = frozenset({BlockKind.COMMENT})


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept in a sentence: word range within the sentence."""

    concept: str
    first: int
    stop: int


class Part(NamedTuple):
    """A sentence before its section is known."""

    words: Words
    hits: tuple[Hit, ...]
    block: Block


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or table row.

    ``start`` and ``end`` are code points in the document; ``roles`` are those of its section and of its paragraph.
    """

    index: int
    start: int
    end: int
    words: Words
    hits: tuple[Hit, ...]
    block: Block
    section: Section
    roles: frozenset[str]
    by_concept: dict[str, tuple[Hit, ...]]

    @property
    def concepts(self) -> frozenset[str]:
        """The names of all concepts in the sentence."""
        return frozenset(self.by_concept)


@dataclass(frozen=True, slots=True)
class Text:
    """A document read.

    Its sentences in order, its sections, the sentences that hold each concept and have each role, the header of each
    table, and the sentences in the guidance's own words. ``memo`` keeps what was worked out once about this text.
    """

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    where: dict[str, frozenset[int]]
    with_role: dict[str, frozenset[int]]
    headers: dict[int, Sentence]
    memo: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def quote(self, sentence: Sentence) -> str:
        """The sentence as printed."""
        return self.document.text[sentence.start : sentence.end]


def read(document: Document, pack: Pack, matcher: ConceptMatcher) -> Text:
    """Go through a document once: sentences, concepts, then the sections they stand in."""
    raw = [part for block in document.blocks if block.kind not in UNREAD for part in _parts(document, block, matcher)]
    sections, places = divide(document, pack, raw)
    sentences = tuple(_sentence(index, part, *places[part.block.start]) for index, part in enumerate(raw))
    headers = {s.block.table: s for s in sentences if s.block.kind is BlockKind.TABLE_HEADER and s.block.table is not None}
    where = _index((name, s.index) for s in sentences for name in s.by_concept)
    with_role = _index((name, s.index) for s in sentences for name in s.roles)
    return Text(document, sections, sentences, where, with_role, headers)


def _sentence(index: int, part: Part, section: Section, roles: frozenset[str]) -> Sentence:
    words, hits, block = part
    by_concept: dict[str, tuple[Hit, ...]] = {}
    for hit in hits:
        by_concept[hit.concept] = (*by_concept.get(hit.concept, ()), hit)
    return Sentence(index, words.starts[0], words.ends[-1], words, hits, block, section, roles, by_concept)


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    """The sentences of each name."""
    found: dict[str, set[int]] = {}
    for name, index in pairs:
        found.setdefault(name, set()).add(index)
    return {name: frozenset(indexes) for name, indexes in found.items()}


def _parts(
    document: Document, block: Block, matcher: ConceptMatcher
) -> list[Part]:
    """The sentences of one block with their concepts."""
    start = block.start + _number_length(document, block)
    text = document.text[start : block.end]
    words = matcher.vocabulary.words(text, start)
    if not words.keys:
        return []
    whole = block.kind in WHOLE
    bounds = [(0, len(words.keys))] if whole else sentence_bounds(words, text, start)
    hits = list(matcher.hits(words, text, start))
    return [Part(_cut(words, a, b), _within(hits, a, b), block) for a, b in bounds]


def _cut(words: Words, first: int, stop: int) -> Words:
    return Words(words.keys[first:stop], words.starts[first:stop], words.ends[first:stop])


def _within(hits: list[tuple[str, int, int]], first: int, stop: int) -> tuple[Hit, ...]:
    return tuple(Hit(concept, a - first, b - first) for concept, a, b in hits if first <= a and b <= stop)


def _number_length(document: Document, block: Block) -> int:
    """How many characters the printed number of a block takes at its start, so that sentences begin after it."""
    if not block.number or not document.text.startswith(block.number, block.start):
        return 0
    after = block.start + len(block.number)
    while after < block.end and (document.text[after] in ".):" or document.text[after].isspace()):
        after += 1
    return after - block.start if after < block.end else 0
