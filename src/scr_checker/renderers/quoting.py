"""How much of a document a result may carry: whole quotations, short ones or none.

``quote == text[start:end]`` holds in all three: a cut quotation ends where it was cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scr_checker.result import Evaluation

if TYPE_CHECKING:
    from scr_checker.renderers import Quotes

LENGTHS = {"none": 0, "short": 160}


def with_quotes(evaluation: Evaluation, quotes: Quotes) -> Evaluation:
    """The evaluation with its quotations cut to what was asked for."""
    if quotes == "full":
        return evaluation
    return Evaluation.model_validate(_cut(evaluation.model_dump(), LENGTHS[quotes]))


def _cut(value: Any, length: int) -> Any:
    if isinstance(value, dict):
        cut = {key: _cut(part, length) for key, part in value.items()}
        quote = cut.get("quote")
        if isinstance(quote, str) and len(quote) > length:
            return {**cut, "quote": quote[:length], "end": cut["start"] + length}
        return cut
    return [_cut(part, length) for part in value] if isinstance(value, list | tuple) else value
