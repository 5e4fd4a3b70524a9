"""How a pack's YAML becomes a ``Pack``: every mistake is reported as path:line:column with the nearest known name.

Stands before the flow. Reads packs from the package ``scr_rules``, from the entry points in group
``scr_checker.packs`` and from any folder; opens no document.
"""

from __future__ import annotations

import difflib
import hashlib
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from scr_checker.errors import PackError
from scr_checker.packs import CriterionFile, Pack, PackFile, WordTable
from scr_checker.positions import Positions, parse
from scr_checker.references import check_references

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

M = TypeVar("M", bound=BaseModel)
ENTRY_POINTS = "scr_checker.packs"
TABLES = ("voices.yaml", "cues.yaml")
ROLE_PREFIX, HINT_PREFIX = "role:", "hint:"


def available_packs() -> dict[str, Traversable]:
    """The folders of all installed packs by id."""
    shipped = {folder.name: folder for folder in resources.files("scr_rules").iterdir() if _is_pack(folder)}
    others = {e.name: resources.files(e.value) for e in metadata.entry_points(group=ENTRY_POINTS)}
    return {**others, **shipped}


def load_pack(name: str = "ofsted_2010") -> Pack:
    """The pack with this id, or in this folder. Raises ``PackError``."""
    packs = available_packs()
    if name in packs:
        return _load(cast("Path", packs[name]))
    folder = Path(name)
    if folder.name == "pack.yaml":
        folder = folder.parent
    if _is_pack(folder):
        return _load(folder)
    raise PackError(f"no rule pack named {name!r}", hint=_nearest(name, packs) or f"known packs: {', '.join(packs)}")


def _is_pack(folder: Traversable | Path) -> bool:
    return folder.is_dir() and folder.joinpath("pack.yaml").is_file()


@cache
def _load(folder: Path) -> Pack:
    digest = hashlib.sha256()
    head, _ = _file(folder, "pack.yaml", PackFile, digest)
    base = load_pack(head.extends) if head.extends else None
    digest.update(base.sha256.encode() if base else b"")
    words, where = _lexicon(folder, digest)
    criteria: list[CriterionFile] = []
    for file in sorted(_criteria_files(folder), key=lambda f: f.name):
        criterion, positions = _file(folder, f"criteria/{file.name}", CriterionFile, digest)
        _add_concepts(words, where, criterion.concepts, positions, ("concepts",))
        criteria.append(criterion)
        where[criterion.id] = positions
    for role in head.sections:
        words[ROLE_PREFIX + role.role] = role.headings
        words[HINT_PREFIX + role.role] = role.hints
    pack = Pack(
        sha256=digest.hexdigest(),
        lexicon={**(base.lexicon if base else {}), **words},
        criteria=_in_order((*_inherited(base, criteria), *criteria), head.order),
        sections=_merged(base.sections if base else (), head.sections, "role"),
        rules=_merged(base.rules if base else (), head.rules, "id"),
        **head.model_dump(exclude={"extends", "order", "sections", "rules"}),
    )
    check_references(pack, where)
    return pack


def _inherited(base: Pack | None, own: list[CriterionFile]) -> tuple[CriterionFile, ...]:
    """The criteria of the extended pack that this one does not replace."""
    replaced = {criterion.id for criterion in own}
    return tuple(c for c in base.criteria if c.id not in replaced) if base else ()


def _merged(inherited: tuple[M, ...], own: tuple[M, ...], key: str) -> tuple[M, ...]:
    """The extended pack's parts that this one does not replace, and its own."""
    replaced = {getattr(part, key) for part in own}
    return (*(part for part in inherited if getattr(part, key) not in replaced), *own)


def _in_order(criteria: tuple[CriterionFile, ...], order: tuple[str, ...]) -> tuple[CriterionFile, ...]:
    """The criteria as ``pack.yaml`` orders them; those it does not name come last."""
    return tuple(sorted(criteria, key=lambda c: order.index(c.id) if c.id in order else len(order)))


def _criteria_files(folder: Traversable) -> list[Traversable]:
    inside = folder.joinpath("criteria")
    return [file for file in inside.iterdir() if file.name.endswith(".yaml")] if inside.is_dir() else []


def _lexicon(folder: Traversable, digest: Any) -> tuple[dict[str, tuple[str, ...]], dict[str, Positions]]:
    """All shared concepts, and the positions of the file each stands in, by concept."""
    words: dict[str, tuple[str, ...]] = {}
    where: dict[str, Positions] = {}
    if folder.joinpath("lexicon.yaml").is_file():
        data, positions = _parsed(folder, "lexicon.yaml", digest)
        table = _model(WordTable, {"concepts": data or {}}, positions, drop=1)
        _add_concepts(words, where, table.concepts, positions, ())
    for name in TABLES:
        if folder.joinpath(name).is_file():
            table, positions = _file(folder, name, WordTable, digest)
            _add_concepts(words, where, table.concepts, positions, ("concepts",))
    return words, where


def _add_concepts(
    words: dict[str, tuple[str, ...]],
    where: dict[str, Positions],
    concepts: dict[str, tuple[str, ...]],
    positions: Positions,
    above: tuple[str | int, ...],
) -> None:
    for name, terms in concepts.items():
        if name in words:
            raise PackError(f"the concept {name!r} is defined twice", where=positions.at((*above, name)))
        words[name] = terms
        where[name] = positions


def _parsed(folder: Traversable, name: str, digest: Any) -> tuple[Any, Positions]:
    file = folder.joinpath(name)
    raw = file.read_bytes()
    digest.update(name.encode() + b"\0" + raw)
    return parse(raw, str(file))


def _file(folder: Traversable, name: str, model: type[M], digest: Any) -> tuple[M, Positions]:
    data, positions = _parsed(folder, name, digest)
    return _model(model, data, positions), positions


def _model(model: type[M], data: Any, positions: Positions, drop: int = 0) -> M:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        first = next((e for e in found if e["type"] == "extra_forbidden"), found[0])
        place = tuple(part for part in first["loc"] if not _is_union_tag(part))[drop:]
        name = str(first["loc"][-1]) if first["loc"] else ""
        hint = _nearest(name, _field_names(model)) if first["type"] == "extra_forbidden" else ""
        message = f"unknown key {name!r}" if hint or first["type"] == "extra_forbidden" else first["msg"]
        raise PackError(message, where=positions.at(place), hint=hint) from None


def _is_union_tag(part: str | int) -> bool:
    return isinstance(part, str) and (part in {"str", "Example", "ExampleOrText"} or "[" in part)


def _field_names(model: type[BaseModel]) -> set[str]:
    """The keys of a model and of all models below it."""
    schema = model.model_json_schema()
    return {key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("properties", {})}


def _nearest(name: str, known: Any) -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""
