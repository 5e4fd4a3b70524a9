"""Where else do documents tell how the review dealt with relatives: in which parts, and in which paragraphs?

Part of ``participation``, used by ``family``: counts of sentences that name relatives beside the review's own people.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.participation.scenes import ACTS
from scr_checker.reviewers import ABOUT

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument

INVITED = re.compile(
    r"\b(?:invited|asked|approached|written to|offered)\b[^.;]{0,60}\b(?:to (?:contribute|take part|participate|meet)"
    r"|the review)\b",
    re.IGNORECASE,
)
HEARD = re.compile(
    r"\b(?:was|were) (?:interviewed|invited|written to|seen by the (?:author|chair|panel"
    r"|reviewer)s?)\b",
    re.IGNORECASE,
)
OURSELVES = re.compile(r"\b(?:I|[Ww]e)\s+(?:\w+\s+)?(?:spoke|met|saw|talked|wrote|visited|interviewed)\b")
STORY = frozenset({"chronology"})
TITLED = re.compile(
    r"\bhow (?:we|the review|this review|i) (?:did|was|worked|went)\b|\b(?:method\w*|voices?|family(?! (?:history"
    r"|background|composition|circumstances|life|structure|tree|members))|families|relatives|kin|parents"
    r"|lived experience|engagement|participants|who (?:spoke|took part|we)|the people)\b",
    re.IGNORECASE,
)
OF_REVIEW = re.compile(
    r"\b(?:the|this|our) (?:review|report|draft|invitation)\b|\bterms of reference\b|\b(?:to|with|by|from|answered"
    r"|helped|told) (?:us|me)\b"
    r"|\b(?:our|my) letters?\b"
)
UNSURE, OFTEN = frozenset({"other", "family_composition"}), 2


def told_sections(document: ReadDocument) -> frozenset[int]:
    """The parts of no known kind, or on the family, that tell again and again how the review and relatives met."""
    counts: Counter[int] = Counter()
    for index in document.text.where.get("fact_kin", ()):
        sentence = document.text.sentences[index]
        quote = document.text.quote(sentence)
        met = ("fact_reviewer" in sentence.concepts and ACTS & sentence.concepts) or HEARD.search(quote)
        if sentence.section.role in STORY:
            met = OURSELVES.search(quote)
        elif sentence.section.role not in UNSURE or sentence.block.kind is BlockKind.HEADING:
            continue
        counts[sentence.section.index] += OFTEN if INVITED.search(quote) else bool(met)
    return frozenset(section for section, times in counts.items() if times >= OFTEN)


def told_paragraphs(document: ReadDocument) -> frozenset[int]:
    """Paragraphs elsewhere in the parts on the review that are on its dealings with relatives."""
    kin: Counter[int] = Counter()
    dealings: Counter[int] = Counter()
    for index in document.text.where.get("fact_kin", ()):
        sentence = document.text.sentences[index]
        about = sentence.section.role in ABOUT or TITLED.search(sentence.section.title)
        if not about or sentence.block.kind is BlockKind.HEADING:
            continue
        kin[sentence.block.start] += 1
        quote = document.text.quote(sentence)
        met = ("fact_reviewer" in sentence.concepts and ACTS & sentence.concepts) or INVITED.search(quote)
        dealings[sentence.block.start] += bool(met or OF_REVIEW.search(quote))
    return frozenset(start for start, number in kin.items() if number >= OFTEN and dealings[start])
