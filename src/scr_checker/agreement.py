"""How far the checker agrees with labelled documents.

A tool beside the flow: runs the evaluation on a folder of ``NAME.labels.yaml`` with ``NAME.md`` (or a folder
``NAME/``) and compares. The rules of comparison are those that come with the labels: white space, markup and quote
style apart; a level counts as right when it is the label's or a stated alternative.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from scr_checker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scr_checker.result import Evaluation

LEVELS = ("inadequate", "adequate", "good")
RUN = 5
LEAST_SHARE, LEAST_RUNS = 0.4, 0.6
SILENT_FLAGS = frozenset({"tracked_changes", "poor_extraction"})


@dataclass(slots=True)
class Miss:
    """One difference between label and result."""

    document: str
    criterion: str
    kind: str
    detail: str


@dataclass(slots=True)
class Agreement:
    """Counts over all labelled documents."""

    levels: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    overall: list[tuple[str, str, str, bool]] = field(default_factory=list)
    first_levels: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    distractors: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)


def compare(folder: Path, judge: Callable[[Path], Evaluation]) -> Agreement:
    """Judge every labelled document of a folder and compare. Raises ``UsageError`` when there is none."""
    agreement = Agreement()
    for stem, source, labels in labelled_documents(folder):
        _compare(agreement, stem, labels, judge(source))
    return agreement


def labelled_documents(folder: Path) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Name, document (or folder of documents) and labels of everything labelled in a folder."""
    files = sorted(folder.glob("*.labels.yaml"))
    if not files:
        raise UsageError("no labelled documents here", where=str(folder), hint="put NAME.md beside NAME.labels.yaml")
    for file in files:
        stem = file.name.removesuffix(".labels.yaml")
        source = next((p for p in (folder / stem, *sorted(folder.glob(f"{stem}.*"))) if p.exists() and p != file), None)
        if source is None:
            raise UsageError("no document beside these labels", where=str(file))
        yield stem, source, yaml.safe_load(file.read_text(encoding="utf-8"))


def normal(text: str) -> str:
    """Text for comparison: no markup, straight quotes, single spaces, no case."""
    text = re.sub(r"[*_`#>|~\\]+|\[\^?\d+\]", " ", text)
    text = re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', text))
    return re.sub(r"\s+", " ", text).strip().lower()


def holds(quote: str, labelled: str) -> bool:
    """Whether a quotation holds the labelled sentence, or is a large enough part of it."""
    ours, theirs = normal(quote), normal(labelled)
    if theirs in ours or (ours in theirs and len(ours) >= LEAST_SHARE * len(theirs)):
        return True
    runs = _runs(theirs)
    return bool(runs) and len(runs & _runs(ours)) >= LEAST_RUNS * len(runs)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def level(judgement: str) -> str:
    """A judgement on the scale of three: nothing evident counts as inadequate."""
    return judgement if judgement in LEVELS else "inadequate"


def _compare(agreement: Agreement, stem: str, labels: dict[str, Any], result: Evaluation) -> None:
    other = labels.get("acceptable_alternatives") or {}
    judged = {c.id: c.judgement for c in result.criteria}
    evidence = {c.id: [e for x in c.expectations for e in x.evidence] for c in result.criteria}
    for criterion, label in (labels.get("criteria") or {}).items():
        if criterion in judged:
            _compare_level(agreement, stem, criterion, (label, *other.get(criterion, ())), judged[criterion])
    accepted = {labels["overall"], *other.get("overall", ())}
    right = result.overall.judgement in accepted
    agreement.first_levels.append(level((labels.get("criteria") or {}).get("terms_of_reference", "")))
    agreement.overall.append((stem, labels["overall"], result.overall.judgement, right))
    if not right:
        agreement.misses.append(Miss(stem, "overall", "level", f"{labels['overall']} called {result.overall.judgement}"))
    for criterion, items in (labels.get("evidence") or {}).items():
        for item in items:
            _compare_evidence(agreement, stem, criterion, item, evidence.get(criterion, ()))
    for item in labels.get("distractors") or ():
        _compare_distractor(agreement, stem, item, evidence.get(item["criterion"], ()))
    _compare_flags(agreement, stem, labels, {flag.id for flag in result.flags})


def _compare_level(agreement: Agreement, stem: str, criterion: str, accepted: tuple[str, ...], got: str) -> None:
    levels = [level(label) for label in accepted]
    ours = level(got)
    right = ours in levels
    agreement.judged[criterion] += 1
    agreement.right[criterion] += right
    agreement.levels[criterion, ours if right else levels[0], ours] += 1
    if not right:
        agreement.misses.append(Miss(stem, criterion, "level", f"{accepted[0]} called {got}"))


def _compare_evidence(agreement: Agreement, stem: str, criterion: str, item: dict[str, Any], evidence: Iterable[Any]) -> None:
    wordings = [item["quote"], *([item["clean"]] if item.get("clean") else [])]
    polarities = {e.polarity for e in evidence if any(holds(e.quote, w) for w in wordings)}
    agreement.labelled[criterion] += 1
    if item["polarity"] in polarities:
        agreement.found[criterion] += 1
    else:
        kind = "evidence of the other polarity" if polarities - {"context"} else "evidence not found"
        agreement.misses.append(Miss(stem, criterion, kind, f"({item['polarity']}) {normal(item['quote'])}"))


def _compare_distractor(agreement: Agreement, stem: str, item: dict[str, Any], evidence: Iterable[Any]) -> None:
    naive = {item["naive_polarity"]} if item.get("naive_polarity") else {"for", "against"}
    agreement.distractors[item["criterion"]] += 1
    hit = next((e for e in evidence if e.polarity in naive and holds(e.quote, item["quote"])), None)
    if hit:
        agreement.counted[item["criterion"]] += 1
        detail = f"({hit.polarity} by {hit.signal}) {normal(item['quote'])}"
        agreement.misses.append(Miss(stem, item["criterion"], "distractor counted", detail))


def _compare_flags(agreement: Agreement, stem: str, labels: dict[str, Any], raised: set[str]) -> None:
    expected = set(labels.get("expected_flags") or ())
    allowed = expected | set(labels.get("optional_flags") or ()) | SILENT_FLAGS
    agreement.flags.update({"expected": len(expected), "raised": len(expected & raised), "false": len(raised - allowed)})
    for flag in sorted(expected - raised):
        agreement.misses.append(Miss(stem, "flags", "flag not raised", flag))
    for flag in sorted(raised - allowed):
        agreement.misses.append(Miss(stem, "flags", "flag raised wrongly", flag))
