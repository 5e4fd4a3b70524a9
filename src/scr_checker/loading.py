"""How a pack's YAML becomes a ``Pack``: every mistake is reported as path:line:column with the nearest known name.

Stands before the flow. Reads packs from the package ``scr_rules``, from the entry points in group
``scr_checker.packs`` and from any folder; opens no document.
"""

from __future__ import annotations

import difflib
import hashlib
from functools import cache, partial
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from scr_checker.errors import PackError
from scr_checker.pack_cache import keep, kept
from scr_checker.packs import CriterionFile, Pack, PackFile, WordTable
from scr_checker.positions import Positions, parse
from scr_checker.references import check_references

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

M = TypeVar("M", bound=BaseModel)
ENTRY_POINTS = "scr_checker.packs"
LEXICON, TABLES, CRITERIA = "lexicon.yaml", ("voices.yaml", "cues.yaml"), "criteria/"
SHARED = (LEXICON, *TABLES)
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
    """The pack in this folder: as an earlier run kept it, else from its files."""
    files = _files(folder)
    digest = hashlib.sha256()
    for name, raw in files.items():
        digest.update(name.encode() + b"\0" + raw)
    found = kept(folder.name, digest.hexdigest())
    if found is None:
        found = _made(folder, files, digest)
        if found.sha256 == digest.hexdigest():  # one that extends another rests on files elsewhere
            keep(folder.name, found)
    return found


def _files(folder: Traversable) -> dict[str, bytes]:
    """The files of a pack by their names in it: head, shared words, criteria."""
    names = ["pack.yaml", *(name for name in SHARED if folder.joinpath(name).is_file())]
    inside = folder.joinpath("criteria")
    criteria = (file.name for file in inside.iterdir() if file.name.endswith(".yaml")) if inside.is_dir() else ()
    names += [CRITERIA + name for name in sorted(criteria)]
    return {name: folder.joinpath(name).read_bytes() for name in names}


def _made(folder: Traversable, files: dict[str, bytes], digest: Any) -> Pack:
    """The pack that these files describe."""
    read = partial(_file, folder, files)
    head, _ = read("pack.yaml", PackFile)
    base = load_pack(head.extends) if head.extends else None
    sha256 = hashlib.sha256(base.sha256.encode() + digest.digest()).hexdigest() if base else digest.hexdigest()
    words, where = _lexicon(folder, files)
    criteria: list[CriterionFile] = []
    for name in files:
        if name.startswith(CRITERIA):
            criterion, positions = read(name, CriterionFile)
            _add_concepts(words, where, criterion.concepts, positions, ("concepts",))
            criteria.append(criterion)
            where[criterion.id] = positions
    for role in head.sections:
        words[ROLE_PREFIX + role.role] = role.headings
        words[HINT_PREFIX + role.role] = role.hints
    pack = Pack(
        sha256=sha256,
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


def _lexicon(folder: Traversable, files: dict[str, bytes]) -> tuple[dict[str, tuple[str, ...]], dict[str, Positions]]:
    """All shared concepts, and the positions of the file each stands in, by concept."""
    words: dict[str, tuple[str, ...]] = {}
    where: dict[str, Positions] = {}
    if LEXICON in files:
        data, positions = _parsed(folder, files, LEXICON)
        table = _model(WordTable, {"concepts": data or {}}, positions, drop=1)
        _add_concepts(words, where, table.concepts, positions, ())
    for name in TABLES:
        if name in files:
            table, positions = _file(folder, files, name, WordTable)
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


def _parsed(folder: Traversable, files: dict[str, bytes], name: str) -> tuple[Any, Positions]:
    return parse(files[name], str(folder.joinpath(name)))


def _file(folder: Traversable, files: dict[str, bytes], name: str, model: type[M]) -> tuple[M, Positions]:
    data, positions = _parsed(folder, files, name)
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
