"""The examples of docs/service.md do what they say, against a live server; deploy/ says what the code does."""

import re
import shutil
import subprocess
import sys

import pytest
from serving import ROOT

from scr_api.settings import Settings, describe

TEXT = (ROOT / "docs" / "service.md").read_text()
ADDRESS = "http://127.0.0.1:8000"


def blocks(kind):
    return re.findall(rf"```{kind}\n(.*?)```", TEXT, re.S)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("block", blocks("sh"))
def test_curl_examples(plain, tmp_path, block):
    (tmp_path / "sample_reports").symlink_to(ROOT / "sample_reports")
    subprocess.run(["sh", "-euc", block.replace(ADDRESS, plain.url)], cwd=tmp_path, check=True, capture_output=True)
    assert '"schema_version": "1"' in (tmp_path / "result.json").read_text()


@pytest.mark.parametrize("block", blocks("python"))
def test_python_examples(plain, block):
    done = subprocess.run([sys.executable, "-c", block.replace(ADDRESS, plain.url)], check=True, capture_output=True, text=True)
    assert len(done.stdout.splitlines()) == 11


def test_there_are_examples():
    assert len(blocks("sh")) == 2
    assert len(blocks("python")) == 1


def test_every_setting_stands_in_the_docs():
    for name, default, meaning in describe():
        assert f"| `{name}` | {default} | {meaning} |" in TEXT


def test_settings_named_in_docs_and_deploy_exist():
    known = {f"SCR_{name.upper()}" for name in Settings.model_fields} | {"SCR_SETTINGS_FILE"}
    for text in (TEXT, *(p.read_text() for p in (ROOT / "deploy").iterdir() if p.is_file())):
        assert set(re.findall(r"SCR_[A-Z_]+", text)) <= known


def test_the_container_is_careful():
    steps = (ROOT / "deploy" / "Dockerfile").read_text()
    assert re.search(r"^USER \d+", steps, re.M)
    assert "HEALTHCHECK" in steps
    assert "/health/ready" in steps
    unit = (ROOT / "deploy" / "scr-checker.service").read_text()
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "PrivateTmp=yes", "NoNewPrivileges=yes"):
        assert line in unit
