"""What a sentence looks like, apart from its concepts: a question, a date, a name, a citation, a quotation.

Asked only of sentences that already hold a signal's concepts. Each feature is one linear pattern or test.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from scr_checker.signal_rules import Feature

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
DATE = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+(?:19|20)\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})")
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|both|half|twice)\b",
    re.IGNORECASE,
)
CITATION = re.compile(
    r"\b(?:et al|and others|and colleagues)\b|[A-Z][a-z]+(?:(?:,| and| &) [A-Z][a-z]+)*,? \(?(?:19|20)\d\d[a-z]?\)"
    r"|\([A-Z][A-Za-z ,&]+,? (?:19|20)\d\d[a-z]?\)|\bISBN\b|\bop\. cit\b"
)
NAME = re.compile(r"(?<=[a-z,;:] )(?:(?:Mr|Mrs|Ms|Dr|Professor|Dame|Sir) )?[A-Z][a-z]{2,}")
QUOTATION = re.compile(r"[\"\u201c][^\"\u201d]{8,}|(?<=[\s(])[\u2018'][^\u2019']{8,}[\u2019']")
ASKING = re.compile(
    r"^(?:[(\[]?(?:\d+[.)\]]*|(?:[a-z]|[ivx]+)[.)\]]+)\s+|[-•|]\s*)*(?:\d+\s*\|\s*)?"
    r"(?:whether|how|what|why|who|which|(?:when|where)(?= (?:did|was|were|is|are|do|does|had|has|have|could|should)\b)"
    r"|did|was|were|is|are|do|does|(?:had|has|have|could|should)(?![^?]*, [^?]*\.$)|to what extent"
    r"|to (?:establish|examine|consider|explore|identify|review|determine|assess|ascertain|look))\b",
    re.IGNORECASE,
)
SHORT_WORDS = 9


def _question(text: str) -> bool:
    return "?" in text[-6:] or bool(ASKING.match(text))


TESTS: dict[Feature, Callable[[str], bool]] = {
    "question": _question,
    "number": lambda text: bool(NUMBER.search(text)),
    "date": lambda text: bool(DATE.search(text)),
    "name": lambda text: bool(NAME.search(text)),
    "citation": lambda text: bool(CITATION.search(text)),
    "quotation": lambda text: bool(QUOTATION.search(text)),
    "short": lambda text: len(text.split()) <= SHORT_WORDS,
}


def has(feature: Feature, text: str) -> bool:
    """Whether the sentence has the feature."""
    return TESTS[feature](text)
