"""What does a worker do with a request? Read, judge and render; called in a worker process, never in the server.

Pure but for the reading of uploads from memory: ``Task -> bytes``. The same calls as the command line, so that the
answer has the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import zlib
from dataclasses import dataclass, replace
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from scr_checker.document import Document, Problem
from scr_checker.errors import UnusableInputError
from scr_checker.evaluation import evaluate
from scr_checker.fields import SubmissionFields
from scr_checker.intake import ZIP_SUFFIX, Source, is_manifest, name_of, opened, read_each, zip_files
from scr_checker.loading import load_pack
from scr_checker.manifest import matched, read_manifest
from scr_checker.readers import read_document
from scr_checker.readers.limits import MAX_UNPACKED_BYTES
from scr_checker.renderers import Look, render
from scr_checker.submission import Submission, submit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_api.tasks import Task, Upload
    from scr_checker.renderers import Quotes
    from scr_checker.result import Evaluation
    from scr_checker.signal_rules import DocumentType

TEXT_SUFFIXES = frozenset((".txt", ".md", ".markdown", ".html", ".htm"))


@dataclass(frozen=True, slots=True)
class _File:
    """One file of an upload; ``text`` when it came as text whatever its name says, ``source`` when it came in a zip."""

    name: str
    data: bytes
    type: DocumentType | None
    text: bool
    source: Source | None = None

    @property
    def among(self) -> bool:
        """Whether it is one of the files of a zip."""
        return self.source is not None

    @property
    def manifest(self) -> bool:
        """Whether it says what the other files are."""
        return not self.text and is_manifest(self.name)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a result page carries: documents already read, facts, and what could not be read."""

    documents: tuple[Document, ...]
    fields: SubmissionFields | None = None
    problems: tuple[Problem, ...] = ()


_KEPT = TypeAdapter(_Kept)


def run(task: Task) -> bytes:
    """The answer to a task. Raises ``ScrCheckerError`` for what the caller can mend."""
    submission = _submission(task)
    evaluation = evaluate(submission, load_pack(task.pack))
    if task.kind in ("page", "checklist"):
        from scr_api.views import result_page

        return result_page(task, submission, evaluation).encode()
    return rendered(evaluation, submission, task.format, task.quotes).encode()


def rendered(evaluation: Evaluation, submission: Submission, output: str, quotes: Quotes) -> str:
    """The evaluation in one of the command's formats; HTML with the documents beside it."""
    if output == "html":
        from scr_checker.renderers.html import with_documents

        return with_documents(evaluation, submission.documents, quotes)
    return render(evaluation, output, Look(quotes=quotes))


def _submission(task: Task) -> Submission:
    if task.kept:
        kept = unpacked(task.kept)
        types: list[DocumentType | None] = list(task.types) or [None] * len(kept.documents)
        if len(types) != len(kept.documents):
            raise UnusableInputError("The form does not say what each document is", hint="send the documents again")
        return submit(list(kept.documents), types, partial=task.partial, fields=kept.fields, problems=kept.problems)
    files = [file for upload in task.uploads for file in _files(upload)]
    manifests = [f for f in files if f.manifest]
    sources = [f for f in files if not f.manifest]
    if len(manifests) + (task.fields is not None) > 1:
        raise UnusableInputError("The submission has two manifests", hint="keep one of them")
    fields = read_manifest(manifests[0].name, manifests[0].data) if manifests else task.fields
    where = manifests[0].name if manifests else "facts"
    named = matched(fields, [f.name for f in sources], where) if fields else {}
    if not sources and not fields:
        raise UnusableInputError("No document to read", hint="send at least one")
    read, problems = read_each(sources, _document)
    types = [(named[f.name].type if f.name in named else None) or f.type for f, _ in read]
    return submit([document for _, document in read], types, partial=task.partial, fields=fields, problems=problems)


def _files(upload: Upload) -> Iterator[_File]:
    """The file itself, or those of a zip."""
    if PurePath(upload.name).suffix.lower() == ZIP_SUFFIX and not upload.text:
        for source in zip_files(upload.name, upload.data):
            yield _File(source.name, source.data, upload.type, text=False, source=source)
    else:
        yield _File(upload.name, upload.data, upload.type, text=upload.text)


def _document(file: _File) -> Document:
    """The document of a file; text that is not what its name says is read as plain text."""
    name = PurePosixPath(file.name).name
    if file.source:
        return read_document(name, opened(file.source))
    if not file.text:
        return replace(read_document(name + _ending(name, file.data), file.data), name=name)
    if PurePath(name).suffix.lower() in TEXT_SUFFIXES:
        with contextlib.suppress(UnusableInputError):
            return read_document(name, file.data)
    return replace(read_document("text.txt", file.data), name=name)


def _ending(name: str, data: bytes) -> str:
    """The ending that a name without one would have, from its first bytes, as for standard input."""
    return "" if PurePath(name).suffix else PurePath(name_of(data)).suffix


def packed(submission: Submission) -> str:
    """Documents and facts as one field of a form, so that a page can hand them back and the server keeps nothing."""
    kept = _Kept(tuple(d.document for d in submission.documents), submission.fields, submission.problems)
    return base64.b64encode(zlib.compress(_KEPT.dump_json(kept, exclude_none=True), 6)).decode()


def unpacked(data: bytes) -> _Kept:
    """The documents of such a field. Raises ``UnusableInputError`` for anything else."""
    broken = UnusableInputError("The form was changed on its way", hint="send the documents again")
    try:
        inflate = zlib.decompressobj()
        raw = inflate.decompress(base64.b64decode(data, validate=True), MAX_UNPACKED_BYTES)
        if inflate.unconsumed_tail or not inflate.eof:
            raise broken
        kept = _KEPT.validate_json(raw)
    except (binascii.Error, zlib.error, ValidationError, ValueError):
        raise broken from None
    if not all(_sound(document) for document in kept.documents):
        raise broken
    return kept


def _sound(document: Document) -> bool:
    """Whether every place lies within the text."""
    spans = [(b.start, b.end) for b in document.blocks] + [cell for b in document.blocks for cell in b.cells]
    return all(0 <= start <= end <= len(document.text) for start, end in spans)
