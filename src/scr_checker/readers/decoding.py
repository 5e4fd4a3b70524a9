"""Which characters do these bytes stand for?

Used by the text formats: a byte order mark decides, then UTF-8, then the Windows code page that British
office programs write.
"""

from __future__ import annotations

import codecs
import re

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
_XML_ENCODING = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes) -> str:
    """The text, with Unix line ends; bytes that no encoding explains become replacement characters."""
    text = _decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return data.decode("utf-8", "replace")
    return data.decode("utf-8", "replace") if _mostly_utf8(data) else data.decode("cp1252", "replace")


def _mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in a file that otherwise is UTF-8 do not make it another encoding."""
    sample = data[:200_000].decode("utf-8", "replace")
    accented = sum(ord(character) > 127 and character != "\ufffd" for character in sample)
    return accented > 2 * sample.count("\ufffd")


def decode_html(data: bytes) -> str:
    """The text of a web page, which may name its encoding itself."""
    named = _CHARSET.search(data[:4096])
    if named and not named[1].lower().startswith(b"utf-16") and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        try:
            return _XML_ENCODING.sub("", data.decode(named[1].decode("ascii"), "replace"), count=1)
        except LookupError:
            pass
    return _XML_ENCODING.sub("", decode(data), count=1)
