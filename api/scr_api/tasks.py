"""What is a worker asked to do? The values that travel from the server to a worker process.

Imports nothing heavy: the server itself never loads spaCy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from scr_checker.fields import SubmissionFields
from scr_checker.renderers import Quotes
from scr_checker.signal_rules import DocumentType

FORMATS = ("json", "markdown", "html", "csv")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file in memory; ``text`` when it came as text whatever its name says."""

    name: str
    data: bytes
    type: DocumentType | None = None
    text: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What to judge and how to show it; ``kept`` are documents already read, as a result page hands them back."""

    kind: Literal["evaluation", "page", "checklist", "download"]
    pack: str
    uploads: tuple[Upload, ...] = ()
    fields: SubmissionFields | None = None
    kept: bytes = b""
    types: tuple[DocumentType | None, ...] = ()
    partial: bool = False
    quotes: Quotes = "full"
    format: str = "json"
    context: dict[str, Any] = field(default_factory=dict)
