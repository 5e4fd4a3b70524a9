"""How a flag quotes: a sentence of a document as evidence of the flag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.result_evidence import Evidence

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

QUOTED_AT_MOST = 5


def passage(document: ReadDocument, sentence: Sentence, flag: str, reason: str) -> Evidence:
    """One sentence as evidence."""
    return Evidence(
        id=f"{flag}.{document.id}.{sentence.index}",
        document=document.id,
        polarity="context",
        quote=document.text.quote(sentence),
        start=sentence.start,
        end=sentence.end,
        page=sentence.block.page,
        paragraph=sentence.block.number,
        section=sentence.section.title or None,
        signal=flag,
        voice="review",
        assertion="neutral",
        reason=reason,
    )


def passages(document: ReadDocument, sentences: list[Sentence], flag: str, reason: str) -> tuple[Evidence, ...]:
    """The first few sentences as evidence."""
    return tuple(passage(document, sentence, flag, reason) for sentence in sentences[:QUOTED_AT_MOST])
