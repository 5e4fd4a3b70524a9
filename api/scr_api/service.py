"""What the routes share: one running service with its settings, gate, pool and packs, and how it does a task."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING

from starlette.requests import Request

from scr_api import answers, workers
from scr_api.access import Access
from scr_api.metrics import Metrics
from scr_api.problems import ProblemError, busy, gone, internal, invalid
from scr_api.tasks import Task, Upload
from scr_checker.loading import available_packs, load_pack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scr_api.settings import Settings
    from scr_checker.packs import Pack

TINY = b"# Serious case review\n\nThe panel met the mother on 3 May 2009.\n"
READY_SECONDS, READY_WAIT = 5.0, 10.0


class Service:
    """One running service."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.access = Access(settings)
        self.metrics = Metrics()
        self.pool = workers.Pool(settings)
        self._ready_until = 0.0
        self._ready_lock = asyncio.Lock()

    def pack(self, name: str | None) -> Pack:
        """An installed pack by id; never a path. Raises a 422 problem."""
        wanted = name or self.settings.pack
        if wanted != self.settings.pack and wanted not in available_packs():
            raise invalid(f"There is no rule pack of that id. Known: {', '.join(sorted(available_packs()))}.")
        return load_pack(wanted)

    @contextlib.asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place in the queue, taken before an upload is read. Raises a 503 problem."""
        try:
            async with self.pool.admission():
                yield
        except answers.BusyError:
            raise busy(self.settings.retry_after) from None

    async def do(self, request: Request, task: Task) -> bytes:
        """The answer to a task; given up when the client goes. Raises a problem."""
        work = asyncio.ensure_future(self.pool.run(task))
        left = asyncio.ensure_future(_disconnected(request))
        try:
            await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise gone()
            return self._result(request, work)
        finally:
            left.cancel()
            work.cancel()

    def _result(self, request: Request, work: asyncio.Future[bytes]) -> bytes:
        try:
            return work.result()
        except answers.RefusedError as error:
            raise ProblemError(422, "unusable-document", "A document cannot be read", str(error)) from None
        except answers.TimeLimitError:
            detail = f"It took more than {self.settings.time_limit:g} seconds. Send fewer documents at once, or save them again."
            raise ProblemError(422, "time-limit", "The documents take too long to read", detail) from None
        except answers.MemoryLimitError:
            detail = "They need more memory than one request may use. Remove pictures, or send fewer documents at once."
            raise ProblemError(422, "memory-limit", "The documents are too large to read", detail) from None
        except answers.WorkerDiedError as death:
            if death.crashed:
                detail = (
                    "The process that read the documents fell over on them. Save them in another format, or without pictures."
                )
                raise ProblemError(422, "reader-crashed", "The documents cannot be read", detail) from None
            detail = "The process that read the documents ended. If it happens again, save them in another format."
            raise ProblemError(500, "worker-died", "The documents could not be judged", detail) from None
        except answers.FaultError as error:
            request.state.fault = str(error)
            raise internal() from None

    async def ready(self) -> str:
        """Empty if a worker judged a tiny document just now; what is wrong otherwise."""
        async with self._ready_lock:
            if time.monotonic() < self._ready_until:
                return ""
            try:
                async with asyncio.timeout(READY_WAIT):
                    await self.pool.run(Task("evaluation", self.settings.pack, (Upload("ready.md", TINY),)))
            except (answers.PoolError, TimeoutError):
                return self.pool.trouble or "no worker answered in time"
            self._ready_until = time.monotonic() + READY_SECONDS
            return ""


async def _disconnected(request: Request) -> None:
    """Return when the client has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def service_of(request: Request) -> Service:
    """The service that this request reached."""
    service: Service = request.app.state.service
    return service
