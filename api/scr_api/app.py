"""``create_app(settings)``: the web page and the HTTP service as one ASGI application.

Stands in front of everything: puts together settings, gate, worker pool, routes and the answers to errors. Starts the
workers when the server starts and ends them when it stops; keeps nothing between requests but sign-ins.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from scr_api import middleware, openapi
from scr_api.problems import ProblemError, invalid, of_status
from scr_api.routes import evaluations, health, reference, web
from scr_api.service import Service
from scr_api.settings import Settings, load_settings
from scr_api.views import error_page
from scr_checker import __version__

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

STATIC = Path(__file__).parent / "static"
MACHINE_PATHS = ("/v1/", "/health/", "/metrics", "/version", "/openapi.json")


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; without settings, those of the environment."""
    service = Service(settings or load_settings())
    service.pack(None)

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        middleware.start_log(service.settings.log_level)
        await service.pool.start()
        yield
        await service.pool.close()

    app = _Described(
        title="scr-checker", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.service = service
    for routes in (evaluations, reference, health, web):
        app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_exception_handler(ProblemError, _answer)
    app.add_exception_handler(HTTPException, _answer)
    app.add_exception_handler(RequestValidationError, _answer)
    app.add_middleware(middleware.Around, settings=service.settings, metrics=service.metrics)
    return app


class _Described(FastAPI):
    """An application whose OpenAPI description is ours."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document."""
        return openapi.describe(self)


async def _answer(request: Request, error: Exception) -> Response:
    """A problem document, or for a person in a browser a page."""
    problem = _problem_of(error)
    if not request.url.path.startswith(MACHINE_PATHS) and "text/html" in request.headers.get("accept", ""):
        return error_page(request, problem)
    return problem.response(request.state.request_id)


def _problem_of(error: Exception) -> ProblemError:
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, HTTPException):
        return of_status(error.status_code, str(error.detail), error.headers)
    return invalid("A parameter is not valid. See /openapi.json.")
