"""Are the criteria's words there without substance?

A stuffed text names many criteria in one breath and no person, date, number or event: it announces what a review
should show instead of showing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.flags.passages import passages
from scr_checker.matching.features import has
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.packs import Feature
    from scr_checker.reading.text import Sentence

KEYWORDS = ("keyword_terms", "keyword_family", "keyword_equality", "keyword_independence", "keyword_research", "keyword_analysis",
            "keyword_imr", "keyword_actions", "keyword_child", "keyword_learning")  # fmt: skip
SUBSTANCE: tuple[Feature, ...] = ("date", "number", "name", "quotation", "citation")
IN_ONE_SENTENCE, ENOUGH, SHARE = 3, 5, 0.12


def keyword_stuffing(document: ReadDocument) -> Flag | None:
    """Many sentences that join three or more criteria's words with nothing particular in them."""
    body = [s for s in document.text.sentences if len(s.words.keys) > IN_ONE_SENTENCE]
    stuffed = [s for s in body if _is_stuffed(document, s)]
    if len(stuffed) < ENOUGH or len(stuffed) < SHARE * len(body):
        return None
    message = f"{len(stuffed)} sentences name several criteria at once without saying what was done, by whom or when."
    evidence = passages(document, stuffed, "keyword_stuffing", "names criteria without substance")
    return Flag(id="keyword_stuffing", severity="warning", message=message, evidence=evidence)


def _is_stuffed(document: ReadDocument, sentence: Sentence) -> bool:
    named = KEYWORDS & sentence.concepts
    if len(named) < IN_ONE_SENTENCE:
        return False
    quote = document.text.quote(sentence)
    return not any(has(feature, quote) for feature in SUBSTANCE)
