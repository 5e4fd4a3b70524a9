"""Packs kept as read and checked, so that a command need not go through their YAML again."""

from __future__ import annotations

from pydantic import ValidationError

from scr_checker import rule_cache
from scr_checker.packs import Pack

MADE_BY = (
    "packs.py",
    "signal_rules.py",
    "loading.py",
    "making.py",
    "dealing.py",
    "positions.py",
    "references.py",
    "pack_cache.py",
)


def kept(name: str, sha256: str) -> Pack | None:
    """The pack of this name and digest as kept by an earlier run, if one is there and whole."""
    content = rule_cache.kept(name, sha256, MADE_BY)
    try:
        pack = Pack.model_validate_json(content) if content else None
    except ValidationError:
        return None
    return pack if pack and pack.sha256 == sha256 else None


def keep(name: str, pack: Pack) -> None:
    """Keep a pack for later runs."""
    rule_cache.keep(name, pack.sha256, MADE_BY, pack.model_dump_json(exclude_defaults=True))
