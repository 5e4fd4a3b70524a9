"""A real server for the tests: ``scr-checker serve`` in a process of its own, on a free port."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_reports"
GOOD = SAMPLES / "good-child-e-harrowmere.md"
DOCX = SAMPLES / "tracked-child-l-westry.docx"
COMMAND = Path(sys.executable).parent / "scr-checker"
TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')
START_SECONDS = 90
LARGEST_FILE = 16  # bytes: Python tries a temporary folder with a file of four


@dataclass
class Server:
    """A running server: its address, its folder, what it logged, and how to ask it."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]
    key: str = ""
    lines: list[str] = field(default_factory=list)

    def client(self, **options: object) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=60, **options)

    def workers(self) -> list[int]:
        """The process ids of the workers: children of the server's fork server."""
        return [w for child in children(self.process.pid) for w in children(child)]

    def log(self) -> str:
        return (self.folder / "log").read_text()


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(c) for task in Path(f"/proc/{pid}/task").iterdir() for c in (task / "children").read_text().split()]
    return []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(folder: Path, *, no_files: bool = False, keys: bool = False, **settings: object) -> Iterator[Server]:
    """A server with these settings; ``no_files`` lets it write no more than 16 bytes to any file, anywhere."""
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SCR_")} | same_code()
    environment |= {f"SCR_{name.upper()}": str(value) for name, value in settings.items()}
    environment |= {"SCR_KEYS_FILE": str(folder / "keys.json"), "TMPDIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    key = ""
    if keys:
        made = subprocess.run([COMMAND, "keys", "add", "tests"], env=environment, capture_output=True, text=True, check=True)
        key = made.stdout.strip()
    reading, writing = os.pipe()
    with (folder / "log").open("wb") as file:
        log = subprocess.Popen(["cat"], stdin=reading, stdout=file)
    os.close(reading)
    command = [COMMAND, "serve", "--port", str(port)]
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))) if no_files else None
    process = subprocess.Popen(command, env=environment, cwd=folder, stderr=writing, stdout=writing, preexec_fn=limit)
    os.close(writing)
    server = Server(f"http://127.0.0.1:{port}", folder, process, key)
    try:
        wait_until_ready(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
        log.wait(10)


def same_code() -> dict[str, str]:
    """A search path that means the same code in a folder of its own; a relative one would lead to an installed copy."""
    path = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join(str(Path(p).resolve()) for p in path.split(os.pathsep))} if path else {}


def wait_until_ready(server: Server) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.process.poll() is None, server.log()
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{server.url}/health/ready", timeout=30).status_code == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the server did not get ready: " + server.log())


def form_token(client: httpx.Client, path: str = "/") -> str:
    """The token of the form on a page."""
    found = TOKEN.search(client.get(path).text)
    assert found
    return found.group(1)


def problem(answer: httpx.Response, status: int, kind: str = "") -> str:
    """The detail of a problem document, after checking its shape."""
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["type"].startswith("urn:scr-checker:problem:")
    assert not kind or body["type"].endswith(":" + kind), body
    assert body["title"]
    assert len(body["detail"]) > 10
    return str(body["detail"])


def long_text(words: int) -> str:
    """A report of about so many words, made of a sample."""
    text = GOOD.read_text()
    return "\n\n".join([text] * max(1, words // len(text.split())))
