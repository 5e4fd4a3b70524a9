"""One file per output: ``Evaluation -> str``. A new output is a module with ``render`` and one line in ``FORMATS``."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from scr_checker.result import Evaluation

Quotes = Literal["none", "short", "full"]
FORMATS = {"text": "text", "json": "as_json", "markdown": "markdown", "html": "html", "csv": "as_csv"}


@dataclass(frozen=True, slots=True)
class Look:
    """How to show a result: line width in characters, whether colour may be used, how much to quote."""

    width: int = 100
    colour: bool = False
    quotes: Quotes = "short"


def render(evaluation: Evaluation, output: str, look: Look) -> str:
    """The evaluation in one of ``FORMATS``."""
    module = import_module(f"scr_checker.renderers.{FORMATS[output]}")
    return cast("Callable[[Evaluation, Look], str]", module.render)(evaluation, look)
