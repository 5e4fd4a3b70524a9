"""What must be remembered from paragraph to paragraph while a Word document is read?

Fields and deleted paragraph marks reach over paragraphs, numbers and notes count through the document; this
is the one changing value of the Word modules, made and dropped within one reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from scr_checker.document import Problem
from scr_checker.readers import problems
from scr_checker.readers.building import Run
from scr_checker.readers.docx.numbering import Numbering
from scr_checker.readers.docx.styles import Styles


@dataclass(slots=True)
class State:
    """Where the reading stands."""

    styles: Styles
    numbering: Numbering
    page: int | None = None
    page_of_text: int | None = None
    tables: int = 0
    fields: list[bool] = field(default_factory=list)
    carried: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    hidden: int = 0
    embedded: int = 0
    pictures: int = 0

    def problems(self, comments: int) -> tuple[Problem, ...]:
        """What the user must know about the changes, hidden text and insertions met so far."""
        changes = problems.tracked_changes(self.insertions, self.deletions, self.moves, comments)
        return changes + problems.hidden_text(self.hidden) + problems.embedded(self.embedded)
