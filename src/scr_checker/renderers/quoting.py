"""How much of a document a result may carry: whole quotations, short ones or none.

``quote == text[start:end]`` holds in all three: a cut quotation ends where it was cut. With none, headings and cues,
which are words of the document too, are left out as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scr_checker.result import Evaluation

if TYPE_CHECKING:
    from scr_checker.renderers import Quotes

COPIED = ("addressee", "owner", "due", "outcome")
LENGTHS = {"none": 0, "short": 160}
EMPTY = {"section": None, "cue": "", "failed": "it did not meet every condition"}
QUOTED = re.compile("\u201c[^\u201d]*\u201d")


def with_quotes(evaluation: Evaluation, quotes: Quotes) -> Evaluation:
    """The evaluation with its quotations cut to what was asked for."""
    if quotes == "full":
        return evaluation
    data = _cut(evaluation.model_dump(), LENGTHS[quotes])
    return Evaluation.model_validate(_wordless(data) if quotes == "none" else data)


def _wordless(value: Any) -> Any:
    """The same without headings, cues and words in quotation marks or brackets of a reason."""
    if isinstance(value, dict):
        return {key: EMPTY[key] if key in EMPTY and "quote" in value else _wordless(part) for key, part in value.items()}
    if isinstance(value, str):
        return QUOTED.sub("\u201c…\u201d", value)
    return [_wordless(part) for part in value] if isinstance(value, list | tuple) else value


def _cut(value: Any, length: int) -> Any:
    if isinstance(value, dict):
        cut = {key: _cut(part, length) for key, part in value.items()}
        quote = cut.get("quote")
        if isinstance(quote, str) and len(quote) > length:
            return {**cut, "quote": quote[:length], "end": cut["start"] + length}
        return _cut_link(cut, length)
    return [_cut(part, length) for part in value] if isinstance(value, list | tuple) else value


def _cut_link(link: dict[str, Any], length: int) -> dict[str, Any]:
    """A link (a question, gap, lesson, recommendation, action or agency) with what it copies from a document cut."""
    if link.get("reason") and "imr" in link:
        return {**link, "reason": link["reason"][:length]}
    if not {"document", "start", "end"} <= link.keys():
        return link
    copied = {key: (link[key][:length] or None) for key in COPIED if link.get(key)}
    if "text" in link and len(link["text"]) > length:
        copied |= {"text": link["text"][:length], "end": link["start"] + length}
    return {**link, **copied}
