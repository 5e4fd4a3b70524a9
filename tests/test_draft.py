"""Does ``draft`` start a manifest that reads back, says why, and leaves open what is not known?"""

import json

import pytest
from tests.links.conftest import EXAMPLE

from scr_checker.cli import main
from scr_checker.intake import material_from
from scr_checker.manifest import json_schema, read_manifest

CONFLICT = (
    "# Serious Case Review: Child Z\n\n## Overview Report\n\nThe review was completed on 14 October 2010.\n",
    "# Executive Summary: Child Z\n\nThe review was completed on 3 September 2010.\n",
)


@pytest.fixture
def bare(tmp_path):
    """The example submission without its manifest."""
    for file in EXAMPLE.glob("*.md"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def drafted(bare, capsys):
    assert main(["draft", str(bare)]) == 0
    return capsys.readouterr().out


def test_it_reads_back_with_the_roles_the_documents_have(drafted):
    fields = read_manifest("submission.yaml", drafted.encode())
    given = read_manifest("submission.yaml", (EXAMPLE / "submission.yaml").read_bytes())
    assert {d.file: d.type for d in fields.submission.documents} == {d.file: d.type for d in given.submission.documents}


def test_each_guess_has_its_reason_and_each_fact_its_place(drafted):
    lines = drafted.splitlines()
    roles = [line for line in lines if line.strip().startswith("type:")]
    assert len(roles) == 9
    assert all("  # its " in line for line in roles)
    told = next(line for line in lines if "notified_on:" in line)
    assert "2010-02-09  # executive-summary.md: The Board's Chair was told" in told


def test_what_is_known_is_filled_in(drafted):
    fields = read_manifest("submission.yaml", drafted.encode())
    assert (fields.incident.date, fields.review.decision_on, fields.review.completed_on) == (
        "2010-02-06",
        "2010-03-02",
        "2010-08-26",
    )
    assert [r.agency for r in fields.imr] == [
        "Harbour Road Primary School", "Larkbourne Children's Social Care", "Larkbourne Constabulary", "Larkbourne NHS Trust",
    ]  # fmt: skip
    assert [(r.id, r.from_lesson) for r in fields.recommendations] == [(str(n), str(n)) for n in range(1, 6)]
    assert len(fields.actions) == 7
    assert len(fields.tor.questions) == 5


def test_gaps_are_commented_keys_that_can_be_filled_in(drafted):
    assert "  # cause:" in drafted.splitlines()
    filled = drafted.replace("  # cause:", "  cause: heater").replace("  # board:", "  board: Larkbourne")
    assert read_manifest("submission.yaml", filled.encode()).incident.cause == "heater"


def test_two_values_are_left_for_a_person_to_choose(tmp_path, capsys):
    for name, text in zip(("overview.md", "executive-summary.md"), CONFLICT, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["draft", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "  # completed_on: 2010-09-03  # executive-summary.md" in out
    assert "  # completed_on: 2010-10-14  # overview.md" in out


def test_written_beside_the_documents_it_is_their_manifest(bare, capsys):
    target = bare / "submission.yaml"
    assert main(["draft", str(bare), "-o", str(target)]) == 0
    assert material_from([str(bare)]).types == tuple(material_from([str(EXAMPLE)]).types)
    assert main(["draft", str(bare), "-o", str(target)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_the_schema_is_printed(capsys):
    assert main(["draft", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


def test_without_a_folder_it_says_what_to_do(capsys):
    assert main(["draft"]) == 2
    assert "give the folder" in capsys.readouterr().err


def test_names_and_texts_that_look_like_yaml_stay_text(tmp_path, capsys):
    (tmp_path / "a: [b] # c.md").write_text(CONFLICT[0], encoding="utf-8")
    assert main(["draft", str(tmp_path)]) == 0
    fields = read_manifest("submission.yaml", capsys.readouterr().out.encode())
    assert fields.submission.documents[0].file == "a: [b] # c.md"
