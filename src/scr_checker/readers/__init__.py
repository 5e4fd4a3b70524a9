"""What does this file say? Bytes in, ``Document`` out, whatever the format.

The first step of the flow. A format is one module with ``read(data) -> Extract`` and one line in ``_FORMATS``;
nothing is written to disk, fetched or logged, and every failure is one ``UnusableInputError``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple, cast

from scr_checker.document import Document
from scr_checker.errors import ScrCheckerError, UnusableInputError
from scr_checker.readers import headings, limits, scans, sniffing
from scr_checker.readers.building import Extract, assemble


class _Format(NamedTuple):
    content: str
    module: str
    media_type: str


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMATS = {
    ".docx": _Format("docx", "docx", _WORD),
    ".docm": _Format("docx", "docx", "application/vnd.ms-word.document.macroEnabled.12"),
    ".pdf": _Format("pdf", "pdf", "application/pdf"),
    ".odt": _Format("odt", "odt", "application/vnd.oasis.opendocument.text"),
    ".rtf": _Format("rtf", "rtf", "application/rtf"),
    ".html": _Format("html", "html", "text/html"),
    ".htm": _Format("html", "html", "text/html"),
    ".md": _Format("text", "markdown", "text/markdown"),
    ".markdown": _Format("text", "markdown", "text/markdown"),
    ".txt": _Format("text", "txt", "text/plain"),
}
SUFFIXES = frozenset(_FORMATS)


def is_readable(name: str) -> bool:
    """Whether the name ends like a file that can be read."""
    return _suffix(name) in SUFFIXES


def read_document(name: str, data: bytes) -> Document:
    """The file as text with places, or an ``UnusableInputError`` that says what to do."""
    try:
        return _read(name, data)
    except ScrCheckerError as error:
        raise UnusableInputError(error.message, where=_printable(name), hint=error.hint) from None
    except Exception:
        raise UnusableInputError(
            "the file could not be read; it may be damaged", where=_printable(name), hint="save it again and retry"
        ) from None


def _read(name: str, data: bytes) -> Document:
    found = _format_for(name)
    limits.check_upload_size(len(data))
    _check_content(_suffix(name), found, sniffing.kind_of(data))
    read = cast("Callable[[bytes], Extract]", import_module(f"{__name__}.{found.module}").read)
    extract = read(data)
    document = assemble(name, found.media_type, data, _finished(extract))
    if not any(character.isalnum() for character in document.text):
        raise UnusableInputError("no text was found in it", hint="check that it is the right file")
    return document


def _finished(extract: Extract) -> Extract:
    """The stages that all formats share."""
    poor = any(problem.id == "poor_extraction" for problem in extract.problems)
    quality = () if poor else scans.quality(extract.parts)
    parts = headings.settle(scans.repaired(extract.parts))
    return replace(extract, parts=parts, problems=extract.problems + quality)


def _format_for(name: str) -> _Format:
    suffix = _suffix(name)
    if suffix in _FORMATS:
        return _FORMATS[suffix]
    if suffix == ".doc":
        raise UnusableInputError("old Word files (.doc) are not read", hint="open it in Word and save it as .docx")
    known = ", ".join(sorted(kind.removeprefix(".") for kind in SUFFIXES))
    raise UnusableInputError("not a known kind of file", hint=f"save it as one of {known}")


def _check_content(suffix: str, found: _Format, content: str) -> None:
    if content in (found.content, "text" if found.content == "html" else found.content):
        return
    raise UnusableInputError(
        f"its name ends in {suffix} but it is {sniffing.NAMES[content]}",
        hint="give it the right ending or save it again",
    )


def _suffix(name: str) -> str:
    return PurePath(name.replace("\\", "/").replace("\0", "")).suffix.lower()


def _printable(name: str) -> str:
    """The name on one line; a file name may hold anything."""
    shown = "".join(character if character.isprintable() else "?" for character in name)
    return shown if len(shown) <= 120 else "…" + shown[-119:]
