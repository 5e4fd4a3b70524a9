"""Does the built wheel hold everything and judge a report by itself?"""

import subprocess
import sys
import zipfile

import pytest
from tests.conftest import ROOT, SAMPLES


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout[-800:] + built.stderr[-800:]
    return next(out.glob("*.whl"))


def test_the_wheel_holds_code_rules_and_service(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("scr_checker/cli.py", "scr_rules/ofsted_2010/pack.yaml", "scr_rules/ofsted_2010/fingerprints.bin",
                   "scr_rules/ofsted_2010/criteria/learning.yaml", "scr_api/__init__.py"):  # fmt: skip
        assert needed in names
    assert not [name for name in names if name.startswith(("tests", "sample_reports", "src/"))]


def test_the_wheel_judges_a_report(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from scr_checker.cli import main; import scr_checker; "
        f"assert {str(tmp_path)!r} in scr_checker.__file__; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, "check", str(SAMPLES / "good-child-e-harrowmere.md")],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Proposed grade" in done.stdout
