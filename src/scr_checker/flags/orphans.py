"""Does a recommendation rest on nothing in the findings?

The Edlington pattern: a service is recommended on that the narrative never mentions. Only a recommendation none of
whose particular words stands anywhere else is named, so that another choice of words is not taken for a gap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.flags.passages import passages
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

ASKS = re.compile(r"\b(?:should|must|shall|recommend(?:s|ed)? that)\b", re.IGNORECASE)
PLACES = frozenset({"recommendations", "action_plan"})
SHORTEST, STEM, PARTICULAR = 5, 6, 4
REPORTS = frozenset({"overview_report", "executive_summary"})
ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
GENERAL = frozenset(
    word[:STEM]
    for word in (
        "should ensure agency agencies board children child safeguarding recommend recommendation training staff review "
        "reviews "
        "procedure procedures policy policies consider guidance practice practitioners professionals services service local "
        "within their these those partner partners appropriate effective develop implement audit monitor monitoring report "
        "reports quarterly months director manager managers officer nurse head chief executive december january february march "
        "april august september october november through across where which there other every arrangements system systems "
        "information share sharing process processes improve quality assurance evidence outcome number completed complete "
        "include including multi-agency single existing relevant required robust awareness remind reminded importance "
        "important "
        "professional professionals promote strengthen continue explore clarify regular regularly clear clearly remain remains "
        "refresh refresher understanding understand knowledge learning lessons development work working better greater good "
        "that this with from will have when what whom whose who been being than then them they such also into over upon "
        "only must "
        "made make makes making take taken give given tell told keep kept agree agreed protocol lead leads anybody "
        "anyone everybody "
        "before after until while about again once more most much many some same case cases year years month week weeks "
        "publish whether whatever reader readers result results answer "
        "quality standard standards issue issues matter matters need needs support approach every always joint jointly"
    ).split()
)


def orphan_recommendation(document: ReadDocument) -> Flag | None:
    """The recommendations whose subject stands nowhere else in an overview report or a summary."""
    if document.type not in REPORTS:
        return None
    elsewhere = {stem for s in document.text.sentences if s.section.role not in PLACES for stem in _stems(s)}
    orphans = [s for s in document.text.sentences if _recommends(document, s) and _is_orphan(s, elsewhere)]
    if not orphans:
        return None
    message = f"The subject of {len(orphans)} recommendation{'s' * (len(orphans) != 1)} stands nowhere in the findings."
    evidence = passages(document, orphans, "orphan_recommendation", "none of its particular words stands elsewhere")
    return Flag(id="orphan_recommendation", severity="warning", message=message, evidence=evidence)


def _recommends(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence is itself a recommendation: an item of a list or plan, or said in the words of one."""
    if sentence.section.role != "recommendations" or "recommend" not in sentence.concepts:
        return False
    listed = sentence.block.kind in ITEMS
    return listed or (sentence.block.kind is BlockKind.PARAGRAPH and bool(ASKS.search(document.text.quote(sentence))))


def _stems(sentence: Sentence) -> set[str]:
    return {key[:STEM] for key in sentence.words.keys if len(key) >= SHORTEST and key.isalpha()}


def _is_orphan(sentence: Sentence, elsewhere: set[str]) -> bool:
    particular = _stems(sentence) - GENERAL
    return len(particular) >= PARTICULAR and not particular & elsewhere
