"""Who does the work, and what if one of them dies? A small pool of worker processes behind the event loop.

Between the routes and ``worker``. Each worker has a pipe of its own; one that dies, hangs, or whose client has gone is
killed and replaced, and only its own request fails. Admission is bounded: beyond it callers are told to come back.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from scr_api import worker as process
from scr_api.answers import Answer, BusyError, TimeLimitError, WorkerDiedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from multiprocessing.context import ForkServerProcess

    from scr_api.settings import Settings
    from scr_api.tasks import Task

START_SECONDS = 120.0
PAUSE_SECONDS = 1.0


class Worker:
    """A worker process as the server sees it."""

    def __init__(self, pack: str, memory_mb: int) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["scr_api.warm"])
        self.jobs = 0
        self._pipe, theirs = context.Pipe()
        self._process: ForkServerProcess = context.Process(target=process.serve, args=(theirs, pack, memory_mb), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid or 0

    def ready(self) -> Answer:
        """Wait until it has loaded its pack."""
        if not self._pipe.poll(START_SECONDS):
            raise WorkerDiedError
        return self._receive()

    def exchange(self, task: Task) -> Answer:
        """Send a task and wait for its answer; ends with ``WorkerDiedError`` when the process is killed."""
        self.jobs += 1
        try:
            self._pipe.send(task)
        except OSError:
            raise WorkerDiedError from None
        return self._receive()

    def exit_code(self) -> int | None:
        """How it ended, once it has."""
        self._process.join(1)
        return self._process.exitcode

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.is_alive()

    def kill(self) -> None:
        """End it at once; a thread waiting for its answer wakes up."""
        if self._process.is_alive():
            self._process.kill()

    def bury(self) -> None:
        """Wait for its end and close its pipe."""
        self._process.join(5)
        self._pipe.close()

    def _receive(self) -> Answer:
        try:
            head, _, body = self._pipe.recv_bytes().partition(b"\n")
        except (EOFError, OSError):
            raise WorkerDiedError from None
        return Answer(body=body, **json.loads(head))


class Pool:
    """So many workers, and so many callers waiting for one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._threads = ThreadPoolExecutor(3 * settings.workers + 2, "worker-pipe")
        self._hirings: set[asyncio.Task[None]] = set()
        self._closing = False
        self.admitted = 0
        self.replaced = 0
        self.trouble = ""

    async def start(self) -> None:
        """Start all workers; they become available as they get ready."""
        for _ in range(self._settings.workers):
            self._hire()

    async def close(self) -> None:
        """End all workers."""
        self._closing = True
        for hiring in self._hirings:
            hiring.cancel()
        for worker in list(self._workers):
            await self._dismiss(worker)
        self._threads.shutdown(wait=False, cancel_futures=True)

    @property
    def size(self) -> int:
        """Workers that run."""
        return len(self._workers)

    @property
    def idle(self) -> int:
        """Workers that wait for a task."""
        return self._idle.qsize()

    def pids(self) -> list[int]:
        """The process ids of all workers."""
        return [worker.pid for worker in self._workers]

    @contextlib.asynccontextmanager
    async def admission(self) -> AsyncIterator[None]:
        """A place among those being served or waiting. Raises ``BusyError`` when there is none."""
        if self.admitted >= self._settings.workers + self._settings.queue or self._closing:
            raise BusyError
        self.admitted += 1
        try:
            yield
        finally:
            self.admitted -= 1

    async def run(self, task: Task) -> bytes:
        """The answer to a task. Raises a ``PoolError``; when cancelled, its worker is killed."""
        worker = await self._free_worker()
        kept = False
        try:
            answer = await self._exchange(worker, task)
            kept = answer.status != process.MEMORY and worker.jobs < self._settings.worker_jobs
        finally:
            if kept:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        return answer.result()

    async def _free_worker(self) -> Worker:
        while True:
            worker = await self._idle.get()
            if worker.alive():
                return worker
            self._replace(worker)

    async def _exchange(self, worker: Worker, task: Task) -> Answer:
        waiting = self._in_thread(worker.exchange, task)
        try:
            done, _ = await asyncio.wait({waiting}, timeout=self._settings.time_limit)
        except asyncio.CancelledError:
            worker.kill()
            waiting.add_done_callback(lambda ended: ended.exception())
            raise
        if not done:
            worker.kill()
            waiting.add_done_callback(lambda ended: ended.exception())
            raise TimeLimitError
        try:
            return await waiting
        except WorkerDiedError as death:
            death.exit_code = await asyncio.get_running_loop().run_in_executor(None, worker.exit_code)
            raise

    def _in_thread(self, function: object, *arguments: object) -> asyncio.Future[Answer]:
        return asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)  # type: ignore[arg-type]

    def _replace(self, worker: Worker) -> None:
        self._workers.discard(worker)
        worker.kill()
        self._threads.submit(worker.bury)
        if not self._closing:
            self.replaced += 1
            self._hire()

    async def _dismiss(self, worker: Worker) -> None:
        self._workers.discard(worker)
        worker.kill()
        await asyncio.get_running_loop().run_in_executor(None, worker.bury)

    def _hire(self) -> None:
        hiring = asyncio.get_running_loop().create_task(self._new_worker())
        self._hirings.add(hiring)
        hiring.add_done_callback(self._hirings.discard)

    async def _new_worker(self) -> None:
        """Start workers until one gets ready."""
        loop = asyncio.get_running_loop()
        while not self._closing:
            try:
                worker = await loop.run_in_executor(self._threads, Worker, self._settings.pack, self._settings.memory_limit_mb)
            except OSError as error:
                self.trouble = f"no worker can be started: {error.strerror}"
            else:
                if await self._got_ready(worker):
                    return
            await asyncio.sleep(PAUSE_SECONDS)

    async def _got_ready(self, worker: Worker) -> bool:
        """Whether a new worker came up; it is put to work or dismissed."""
        self._workers.add(worker)
        try:
            answer = await self._in_thread(worker.ready)
        except WorkerDiedError:
            answer = Answer(process.FAILED, "a worker ended while it started", b"")
        if answer.status == process.READY:
            self.trouble = ""
            self._idle.put_nowait(worker)
            return True
        self.trouble = answer.detail
        await self._dismiss(worker)
        return False
