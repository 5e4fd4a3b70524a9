"""What is judged together: the documents of one review, each with what it is.

Second value of the flow ``Document -> Submission -> Evidence``. Ids are ``d1``, ``d2`` … in the order given.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.errors import UnusableInputError

if TYPE_CHECKING:
    from scr_checker.document import Document, Problem
    from scr_checker.fields import SubmissionFields
    from scr_checker.signal_rules import DocumentType


MOST_WORDS = 400_000


@dataclass(frozen=True, slots=True)
class SubmittedDocument:
    """A document with its id and type; ``given_type`` is what the user said it is, where they did."""

    id: str
    document: Document
    given_type: DocumentType | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """The documents, whether the user says that some are missing, the facts given as data, and the files left unread."""

    documents: tuple[SubmittedDocument, ...]
    partial: bool = False
    fields: SubmissionFields | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """A stable id from the documents' hashes and the facts given."""
        joined = "".join(d.document.sha256 for d in self.documents)
        joined += self.fields.model_dump_json(exclude_none=True) if self.fields else ""
        return hashlib.sha256(joined.encode()).hexdigest()[:16]


def submit(
    documents: list[Document],
    types: list[DocumentType | None] | None = None,
    *,
    partial: bool = False,
    fields: SubmissionFields | None = None,
    problems: tuple[Problem, ...] = (),
) -> Submission:
    """A submission of these documents in this order. Raises ``UnusableInputError`` when they are too much to judge."""
    words = sum(document.words for document in documents)
    if words > MOST_WORDS:
        message = f"{words:,} words are more than the {MOST_WORDS:,} that are judged at once"
        raise UnusableInputError(message, hint="send the review and its appendices in parts")
    given = types or [None] * len(documents)
    return Submission(
        tuple(SubmittedDocument(f"d{n}", d, t) for n, (d, t) in enumerate(zip(documents, given, strict=True), 1)),
        partial,
        fields,
        problems,
    )
