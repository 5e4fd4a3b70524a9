"""What follows from facts given as data, beside those read from the texts?

Pure, between ``fields`` and the evaluation: given values come first and win; where a document says otherwise both name
the other's value, so that a reader sees the pair.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scr_checker.facts.settling import ORDER
from scr_checker.field_values import is_date
from scr_checker.result import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.fields import SubmissionFields


def given_facts(fields: SubmissionFields | None) -> tuple[Fact, ...]:
    """Every value as a fact without a document, named by its path: ``review.started_on``, ``family[1].invited``."""
    data = fields.model_dump(exclude_none=True) if fields else {}
    data.get("submission", {}).pop("documents", None)
    return tuple(Fact(name=name, value=value, document=None) for name, value in _leaves(data, ""))


def given_dates(given: tuple[Fact, ...]) -> dict[str, str]:
    """The dates of the review among the facts given, which take the place of those read; words for a date do not."""
    return {fact.name: fact.value for fact in given if fact.name in ORDER and is_date(fact.value)}


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list | tuple):
        for n, part in enumerate(value, 1):
            yield from _leaves(part, f"{path}[{n}]")
    else:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def settled(given: tuple[Fact, ...], read: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts given as data before those read from texts; where they differ each names the other's value."""
    values = {fact.name: fact.value for fact in given}
    told = [fact for fact in read if fact.name in values and not _agree(fact.value, values[fact.name])]
    first = tuple(
        fact.model_copy(update={"conflicts_with": tuple(dict.fromkeys(t.value for t in told if t.name == fact.name))})
        for fact in given
    )
    against = {id(fact) for fact in told}
    rest = (
        fact.model_copy(update={"conflicts_with": tuple(dict.fromkeys((values[fact.name], *fact.conflicts_with)))})
        if id(fact) in against
        else fact
        for fact in read
    )
    return (*first, *rest)


def _agree(value: str, other: str) -> bool:
    """Whether two values say the same: a month agrees with each of its days, "the PCT" with "Norton PCT"."""
    if is_date(value) != is_date(other):
        return True
    words, others = (set(re.findall(r"\w+", text.lower())) - {"the", "a", "an"} for text in (value, other))
    if words <= others or others <= words:
        return True
    return value.startswith(other) or other.startswith(value)
