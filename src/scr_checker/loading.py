"""Which pack is meant, and is it kept from an earlier run or to be made from its files?

Stands before the flow. Reads packs from the package ``scr_rules``, from the entry points in group
``scr_checker.packs`` and from any folder; opens no document.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, cast

from scr_checker.errors import PackError
from scr_checker.pack_cache import keep, kept

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from scr_checker.packs import Pack

ENTRY_POINTS = "scr_checker.packs"
SHARED = ("lexicon.yaml", "voices.yaml", "cues.yaml", "scorecards.yaml", "undecided.yaml")


def available_packs() -> dict[str, Traversable]:
    """The folders of all installed packs by id."""
    return {e.name: resources.files(e.value) for e in metadata.entry_points(group=ENTRY_POINTS)} | _shipped()


def _shipped() -> dict[str, Traversable]:
    return {folder.name: folder for folder in resources.files("scr_rules").iterdir() if _is_pack(folder)}


def load_pack(name: str = "ofsted_2010") -> Pack:
    """The pack with this id, or in this folder. Raises ``PackError``."""
    packs = _shipped()
    if name not in packs:  # only then is every installed package asked for packs of its own
        packs = available_packs()
    if name in packs:
        return _load(cast("Path", packs[name]))
    folder = Path(name)
    if folder.name == "pack.yaml":
        folder = folder.parent
    if _is_pack(folder):
        return _load(folder)
    from scr_checker.making import nearest

    raise PackError(f"no rule pack named {name!r}", hint=nearest(name, packs) or f"known packs: {', '.join(packs)}")


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
        from scr_checker.making import made  # a kept pack needs nothing that reads YAML

        found = made(folder, files, digest, load_pack)
        if found.sha256 == digest.hexdigest():  # one that extends another rests on files elsewhere
            keep(folder.name, found)
    return found


def _files(folder: Traversable) -> dict[str, bytes]:
    """The files of a pack by their names in it: head, shared words, criteria."""
    names = ["pack.yaml", *(name for name in SHARED if folder.joinpath(name).is_file())]
    inside = folder.joinpath("criteria")
    criteria = (file.name for file in inside.iterdir() if file.name.endswith(".yaml")) if inside.is_dir() else ()
    names += [f"criteria/{name}" for name in sorted(criteria)]
    return {name: folder.joinpath(name).read_bytes() for name in names}
