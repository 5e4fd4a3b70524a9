"""The example submission, whole or with changes made to its documents."""

import pytest
from tests.conftest import SAMPLES

from scr_checker.evaluation import evaluate
from scr_checker.readers import read_document
from scr_checker.submission import submit

EXAMPLE = SAMPLES / "submission-child-w-larkbourne"


@pytest.fixture(scope="session")
def example():
    """The documents of the example by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.glob("*.md"))}


@pytest.fixture(scope="session")
def judged_with(pack, example):
    """The example judged after changes: ``name={"old": "new"}`` replaces, ``name=None`` leaves the document out."""

    def run(changes=None):
        changes = changes or {}
        texts = {name: text for name, text in example.items() if changes.get(name, {}) is not None}
        for name, replacements in changes.items():
            for old, new in (replacements or {}).items():
                assert old in texts[name], old
                texts[name] = texts[name].replace(old, new)
        return evaluate(submit([read_document(name, text.encode()) for name, text in texts.items()]), pack)

    return run


@pytest.fixture(scope="session")
def whole(judged_with):
    return judged_with()
