"""One worker process: waits on its pipe for tasks, answers each, and dies with its server.

Between ``workers`` (in the server) and ``jobs``. Answers are JSON heads and raw bytes, never pickles: what comes from
a process that has read hostile files is data only. The engine is imported here and not at the top, so that the server
itself never loads it.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from scr_checker.errors import ScrCheckerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from scr_api.tasks import Task

MEGABYTE = 1024 * 1024
STATM = Path("/proc/self/statm")
OK, REFUSED, MEMORY, FAILED, READY = "ok", "refused", "memory", "failed", "ready"


def serve(pipe: Connection, pack: str, memory_mb: int) -> None:
    """Answer tasks until the pipe closes or memory runs out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(EOFError, OSError):
        status, detail = _prepare(pack)
        _answer(pipe, status, detail)
        while status in (OK, REFUSED, READY, FAILED):
            task = pipe.recv()
            _limit_memory(memory_mb)
            status, detail, body = _attempt(task)
            _limit_memory(None)
            _answer(pipe, status, detail, body)
            del task, body
            gc.collect()  # between two tasks, so that memory stays flat although the collector rests within one
    os._exit(0)


def _prepare(pack: str) -> tuple[str, str]:
    from scr_api.warm import warm

    try:
        warm(pack)
    except ScrCheckerError as error:
        return REFUSED, str(error)
    return READY, ""


def _attempt(task: Task) -> tuple[str, str, bytes]:
    from scr_api import jobs

    try:
        return OK, "", jobs.run(task)
    except ScrCheckerError as error:
        return REFUSED, str(error), b""
    except MemoryError:
        return MEMORY, "", b""
    except Exception as error:  # the message may quote the document, the place in our code cannot
        return FAILED, _where(error), b""


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"


def _limit_memory(megabytes: int | None) -> None:
    """Let this process grow by so much from where it stands; or freely, to give its answer."""
    if not STATM.exists():
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if megabytes is None:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        return
    limit = int(STATM.read_text().split()[0]) * resource.getpagesize() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _answer(pipe: Connection, status: str, detail: str, body: bytes = b"") -> None:
    head = json.dumps({"status": status, "detail": detail}).encode()
    pipe.send_bytes(head + b"\n" + body)
