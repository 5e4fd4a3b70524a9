"""How far the facts read from documents agree with the facts that their labels state.

A tool beside the flow, for ``validate --facts``: ``Evaluation`` and the ``facts`` of ``NAME.labels.yaml`` -> counts by
kind. A kind whose key a label leaves out is not counted there. A date is right when it is the label's, or the month of
it; names agree by the rule of ``name_matching``; independence is right when it is the label's, and a label in words
("partly") takes either answer. An author of an agency's report is labelled with a concern where
``imr_author_concerns`` says anything but "none", "nothing" or "not stated".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scr_checker.agreement import Miss, labelled_documents
from scr_checker.name_matching import agencies_alike, paired, relatives_alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from scr_checker.result import Evaluation

DATES = {
    "incident_date": "incident.date", "notification_date": "incident.notified_on", "decision_date": "review.decision_on",
    "start_date": "review.started_on", "completion_date": "review.completed_on",
}  # fmt: skip
NAMES = {
    "agencies": ("agencies", agencies_alike), "imrs": ("imr.agency", agencies_alike),
    "family_invited": ("family.invited", relatives_alike), "family_contributed": ("family.contributed", relatives_alike),
}  # fmt: skip
STATEMENTS = {"panel_chair_independent": "panel.chair_independent", "author_independent": "overview.independent"}
CONCERN, CONCERNS = "imr_author_concerns", ("imr.prior_involvement", "imr.line_manages_case_staff", "imr.same_practice")
NO_CONCERN = re.compile(r"\s*(?:none|nothing|no|not (?:stated|said|told|known))\b", re.IGNORECASE)
KINDS = ("dates", *NAMES, *STATEMENTS, CONCERN)


@dataclass(slots=True)
class Tally:
    """Counts of one kind: what the labels state, what was read, how much of it is right, and what is stated nowhere."""

    labelled: int = 0
    read: int = 0
    right: int = 0
    invented: int = 0

    def figures(self) -> dict[str, float | int | None]:
        """The counts with precision, recall and F1; None where nothing was read or labelled."""
        both = self.labelled + self.read
        return {
            "labelled": self.labelled,
            "read": self.read,
            "right": self.right,
            "invented": self.invented,
            "precision": round(self.right / self.read, 3) if self.read else None,
            "recall": round(self.right / self.labelled, 3) if self.labelled else None,
            "f1": round(2 * self.right / both, 3) if both else None,
        }


@dataclass(slots=True)
class FactAgreement:
    """Counts by kind over a folder, with every difference."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    misses: list[Miss] = field(default_factory=list)


def compare_facts(folder: Path, judge: Callable[[Path], Evaluation]) -> FactAgreement:
    """Judge every document of a folder whose label states facts, and compare."""
    agreement = FactAgreement()
    for stem, source, labels in labelled_documents(folder):
        facts = labels.get("facts") or {}
        if not any(key in facts for key in (*DATES, *NAMES, *STATEMENTS, CONCERN)):
            continue
        agreement.documents += 1
        read: dict[str, list[str]] = {}
        for fact in judge(source).facts:
            read.setdefault(fact.name, []).append(fact.value)
        for key, value in facts.items():
            _compare(agreement, stem, key, value, read)
    return agreement


def _compare(agreement: FactAgreement, stem: str, key: str, value: Any, read: dict[str, list[str]]) -> None:
    if key in DATES:
        stated = value if isinstance(value, list) else [value]
        _single(agreement, stem, ("dates", key), [str(v) for v in stated if v is not None], read.get(DATES[key], []))
    elif key in NAMES and isinstance(value, list):
        _names(agreement, stem, key, whole([str(v) for v in value]), read.get(NAMES[key][0], []))
    elif key in STATEMENTS:
        _single(agreement, stem, (key, key), [] if value is None else [str(value).lower()], read.get(STATEMENTS[key], []))
    elif key == CONCERN:
        concern = "false" if not value or NO_CONCERN.match(str(value)) else "true"
        ours = "true" if any("true" in read.get(name, ()) for name in CONCERNS) else "false"
        _single(agreement, stem, (key, key), [concern], [ours])


def whole(names: list[str]) -> list[str]:
    """Names that a comma within brackets cut in two, put together again."""
    joined: list[str] = []
    for name in names:
        if joined and joined[-1].count("(") > joined[-1].count(")"):
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return joined


def _single(agreement: FactAgreement, stem: str, kind: tuple[str, str], stated: list[str], values: Iterable[str]) -> None:
    """What a label states beside what was read; of several values that contradict each other one has to be right."""
    tally, found = agreement.tallies[kind[0]], list(dict.fromkeys(values))
    tally.read += bool(found)
    tally.labelled += bool(stated)
    tally.invented += bool(found) and not stated
    if any(_same(label, value) for label in stated for value in found):
        tally.right += 1
    elif stated or found:
        said, got = " and ".join(stated) or "not stated", " and ".join(found) or "nothing"
        agreement.misses.append(Miss(stem, kind[1], "fact", f"{said} read as {got}"))


def _same(stated: str, value: str) -> bool:
    if value in ("true", "false"):
        return value == stated or stated not in ("true", "false")
    return stated.startswith(value)


def _names(agreement: FactAgreement, stem: str, key: str, stated: list[str], read: list[str]) -> None:
    tally, ours = agreement.tallies[key], list(dict.fromkeys(read))
    pairs = paired(ours, stated, NAMES[key][1])
    tally.labelled += len(stated)
    tally.read += len(ours)
    tally.right += len(pairs)
    tally.invented += len(ours) if not stated else 0
    left = [name for name in stated if name not in {b for _, b in pairs}]
    more = [name for name in ours if name not in {a for a, _ in pairs}]
    agreement.misses += [Miss(stem, key, "fact not read", name) for name in left]
    agreement.misses += [Miss(stem, key, "fact read wrongly", name) for name in more]
