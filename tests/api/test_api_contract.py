"""The API answers what the command answers, and describes all of it."""

import io
import json
import zipfile

import jsonschema
import pytest
from serving import DOCX, GOOD, SAMPLES

from scr_api.schemas import ExpectationDetail, PackDetail
from scr_checker.cli import main
from scr_checker.loading import load_pack
from scr_checker.result import Evaluation

INADEQUATE = SAMPLES / "inadequate-baby-v-pellbridge.md"


@pytest.fixture
def command(tmp_path):
    """The command itself, in this process."""

    def run(*arguments):
        out = tmp_path / "out.json"
        assert main(["check", *map(str, arguments), "--format", "json", "-o", str(out)]) == 0
        return out.read_bytes()

    return run


def post(client, *paths, **fields):
    return client.post("/v1/evaluations", files=[("files", (p.name, p.read_bytes())) for p in paths], data=fields)


def test_a_file_gets_the_same_bytes_as_from_the_command(client, command):
    answer = post(client, DOCX)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == command(DOCX)


def test_several_files_with_types_get_the_same_bytes_as_from_the_command(client, command):
    answer = post(client, GOOD, INADEQUATE, types=["overview_report", "overview_report"], partial="true", quotes="short")
    assert answer.content == command(GOOD, INADEQUATE, "--as", "overview_report", "--partial", "--quotes", "short")


def test_a_zip_is_one_submission(client, command, tmp_path):
    path = tmp_path / "review.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(GOOD, "in/a.md")
        archive.write(INADEQUATE, "in/b.md")
        archive.writestr(
            "in/submission.yaml", "incident: {date: 2008-11-14}\nsubmission: {documents: [{file: b.md, type: imr}]}\n"
        )
    answer = post(client, path)
    assert answer.content == command(path)
    assert [d["name"] for d in answer.json()["documents"]] == ["a.md", "b.md"]
    assert [d["type"] for d in answer.json()["documents"]] == ["overview_report", "imr"]


def test_text_is_judged_like_a_file_of_text(client, command, tmp_path):
    text = GOOD.read_text()
    answer = client.post("/v1/evaluations", json={"documents": [{"name": "draft.md", "type": "overview_report", "text": text}]})
    (tmp_path / "draft.md").write_text(text)
    assert answer.content == command(tmp_path / "draft.md", "--as", "overview_report")
    plain_text = client.post("/v1/evaluations", json={"text": text}).json()
    assert plain_text["documents"][0]["media_type"] == "text/plain"
    named = client.post("/v1/evaluations", json={"documents": [{"name": "draft.docx", "text": text}]}).json()
    assert named["documents"][0]["name"] == "draft.docx"


def test_facts_come_with_documents_or_alone(client):
    facts = {"incident": {"date": "2009-05-03"}, "submission": {"documents": [{"file": "a.txt", "type": "imr"}]}}
    documents = [{"name": "a.txt", "text": "The panel met the mother."}]
    both = client.post("/v1/evaluations", json={"documents": documents, "facts": facts}).json()
    assert both["documents"][0]["type"] == "imr"
    assert {"incident.date"} == {f["name"] for f in both["facts"] if f["document"] is None}
    alone = client.post("/v1/evaluations", json={"facts": {"incident": {"date": "2009-05-03"}}}).json()
    assert alone["overall"]["judgement"] == "not_enough_evidence"


def test_the_result_fits_its_published_schema(client):
    schema = client.get("/v1/schema/result").json()
    result = post(client, DOCX).json()
    jsonschema.validate(result, schema)
    assert Evaluation.model_validate(result)


def test_packs_and_expectations_are_described(client):
    pack = load_pack()
    (listed,) = client.get("/v1/packs").json()["packs"]
    assert listed["id"] == pack.id
    assert listed["sha256"] == pack.sha256
    detail = client.get(f"/v1/packs/{pack.id}").json()
    ids = [e["id"] for c in detail["criteria"] for e in c["expectations"]]
    assert ids == list(pack.expectations())
    one = client.get(f"/v1/packs/{pack.id}/expectations/FAM-01").json()
    assert one["guidance"][0]["paragraphs"]
    assert one["signals"][0]["match"][0]["text"]


def test_health_version_and_metrics(client):
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json() == {"status": "ok"}
    assert client.get("/version").json()["pack"]["id"] == "ofsted_2010"
    metrics = client.get("/metrics")
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'scr_requests_total{method="GET",route="/health/ready",status="200"}' in metrics.text


def test_every_operation_and_field_is_described(client):
    document = client.get("/openapi.json").json()
    assert set(document["paths"]) == {
        "/v1/evaluations", "/v1/packs", "/v1/packs/{pack_id}", "/v1/packs/{pack_id}/expectations/{expectation_id}",
        "/v1/schema/result", "/health/live", "/health/ready", "/version", "/metrics",
    }  # fmt: skip
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["description"], path
            assert "400" in operation["responses"], path
            shown = operation["responses"]["200"]["content"].values()
            assert all("example" in content for content in shown), path
            for content in operation.get("requestBody", {}).get("content", {}).values():
                assert "examples" in content or "example" in content["schema"], path
    bare = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, about in schema.get("properties", {}).items()
        if not about.get("description")
    ]
    assert bare == []
    answer = lambda path: document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["example"]  # noqa: E731
    judged = document["paths"]["/v1/evaluations"]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    assert Evaluation.model_validate_json(json.dumps(judged))
    assert PackDetail.model_validate_json(json.dumps(answer("/v1/packs/{pack_id}")))
    assert ExpectationDetail.model_validate(answer("/v1/packs/{pack_id}/expectations/{expectation_id}"))


@pytest.mark.parametrize("quotes", ["none", "short", "full"])
def test_quotations_are_as_long_as_asked(client, quotes):
    data = io.BytesIO(GOOD.read_bytes())
    result = client.post("/v1/evaluations", files={"files": ("a.md", data)}, data={"quotes": quotes}).json()
    found = [e["quote"] for c in result["criteria"] for x in c["expectations"] for e in x["evidence"]]
    longest = max(map(len, found))
    assert {"none": longest == 0, "short": 0 < longest <= 160, "full": longest > 160}[quotes]
