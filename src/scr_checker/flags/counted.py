"""Which totals does a document give for the review's own things: meetings, reports, recommendations?

Part of the flag ``contradiction``. Only totals are compared, never parts ("three of the reports"): a number with
"all" or "the", or one that was held, asked for or received.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.reading.text import Sentence, Text

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
NUMBERS = {word: number for number, word in enumerate(WORDS)}
_N = r"(?P<n>\d{1,2}|" + "|".join(WORDS) + r")"
_REPORTS = (
    r"(?:imrs|individual management reviews|management reviews|agency reports|agency reviews|single[- ]agency reports"
    r"|reports (?:by|from) (?:the )?agencies)"
)
_MADE = (
    r"(?:held|requested|commissioned|asked for|sought|received|submitted|completed|prepared|provided|produced|supplied|written)"
)
_BODIES = r"(?:agencies|bodies|organisations)"
_MADE_RECOMMENDATIONS = r"(?:makes|make|made|contains|offers|set out|sets out|there are|followed by)"


class Thing(NamedTuple):
    """What is counted, and the wordings that give its total.

    ``loose`` wordings name the thing only in part; they count where the review speaks of its own work and no other
    body is named.
    """

    name: str
    patterns: tuple[re.Pattern[str], ...]
    loose: tuple[re.Pattern[str], ...] = ()


THINGS = (
    Thing(
        "meetings of the panel",
        (
            re.compile(rf"\bpanel (?:has |have |had )?(?:since )?met (?:on )?(?:a total of )?{_N} (?:times|occasions)\b", re.I),
            re.compile(rf"(?<!of )(?<!after )\b{_N} (?:panel meetings|meetings of the panel|meetings were held)\b", re.I),
            re.compile(rf"\bpanel held {_N} meetings\b", re.I),
        ),
        (
            re.compile(rf"\bmet (?:\w+ly )?(?:on )?(?:a total of )?{_N} (?:times|occasions)\b", re.I),
            re.compile(rf"\b(?:all|the|its|our|in|over|at|these|held|those) {_N} (?:\w+ )?meetings\b", re.I),
        ),
    ),
    Thing(
        "reports by agencies",
        (
            re.compile(rf"\b(?:all|the|these) {_N} {_REPORTS}\b(?! (?:that|which|where|whose|mention))", re.I),
            re.compile(rf"(?<!of )\b{_N} {_REPORTS} (?:were|was|have been|had been|are) {_MADE}\b", re.I),
            re.compile(rf"\b{_REPORTS} (?:were|have been|had been) {_MADE} (?:by|from|of) {_N} {_BODIES}\b", re.I),
        ),
    ),
    Thing(
        "recommendations",
        (
            re.compile(rf"\b{_MADE_RECOMMENDATIONS} (?:only |just )?{_N} recommendations\b(?! (?:to|for|about|of) )", re.I),
            re.compile(rf"\b(?:all|these) {_N} recommendations\b", re.I),
        ),
    ),
)
COUNTED = ("times", "occasions", "meetings", "imrs", "reviews", "reports", "recommendations")
COUNTABLE = re.compile(rf"\b(?:{'|'.join(COUNTED)})\b", re.IGNORECASE)
ITEM = re.compile(r"^\W*(?:recommendation|r)\s*(?P<n>\d{1,2})\b", re.IGNORECASE)
LEAST_ITEMS = 3
OWN_PARTS = frozenset({"panel", "process", "timescale"})
OTHER_BODIES = frozenset({"practice_decoy", "practice_event", "family_member"})


def totals(text: Text) -> Iterator[tuple[str, dict[int, int]]]:
    """Each counted thing with the totals given, by the index of the sentence that gives it."""
    counting = [s for s in text.holding(*COUNTED) if COUNTABLE.search(text.quote(s)) and _tells(s)]
    for thing in THINGS:
        given = {s.index: n for s in counting if (n := _total(thing, text.quote(s), own=_of_review(s)))}
        if thing.name == "recommendations" and given:
            given |= _items(text)
        yield thing.name, given


def _tells(sentence: Sentence) -> bool:
    """Whether the sentence may speak of this review: not a quotation of an agency's own story."""
    return sentence.section.role != "chronology" and not sentence.block.struck


def _of_review(sentence: Sentence) -> bool:
    """Whether the review speaks of its own work, or of its panel, and of no meeting in the case."""
    ours = not OWN_PARTS.isdisjoint(sentence.roles) or "review_person" in sentence.concepts
    return ours and OTHER_BODIES.isdisjoint(sentence.concepts)


def _total(thing: Thing, quote: str, *, own: bool) -> int | None:
    patterns = (*thing.patterns, *thing.loose) if own else thing.patterns
    match = next((m for pattern in patterns if (m := pattern.search(quote))), None)
    if match is None:
        return None
    word = match["n"].lower()
    return NUMBERS[word] if word in NUMBERS else int(word)


def _items(text: Text) -> dict[int, int]:
    """How many recommendations are numbered from one on without a gap, at the last of them."""
    numbered = [(int(m["n"]), s.index) for s in text.sentences if _is_item(s) and (m := ITEM.match(text.quote(s)))]
    numbers = [number for number, _ in numbered]
    if len(numbers) < LEAST_ITEMS or numbers != list(range(1, len(numbers) + 1)):
        return {}
    return {numbered[-1][1]: len(numbers)}


def _is_item(sentence: Sentence) -> bool:
    return sentence.section.role == "recommendations" and sentence.block.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
