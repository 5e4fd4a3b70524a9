"""Who carries out the review: the chair of the panel, the author of the overview, and others who write or review?

The one place that reads their names, for ``flags``, ``links`` and ``participation``: documents -> ``Reviewer*``. A name
counts in full; "the chair, Mr Marsh" and "Overview author: Jo Tranter" name one, and so does "written by Jo Tranter".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.sections import ON_REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

CHAIR, AUTHOR, WRITER = "chair", "author", "writer"
TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Professor|Prof\.?|Sir|Dame|Commander|Canon|Judge)\.?\s+"
WORD = r"[A-Z][a-z\u2019'-]+"
NAME = rf"{WORD}(?:\s+[A-Z]\.?)?(?:\s+{WORD}){{1,3}}"
FULL = rf"(?:{TITLE})?(?P<name>{NAME})"
PERSON = rf"(?P<name>(?:{TITLE})?{NAME}|{TITLE}{WORD})"
OFFICE = r"(?:lead|second|overview)\s+(?:reviewer|author|writer)|author|reviewer|writer|report"
BODY = r"(?:panel|group|review team|work|review)"
OF_REVIEW = r"(?: of (?:the|this) (?:review |serious case review )?(?:[Pp]anel|report|overview report|review))?"
NAMED = (
    (CHAIR, re.compile(rf"\b[Cc]hair(?:ed|s)?\b[^.]{{0,30}}?\b(?:by|was|is|be)\s+{FULL}")),
    (CHAIR, re.compile(rf"\b{FULL}[^.]{{0,50}}?\b(?:chaired|takes the chair|chairs|took the chair|presided)\b")),
    (CHAIR, re.compile(rf"\b(?:{BODY})\s+(?:was|is|were|has been)\s+(?:led|chaired|convened|headed)\s+by\s+{PERSON}")),
    (CHAIR, re.compile(rf"\b(?i:chair(?:ed)?|presided over|led)\s+by\s+{PERSON}")),
    (CHAIR, re.compile(rf"\b(?i:chair(?:man|woman|person)?){OF_REVIEW}(?:,| is| was|:|\s*\|)?\s+{PERSON}")),
    (CHAIR, re.compile(rf"{PERSON},? (?:(?:was|is|has been) )?(?:the |our |an? )?(?:\w+ )?chair(?:man|woman|person)?\b")),
    (AUTHOR, re.compile(rf"\b(?:overview(?: report)?|report)\b[^.]{{0,60}}\b(?:written|prepared|drafted)\s+by\s+{FULL}")),
    (AUTHOR, re.compile(rf"\b{FULL}\s+(?:will write|wrote|is writing|is to write|has written"
        rf"|is also preparing)\s+the\s+overview")),
    (AUTHOR, re.compile(rf"^\W*(?:[Aa]uthor|[Oo]verview author)\W+{FULL}")),
    (AUTHOR, re.compile(rf"{FULL},? (?:(?:was|is|has been) )?(?:the |our |an? )?(?:\w+ )?wrote (?:this|the) (?:report"
        rf"|overview)")),
    (WRITER, re.compile(rf"\b(?i:{OFFICE}){OF_REVIEW}\s*(?::|\||,|\bis\b|\bwas\b)?\s+{PERSON}")),
    (WRITER, re.compile(rf"\b(?i:written|prepared|compiled|drafted|carried out)\s+by:?\W+{PERSON}")),
    (WRITER, re.compile(rf"{PERSON},? (?:(?:was|is|has been) )?(?:the |our |an? )?(?:\w+ )?(?:author|lead reviewer"
        rf"|reviewer|report writer)\b")),
    (WRITER, re.compile(rf"{PERSON}\s+led the (?:panel|group|review)\b")),
    (WRITER, re.compile(rf"{PERSON},[^.;]{{1,120}}?,\s+(?:took the chair|presided|chaired|led the (?:panel|group"
        rf"|review)|wrote (?:this|the))\b")),
    (WRITER, re.compile(rf"\b(?:[Mm]y|[Oo]ur)\s+(?:colleague|co-author|fellow author)\s+{PERSON}")),
)  # fmt: skip
NAMES_ONE = re.compile(r"[A-Z][a-z\u2019'-]+\.?\s+[A-Z]")
"""What every name is, in full or with a title: two words in capitals. Asked first, as it is the quickest to rule out."""
WORDED = re.compile(
    r"chair|presid|\bled\b|author|writer|wrote|writ(?:e|ing|ten)\b|review|report|prepared|compiled|drafted|carried out|colleague"
    r"|convened|headed",
    re.IGNORECASE,
)
ABOUT = ON_REVIEW | {"timescale", "terms_of_reference"}
APART = frozenset("January February March April May June July August September October November December Board".split())
TWO = 2


class Reviewer(NamedTuple):
    """Somebody who carries out the review: name without title, and the part that the wording gives them."""

    name: str
    part: str


def people_in(documents: Iterable[ReadDocument], sections: frozenset[str] | None = None) -> list[Reviewer]:
    """Those named, each once with the first part given to them, in the ``sections`` of these roles or anywhere."""
    found: dict[str, str] = {}
    for document in documents:
        for role, part, name in _namings(document):
            if (sections is None or role in sections) and found.get(name, WRITER) == WRITER:
                found[name] = part
    return [Reviewer(name, part) for name, part in found.items()]


def _namings(document: ReadDocument) -> list[tuple[str, str, str]]:
    """Role of the section, part and name of everybody that a document names as taking part; worked out once."""
    memo = document.text.memo
    if "reviewers named" not in memo:
        memo["reviewers named"] = list(_naming(document))
    named: list[tuple[str, str, str]] = memo["reviewers named"]
    return named


def _naming(document: ReadDocument) -> Iterator[tuple[str, str, str]]:
    for sentence in document.text.sentences:
        quote = document.text.quote(sentence).replace("*", "")
        for part, pattern in NAMED if NAMES_ONE.search(quote) and WORDED.search(quote) else ():
            for match in pattern.finditer(quote):
                name = re.sub(rf"^{TITLE}", "", match["name"])
                if name.split()[-1] not in APART:
                    yield sentence.section.role, part, name


def in_full(reviewers: Iterable[Reviewer], *parts: str) -> Iterator[Reviewer]:
    """Those of some parts whose first name is known too, so that another of the surname is not taken for them."""
    return (r for r in reviewers if r.part in parts and len(r.name.split()) >= TWO)


def reviewers_of(documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The names of those who carry out the review, in full and by surname."""
    return frozenset(name for r in people_in(documents, ABOUT) for name in (r.name, r.name.split()[-1]))


def acting(document: ReadDocument, sentence: Sentence, names: frozenset[str]) -> list[int]:
    """Where in a sentence someone who carries out the review is named."""
    quote, found = document.text.quote(sentence), []
    for match in re.finditer(rf"\b(?:{TITLE})?(?:{WORD}\s+)?(?P<last>{WORD})\b", quote):
        last = re.sub("[\u2019']s$", "", match["last"])
        if last in names:
            found.append(bisect_left(sentence.words.starts, sentence.start + match.start()))
    return found
