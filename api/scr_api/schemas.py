"""What does a request look like, and what do the small answers? The models of the API beside the result itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scr_api.descriptions import ROLES
from scr_checker.fields import SubmissionFields
from scr_checker.packs import Guidance, Role, Source
from scr_checker.renderers import Quotes
from scr_checker.signal_rules import DocumentType, Example, Maturity, Shows, Voice

if TYPE_CHECKING:
    from pydantic.config import JsonDict, JsonValue


FACTS = "facts of the review as data, with documents or alone; dates in their order, and only files that are sent along are named"
WORDS = r"^[^\x00]*?(?:[A-Za-z]{2,}[^A-Za-z\x00][^\x00]*?){2}[A-Za-z]{2,}[^\x00]*$"  # less could be a page number
_NONE: JsonDict = {"type": "null"}
_ONE_OF_THREE: list[JsonValue] = [
    {"required": ["text"], "properties": {"text": {"type": "string"}, "documents": _NONE}},
    {"required": ["documents"], "properties": {"documents": {"type": "array"}, "text": _NONE}},
    {"required": ["facts"], "properties": {"facts": {"type": "object"}, "text": _NONE, "documents": _NONE}},
]


class DocumentIn(BaseModel):
    """A document as text."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(
        "document.txt", max_length=160, description="its file name; .md and .html are read as such, all else as plain text"
    )
    type: DocumentType | None = Field(None, description="what it is; left out: the checker says what it takes it for")
    text: str = Field(pattern=WORDS, description="the whole text; three words at least")


class EvaluationIn(BaseModel):
    """What to judge: one text, or documents, or facts."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "anyOf": _ONE_OF_THREE,
            "examples": [
                {"text": "Overview report: Child A\n\n1. Terms of reference\n\n1.1 The panel agreed four questions on 3 May."},
                {
                    "documents": [
                        {
                            "name": "overview.md",
                            "type": "overview_report",
                            "text": "# Overview report\n\n1.1 The mother told the panel what would have helped her.",
                        }
                    ],
                    "partial": True,
                },
            ],
        },
    )

    text: str | None = Field(None, pattern=WORDS, description="the text of one document; three words at least")
    documents: list[DocumentIn] | None = Field(None, min_length=1, max_length=200, description="several documents of one review")
    facts: SubmissionFields | None = Field(None, description=FACTS)
    partial: bool = Field(False, description="documents are missing on purpose, so silence proves nothing")
    pack: str | None = Field(None, max_length=100, description="the rule pack to judge with; see GET /v1/packs")
    quotes: Quotes = Field("full", description="how much of each quotation to send back")

    @model_validator(mode="after")
    def _something_to_judge(self) -> EvaluationIn:
        if self.text is not None and self.documents is not None:
            raise ValueError("give text or documents, not both")
        if self.text is None and self.documents is None and self.facts is None:
            raise ValueError("give text, documents or facts")
        return self


class PackSummary(BaseModel):
    """A rule pack in a line."""

    id: str = Field(description="its id, for the parameter pack", examples=["ofsted_2010"])
    version: str = Field(description="its semantic version")
    title: str = Field(description="its title")
    sha256: str = Field(description="SHA-256 of its files, as every result names it")


class PackList(BaseModel):
    """All installed packs."""

    packs: list[PackSummary] = Field(description="the packs in order of id")


class ExpectationSummary(BaseModel):
    """An expectation in a line."""

    id: str = Field(description="its id; never reused", examples=["FAM-01"])
    text: str = Field(description="what is expected of the review")
    role: Role = Field(description=ROLES)
    maturity: Maturity = Field(description="draft is shown but moves no grade; stable counts; retired is kept for its id")


class CriterionSummary(BaseModel):
    """A criterion with its expectations."""

    id: str = Field(description="its id, as in the result")
    title: str = Field(description="its title")
    gate: bool = Field(description="checked and shown, but without a level")
    expectations: list[ExpectationSummary] = Field(description="its expectations in order")


class PackDetail(PackSummary):
    """A rule pack with its criteria."""

    sources: list[Source] = Field(description="the documents it cites")
    criteria: list[CriterionSummary] = Field(description="its criteria in order")


class SignalDetail(BaseModel):
    """One thing the rules look for."""

    id: str = Field(description="its id, as evidence names it")
    shows: Shows = Field(description="what finding it shows of its expectation")
    voice: Voice | str = Field(description="whose voice counts: review, practice or any")
    reason: str = Field(description="the reason a result gives for it")
    match: list[Example] = Field(description="sentences it finds")
    no_match: list[Example] = Field(description="sentences it must not find")
    known_gap: list[Example] = Field(description="sentences it ought to find and does not yet")


class ExpectationDetail(ExpectationSummary):
    """An expectation in full."""

    criterion: str = Field(description="the criterion it belongs to")
    advice: str = Field(description="what an author can do about it")
    sought: str = Field(description="what is looked for, in a few words")
    guidance: list[Guidance] = Field(description="where it comes from: document and paragraphs")
    signals: list[SignalDetail] = Field(description="what the rules look for, with tested examples")


class Health(BaseModel):
    """Whether the service is well."""

    status: str = Field(description="ok, or what is wrong", examples=["ok"])


class Version(BaseModel):
    """What runs here."""

    checker: str = Field(description="version of the checker", examples=["0.1.0"])
    schema_version: str = Field(description="version of the result's schema", examples=["1"])
    pack: PackSummary = Field(description="the pack used where a request names none")
