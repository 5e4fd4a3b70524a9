"""What came back from a worker, or why nothing did? The values and errors between ``workers`` and ``service``."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from scr_api import worker as process


class PoolError(Exception):
    """A task that was not answered."""


class BusyError(PoolError):
    """No room to wait."""


class TimeLimitError(PoolError):
    """It took longer than allowed."""


class MemoryLimitError(PoolError):
    """It needed more memory than allowed."""


class WorkerDiedError(PoolError):
    """The process ended under it; ``exit_code`` is below 0 for the signal that ended it."""

    exit_code: int | None = None

    @property
    def crashed(self) -> bool:
        """Whether it fell over by itself, as native code does on a hostile file or without memory."""
        return self.exit_code is not None and self.exit_code not in (0, -signal.SIGKILL, -signal.SIGTERM)


class FaultError(PoolError):
    """Our own code failed; the message names the place and nothing of the document."""


class RefusedError(PoolError):
    """The caller can mend it; the message says how."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A worker's answer: how it went, a line about it, and the bytes asked for."""

    status: str
    detail: str
    body: bytes

    def result(self) -> bytes:
        """The bytes asked for. Raises the ``PoolError`` that says why there are none."""
        if self.status == process.OK:
            return self.body
        if self.status == process.MEMORY:
            raise MemoryLimitError
        raise (RefusedError if self.status == process.REFUSED else FaultError)(self.detail)
