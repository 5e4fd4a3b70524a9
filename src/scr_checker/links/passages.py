"""The paragraphs of the documents of a submission, as ``links`` compares and quotes them.

Between ``ReadDocument`` and links: a passage is the sentences of one block, with its words in short form.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.flags.passages import passage as quoted
from scr_checker.links.wording import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence
    from scr_checker.result_evidence import Evidence
    from scr_checker.signal_rules import DocumentType

HEADINGS = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER})


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one document: a paragraph, list item, heading or row."""

    document: ReadDocument
    sentences: tuple[Sentence, ...]
    stems: frozenset[str]

    @property
    def start(self) -> int:
        """Where it begins in the document's text."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Where it ends in the document's text."""
        return self.sentences[-1].end

    @property
    def text(self) -> str:
        """The passage as printed."""
        return self.document.text.document.text[self.start : self.end]

    @property
    def kind(self) -> BlockKind:
        """What its block is."""
        return self.sentences[0].block.kind

    @property
    def number(self) -> str | None:
        """The printed number of its block."""
        return self.sentences[0].block.number

    @property
    def role(self) -> str:
        """The role of the section it stands in."""
        return self.sentences[0].section.role

    @property
    def title(self) -> str:
        """The heading it stands under."""
        return self.sentences[0].section.title


def passage_of(document: ReadDocument, sentences: Sequence[Sentence]) -> Passage:
    """Some sentences as a passage."""
    return Passage(document, tuple(sentences), stems_of(sentences))


def passages_of(document: ReadDocument) -> tuple[Passage, ...]:
    """All passages of a document in order; what was struck out is not part of it."""
    key = ("links", document.id)
    memo = document.text.memo
    if key not in memo:
        groups = groupby(document.text.sentences, key=lambda s: s.block.start)
        blocks = [list(group) for _, group in groups]
        memo[key] = tuple(passage_of(document, block) for block in blocks if not block[0].block.struck)
    return tuple(memo[key])


def of_type(documents: Sequence[ReadDocument], *types: DocumentType) -> list[ReadDocument]:
    """The documents of these types, in order."""
    return [d for d in documents if d.type in types]


def side(document: ReadDocument, sentence: Sentence, kind: str, reason: str) -> Evidence:
    """A sentence as one side of an inconsistency, or as the place of a link."""
    return quoted(document, sentence, kind, reason)
