"""Which recommendation comes of which lesson, and which action carries it out?

Part of ``links``: ``Item*, Row* -> LessonLink*, RecommendationLink*, ActionLink*``. Explicit numbers first, then words
in common; a link that neither shows is not made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.links.actions import rows_of
from scr_checker.links.labels import items_of
from scr_checker.links.passages import of_type
from scr_checker.stemming import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.links.actions import Row
    from scr_checker.links.labels import Item
    from scr_checker.links.wording import Weights

LESSONS_NAMED = re.compile(r"\blessons?\s+((?:\d{1,2}(?:\s*,\s*|\s+and\s+|\s*&\s*)?)+)", re.IGNORECASE)
RECOMMENDATIONS_NAMED = re.compile(r"\brecommendations?\s+((?:\d{1,2}(?:\s*,\s*|\s+and\s+|\s*&\s*)?)+)", re.IGNORECASE)
PARAGRAPHS_NAMED = re.compile(
    r"\b(?:paragraphs?|paras?\.?|section)\s+((?:\d{1,2}(?:\.\d{1,2})?(?:\s*,\s*|\s+and\s+|\s*&\s*)?)+)", re.I
)
ADDRESSEE = re.compile(
    r"^\W*(?:recommendation\s+\w+\W+)?(?:that\s+)?(?P<who>[A-Z][^.;:?!]{1,90}?)\s+"
    r"(?:should|must|shall|will|needs? to|is to|are to)\b",
    re.IGNORECASE,
)
LEAST_LIKE, LEAST_SHARED, MOST_WORDS = 0.22, 2, 14


@dataclass(frozen=True, slots=True)
class Thread:
    """The lessons, recommendations and actions of a submission and the pairs that belong together, by place."""

    lessons: tuple[Item, ...]
    recommendations: tuple[Item, ...]
    rows: tuple[Row, ...]
    made_of: dict[str, tuple[str, ...]]
    carried_by: dict[str, tuple[str, ...]]
    belongs_to: dict[int, str]


def trace(documents: Sequence[ReadDocument], weights: Weights) -> Thread:
    """Follow the thread through the overview report and the action plan."""
    items = [item for d in of_type(documents, "overview_report", "template") for item in items_of(d)]
    lessons = _once([i for i in items if i.kind == "lesson"])
    recommendations = _once([i for i in items if i.kind == "recommendation"])
    plans = of_type(documents, "action_plan") or of_type(documents, "overview_report", "template")
    rows = tuple(row for d in plans for row in rows_of(d))
    made_of = {r.id: _lessons_of(r, lessons, weights) for r in recommendations}
    belongs_to = {n: name for n, row in enumerate(rows) if (name := _recommendation_of(row, recommendations, weights))}
    carried: dict[str, list[str]] = {r.id: [] for r in recommendations}
    for n, name in belongs_to.items():
        carried[name].append(rows[n].id)
    carried_by = {name: tuple(ids) for name, ids in carried.items()}
    return Thread(lessons, recommendations, rows, made_of, carried_by, belongs_to)


def _once(items: Sequence[Item]) -> tuple[Item, ...]:
    """Each id once: a second document that repeats it adds nothing."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.id, item)
    return tuple(first.values())


def named_in(pattern: re.Pattern[str], text: str) -> list[str]:
    """The numbers that a text names in one form: "lessons 2 and 3" gives 2 and 3."""
    return [n for match in pattern.finditer(text) for n in re.findall(r"\d{1,2}(?:\.\d{1,2})?", match.group(1))]


def _lessons_of(recommendation: Item, lessons: Sequence[Item], weights: Weights) -> tuple[str, ...]:
    """The lessons a recommendation is made of: those beside or named in it, those that name it, else the most alike."""
    known = {lesson.id for lesson in lessons}
    given = [n for n in named_in(LESSONS_NAMED, recommendation.passage.text) if n in known]
    named = [lesson.id for lesson in lessons if recommendation.id in named_in(RECOMMENDATIONS_NAMED, lesson.passage.text)]
    above = [recommendation.under] if recommendation.under in known else []
    explicit = tuple(dict.fromkeys(n for n in (*above, *given, *named) if n))
    if explicit:
        return explicit
    best = _most_like(recommendation.passage.stems, [(lesson.id, lesson.passage.stems) for lesson in lessons], weights)
    return (best,) if best else ()


def _recommendation_of(row: Row, recommendations: Sequence[Item], weights: Weights) -> str | None:
    """The recommendation that a row carries out: by its number if there is one of that number, else by its words."""
    if row.recommendation in {r.id for r in recommendations}:
        return row.recommendation
    words = stems(re.findall(r"\w+", row.asks)) | row.passage.stems
    return _most_like(words, [(r.id, r.passage.stems) for r in recommendations], weights)


def _most_like(words: frozenset[str], others: Sequence[tuple[str, frozenset[str]]], weights: Weights) -> str | None:
    """The one whose words are most alike, if they are alike enough."""
    scored = [(weights.likeness(words, other), name) for name, other in others if len(words & other) >= LEAST_SHARED]
    best = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] >= LEAST_LIKE else None


def addressee(text: str) -> str | None:
    """Who is to carry out a recommendation, as printed before "should"."""
    match = ADDRESSEE.match(text)
    return match["who"].strip() if match and len(match["who"].split()) <= MOST_WORDS else None


def paragraphs_named(text: str) -> tuple[str, ...]:
    """The paragraphs a recommendation says it rests on."""
    return tuple(f"paragraph {number}" for number in named_in(PARAGRAPHS_NAMED, text))
