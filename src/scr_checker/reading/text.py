"""A document as sentences with their words, concepts and sections.

Between ``Document`` and evidence: the one place where a document is gone through from start to end. Everything after
it works only on the sentences in which something was found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from scr_checker.document import Block, BlockKind, Document
from scr_checker.language import Words, flat, sentence_bounds
from scr_checker.reading.clauses import clause_bounds, longest
from scr_checker.reading.sections import Section, divide
from scr_checker.reading.standing import Places, Span
from scr_checker.stemming import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from scr_checker.matching.concepts import ConceptMatcher, Term
    from scr_checker.packs import Pack
    from scr_checker.signal_rules import Undecided

WHOLE = frozenset({BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER})
UNREAD = frozenset({BlockKind.COMMENT})
LONGEST_ROW = 2000


class Hit(NamedTuple):
    """A concept in a sentence: word range within the sentence."""

    concept: str
    first: int
    stop: int


class Part(NamedTuple):
    """A sentence before its section is known."""

    words: Words
    terms: list[Term]
    places: Places
    block: Block

    @property
    def concepts(self) -> Set[str]:
        """The concepts that stand in it."""
        return self.places.names


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading or table row.

    ``start`` and ``end`` are code points in the document; ``terms`` are the terms of the pack that stand in it and
    ``places`` the word ranges of each concept; ``roles`` are those of its section and of its paragraph.
    """

    index: int
    start: int
    end: int
    words: Words
    terms: list[Term]
    places: Places
    block: Block
    section: Section
    roles: frozenset[str]

    @property
    def concepts(self) -> Set[str]:
        """The concepts that stand in it."""
        return self.places.names

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The concepts that the reading of voice, assertion and facts goes through, in order of place."""
        return tuple(Hit(name, first, stop) for _, shown, first, stop in self.terms for name in shown)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The short forms of its words with content."""
        return stems(self.words.keys)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """The word ranges of its clauses, in order and without gaps."""
        return clause_bounds(self.words.keys)

    @cached_property
    def _longest(self) -> dict[frozenset[str], list[Hit]]:
        return {}

    def longest(self, concepts: frozenset[str]) -> list[Hit]:
        """The hits of these concepts without those that lie within a longer one; worked out once."""
        if concepts not in self._longest:
            places = self.places
            here = [Hit(name, *span) for name in concepts if name in places for span in places[name]]
            self._longest[concepts] = longest(here)
        return self._longest[concepts]

    def spans_of(self, entry: str | tuple[str, ...]) -> Sequence[Span]:
        """The word ranges of a concept, or of any of several; one for each term."""
        if isinstance(entry, str):
            return self.places.get(entry)
        return sorted({span for name in entry for span in self.places.get(name)})


@dataclass(frozen=True, slots=True)
class Text:
    """A document read.

    Its sentences in order, its sections, the sentences that hold each concept and have each role, the header of each
    table, and the whole text ``printed`` flat; ``undecided`` are the pack's points. ``memo`` keeps what was worked out once
    about this text.
    """

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    where: dict[str, set[int]]
    with_role: dict[str, set[int]]
    headers: dict[int, Sentence]
    printed: str
    undecided: Undecided
    memo: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def quote(self, sentence: Sentence) -> str:
        """The sentence as printed."""
        return self.document.text[sentence.start : sentence.end]

    def holding(self, *wordings: str) -> tuple[Sentence, ...]:
        """The sentences in which one of these wordings stands, in any case; worked out once.

        The whole text is searched for each wording, which costs a hundredth of asking each sentence for a pattern: what no
        match of a pattern is without says where the pattern need be tried at all.
        """
        if wordings not in self.memo:
            starts = self.memo.setdefault("starts", [s.start for s in self.sentences])
            places = {index for wording in wordings for index in self._places(flat(wording), starts)}
            self.memo[wordings] = tuple(self.sentences[index] for index in sorted(places))
        found: tuple[Sentence, ...] = self.memo[wordings]
        return found

    def _places(self, wording: str, starts: list[int]) -> Iterator[int]:
        """The sentences in which a flat wording begins, each once."""
        at = self.printed.find(wording)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            inside = index >= 0 and at < self.sentences[index].end
            if inside:
                yield index
            at = self.printed.find(wording, self.sentences[index].end if inside else at + 1)


def read(document: Document, pack: Pack, matcher: ConceptMatcher) -> Text:
    """Go through a document once: sentences, concepts, then the sections they stand in."""
    printed = flat(document.text)
    raw = [part for block in document.blocks if block.kind not in UNREAD for part in _parts(document, block, matcher, printed)]
    sections, places = divide(document, pack, raw)
    sentences = tuple(_sentence(index, part, *places[part.words.starts[0]]) for index, part in enumerate(raw))
    headers = {s.block.table: s for s in sentences if s.block.kind is BlockKind.TABLE_HEADER and s.block.table is not None}
    where = _index((s.concepts, s.index) for s in sentences)
    with_role = _index((s.roles, s.index) for s in sentences)
    return Text(document, sections, sentences, where, with_role, headers, printed, pack.undecided)


def _sentence(index: int, part: Part, section: Section, roles: frozenset[str]) -> Sentence:
    words, terms, places, block = part
    return Sentence(index, words.starts[0], words.ends[-1], words, terms, places, block, section, roles)


def _index(named: Iterable[tuple[Iterable[str], int]]) -> dict[str, set[int]]:
    """The sentences of each name."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for names, index in named:
        for name in names:
            found[name].add(index)
    return dict(found)


def _parts(document: Document, block: Block, matcher: ConceptMatcher, printed: str) -> list[Part]:
    """The sentences of one block with their concepts."""
    start = block.start + _number_length(document, block)
    text = document.text[start : block.end]
    words = matcher.vocabulary.words(text, start)
    if not words.keys:
        return []
    whole = block.kind in WHOLE and len(words.keys) <= LONGEST_ROW
    bounds = [(0, len(words.keys))] if whole else sentence_bounds(words, text, start)
    return [_part(words.part(a, b), printed, block, matcher) for a, b in bounds]


def _part(words: Words, printed: str, block: Block, matcher: ConceptMatcher) -> Part:
    """One sentence of a block with the terms that stand in it."""
    terms = matcher.terms(words, printed)
    return Part(words, terms, Places(terms, words.keys), block)


def _number_length(document: Document, block: Block) -> int:
    """How many characters the printed number of a block takes at its start, so that sentences begin after it."""
    if not block.number or not document.text.startswith(block.number, block.start):
        return 0
    after = block.start + len(block.number)
    while after < block.end and (document.text[after] in ".):" or document.text[after].isspace()):
        after += 1
    return after - block.start if after < block.end else 0
