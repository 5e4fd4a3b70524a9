"""Is what the README and the docs say true?"""

import importlib.util
import re
import shlex

import pytest
from tests.conftest import ROOT, SAMPLES

from scr_checker.cli import main, parser

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`(scr-checker [^`]+)`", README)))
PLACES = {
    "draft.docx": SAMPLES / "tracked-child-l-westry.docx",
    "overview.docx": SAMPLES / "tracked-child-l-westry.docx",
    "imr-police.pdf": SAMPLES / "columns-siblings-o-and-q-fernhythe.pdf",
    "action-plan.docx": SAMPLES / "tracked-child-l-westry.docx",
    "file.docx": SAMPLES / "tracked-child-l-westry.docx",
    "PATH": "ofsted_2010",
    "FOLDER": SAMPLES,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_readme_work(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    words = [str(PLACES.get(word, word)) for word in shlex.split(command)[1:]]
    assert main(words) in (0, 1)
    assert capsys.readouterr().out or (tmp_path / "result.json").exists()


def test_the_two_set_up_commands_are_recipes_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^(make \w+)", README, re.MULTILINE):
        assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE)


def test_links_lead_somewhere():
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!http|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_generated_pages_are_fresh():
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    for name, text in build.pages().items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, f"run python docs/build.py: {name}"


def test_modules_named_in_the_architecture_exist():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in re.findall(r"^\| [\w ]+ \| `([\w/]+)`", page, re.MULTILINE):
        path = ROOT / "src" / "scr_checker" / name.rstrip("/")
        assert path.is_dir() or path.with_suffix(".py").exists(), name


def test_formats_and_types_of_the_command_line_are_those_of_the_program():
    from typing import get_args

    from scr_checker import cli
    from scr_checker.renderers import FORMATS
    from scr_checker.signal_rules import DocumentType

    assert set(cli.FORMATS) <= set(FORMATS)
    assert set(cli.TYPES) == set(get_args(DocumentType))
    assert parser().prog == "scr-checker"
