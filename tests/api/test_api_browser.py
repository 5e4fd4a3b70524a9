"""The pages in a real browser: Debian's Chromium, with and without JavaScript, wide and narrow, checked by axe.

Skipped, with the reason, where there is no Chromium. ``SCR_SCREENSHOTS=FOLDER`` keeps pictures to look at.
"""

import os
import shutil
from pathlib import Path

import pytest
from serving import DOCX, GOOD

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe measures parts that the browser has not laid out yet as if they overlapped
LAID_OUT = ".app-chunk { content-visibility: visible !important; }"
WIDTHS = {"phone": (320, 640), "tablet": (768, 1024), "desk": (1440, 900)}
SCREENSHOTS = os.environ.get("SCR_SCREENSHOTS")


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


def opened(chromium, url, size="desk", *, script=True, bypass=True):
    width, height = WIDTHS[size]
    context = chromium.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        java_script_enabled=script,
        bypass_csp=bypass,
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(40_000)
    return page


def judge(page, file=DOCX):
    page.goto("/")
    page.set_input_files("#files", file)
    page.click("text=Check the draft")
    page.wait_for_selector("#findings")


def check(page, name=""):
    """No axe violation, nothing wider than the window; a picture to look at."""
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png")
    page.add_style_tag(content=LAID_OUT)
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"


@pytest.mark.parametrize("size", WIDTHS)
def test_no_page_or_state_has_a_violation(chromium, plain, size, tmp_path):
    page = opened(chromium, plain.url, size)
    for path in ("/", "/privacy", "/accessibility", "/nowhere"):
        page.goto(path)
        check(page, f"{path.strip('/') or 'start'}-{size}")
    page.goto("/")
    page.click("text=Check the draft")
    page.wait_for_selector(".govuk-error-summary")
    check(page, f"error-{size}")
    short = tmp_path / "short.md"
    short.write_text(GOOD.read_text()[:6_000])
    judge(page, short)
    check(page, f"result-{size}")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    check(page, f"result-open-{size}")
    page.click("text=Checklist to print")
    page.wait_for_selector(".app-checklist")
    check(page, f"checklist-{size}")
    page.context.close()


def test_a_whole_report_has_no_violation(chromium, plain):
    page = opened(chromium, plain.url)
    judge(page)
    check(page, "report")
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_finding_leads_to_its_passage_and_back(chromium, plain, script):
    page = opened(chromium, plain.url, script=script, bypass=False)
    judge(page)
    link = page.locator(".app-findings .app-passage a").first
    link.click()
    passage = page.locator("a.app-mark:target")
    passage.wait_for()
    assert passage.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }")
    passage.click()
    notes = page.locator("details.app-notes:target")
    notes.wait_for()
    if not notes.evaluate("e => e.open"):
        notes.locator("summary").click()
    notes.locator("a").first.click()
    finding = page.locator(".app-findings li:target")
    finding.wait_for()
    assert finding.is_visible()
    page.context.close()


def test_the_keyboard_is_enough(chromium, plain):
    page = opened(chromium, plain.url, bypass=False)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    page.focus("#text")
    page.keyboard.type("The panel met the mother on 3 May 2009 and her views shaped the findings.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#findings")
    assert "missing on purpose" in page.content()
    page.context.close()


def test_several_files_get_a_question_each_and_downloads_work(chromium, plain, tmp_path):
    page = opened(chromium, plain.url, bypass=False)
    problems = []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    page.goto("/")
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text("# A report\n\nThe panel met the mother on 3 May 2009.\n")
    page.set_input_files("#files", [tmp_path / "one.md", tmp_path / "two.md"])
    page.get_by_label("two.md").select_option("imr")
    page.click("text=Check the draft")
    page.wait_for_selector("#findings")
    assert "taken as individual management review (as given)" in page.content()
    for words, suffix in (("web page", "html"), ("Markdown", "md"), ("(CSV)", "csv"), ("(JSON)", "json")):
        with page.expect_download() as download:
            page.click(f"button:has-text('{words}')")
        assert download.value.suggested_filename.endswith(suffix)
        download.value.save_as(tmp_path / f"kept.{suffix}")
    assert problems == []
    page.context.close()
    kept = opened(chromium, "about:blank")
    kept.goto(f"file://{tmp_path / 'kept.html'}")
    check(kept, "kept")
    kept.context.close()


def test_signing_in_and_out(chromium, guarded):
    page = opened(chromium, guarded.url)
    page.goto("/")
    check(page, "sign-in")
    page.fill("#key", "scr_wrong")
    page.click("button:has-text('Sign in')")
    page.wait_for_selector(".govuk-error-summary")
    check(page, "sign-in-error")
    page.fill("#key", guarded.key)
    page.click("button:has-text('Sign in')")
    page.wait_for_selector("#files")
    check(page, "signed-in")
    page.click("text=Sign out")
    page.wait_for_selector("#key")
    page.context.close()
