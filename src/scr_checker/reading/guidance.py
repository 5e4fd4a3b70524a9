"""Is a sentence guidance rather than this review's own statement: a note to an author, borrowed or general wording?

Asked of a passage before it may count for a review (reading traps 7 and 8). Borrowed wording is known by hashes of
runs of eight words (checksums, which no text can be read back from); no text of the guidance is kept in the project.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scr_checker.reading.text import Sentence, Text

RUN, BYTES = 8, 4
ENOUGH_RUNS = 0.4
FILE = "fingerprints.bin"
INSTRUCTION = re.compile(
    r"^[\W_]*(?:[a-z]{1,3}:\s+)?(?:(?:where|if|when|unless)\b[^,;:]{3,120}, )?"  # "DG: add ...", "Where there is none, say ..."
    r"(?:describe|confirm|state|list|set out|explain|summarise|include|insert|provide|give|identify|delete|complete"
    r"|do not|use|attach|note that|enter|add|comment on|indicate|record|outline|specify|avoid|remember|make sure|check"
    r"|for each|please|this section should|authors? should|guidance(?: notes?)?\s*:|a good|good (?:imrs|reports|reviews))\b"
    r"|\[(?:insert|enter|name|date|add|describe)\b|<(?:insert|name|date)",
    re.IGNORECASE,
)
GAP = re.compile(
    r"\[\s*\]|[\[<{](?:[^\]>}]{0,40}\b)?(?:insert|enter|name|date|tbc|to be|add|xx+|author|agency|number"
    r"|designation|describe|delete|complete|details|role|relationship)\b[^\]>}]{0,120}[\]>}]"
    r"|\bX{3,}\b|\b(?:dd/mm/yy|TBC|to be confirmed|to be completed)\b",
    re.IGNORECASE,
)
MARKS = ("[", "<", "{", "xx", "dd/mm", "tbc", "to be co", "to follow", "insert")
"""What no gap is without: asked of the whole text, before its sentences are."""
WAITING = re.compile(r"\W*(?:tb[ac]|to be (?:confirmed|completed|agreed|decided)|to follow)\W*", re.IGNORECASE)
BRACKET = re.compile(r"[\[<{]|\bX{3,}", re.IGNORECASE)
ALONE = re.compile(r"^\W*(?:tbc|to follow|insert|xx+)\W*$", re.IGNORECASE)
GENERAL = re.compile(
    r"^(?:(?:the )?(?:best|good|better|strong|weak|most|many|some|all|few|in (?:some|many|most|the best)) (?:of the )?"
    r"(?:serious case )?(?:reviews|cases|overview reports|examples)"
    r"|serious case reviews|(?:local safeguarding children )?boards)"
    r" (?:should|must|need|are|were|had|have|often|can|may|do|where|which|that)\b"
    r"|^(?:overview reports|individual management reviews|reviews) (?:should|must|need|are|often|can|may|do|where|which|that)\b",
    re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Whether the sentence tells an author what to write instead of writing it (a template's note)."""
    return bool(INSTRUCTION.search(text))


def is_gap(text: str, *, row: bool) -> bool:
    """Whether the sentence or table row waits to be filled in."""
    if row and _mostly_filled(text):
        return False
    if GAP.search(text) or ALONE.match(text):
        return True
    return is_instruction(text) and "[" in text and not row


def _mostly_filled(row: str) -> bool:
    """Whether a table row lacks only a cell or two and holds no note to fill in: an unfinished plan is no template."""
    cells = [cell.strip() for cell in row.split("|")]
    waiting = sum(not cell or bool(WAITING.fullmatch(cell)) for cell in cells)
    return BRACKET.search(row) is None and waiting * 2 < len(cells)


def is_general(text: str) -> bool:
    """Whether the sentence speaks of reviews in general and not of this one."""
    return bool(GENERAL.match(text))


def is_borrowed(text: str) -> bool:
    """Whether a large part of the sentence is the guidance's wording."""
    own = _runs(text)
    known = _fingerprints()
    return bool(own) and sum(zlib.crc32(run) in known for run in own) >= ENOUGH_RUNS * len(own)


def borrows(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence of a text is borrowed; worked out once for the flag and for all signals that ask."""
    key = ("borrowed", sentence.index)
    if key not in text.memo:
        text.memo[key] = is_borrowed(text.quote(sentence))
    found: bool = text.memo[key]
    return found


def fingerprints_of(text: str) -> bytes:
    """The content of a fingerprint file for a text: sorted hashes of every run of eight words."""
    return b"".join(sorted({zlib.crc32(run).to_bytes(BYTES, "big") for run in _runs(text)}))


def _runs(text: str) -> list[bytes]:
    """Every run of eight words in lower case, without punctuation."""
    words = re.findall(rb"[a-z0-9]+", text.lower().replace("\u2019", "").replace("'", "").encode())
    return [b" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


@cache
def _fingerprints() -> frozenset[int]:
    raw = resources.files("scr_rules").joinpath("ofsted_2010", FILE).read_bytes()
    return frozenset(int.from_bytes(raw[i : i + BYTES], "big") for i in range(0, len(raw), BYTES))
