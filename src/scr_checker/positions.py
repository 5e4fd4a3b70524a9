"""Where in a YAML file each value stands, so that a rule author is told line and column.

Used by ``loading`` only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from scr_checker.errors import PackError

Path = tuple[str | int, ...]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_ALIASES = 1000


@dataclass(slots=True)
class Positions:
    """The line and column of every value of a file, by its path of keys and indexes."""

    file: str
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def at(self, path: Path) -> str:
        """``file:line:column`` of the value, or of the nearest value above it."""
        while path and path not in self.marks:
            path = path[:-1]
        line, column = self.marks.get(path, (1, 1))
        return f"{self.file}:{line}:{column}"


def parse(raw: bytes, file: str) -> tuple[Any, Positions]:
    """The data of a YAML file and the positions of its values. Raises ``PackError`` for broken YAML."""
    positions = Positions(file)
    try:
        loader = LOADER(raw)
        node = loader.get_single_node()
        return (None if node is None else _value(loader, node, (), positions)), positions
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
        raise PackError(f"not valid YAML: {error.problem or error.context}", where=place) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        raise PackError("not valid YAML", where=f"{file}:1:1") from None


def _value(loader: Any, node: yaml.Node, path: Path, positions: Positions) -> Any:
    positions.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, child, (*path, index), positions) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, positions)
    return loader.construct_object(node)


def _mapping(loader: Any, node: yaml.MappingNode, path: Path, positions: Positions) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, child in node.value:
        key = loader.construct_object(key_node)
        here = (*path, key)
        positions.marks[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if key in values:
            raise PackError(f"the key {key!r} stands here a second time", where=positions.at(here))
        values[key] = _value(loader, child, here, positions)
    return values
