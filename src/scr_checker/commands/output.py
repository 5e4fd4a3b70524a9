"""Where a command's result goes: standard output or a file, and how wide and coloured the terminal is."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scr_checker.errors import UsageError
from scr_checker.renderers import Look

if TYPE_CHECKING:
    from scr_checker.renderers import Quotes

DEFAULT_WIDTH = 100


def look(quotes: Quotes, output: str | None) -> Look:
    """Width and colour of the terminal if the result goes to one; neither colour nor its width otherwise."""
    terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((DEFAULT_WIDTH, 40)).columns if terminal or "COLUMNS" in os.environ else DEFAULT_WIDTH
    return Look(width=width, colour=terminal and "NO_COLOR" not in os.environ, quotes=quotes)


def write(text: str, output: str | None = None) -> None:
    """Write the result; what standard output cannot encode is replaced there, never in a file."""
    if output is None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        return
    try:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(error.strerror or "cannot be written", where=output) from None


def progress(message: str) -> None:
    """Say what takes long, on standard error and only to a person at a terminal."""
    if sys.stderr.isatty():
        print(message, file=sys.stderr)
