"""What number does a word processor print before a paragraph that numbers itself?

Used by the Word and OpenDocument formats, which store how to number and not the number.
"""

from __future__ import annotations

from collections.abc import Sequence

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 9_999


def shown(value: int, style: str) -> str:
    """A counter's value in a number style, named as in Word."""
    value = max(0, min(value, _LARGEST))
    if style in ("lowerLetter", "upperLetter"):
        letters = _letters(value)
        return letters if style == "lowerLetter" else letters.upper()
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman if style == "lowerRoman" else roman.upper()
    if style == "ordinal":
        return f"{value}{_ordinal_ending(value)}"
    return f"{value:02}" if style == "decimalZero" else str(value)


def _letters(value: int) -> str:
    """Word repeats the letter after z: aa, bb, cc."""
    if value < 1:
        return ""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        out += letters * (value // size)
        value %= size
    return out


def _ordinal_ending(value: int) -> str:
    if 10 <= value % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def advanced(counts: Sequence[int], level: int, starts: Sequence[int]) -> list[int]:
    """The counters after one more paragraph at ``level``: deeper ones begin again, unset higher ones begin."""
    out = list(counts)
    for above in range(level):
        if out[above] < 0:
            out[above] = starts[above]
    out[level] = starts[level] if out[level] < 0 else out[level] + 1
    out[level + 1 :] = [-1] * (len(out) - level - 1)
    return out
