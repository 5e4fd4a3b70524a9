"""schemathesis runs the whole OpenAPI description, with valid and invalid data: no server error, nothing undocumented."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "schemathesis"
HOOKS = Path(__file__).parent / "fuzz_hooks.py"


@pytest.mark.skipif(not COMMAND.exists(), reason="schemathesis is not installed")
def test_the_description_is_kept(plain, tmp_path):
    run = [COMMAND, "run", f"{plain.url}/openapi.json", "--mode", "all", "--max-examples", "15", "--max-time", "15"]
    options = ["--seed", "2010", "--no-color", "--generation-database", "none"]
    environment = os.environ | {"SCHEMATHESIS_HOOKS": str(HOOKS)}
    done = subprocess.run([*run, *options], cwd=tmp_path, capture_output=True, text=True, timeout=110, env=environment)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert "9 selected" in done.stdout
