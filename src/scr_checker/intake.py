"""Files, folders, zips and standard input as the documents of one submission, with what its manifest says of them.

The edge before the flow: the only place that opens a user's files. A file of a folder or zip that cannot be read becomes
a problem of the result, and the rest is judged; every other failure, and a submission of which nothing is left, is one
``UnusableInputError``.
"""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from scr_checker.document import Problem
from scr_checker.errors import UnusableInputError
from scr_checker.readers import SUFFIXES, is_readable, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scr_checker.document import Document
    from scr_checker.fields import NamedDocument, SubmissionFields
    from scr_checker.signal_rules import DocumentType

MOST_FILES, MOST_BYTES = 200, 300_000_000
ZIP_SUFFIX = ".zip"
MANIFESTS = ("submission.yaml", "submission.yml", "submission.json")
OLD_WORD = ".doc"
ENCRYPTED_BIT = 0x1
BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Material:
    """The documents of a submission, what the manifest says each is, the facts it gives, and the files left unread."""

    documents: tuple[Document, ...]
    types: tuple[DocumentType | None, ...]
    fields: SubmissionFields | None = None
    problems: tuple[Problem, ...] = ()


class Readable(Protocol):
    """A file that may be one of several, in a folder or zip."""

    @property
    def among(self) -> bool:
        """Whether it is one of several."""
        ...


F = TypeVar("F", bound=Readable)


class Source(NamedTuple):
    """A file of the submission: its name and bytes, whether it is one of several, and why it cannot be opened."""

    name: str
    data: bytes
    among: bool = False
    error: UnusableInputError | None = None


def documents_from(paths: Sequence[str]) -> list[Document]:
    """The documents named by paths, in the order given; a folder or zip gives its files in order of name."""
    return list(material_from(paths).documents)


def material_from(paths: Sequence[str]) -> Material:
    """The documents named by paths, with the roles and facts of the manifest among them, if there is one."""
    files = [file for path in paths for file in _files(path)]
    manifests = [f for f in files if is_manifest(f.name)]
    sources = [f for f in files if f not in manifests]
    if len(manifests) > 1:
        raise UnusableInputError("the submission has two manifests", where=manifests[1].name, hint="keep one of them")
    fields, named = _said_by(manifests[0], [f.name for f in sources]) if manifests else (None, {})
    if not sources:
        raise UnusableInputError("no document to read", hint=f"give a file that ends in {', '.join(sorted(SUFFIXES))}")
    read, problems = read_each(sources, _document)
    types = tuple(named[f.name].type if f.name in named else None for f, _ in read)
    return Material(tuple(document for _, document in read), types, fields, problems)


def _said_by(manifest: Source, names: Sequence[str]) -> tuple[SubmissionFields, dict[str, NamedDocument]]:
    """The facts that a manifest gives, and what it says of the files of these names."""
    from scr_checker.manifest import matched, read_manifest  # what reads YAML is of no use to most submissions

    fields = read_manifest(manifest.name, opened(manifest))
    return fields, matched(fields, names, manifest.name)


def is_manifest(name: str) -> bool:
    """Whether a file of this name says of others what they are."""
    return PurePosixPath(name).name.lower() in MANIFESTS


def read_each(files: Sequence[F], read: Callable[[F], Document]) -> tuple[list[tuple[F, Document]], tuple[Problem, ...]]:
    """The files with their documents, and a problem for each of a folder or zip that cannot be read.

    Raises the first reason where none of them can, and the reason for a file that was sent by itself.
    """
    documents: list[tuple[F, Document]] = []
    unread: list[UnusableInputError] = []
    for file in files:
        try:
            documents.append((file, read(file)))
        except UnusableInputError as error:
            if not file.among:
                raise
            unread.append(error)
    if unread and not documents:
        raise unread[0]
    return documents, tuple(_unread(error) for error in unread)


def _document(source: Source) -> Document:
    return read_document(PurePosixPath(source.name).name, opened(source))


def opened(source: Source) -> bytes:
    """The bytes of a file, or the reason why it cannot be opened."""
    if source.error:
        raise source.error
    return source.data


def _unread(error: UnusableInputError) -> Problem:
    """A file that was left out, with what to do about it."""
    what = f"{error.message}; {error.hint}" if error.hint else error.message
    return Problem("unread_file", f"{error.where or 'A file'} was not read and nothing in it was judged: {what}.")


def _files(path: str) -> Iterator[Source]:
    if path == "-":
        data = sys.stdin.buffer.read()
        yield Source(name_of(data), data)
        return
    place = Path(path)
    if place.is_dir():
        yield from _folder(place)
    elif place.suffix.lower() == ZIP_SUFFIX:
        yield from zip_files(place.name, _read(place))
    else:
        yield Source(place.name, _read(place))


def name_of(data: bytes) -> str:
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


def _folder(folder: Path) -> Iterator[Source]:
    files = sorted(p for p in folder.iterdir() if p.is_file() and _wanted(p.name) and not p.name.startswith((".", "~$")))
    _limit(str(folder), len(files))
    if not files:
        raise UnusableInputError("no readable document in this folder", where=str(folder))
    for file in files:
        try:
            yield Source(file.name, _read(file), among=True)
        except UnusableInputError as error:
            yield Source(file.name, b"", among=True, error=error)


def zip_files(name: str, data: bytes) -> Iterator[Source]:
    """The files of a zip that are meant to be read. Raises ``UnusableInputError`` for a hostile or broken one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(name, [m for m in archive.infolist() if not m.is_dir()])
            members = [m for m in archive.infolist() if not m.is_dir() and not _hidden(m.filename)]
            for member in sorted(members, key=lambda m: m.filename):
                if _wanted(member.filename):
                    yield _member(archive, member)
    except BROKEN:
        raise UnusableInputError("not a readable zip", where=name, hint="make the zip again") from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Source:
    """One file of a zip; a damaged one with the reason why it cannot be opened."""
    name = member.filename.replace("\\", "/")
    try:
        return Source(name, archive.read(member), among=True)
    except BROKEN:
        where = PurePosixPath(name).name
        return Source(
            name, b"", among=True, error=UnusableInputError("it is damaged in the zip", where=where, hint="make the zip again")
        )


def _wanted(name: str) -> bool:
    """Whether a file of a folder or zip is meant to be read; an old Word file is, and becomes a problem."""
    return is_readable(name) or is_manifest(name) or name.lower().endswith(OLD_WORD)


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
