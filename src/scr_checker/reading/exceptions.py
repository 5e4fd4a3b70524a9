"""What is excepted says the opposite of what it is excepted from: "all came from outside, save that one had signed it".

Part of reading assertion: asked last, of a passage behind such words that has no wording of its own to show what it asserts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scr_checker.reading.standing import Span

EXCEPTING = frozenset({"save", "except", "only"})


def exception_before(keys: list[str], first: int) -> Span | None:
    """The words that make an exception of what stands from word ``first`` on: "save that", "except only that", ", only that"."""
    for k in range(min(first, len(keys)) - 1, 1, -1):
        if keys[k] == "that" and keys[k - 1] in EXCEPTING:
            begin = k - 2 if keys[k - 2] in EXCEPTING else k - 1
            if keys[begin] != "only" or keys[begin - 1] == ",":
                return (begin, k + 1) if begin > 1 else None
    return None
