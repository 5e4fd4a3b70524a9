"""What must the user be told about how a file was read?

The wording of the problems that several formats raise, in one place so that they read the same.
"""

from __future__ import annotations

from scr_checker.document import Problem


def tracked_changes(insertions: int, deletions: int, moves: int = 0, comments: int = 0) -> tuple[Problem, ...]:
    """The text was read as if every change were accepted."""
    if not insertions + deletions + moves:
        return ()
    counts = [_count(insertions, "insertion"), _count(deletions, "deletion")]
    counts += [_count(moves, "move")] if moves else []
    counts += [_count(comments, "comment")] if comments else []
    listed = ", ".join(counts[:-1]) + " and " + counts[-1]
    return (Problem("tracked_changes", f"The file holds {listed}; it was read as if every change were accepted."),)


def macros_ignored() -> Problem:
    """The file carries macros."""
    return Problem("macros_ignored", "The file contains macros; they were neither read nor run.")


def hidden_text(stretches: int) -> tuple[Problem, ...]:
    """Text that does not show on the page."""
    if not stretches:
        return ()
    return (Problem("hidden_text", f"{_count(stretches, 'stretch', 'stretches')} of hidden text left out."),)


def poor_extraction(reason: str) -> Problem:
    """The text is not what the author wrote."""
    return Problem("poor_extraction", f"The text may be incomplete or garbled: {reason}.")


def scanned_pages(pages: list[int]) -> Problem:
    """Pages that are pictures."""
    shown = ", ".join(_ranges(pages))
    noun = "Page" if len(pages) == 1 else "Pages"
    return Problem("scanned_pages", f"{noun} {shown} hold no text, only a picture; run text recognition to have them read.")


def _ranges(pages: list[int]) -> list[str]:
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in spans]
    return shown if len(shown) <= 20 else [*shown[:20], "…"]


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def embedded(files: int) -> tuple[Problem, ...]:
    """Whole files that were inserted into the document."""
    if not files:
        return ()
    return (Problem("embedded_files", f"{_count(files, 'file')} inserted into the document could not be read."),)
