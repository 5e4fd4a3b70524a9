"""Packs kept as read and checked, so that a command need not go through their YAML again.

Beside ``loading``, as Python keeps its own bytecode: in the user's cache folder, under a name that tells of every file
the pack was made from and of the code that read them, so that a change of either makes a new one. A kept pack holds
rules and nothing of a document. Where no file can be kept all works as well, only more slowly.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path
from pydantic import ValidationError

from scr_checker.packs import Pack

MOST_KEPT = 4
MADE_BY = ("packs.py", "signal_rules.py", "loading.py", "positions.py", "references.py", "pack_cache.py")


def kept(name: str, sha256: str) -> Pack | None:
    """The pack of this name and digest as kept by an earlier run, if one is there and whole."""
    try:
        pack = Pack.model_validate_json(_place(name, sha256).read_bytes())
    except (OSError, ValidationError):
        return None
    return pack if pack.sha256 == sha256 else None


def keep(name: str, pack: Pack) -> None:
    """Keep a pack for later runs, and drop the oldest kept under this name."""
    place = _place(name, pack.sha256)
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pack.model_dump_json(exclude_defaults=True).encode())
            Path(beside).replace(place)
        finally:  # a full disk leaves no part of a file behind
            Path(beside).unlink(missing_ok=True)
        by_age = sorted(place.parent.glob(f"{name}-*.json"), key=lambda kept: kept.stat().st_mtime)
        for old in by_age[:-MOST_KEPT]:
            old.unlink(missing_ok=True)


def _place(name: str, sha256: str) -> Path:
    return user_cache_path("scr-checker") / f"{name}-{sha256[:32]}-{_code()}.json"


@cache
def _code() -> str:
    """A digest of the modules that make a pack."""
    digest = hashlib.sha256()
    for module in MADE_BY:
        digest.update(Path(__file__).with_name(module).read_bytes())
    return digest.hexdigest()[:16]
