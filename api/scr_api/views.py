"""What does a page say? Templates filled in: small pages by the server, results by a worker.

Between the routes of the page and ``templates/``; the report itself is ``scr_checker.renderers.html``, the same as the
downloaded file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from starlette.responses import HTMLResponse

from scr_api.access import COOKIE, cookie_of, set_cookie
from scr_checker.renderers.html import Report, environment
from scr_checker.signal_rules import DocumentType

if TYPE_CHECKING:
    from starlette.requests import Request

    from scr_api.problems import ProblemError
    from scr_api.service import Service
    from scr_api.tasks import Task
    from scr_checker.result import Evaluation
    from scr_checker.submission import Submission

TYPES = get_args(DocumentType)


def frame(request: Request, service: Service, cookie: str) -> dict[str, Any]:
    """What the frame of every page needs."""
    return {
        "csrf": service.access.form_token(cookie),
        "needs_key": service.settings.needs_key,
        "signed_in": service.access.visitor(request) is not None,
    }


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page with its frame; gives the browser a token if it has none."""
    service: Service = request.app.state.service
    cookie = cookie_of(request)
    html = environment().get_template(name).render(**frame(request, service, cookie), **values)
    return with_token(request, service, cookie, HTMLResponse(html, status))


def with_token(request: Request, service: Service, cookie: str, response: HTMLResponse) -> HTMLResponse:
    """The response, with the token for a browser that had none."""
    if COOKIE not in request.cookies:
        set_cookie(request, response, cookie, service.settings)
    return response


def error_page(request: Request, problem: ProblemError) -> HTMLResponse:
    """An error for a person in a browser."""
    response = page(request, "error.html", problem.status, problem=problem)
    response.headers.update(problem.headers)
    return response


def result_page(task: Task, submission: Submission, evaluation: Evaluation) -> str:
    """The page of a result, or its checklist; called in a worker."""
    from scr_api.jobs import packed

    documents = submission.documents if task.kind == "page" else ()
    template = environment().get_template("result.html" if task.kind == "page" else "checklist.html")
    return template.render(
        report=Report(evaluation, documents),
        kept=packed(submission) if documents else "",
        pack=task.pack,
        partial=submission.partial,
        types=TYPES,
        **task.context,
    )
