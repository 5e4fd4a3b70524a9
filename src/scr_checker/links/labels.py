"""Which lessons and recommendations does the report number, and in what words?

Part of ``links``: ``Passage* -> Item*``. First those that the report labels itself ("Lesson 2. …", a heading
"Recommendation 4"), else the list items and numbered paragraphs of the sections that are for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scr_checker.document import BlockKind
from scr_checker.links.passages import Passage, passage_of, passages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

Kind = Literal["lesson", "recommendation"]
NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
LABEL = re.compile(
    rf"^\W*(?P<kind>lesson|learning point|key learning|recommendation)\s+(?:no\.?\s*|number\s+)?"
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?|[A-Z]|{'|'.join(NUMBERS)})(?:\s*\([^)]{{1,60}}\))?\s*(?P<stop>[.:)\u2013\u2014-]|$)",
    re.IGNORECASE,
)
ROW_ID = re.compile(r"^\W*(?:r|rec\.?|recommendation|l|lesson)?\s*(?P<number>\d{1,2}(?:\.\d{1,2})?)\W*$", re.IGNORECASE)
ASKS = re.compile(
    r"\b(?:should|must|shall|to (?:be|ensure|agree|review|replace)|is to|are to|will|needs? to|recommend(?:s|ed)?)\b", re.I
)
LESSON_TITLE = re.compile(r"lesson|learn|taught|teach", re.IGNORECASE)
COLUMNS: dict[Kind, re.Pattern[str]] = {
    "lesson": re.compile(r"\b(?:lessons?|learning)\b", re.IGNORECASE),
    "recommendation": re.compile(r"\brecommendations?\b", re.IGNORECASE),
}
ROLES: dict[Kind, str] = {"lesson": "learning", "recommendation": "recommendations"}
LEAST_WORDS, LEAST_LISTED, MOST_ITEMS = 3, 4, 60
LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})


@dataclass(frozen=True, slots=True)
class Item:
    """A lesson or recommendation: its id as printed (words as figures), its passage, and the lesson above it."""

    kind: Kind
    id: str
    passage: Passage
    under: str | None = None


def items_of(document: ReadDocument) -> list[Item]:
    """The lessons and recommendations of a document, in order of place."""
    labelled = list(_labelled(document))
    found = labelled + [item for kind in ROLES if not any(i.kind == kind for i in labelled) for item in _listed(document, kind)]
    return sorted(found, key=lambda item: item.passage.start)


def number_of(printed: str) -> str:
    """A printed number as figures or a capital letter, without its brackets and stops."""
    plain = printed.strip().strip("().:").lower()
    return str(NUMBERS.index(plain) + 1) if plain in NUMBERS else plain.upper()


def _labelled(document: ReadDocument) -> Iterator[Item]:
    """Items that carry a label; a recommendation belongs to the lesson labelled just before it."""
    lesson: str | None = None
    seen: set[tuple[Kind, str]] = set()
    sentences = document.text.sentences
    for index, sentence in enumerate(sentences):
        label = LABEL.match(document.text.quote(sentence))
        if label is None or sentence.section.role == "executive_summary":
            continue
        kind: Kind = "recommendation" if label["kind"].lower() == "recommendation" else "lesson"
        number = number_of(label["number"])
        body = _body(document, sentences, index, label)
        if body is None or (kind, number) in seen:
            continue
        seen.add((kind, number))
        lesson = number if kind == "lesson" else lesson
        yield Item(kind, number, body, lesson if kind == "recommendation" else None)


def _body(document: ReadDocument, sentences: Sequence[Sentence], index: int, label: re.Match[str]) -> Passage | None:
    """What a label stands before: the rest of its sentence, or the sentences after it up to the next label or block."""
    own = len(document.text.quote(sentences[index])[label.end() :].split()) >= LEAST_WORDS
    taken: list[Sentence] = [sentences[index]] if own else []
    for after in range(index + 1, len(sentences)):
        sentence = sentences[after]
        same = not taken or sentence.block.start == taken[-1].block.start
        if not same or sentence.block.kind is BlockKind.HEADING or LABEL.match(document.text.quote(sentence)):
            break
        taken.append(sentence)
    return passage_of(document, taken) if taken else None


def _listed(document: ReadDocument, kind: Kind) -> Iterator[Item]:
    """List items and numbered paragraphs of the section for them, and whole tables with a column for them."""
    passages = passages_of(document)
    found = [p for p in passages if _belongs(p, kind)]
    tables = {t for p in found if (t := _table(p)) is not None and COLUMNS[kind].search(_header(document, t))}
    own = {p.start for p in found}
    found = [p for p in passages if p.start in own or (_table(p) in tables and len(p.text.split()) >= LEAST_LISTED)][:MOST_ITEMS]
    numbers = [p.number for p in found]
    printed = all(numbers) and len(set(numbers)) == len(numbers)
    for n, passage in enumerate(found, 1):
        yield Item(kind, number_of(passage.number or "") if printed else _row_id(passage) or str(n), passage)


def _table(passage: Passage) -> int | None:
    return passage.sentences[0].block.table if passage.kind is BlockKind.TABLE_ROW else None


def _header(document: ReadDocument, table: int) -> str:
    header = document.text.headers.get(table)
    return document.text.quote(header) if header else ""


def _row_id(passage: Passage) -> str | None:
    cells = passage.sentences[0].block.cells
    match = ROW_ID.match(passage.document.text.document.text[slice(*cells[0])]) if cells else None
    return match["number"] if match else None


def _belongs(passage: Passage, kind: Kind) -> bool:
    """Whether a passage of the right section is an item of this kind."""
    listed = passage.kind in LISTED or (passage.kind is BlockKind.PARAGRAPH and bool(passage.number))
    own = passage.role == ROLES[kind]
    shared = kind == "lesson" and passage.role == "recommendations" and bool(LESSON_TITLE.search(passage.title))
    if not (listed and (own or shared)) or len(passage.text.split()) < LEAST_LISTED:
        return False
    asks = bool(ASKS.search(passage.text))
    return asks if kind == "recommendation" else own or not asks
