"""What a reader must see first about the submission as a whole.

Beside the criteria: each flag is one small function from the documents read to a flag with its evidence, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.matching.features import is_instruction
from scr_checker.result import Evidence, Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.evidence import ReadDocument

UNREADABLE = frozenset({"poor_extraction", "scanned_pages"})
PLACEHOLDERS_FROM, QUOTED_AT_MOST = 3, 5


def find_flags(documents: Sequence[ReadDocument]) -> tuple[Flag, ...]:
    """All flags that hold, in a fixed order."""
    return tuple(flag for document in documents for test in TESTS if (flag := test(document)))


def passage(document: ReadDocument, index: int, flag: str, reason: str) -> Evidence:
    """A sentence of a document as the evidence of a flag."""
    sentence = document.text.sentences[index]
    return Evidence(
        id=f"{flag}.{document.id}.{index}",
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


def _wrong_document_type(document: ReadDocument) -> Flag | None:
    if document.type != "other":
        return None
    message = "This does not look like any part of a serious case review, so no grade is proposed."
    return Flag(id="wrong_document_type", severity="serious", message=message)


def _later_framework(document: ReadDocument) -> Flag | None:
    if document.type != "later_review":
        return None
    message = "This is a review under a later or another framework: the checks are shown, but no grade is proposed."
    return Flag(id="later_framework", severity="serious", message=message)


def _unfilled_template(document: ReadDocument) -> Flag | None:
    text = document.text
    indexes = [i for i in text.where.get("placeholder", ()) if "[" in text.quote(text.sentences[i])]
    indexes += [s.index for s in text.sentences if is_instruction(text.quote(s)) and "[" in text.quote(s)]
    indexes = sorted(set(indexes))
    if len(indexes) < PLACEHOLDERS_FROM:
        return None
    evidence = tuple(passage(document, i, "unfilled_template", "left to be filled in") for i in indexes[:QUOTED_AT_MOST])
    message = f"{len(indexes)} places are still to be filled in or hold drafting notes."
    return Flag(id="unfilled_template", severity="serious", message=message, evidence=evidence)


def _tracked_changes(document: ReadDocument) -> Flag | None:
    if not any(p.id == "tracked_changes" for p in document.text.document.problems):
        return None
    message = "The document holds tracked changes; it was read as if all were accepted."
    return Flag(id="tracked_changes", severity="info", message=message)


def _poor_extraction(document: ReadDocument) -> Flag | None:
    if not any(p.id in UNREADABLE for p in document.text.document.problems):
        return None
    message = "Parts of the document could not be read well; what was not found may stand in those parts."
    return Flag(id="poor_extraction", severity="warning", message=message)


TESTS = (_wrong_document_type, _later_framework, _unfilled_template, _tracked_changes, _poor_extraction)
