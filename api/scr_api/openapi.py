"""How does a developer find out what to send? The OpenAPI description: every operation with its answers and examples.

Used by the routes (what each operation documents) and by ``app`` (the whole document, with the descriptions of the
result's fields from ``descriptions``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

from fastapi import Path, Response
from fastapi.openapi.utils import get_openapi

from scr_api import examples
from scr_api.descriptions import FIELDS
from scr_api.problems import MEDIA_TYPE, TYPE_PREFIX, ProblemDetails
from scr_api.schemas import EvaluationIn
from scr_checker import __version__
from scr_checker.loading import available_packs
from scr_checker.renderers import Quotes
from scr_checker.result import Evaluation
from scr_checker.signal_rules import DocumentType

if TYPE_CHECKING:
    from fastapi import FastAPI

    from scr_api.settings import Settings

PACK_ID = Annotated[str, Path(description="id of a rule pack", examples=["ofsted_2010"])]
EXPECTATION_ID = Annotated[str, Path(description="id of an expectation", examples=["FAM-01"])]
ABOUT = """Checks the draft of a serious case review against Ofsted's quality criteria with written rules, and proposes a
grade with the passage behind every finding. A person decides. Nothing that is sent is kept, logged or written to disk.

Every error is a problem document (RFC 9457) that says what to do and never quotes a document."""

PROBLEMS = {
    400: ("unknown-host", "The request's host name or form is not taken."),
    401: ("unauthorised", "An API key is needed: send `Authorization: Bearer KEY`."),
    403: ("cross-site", "A page of another site made a browser send it."),
    404: ("not-found", "There is no such thing."),
    405: ("method-not-allowed", "The address does not take that method."),
    408: ("too-slow", "The request took too long to arrive."),
    413: ("too-large", "The request is larger than the service takes."),
    415: ("unsupported-media-type", "Only multipart/form-data and application/json are read."),
    422: ("unusable-document", "The request is not valid, or a document cannot be read; `detail` says which and what to do."),
    429: ("too-many-requests", "The key has used up its rate; `Retry-After` says when to come back."),
    500: ("internal", "The fault is ours, or the process that read the document ended. Nothing was kept."),
    503: ("busy", "All workers are busy; `Retry-After` says when to come back."),
}
RETRY = {"Retry-After": {"description": "seconds to wait", "schema": {"type": "integer", "minimum": 1}}}


def _problem(status: int) -> dict[str, Any]:
    kind, text = PROBLEMS[status]
    example = {"type": TYPE_PREFIX + kind, "title": text.split(":")[0].rstrip("."), "status": status, "detail": text}
    answer: dict[str, Any] = {
        "description": text,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}, "example": example}},
    }
    return {**answer, "headers": RETRY} if status in (429, 503) else answer


def _answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: _problem(status) for status in statuses}


_TYPES = [*get_args(DocumentType), "auto", ""]
_FORM = {
    "type": "object",
    "required": ["files"],
    "additionalProperties": False,
    "properties": {
        "files": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "format": "binary"},
            "description": "the documents of one review, each with words in it: docx, docm, pdf, odt, rtf, html, md, txt, or "
            "zips of these. A file name without an ending is taken for what its first bytes say",
        },
        "types": {
            "type": "array",
            "items": {"type": "string", "enum": _TYPES},
            "description": "what each file is: none, or one for each file in their order; auto or empty: the checker says",
        },
        "partial": {
            "type": "boolean",
            "default": False,
            "description": "documents are missing on purpose, so silence proves nothing",
        },
        "pack": {"type": "string", "description": "the rule pack to judge with; see GET /v1/packs"},
        "quotes": {
            "type": "string",
            "enum": list(get_args(Quotes)),
            "default": "full",
            "description": "how much of each quotation to send back",
        },
    },
    "example": {"files": ["overview.docx"], "types": ["overview_report"], "partial": False},
}

EVALUATION: dict[str, Any] = {
    "summary": "Judge a submission",
    "response_class": Response,
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {"schema": _FORM, "encoding": {"types": {"style": "form", "explode": True}}},
                "application/json": {"schema": {"$ref": "#/components/schemas/EvaluationIn"}},
            },
        },
        "security": [{}, {"key": []}],
    },
    "responses": {
        200: {
            "description": "The result, the same bytes as `scr-checker check --format json`.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Evaluation"}}},
        },
        **_answers(400, 401, 403, 408, 413, 415, 422, 429, 500, 503),
    },
}
_KEYED: dict[str, Any] = {"security": [{}, {"key": []}]}
REFERENCE_LIST: dict[str, Any] = {"responses": _answers(400, 401), "openapi_extra": _KEYED}
REFERENCE: dict[str, Any] = {"responses": _answers(400, 401, 404), "openapi_extra": _KEYED}
LIVE: dict[str, Any] = {"summary": "Alive", "responses": _answers(400)}
READY: dict[str, Any] = {"summary": "Ready", "responses": _answers(400, 503)}
VERSION: dict[str, Any] = {"summary": "Version", "responses": _answers(400)}
METRICS: dict[str, Any] = {
    "summary": "Metrics",
    "response_class": Response,
    "openapi_extra": _KEYED,
    "responses": {
        200: {"description": "Prometheus' text form.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        **_answers(400, 401),
    },
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole OpenAPI document; made once."""
    if app.openapi_schema is None:
        document = get_openapi(title="scr-checker", version=__version__, description=ABOUT, routes=app.routes)
        parts = document["components"]
        for model in (Evaluation, EvaluationIn, ProblemDetails):
            _add_model(parts["schemas"], model)
        for name, schema in parts["schemas"].items():
            for field, about in schema.get("properties", {}).items():
                about.setdefault("description", FIELDS.get(f"{name}.{field}") or FIELDS.get(field) or _spelt_out(field))
        parts["securitySchemes"] = {
            "key": {"type": "http", "scheme": "bearer", "description": "made by `scr-checker keys add NAME`"}
        }
        for name in ("HTTPValidationError", "ValidationError"):
            parts["schemas"].pop(name, None)
        for path in document["paths"].values():
            for operation in path.values():
                _tidy(operation)
        _add_limits(document, app.state.service.settings)
        examples.add(document, app.state.service.pack(None))
        app.openapi_schema = document
    return app.openapi_schema


