"""The pages as a browser without JavaScript gets them: structure, labels, escaping, downloads, and no state."""

import csv
import io
import re

import pytest
from lxml import html
from serving import DOCX, GOOD, form_token

from scr_checker.cli import main

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def multipart(**fields):
    return [(name, (None, v)) for name, value in fields.items() for v in (value if isinstance(value, list) else [value])]


def judged(client, *files, **fields):
    sent = multipart(csrf=form_token(client), **fields) + [("files", f) for f in files]
    return client.post("/result", files=sent)


@pytest.fixture(scope="module")
def result(plain):
    """A result page, and the client that got it."""
    with plain.client() as client:
        answer = judged(client, (DOCX.name, DOCX.read_bytes()))
        assert answer.status_code == 200
        yield client, html.fromstring(answer.text)


def kept(page):
    """The fields of the form that a result page carries."""
    form = page.get_element_by_id("kept-form")
    return {i.get("name"): i.get("value") for i in form.xpath(".//input[@type='hidden']")}


def check_structure(page):
    assert page.get("lang") == "en"
    assert len(page.xpath("//main")) == 1
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//header")
    assert page.xpath("//footer")
    assert page.xpath("//a[@class='govuk-skip-link'][@href='#main']")
    assert page.xpath("string(//title)")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//input[not(@type='hidden')]|//select|//textarea"):
        assert page.xpath(f"//label[@for='{field.get('id')}']"), field.get("id")
    for link in page.xpath("//a[starts-with(@href,'#')]/@href"):
        assert link[1:] in ids, link
    assert not page.xpath("//script[not(@src)]|//style|//@style|//@onclick")


@pytest.mark.parametrize("path", ["/", "/privacy", "/accessibility", "/sign-in", "/nowhere"])
def test_small_pages_are_well_built(client, path):
    answer = client.get(path, headers={"accept": "text/html"}, follow_redirects=True)
    check_structure(html.fromstring(answer.text))


def test_the_result_says_what_it_is_and_links_both_ways(result):
    _, page = result
    check_structure(page)
    assert page.xpath("string(//h1)").startswith("Proposed grade: ")
    text = page.text_content()
    for words in (
        "a person decides",
        "The service keeps nothing",
        "ofsted_2010, version",
        "For a person to decide",
        "Evidence for",
    ):
        assert words in text
    marks = page.xpath("//a[starts-with(@id,'p-')]")
    assert len(marks) > 50
    for mark in marks:
        notes = page.get_element_by_id(mark.get("href")[1:])
        for link in notes.xpath(".//a/@href"):
            finding = page.get_element_by_id(link[1:])
            assert finding.xpath(".//a[starts-with(@href,'#p-')]") or finding.tag == "li"


def test_every_quotation_is_marked_where_it_stands(result):
    _, page = result
    flat = lambda words: " ".join(words.split())  # noqa: E731
    for item in page.xpath("//li[starts-with(@id,'f-')]"):
        mark = page.get_element_by_id(item.xpath(".//a/@href")[0][1:])
        row = mark.getparent().getparent() if mark.getparent().tag == "td" else mark
        quote = item.xpath("string(q)").split(" | ")[0]
        assert flat(quote)[:30] in flat(row.text_content()), quote


def test_a_document_cannot_bring_markup(client):
    text = f"# Overview report {SCRIPT}\n\nThe panel met the mother {SCRIPT} on 3 May 2009 and her views shaped the findings."
    answer = judged(client, (f"{SCRIPT}.md", text.encode()))
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    check_structure(html.fromstring(answer.text))
    page = html.fromstring(answer.text)
    for output in ("html", "markdown"):
        download = client.post("/download", files=multipart(format=output, **kept(page)))
        assert "<script>alert" not in download.text


def test_downloads_are_what_the_command_writes(result, tmp_path):
    client, page = result
    for output in ("json", "csv", "markdown"):
        answer = client.post("/download", files=multipart(format=output, types="auto", **kept(page)))
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        out = tmp_path / output
        assert main(["check", str(DOCX), "--format", output, "--quotes", "full", "-o", str(out)]) == 0
        assert answer.content == out.read_bytes()


def test_the_page_to_keep_needs_nothing_else(result, tmp_path):
    client, page = result
    kept_page = html.fromstring(client.post("/download", files=multipart(format="html", **kept(page))).text)
    assert not kept_page.xpath("//script|//link|//img|//form")
    assert "url(" not in kept_page.xpath("string(//style)")
    assert len(kept_page.xpath("//a[starts-with(@id,'p-')]")) > 50
    out = tmp_path / "out.html"
    assert main(["check", str(DOCX), "--format", "html", "-o", str(out)]) == 0
    written = html.fromstring(out.read_text())
    assert written.xpath("string(//h1)") == page.xpath("string(//h1)")
    assert not written.xpath("//script|//link|//img|//form")


def test_the_checklist_has_a_line_for_each_expectation(result):
    client, page = result
    checklist = html.fromstring(client.post("/checklist", files=multipart(**kept(page))).text)
    check_structure(checklist)
    rows = client.post("/download", files=multipart(format="csv", **kept(page))).text
    lines = [r for r in csv.DictReader(io.StringIO(rows)) if r["Status"] != "not applicable"]
    assert len(checklist.xpath("//section//tbody/tr")) == len(lines)


def test_a_wrong_guess_can_be_put_right(result):
    client, page = result
    again = html.fromstring(client.post("/result", files=multipart(types="imr", **kept(page))).text)
    assert "taken as individual management review (as given)" in " ".join(again.text_content().split())


def test_pasted_text_and_given_types(client):
    answer = judged(client, text=GOOD.read_text(), type="overview_report", partial="true")
    assert "taken as overview report (as given)" in answer.text
    assert "missing on purpose" in answer.text
    two = judged(client, ("a.md", GOOD.read_bytes()), ("b.md", GOOD.read_bytes()), types=["imr", "auto"])
    assert "taken as individual management review (as given)" in two.text


def test_mistakes_come_back_with_the_form(client):
    nothing = judged(client)
    assert nothing.status_code == 422
    page = html.fromstring(nothing.text)
    check_structure(page)
    assert page.xpath("string(//title)").startswith("Error: ")
    assert page.xpath("//div[@role='alert']//a[@href='#files']")
    broken = judged(client, ("a.pdf", b"%PDF-1.7 nothing"))
    assert broken.status_code == 422
    assert "a.pdf" in broken.text
    text = judged(client, text="!!!")
    assert text.status_code == 422
    assert html.fromstring(text.text).get_element_by_id("text").text.strip() == "!!!"
    assert "No words were found in what you pasted" in text.text


def test_a_changed_form_is_refused(result):
    client, page = result
    for data in ("AAAA", "eJwDAAAAAAE=", "é", "x" * 1000):
        answer = client.post("/download", files=multipart(**(kept(page) | {"kept": data})), headers={"accept": "text/html"})
        assert answer.status_code == 422
        assert "send the documents again" in answer.text
    assert client.post("/download", files=multipart(format="exe", **kept(page))).status_code == 422


def test_nothing_can_be_opened_again(result):
    client, _ = result
    for path in ("/result", "/checklist", "/download"):
        assert client.get(path).headers["location"] == "/"


def test_static_files_are_ours_and_free_of_marks(client):
    css = client.get("/static/govuk.css").text + client.get("/static/app.css").text
    assert not re.search(r"GDS Transport|crown|url\(", css, re.I)
    assert client.get("/static/govuk-frontend.licence.txt").text.startswith("The MIT License")
    assert client.get("/static/../app.py").status_code == 404
