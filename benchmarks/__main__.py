"""Speed, memory and growth of the checker, as ratios to bare spaCy in the same run.

Times are of this machine and noisy; compare the ratios. The text is an invented sample report, repeated with its
paragraph numbers left as they are.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from scr_checker.evaluation import evaluate, ready
from scr_checker.loading import load_pack
from scr_checker.readers import read_document
from scr_checker.submission import submit

if TYPE_CHECKING:
    from collections.abc import Callable

    from scr_checker.packs import CriterionFile, Expectation, Pack

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_reports" / "good-child-e-harrowmere.md"
REPORT_WORDS, LONG_WORDS, ROUNDS = 15_000, 300_000, 5
WARM_SECONDS, COLD_SECONDS, BARE_RATIO, SIGNAL_RATIO, MEGABYTES, HELP_SECONDS = 0.5, 2.5, 2.5, 1.3, 250, 0.3
PEAK = (
    "import sys; from scr_checker.cli import main; main(sys.argv[1:]); "
    "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM')); "
    "print(int(peak.split()[1]) // 1024, file=sys.stderr)"
)


def main() -> int:
    """Print every figure beside its bar; 1 if a ratio or a size is beyond it."""
    pack = ready(load_pack())
    text = _words(REPORT_WORDS)
    bare = _median(lambda: _bare(text))
    warm = _median(lambda: _judge(text, pack))
    long = _once(lambda: _judge(_words(LONG_WORDS), pack))
    doubled_pack = _doubled(pack)
    _judge(text, doubled_pack)
    doubled = _median(lambda: _judge(text, doubled_pack))
    first, cold, peak = _cold(text)
    helped = _median(lambda: _command("--help"))
    rows = [
        ("bare tokenising and sentence splitting, 15,000 words", f"{bare:.3f} s", "", True),
        ("whole evaluation, warm", f"{warm:.3f} s", f"<= {WARM_SECONDS} s", warm <= WARM_SECONDS),
        ("  as a multiple of bare", f"{warm / bare:.2f}", f"<= {BARE_RATIO}", warm / bare <= BARE_RATIO),
        ("the command's very first run, rules read from YAML", f"{first:.2f} s", "", True),
        ("the command, cold", f"{cold:.2f} s", f"<= {COLD_SECONDS} s", cold <= COLD_SECONDS),
        ("peak memory of the command", f"{peak} MB", f"<= {MEGABYTES} MB", peak <= MEGABYTES),
        ("300,000 words: growth over 15,000 (20 is linear)", f"{long / warm:.1f}", "<= 26", long / warm <= 26),
        ("twice the signals", f"{doubled / warm:.2f}", f"<= {SIGNAL_RATIO}", doubled / warm <= SIGNAL_RATIO),
        ("scr-checker --help", f"{helped:.2f} s", f"<= {HELP_SECONDS} s", helped <= HELP_SECONDS),
    ]
    for what, figure, bar, holds in rows:
        print(f"{what:<54} {figure:>10}  {bar:<10} {'' if holds else 'BEYOND'}".rstrip())
    return 0 if all(holds for *_, holds in rows) else 1


def _words(number: int) -> str:
    """The sample repeated to about this many words."""
    sample = SAMPLE.read_text(encoding="utf-8")
    return (sample + "\n\n") * max(1, round(number / len(sample.split())))


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_once(work) for _ in range(ROUNDS))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


_NLP = spacy.blank("en")
_NLP.add_pipe("sentencizer")
_NLP.max_length = 10**9


def _bare(text: str) -> object:
    return _NLP(text)


def _judge(text: str, pack: Pack) -> object:
    return evaluate(submit([read_document("report.md", text.encode())]), pack)


def _doubled(pack: Pack) -> Pack:
    """The pack with every signal standing twice, under another id."""

    def twice(expectation: Expectation) -> Expectation:
        again = tuple(s.model_copy(update={"id": f"{s.id}.again"}) for s in expectation.signals)
        return expectation.model_copy(update={"signals": (*expectation.signals, *again)})

    def whole(criterion: CriterionFile) -> CriterionFile:
        return criterion.model_copy(update={"expectations": tuple(twice(e) for e in criterion.expectations)})

    criteria = tuple(whole(criterion) for criterion in pack.criteria)
    return pack.model_copy(update={"criteria": criteria, "sha256": pack.sha256 + "-doubled"})


def _command(*arguments: str, stdin: bytes = b"", **settings: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "scr_checker", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=ROOT, env=os.environ | settings)


def _cold(text: str) -> tuple[float, float, int]:
    """Seconds and megabytes of the command on a 15,000-word report, started afresh; first with no pack kept."""
    raw = text.encode()
    with tempfile.TemporaryDirectory() as empty:
        first = _once(lambda: _command("check", "-", stdin=raw, XDG_CACHE_HOME=empty))
    seconds = _median(lambda: _command("check", "-", stdin=raw))
    peak = subprocess.run([sys.executable, "-c", PEAK, "check", "-"], input=raw, capture_output=True, check=True, cwd=ROOT)
    return first, seconds, int(peak.stderr.split()[-1])


if __name__ == "__main__":
    sys.exit(main())
