"""A real browser for the tests: Debian's Chromium, wide and narrow, with JavaScript on or off, and axe to judge a page.

``SCR_SCREENSHOTS=FOLDER`` keeps pictures to look at.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from serving import SAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"phone": (320, 640), "tablet": (768, 1024), "desk": (1440, 900)}
SCREENSHOTS = os.environ.get("SCR_SCREENSHOTS")
# axe measures parts that the browser has not laid out yet as if they overlapped
LAY_OUT = """() => { const sheet = new CSSStyleSheet();
sheet.replaceSync('.app-chunk { content-visibility: visible !important; }');
document.adoptedStyleSheets = [sheet]; }"""
RUN = """async rules => { const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
return found.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160)).slice(0, 3)]); }"""
# WCAG 1.4.10: at 320 pixels only a document's own table, which has two directions, may be scrolled sideways
SIDEWAYS = """() => [...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth + 1
&& ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && !e.querySelector('.app-doc-table')
).map(e => e.outerHTML.slice(0, 120))"""
CUT = """() => [...document.querySelectorAll('main *')].filter(e => e.getClientRects().length
&& e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.app-doc-table')).map(e => e.outerHTML.slice(0, 120))"""
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"


@dataclass
class Tab:
    """A page of the browser; its scripts run or do not, and can be judged either way."""

    page: Page
    wire: CDPSession
    script: bool

    def scripts(self, on: bool) -> None:
        """Let scripts run or not; what a page left undone while they were off stays undone."""
        self.wire.send("Emulation.setScriptExecutionDisabled", {"value": not on})

    def check(self, name: str) -> None:
        """No axe violation, nothing to scroll sideways; a picture to look at."""
        page = self.page
        page.wait_for_load_state()
        classes = page.get_attribute("body", "class") or ""
        assert ("js-enabled" in classes) == (self.script and "file:" not in page.url), name
        if SCREENSHOTS:
            Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(SCREENSHOTS) / f"{name}-{page.viewport_size['width']}.png")
        self.scripts(True)
        page.evaluate(LAY_OUT)
        page.evaluate(AXE)
        found = page.evaluate(RUN, RULES)
        assert found == [], f"{name}: {found}"
        self.check_fits(name)
        self.scripts(self.script)

    def check_fits(self, name: str) -> None:
        """Nothing has to be scrolled sideways, and nothing is cut off."""
        page = self.page
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the window"
        assert page.evaluate(SIDEWAYS) == [], f"{name}: a part is scrolled sideways"
        assert page.evaluate(CUT) == [], f"{name}: a part stands outside the window"

    def check_widths(self, name: str, *sizes: str) -> None:
        """Check the page as it is on each of these screens, or on all."""
        for width, height in (WIDTHS[size] for size in sizes or WIDTHS):
            self.page.set_viewport_size({"width": width, "height": height})
            self.check(name)

    def open_all(self) -> None:
        """Open every part that can be opened."""
        self.page.evaluate(OPEN)

    def judge(self, file: Path | dict[str, object]) -> None:
        """Send a file and wait for its result."""
        self.page.goto("/")
        self.page.set_input_files("#files", file)
        self.page.click("text=Check the draft")
        self.page.wait_for_selector("#findings")

    def close(self) -> None:
        self.page.context.close()


def opened(browser: Browser, url: str | None, size: str = "desk", *, script: bool = True, offline: bool = False) -> Tab:
    """A tab of its own, with the content policy of the page in force."""
    width, height = WIDTHS[size]
    context = browser.new_context(base_url=url, viewport={"width": width, "height": height}, offline=offline)
    page = context.new_page()
    page.set_default_timeout(40_000)
    tab = Tab(page, context.new_cdp_session(page), script)
    tab.scripts(script)
    return tab


def small_submission() -> dict[str, object]:
    """A zip with little in it that brings up every part of a result page."""
    folder = SAMPLES / "submission-child-w-larkbourne"
    overview = (folder / "overview-report.md").read_text()
    lessons = overview[overview.index("### 8.") :][:420]
    tracked = "\n\n9.1 {++This was added.++} The Board accepts it.{>>Is this so?<<}\n\n- a point\n- another\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("overview-report.md", overview[:1000] + "\n\n" + lessons + tracked)
        archive.writestr("action-plan.md", (folder / "action-plan.md").read_text()[:430])
        archive.writestr("imr-police.md", (folder / "imr-police.md").read_text()[:250])
        archive.writestr("submission.yaml", "incident: {date: 2010-03-02}\nreview: {completed_on: 2010-12-26}\n")
    return {"name": "submission.zip", "mimeType": "application/zip", "buffer": out.getvalue()}
