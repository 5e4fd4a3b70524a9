"""The servers that the tests share; each starts when the first test asks for it."""

import pytest
from browsing import ARGUMENTS, CHROMIUM
from serving import serving


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """A server as a person starts it on their own machine, that cannot write a byte to any file."""
    with serving(tmp_path_factory.mktemp("plain"), no_files=True, workers=1) as server:
        yield server


@pytest.fixture(scope="session")
def tight(tmp_path_factory):
    """A server with narrow limits: one worker, one waiting, little time, small uploads."""
    settings = {"workers": 1, "queue": 1, "time_limit": 2, "max_upload_mb": 2, "retry_after": 1, "upload_timeout": 3}
    with serving(tmp_path_factory.mktemp("tight"), **settings) as server:
        yield server


@pytest.fixture(scope="session")
def guarded(tmp_path_factory):
    """A server that asks for a key."""
    with serving(tmp_path_factory.mktemp("guarded"), keys=True, workers=1, require_key="true", rate_per_minute=30) as server:
        yield server


@pytest.fixture
def client(plain):
    with plain.client() as made:
        yield made


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium, no longer than one module needs it: Playwright keeps an event loop running."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
