"""Which rows of an action plan say what is to be done, for which recommendation, by whom, by when and to what end?

Part of ``links``: the tables of a submission -> ``Row*``. Columns get their meaning from their headings; a row's
recommendation comes from its number ("3.1", "1a", a column "Rec."), else from its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.links.passages import Passage, passage_of
from scr_checker.matching.rows import EMPTY, cell, columns_of, rows_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence, Text

HEADINGS = (
    ("reference", re.compile(r"^\W*(?:ref(?:erence)?|rec|no|nos|number|item|id|r|#)\W*(?:no|number)?\W*$", re.I)),
    ("owner", re.compile(r"\b(?:lead|owner|who|responsib\w+|by whom|accountable)\b", re.I)),
    ("due", re.compile(r"\b(?:when|date|deadline|timescale|due|timing)\b|^\W*by\W*$", re.I)),
    ("outcome", re.compile(r"\b(?:outcomes?|measures?|success|impact|evidence|know|tell)\b", re.I)),
    ("recommendation", re.compile(r"\brecommendations?\b", re.I)),
    ("action", re.compile(r"\b(?:actions?|task|steps?|what|undertaking|change)\b", re.I)),
)
READ_COLUMNS = {"owner": "owner", "deadline": "due", "outcome": "outcome"}
NUMBER = r"(?P<rec>\d{1,2})(?:[.\-](?P<sub>\d{1,2})|\s?(?P<letter>[a-h]))?"
OPENING = re.compile(rf"^\W*(?:(?:r|rec\.?|recommendation|action|a)\s*)?{NUMBER}(?=[\s.:)|]|$)", re.IGNORECASE)
SAME = re.compile(r"^\W*(?:as above|ditto|same|as (?:row|for) \S+|[\"\u201d\u3003]+)\W*$", re.IGNORECASE)
LEAST_COLUMNS = {"owner", "due", "outcome"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an action plan. ``recommendation`` is the number it gives; ``asks`` is what its recommendation says."""

    id: str
    recommendation: str | None
    passage: Passage
    asks: str
    owner: str | None
    due: str | None
    outcome: str | None
    header: Sentence
    owner_column: bool


def rows_of(document: ReadDocument) -> list[Row]:
    """The action rows of all tables of a document, in order."""
    rows: list[Row] = []
    for table, header in sorted(document.text.headers.items()):
        columns = _columns(document.text, header, table)
        if _is_plan(columns):
            rows += _rows(document, table, header, columns)
    return rows


def _columns(text: Text, header: Sentence, table: int) -> dict[str, int]:
    """The position of each meaning: by the heading's wording, else as the rules read it."""
    found: dict[str, int] = {}
    for position, (start, end) in enumerate(header.block.cells):
        words = text.document.text[start:end]
        name = next((n for n, pattern in HEADINGS if n not in found and pattern.search(words)), None)
        if name:
            found[name] = position
    taken = set(found.values())
    for theirs, position in columns_of(text, table).items():
        name = READ_COLUMNS.get(theirs)
        if name and name not in found and position not in taken:
            found[name] = position
    return found


def _is_plan(columns: dict[str, int]) -> bool:
    return bool(columns.keys() & {"action", "recommendation"}) and bool(columns.keys() & LEAST_COLUMNS)


def _rows(document: ReadDocument, table: int, header: Sentence, columns: dict[str, int]) -> Iterator[Row]:
    above: Row | None = None
    number = 0
    for sentence in rows_in(document.text, table):
        if not sentence.block.struck:
            number += 1
            above = _row(document, sentence, header, columns, above, number)
            yield above


def _row(
    document: ReadDocument, sentence: Sentence, header: Sentence, columns: dict[str, int], above: Row | None, number: int
) -> Row:
    def value(name: str) -> str:
        return cell(document.text, sentence, columns[name]) if name in columns else ""

    asks = value("recommendation")
    repeated = above is not None and (bool(SAME.match(asks)) or not (asks or value("reference")))
    given, recommendation = _numbers([value("reference"), value("action"), asks], above if repeated else None)
    return Row(
        id=given or str(number),
        recommendation=recommendation,
        passage=passage_of(document, [sentence]),
        asks=above.asks if above and repeated else asks,
        owner=_given(value("owner")),
        due=_given(value("due")),
        outcome=_given(value("outcome")),
        header=header,
        owner_column="owner" in columns,
    )


def _numbers(cells: Sequence[str], above: Row | None) -> tuple[str | None, str | None]:
    """The row's own number, the most exact one of its cells, and that of its recommendation."""
    found = [match for text in cells if (match := OPENING.match(text))]
    if not found:
        return None, above.recommendation if above else None
    exact = next((m for m in found if m["sub"] or m["letter"]), None)
    own = exact or found[0]
    name = own["rec"] + (f".{own['sub']}" if own["sub"] else (own["letter"] or "").lower())
    return name, found[0]["rec"]


def _given(value: str) -> str | None:
    return None if EMPTY.match(value) else value
