"""The result as a checklist for a spreadsheet: a line for each expectation, with room for the inspector's decision.

Cells that a spreadsheet would run as a formula are led by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scr_checker.renderers.digest import WORDS, place, shorten
from scr_checker.renderers.quoting import with_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.renderers import Look
    from scr_checker.result import Evaluation, ExpectationResult

HEADER = (
    "Criterion", "Proposed level", "Expectation", "Text", "Status", "Why", "Guidance paragraphs", "Passages for",
    "Places for", "Passages against", "Places against", "Quotation", "To confirm", "Inspector agrees (yes or no)",
    "Inspector's note",
)  # fmt: skip
MOST_PLACES = 10
LENGTHS = {"none": 0, "short": 160, "full": 2_000}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(evaluation: Evaluation, look: Look) -> str:
    """The checklist as CSV with a header line, for Excel and others in UTF-8."""
    if look.quotes == "none":
        evaluation = with_quotes(evaluation, "none")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for criterion in evaluation.criteria:
        for result in criterion.expectations:
            head = (criterion.title, WORDS[criterion.judgement])
            writer.writerow([_safe(cell) for cell in (*head, *_cells(evaluation, result, LENGTHS[look.quotes]))])
    return out.getvalue()


def _cells(evaluation: Evaluation, result: ExpectationResult, length: int) -> Iterator[str]:
    yield from (result.id, result.text, result.status.replace("_", " "), result.note)
    yield "; ".join(g.paragraphs for g in result.guidance)
    for polarity in ("for", "against"):
        passages = [e for e in result.evidence if e.polarity == polarity]
        places = list(dict.fromkeys(place(evaluation, e) for e in passages))
        more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
        yield from (str(len(passages)), "; ".join(places[:MOST_PLACES]) + more)
    counted = [e for e in result.evidence if e.polarity != "context"]
    yield shorten(counted[0].quote, length) if counted and length else ""
    yield from (result.to_confirm or "", "", "")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
