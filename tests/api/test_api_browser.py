"""The pages in a real browser: what a person does there, with a mouse, with the keyboard, with and without JavaScript.

Skipped, with the reason, where there is no Chromium. What axe says of each page stands in ``test_api_axe``.
"""

import pytest
from browsing import CHROMIUM, opened
from serving import DOCX

pytest.importorskip("playwright", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")


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
