"""What must be remembered from word to word while a rich text file is read?

Groups inherit how text looks; paragraphs, rows and notes are gathered here until they end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scr_checker.document import BlockKind
from scr_checker.readers.building import Part, Run, from_runs, row
from scr_checker.readers.tables import with_header
from scr_checker.readers.wording import clean

APART = {"footnote": BlockKind.FOOTNOTE, "annotation": BlockKind.COMMENT, "shptxt": BlockKind.PARAGRAPH}


@dataclass(frozen=True, slots=True)
class Look:
    r"""What holds inside a group; ``fallback`` is how many characters stand in for one that ``\u`` names."""

    silent: bool = False
    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1
    place: str = ""
    starred: bool = False


@dataclass(slots=True)
class Frame:
    """The text at hand; notes and text boxes have one of their own."""

    runs: list[Run] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    inner_cells: list[str] = field(default_factory=list)
    struck: list[Part] = field(default_factory=list)
    marker: str = ""
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    bold_row: bool = True


@dataclass(slots=True)
class State:
    """Where the reading stands."""

    look: Look = field(default_factory=Look)
    frame: Frame = field(default_factory=Frame)
    stack: list[Look] = field(default_factory=list)
    frames: list[tuple[int, str, Frame]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    apart: list[Part] = field(default_factory=list)
    rows: list[tuple[Part, bool]] = field(default_factory=list)
    inner_rows: list[Part] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    style: tuple[int, int | None] = (0, None)
    tables: int = 0
    skip: int = 0
    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    notes: int = 0

    def end_paragraph(self) -> None:
        """Make a part of the text at hand."""
        frame = self.frame
        runs, frame.runs = frame.runs, []
        marker, frame.marker = clean(frame.marker), ""
        level = self._level()
        numbered = any(character.isalnum() for character in marker) and marker not in ("o", "§")
        kind = BlockKind.HEADING if level else BlockKind.LIST_ITEM if marker and not numbered else BlockKind.PARAGRAPH
        prefix = marker if numbered else ""
        number = (prefix if prefix.startswith("(") else prefix.rstrip(".):")) or None
        found = from_runs(kind, runs, prefix=prefix, number=number, level=level)
        if found:
            self.end_table()
            self.parts += found

    def _level(self) -> int:
        if self.frame.outline is not None:
            return self.frame.outline + 1 if 0 <= self.frame.outline < 9 else 0
        return self.levels.get(self.frame.style, 0)

    def end_cell(self, inner: bool = False) -> None:
        """Make a cell of the text at hand, of the outer table or of one inside it."""
        frame = self.frame
        parts = from_runs(BlockKind.PARAGRAPH, frame.runs, prefix=clean(frame.marker))
        frame.struck += [part for part in parts if part.struck]
        kept = [part for part in parts if not part.struck]
        frame.bold_row = frame.bold_row and all(part.all_bold for part in kept)
        (frame.inner_cells if inner else frame.cells).append(" ".join(part.text for part in kept))
        frame.runs, frame.marker = [], ""

    def end_row(self) -> None:
        """Make a row of the cells at hand; tables inside it follow."""
        frame = self.frame
        cells, frame.cells, frame.in_table = frame.cells, [], False
        self.tables += not self.rows
        if cells:
            self.rows.append((row(cells, self.tables), frame.bold_row))
        frame.bold_row = True
        if frame.struck or self.inner_rows:
            self.end_table(last=False)
            self.parts += [*self.inner_rows, *frame.struck]
            frame.struck, self.inner_rows = [], []

    def end_inner_row(self) -> None:
        """Make a row of a table inside a cell."""
        cells, self.frame.inner_cells = self.frame.inner_cells, []
        if cells:
            self.inner_rows.append(row(cells, self.tables + 2))

    def end_table(self, last: bool = True) -> None:
        """Hand over the rows gathered so far."""
        rows, self.rows = self.rows, []
        if rows:
            self.parts += with_header([part for part, _ in rows], bold=rows[0][1])
            self.tables += not last

    def end_apart(self) -> None:
        """End a note, a comment or a text box and go back to the text round it."""
        _, name, outer = self.frames.pop()
        if APART[name] is BlockKind.PARAGRAPH:
            self.end_paragraph()
        else:
            text = clean("".join(run.text for run in self.frame.runs))
            self.notes += name == "footnote"
            number = str(self.notes) if name == "footnote" else None
            self.apart += [Part(APART[name], text, number=number)] if text else []
        self.frame = outer
