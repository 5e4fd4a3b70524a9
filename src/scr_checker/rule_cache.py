"""What is made of rules alone, kept so that a command need not make it again.

Beside the flow, as Python keeps its own bytecode: in the user's cache folder, under a name that tells of what a thing was
made from and of the code that made it, so that a change of either makes a new one. Only rules come here and nothing of a
document. Where no file can be kept all works as well, only more slowly; a file that is not whole is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

MOST_KEPT = 4
HERE = Path(__file__).parent


def kept(name: str, made_from: str, made_by: tuple[str, ...]) -> str | None:
    """What an earlier run kept under this name, made from the same rules by the same code, if it is there and whole."""
    try:
        digest, _, content = _place(name, made_from, made_by).read_bytes().partition(b"\n")
    except OSError:
        return None
    return content.decode() if digest == _digest(content) else None


def keep(name: str, made_from: str, made_by: tuple[str, ...], content: str) -> None:
    """Keep this for later runs, and drop the oldest kept under this name."""
    place = _place(name, made_from, made_by)
    raw = content.encode()
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines((_digest(raw), b"\n", raw))
            Path(beside).replace(place)
        finally:  # a full disk leaves no part of a file behind
            Path(beside).unlink(missing_ok=True)
        by_age = sorted(place.parent.glob(f"{name}-*"), key=lambda kept: kept.stat().st_mtime)
        for old in by_age[:-MOST_KEPT]:
            old.unlink(missing_ok=True)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _place(name: str, made_from: str, made_by: tuple[str, ...]) -> Path:
    return user_cache_path("scr-checker") / f"{name}-{made_from[:32]}-{_code(made_by)}"


@cache
def _code(made_by: tuple[str, ...]) -> str:
    """A digest of the modules that make a thing, and of the Python that runs them: each knows letters of its own."""
    digest = hashlib.sha256(sys.version.encode())
    for module in (Path(__file__).name, *made_by):
        digest.update((HERE / module).read_bytes())
    return digest.hexdigest()[:16]
