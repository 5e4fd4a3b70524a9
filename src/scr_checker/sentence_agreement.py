"""How far single labelled sentences are read rightly: voice, assertion, deficiencies, findings.

Beside ``agreement``; contested sentences are left out, as the labels ask.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scr_checker.sentences import read_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from scr_checker.packs import Pack


def compare_sentences(file: Path, pack: Pack) -> dict[str, float]:
    """Shares of a file of labelled sentences (one JSON object a line) that are read as labelled."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [line for line in lines if not line.get("contested")]
    readings = [read_sentence(pack, d["sentence"], d.get("heading"), d.get("target")) for d in lines]
    both = list(zip(lines, readings, strict=True))
    deficient = [r.assertion == "deficient" for d, r in both if d["assertion"] == "deficient"]
    others = [r.assertion == "deficient" for d, r in both if d["assertion"] != "deficient"]
    findings = [
        any((s.criterion, s.polarity) == (d["criterion"], d["polarity"]) for s in r.signals)
        for d, r in both
        if d.get("criterion")
    ]
    return {
        "number": len(lines),
        "voice": _share([r.voice == d["voice"] for d, r in both]),
        "assertion": _share([r.assertion == d["assertion"] for d, r in both]),
        "deficiencies_caught": _share(deficient),
        "deficiencies_false": _share(others),
        "findings": _share(findings),
    }


def _share(outcomes: list[bool]) -> float:
    return round(sum(outcomes) / len(outcomes), 3) if outcomes else 0.0
