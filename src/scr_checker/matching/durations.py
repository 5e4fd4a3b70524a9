"""Whether the decision, or the whole review, came in time by the dates and durations that the texts state.

One of the matching kinds (``fact``): a signal that uses it matches the sentences that state the dates. Within the
limit these are the earlier and the later date, beyond it the later one alone; a month without a day, or a date that
is contradicted, counts only as far as it settles the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.facts import COMPLETION, DECISION, FACTS, facts_of
from scr_checker.facts.arithmetic import add_days, add_months, earliest, latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from scr_checker.facts import FactReading
    from scr_checker.reading.text import Text
    from scr_checker.signal_rules import DocumentType, FactTest

STEPS = {
    "decision": (("incident.notified_on",), "review.decision_on", DECISION),
    "completion": (("review.started_on", "review.decision_on"), "review.completed_on", COMPLETION),
}
DATING = frozenset(
    {"incident.notified_on", "review.decision_on", "review.started_on", "review.completed_on", DECISION, COMPLETION}
)
ZONE = "zone of dates"
BEFORE, AFTER = 4, 9
DAYS_IN_MONTH = 30.4


def sentences_stating(text: Text, test: FactTest, kind: DocumentType) -> dict[int, tuple[str, bool]]:
    """The sentences of this text that show what the test asks, by index: the dates, and whether any was given as data."""
    document, facts = text.memo.get(FACTS) or ("", facts_of(text, kind))
    from_names, to_name, spoken = STEPS[test.within or test.beyond or "decision"]
    begins = _first_known(facts, from_names)
    shown: dict[int, tuple[str, bool]] = {}
    for reading in facts:
        if reading.name == spoken and _length_shows(test, reading):
            _note(shown, document, [reading], reading.value, given=False)
        elif reading.name == to_name and begins and _dates_show(test, begins, reading):
            cue = f"{begins[0].value} to {reading.value}"
            given = reading.given or begins[0].given
            _note(shown, document, [reading, *(begins if test.within else ())], cue, given=given)
    return dict(sorted(shown.items()))


def stands_beside(text: Text, index: int) -> bool:
    """Whether a sentence stands in the part of the report that dates the review."""
    sentence = text.sentences[index]
    if "timescale" in sentence.roles:
        return sentence.block.kind is not BlockKind.TABLE_ROW
    if ZONE not in text.memo:
        text.memo[ZONE] = _zone(text)
    zone: frozenset[int] = text.memo[ZONE]
    return index in zone


def _zone(text: Text) -> frozenset[int]:
    """The sentences near one that dates the review, in the same section."""
    document, facts = text.memo.get(FACTS) or ("", facts_of(text, "overview_report"))
    dated = {r.sentence for r in facts if r.document == document and r.name in DATING and not r.given}
    return frozenset(
        other.index
        for index in dated
        for other in text.sentences[max(0, index - BEFORE) : index + AFTER + 1]
        if other.section.title == text.sentences[index].section.title and other.block.kind is not BlockKind.TABLE_ROW
    )


def _note(shown: dict[int, tuple[str, bool]], document: str, readings: Iterable[FactReading], cue: str, *, given: bool) -> None:
    for reading in readings:
        if reading.document == document:
            shown.setdefault(reading.sentence, (cue, given))


def _first_known(facts: Sequence[FactReading], names: Iterable[str]) -> list[FactReading]:
    """The readings of the first of these facts that is stated and not contradicted."""
    for name in names:
        found = [r for r in facts if r.name == name]
        if found and not any(r.conflicts_with for r in found):
            return found
    return []


def _dates_show(test: FactTest, begins: Sequence[FactReading], end: FactReading) -> bool:
    """Whether the test holds whichever day the two values mean."""
    begin = begins[0].value
    if test.within:
        return latest(end.value) <= _limit(test, earliest(begin))
    return earliest(end.value) > _limit(test, latest(begin))


def _limit(test: FactTest, begin: date) -> date:
    return add_months(begin, test.months) if test.months is not None else add_days(begin, test.days or 0)


def _length_shows(test: FactTest, reading: FactReading) -> bool:
    if reading.months is None:
        return False
    limit = test.months if test.months is not None else (test.days or 0) / DAYS_IN_MONTH
    least, most = reading.months
    return most <= limit if test.within else least > limit
