"""The systemd unit: systemd itself finds it sound, and its command with its environment starts the service it promises."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import httpx
import pytest
from contained import contained, why_not
from serving import COMMAND, ROOT, START_SECONDS, Server, free_port, same_code, wait_until_ready

from scr_api.settings import Settings

UNIT = ROOT / "deploy" / "scr-checker.service"
HOST = "checker.example.org"
USER = "61184:61184"  # the first of those from which systemd takes a user of its own for a service
MOST_EXPOSED = 3.0  # systemd counts from 0 to 10


def directives():
    """The lines of each section; a directive may stand more than once."""
    found, section = {}, ""
    for line in UNIT.read_text().splitlines():
        if match := re.fullmatch(r"\[(\w+)\]", line):
            section = match[1]
        elif line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            assert equals, line
            found.setdefault((section, name), []).append(value)
    return found


def test_systemd_takes_it(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not on this machine")
    copy = tmp_path / UNIT.name
    copy.write_text(re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={COMMAND}", UNIT.read_text()))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    copy.write_text(copy.read_text().replace("ProtectSystem=strict", "ProtectSytem=strict"))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True)
    assert "ProtectSytem" in done.stderr, "a mistake is seen"


def test_it_gives_the_service_little():
    found = directives()
    assert found["Service", "CapabilityBoundingSet"] == [""]
    for name, value in (("DynamicUser", "yes"), ("NoNewPrivileges", "yes"), ("ProtectSystem", "strict"), ("PrivateTmp", "yes")):
        assert found["Service", name] == [value]
    assert int(found["Service", "TimeoutStopSec"][0]) > Settings().shutdown_seconds, "running requests can end first"


def test_systemd_counts_it_as_little_exposed():
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not on this machine")
    done = subprocess.run(["systemd-analyze", "security", "--offline=yes", UNIT], capture_output=True, text=True)
    level = re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)
    assert level, done.stderr
    assert float(level[1]) < MOST_EXPOSED


@pytest.fixture
def folder():
    """A folder that another user may enter, which pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="unit-") as name:
        yield Path(name)


def test_its_command_starts_what_it_promises(folder):
    """Where root runs the tests, as a user without rights on a file system that is read-only, as the unit has it."""
    found = directives()
    (command,) = found["Service", "ExecStart"]
    (credential,) = found["Service", "LoadCredential"]
    environment = {"PATH": os.environ["PATH"], "HOME": "/", "TMPDIR": str(folder), "SCR_PORT": str(free_port())}
    environment |= {n: v for n, v in os.environ.items() if n == "PYTHONDONTWRITEBYTECODE"} | same_code()
    for line in found["Service", "Environment"]:
        environment |= dict(pair.split("=", 1) for pair in line.replace("%d", str(folder)).split())
    assert environment["SCR_KEYS_FILE"] == str(folder / credential.split(":")[0]), "the keys are those handed over"
    program, *rest = command.split()
    assert program.endswith("/bin/scr-checker")
    add = [COMMAND, "keys", "add", "x"]
    key = subprocess.run(add, env=environment, capture_output=True, text=True, check=True).stdout.strip()
    held = [] if why_not(folder, USER) else contained(folder, USER)
    if held:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, *map(int, USER.split(":")))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*held, COMMAND, *rest], env=environment, cwd="/", stdout=log, stderr=log)
    try:
        server = Server(f"http://127.0.0.1:{environment['SCR_PORT']}", folder, process, key)
        wait_until_ready(server)
        if held:
            assert {Path(f"/proc/{p}").stat().st_uid for p in (process.pid, *server.workers())} == {int(USER.split(":")[0])}
        check_promises(server, key)
        process.send_signal(signal.SIGTERM)
        assert process.wait(int(found["Service", "TimeoutStopSec"][0])) in (0, -signal.SIGTERM)
    finally:
        process.kill()


def check_promises(server, key):
    """It asks for a key, knows its host, its cookies are secure, and it judges."""
    ask = {"host": HOST, "x-forwarded-proto": "https"}
    assert httpx.get(f"{server.url}/v1/packs", headers=ask).status_code == 401
    assert httpx.get(f"{server.url}/v1/packs", headers={"host": "other.example.org"}).status_code == 400
    answer = httpx.get(f"{server.url}/sign-in", headers=ask)
    assert "secure" in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"]
    send = {"json": {"text": "The panel met the mother on 3 May 2009."}, "headers": ask | {"authorization": f"Bearer {key}"}}
    assert httpx.post(f"{server.url}/v1/evaluations", timeout=START_SECONDS, **send).status_code == 200
