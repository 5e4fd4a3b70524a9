"""How long a decision or a review is said to have taken: "within the month", "seventeen months after the decision".

Part of the reading of facts, for texts that give a duration with or instead of dates: ``Text -> Span*``. The number
is located by a pattern; what it measures comes from the concepts of the sentence (``tim_…``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.facts.rules import STORY_SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.reading.text import Sentence, Text

DECISION, COMPLETION = "review.time_to_decision", "review.time_to_completion"
DECISION_LIMIT, COMPLETION_LIMIT = 1.0, 6.0
WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
IN_MONTHS = {"day": 1 / 30.4, "week": 7 / 30.4, "fortnight": 14 / 30.4, "month": 1.0, "year": 12.0}
COMPOUND = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(WORDS[1:10])}))?"
NUMBER = rf"(?:{COMPOUND}|{'|'.join(reversed(WORDS))}|an?|the|\d{{1,3}}(?:\.\d)?)"
AMOUNT = re.compile(
    rf"\b(?P<number>{NUMBER})(?P<half>\s+and\s+a\s+half)?\s+(?:(?:full|whole|calendar|short)\s+)?"
    r"(?P<unit>day|week|fortnight|month|year)s?\b(?P<half_after>\s+and\s+a\s+half)?",
    re.IGNORECASE,
)
AT_MOST = re.compile(
    r"\b(?:within|inside|under|less than|no more than|not more than|short of|just under)\s+(?:a |the )?$", re.IGNORECASE
)
BEYOND = re.compile(r"\b(?:more than|over|beyond|longer than|in excess of|past)\s+(?:the )?$", re.IGNORECASE)
LATE = re.compile(
    r"^\W*(?:late\b|overdue\b|over time|behind|beyond|after it (?:was|had been|should)|past the|more than (?:the|it)"
    r"|longer than)",
    re.IGNORECASE,
)
EARLY = re.compile(r"^\W*(?:inside|early|ahead|before (?:it was|the) |to spare|within the|short of the)", re.IGNORECASE)
FROM_THEN = re.compile(
    r"^\W*(?:after|from|since|later|thereafter|to (?:complete|finish)|in all|from start|for the whole|all told)", re.IGNORECASE
)
TAKEN = re.compile(
    r"\b(?:took|taken|lasted|occupied|in|after|of (?:some|about)?|is|was|period of|something like|nearly|almost|some|about|rather"
    r"|around|"
    r"a little|over|under|than|within|inside)\s*$",
    re.IGNORECASE,
)
REVIEW = frozenset({"tim_work", "tim_report", "tim_decider"})
NEVER = {DECISION: frozenset({"tim_other_work", "tim_not_decision"}), COMPLETION: frozenset({"tim_other_work"})}
LOOK, BASE_WORDS, LEAST_MONTHS = 32, 12, 0.9


@dataclass(frozen=True, slots=True)
class Span:
    """A duration said in words: what it measures, in months from the fewest to the most, and where."""

    name: str
    value: str
    months: tuple[float, float]
    sentence: Sentence


class Amount(NamedTuple):
    """A duration in a sentence: where it stands, its wording and its length in months."""

    start: int
    end: int
    wording: str
    months: float
    definite: bool


def spans_in(text: Text) -> Iterator[Span]:
    """The durations of decision and completion that a document states, in order of place."""
    indexes = {i for name in ("tim_decision", "tim_decided", "tim_finish_word") for i in text.where.get(name, ())}
    for index in sorted(indexes):
        sentence = text.sentences[index]
        if sentence.section.role in STORY_SECTIONS or "practice_decoy" in sentence.concepts:
            continue
        quote = text.quote(sentence)
        for amount in amounts(quote):
            span = _measured(sentence, quote, amount)
            if span:
                yield span


def amounts(quote: str) -> list[Amount]:
    """The durations a sentence names."""
    found = []
    for match in AMOUNT.finditer(quote):
        number = match["number"].lower()
        count = _count(number) + (0.5 if match["half"] or match["half_after"] else 0)
        months = count * IN_MONTHS[match["unit"].lower()]
        found.append(Amount(match.start(), match.end(), match.group(), months, number == "the"))
    return found


def _count(number: str) -> float:
    if number in ("a", "an", "the"):
        return 1.0
    if number[0].isdigit():
        return float(number)
    return float(sum(TENS.get(part) or WORDS.index(part) for part in re.split(r"[- ]", number)))


def _measured(sentence: Sentence, quote: str, amount: Amount) -> Span | None:
    """The duration as one of decision or completion, where the sentence makes it that."""
    before, after = quote[max(0, amount.start - LOOK) : amount.start], quote[amount.end : amount.end + LOOK]
    name = _subject(sentence, amount, since=bool(FROM_THEN.search(after)))
    limit = DECISION_LIMIT if name == DECISION else COMPLETION_LIMIT
    if name is None:
        return None
    if LATE.search(after):
        return Span(name, f"{amount.wording} late", (limit + amount.months, limit + amount.months), sentence)
    if EARLY.search(after):
        return Span(name, f"{amount.wording} early", (0.0, max(0.0, limit - amount.months)), sentence)
    if AT_MOST.search(before):
        return Span(name, f"at most {amount.wording}", (0.0, amount.months), sentence)
    if (
        amount.definite
        or (name == COMPLETION and amount.months < LEAST_MONTHS)
        or not (FROM_THEN.search(after) or TAKEN.search(before))
    ):
        return None
    high = amount.months + 1 if BEYOND.search(before) else amount.months
    return Span(name, amount.wording, (amount.months, high), sentence)


def _subject(sentence: Sentence, amount: Amount, *, since: bool) -> str | None:
    """What the duration measures: the nearest word of deciding or finishing, if the review is what was finished."""
    at = bisect_left(sentence.words.starts, sentence.start + amount.start)
    best: tuple[int, str] | None = None
    for hit in sentence.hits:
        if hit.first >= at and hit.first - at <= BASE_WORDS and since:
            continue
        name = {"tim_decision": DECISION, "tim_decided": DECISION, "tim_finish_word": COMPLETION}.get(hit.concept)
        if name is None or (hit.concept == "tim_decided" and "tim_decider" not in sentence.concepts):
            continue
        distance = min(abs(hit.first - at), abs(hit.stop - at))
        if best is None or distance < best[0]:
            best = (distance, name)
    present = sentence.concepts
    if best is None or "must" in sentence.words.keys or not present & REVIEW:
        return None
    return None if present & NEVER[best[1]] else best[1]
