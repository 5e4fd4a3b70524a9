"""What does a worker do with a request? Read, judge and render; called in a worker process, never in the server.

Pure but for the reading of uploads from memory: ``Task -> bytes``. The same calls as the command line, so that the
answer has the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from scr_checker.document import Document
from scr_checker.errors import UnusableInputError
from scr_checker.evaluation import evaluate
from scr_checker.intake import ZIP_SUFFIX, _zip
from scr_checker.loading import load_pack
from scr_checker.readers import read_document
from scr_checker.readers.limits import MAX_UNPACKED_BYTES
from scr_checker.renderers import Look, render
from scr_checker.submission import Submission, submit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_api.tasks import Task, Upload
    from scr_checker.packs import DocumentType
    from scr_checker.renderers import Quotes
    from scr_checker.result import Evaluation

TEXT_SUFFIXES = frozenset((".txt", ".md", ".markdown", ".html", ".htm"))
_DOCUMENTS = TypeAdapter(tuple[Document, ...])


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
        documents = unpacked(task.kept)
        types: list[DocumentType | None] = list(task.types) or [None] * len(documents)
        if len(types) != len(documents):
            raise UnusableInputError("the form does not say what each document is", hint="send the documents again")
        return submit(documents, types, partial=task.partial)
    pairs = [(document, upload.type) for upload in task.uploads for document in _documents(upload)]
    if not pairs:
        raise UnusableInputError("no document to read", hint="send at least one")
    return submit([d for d, _ in pairs], [t for _, t in pairs], partial=task.partial)


def _documents(upload: Upload) -> Iterator[Document]:
    suffix = PurePath(upload.name).suffix.lower()
    if suffix == ZIP_SUFFIX and not upload.text:
        yield from (read_document(name, data) for name, data in _zip(upload.name, upload.data))
    elif upload.text and suffix not in TEXT_SUFFIXES:
        yield replace(read_document("text.txt", upload.data), name=upload.name)
    else:
        yield read_document(upload.name, upload.data)


def packed(documents: Sequence[Document]) -> str:
    """Documents as one field of a form, so that a page can hand them back and the server keeps nothing."""
    return base64.b64encode(zlib.compress(_DOCUMENTS.dump_json(tuple(documents)), 6)).decode()


def unpacked(data: bytes) -> list[Document]:
    """The documents of such a field. Raises ``UnusableInputError`` for anything else."""
    broken = UnusableInputError("the form was changed on its way", hint="send the documents again")
    try:
        inflate = zlib.decompressobj()
        raw = inflate.decompress(base64.b64decode(data, validate=True), MAX_UNPACKED_BYTES)
        if inflate.unconsumed_tail or not inflate.eof:
            raise broken
        documents = _DOCUMENTS.validate_json(raw)
    except (binascii.Error, zlib.error, ValidationError, ValueError):
        raise broken from None
    if not documents or not all(_sound(document) for document in documents):
        raise broken
    return list(documents)


def _sound(document: Document) -> bool:
    """Whether every place lies within the text."""
    spans = [(b.start, b.end) for b in document.blocks] + [cell for b in document.blocks for cell in b.cells]
    return all(0 <= start <= end <= len(document.text) for start, end in spans)
