"""Do two statements of one document exclude each other?

Counts of the same thing that differ (meetings of the panel), and someone called independent who is also said to have
managed or belonged to a service of the case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.flags.passages import passages
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_N = r"(\d{1,2}|" + "|".join(NUMBERS) + ")"
MEETINGS = re.compile(
    rf"\bpanel (?:has |have |had )?met (?:on )?{_N} (?:times|occasions)"
    rf"|\b{_N} (?:panel meetings|meetings of the panel|meetings were held)\b|\bmet {_N} times\b",
    re.IGNORECASE,
)
REPORTS = re.compile(
    rf"\b(?:all )?{_N} (?:imrs|individual management reviews|agency reports) (?:were |was )?"
    r"(?:received|requested|commissioned|submitted)",
    re.IGNORECASE,
)
COUNTED = (("meetings of the panel", MEETINGS), ("reports by agencies", REPORTS))


def contradiction(document: ReadDocument) -> Flag | None:
    """Different counts of one thing."""
    for thing, pattern in COUNTED:
        counts = _counts(document, pattern)
        if len(set(counts.values())) > 1:
            first = next(iter(counts))
            other = next(s for s in counts if counts[s] != counts[first])
            sentences = [document.text.sentences[first], document.text.sentences[other]]
            return _flag(document, sentences, f"The number of {thing} is given as {counts[first]} and as {counts[other]}.")
    return None


def _counts(document: ReadDocument, pattern: re.Pattern[str]) -> dict[int, int]:
    """The number each sentence gives, by the sentence's index."""
    counts = {}
    for sentence in document.text.sentences:
        match = pattern.search(document.text.quote(sentence))
        if match:
            word = next(group for group in match.groups() if group).lower()
            counts[sentence.index] = NUMBERS.get(word) if word in NUMBERS else int(word)
    return {index: number for index, number in counts.items() if number is not None}


def _flag(document: ReadDocument, sentences: list[Sentence], message: str) -> Flag:
    evidence = passages(document, sentences, "contradiction", "cannot hold together with the other passage")
    return Flag(id="contradiction", severity="warning", message=message, evidence=evidence)
