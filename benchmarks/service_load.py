"""How does the service hold under load? Fifty clients at once, then one alone against the same work in this process.

    python -m benchmarks.service_load [--clients 50] [--seconds 60] [--workers 2]

Starts its own server on loopback and stops by itself. Every request must get a result or a 503 with Retry-After;
anything else is lost. ``requests_per_second_per_core`` counts results only. Prints JSON; leaves with 1 if a request was
lost, if memory at the end is more than a tenth and 30 MB above the start, or if one client waits over 15 % longer than
the same evaluation takes in this process.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

SAMPLE = Path(__file__).parent.parent / "sample_reports" / "good-child-e-harrowmere.md"
OVERHEAD = 0.15
COMMAND = Path(sys.executable).parent / "scr-checker"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"SCR_WORKERS": str(options.workers), "SCR_LOG_LEVEL": "error", "SCR_RETRY_AFTER": "1"}
    server = subprocess.Popen([COMMAND, "serve", "--port", str(port)], env=os.environ | settings, stderr=subprocess.DEVNULL)
    try:
        wait_ready(port)
        figures = {"one_client": alone(port), **asyncio.run(crowd(port, server.pid, options))}
    finally:
        server.terminate()
        server.wait(60)
    print(json.dumps(figures, indent=2))
    return 0 if holds(figures) else 1


def holds(figures: dict[str, Any]) -> bool:
    """Whether nothing was lost, memory stayed flat and the overhead at one client is within its bar."""
    flat = figures["memory_mb_end"] <= 1.1 * figures["memory_mb_start"] + 30
    return not figures["lost"] and flat and figures["one_client"]["overhead"] <= OVERHEAD


def wait_ready(port: int) -> None:
    """Wait until a worker judges."""
    for _ in range(600):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/health/ready", timeout=30).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server did not get ready")


def alone(port: int, rounds: int = 15) -> dict[str, float]:
    """The median time of one evaluation by the service and in this process, turn by turn, and the overhead."""
    from scr_checker.evaluation import evaluate, ready
    from scr_checker.loading import load_pack
    from scr_checker.readers import read_document
    from scr_checker.renderers import Look, render
    from scr_checker.submission import submit

    data, pack = SAMPLE.read_bytes(), ready(load_pack())
    here, there = [], []
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=90) as client:
        for n in range(rounds + 3):
            began = time.perf_counter()
            render(evaluate(submit([read_document(SAMPLE.name, data)]), pack), "json", Look(quotes="full"))
            between = time.perf_counter()
            assert client.post("/v1/evaluations", files={"files": (SAMPLE.name, data)}).status_code == 200
            if n >= 3:
                here.append(between - began)
                there.append(time.perf_counter() - between)
    mine, service = statistics.median(here), statistics.median(there)
    overhead = statistics.median(t / h for h, t in zip(here, there, strict=True)) - 1
    return {"in_process_ms": round(mine * 1000), "service_ms": round(service * 1000), "overhead": round(overhead, 3)}


async def crowd(port: int, pid: int, options: argparse.Namespace) -> dict[str, object]:
    """Many clients at once, each sending again as soon as it is answered or told to wait."""
    seen: dict[str, int] = {"results": 0, "told_to_wait": 0, "lost": 0}
    times: list[float] = []
    memory: list[int] = []
    data, end = SAMPLE.read_bytes(), time.monotonic() + options.seconds

    async def one(client: httpx.AsyncClient) -> None:
        while time.monotonic() < end:
            began = time.perf_counter()
            try:
                answer = await client.post("/v1/evaluations", files={"files": (SAMPLE.name, data)})
            except httpx.HTTPError:
                seen["lost"] += 1
                continue
            if answer.status_code == 200:
                seen["results"] += 1
                times.append(time.perf_counter() - began)
            elif answer.status_code == 503 and answer.headers.get("retry-after", "").isdecimal():
                seen["told_to_wait"] += 1
                await asyncio.sleep(int(answer.headers["retry-after"]))
            else:
                seen["lost"] += 1

    limits = httpx.Limits(max_connections=options.clients)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120, limits=limits) as client:
        began = time.monotonic()
        await asyncio.gather(watch(pid, end, memory), *(one(client) for _ in range(options.clients)))
        lasted = time.monotonic() - began
    cuts = statistics.quantiles(times, n=20) if len(times) > 1 else [0.0] * 19
    ends = (statistics.median(memory[:3]), statistics.median(memory[-3:])) if memory else (0, 0)
    return {
        "clients": options.clients,
        "workers": options.workers,
        "seconds": round(lasted, 1),
        "requests": sum(seen.values()),
        **seen,
        "p50_s": round(statistics.median(times or [0.0]), 2),
        "p95_s": round(cuts[18], 2),
        "requests_per_second_per_core": round(seen["results"] / lasted / options.workers, 2),
        "memory_mb_start": round(ends[0] / 1e6),
        "memory_mb_end": round(ends[1] / 1e6),
    }


async def watch(pid: int, end: float, memory: list[int]) -> None:
    """Note the memory of the service every second."""
    while time.monotonic() < end:
        memory.append(sum(resident(p) for p in family(pid)))
        await asyncio.sleep(1)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    below = [int(c) for t in Path(f"/proc/{pid}/task").glob("*/children") for c in t.read_text().split()]
    return [pid, *(p for child in below for p in family(child))]


def resident(pid: int) -> int:
    """Bytes of memory that a process holds, shared ones shared out."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    sys.exit(main())
