"""``scr-checker keys``: make, list and revoke the API keys of the service."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scr_checker.commands.output import write
from scr_checker.commands.serve import settings_from

if TYPE_CHECKING:
    import argparse

    from scr_api.keys import KeyFile


def add(options: argparse.Namespace) -> int:
    """Make a key and print it, this once."""
    secret = _file(options).add(options.name)
    print("scr-checker: this key is shown only now; the file holds its hash", file=sys.stderr)
    write(secret + "\n")
    return 0


def list_keys(options: argparse.Namespace) -> int:
    """One line for each key: id, day it was made, name."""
    write("".join(f"{key.id}  {key.created:%Y-%m-%d}  {key.name}\n" for key in _file(options).all()))
    return 0


def revoke(options: argparse.Namespace) -> int:
    """Take a key away; a running service notices at once."""
    key = _file(options).revoke(options.name)
    write(f"{key.id}  {key.name} is revoked\n")
    return 0


def _file(options: argparse.Namespace) -> KeyFile:
    settings = settings_from(options)
    from scr_api.keys import KeyFile

    return KeyFile(settings.keys_file)