def _add_limits(document: dict[str, Any], settings: Settings) -> None:
    """What this service takes: the packs that are installed and the number of files."""
    packs = sorted({*available_packs(), settings.pack})
    form = document["paths"]["/v1/evaluations"]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    form["properties"]["files"]["maxItems"] = settings.max_files
    form["properties"]["pack"]["enum"] = packs
    about = document["components"]["schemas"]["EvaluationIn"]["properties"]["pack"]
    del about["anyOf"]
    about |= {"type": ["string", "null"], "enum": [*packs, None]}


def _spelt_out(field: str) -> str:
    """What a field says by its own name, as those of the structured submission do."""
    words = field.removesuffix("_n").removesuffix("_on").replace("_", " ")
    kind = "number of " if field.endswith("_n") else "day, month or words: when " if field.endswith("_on") else ""
    return f"{kind}{words}; leave out what is not known"


def _add_model(schemas: dict[str, Any], model: type[Evaluation | EvaluationIn | ProblemDetails]) -> None:
    """A model and all it refers to, as answers show it (requests: as they are sent)."""
    mode: Any = "validation" if model is EvaluationIn else "serialization"
    schema = model.model_json_schema(mode=mode, ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[model.__name__] = schema


def _tidy(operation: dict[str, Any]) -> None:
    """Take out the 422 that FastAPI documents for path parameters, which cannot be invalid here."""
    answers = operation["responses"]
    if MEDIA_TYPE not in answers.get("422", {}).get("content", {MEDIA_TYPE: {}}):
        del answers["422"]
