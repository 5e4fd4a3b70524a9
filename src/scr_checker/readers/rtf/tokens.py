"""What are the words of the rich text language in a file?

Used by the rich text format: control words, groups and text, in order, with bytes in the document's code page
already turned into characters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|(?P<bytes>(?:\\'[0-9a-fA-F]{2})+)"
    r"|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\",
)
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_SYMBOLS = {"~": " ", "-": "", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "line": " ", "lbr": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d",
    "zwnj": "\u200c",
}  # fmt: skip


class Token(NamedTuple):
    """A brace, a control word with its number, a symbol, or text."""

    kind: str
    value: str
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a rich text file."""
    text = data.decode("latin-1")
    encoding = _encoding(text)
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match["word"] == "bin":
            at += max(int(match["number"] or 0), 0)
        elif match["word"]:
            yield _word(match["word"], match["number"])
        elif match["bytes"]:
            yield Token("text", bytes.fromhex(match["bytes"].replace("\\'", "")).decode(encoding, "replace"))
        elif match["symbol"]:
            symbol = match["symbol"]
            yield Token("text", _SYMBOLS[symbol]) if symbol in _SYMBOLS else Token("symbol", symbol)
        elif match["brace"]:
            yield Token(match["brace"], "")
        elif match["text"]:
            yield Token("text", match["text"].encode("latin-1").decode(encoding, "replace"))


def _word(word: str, number: str | None) -> Token:
    if word in _CHARACTERS:
        return Token("text", _CHARACTERS[word])
    if word == "u":
        return Token("unicode", chr(int(number or 0) % 0x10000))
    return Token("word", word, int(number) if number else None)


def _encoding(text: str) -> str:
    found = _CODE_PAGE.search(text[:5000])
    name = f"cp{found[1]}" if found else "cp1252"
    name = "utf-8" if name == "cp65001" else name
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
