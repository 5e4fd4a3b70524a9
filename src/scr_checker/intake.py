"""Files, folders, zips and standard input as the documents of one submission, with what its manifest says of them.

The edge before the flow: the only place that opens a user's files. Every failure is one ``UnusableInputError``.
"""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from scr_checker.errors import UnusableInputError
from scr_checker.manifest import is_manifest, matched, read_manifest
from scr_checker.readers import SUFFIXES, is_readable, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scr_checker.document import Document
    from scr_checker.fields import SubmissionFields
    from scr_checker.packs import DocumentType

MOST_FILES, MOST_BYTES = 200, 300_000_000
ZIP_SUFFIX = ".zip"
ENCRYPTED_BIT = 0x1


@dataclass(frozen=True, slots=True)
class Material:
    """The documents of a submission, what the manifest says each is, and the facts it gives."""

    documents: tuple[Document, ...]
    types: tuple[DocumentType | None, ...]
    fields: SubmissionFields | None = None


def documents_from(paths: Sequence[str]) -> list[Document]:
    """The documents named by paths, in the order given; a folder or zip gives its files in order of name."""
    return list(material_from(paths).documents)


def material_from(paths: Sequence[str]) -> Material:
    """The documents named by paths, with the roles and facts of the manifest among them, if there is one."""
    files = [file for path in paths for file in _files(path)]
    manifests = [(name, data) for name, data in files if is_manifest(PurePosixPath(name).name)]
    sources = [(name, data) for name, data in files if not is_manifest(PurePosixPath(name).name)]
    if len(manifests) > 1:
        raise UnusableInputError("the submission has two manifests", where=manifests[1][0], hint="keep one of them")
    fields = read_manifest(*manifests[0]) if manifests else None
    named = matched(fields, [name for name, _ in sources], manifests[0][0]) if fields else {}
    if not sources:
        raise UnusableInputError("no document to read", hint=f"give a file that ends in {', '.join(sorted(SUFFIXES))}")
    documents = tuple(read_document(PurePosixPath(name).name, data) for name, data in sources)
    return Material(documents, tuple(named[name].type if name in named else None for name, _ in sources), fields)


def _files(path: str) -> Iterator[tuple[str, bytes]]:
    if path == "-":
        data = sys.stdin.buffer.read()
        yield _name_of(data), data
        return
    place = Path(path)
    if place.is_dir():
        yield from _folder(place)
    elif place.suffix.lower() == ZIP_SUFFIX:
        yield from _zip(place.name, _read(place))
    else:
        yield place.name, _read(place)


def _name_of(data: bytes) -> str:
    """A name for what came through standard input, from its first bytes."""
    if data.startswith(b"%PDF"):
        return "standard-input.pdf"
    return "standard-input.docx" if data.startswith(b"PK\x03\x04") else "standard-input.txt"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnusableInputError("no such file", where=str(path), hint="check the path") from None
    except OSError as error:
        raise UnusableInputError(error.strerror or "cannot be opened", where=str(path)) from None


def _folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    files = sorted(p for p in folder.iterdir() if p.is_file() and _wanted(p.name) and not p.name.startswith((".", "~$")))
    _limit(str(folder), len(files))
    if not files:
        raise UnusableInputError("no readable document in this folder", where=str(folder))
    for file in files:
        yield file.name, _read(file)


def _zip(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(name, [m for m in archive.infolist() if not m.is_dir()])
            members = [m for m in archive.infolist() if not m.is_dir() and not _hidden(m.filename)]
            for member in sorted(members, key=lambda m: m.filename):
                if _wanted(member.filename):
                    yield member.filename.replace("\\", "/"), archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError, ValueError):
        raise UnusableInputError("not a readable zip", where=name, hint="make the zip again") from None


def _wanted(name: str) -> bool:
    return is_readable(name) or is_manifest(PurePosixPath(name).name)


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) and part not in {"..", "."} for part in PurePosixPath(name).parts)


def _check_members(name: str, members: Iterable[zipfile.ZipInfo]) -> None:
    members = list(members)
    _limit(name, len(members))
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise UnusableInputError("the zip unpacks to too much", where=name, hint="send the documents by themselves")
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or PureWindowsPath(path).drive:
            raise UnusableInputError("the zip holds a path that leads out of it", where=name, hint="make the zip again")
        if member.flag_bits & ENCRYPTED_BIT:
            raise UnusableInputError("the zip is password-protected", where=name, hint="send it without a password")
        if path.suffix.lower() == ZIP_SUFFIX:
            raise UnusableInputError("the zip holds another zip", where=name, hint="unpack the inner one first")


def _limit(where: str, files: int) -> None:
    if files > MOST_FILES:
        message = f"{files} files are more than a submission holds"
        raise UnusableInputError(message, where=where, hint=f"send at most {MOST_FILES}")
