"""Where do several passages stand, in few words? Each section once, with its paragraphs or pages.

Beside ``digest.place``, which says it of one passage; for the checklist, where a place is read and not followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scr_checker.result import Evaluation
    from scr_checker.result_evidence import Evidence

MOST_PLACES = 4
MOST_NUMBERS = 6
WHOLE = "the whole document"
MOST_SECTIONS = 3


def places(evaluation: Evaluation, evidence: Iterable[Evidence]) -> str:
    """The places in order of document, sections named once: ``“Lessons” (paragraphs 8.1 and 8.2); “Panel”``."""
    names = {d.id: d.name for d in evaluation.documents}
    sections: dict[tuple[str, str], list[Evidence]] = {}
    for item in evidence:
        sections.setdefault((item.document, item.section or ""), []).append(item)
    told, last = [], ""
    for (document, section), items in list(sections.items())[:MOST_PLACES]:
        before = f"{names[document]}: " if len(names) > 1 and document != last else ""
        told.append(before + _section(section, items))
        last = document
    more = len(sections) - MOST_PLACES
    return "; ".join(told) + (f"; and {more} more section{'s' * (more > 1)}" if more > 0 else "")


def _section(title: str, items: Sequence[Evidence]) -> str:
    paragraphs = list(dict.fromkeys(e.paragraph for e in items if e.paragraph))
    pages = list(dict.fromkeys(str(e.page) for e in items if e.page))
    within = _numbered("paragraph", paragraphs) or _numbered("page", pages)
    if not title:
        return within or "the text"
    return f"“{title}” ({within})" if within else f"“{title}”"


def _numbered(word: str, numbers: Sequence[str]) -> str:
    """``paragraph 3``, ``paragraphs 3 and 4``, or the first of many."""
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"{word} {numbers[0]}"
    if len(numbers) > MOST_NUMBERS:
        return f"{word}s {', '.join(numbers[:MOST_NUMBERS])} and {len(numbers) - MOST_NUMBERS} more"
    return f"{word}s {', '.join(numbers[:-1])} and {numbers[-1]}"


def searched(sections: Sequence[str]) -> str:
    """Which sections a search went through, in few words."""
    if WHOLE in sections:
        return WHOLE
    more = len(sections) - MOST_SECTIONS
    if more < 2:  # naming one is as short as counting it
        return ", ".join(sections)
    return f"{', '.join(sections[:MOST_SECTIONS])} and {more} more kinds of section"
