"""Where in a YAML file each value stands, so that a rule author is told line and column.

Used by ``loading`` only. Values are built straight from the parser's events, which is several times faster than a
tree of nodes; tags are not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from scr_checker.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
INTEGER = re.compile(r"[-+]?\d+$")
MOST_ALIASES = 2000
FLOAT = re.compile(r"[-+]?\d+\.\d*$")


@dataclass(slots=True)
class Positions:
    """The line and column of every value of a file, by its path of keys and indexes."""

    file: str
    marks: dict[Path, Any] = field(default_factory=dict)
    anchors: dict[str, Any] = field(default_factory=dict)
    aliases: int = 0

    def at(self, path: Path) -> str:
        """``file:line:column`` of the value, or of the nearest value above it."""
        while path and path not in self.marks:
            path = path[:-1]
        mark = self.marks.get(path)
        return f"{self.file}:{mark.line + 1}:{mark.column + 1}" if mark else f"{self.file}:1:1"


def parse(raw: bytes, file: str) -> tuple[Any, Positions]:
    """The data of a YAML file and the positions of its values. Raises ``PackError`` for broken YAML."""
    positions = Positions(file)
    try:
        events = iter(yaml.parse(raw, LOADER))
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            return None, positions
        return _value(next(events), events, (), positions), positions
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
        raise PackError(f"not valid YAML: {error.problem or error.context}", where=place) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        raise PackError("not valid YAML", where=f"{file}:1:1") from None


def _value(event: yaml.Event, events: Iterator[yaml.Event], path: Path, positions: Positions) -> Any:
    positions.marks.setdefault(path, event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        return _alias(event.anchor or "", path, positions)
    if isinstance(event, yaml.ScalarEvent):
        value = _scalar(event)
    elif isinstance(event, yaml.SequenceStartEvent):
        value = _sequence(events, path, positions)
    else:
        value = _mapping(events, path, positions)
    if getattr(event, "anchor", None):
        positions.anchors[event.anchor] = value  # type: ignore[attr-defined]
    return value


def _alias(anchor: str, path: Path, positions: Positions) -> Any:
    """What an alias stands for; their number is limited, since each may stand for many others."""
    positions.aliases += 1
    if anchor not in positions.anchors:
        raise PackError(f"nothing is anchored as {anchor!r}", where=positions.at(path))
    if positions.aliases > MOST_ALIASES:
        raise PackError("too many aliases", where=positions.at(path))
    return positions.anchors[anchor]


def _scalar(event: yaml.ScalarEvent) -> Any:
    """A plain scalar as truth value, number, nothing or text; a quoted one as text."""
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if INTEGER.match(text):
        return int(text)
    return float(text) if FLOAT.match(text) else text


def _sequence(events: Iterator[yaml.Event], path: Path, positions: Positions) -> list[Any]:
    values: list[Any] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        values.append(_value(event, events, (*path, len(values)), positions))
    return values


def _mapping(events: Iterator[yaml.Event], path: Path, positions: Positions) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        here = (*path, str(getattr(event, "value", "")))
        positions.marks[here] = event.start_mark
        if not isinstance(event, yaml.ScalarEvent):
            raise PackError("a key must be plain text", where=positions.at(here))
        if event.value in values:
            raise PackError(f"the key {event.value!r} stands here a second time", where=positions.at(here))
        values[event.value] = _value(next(events), events, here, positions)
    return values
