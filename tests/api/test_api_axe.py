"""axe finds nothing on any page or state, with JavaScript and without, wide and narrow, from the service and from disk."""

import pytest
from browsing import CHROMIUM, WIDTHS, opened, small_submission
from serving import DOCX

from scr_checker.cli import main

pytest.importorskip("playwright", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
SCRIPTS = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
PARTS = (
    ".app-verdict", ".govuk-warning-text", ".app-criteria", ".app-passage--for", ".app-passage--against", ".app-advice",
    ".app-passages--pair", "#facts", ".app-doc-table", ".app-doc-list", ".app-notes", ".app-mark--both", ".app-expectation",
    "[id^='t-']", "#keep",
)  # fmt: skip


@pytest.fixture
def tab(chromium, plain, script):
    made = opened(chromium, plain.url, script=script)
    yield made
    made.close()


@SCRIPTS
def test_small_pages_and_mistakes(tab):
    for path in ("/", "/privacy", "/accessibility", "/nowhere"):
        tab.page.goto(path)
        tab.check_widths(path.strip("/") or "start")
    tab.page.goto("/")
    tab.page.click("text=Check the draft")
    tab.page.wait_for_selector("#files-error")
    tab.check_widths("mistake-files")
    tab.page.fill("#text", "!!!")
    tab.page.click("text=Check the draft")
    tab.page.wait_for_selector("#text-error")
    tab.check_widths("mistake-text")


@SCRIPTS
def test_results(tab, script):
    tab.judge(small_submission())
    for part in PARTS:
        assert tab.page.locator(part).count(), f"the state to check has no {part}"
    sizes = WIDTHS if script else ("phone",)
    tab.check_widths("result", *sizes)
    tab.page.locator(".app-findings .app-passage a").first.click()
    tab.page.locator("a.app-mark:target").wait_for()
    tab.open_all()
    tab.check_widths("result-open", *sizes)
    tab.page.click("text=Checklist to print")
    tab.page.wait_for_selector(".app-checklist")
    tab.check_widths("checklist", *sizes)


def test_the_file_of_the_command_opened_from_disk_without_a_network(chromium, tmp_path):
    source, out = tmp_path / "submission.zip", tmp_path / "result.html"
    source.write_bytes(small_submission()["buffer"])
    assert main(["check", str(source), "--format", "html", "-o", str(out)]) == 0
    tab = opened(chromium, None, script=False, offline=True)
    asked = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.goto(out.as_uri())
    tab.check("file")
    tab.open_all()
    tab.check_widths("file-open", "phone", "desk")
    assert asked == [out.as_uri()]
    tab.close()


@SCRIPTS
def test_a_whole_report(tab):
    tab.judge(DOCX)
    tab.check("report")


@SCRIPTS
def test_states_that_need_their_own_server(chromium, guarded, tight, script, tmp_path):
    page = (tab := opened(chromium, guarded.url, "phone", script=script)).page
    page.goto("/")
    tab.check("sign-in")
    page.fill("#key", "scr_wrong")
    page.click("button:has-text('Sign in')")
    page.wait_for_selector(".govuk-error-summary")
    tab.check("sign-in-mistake")
    page.fill("#key", guarded.key)
    page.click("button:has-text('Sign in')")
    page.wait_for_selector("#files")
    tab.check("signed-in")
    tab.close()
    page = (tab := opened(chromium, tight.url, "phone", script=script)).page
    page.goto("/")
    (tmp_path / "large.txt").write_bytes(b"x" * 3_000_000)
    page.set_input_files("#files", tmp_path / "large.txt")
    page.click("text=Check the draft")
    page.wait_for_selector("h1:has-text('too large')")
    tab.check("too-large")
    tab.close()


WIDE = {
    "the page is wider": ("div.app-width { width: 900px }", "is wider than the window"),
    "a part is scrolled": (".app-passage { overflow-x: auto; white-space: nowrap }", "a part is scrolled sideways"),
    "a part is cut off": ("body { overflow-x: clip } .app-criterion h3 { white-space: nowrap; width: 900px }", "stands outside"),
}


@pytest.mark.parametrize(("style", "words"), WIDE.values(), ids=WIDE)
def test_what_does_not_fit_on_a_phone_is_seen(chromium, plain, style, words):
    tab = opened(chromium, plain.url, "phone")
    tab.judge(small_submission())
    tab.check("fits")
    tab.page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
        style,
    )
    with pytest.raises(AssertionError, match=words):
        tab.check_fits("mutated")
    tab.close()


def test_states_that_only_scripts_bring_up(chromium, plain):
    page = (tab := opened(chromium, plain.url, "phone")).page
    page.goto("/")
    files = [{"name": f"{n}.md", "mimeType": "text/markdown", "buffer": b"# A report of a review"} for n in ("one", "two")]
    page.set_input_files("#files", files)
    page.wait_for_selector(".app-each-type select")
    tab.check("several-files")
    page.route("**/result", lambda _: None)
    page.evaluate("document.querySelector('.app-check').addEventListener('submit', e => e.preventDefault())")
    page.click("text=Check the draft")
    page.wait_for_selector(".app-progress:has-text('Reading your documents')")
    tab.check("progress")
    tab.close()
