"""How a fact is spoken of: its name within a sentence, and its value as a person would write it.

Values in, words out; for the messages of ``links`` and for the rows of ``renderers``.
"""

from __future__ import annotations

import re
from datetime import date

PLAIN = {
    "incident.date": "the date of the incident",
    "incident.notified_on": "the date on which the Board was notified",
    "review.decision_on": "the date of the decision to hold the review",
    "review.started_on": "the date on which the review began",
    "review.completed_on": "the date on which the review was completed",
    "review.period_from": "the beginning of the period looked at",
    "review.period_to": "the end of the period looked at",
    "panel.chair_employer": "who employs the chair of the panel",
    "overview.author_employer": "who employs the author of the overview report",
    "panel.chair_independent": "whether the chair of the panel is independent",
    "overview.independent": "whether the author of the overview report is independent",
}
ANSWERS = {"true": "yes", "false": "no"}
ISO, ISO_MONTH = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.ASCII), re.compile(r"\d{4}-\d\d", re.ASCII)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(name: str) -> str:
    """A fact's name as the subject of a sentence: ``review.completed_on`` is "the date on which the review was completed"."""
    whole, _, part = name.partition(".")
    return PLAIN.get(name) or " ".join(f"the {part.replace('_', ' ')} of the {whole.replace('_', ' ')}".split())


def plain_value(value: str) -> str:
    """A date as it is written in a letter, yes or no for a truth value, anything else as it is."""
    try:
        if ISO.fullmatch(value):
            day = date.fromisoformat(value)
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        if ISO_MONTH.fullmatch(value):
            month = date.fromisoformat(f"{value}-01")
            return f"{MONTHS[month.month - 1]} {month.year}"
    except ValueError:
        return value
    return ANSWERS.get(value, value)


def plain_dates(text: str) -> str:
    """A sentence of the checker's own with its dates as they are written in a letter."""
    return ISO.sub(lambda found: plain_value(found.group()), text)
