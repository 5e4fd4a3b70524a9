"""Is a hostile zip or manifest one clear error, with nothing written and nothing half judged?"""

import io
import zipfile

import pytest
from tests.links.conftest import EXAMPLE

from scr_checker.cli import main
from scr_checker.evaluation import evaluate
from scr_checker.intake import material_from
from scr_checker.submission import submit

NAMING = "submission: {{documents: [{{file: {}}}]}}"
ALIASES = "a: &a [x]\nb: [" + "*a," * 3000 + "]"
REPORT = "# Serious Case Review: Child Z\n\n## Overview Report\n\nThe review was completed on 14 October 2010.\n"


def zipped(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def inner():
    data = io.BytesIO()
    zipped(data, [("a.md", REPORT)])
    return data.getvalue()


HOSTILE = {
    "a path that climbs out": ([("../outside.md", REPORT)], "leads out of it"),
    "an absolute path": ([("/etc/outside.md", REPORT)], "leads out of it"),
    "a path with backslashes": ([("..\\outside.md", REPORT)], "leads out of it"),
    "a drive": ([("C:\\outside.md", REPORT)], "leads out of it"),
    "a zip in the zip": ([("a.md", REPORT), ("b.zip", inner())], "holds another zip"),
    "ten thousand files": ([(f"{n}.md", "x") for n in range(10_000)], "10000 files are more"),
    "ten thousand files of no known kind": ([(f"{n}.bin", "x") for n in range(10_000)], "10000 files are more"),
    "nothing but a wrong suffix": ([("b.docx", "%PDF-1.4\n")], "b.docx: its name ends in .docx but it is"),
    "nothing readable": ([("a.bin", "x")], "no document to read"),
    "a manifest that names a missing file": (
        [("a.md", REPORT), ("submission.yaml", NAMING.format("b.md"))], "'b.md', which is not in the submission"),
    "a manifest that names a file twice": (
        [("a.md", REPORT), ("submission.yaml", "submission: {documents: [{file: a.md}, {file: a.md}]}")], "'a.md' twice"),
    "a manifest that climbs out": (
        [("a.md", REPORT), ("submission.yaml", "submission: {documents: [{file: ../a.md}]}")], "leads out of the submission"),
    "two manifests": ([("a.md", REPORT), ("submission.yaml", ""), ("submission.json", "{}")], "two manifests"),
    "a manifest with an unknown type": (
        [("a.md", REPORT), ("submission.yaml", NAMING.format("a.md, type: novel"))], "submission.documents.0.type"),
    "a manifest of many aliases": ([("a.md", REPORT), ("submission.yaml", ALIASES)], "too many aliases"),
    "a manifest nested too deeply": ([("a.md", REPORT), ("submission.yaml", "[" * 100_000)], "not valid YAML"),
    "a manifest that is too large": ([("a.md", REPORT), ("submission.yaml", "#" * 2_000_001)], "larger than any submission"),
}  # fmt: skip


@pytest.mark.parametrize(("members", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_submission_is_one_clear_error(members, words, tmp_path, capsys):
    inside = tmp_path / "in"
    inside.mkdir()
    path = zipped(inside / "submission.zip", members)
    assert main(["check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert words in err
    assert "Traceback" not in err
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "submission.zip"]


def test_a_damaged_member_is_one_clear_error(tmp_path, capsys):
    path = tmp_path / "submission.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", REPORT * 50)
    raw = bytearray(path.read_bytes())
    raw[45:60] = b"\xff" * 15
    path.write_bytes(bytes(raw))
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def damaged(path):
    """A zip of a good report and one whose bytes are broken."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", REPORT * 50)
        archive.writestr("b.md", REPORT)
    raw = bytearray(path.read_bytes())
    raw[45:60] = b"\xff" * 15
    path.write_bytes(bytes(raw))
    return path


def test_one_bad_file_of_a_zip_or_folder_is_a_problem_and_the_rest_is_judged(tmp_path, pack):
    bad = [("a.md", REPORT), ("b.docx", "%PDF-1.4\n"), ("c.pdf", "%PDF-1.4\n"), ("d.md", " ")]
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in bad:
        (folder / name).write_text(data)
    for path in (folder, zipped(tmp_path / "all.zip", bad)):
        material = material_from([str(path)])
        result = evaluate(submit(list(material.documents), list(material.types), problems=material.problems), pack)
        assert [d.name for d in result.documents] == ["a.md"]
        left_out = [p for p in result.problems if p.id == "unread_file"]
        assert [p.message.split(" ")[0] for p in left_out] == ["b.docx", "c.pdf", "d.md"]
        assert all(p.document is None for p in left_out)
        assert "give it the right ending or save it again" in left_out[0].message


def test_one_damaged_file_of_a_zip_is_a_problem(tmp_path, capsys):
    assert main(["check", str(damaged(tmp_path / "submission.zip"))]) == 0
    out, err = capsys.readouterr()
    assert "a.md was not read" in out
    assert err == ""


def test_a_manifest_may_name_a_file_that_cannot_be_read(tmp_path):
    named = NAMING.format("b.docx, type: imr}, {file: a.md, type: overview_report")
    path = zipped(tmp_path / "all.zip", [("a.md", REPORT), ("b.docx", "%PDF-1.4\n"), ("submission.yaml", named)])
    material = material_from([str(path)])
    assert material.types == ("overview_report",)
    assert len(material.problems) == 1


def test_a_bad_file_named_by_itself_is_an_error(tmp_path, capsys):
    good, bad = tmp_path / "a.md", tmp_path / "b.docx"
    good.write_text(REPORT)
    bad.write_text("%PDF-1.4\n")
    assert main(["check", str(good), str(bad)]) == 2
    assert "b.docx: its name ends in .docx" in capsys.readouterr().err


def test_the_same_submission_as_folder_zip_and_list_of_files_gives_the_same(tmp_path, pack):
    files = sorted(EXAMPLE.iterdir())
    path = zipped(tmp_path / "all.zip", [(f"larkbourne/{f.name}", f.read_bytes()) for f in files])
    results = []
    for paths in ([str(EXAMPLE)], [str(path)], [str(f) for f in files]):
        material = material_from(paths)
        results.append(evaluate(submit(list(material.documents), list(material.types), fields=material.fields), pack))
    assert results[0] == results[1] == results[2]


def test_a_folder_of_ten_thousand_files_is_one_clear_error(tmp_path, capsys):
    for n in range(10_000):
        (tmp_path / f"{n}.md").touch()
    assert main(["check", str(tmp_path)]) == 2
    assert "10000 files are more than a submission holds" in capsys.readouterr().err
