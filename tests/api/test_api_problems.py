"""Whatever is sent, the answer is a problem document that says what to do and quotes nothing."""

import io
import time
import zipfile

import httpx
import pytest
from serving import GOOD, problem

MARKER = "Zwetschgenknoedel"
EVALUATIONS = "/v1/evaluations"


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


HOSTILE = {
    "empty": ("report.docx", b""),
    "not what it says": ("report.pdf", MARKER.encode() * 50),
    "truncated": ("report.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog" + MARKER.encode()),
    "old word": ("report.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "a program": ("report.exe", b"MZ" + MARKER.encode()),
    "binary as text": ("report.txt", bytes(range(256)) * 40),
    "zip bomb": ("bomb.docx", zipped(a_xml=b"\0" * 30_000_000)),
    "zip in zip": ("in.zip", zipped(in_zip=zipped(a_txt=MARKER))),
    "way out": ("out.zip", zipped(**{"../../etc/report_txt": MARKER})),
    "broken zip": ("broken.zip", b"PK\x03\x04" + MARKER.encode()),
    "no document": ("pictures.zip", zipped(a_png=b"\x89PNG")),
    "xml bomb": (
        "report.docx",
        zipped(**{"[Content_Types]_xml": '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'}),
    ),
    "only space": ("report.md", b" \n\t\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_4xx_and_others_go_on(client, name):
    answer = client.post(EVALUATIONS, files={"files": HOSTILE[name]})
    detail = problem(answer, 422, "unusable-document")
    assert MARKER not in answer.text
    assert "Traceback" not in detail
    assert client.get("/health/live").status_code == 200


def test_one_bad_file_does_not_spoil_the_next_request(client):
    problem(client.post(EVALUATIONS, files={"files": HOSTILE["truncated"]}), 422)
    assert client.post(EVALUATIONS, files={"files": ("a.md", GOOD.read_bytes())}).status_code == 200


BAD_FORMS = {
    "no file": {"data": {"partial": "true"}, "files": {"other": ("a.md", b"x")}},
    "unknown field": {"data": {"colour": "red"}, "files": {"files": ("a.md", b"# A report of a review")}},
    "unknown type": {"data": {"types": "novel"}, "files": {"files": ("a.md", b"# A report of a review")}},
    "types for two": {"data": {"types": ["imr", "imr"]}, "files": {"files": ("a.md", b"# A report of a review")}},
    "not a truth": {"data": {"partial": "perhaps"}, "files": {"files": ("a.md", b"# A report of a review")}},
    "unknown pack": {"data": {"pack": "nhs_1066"}, "files": {"files": ("a.md", b"# A report of a review")}},
    "a path as pack": {"data": {"pack": "/etc"}, "files": {"files": ("a.md", b"# A report of a review")}},
    "unknown quotes": {"data": {"quotes": "all"}, "files": {"files": ("a.md", b"# A report of a review")}},
    "too many files": {"files": [("files", (f"{n}.md", b"# A report")) for n in range(60)]},
    "long field": {"data": {"pack": "x" * 100_000}, "files": {"files": ("a.md", b"# A report of a review")}},
}


@pytest.mark.parametrize("name", BAD_FORMS)
def test_a_form_that_asks_for_what_cannot_be(client, name):
    problem(client.post(EVALUATIONS, **BAD_FORMS[name]), 422, "invalid-request")


BAD_JSON = {
    "not json": b"{",
    "not utf-8": b'{"text": "\xff"}',
    "deep": b"[" * 100_000,
    "empty": b"{}",
    "null": b"null",
    "both": b'{"text": "a", "documents": [{"text": "b"}]}',
    "unknown key": b'{"text": "a", "' + MARKER.encode() * 9 + b'": 1}',
    "wrong type": ('{"documents": [{"text": "a", "type": "' + MARKER + '"}]}').encode(),
    "surrogate": rb'{"text": "a \ud800"}',
    "facts with an unknown key": b'{"facts": {"incident": {"notified": "2009-05-03"}}}',
    "facts of nothing": b'{"facts": [1, 2]}',
    "facts out of order": b'{"facts": {"review": {"started_on": "2009-05-03", "completed_on": "2009-05-02"}}}',
    "facts of a file that is not there": b'{"text": "a b", "facts": {"submission": {"documents": [{"file": "b.md"}]}}}',
}


@pytest.mark.parametrize("name", BAD_JSON)
def test_a_body_that_asks_for_what_cannot_be(client, name):
    answer = client.post(EVALUATIONS, content=BAD_JSON[name], headers={"content-type": "application/json"})
    detail = problem(answer, 422)
    if name == "facts with an unknown key":
        assert "did you mean 'notified_on'?" in detail
    if name == "wrong type":
        assert MARKER not in answer.text


def test_forms_that_are_no_forms(client):
    for body in (b"", b"--x", b"--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data; name=files\r\n\r\nabc", b"--y--"):
        problem(client.post(EVALUATIONS, content=body, headers={"content-type": "multipart/form-data; boundary=x"}), 422)
    problem(client.post(EVALUATIONS, content=b"x", headers={"content-type": "multipart/form-data"}), 415)


def test_other_content_types_are_415(client):
    problem(client.post(EVALUATIONS, content=b"x", headers={"content-type": "text/plain"}), 415, "unsupported-media-type")
    problem(client.post(EVALUATIONS, content=b"x"), 415)


def test_unknown_addresses_and_methods(client):
    problem(client.get("/v1/nothing"), 404)
    problem(client.get("/v1/packs/none"), 404, "not-found")
    problem(client.get("/v1/packs/ofsted_2010/expectations/XYZ-99"), 404, "not-found")
    problem(client.get("/v1/packs/..%2f..%2fetc"), 404)
    answer = client.delete(EVALUATIONS)
    problem(answer, 405)
    assert answer.headers["allow"] == "POST"


def test_a_page_that_is_not_there_is_a_page(client):
    answer = client.get("/nowhere", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1" in answer.text


def test_unknown_hosts_are_refused(plain):
    problem(httpx.get(f"{plain.url}/", headers={"host": "evil.example"}), 400, "unknown-host")


def test_too_much_is_413_whatever_the_header_says(tight):
    def drip():
        for _ in range(48):
            yield b"x" * 65536

    with tight.client() as client:
        big = client.post(EVALUATIONS, content=drip(), headers={"content-type": "application/json"})
        assert "2 MB" in problem(big, 413, "too-large")
        problem(client.post(EVALUATIONS, files={"files": ("a.txt", b"x" * 3_000_000)}), 413, "too-large")
        problem(client.post("/sign-in", files={"key": (None, b"x" * 3_000_000)}), 413)


def test_a_refusal_does_not_wait(client):
    began = time.monotonic()
    for name in ("no file", "too many files", "long field"):
        problem(client.post(EVALUATIONS, **BAD_FORMS[name]), 422)
    assert time.monotonic() - began < 3
