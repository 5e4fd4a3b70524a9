"""What happens around every request? Host check, security headers, one log line, and no traceback to anybody.

Plain ASGI, so that a client's going away reaches the route. The log line holds the route's pattern and sizes; never a
path as sent, a query, a file name or a word of a document.
"""

from __future__ import annotations

import json
import logging
import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from scr_api.problems import ProblemError, internal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from scr_api.metrics import Metrics
    from scr_api.settings import Settings

LOG = logging.getLogger("scr_api")
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Around:
    """The one middleware of the service."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app, self._metrics, self._settings = app, metrics, settings
        self._headers = {**HEADERS, **({"Strict-Transport-Security": "max-age=31536000"} if settings.tls else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visit = _Visit(scope, send, self._headers)
        try:
            if self._known_host(scope):
                await self._app(scope, visit.receiving(receive), visit.send)
            else:
                detail = "The service does not answer to this host name; the operator can add it to SCR_ALLOWED_HOSTS."
                await ProblemError(400, "unknown-host", "Unknown host", detail).response(visit.id)(scope, receive, visit.send)
        except Exception as error:  # nothing may reach the server's own log, which would print the message
            visit.fault = place_of(error)
            if not visit.status:
                await internal().response(visit.id)(scope, receive, visit.send)
        finally:
            self._record(visit)

    def _known_host(self, scope: Scope) -> bool:
        host = Headers(scope=scope).get("host", "").lower()
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return name in self._settings.hosts or "*" in self._settings.hosts

    def _record(self, visit: _Visit) -> None:
        route, method, seconds = visit.route(), visit.method(), time.perf_counter() - visit.began
        self._metrics.count(route, method, visit.status, seconds)
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "request": visit.id,
            "method": method,
            "route": route,
            "status": visit.status,
            "ms": round(seconds * 1000, 1),
            "received": visit.received,
            "sent": visit.sent,
            "key": visit.scope["state"].get("key", ""),
        }
        if visit.fault or visit.scope["state"].get("fault"):
            line["fault"] = visit.fault or visit.scope["state"]["fault"]
            LOG.error(json.dumps(line))
        else:
            LOG.info(json.dumps(line))


class _Visit:
    """One request under way: counts what comes and goes."""

    def __init__(self, scope: Scope, send: Send, headers: dict[str, str]) -> None:
        self.id, self.scope, self.began = secrets.token_hex(8), scope, time.perf_counter()
        self.received = self.sent = self.status = 0
        self.fault = ""
        self._send, self._headers = send, headers
        scope.setdefault("state", {})["request_id"] = self.id

    def receiving(self, receive: Receive) -> Receive:
        """``receive`` that counts."""

        async def counted() -> Message:
            message = await receive()
            self.received += len(message.get("body", b""))
            return message

        return counted

    async def send(self, message: Message) -> None:
        """``send`` that counts and adds the headers."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
            headers["X-Request-ID"] = self.id
        self.sent += len(message.get("body", b""))
        await self._send(message)

    def route(self) -> str:
        """The pattern of the route that answered."""
        path = getattr(self.scope.get("route"), "path", "")
        return str(path) or ("/static" if self.scope["path"].startswith("/static/") else "unmatched")

    def method(self) -> str:
        """The method, if it is a known one."""
        method = str(self.scope["method"])
        return method if method in METHODS else "other"


def place_of(error: BaseException) -> str:
    """The kind of an error and its place in the code; never its message, which may quote a document."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return (
        f"{type(error).__name__} at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        if trace
        else type(error).__name__
    )


def start_log(level: str) -> None:
    """Send the log to standard error, one JSON document a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers[:] = [handler]
    LOG.setLevel(level.upper())
    LOG.propagate = False
