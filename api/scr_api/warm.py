"""What every worker starts with: the engine imported and the usual pack loaded, once, in the process they fork from.

Named to ``multiprocessing.set_forkserver_preload``: importing it is its effect. A pack that does not load is left for
the worker to report.
"""

from __future__ import annotations

import contextlib
import gc

from scr_api import jobs, views
from scr_api.tasks import Task, Upload
from scr_checker.errors import ScrCheckerError
from scr_checker.evaluation import ready
from scr_checker.loading import load_pack

TINY = b"# Serious case review\n\nThe panel met the mother on 3 May 2009, and her views shaped the findings.\n"

__all__ = ["jobs", "views", "warm"]


def warm(pack: str) -> None:
    """Load the pack and judge a tiny document, so that everything lazy is loaded."""
    ready(load_pack(pack))
    jobs.run(Task("evaluation", pack, (Upload("tiny.md", TINY),)))


with contextlib.suppress(ScrCheckerError):
    warm("ofsted_2010")
    gc.freeze()
