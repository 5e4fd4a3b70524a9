"""What went wrong, and what can the caller do? Errors of the service as RFC 9457 problem documents.

At the edge of every route. A problem never quotes a document; ``type`` names a section of docs/service.md.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from collections.abc import Mapping


MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:scr-checker:problem:"
WORDS = {
    404: ("Nothing is at this address", "Check the address, or go to the start. Programs find what there is in /openapi.json."),
    405: ("This address cannot be used that way", "This address does not take that method. See /openapi.json."),
}


class ProblemDetails(BaseModel):
    """An error as RFC 9457 describes it."""

    type: str = Field(description="a stable name of the kind of problem", examples=["urn:scr-checker:problem:unusable-document"])
    title: str = Field(description="the kind of problem in plain words", examples=["A document cannot be read"])
    status: int = Field(description="the HTTP status again", examples=[422])
    detail: str = Field(description="what happened this time and what to do; never quotes a document")
    request_id: str | None = Field(None, description="the id under which this request stands in the access log")


class ProblemError(Exception):
    """An error on its way to the caller."""

    def __init__(self, status: int, kind: str, title: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.kind, self.title, self.detail = status, kind, title, detail
        self.headers = dict(headers or {})
        super().__init__(title)

    def response(self, request_id: str | None = None) -> JSONResponse:
        """The problem document."""
        body: dict[str, Any] = {
            "type": TYPE_PREFIX + self.kind,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        if request_id:
            body["request_id"] = request_id
        return JSONResponse(body, self.status, self.headers, MEDIA_TYPE)


def invalid(detail: str) -> ProblemError:
    """A request that does not say what it must."""
    return ProblemError(422, "invalid-request", "The request is not valid", detail)


def too_large(megabytes: float) -> ProblemError:
    """More bytes than the service takes."""
    detail = (
        f"At most {megabytes:g} MB are taken in one request. Remove pictures, or send the documents in parts "
        "and say that some are left out (programs: partial=true)."
    )
    return ProblemError(413, "too-large", "The request is too large", detail)


def busy(seconds: int) -> ProblemError:
    """No worker, and no room to wait."""
    detail = f"All workers are busy. Send the same request again after {seconds} seconds."
    return ProblemError(503, "busy", "The service is busy", detail, {"Retry-After": str(seconds)})


def gone() -> ProblemError:
    """The client went away; nobody reads this but the log."""
    return ProblemError(499, "client-gone", "The client went away", "Nobody waits for this answer.")


def unsupported(given: str, wanted: str) -> ProblemError:
    """A content type the service does not read."""
    return ProblemError(
        415, "unsupported-media-type", "The content type is not read here", f"Send {wanted}, not {given or 'none'}."
    )


def of_status(status: int, detail: str | None = None, headers: Mapping[str, str] | None = None) -> ProblemError:
    """The problem of a plain HTTP status, such as 404 or 405."""
    phrase = HTTPStatus(status).phrase
    title, advice = WORDS.get(status, (phrase, detail or phrase))
    return ProblemError(status, phrase.lower().replace(" ", "-"), title, advice, headers)


def internal() -> ProblemError:
    """A fault of ours."""
    detail = "The fault is ours and has been logged without the document. Nothing was kept. Try again."
    return ProblemError(500, "internal", "Something went wrong in the service", detail)
