"""The pages in a real browser: what a person does there, with a mouse, with the keyboard, with and without JavaScript.

Skipped, with the reason, where there is no Chromium. What axe says of each page stands in ``test_api_axe``.
"""

import pytest
from browsing import CHROMIUM, opened, small_submission
from serving import DOCX

pytest.importorskip("playwright", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
SHORT = b"# A report\n\nThe panel met the mother on 3 May 2009.\n"


@pytest.fixture
def tab(chromium, plain, script):
    made = opened(chromium, plain.url, script=script)
    yield made
    made.close()


SCRIPTS = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
WITH_SCRIPT = pytest.mark.parametrize("script", [True], ids=["script"])


@SCRIPTS
def test_a_finding_leads_to_its_passage_and_back(tab):
    tab.judge(DOCX)
    tab.page.locator(".app-findings .app-passage a").first.click()
    passage = tab.page.locator("a.app-mark:target")
    passage.wait_for()
    assert passage.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }")
    passage.click()
    notes = tab.page.locator("details.app-notes:target")
    notes.wait_for()
    if not notes.evaluate("e => e.open"):
        notes.locator("summary").click()
    notes.locator("a").first.click()
    finding = tab.page.locator(".app-findings li:target")
    finding.wait_for()
    assert finding.is_visible()


@WITH_SCRIPT
def test_the_keyboard_is_enough(tab):
    page = tab.page
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


@SCRIPTS
def test_the_checklist_prints_without_the_frame(tab):
    page = tab.page
    tab.judge(small_submission())
    page.click("text=Checklist to print")
    page.wait_for_selector(".app-checklist")
    page.emulate_media(media="print")
    for hidden in (".app-footer", ".app-screen-only"):
        assert not page.locator(hidden).is_visible()
    assert page.locator(".app-checklist td").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


@WITH_SCRIPT
def test_several_files_get_a_question_each(tab):
    files = [{"name": f"{name}.md", "mimeType": "text/markdown", "buffer": SHORT} for name in ("one", "two")]
    tab.page.goto("/")
    tab.page.set_input_files("#files", files)
    tab.page.get_by_label("two.md").select_option("imr")
    tab.page.click("text=Check the draft")
    tab.page.wait_for_selector("#findings")
    assert "taken as individual management review (as given)" in tab.page.content()


@SCRIPTS
def test_every_form_can_be_downloaded(tab, tmp_path):
    page, problems = tab.page, []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    tab.judge(small_submission())
    for words, suffix in (("web page", "html"), ("Markdown", "md"), ("(CSV)", "csv"), ("(JSON)", "json")):
        with page.expect_download() as download:
            page.click(f"button:has-text('{words}')")
        assert download.value.suggested_filename.endswith(suffix)
        download.value.save_as(tmp_path / f"kept.{suffix}")
        assert (tmp_path / f"kept.{suffix}").stat().st_size > 1000
    assert problems == []
    page.goto((tmp_path / "kept.html").as_uri())
    tab.check("kept")


@SCRIPTS
def test_an_error_is_a_page_with_a_way_on(tab):
    tab.page.goto("/nowhere")
    assert tab.page.locator("h1").inner_text() == "Nothing is at this address"
    tab.page.click("main a")
    assert tab.page.locator("#files").is_visible()


@SCRIPTS
def test_signing_in_and_out(chromium, guarded, script):
    page = (tab := opened(chromium, guarded.url, script=script)).page
    page.goto("/")
    page.fill("#key", "scr_wrong")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    page.fill("#key", guarded.key)
    page.keyboard.press("Enter")
    page.wait_for_selector("#files")
    page.click("text=Sign out")
    page.wait_for_selector("#key")
    page.goto("/")
    assert page.locator("#key").is_visible()
    tab.close()
