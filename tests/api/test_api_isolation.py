"""Long, hostile and abandoned requests cost themselves and nobody else; nothing is kept of any."""

import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from serving import GOOD, long_text, problem, serving

EVALUATIONS = "/v1/evaluations"
LONG = long_text(60_000)
MARKER = "Quittengelee"
IDLE = 'scr_workers{state="idle"}'


def until(condition, seconds=40):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def ask(server, text):
    with server.client() as client:
        return client.post(EVALUATIONS, json={"text": text})


def metric(server, name):
    with server.client() as client:
        return next(float(line.split()[-1]) for line in client.get("/metrics").text.splitlines() if line.startswith(name))


def test_what_takes_too_long_is_stopped_and_the_next_is_served(tight):
    detail = problem(ask(tight, LONG), 422, "time-limit")
    assert "2 seconds" in detail
    until(lambda: ask(tight, "A report of a review.").status_code == 200)


def test_more_than_fit_the_queue_get_503_and_nothing_is_lost(tight):
    until(lambda: metric(tight, IDLE) == 1)
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: ask(tight, LONG[:400_000]), range(6)))
    statuses = sorted(a.status_code for a in answers)
    assert set(statuses) <= {200, 422, 503}
    assert statuses.count(503) >= 3
    for answer in answers:
        if answer.status_code == 503:
            problem(answer, 503, "busy")
            assert answer.headers["retry-after"] == "1"


@pytest.fixture(scope="module")
def spare(tmp_path_factory):
    """A server with two workers and time enough."""
    with serving(tmp_path_factory.mktemp("spare"), workers=2, queue=0) as server:
        until(lambda: metric(server, IDLE) == 2)
        yield server


def work_of(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().split()[13])


def test_a_killed_worker_fails_its_own_request_only(spare):
    until(lambda: metric(spare, IDLE) == 2)
    before = {pid: work_of(pid) for pid in spare.workers()}
    with ThreadPoolExecutor(1) as threads:
        doomed = threads.submit(ask, spare, LONG)
        until(lambda: metric(spare, IDLE) == 1)
        until(lambda: max(work_of(pid) - then for pid, then in before.items()) > 20)
        busy = max(before, key=lambda pid: work_of(pid) - before[pid])
        os.kill(busy, signal.SIGKILL)
        assert ask(spare, "A report of a review.").status_code == 200
        problem(doomed.result(), 500, "worker-died")
    until(lambda: metric(spare, IDLE) == 2 and busy not in spare.workers())


def test_workers_killed_while_idle_are_replaced(spare):
    until(lambda: metric(spare, IDLE) == 2)
    for pid in spare.workers():
        os.kill(pid, signal.SIGKILL)
    assert ask(spare, "A report of a review.").status_code == 200


def test_a_client_that_goes_away_frees_its_worker(spare):
    until(lambda: metric(spare, IDLE) == 2)
    before = metric(spare, "scr_workers_replaced")
    with socket.create_connection(("127.0.0.1", int(spare.url.rsplit(":", 1)[1]))) as wire:
        head = f"POST {EVALUATIONS} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        part = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        form = part + LONG.encode() + b"\r\n--b--\r\n"
        wire.sendall(f"{head}Content-Length: {len(form)}\r\n\r\n".encode() + form)
        until(lambda: metric(spare, IDLE) == 1)
    began = time.monotonic()
    until(lambda: metric(spare, "scr_requests_admitted") == 0)
    assert time.monotonic() - began < 5
    until(lambda: metric(spare, "scr_workers_replaced") == before + 1 and metric(spare, IDLE) == 2)


def test_a_slow_client_is_given_up(tight):
    with socket.create_connection(("127.0.0.1", int(tight.url.rsplit(":", 1)[1]))) as wire:
        head = f"POST {EVALUATIONS} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
        wire.sendall(head.encode() + b"{")
        wire.settimeout(15)
        assert b" 408 " in wire.recv(4096).split(b"\r\n")[0]


def test_nothing_of_a_document_is_logged_or_written(plain):
    """The server of this test cannot write a file of more than 16 bytes, and still judges an upload of megabytes."""
    text = f"{MARKER} was seen. " * 200 + "\n\n" + GOOD.read_text()
    padding = b"<!-- " + b"x" * 3_000_000 + b" -->"
    with plain.client() as client:
        files = {"files": (f"{MARKER}.html", b"<p>" + text.encode() + b"</p>" + padding)}
        answer = client.post(EVALUATIONS + f"?note={MARKER}", files=files)
        assert answer.status_code == 200
        assert MARKER in answer.text
        client.get(f"/{MARKER}")
        client.post(EVALUATIONS, files={"files": (f"{MARKER}.pdf", b"%PDF-1.4 " + MARKER.encode())})
        client.post(EVALUATIONS, json={MARKER: MARKER})
        metrics = client.get("/metrics").text
    assert MARKER not in plain.log() + metrics
    assert '"route": "/v1/evaluations"' in plain.log()
    written = [p for p in plain.folder.rglob("*") if p.is_file() and p.name not in ("log", "keys.json")]
    assert not [p for p in written if MARKER.encode() in p.read_bytes()]


def test_too_much_memory_is_a_422_and_a_server_told_to_stop_finishes_what_it_began(tmp_path):
    with serving(tmp_path, workers=1, memory_limit_mb=64) as server:
        refused = ask(server, LONG)
        problem(refused, 422)
        assert refused.json()["type"].rsplit(":", 1)[-1] in ("memory-limit", "reader-crashed")
        with ThreadPoolExecutor(1) as threads:
            running = threads.submit(ask, server, long_text(5_000))
            until(lambda: metric(server, "scr_requests_admitted") == 1)
            server.process.send_signal(signal.SIGTERM)
            assert running.result().status_code == 200
        assert server.process.wait(30) in (0, -signal.SIGTERM)
