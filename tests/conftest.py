"""What the tests share: the shipped pack, the samples, and a way to judge a file or a text."""

from pathlib import Path

import pytest

from scr_checker.evaluation import evaluate, ready
from scr_checker.loading import load_pack
from scr_checker.readers import read_document
from scr_checker.submission import submit

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_reports"


@pytest.fixture(scope="session")
def pack():
    """The shipped pack, made ready as the command line and the service make it."""
    return ready(load_pack())


@pytest.fixture(scope="session")
def judge(pack):
    """Judge files by path, or one text as Markdown."""

    def run(*sources, types=None, partial=False):
        documents = [
            read_document(*((s.name, s.read_bytes()) if isinstance(s, Path) else ("draft.md", s.encode()))) for s in sources
        ]
        return evaluate(submit(documents, types, partial=partial), pack)

    return run


@pytest.fixture(scope="session")
def judged(judge):
    """The evaluation of every sample report, by its name."""
    return {path.stem: judge(path) for path in sorted(SAMPLES.glob("*.md")) if path.stem != "README"}
