"""The steps of the Dockerfile, carried out as a script: no container engine is needed, and no network.

Paths of the image lie below a temporary folder. Offline, and so not as in the image: the base image is this Python, and
pip takes the packages that it would fetch from the environment of the tests (marked OFFLINE below). It runs as whoever
runs the tests and, where those are root, as the user of the image on a file system that is read-only.
"""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import httpx
import pytest
from contained import contained, why_not
from serving import GOOD, LARGEST_FILE, ROOT, Server, free_port, wait_until_ready

STEP = re.compile(r"^([A-Z]+)\s+(.*)$")
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def steps():
    """The instructions of the Dockerfile, continued lines joined."""
    lines = [line for line in (ROOT / "deploy" / "Dockerfile").read_text().splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [match.groups() for line in joined.splitlines() if (match := STEP.match(line))]


class Image:
    """A folder that stands for the file system of the image, and what the instructions have set."""

    def __init__(self, root):
        self.root, self.work, self.user = root, root, ""
        self.environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(root)}
        self.health, self.command, self.stop = [], [], ""

    def at(self, path):
        return self.root / path.lstrip("/") if path.startswith("/") else self.work / path

    def moved(self, text):
        """A line with the paths of the image turned to the folder."""
        return re.sub(r"(?<![\w.])/(opt|keys)\b", rf"{self.root}/\1", text)

    def carry_out(self, word, rest):
        getattr(self, f"do_{word.lower()}")(rest)

    def do_from(self, rest):
        assert rest.startswith("python:3.11-slim")

    def do_workdir(self, rest):
        self.work = self.at(rest)
        self.work.mkdir(parents=True)

    def do_copy(self, rest):
        if rest.startswith("--from=build "):
            source, target = rest.split()[1:]
            assert source == target, "the environment must stay where it was made"
            assert self.at(source).is_dir()
            return
        *sources, target = rest.split()
        for source in sources:
            place = self.at(target)
            place = place / source if target.endswith("/") else place
            here = ROOT / source
            if here.is_dir():
                shutil.copytree(here, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(here, place)

    def do_run(self, rest):
        for part in rest.split(" && "):
            run = ["sh", "-euc", self.moved(part)]
            done = subprocess.run(run, cwd=self.work, env=self.environment | OFFLINE, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
            for packages in self.root.glob("opt/*/lib/python3*/site-packages"):  # OFFLINE: what pip would fetch
                (packages / "tests.pth").write_text(sysconfig.get_path("purelib"))

    def do_env(self, rest):
        for name, value in re.findall(r"(\w+)=(\S+)", rest):
            self.environment[name] = self.moved(value).replace("$PATH", self.environment["PATH"])

    def do_user(self, rest):
        self.user = rest

    def do_expose(self, rest):
        assert rest == self.environment["SCR_PORT"]

    def do_stopsignal(self, rest):
        self.stop = rest

    def do_healthcheck(self, rest):
        self.health = json.loads(rest.partition("CMD ")[2])

    def do_cmd(self, rest):
        self.command = json.loads(rest)


@pytest.fixture(scope="module")
def image():
    """The image, built."""
    with tempfile.TemporaryDirectory(prefix="image-") as folder:
        made = Image(Path(folder))
        for word, rest in steps():
            made.carry_out(word, rest)
        yield made


def as_in_a_read_only_container():
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))


def state(root):
    """Every file of the image, with its size and when it was written."""
    return {str(p): (p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(root.rglob("*")) if p.is_file()}


def check_it_runs(image, folder, keys, prefix=()):
    """It starts, is healthy, asks for a key, judges, stops when told, and has then changed none of its files."""
    environment = image.environment | {"SCR_PORT": str(free_port()), "SCR_WORKERS": "1", "TMPDIR": str(folder)}
    environment["SCR_KEYS_FILE"] = str(keys / "keys.json")
    program = shutil.which(image.command[0], path=environment["PATH"])
    assert program.startswith(str(image.root)), "the command is the one that was built"
    make = [*prefix, program, "keys", "add", "Inspection team"]
    key = subprocess.run(make, env=environment, capture_output=True, text=True, check=True).stdout.strip()
    keys.chmod(0o555)
    before = state(image.root)
    (folder / "log").touch()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run = [*prefix, program, *image.command[1:]]
    process = subprocess.Popen(run, env=environment, cwd="/", preexec_fn=as_in_a_read_only_container, **quiet)
    try:
        server = Server(f"http://127.0.0.1:{environment['SCR_PORT']}", folder, process, key)
        wait_until_ready(server)
        health = [*prefix, shutil.which(image.health[0], path=environment["PATH"]), *image.health[1:]]
        assert subprocess.run(health, env=environment, capture_output=True).returncode == 0
        assert httpx.get(f"{server.url}/v1/packs").status_code == 401
        with server.client() as client:
            assert client.post("/v1/evaluations", files={"files": (GOOD.name, GOOD.read_bytes())}).json()["overall"]["judgement"]
        owners = {Path(f"/proc/{pid}").stat().st_uid for pid in (process.pid, *server.workers())}
        process.send_signal(getattr(signal, image.stop))
        assert process.wait(30) in (0, -signal.SIGTERM)
        assert subprocess.run(health, env=environment, capture_output=True).returncode != 0
    finally:
        process.kill()
    assert state(image.root) == before
    return owners


def test_the_image_runs_is_healthy_and_stops(image, tmp_path):
    (tmp_path / "keys").mkdir()
    assert check_it_runs(image, tmp_path, tmp_path / "keys") == {os.geteuid()}


def test_the_user_of_the_image_is_not_root_and_can_only_read_it(image):
    user, _, group = image.user.partition(":")
    assert int(user) > 0
    assert int(group) > 0
    image.root.chmod(0o755)
    with tempfile.TemporaryDirectory(prefix="user-") as name:
        folder = Path(name)
        if reason := why_not(folder, image.user):
            pytest.skip(reason)
        touch = ["touch", f"{image.root}/opt/scr-checker/pyvenv.cfg", f"{image.root}/new", "/new"]
        refused = subprocess.run([*contained(folder), *touch], capture_output=True, text=True).stderr
        assert refused.count("Read-only file system") == 3, f"not even root could write: {refused}"
        refused = subprocess.run([*contained(folder, image.user), *touch], capture_output=True, text=True).stderr
        assert refused.count("cannot touch") == 3, refused
        (folder / "keys").mkdir()
        for place in (folder, folder / "keys"):
            os.chown(place, int(user), int(group))
        assert check_it_runs(image, folder, folder / "keys", contained(folder, image.user)) == {int(user)}


def test_the_steps_are_those_of_the_file():
    words = [word for word, _ in steps()]
    assert words.count("FROM") == 2
    assert {"USER", "HEALTHCHECK", "STOPSIGNAL", "CMD"} <= set(words)
