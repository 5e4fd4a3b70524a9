"""May this request be answered? Keys, sign-ins, tokens against forged forms, and rates.

Asked by every route that does work. Sign-ins live in memory only and end with the process. The time a wrong key costs
does not depend on how wrong it is.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scr_api.keys import KeyFile, bearer
from scr_api.problems import ProblemError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from scr_api.keys import Key
    from scr_api.settings import Settings

COOKIE = "scr_session"
LOCAL = "local"
MOST_SESSIONS, MOST_BUCKETS = 10_000, 10_000


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the id and name of the key; ``local`` where none is needed."""

    id: str
    name: str = ""


@dataclass(slots=True)
class _Session:
    secret_hash: str
    ends: float


class Access:
    """The gate of one running service."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._file = KeyFile(settings.keys_file)
        self._secret = secrets.token_bytes(32)
        self._sessions: dict[str, _Session] = {}
        self._buckets: dict[str, tuple[float, float]] = {}

    def caller(self, request: Request) -> Caller:
        """Who sends this request by the API. Raises a 401 problem."""
        if not self._settings.needs_key:
            return Caller(LOCAL)
        header = request.headers.get("authorization")
        key = self._file.find(bearer(header)) if header else None
        if key is None:
            raise ProblemError(
                401, "unauthorised", "An API key is needed",
                "Send the header 'Authorization: Bearer KEY' with a key made by 'scr-checker keys add NAME'.",
                {"WWW-Authenticate": 'Bearer realm="scr-checker"'},
            )  # fmt: skip
        return Caller(key.id, key.name)

    def visitor(self, request: Request) -> Caller | None:
        """Who is signed in to the page; nobody if the key was revoked meanwhile."""
        if not self._settings.needs_key:
            return Caller(LOCAL)
        session = self._sessions.get(_cookie(request))
        if session is None or session.ends < time.monotonic():
            return None
        key = next((k for k in self._file.all() if k.sha256 == session.secret_hash), None)
        return Caller(key.id, key.name) if key else None

    def sign_in(self, presented: str) -> str | None:
        """A new session for this key; nothing for a wrong key."""
        key: Key | None = self._file.find(presented.strip())
        if key is None:
            return None
        now = time.monotonic()
        self._sessions = {s: v for s, v in list(self._sessions.items())[-MOST_SESSIONS:] if v.ends > now}
        token = new_token()
        self._sessions[token] = _Session(key.sha256, now + self._settings.session_hours * 3600)
        return token

    def sign_out(self, request: Request) -> None:
        """End the session of this request."""
        self._sessions.pop(_cookie(request), None)

    def form_token(self, cookie: str) -> str:
        """The token that a form sent with this cookie must carry."""
        return hmac.new(self._secret, cookie.encode(), hashlib.sha256).hexdigest()

    def check_form(self, request: Request, token: str) -> None:
        """Refuse a form that did not come from our own page. Raises a 403 problem."""
        cookie = _cookie(request)
        if not cookie or not hmac.compare_digest(self.form_token(cookie).encode(), token.encode()):
            detail = "Go back, reload the page and send the form again. Cookies must be allowed for this page."
            raise ProblemError(403, "form-expired", "The form has expired", detail)

    def check_rate(self, caller: Caller) -> None:
        """Count one evaluation against the caller's rate. Raises a 429 problem; local use has no rate."""
        if caller.id == LOCAL:
            return
        wait = self._take(caller.id, self._settings.rate_per_minute)
        if wait:
            detail = f"This key may send {self._settings.rate_per_minute} evaluations a minute. Try again after {wait} seconds."
            raise ProblemError(429, "too-many-requests", "Too many requests", detail, {"Retry-After": str(wait)})

    def check_sign_in_rate(self, address: str) -> None:
        """Count one try to sign in from an address. Raises a 429 problem."""
        wait = self._take(f"sign-in {address}", 20)
        if wait:
            detail = f"Too many tries. Try again after {wait} seconds."
            raise ProblemError(429, "too-many-requests", "Too many requests", detail, {"Retry-After": str(wait)})

    def _take(self, name: str, per_minute: int) -> int:
        """Take from a bucket that refills evenly; the seconds to wait if it is empty."""
        now = time.monotonic()
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets = {n: b for n, b in self._buckets.items() if now - b[1] < 60}
        level, then = self._buckets.get(name, (float(per_minute), now))
        level = min(per_minute, level + (now - then) * per_minute / 60)
        self._buckets[name] = (level - 1 if level >= 1 else level, now)
        return 0 if level >= 1 else max(1, math.ceil((1 - level) * 60 / per_minute))


def set_cookie(request: Request, response: Response, token: str, settings: Settings) -> None:
    """Hand the browser its token; for https only where that is how it came, by itself or as a trusted proxy says."""
    secure = settings.tls or request.url.scheme == "https"
    response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure, path="/")


def cookie_of(request: Request) -> str:
    """The browser's token; a new one if it has none."""
    return _cookie(request) or new_token()


def new_token() -> str:
    """A random token."""
    return secrets.token_urlsafe(32)


def refuse_cross_site(request: Request) -> None:
    """Refuse a request that a page of another site made the browser send. Raises a 403 problem."""
    origin = request.headers.get("origin")
    crossed = request.headers.get("sec-fetch-site") in ("cross-site", "same-site")
    foreign = origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
    if crossed or foreign:
        detail = "A page of another site sent this request. Send it from a program, or use this service's own page."
        raise ProblemError(403, "cross-site", "The request comes from another site", detail)


def _cookie(request: Request) -> str:
    return request.cookies.get(COOKIE, "")[:100]
