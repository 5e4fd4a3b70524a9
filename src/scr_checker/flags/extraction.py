"""What of the document may have been lost or changed in reading it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.flags.garbled import is_garbled
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument

UNREADABLE = frozenset({"poor_extraction", "scanned_pages"})


def tracked_changes(document: ReadDocument) -> Flag | None:
    """Insertions and deletions that nobody has accepted yet."""
    if not _problems(document) & {"tracked_changes"}:
        return None
    message = "The document holds tracked changes; it was read as if all were accepted."
    return Flag(id="tracked_changes", severity="info", message=message)


def poor_extraction(document: ReadDocument) -> Flag | None:
    """Pages without text, or text that a scan or a broken font has garbled."""
    if not is_poor(document):
        return None
    message = "Parts of the document could not be read well; what was not found may stand in those parts."
    return Flag(id="poor_extraction", severity="warning", message=message)


def is_poor(document: ReadDocument) -> bool:
    """Whether the readers say so, or the text itself shows it."""
    return bool(_problems(document) & UNREADABLE) or is_garbled(document.text.document.text.splitlines())


def _problems(document: ReadDocument) -> set[str]:
    return {problem.id for problem in document.text.document.problems}
