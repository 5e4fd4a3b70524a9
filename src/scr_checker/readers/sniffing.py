"""What is this file really, whatever its name says?

Asked by ``read_document`` before a format is let near the bytes, so that a user is told «this is a PDF» and
not that something deep inside failed.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile

from scr_checker.errors import UnusableInputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PICTURES = {b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"II*\0": "a picture",
             b"MM\0*": "a picture", b"\x7fELF": "a program", b"MZ\x90": "a program", b"\x1f\x8b": "a compressed file",
             b"7z\xbc\xaf": "a 7-Zip archive", b"Rar!": "a RAR archive"}  # fmt: skip
NAMES = {
    "docx": "a Word document", "pdf": "a PDF", "odt": "an OpenDocument text", "rtf": "a rich text file",
    "html": "a web page", "text": "plain text",
}  # fmt: skip


def kind_of(data: bytes) -> str:
    """One of the keys of ``NAMES``; what can be none of them is refused with what it is and what to do."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnusableInputError("the file is empty", hint="choose the report itself")
    head = data[:4096].removeprefix(codecs.BOM_UTF8)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        raise _old_office_file(data)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    return _kind_of_text(data, head)


def _kind_of_text(data: bytes, head: bytes) -> str:
    for signature, what in _PICTURES.items():
        if head.startswith(signature):
            raise UnusableInputError(f"it is {what}, not a report", hint="save the report as .docx or PDF")
    if not head.startswith(_UTF16) and data.count(b"\0") > 8 + len(data) // 1000:
        raise UnusableInputError("it is not text in any known form", hint="save the report as .docx or PDF")
    plain = head if not head.startswith(_UTF16) else head[2:].replace(b"\0", b"")
    return "html" if _WEB_PAGE.match(_without_comments(plain)) else "text"


def _without_comments(text: bytes) -> bytes:
    """What follows the declaration and the comments at the start of a web page."""
    text = text.lstrip()
    while text.startswith((b"<!--", b"<?xml")):
        text = text.partition(b"-->" if text.startswith(b"<!--") else b">")[2].lstrip()
    return text


def _old_office_file(data: bytes) -> UnusableInputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnusableInputError("the file is password-protected", hint="save it without a password")
    if "WordDocument".encode("utf-16-le") in data:
        return UnusableInputError("it is an old Word file (.doc)", hint="open it in Word and save it as .docx")
    return UnusableInputError("it is an old Office file, not a report", hint="save the report as .docx or PDF")


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception:
        raise UnusableInputError("the file is damaged or cut short", hint="save or download it again") from None
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(name.lower().endswith("document.xml") or name.startswith("word/") for name in names):
        return "docx"
    if "[Content_Types].xml" in names or mimetype:
        raise UnusableInputError("it is an Office file but holds no text document", hint="save the report as .docx")
    raise UnusableInputError("it is a zip archive, not a report", hint="unpack it first")
