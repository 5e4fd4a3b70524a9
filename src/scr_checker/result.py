"""What an evaluation says: the values of the published result, version 1.

Last value of the flow; made by ``evaluation``, turned into text, JSON, Markdown or HTML by ``renderers``. The JSON
Schema of ``Evaluation`` is the published contract. All offsets are code points in the document's extracted text.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scr_checker.packs import Role
from scr_checker.result_evidence import Evidence
from scr_checker.result_links import Inconsistency, Links
from scr_checker.signal_rules import DocumentType, Model

SCHEMA_VERSION: Literal["1"] = "1"
Status = Literal["met", "partly_met", "contradicted", "not_found", "not_applicable", "not_assessable"]
CriterionLevel = Literal["good", "adequate", "inadequate", "not_evident", "not_assessable"]
OverallLevel = Literal["good", "adequate", "inadequate", "not_enough_evidence"]
Grade = Literal["good", "adequate", "inadequate"]
Severity = Literal["info", "warning", "serious"]


class Checker(Model):
    """The program that made the result."""

    name: str
    version: str


class PackId(Model):
    """The rule pack that judged; ``sha256`` is of its files."""

    id: str
    version: str
    sha256: str


class SubmissionId(Model):
    """What was judged: an id made from the documents' hashes, and whether the caller said it is partial."""

    id: str
    partial: bool


class ProblemNote(Model):
    """Something to know about the extraction or the submission; never quotes a document."""

    id: str
    message: str
    document: str | None = None


class DocumentSummary(Model):
    """One document as it was understood."""

    id: str
    name: str
    type: DocumentType
    type_reason: str
    media_type: str
    sha256: str
    pages: int | None
    words: int
    problems: tuple[ProblemNote, ...] = ()


class Nearest(Model):
    """The passage that came nearest to a finding, and the first condition it did not meet."""

    document: str
    quote: str
    start: int
    end: int
    page: int | None = None
    paragraph: str | None = None
    section: str | None = None
    failed: str


class Searched(Model):
    """What was sought, in which sections of which documents, and what came nearest."""

    concepts: tuple[str, ...]
    sections: tuple[str, ...]
    documents: tuple[str, ...] = ()
    nearest: Nearest | None = None


class GuidanceReference(Model):
    """A source and its paragraphs."""

    document: str
    paragraphs: str


class ExpectationResult(Model):
    """One expectation: its status and everything the status rests on. ``note`` says in a sentence why."""

    id: str
    text: str
    role: Role
    status: Status
    note: str = ""
    provisional: bool = False
    guidance: tuple[GuidanceReference, ...]
    advice: str
    to_confirm: str | None
    searched: Searched
    evidence: tuple[Evidence, ...]


class CriterionJudgement(Model):
    """One criterion: the proposed level, why, and what holds it back; ``lift`` says what would raise it."""

    id: str
    title: str
    judgement: CriterionLevel
    reasons: tuple[str, ...]
    held_back_by: tuple[str, ...]
    lift: tuple[str, ...] = ()
    expectations: tuple[ExpectationResult, ...]


class Fact(Model):
    """A fact read from a text or given as data; the name is that of the submission's fields."""

    name: str
    value: str
    document: str | None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    conflicts_with: tuple[str, ...] = ()


class Reason(Model):
    """A rule that led to the overall proposal, in plain words with its paragraphs; ``design``: our own choice."""

    rule: str
    text: str
    guidance: str
    design: bool = False


class Flip(Model):
    """One change of one criterion that would alter the overall proposal."""

    change: str
    to: Grade


class OverallProposal(Model):
    """The proposed overall grade, the grades still possible, and the rules that led there."""

    judgement: OverallLevel
    possible: tuple[Grade, ...]
    reasons: tuple[Reason, ...]
    to_confirm: tuple[str, ...] = ()
    flips: tuple[Flip, ...] = ()


class Flag(Model):
    """Something about the submission as a whole that a reader must see first."""

    id: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...] = ()


class Evaluation(Model):
    """The whole result of judging one submission against one pack."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    checker: Checker
    pack: PackId
    submission: SubmissionId
    documents: tuple[DocumentSummary, ...]
    criteria: tuple[CriterionJudgement, ...]
    facts: tuple[Fact, ...] = ()
    links: Links = Field(default_factory=Links)
    inconsistencies: tuple[Inconsistency, ...] = ()
    overall: OverallProposal
    flags: tuple[Flag, ...] = ()
    problems: tuple[ProblemNote, ...] = ()
