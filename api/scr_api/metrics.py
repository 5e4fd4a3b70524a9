"""How is the service doing? Counts and times for Prometheus; names of routes and statuses only, nothing of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

if TYPE_CHECKING:
    from scr_api.workers import Pool

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The meters of one running service."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("scr_requests", "Requests answered", ("route", "method", "status"), registry=self._registry)
        self._seconds = Histogram("scr_request_seconds", "Time to answer", ("route",), buckets=BUCKETS, registry=self._registry)
        self._workers = Gauge("scr_workers", "Worker processes", ("state",), registry=self._registry)
        self._admitted = Gauge("scr_requests_admitted", "Requests being judged or waiting", registry=self._registry)
        self._replaced = Gauge("scr_workers_replaced", "Workers replaced since the start", registry=self._registry)

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, pool: Pool) -> bytes:
        """All meters in Prometheus' text form."""
        self._workers.labels("idle").set(pool.idle)
        self._workers.labels("running").set(pool.size)
        self._admitted.set(pool.admitted)
        self._replaced.set(pool.replaced)
        return generate_latest(self._registry)
