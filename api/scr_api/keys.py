"""Who may use the service? API keys: made, hashed, listed, revoked and checked.

A key is ``scr_`` and 43 random characters, shown once; the file holds its SHA-256 only (a random key of 256 bits needs
no slow hash). Read by ``access`` at each change of the file, written by ``scr-checker keys``.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import re
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, TypeAdapter, ValidationError

from scr_checker.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = "scr_"
NAME = re.compile(r"[\w .@-]{1,60}")


class Key(BaseModel):
    """One key as the file knows it."""

    id: str
    name: str
    sha256: str
    created: datetime


_FILE = TypeAdapter(tuple[Key, ...])


class KeyFile:
    """The keys of one file; read again when the file changes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    def all(self) -> tuple[Key, ...]:
        """All keys. Raises ``UsageError`` when the file cannot be read."""
        try:
            state = self._path.stat()
            if (seen := (state.st_mtime_ns, state.st_size)) != self._seen:
                self._keys = _FILE.validate_json(self._path.read_bytes())
                self._seen = seen
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError):
            raise UsageError("the key file cannot be read", where=str(self._path), hint="check SCR_KEYS_FILE") from None
        return self._keys

    def find(self, presented: str) -> Key | None:
        """The key presented, compared with every key in the same time."""
        digest = _digest(presented)
        found = None
        for key in self.all():
            if hmac.compare_digest(key.sha256, digest):
                found = key
        return found

    def add(self, name: str) -> str:
        """Make a key; the return value is the only time it can be seen."""
        if not NAME.fullmatch(name):
            raise UsageError("not a name for a key", where=name[:60], hint="use up to 60 letters, digits, spaces and .@-")
        if any(key.name == name for key in self.all()):
            raise UsageError("there is a key of that name", where=name, hint="revoke it first or choose another name")
        secret = PREFIX + secrets.token_urlsafe(32)
        key = Key(id=secrets.token_hex(4), name=name, sha256=_digest(secret), created=datetime.now(UTC).replace(microsecond=0))
        self._write((*self.all(), key))
        return secret

    def revoke(self, name: str) -> Key:
        """Take a key away, by its name or id."""
        for key in self.all():
            if name in (key.name, key.id):
                self._write(tuple(k for k in self.all() if k != key))
                return key
        raise UsageError("no key of that name or id", where=name[:60], hint="see scr-checker keys list")

    def _write(self, keys: tuple[Key, ...]) -> None:
        """Replace the file whole, readable by its owner only."""
        draft = self._path.with_name(self._path.name + ".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                draft.unlink()
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                data = json.loads(_FILE.dump_json(keys))
                file.write(json.dumps(data, indent=2).encode() + b"\n")
            draft.replace(self._path)
        except OSError as error:
            raise UsageError(error.strerror or "cannot be written", where=str(self._path)) from None
        self._seen = None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def bearer(header: str) -> str:
    """The key in an Authorization header; empty if there is none."""
    scheme, _, key = header.partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""
