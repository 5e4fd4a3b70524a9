"""The result as JSON: the published contract, the same bytes for the same input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.renderers.quoting import with_quotes

if TYPE_CHECKING:
    from scr_checker.renderers import Look
    from scr_checker.result import Evaluation


def render(evaluation: Evaluation, look: Look) -> str:
    """The result as indented JSON with a final line end. Without ``full`` quotations are cut, places kept."""
    return with_quotes(evaluation, look.quotes).model_dump_json(indent=2) + "\n"
