"""Is this part of a serious case review under the criteria at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.flags.extraction import is_poor
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument


def wrong_document_type(document: ReadDocument) -> Flag | None:
    """No part of a submission: an inspection report, a policy, a letter. Of a text that is not legible nobody can say so."""
    if document.type != "other" or is_poor(document):
        return None
    message = "This does not look like any part of a serious case review, so no grade is proposed."
    return Flag(id="wrong_document_type", severity="serious", message=message)


def later_framework(document: ReadDocument) -> Flag | None:
    """A review made under another framework: checks only."""
    if document.type != "later_review":
        return None
    message = "This is a review under a later or another framework: the checks are shown, but no grade is proposed."
    return Flag(id="later_framework", severity="serious", message=message)
