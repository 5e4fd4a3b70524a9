"""The result as somebody without a mouse and somebody without the picture meet it: keys only, and what the browser tells."""

from itertools import pairwise

import pytest
from browsing import CHROMIUM, LAY_OUT, opened, small_submission
from serving import DOCX

pytest.importorskip("playwright", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
FOCUS = "document.activeElement"


@pytest.fixture
def tab(chromium, plain):
    made = opened(chromium, plain.url)
    yield made
    made.close()


def told(tab):
    """What a screen reader gets: the role, name and level of each thing in the order of the page."""
    nodes = {n["nodeId"]: n for n in tab.wire.send("Accessibility.getFullAXTree")["nodes"]}
    waiting = [next(n for n in nodes.values() if "parentId" not in n)]
    while waiting:
        node = waiting.pop()
        waiting += [nodes[i] for i in reversed(node.get("childIds", ())) if i in nodes]
        if not node["ignored"]:
            levels = [p["value"]["value"] for p in node.get("properties", ()) if p["name"] == "level"]
            yield node["role"]["value"], node.get("name", {}).get("value", ""), *levels


def test_from_finding_to_passage_and_back_with_keys_only(tab):
    page = tab.page
    tab.judge(DOCX)
    page.locator(".app-findings .app-passage a").first.focus()
    page.keyboard.press("Enter")
    page.locator("a.app-mark:target").wait_for()
    assert page.evaluate(f"{FOCUS}.matches('a.app-mark:target')"), "the passage has the focus"
    page.keyboard.press("Enter")
    page.locator("details.app-notes:target").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUS}.matches('.app-notes:target summary')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".app-findings :target").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate(f"Boolean({FOCUS}.closest('.app-findings li:target, .app-findings :target'))"), "goes on at the finding"


def test_every_stop_of_the_tab_key_can_be_seen_and_none_is_a_trap(tab):
    tab.judge(small_submission())
    stops = 0
    while stops < 2000:
        tab.page.keyboard.press("Tab")
        seen = tab.page.evaluate(
            f"""() => {{ const e = {FOCUS}, r = e.getBoundingClientRect(), s = getComputedStyle(e);
            return [e.outerHTML.slice(0, 90), e === document.body, r.width > 0 && r.bottom > 0 && r.top < innerHeight,
            s.outlineStyle !== 'none' || s.boxShadow !== 'none']; }}"""
        )
        if seen[1]:
            break
        assert seen[2], f"the focus is out of sight: {seen[0]}"
        assert seen[3], f"the focus cannot be told: {seen[0]}"
        stops += 1
    assert 50 < stops < 2000


def test_what_a_screen_reader_is_told(tab):
    tab.judge(DOCX)
    tab.page.evaluate(LAY_OUT)
    things = list(told(tab))
    roles = [thing[0] for thing in things]
    assert roles.count("banner") == roles.count("main") == roles.count("contentinfo") == 1
    headings = [(t[1], t[2]) for t in things if t[0] == "heading"]
    assert headings[0] == ("Proposed grade: adequate", 1)
    assert ("Findings", 2) in headings
    assert ("The document", 2) in headings
    own = headings[headings.index(("The document", 2)) + 1 :]
    assert own[0] == (DOCX.name, 3)
    assert len(own) > 10, "the headings of the document are headings"
    assert all(after - before <= 1 for (_, before), (_, after) in pairwise(headings)), "no level is skipped"
    nameless = {t[0] for t in things if t[0] in ("link", "button", "textbox", "combobox", "region") and not t[1].strip()}
    assert nameless == set()


@pytest.mark.parametrize("width", [320, 1440])
def test_a_table_stays_a_table_when_it_is_shown_as_cards(tab, width):
    tab.page.set_viewport_size({"width": width, "height": 900})
    tab.judge(small_submission())
    tab.page.click("text=Checklist to print")
    tab.page.wait_for_selector(".app-checklist")
    roles = [thing[0] for thing in told(tab)]
    assert roles.count("table") == tab.page.locator(".app-checklist").count()
    assert roles.count("rowheader") == tab.page.locator(".app-checklist tbody tr").count()
    assert roles.count("columnheader") == 5 * roles.count("table")
    assert roles.count("cell") == 4 * roles.count("rowheader")
