"""The matrix and the facts on the page: each row leads to its passage and the passage back to the row."""

import pytest
from lxml import html
from serving import DOCX, SAMPLES, form_token

from scr_checker.cli import main

FOLDER = SAMPLES / "submission-child-w-larkbourne"


@pytest.fixture(scope="module")
def page(plain):
    """The result page of a submission of several documents."""
    with plain.client() as client:
        sent = [("csrf", (None, form_token(client)))]
        sent += [("files", (p.name, p.read_bytes())) for p in sorted(FOLDER.iterdir()) if p.suffix in (".md", ".yaml")]
        return html.fromstring(client.post("/result", files=sent).text)


def check_both_ways(page, told):
    """The link leads to marked text, and from the notes on that a link leads back to what was told."""
    (link,) = told.xpath("./a/@href")
    mark = page.get_element_by_id(link[1:])
    assert mark.get("class", "").startswith("app-mark")
    notes = page.get_element_by_id(mark.get("href")[1:])
    assert f"#{told.get('id')}" in notes.xpath(".//a/@href")
    return mark


@pytest.mark.parametrize("table", ["agencies", "questions", "lessons", "recommendations"])
def test_each_row_and_its_passage_are_linked_both_ways(page, table):
    rows = page.xpath(f"//section[@aria-labelledby='t-{table}']//tbody/tr")
    assert len(rows) > 2
    for row in rows:
        check_both_ways(page, row.xpath("./th/span")[0])


def test_actions_and_lessons_of_a_recommendation_are_linked_both_ways(page):
    rows = page.xpath("//section[@aria-labelledby='t-recommendations']//tbody/tr")
    for row in rows:
        for heading, least in (("Rests on", 1), ("Actions", 1)):
            parts = row.xpath(f"./td[@data-label='{heading}']/span")
            assert len(parts) >= least
            for part in parts:
                check_both_ways(page, part)


def test_an_action_leads_to_its_own_row_of_the_plan(page):
    for part in page.xpath("//td[@data-label='Actions']/span"):
        owner = part.text_content().split(", by ")[0]
        row = check_both_ways(page, part).xpath("ancestor::tr")[0]
        assert owner in row.text_content()


def test_a_fact_is_a_link_that_says_its_value(page):
    links = page.xpath("//section[@aria-labelledby='facts']//p/span[1]/a")
    assert len(links) > 10
    for link in links:
        assert not link.text_content().endswith(".md"), "a list of links says what each is"
        check_both_ways(page, link.getparent())


def test_the_notes_under_a_table_say_of_which_row(page):
    tables = page.xpath("//table[@class='app-doc-table']/ancestor::div[@role='region']")
    notes = [n for t in tables for n in t.xpath("following-sibling::*") if n.get("class") == "app-notes"]
    named = [n for n in notes if "the row “1.1”" in n.xpath("string(summary)")]
    assert named


def test_nothing_of_the_text_is_quoted_when_that_is_asked_for(tmp_path):
    out = tmp_path / "out.html"
    assert main(["check", str(DOCX), "--format", "html", "--quotes", "none", "-o", str(out)]) == 0
    shown = html.fromstring(out.read_text()).text_content()
    assert "recommendation 1" in shown
    for words in ("missed children's diabetes clinic", "Who was actually looking after", "Repeating advice is not a plan"):
        assert words not in shown
        assert words in html.fromstring(whole(tmp_path)).text_content()


def whole(folder):
    out = folder / "whole.html"
    assert main(["check", str(DOCX), "--format", "html", "-o", str(out)]) == 0
    return out.read_text()


def test_it_says_when_no_single_change_raises_the_grade(tmp_path):
    assert "more than one has to rise" in whole(tmp_path)
    out = tmp_path / "good.html"
    assert main(["check", str(SAMPLES / "good-child-e-harrowmere.md"), "--format", "html", "-o", str(out)]) == 0
    assert "more than one has to rise" not in out.read_text()
