"""Are the criteria's words there without substance?

A stuffed text announces what a review should show instead of showing it: sentence upon sentence names criteria and
praises the review, with no person, date, number or event. Either many such sentences stand close together and go
through the criteria one by one, or a single one strings most of them together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.flags.passages import passages
from scr_checker.matching.features import has
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence
    from scr_checker.signal_rules import Feature

KEYWORDS = frozenset(
    "keyword_terms keyword_family keyword_equality keyword_independence keyword_research keyword_analysis keyword_imr "
    "keyword_actions keyword_child keyword_learning".split()
)
SUBSTANCE: tuple[Feature, ...] = ("date", "number", "name", "quotation", "citation", "question")
PRAISE = re.compile(
    r"\b(?:independent(?:ly)?|robust(?:ly)?|rigorous(?:ly)?|thorough(?:ly)?|comprehensive(?:ly)?|fully|full"
    r"|high[- ]quality|good quality|strong"
    r"|analytical(?:ly)?|self-critical|transparent|child-cent(?:re|er)d|outcome-focus+ed|smart|specific|measurable"
    r"|timely|in[- ]depth|embedded"
    r"|disseminated|meaningful(?:ly)?|clear|focus+ed|appropriate(?:ly)?|effective(?:ly)?|at all times|throughout"
    r"|at (?:the|its) (?:centre|heart)"
    r"|on time|taken into account|well[- ]written|best practice|without drift|relevant)\b",
    re.IGNORECASE,
)
IN_ONE_SENTENCE, ENOUGH, WINDOW, DIFFERENT, STRUNG = 3, 6, 12, 6, 7
HEADINGS = (BlockKind.HEADING, BlockKind.TABLE_HEADER)
SPREAD, SHARE = 5, 0.12
SHORTEST_HOLLOW, LONGEST_HOLLOW = 3, 45


def keyword_stuffing(document: ReadDocument) -> Flag | None:
    """A run of hollow sentences that goes through the criteria, or one sentence that strings them together."""
    body = [s for s in document.text.sentences if s.block.kind not in HEADINGS and s.words.keys]
    stuffed = _strung(document, body) or _run(document, body) or _spread(document, body)
    if document.type == "template" or not stuffed:
        return None
    name = "sentences name" if len(stuffed) > 1 else "sentence names"
    message = f"{len(stuffed)} {name} criteria without saying what was done, by whom or when."
    evidence = passages(document, stuffed, "keyword_stuffing", "names criteria without substance")
    return Flag(id="keyword_stuffing", severity="warning", message=message, evidence=evidence)


def _named(sentence: Sentence) -> frozenset[str]:
    return KEYWORDS & sentence.concepts


def _strung(document: ReadDocument, body: list[Sentence]) -> list[Sentence]:
    """Single sentences that name most criteria and nothing particular."""
    return [s for s in body if len(_named(s)) >= STRUNG and not _has_substance(document, s)]


def _spread(document: ReadDocument, body: list[Sentence]) -> list[Sentence]:
    """Hollow sentences that name several criteria each, however far apart, where they are a good part of the whole."""
    several = [s for s in body if len(_named(s)) >= IN_ONE_SENTENCE and not _has_substance(document, s)]
    return several if len(several) >= max(SPREAD, SHARE * len(body)) else []


def _run(document: ReadDocument, body: list[Sentence]) -> list[Sentence]:
    """The first stretch in which hollow sentences go through the criteria, half of it or more."""
    hollow = [index for index, s in enumerate(body) if _is_hollow(document, s)]
    for place, first in enumerate(hollow):
        near = hollow[place : bisect_left(hollow, first + WINDOW, place)]
        if len(near) >= ENOUGH and len(frozenset[str]().union(*(_named(body[i]) for i in near))) >= DIFFERENT:
            return [body[index] for index in near]
    return []


def _is_hollow(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence names a criterion and praises, or names several, and says nothing that could be checked."""
    named = _named(sentence)
    if not named or not SHORTEST_HOLLOW <= len(sentence.words.keys) <= LONGEST_HOLLOW or _has_substance(document, sentence):
        return False
    return len(named) >= IN_ONE_SENTENCE or bool(PRAISE.search(document.text.quote(sentence)))


def _has_substance(document: ReadDocument, sentence: Sentence) -> bool:
    quote = document.text.quote(sentence)
    if sentence.block.kind is BlockKind.TABLE_ROW:
        quote = re.sub(r"(?<=\| )[A-Z]", lambda m: m[0].lower(), quote)
    return any(has(feature, quote) for feature in SUBSTANCE)
