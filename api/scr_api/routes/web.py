"""The pages: start, result, checklist, downloads, sign-in; plain forms that work without JavaScript.

Nothing is kept between two pages: a result page carries the documents' text and hands it back for downloads.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import HTMLResponse, RedirectResponse

from scr_api import uploads
from scr_api.access import cookie_of, refuse_cross_site, set_cookie
from scr_api.problems import ProblemError, invalid
from scr_api.routes.evaluations import checked_pack, document_types, truth
from scr_api.service import Service, service_of
from scr_api.tasks import FORMATS, Task, Upload
from scr_api.uploads import Form
from scr_api.views import TYPES, frame, page

router = APIRouter(include_in_schema=False)
ServiceHere = Annotated[Service, Depends(service_of)]
SIGN_IN = "/sign-in"
SIGN_IN_AGAIN = "/sign-in?again"
SIGNED_OUT = "/sign-in?out"
UNKNOWN_KEY = "That key is not known here. Check that you copied all of it."
NOTHING_PASTED = "No words were found in what you pasted. Paste the text of the report."
ENDED = "Your sign-in has ended. Sign in, then send it again: nothing was kept."
DOWNLOADS = {
    "json": ("application/json", "json"),
    "markdown": ("text/markdown; charset=utf-8", "md"),
    "html": ("text/html; charset=utf-8", "html"),
    "csv": ("text/csv; charset=utf-8", "csv"),
}


@router.get("/")
async def start(request: Request, service: ServiceHere) -> Response:
    """The form."""
    if service.access.visitor(request) is None:
        return RedirectResponse(SIGN_IN, 303)
    return _start(request, service)


@router.get("/result")
@router.get("/checklist")
@router.get("/download")
async def nothing_kept() -> Response:
    """A result cannot be opened again, because none is kept."""
    return RedirectResponse("/", 303)


@router.get("/privacy")
async def privacy(request: Request) -> Response:
    """What happens to what is sent."""
    return page(request, "privacy.html")


@router.get("/accessibility")
async def accessibility(request: Request) -> Response:
    """What was tested for accessibility."""
    return page(request, "accessibility.html")


@router.post("/result")
async def result(request: Request, service: ServiceHere) -> Response:
    """Judge what the form holds and show the result."""
    form_or_answer = await _gate(request, service)
    if isinstance(form_or_answer, Response):
        return form_or_answer
    form = form_or_answer
    try:
        return await _answer(request, service, form, "page")
    except ProblemError as problem:
        if problem.status != 422 or form.value("kept"):
            raise
        field = "text" if form.value("text").strip() and not form.files("files") else "files"
        if field == "text" and problem.kind == "unusable-document":
            problem.detail = NOTHING_PASTED
        return _start(request, service, problem, form.value("text"), field)


@router.post("/checklist")
async def checklist(request: Request, service: ServiceHere) -> Response:
    """The checklist of a result, for printing."""
    form = await _gate(request, service)
    return form if isinstance(form, Response) else await _answer(request, service, form, "checklist")


@router.post("/download")
async def download(request: Request, service: ServiceHere) -> Response:
    """A result in another form."""
    form = await _gate(request, service)
    return form if isinstance(form, Response) else await _answer(request, service, form, "download")


@router.get(SIGN_IN)
async def sign_in_form(request: Request, service: ServiceHere) -> Response:
    """The form for the key."""
    if service.access.visitor(request) is not None:
        return RedirectResponse("/", 303)
    asked = request.query_params
    return page(request, "sign_in.html", error=ENDED if "again" in asked else "", signed_out="out" in asked)


@router.post(SIGN_IN)
async def sign_in(request: Request, service: ServiceHere) -> Response:
    """Start a session with a key."""
    refuse_cross_site(request)
    form = await uploads.read_form(request, service.settings.model_copy(update={"max_upload_mb": 0.1}))
    service.access.check_form(request, form.value("csrf"))
    service.access.check_sign_in_rate(request.client.host if request.client else "")
    token = service.access.sign_in(form.value("key"))
    if token is None:
        return page(request, "sign_in.html", 401, error=UNKNOWN_KEY, signed_out=False)
    response = RedirectResponse("/", 303)
    set_cookie(request, response, token, service.settings)
    return response


@router.post("/sign-out")
async def sign_out(request: Request, service: ServiceHere) -> Response:
    """End the session."""
    refuse_cross_site(request)
    form = await uploads.read_form(request, service.settings.model_copy(update={"max_upload_mb": 0.1}))
    service.access.check_form(request, form.value("csrf"))
    service.access.sign_out(request)
    response = RedirectResponse(SIGNED_OUT, 303)
    response.delete_cookie("scr_session", path="/")
    return response


async def _gate(request: Request, service: Service) -> Form | Response:
    """The form of somebody who may send it; a redirection for somebody who has to sign in."""
    refuse_cross_site(request)
    visitor = service.access.visitor(request)
    if visitor is None:
        return RedirectResponse(SIGN_IN_AGAIN, 303)
    request.state.key = visitor.id
    service.access.check_rate(visitor)
    form = await uploads.read_form(request, service.settings)
    service.access.check_form(request, form.value("csrf"))
    return form


def _start(
    request: Request, service: Service, problem: ProblemError | None = None, text: str = "", field: str = "files"
) -> HTMLResponse:
    return page(
        request,
        "start.html",
        problem.status if problem else 200,
        types=TYPES,
        pack=service.pack(None),
        max_upload_mb=f"{service.settings.max_upload_mb:g}",
        error=problem.detail if problem else "",
        error_field=field,
        text=text,
    )


async def _answer(request: Request, service: Service, form: Form, kind: str) -> Response:
    output = form.value("format", "json")
    if output not in FORMATS:
        raise invalid("There is no download of that kind.")
    cookie = cookie_of(request)
    task = _task(form, service, kind, output, frame(request, service, cookie))
    async with service.place():
        body = await service.do(request, task)
    if kind != "download":
        return HTMLResponse(body)
    media_type, suffix = DOWNLOADS[output]
    headers = {"Content-Disposition": f'attachment; filename="review-check.{suffix}"'}
    return Response(body, headers=headers, media_type=media_type)


def _task(form: Form, service: Service, kind: str, output: str, context: dict[str, object]) -> Task:
    kept = form.value("kept").encode("ascii", "replace")
    files = tuple(_uploads(form)) if not kept else ()
    if not kept and not files:
        raise invalid("Add at least one file, or paste the text.")
    types = document_types(form.values("types"), len(form.values("types"))) if kept else []
    return Task(
        kind,  # type: ignore[arg-type]
        checked_pack(form.value("pack"), service),
        files,
        None,
        kept,
        tuple(types),
        partial=truth(form.value("partial", "false"), "partial"),
        format=output,
        context=context,
    )


def _uploads(form: Form) -> list[Upload]:
    """The files of the form, or the pasted text where there are none."""
    files = form.files("files")
    each, one = form.values("types"), form.value("type", "auto")
    types = document_types(each if len(each) == len(files) else [one] * len(files), len(files))
    found = [Upload(uploads.safe_name(f.file or ""), bytes(f.data), t) for f, t in zip(files, types, strict=True)]
    if not found and form.value("text").strip():
        return [Upload("pasted-text.txt", form.value("text").encode(), document_types([one], 1)[0], text=True)]
    return found
