"""Whether a row of an action plan says who, by when and how it will be known, or a row of another table says none.

One of the matching kinds. A table's columns get their meaning from the concepts of its header cells
(``column_owner``, ``column_deadline`` …); a cell counts as filled when it holds more than a placeholder.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from scr_checker.reading.text import Hit, Sentence, Text
    from scr_checker.signal_rules import RowTest

COLUMN = "column_"
ACTION_COLUMN = "action"
EMPTY = re.compile(
    r"^[\W_]*(?:t\.?b\.?[cda]\.?|n/?a|none|not known|to be (?:confirmed|agreed|decided|advised)|x+|\?+|insert.*"
    r"|\[.*\]|<.*>)?[\W_]*$",
    re.IGNORECASE,
)
NIL = re.compile(r"^\W*(?:none|nil|no|no one|nobody|0(?: (?:of|out of) \d+)?)(?: \([^)]*\))?\W*$", re.IGNORECASE)
NOT_SAID = re.compile(
    r"^\W*(?:not (?:stated|given|shown|recorded|signed|said|yet)|unsigned|unknown|awaited|pending)\b", re.IGNORECASE
)
VAGUE = re.compile(
    r"^\W*(?:all(?: agencies| staff| partners| services)?|ongoing|on-going|various|as (?:required|necessary|appropriate)"
    r"|continuous(?:ly)?|immediate(?:ly)?|asap|as soon as (?:possible|practicable)|e-?mail|procedure|memo|circular"
    r"|policy|training|in due course|everyone|partners|agencies)\W*$",
    re.IGNORECASE,
)


def columns_of(text: Text, table: int) -> dict[str, int]:
    """Column meanings of a table by their position, from its header row; empty when it has none; worked out once."""
    key = ("columns", table)
    if key not in text.memo:
        header = text.headers.get(table)
        text.memo[key] = _columns(header) if header else {}
    found: dict[str, int] = text.memo[key]
    return found


def rows_in(text: Text, table: int) -> list[Sentence]:
    """The rows of a table below its header; gone through once for all tables."""
    if "rows" not in text.memo:
        rows: dict[int, list[Sentence]] = {}
        for sentence in text.sentences:
            if sentence.block.kind is BlockKind.TABLE_ROW and sentence.block.table is not None:
                rows.setdefault(sentence.block.table, []).append(sentence)
        text.memo["rows"] = rows
    found: dict[int, list[Sentence]] = text.memo["rows"]
    return found.get(table, [])


def _columns(header: Sentence) -> dict[str, int]:
    found: dict[str, int] = {}
    for position, (start, end) in enumerate(header.block.cells):
        meant = [hit for hit in header.hits if hit.concept.startswith(COLUMN) and _inside(header, hit, start, end)]
        if meant:
            best = max(meant, key=lambda hit: (hit.stop - hit.first, -hit.first))
            found.setdefault(best.concept.removeprefix(COLUMN), position)
    return found


def _inside(header: Sentence, hit: Hit, start: int, end: int) -> bool:
    return start <= header.words.starts[hit.first] and header.words.ends[hit.stop - 1] <= end


def is_action_table(columns: dict[str, int]) -> bool:
    """Whether a table lists actions: it has an action column and one of owner, deadline and outcome."""
    return ACTION_COLUMN in columns and bool(columns.keys() & {"owner", "deadline", "outcome"})


def cell(text: Text, sentence: Sentence, position: int) -> str:
    """The text of one cell of a row, or nothing where the row is shorter."""
    cells = sentence.block.cells
    return text.document.text[slice(*cells[position])].strip() if position < len(cells) else ""


def filled(value: str) -> bool:
    """Whether a cell says something definite."""
    return not EMPTY.match(value) and not VAGUE.match(value)


def row_failure(text: Text, sentence: Sentence, test: RowTest) -> str | None:
    """Why the row does not pass the test, or None if it does."""
    if sentence.block.kind is not BlockKind.TABLE_ROW or sentence.block.table is None:
        return "it is not a row of a table"
    columns = columns_of(text, sentence.block.table)
    if test.nil or test.told:
        return _said_failure(text, sentence, columns, test)
    if not is_action_table(columns) or not cell(text, sentence, columns[ACTION_COLUMN]):
        return "the table is not an action plan"
    for name in test.filled:
        if name not in columns or not filled(cell(text, sentence, columns[name])):
            return f"its {name} is not given"
    missing = [name for name in test.empty if name not in columns or not filled(cell(text, sentence, columns[name]))]
    return None if missing or not test.empty else f"its {test.empty[0]} is given"


def _said_failure(text: Text, sentence: Sentence, columns: dict[str, int], test: RowTest) -> str | None:
    """Why none of the columns that should say none, or something, does."""
    said = {name: cell(text, sentence, columns[name]) for name in (*test.nil, *test.told) if name in columns}
    if any(NIL.match(said[name]) for name in test.nil if name in said):
        return None
    if any(
        filled(said[name]) and not (NIL.match(said[name]) or NOT_SAID.match(said[name])) for name in test.told if name in said
    ):
        return None
    return f"it has no column of {(*test.nil, *test.told)[0]} that says so"
