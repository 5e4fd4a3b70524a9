"""Do two statements of one document exclude each other?

Totals of the review's own things that differ (meetings, reports, recommendations), and two days on which the same
person is said to have died or been born.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.flags.counted import totals
from scr_checker.flags.passages import passages
from scr_checker.flags.vital_dates import vital_dates
from scr_checker.result import Flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.evidence import ReadDocument

UNREAD = frozenset({"other", "later_review", "template"})


def contradiction(document: ReadDocument) -> Flag | None:
    """Every pair of statements that cannot both hold, in one flag."""
    pairs = [] if document.type in UNREAD else [*_counts(document), *_days(document)]
    if not pairs:
        return None
    sentences = [document.text.sentences[index] for _, *sides in pairs for index in sides]
    evidence = passages(document, sentences, "contradiction", "cannot hold together with the other passage")
    return Flag(id="contradiction", severity="warning", message=" ".join(message for message, *_ in pairs), evidence=evidence)


def _counts(document: ReadDocument) -> Iterator[tuple[str, int, int]]:
    for thing, given in totals(document.text):
        first = next(iter(given), None)
        other = next((index for index in given if first is not None and given[index] != given[first]), None)
        if first is not None and other is not None:
            yield f"The number of {thing} is given as {given[first]} and as {given[other]}.", first, other


def _days(document: ReadDocument) -> Iterator[tuple[str, int, int]]:
    told = list(vital_dates(document.text))
    for event, who in dict.fromkeys((t.event, t.who) for t in told):
        same = [t for t in told if (t.event, t.who) == (event, who)]
        other = next((t for t in same if t.day != same[0].day), None)
        if other:
            yield f"The {event} of {who} is dated {same[0].day} and {other.day}.", same[0].sentence, other.sentence
