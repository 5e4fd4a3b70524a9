"""Is the text taken over from the guidance instead of written for this case?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.flags.passages import passages
from scr_checker.reading.guidance import RUN, borrows
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument

ENOUGH_SENTENCES = 3


def possible_copy_of_guidance(document: ReadDocument) -> Flag | None:
    """Three or more sentences in the guidance's words, in something that is part of a submission."""
    if document.type in ("other", "later_review"):
        return None
    borrowed = [s for s in document.text.sentences if len(s.words.keys) >= RUN and borrows(document.text, s)]
    if len(borrowed) < ENOUGH_SENTENCES:
        return None
    message = f"{len(borrowed)} sentences are in the words of the guidance; they count for nothing."
    evidence = passages(document, borrowed, "possible_copy_of_guidance", "is the wording of the guidance")
    return Flag(id="possible_copy_of_guidance", severity="warning", message=message, evidence=evidence)
