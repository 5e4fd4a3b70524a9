"""Is it running, is it ready, what runs, and how much? For load balancers, operators and Prometheus."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from scr_api import metrics
from scr_api.openapi import LIVE, METRICS, READY, VERSION
from scr_api.problems import ProblemError
from scr_api.routes.reference import summary
from scr_api.schemas import Health, Version
from scr_api.service import Service, service_of
from scr_checker import __version__
from scr_checker.result import SCHEMA_VERSION

router = APIRouter(tags=["Operations"])
ServiceHere = Annotated[Service, Depends(service_of)]


@router.get("/health/live", **LIVE)
async def live() -> Health:
    """Whether the server answers."""
    return Health(status="ok")


@router.get("/health/ready", **READY)
async def ready(service: ServiceHere) -> Health:
    """Whether a worker judges a tiny document."""
    if trouble := await service.ready():
        after = {"Retry-After": str(service.settings.retry_after)}
        raise ProblemError(503, "not-ready", "The service is not ready", f"Wait and ask again: {trouble}.", after)
    return Health(status="ok")


@router.get("/version", **VERSION)
def version(service: ServiceHere) -> Version:
    """What runs here."""
    return Version(checker=__version__, schema_version=SCHEMA_VERSION, pack=summary(service.pack(None)))


@router.get("/metrics", **METRICS)
async def show_metrics(request: Request, service: ServiceHere) -> Response:
    """Counts and times in Prometheus' text form."""
    service.access.caller(request)
    return Response(service.metrics.text(service.pool), media_type=metrics.MEDIA_TYPE)
