"""``scr-checker validate``: agreement with labelled documents, per criterion, beside the plain baselines."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scr_checker import statistics
from scr_checker.agreement import LEVELS, Agreement, compare
from scr_checker.commands.fact_figures import fact_figures
from scr_checker.commands.output import progress, write
from scr_checker.errors import UsageError
from scr_checker.evaluation import evaluate, ready
from scr_checker.fact_agreement import compare_facts
from scr_checker.intake import documents_from
from scr_checker.loading import load_pack
from scr_checker.sentence_agreement import compare_sentences
from scr_checker.signal_agreement import signal_figures
from scr_checker.submission import submit

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from scr_checker.packs import Pack
    from scr_checker.result import Evaluation

COPIED = "terms_of_reference"
SENTENCES = "sentences.jsonl"
MEASURES = {
    "agreement": statistics.agreement,
    "weighted_kappa": statistics.weighted_kappa,
    "gwet_ac1": statistics.gwet_ac1,
}


def validate(options: argparse.Namespace) -> int:
    """Print the figures, and every difference with ``--misses``."""
    folder = Path(options.folder)
    if not folder.is_dir():
        raise UsageError("not a folder", where=options.folder, hint="give the folder that holds NAME.labels.yaml files")
    pack = ready(load_pack(options.pack))

    def judge(path: Path) -> Evaluation:
        progress(f"Judging {path.name} …")
        return evaluate(submit(documents_from([str(path)])), pack)

    if options.signals:
        write(_signals(folder, judge, as_json=options.format == "json"))
        return 0
    if options.facts:
        write(fact_figures(compare_facts(folder, judge), misses=options.misses, as_json=options.format == "json"))
        return 0
    agreement = compare(folder, judge)
    figures = _figures(agreement, _sentences(folder, pack))
    if options.misses:
        figures["misses"] = [[m.document, m.criterion, m.kind, m.detail] for m in agreement.misses]
    write(json.dumps(figures, indent=2) + "\n" if options.format == "json" else _as_text(figures))
    return 0


def _signals(folder: Path, judge: Callable[[Path], Evaluation], *, as_json: bool) -> str:
    """The measured precision and recall of every signal."""
    figures = signal_figures(folder, judge)
    rows = {
        name: {"matches": f.matches, "right": f.right, "wrong": f.wrong, "precision": f.precision, "recall": f.recall}
        for name, f in figures.items()
    }
    if as_json:
        return json.dumps(rows, indent=1) + "\n"
    lines = [f"{name:<40} {r['matches']:>5} {r['right']:>5} {r['wrong']:>5}  {_cell(r['precision'])}" for name, r in rows.items()]
    return "\n".join([f"{'signal':<40} match right wrong  precision", *lines]) + "\n"


def _sentences(folder: Path, pack: Pack) -> dict[str, float]:
    file = folder / SENTENCES
    return compare_sentences(file, pack) if file.is_file() else {}


def _pairs(agreement: Agreement, criterion: str | None = None) -> list[tuple[int, int]]:
    """Label and result as numbers, of one criterion or of all."""
    return [
        (LEVELS.index(label), LEVELS.index(got))
        for (name, label, got), times in agreement.levels.items()
        if criterion in (None, name)
        for _ in range(times)
    ]


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 3) if whole else None


def _measures(pairs: list[tuple[int, int]]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name, measure in MEASURES.items():
        low, high = statistics.interval(measure, pairs)
        figures[name] = round(measure(pairs), 3)
        figures[f"{name}_interval"] = [round(low, 3), round(high, 3)]
    return figures


def _figures(a: Agreement, sentences: dict[str, float]) -> dict[str, Any]:
    criteria = {
        c: {
            "documents": a.judged[c],
            **_measures(_pairs(a, c)),
            "evidence_found": _share(a.found[c], a.labelled[c]),
            "evidence_labelled": a.labelled[c],
            "distractors_counted": _share(a.counted[c], a.distractors[c]),
            "distractors": a.distractors[c],
        }
        for c in a.judged
    }
    return {
        "documents": len(a.overall),
        "levels": _measures(_pairs(a)),
        "baselines": _baselines(a),
        "confusion": {f"{label} called {got}": n for (label, got), n in sorted(_confusion(a).items())},
        "overall_right": _share(sum(right for *_, right in a.overall), len(a.overall)),
        "inadequate_called_good": sum(label == "inadequate" and got == "good" for _, label, got, _ in a.overall),
        "evidence_found": _share(a.found.total(), a.labelled.total()),
        "distractors_counted": _share(a.counted.total(), a.distractors.total()),
        "flags": {"expected": a.flags["expected"], "raised": a.flags["raised"], "raised_wrongly": a.flags["false"]},
        "sentences": sentences,
        "criteria": criteria,
    }


def _confusion(a: Agreement) -> Counter[tuple[str, str]]:
    table: Counter[tuple[str, str]] = Counter()
    for (_, label, got), times in a.levels.items():
        table[label, got] += times
    return table


def _baselines(a: Agreement) -> dict[str, float | None]:
    """What two plain rules would reach: always the commonest level, and the level given the terms of reference."""
    labels = Counter(LEVELS[label] for label, _ in _pairs(a))
    commonest, times = labels.most_common(1)[0] if labels else ("none", 0)
    copied = sum(o[1] == t for o, t in zip(a.overall, a.first_levels, strict=False))
    return {
        f"always {commonest}": _share(times, labels.total()),
        "overall copied from the terms of reference": _share(copied, len(a.overall)),
    }


def _as_text(figures: dict[str, Any]) -> str:
    levels = figures["levels"]
    lines = [f"{'criterion':<28} agree kappa   ac1  evidence  distractors"]
    for name, c in figures["criteria"].items():
        lines.append(
            f"{name:<28} {c['agreement']:5.2f} {c['weighted_kappa']:5.2f} {c['gwet_ac1']:5.2f}  "
            f"{_cell(c['evidence_found'])} of {c['evidence_labelled']:<3} "
            f"{_cell(c['distractors_counted'])} of {c['distractors']}"
        )
    lines += [
        "",
        f"documents {figures['documents']}; criterion "
        + ", ".join(f"{n.replace('_', ' ')} {levels[n]:.3f} {levels[f'{n}_interval']}" for n in MEASURES),
        "plain rules: " + "; ".join(f"{name} {share}" for name, share in figures["baselines"].items()),
        "levels: " + "; ".join(f"{what} {times}" for what, times in figures["confusion"].items()),
        f"overall right {_cell(figures['overall_right'])}, inadequate called good {figures['inadequate_called_good']}",
        f"evidence found {_cell(figures['evidence_found'])}, distractors counted {_cell(figures['distractors_counted'])}",
        "flags: " + ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in figures["flags"].items()),
    ]
    if figures["sentences"]:
        lines.append("sentences: " + ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in figures["sentences"].items()))
    lines += [f"{document} | {criterion} | {kind} | {detail}" for document, criterion, kind, detail in figures.get("misses", ())]
    return "\n".join(lines) + "\n"


def _cell(value: float | None) -> str:
    return "   -" if value is None else f"{value:.2f}"
