"""Does the command do what it says, and fail in one line with the right code?"""

import io
import json
import subprocess
import sys
import zipfile

import pytest
from tests.conftest import ROOT, SAMPLES

from scr_checker.cli import main

GOOD = str(SAMPLES / "good-child-e-harrowmere.md")


@pytest.fixture
def run(capsys):
    def call(*arguments):
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_check_prints_the_proposal_a_table_and_every_criterion(run, judged):
    code, out, err = run("check", GOOD)
    assert (code, err) == (0, "")
    assert out.startswith(("Proposed grade: ", "No grade is proposed"))
    for criterion in judged["good-child-e-harrowmere"].criteria:
        assert criterion.title in out
        assert f"{criterion.title} — proposed:" in out
    assert "a person decides" in out
    assert "\033[" not in out
    assert max(len(line) for line in out.splitlines()) <= 110
    assert "Facts read or given" in out
    assert "()" not in out


@pytest.mark.parametrize("columns", ["40", "60", "200"])
def test_the_width_of_the_terminal_is_kept(run, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("check", GOOD)
    assert max(len(line) for line in out.splitlines()) <= max(60, int(columns))


def test_json_goes_to_a_file(run, tmp_path):
    out = tmp_path / "result.json"
    assert run("check", GOOD, "--format", "json", "-o", out) == (0, "", "")
    assert json.loads(out.read_text(encoding="utf-8"))["schema_version"] == "1"


def test_no_quotation_when_none_is_wanted(run):
    for output in ("text", "json", "markdown", "html", "csv"):
        _, out, _ = run("check", GOOD, "--format", output, "--quotes", "none")
        assert "insulin" not in out.replace("insulin.md", "")


def test_fail_below(run):
    assert run("check", SAMPLES / "inadequate-baby-v-pellbridge.md", "--fail-below", "good")[0] == 1


def test_a_zip_and_a_folder_are_one_submission(run, tmp_path):
    folder = tmp_path / "submission"
    folder.mkdir()
    for name in ("good-child-e-harrowmere.md", "adequate-child-n-stanmoor.md"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    packed = tmp_path / "submission.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)
    results = [json.loads(run("check", source, "--format", "json")[1]) for source in (folder, packed)]
    assert len(results[0]["documents"]) == 2
    assert results[0] == results[1]


def test_standard_input(monkeypatch, run):
    raw = (SAMPLES / "good-child-e-harrowmere.md").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    code, out, _ = run("check", "-")
    assert code == 0
    assert "standard-input.txt" in out


def test_as_says_what_a_file_is(run):
    _, out, _ = run("check", GOOD, "--as", "imr")
    assert "taken as imr (as given)" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["check", "missing.docx"], 2, "no such file"),
        (["check", str(ROOT / "src")], 2, "no readable document"),
        (["check", GOOD, "--pack", "nowhere"], 3, "no rule pack"),
        (["check"], 2, "--help"),
        (["check", GOOD, "--format", "word"], 2, "invalid choice"),
        (["explain", GOOD, "FAM-99"], 2, "did you mean"),
        (["validate", "nowhere"], 2, "not a folder"),
        (["rules", "try"], 2, "no sentence"),
    ],
)
def test_errors_are_one_line(run, arguments, code, words):
    got, out, err = run(*arguments)
    assert (got, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("name", ["..\\..\\out.md", "../out.md", "/out.md"])
def test_a_zip_that_leads_out_is_refused(run, tmp_path, name):
    packed = tmp_path / "bad.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "text")
    code, _, err = run("check", packed)
    assert code == 2
    assert "leads out" in err


def test_zips_that_are_refused(run, tmp_path):
    nested, many, broken = tmp_path / "nested.zip", tmp_path / "many.zip", tmp_path / "broken.zip"
    with zipfile.ZipFile(nested, "w") as archive:
        archive.writestr("inner.zip", "PK")
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(10_000):
            archive.writestr(f"{number}.md", "x")
    broken.write_bytes(b"PK\x03\x04 not a zip")
    for packed, words in ((nested, "another zip"), (many, "more than a submission"), (broken, "not a readable zip")):
        code, _, err = run("check", packed)
        assert code == 2
        assert words in err


def test_explain_shows_hits_and_misses(run):
    code, out, _ = run("explain", GOOD, "FAM-01")
    assert code == 0
    assert "FAM-01" in out
    assert " + “" in out or " + " in out


def test_rules_commands(run):
    assert "FAM-01" in run("rules", "list")[1]
    assert "match:" in run("rules", "show", "FAM-01")[1]
    assert "expectations" in run("rules", "check")[1]
    assert json.loads(run("rules", "schema")[1])
    assert run("rules", "test")[0] == 0


def test_try_tells_voice_and_assertion(run):
    as_json = ("--format", "json")
    review = json.loads(run("rules", "try", "The panel did not consider culture.", "--heading", "Process", *as_json)[1])
    practice = json.loads(run("rules", "try", "The midwife did not consider culture.", "--heading", "Events", *as_json)[1])
    assert (review["voice"], review["assertion"]) == ("review", "deficient")
    assert (practice["voice"], practice["assertion"]) == ("practice", "deficient")
    assert review["cue"]


def test_try_reads_lines(run, tmp_path):
    lines = tmp_path / "s.jsonl"
    line = {"id": "a", "heading": None, "sentence": "The panel met her twice.", "target": "met her"}
    lines.write_text(json.dumps(line) + "\n", encoding="utf-8")
    out = json.loads(run("rules", "try", "--jsonl", lines)[1])
    assert out["id"] == "a"
    assert {"voice", "assertion", "cue", "signals"} <= out.keys()
    lines.write_text("{not json\n", encoding="utf-8")
    assert run("rules", "try", "--jsonl", lines)[0] == 2


def test_validate_on_the_samples(run):
    code, out, _ = run("validate", SAMPLES, "--format", "json")
    figures = json.loads(out)
    assert code == 0
    assert figures["documents"] == 6
    assert figures["inadequate_called_good"] == 0
    assert "always" in " ".join(figures["baselines"])
    assert run("validate", SAMPLES, "--misses")[1].count("|") > 5


def test_help_is_quick_and_imports_no_spacy():
    code = "import sys; from scr_checker.cli import parser; parser().format_help(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
