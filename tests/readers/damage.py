"""What does a report look like after a bad scan? Damage done the same way every time."""

from __future__ import annotations

import random
import re

from .makers import make_txt


def scanned(markdown: str, seed: int = 1, misread: float = 0.0, lines_per_page: int = 44) -> str:
    """Plain text copied out of a scan: divided words, ligatures, page numbers, a running header, misread letters."""
    dice = random.Random(seed)
    lines = _with_divided_words(make_txt(markdown, 76).decode().split("\n"), dice)
    out: list[str] = []
    for at, line in enumerate(lines):
        if at and at % lines_per_page == 0:
            out += ["", f"Page {at // lines_per_page}", "Serious Case Review - Restricted", ""]
        out.append(_misread(line, dice, misread))
    return "\n".join(out)


def _with_divided_words(lines: list[str], dice: random.Random) -> list[str]:
    out = list(lines)
    for at in range(len(out) - 1):
        words = out[at + 1].split(" ")
        word = words[0]
        if re.fullmatch(r"[a-z]{8,}", word) and out[at].strip() and not out[at].startswith("|") and dice.random() < 0.3:
            cut = len(word) // 2
            out[at] += f" {word[:cut]}-"
            out[at + 1] = " ".join([word[cut:], *words[1:]])
    return out


def _misread(line: str, dice: random.Random, share: float) -> str:
    line = line.replace("fi", "ﬁ").replace("fl", "ﬂ")
    return " ".join(_spoilt(word) if dice.random() < share else word for word in line.split(" "))


def _spoilt(word: str) -> str:
    if re.fullmatch(r"[a-z]{4,}", word) and "l" in word[1:-1]:
        return word[0] + word[1:-1].replace("l", "1", 1) + word[-1]
    return word.replace("h", "b", 1) if word in ("the", "that", "with") else word.replace("rn", "m")
