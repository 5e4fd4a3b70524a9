"""By which names do the documents call those who carry out the review, and where in a sentence do they act?

Part of ``participation``, used by ``family``: documents -> surnames and first names of chair, author and lead reviewers;
"Ms C met Mr Marsh and Ms Tranter" is then a meeting with the review.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Professor|Prof\.?|Sir|Dame|Canon|Judge)\.?\s+"
PERSON = rf"(?:{TITLE})?[A-Z][a-z\u2019'-]+(?:\s+[A-Z]\.?)?(?:\s+[A-Z][a-z\u2019'-]+)+|{TITLE}[A-Z][a-z\u2019'-]+"
ROLE = r"(?:chair(?:ed|man|woman|s)?|(?:lead|second|overview)\s+(?:reviewer|author|writer)|author|reviewer|writer|report)"
NAMED = (
    re.compile(
        rf"\b(?:panel|group|review team|work|review)\s+(?:was|is|were|has been)\s+(?:led|chaired|convened"
        rf"|headed)\s+by\s+(?P<who>{PERSON})"
    ),
    re.compile(rf"\b(?i:chair(?:ed)?|presided over|led)\s+by\s+(?P<who>{PERSON})"),
    re.compile(rf"\b(?i:{ROLE})\s*(?::|\||,|\bis\b|\bwas\b)\s*(?P<who>{PERSON})"),
    re.compile(rf"\b(?i:written|prepared|compiled|drafted)\s+by\s+(?P<who>{PERSON})"),
    re.compile(
        rf"(?P<who>{PERSON})\s+(?:took the chair|takes the chair|presided|chaired|chairs|led the (?:panel|group|review))\b"
    ),
    re.compile(
        rf"(?P<who>{PERSON}),[^.;]{{1,120}}?,\s+(?:took the chair|presided|chaired|led the (?:panel|group"
        rf"|review)|wrote (?:this|the))\b"
    ),
    re.compile(rf"\b(?:[Mm]y|[Oo]ur)\s+(?:colleague|co-author|fellow author)\s+(?P<who>{PERSON})"),
)
ABOUT = frozenset(
    {"panel", "process", "independence", "introduction", "other", "agency_reports", "timescale", "terms_of_reference"}
)
APART = frozenset("January February March April May June July August September October November December Board".split())


def reviewers_of(documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The names of those who carry out the review, in full, by title and by surname."""
    return frozenset(name for d in documents for name in _names(d))


def _names(document: ReadDocument) -> Iterator[str]:
    for sentence in document.text.sentences:
        if sentence.section.role not in ABOUT:
            continue
        quote = document.text.quote(sentence)
        for pattern in NAMED:
            for match in pattern.finditer(quote):
                bare = re.sub(rf"^{TITLE}", "", match["who"])
                surname = bare.split()[-1]
                if surname not in APART:
                    yield from {surname, bare}


def acting(document: ReadDocument, sentence: Sentence, names: frozenset[str]) -> list[int]:
    """Where in a sentence someone who carries out the review is named."""
    quote, found = document.text.quote(sentence), []
    for match in re.finditer(rf"\b(?:{TITLE})?(?:[A-Z][a-z\u2019'-]+\s+)?(?P<last>[A-Z][a-z\u2019'-]+)\b", quote):
        last = re.sub("[\u2019']s$", "", match["last"])
        if last in names:
            found.append(bisect_left(sentence.words.starts, sentence.start + match.start()))
    return found
