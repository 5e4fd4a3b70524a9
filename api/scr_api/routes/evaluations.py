"""``POST /v1/evaluations``: judge documents sent as files or as text; the same bytes as ``--format json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, cast, get_args

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ValidationError

from scr_api import uploads
from scr_api.access import refuse_cross_site
from scr_api.openapi import EVALUATION
from scr_api.problems import ProblemError, invalid, unsupported
from scr_api.schemas import EvaluationIn
from scr_api.service import Service, service_of
from scr_api.tasks import Task, Upload
from scr_api.uploads import Body
from scr_checker.errors import UnusableInputError
from scr_checker.manifest import read_fields
from scr_checker.renderers import Quotes
from scr_checker.signal_rules import DocumentType

if TYPE_CHECKING:
    from scr_api.uploads import Form

router = APIRouter(tags=["Evaluations"])
TYPES: tuple[str, ...] = get_args(DocumentType)
FIELDS = frozenset(("files", "types", "partial", "pack", "quotes"))
TOO_SHORT = "Send the text of a document, three words at least and no null characters"
GUESS = ("", "auto")
TRUTHS = {"true": True, "false": False}


@router.post("/v1/evaluations", **EVALUATION)
async def create_evaluation(request: Request, service: Annotated[Service, Depends(service_of)]) -> Response:
    """Judge one submission and answer with the result; nothing is kept."""
    body = Body(request, service.settings)
    try:
        refuse_cross_site(request)
        caller = service.access.caller(request)
        request.state.key = caller.id
        service.access.check_rate(caller)
        async with service.place():
            task = await _task(request, body, service)
            return Response(await service.do(request, task), media_type="application/json")
    except ProblemError:
        await body.drain()
        raise


async def _task(request: Request, body: Body, service: Service) -> Task:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == uploads.MULTIPART:
        return task_of_form(await body.form(), service)
    if kind == "application/json":
        return _task_of_json(await body.whole(), service)
    raise unsupported(uploads.safe_name(kind)[:80], f"{uploads.MULTIPART} or application/json")


def task_of_form(form: Form, service: Service) -> Task:
    """The task that a form of the API asks for."""
    if unknown := form.names() - FIELDS:
        raise invalid(f"Unknown field {uploads.safe_name(min(unknown))[:40]!r}. Known: {', '.join(sorted(FIELDS))}.")
    files = form.files("files")
    if not files:
        raise invalid("Send at least one file in the field 'files'.")
    types = document_types(form.values("types"), len(files))
    parts = zip(files, types, strict=True)
    return Task(
        "evaluation",
        checked_pack(form.value("pack"), service),
        tuple(Upload(uploads.safe_name(f.file or ""), bytes(f.data), t) for f, t in parts),
        partial=truth(form.value("partial", "false"), "partial"),
        quotes=_quotes(form.value("quotes", "full")),
    )


def checked_pack(name: str | None, service: Service) -> str:
    """The id of an installed pack, or the usual one. Raises a 422 problem."""
    if name:
        service.pack(name)
    return name or service.settings.pack


def document_types(given: list[str], files: int) -> list[DocumentType | None]:
    """What each file is; nothing given, or ``auto``: the checker says. Raises a 422 problem."""
    if not given:
        return [None] * files
    if len(given) != files:
        raise invalid(
            f"'types' was given {len(given)} times for {files} files. Give it once for each file, in order; auto guesses."
        )
    if any(t not in TYPES and t not in GUESS for t in given):
        raise invalid(f"'types' takes auto, {', '.join(TYPES)}.")
    return [None if t in GUESS else cast("DocumentType", t) for t in given]


def truth(value: str, name: str) -> bool:
    """A yes or no of a form. Raises a 422 problem."""
    if value not in TRUTHS:
        raise invalid(f"'{name}' is true or false.")
    return TRUTHS[value]


def _quotes(value: str) -> Quotes:
    if value not in get_args(Quotes):
        raise invalid(f"'quotes' is one of {', '.join(get_args(Quotes))}.")
    return cast("Quotes", value)


def _task_of_json(body: bytes, service: Service) -> Task:
    asked = _parsed(body)
    documents = [(d.name, d.text, d.type) for d in asked.documents or []]
    documents += [("text.txt", asked.text, None)] if asked.text is not None else []
    files = (Upload(uploads.safe_name(name), _bytes(text), kind, text=True) for name, text, kind in documents)
    return Task(
        "evaluation",
        checked_pack(asked.pack, service),
        tuple(files),
        asked.facts,
        partial=asked.partial,
        quotes=asked.quotes,
    )


def _parsed(body: bytes) -> EvaluationIn:
    """The body as a request; an error names the field and never its content."""
    try:
        data = json.loads(body)
        if isinstance(data, dict) and data.get("facts") is not None:
            data["facts"] = read_fields(data["facts"])
        return EvaluationIn.model_validate(data)
    except UnusableInputError as error:
        raise invalid(f"{error}.") from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, ValidationError):
            raise invalid(explained(error)) from None
        raise invalid("The body is not well-formed JSON in UTF-8.") from None


def explained(error: ValidationError) -> str:
    """The first few mistakes: where and what, without the value."""
    parts = []
    for item in error.errors(include_url=False, include_input=False, include_context=False)[:3]:
        where = ".".join(str(p) for p in item["loc"])[:80] or "body"
        message = TOO_SHORT if item["type"] == "string_pattern_mismatch" else item["msg"].removeprefix("Value error, ")
        parts.append(f"{uploads.safe_name(where)}: {message}")
    return "; ".join(parts) + "."


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise invalid("The text holds half of a surrogate pair; send well-formed Unicode.") from None
