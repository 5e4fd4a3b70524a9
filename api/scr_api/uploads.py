"""What did the client send? Forms and bodies read from the network into memory, never onto disk.

Before any parsing of documents: counts bytes as they arrive, whatever the header says, and stops at the limit. A
refused client that is still sending is listened to for a while, so that it gets to read the refusal.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from scr_api.problems import ProblemError, gone, invalid, too_large, unsupported

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from scr_api.settings import Settings

MULTIPART = "multipart/form-data"
MOST_PARTS, MOST_FIELDS_BYTES, LONGEST_NAME = 500, 64 * 1024, 160
LINGER_SECONDS = 5.0
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Part:
    """A field of a form; a file if it has a file name."""

    name: str
    file: str | None
    data: bytearray = field(default_factory=bytearray)

    def text(self) -> str:
        """The value of a plain field."""
        try:
            return self.data.decode()
        except UnicodeDecodeError:
            raise invalid(f"The field {_shown(self.name)} is not UTF-8 text.") from None


class Form:
    """The fields of a multipart form in the order they came."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts

    def files(self, name: str) -> list[Part]:
        """Files sent under this name; an empty file input of a browser is none."""
        return [p for p in self.parts if p.name == name and p.file is not None and (p.file or p.data)]

    def values(self, name: str) -> list[str]:
        """Plain values sent under this name."""
        return [p.text() for p in self.parts if p.name == name and p.file is None]

    def value(self, name: str, default: str = "") -> str:
        """The first plain value sent under this name."""
        return next(iter(self.values(name)), default)

    def names(self) -> set[str]:
        """All names used."""
        return {p.name for p in self.parts}


class Body:
    """The body of a request on its way in: counted, timed, and listened to the end where it is refused."""

    def __init__(self, request: Request, settings: Settings) -> None:
        self._request, self._settings = request, settings
        self._more = True

    async def whole(self) -> bytes:
        """All of it, in memory."""
        body = bytearray()
        async for chunk in self._chunks():
            body += chunk
        return bytes(body)

    async def form(self) -> Form:
        """The multipart form that it is, in memory."""
        kind, options = parse_options_header(self._request.headers.get("content-type", ""))
        boundary = options.get(b"boundary", b"")
        if kind.decode("latin-1").lower() != MULTIPART or not boundary:
            raise unsupported(kind.decode("latin-1")[:80], MULTIPART)
        reader = _Reader(self._settings.max_files)
        try:
            parser = MultipartParser(boundary, reader.callbacks())  # type: ignore[arg-type]
            async for chunk in self._chunks():
                parser.write(chunk)
            parser.finalize()
        except FormParserError:
            raise invalid("The multipart form is not well-formed; let a library build it.") from None
        if not reader.ended:
            raise invalid("The multipart form ends before its closing boundary.")
        return Form(reader.parts)

    async def drain(self) -> None:
        """Let a client that is refused finish sending, keeping nothing of it, so that it reads the refusal."""
        drained = 0
        try:
            async with asyncio.timeout(LINGER_SECONDS):
                while self._more and drained < 2 * self._settings.max_bytes:
                    drained += len(await self._receive())
        except (TimeoutError, ProblemError):
            return

    async def _chunks(self) -> AsyncIterator[bytes]:
        received = 0
        try:
            async with asyncio.timeout(self._settings.upload_timeout):
                while self._more:
                    chunk = await self._receive()
                    received += len(chunk)
                    if received > self._settings.max_bytes:
                        raise too_large(self._settings.max_upload_mb)
                    yield chunk
        except TimeoutError:
            self._more = False
            detail = f"The request took more than {self._settings.upload_timeout:g} seconds to arrive. Send it again."
            raise ProblemError(408, "too-slow", "The request came too slowly", detail, {"Connection": "close"}) from None

    async def _receive(self) -> bytes:
        message = await self._request.receive()
        self._more = message.get("more_body", False)
        if message["type"] == "http.disconnect":
            raise gone()
        return bytes(message.get("body", b""))


async def read_form(request: Request, settings: Settings) -> Form:
    """The multipart form of a request; a client that sends what is refused is heard out."""
    body = Body(request, settings)
    try:
        return await body.form()
    except ProblemError:
        await body.drain()
        raise


def safe_name(name: str) -> str:
    """The last part of a path without control characters, cut at a length."""
    last = _CONTROL.sub("", name).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return last[-LONGEST_NAME:] or "unnamed"


class _Reader:
    """Collects the parts that the parser announces."""

    def __init__(self, most_files: int) -> None:
        self.parts: list[Part] = []
        self.ended = False
        self._most_files = most_files
        self._headers: dict[str, bytes] = {}
        self._key, self._value = bytearray(), bytearray()
        self._small = 0

    def callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._headers.clear,
            "on_header_field": self._header_key,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._begin,
            "on_part_data": self._data,
            "on_end": self._end,
        }

    def _header_key(self, data: bytes, start: int, end: int) -> None:
        self._key += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._key.decode("latin-1").lower()] = bytes(self._value)
        self._key.clear()
        self._value.clear()

    def _begin(self) -> None:
        _, options = parse_options_header(self._headers.get("content-disposition", b""))
        name, file = options.get(b"name"), options.get(b"filename")
        if name is None:
            raise invalid("A part of the form has no name.")
        self.parts.append(Part(_decoded(name), None if file is None else _decoded(file)))
        if len(self.parts) > MOST_PARTS or sum(p.file is not None for p in self.parts) > self._most_files:
            raise invalid(f"At most {self._most_files} files are taken in one request. Send them as a zip, or in parts.")

    def _data(self, data: bytes, start: int, end: int) -> None:
        part = self.parts[-1]
        part.data += memoryview(data)[start:end]
        if part.file is None and part.name not in LARGE_FIELDS:
            self._small += end - start
            if self._small > MOST_FIELDS_BYTES:
                raise invalid("The plain fields of the form are too long; send documents as files.")

    def _end(self) -> None:
        self.ended = True


LARGE_FIELDS = frozenset(("text", "kept"))


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _shown(name: str) -> str:
    return safe_name(name)[:40]
