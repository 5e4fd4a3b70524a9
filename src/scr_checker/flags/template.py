"""Was a template left unfilled: placeholders, notes to the author, drafting notes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.flags.passages import passages
from scr_checker.reading.guidance import is_gap
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument

ENOUGH = 3


def unfilled_template(document: ReadDocument) -> Flag | None:
    """Three or more places that wait to be filled in."""
    gaps = [
        sentence
        for sentence in document.text.sentences
        if is_gap(document.text.quote(sentence), row=sentence.block.kind is BlockKind.TABLE_ROW)
    ]
    if len(gaps) < ENOUGH:
        return None
    message = f"{len(gaps)} places are still to be filled in or hold notes to the author."
    evidence = passages(document, gaps, "unfilled_template", "waits to be filled in")
    return Flag(id="unfilled_template", severity="serious", message=message, evidence=evidence)
