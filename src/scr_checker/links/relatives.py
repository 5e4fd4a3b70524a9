"""Which relatives matter in the story of the case and are nowhere said to have been asked?

Part of ``links``: documents -> questions for a person. A relative matters who is named in several sentences of the
story; he or she was asked where the review's own part speaks of that kin. Names are not told apart from kin, so what
comes out is a question and never a finding (¶136-147).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scr_checker.links.passages import of_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

KIN = re.compile(
    r"\b(?P<kin>grandmother|grandfather|grandparents|gran|nan|aunt|uncle|father|mother|step-?father|step-?mother"
    r"|half-?brother|half-?sister|brother|sister|siblings)s?\b(?!['’]s)",
    re.IGNORECASE,
)
SAME = {"gran": "grandmother", "nan": "grandmother", "stepfather": "step-father", "stepmother": "step-mother"}
WHOLE = {"grandparents": ("grandmother", "grandfather"), "siblings": ("brother", "sister")}
PARENTS = re.compile(
    r"\b(?:(?:both|the) parents|parents|family members|relatives|all (?:of )?the family|the family)\b", re.IGNORECASE
)
EVERYONE = frozenset({"mother", "father"})
NAMED = frozenset({"mother"})
"""Those whom a report mostly calls by name where it says that they were seen."""
STORY = frozenset({"chronology", "family_composition", "analysis"})
REVIEW_PARTS = frozenset({"family_in_review", "process"})
LEAST_TOLD = 5


def unasked(documents: Sequence[ReadDocument]) -> tuple[str, ...]:
    """A question for each relative of the story of whom the review's own parts say nothing."""
    overviews = of_type(documents, "overview_report")
    told: Counter[str] = Counter()
    heard: set[str] = set()
    for document in overviews:
        for sentence in document.text.sentences:
            kin = set(_kin(document.text.quote(sentence)))
            if _of_review(sentence):
                heard |= kin | (EVERYONE if PARENTS.search(document.text.quote(sentence)) else set())
            elif sentence.section.role in STORY:
                told.update(kin)
    if not heard:
        return ()
    return tuple(
        _question(name, times) for name, times in sorted(told.items()) if times >= LEAST_TOLD and name not in {*heard, *NAMED}
    )


def _of_review(sentence: Sentence) -> bool:
    return sentence.section.role in REVIEW_PARTS or "family_in_review" in sentence.roles


def _kin(quote: str) -> Iterator[str]:
    """The kin that a sentence names, in one form each and without the side of the family."""
    for match in KIN.finditer(quote):
        kin = match["kin"].lower()
        yield from WHOLE.get(kin, (SAME.get(kin, kin),))


def _question(name: str, times: int) -> str:
    return f"Was the {name} asked to take part? The story names that relative in {times} sentences; no word of it was found."
