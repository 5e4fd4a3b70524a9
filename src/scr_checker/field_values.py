"""What may a single value of the structured submission be: text, or a date, a month or words for a date?

Beside ``fields``, which puts these values together; pure.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StrictStr, WithJsonSchema

from scr_checker.facts.arithmetic import earliest, latest

ISO = re.compile(r"(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?$")
DAY_LENGTH, MONTH_LENGTH = 10, 7


def _text(value: Any) -> Any:
    """A whole number written where text is wanted is that text; a date of the YAML reader is its ISO form."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _day(value: str) -> str:
    """A date, a month, or words; what looks like a date has to be one."""
    if ISO.match(value):
        padded = "-".join(part.zfill(2) for part in value.split("-"))
        try:
            earliest(padded)
        except ValueError:
            raise ValueError(f"{value} is no day of the calendar") from None
        return padded
    return value


_TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "integer"]}
_LIKE_A_DATE = r"(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?$"
_DAYS = r"(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|1\d|2[0-8]))?|(?:0?[13-9]|1[0-2])-(?:29|30)|(?:0?[13578]|1[02])-31"
_DAY_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "pattern": f"^(?!{_LIKE_A_DATE})", "description": "words for a date"},
        {"type": "string", "pattern": rf"^(?:19|20)\d\d-(?:{_DAYS})$", "description": "a day or a month of the calendar"},
        {"type": "string", "format": "date"},
        {"type": "integer", "description": "a year"},
    ]
}
Text = Annotated[StrictStr, BeforeValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
Day = Annotated[StrictStr, BeforeValidator(_text), AfterValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Texts = tuple[Text, ...]


def is_date(value: str) -> bool:
    """Whether a value is a day or a month, not words."""
    return bool(ISO.match(value)) and len(value) in (DAY_LENGTH, MONTH_LENGTH)


def follow(steps: dict[str, str | None]) -> None:
    """Refuse steps of which one lies before the step it follows; words are not compared."""
    known = [(name, day) for name, day in steps.items() if day and is_date(day)]
    for (first, begun), (second, then) in pairwise(known):
        if latest(then) < earliest(begun):
            raise ValueError(f"{second} ({then}) lies before {first} ({begun})")
