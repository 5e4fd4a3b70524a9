"""A report of 200 pages stays usable in a browser: it is judged, scrolls, and a finding leads to its passage and back."""

import time

import pytest
from browsing import CHROMIUM, opened
from long_report import long_docx

pytest.importorskip("playwright", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
RESULT, STEP, FRAME = 60, 5, 1  # seconds, on a machine that does other things as well
IN_SIGHT = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }"
SCROLL = """async () => { let worst = 0, last = performance.now();
const parts = [window, document.querySelector('.app-documents')];
for (let n = 0; n < 100; n++) { parts.forEach(p => p.scrollBy(0, 500)); await new Promise(requestAnimationFrame);
worst = Math.max(worst, performance.now() - last); last = performance.now(); } return worst / 1000; }"""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_report_of_200_pages_stays_usable(chromium, plain, size):
    page = (tab := opened(chromium, plain.url, size)).page
    page.set_default_timeout(RESULT * 1000)
    began = time.monotonic()
    tab.judge({"name": "long.docx", "mimeType": WORD, "buffer": long_docx()})
    page.wait_for_load_state()
    assert time.monotonic() - began < RESULT
    assert page.locator("a.app-mark").count() > 2000
    assert page.evaluate(SCROLL) < FRAME
    links = page.locator(".app-criterion > .app-passages a")
    for number in (0, links.count() // 2, links.count() - 1):
        began = time.monotonic()
        links.nth(number).click()
        passage = page.locator("a.app-mark:target")
        passage.wait_for()
        assert passage.evaluate(IN_SIGHT)
        passage.click()
        page.locator("details.app-notes:target a").first.click()
        finding = page.locator(".app-findings :target")
        finding.wait_for()
        assert finding.evaluate(IN_SIGHT)
        assert time.monotonic() - began < STEP
    tab.close()
