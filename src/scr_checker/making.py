"""How a pack's YAML becomes a ``Pack``: every mistake is reported as path:line:column with the nearest known name.

Used by ``loading`` when no earlier run kept the pack.
"""

from __future__ import annotations

import difflib
import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from scr_checker.dealing import dealt
from scr_checker.errors import PackError
from scr_checker.packs import CriterionFile, Pack, PackFile, ScorecardFile, UndecidedFile, WordTable
from scr_checker.positions import Positions, parse
from scr_checker.references import check_references, check_scorecards, check_undecided
from scr_checker.signal_rules import Undecided

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

M = TypeVar("M", bound=BaseModel)
LEXICON, TABLES, CRITERIA = "lexicon.yaml", ("voices.yaml", "cues.yaml"), "criteria/"
SCORECARDS, UNDECIDED = "scorecards.yaml", "undecided.yaml"
ROLE_PREFIX, HINT_PREFIX = "role:", "hint:"


def made(folder: Traversable, files: dict[str, bytes], digest: Any, load: Callable[[str], Pack]) -> Pack:
    """The pack that these files describe; ``load`` gives the one that it extends."""
    read = partial(_file, folder, files)
    head, _ = read("pack.yaml", PackFile)
    base = load(head.extends) if head.extends else None
    sha256 = hashlib.sha256(base.sha256.encode() + digest.digest()).hexdigest() if base else digest.hexdigest()
    words, where = _lexicon(folder, files)
    cards, card_positions = read(SCORECARDS, ScorecardFile) if SCORECARDS in files else (ScorecardFile(scorecards={}), None)
    points, point_positions = read(UNDECIDED, UndecidedFile) if UNDECIDED in files else (None, None)
    criteria: list[CriterionFile] = []
    for name in files:
        if name.startswith(CRITERIA):
            criterion, positions = read(name, CriterionFile)
            _add_concepts(words, where, criterion.concepts, positions, ("concepts",))
            criteria.append(dealt(criterion, cards.scorecards, positions))
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
        undecided=points.undecided if points else base.undecided if base else Undecided(),
        **head.model_dump(exclude={"extends", "order", "sections", "rules"}),
    )
    check_references(pack, where)
    if card_positions:
        check_scorecards(cards.scorecards, pack, card_positions)
    if point_positions:
        check_undecided(pack, point_positions)
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
        hint = nearest(name, _field_names(model)) if first["type"] == "extra_forbidden" else ""
        told = {"extra_forbidden": f"unknown key {name!r}", "missing": f"the key {name!r} is missing"}
        message = told.get(first["type"], first["msg"])
        raise PackError(message, where=positions.at(place), hint=hint) from None


def _is_union_tag(part: str | int) -> bool:
    return isinstance(part, str) and (part in {"str", "Example", "ExampleOrText"} or "[" in part)


def _field_names(model: type[BaseModel]) -> set[str]:
    """The keys of a model and of all models below it."""
    schema = model.model_json_schema()
    return {key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("properties", {})}


def nearest(name: str, known: Any) -> str:
    """The known name most like this one, as a hint, if one is."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""
