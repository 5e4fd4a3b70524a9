"""Is someone called independent in one document a manager or employee of an agency in another?

Part of ``links``: documents -> the two sentences that cannot both hold. Only people whom the submission names as the
chair or the author are asked about; what they did before, or do elsewhere, contradicts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.links.passages import of_type
from scr_checker.reviewers import AUTHOR, CHAIR, TITLE, in_full, people_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

FACTS = {AUTHOR: "overview.independent", CHAIR: "panel.chair_independent"}
FREE = re.compile(
    r"\bindependent(?:ly)?\b|\b(?:no|without(?: any)?|never had any)\s+(?:\w+\s+)?"
    r"(?:connections?|links?|ties?|involvement|relationship)\b"
    r"|\b(?:has|have|had)\s+(?:never|not)\s+(?:worked|been employed|managed|drawn)|\bfree of any\b",
    re.IGNORECASE,
)
NOT_FREE = re.compile(r"\b(?:not|hardly|less than|no longer|cannot be called)\s+(?:\w+\s+)?independent\b", re.IGNORECASE)
BODY = (
    r"(?:Trust|Council|Constabulary|Authority|Service|Department|Board|School|College|Association|Hospital|Force|Practice|Homes)"
)
POST = (
    r"(?:(?:associate|assistant|deputy|acting|interim)\s+)?(?:director|head|manager|chief|nurse|superintendent|inspector"
    r"|officer|partner|doctor|principal|service manager)"
)
INSIDE = re.compile(
    rf"\b{BODY}[’']s\s+(?:own\s+)?(?:\w+\s+){{0,3}}{POST}\b"
    rf"|\b{POST}\s+(?:of|at|in|for|to)\s+(?:[\w’'-]+\s+){{0,5}}(?:the\s+)?[\w’' ]*?{BODY}\b"
    r"|\b(?:for\s+(?:which|whom|whose)\s+(?:she|he)\s+is\s+responsible|(?:she|he|who)\s+(?:line[- ])?manages"
    r"|whom\s+(?:she|he)\s+(?:line[- ])?manages"
    rf"|is\s+employed\s+(?:by|in)|is\s+an\s+employee\s+of|works\s+(?:for|in)\s+the\s+{BODY})\b",
    re.IGNORECASE,
)
FAR = r"\bthe (?:other|far|opposite) (?:side|end) of\b"
BEFORE_OR_ELSEWHERE = re.compile(
    r"\b(?:former(?:ly)?|retired|until\s+\w+|previously|once|ex-|had been|was (?:a|an|the|for)|another|elsewhere"
    rf"|neighbouring|next-door|outside|different|out of (?:the )?(?:county|area)|not|never|nor)\b|{FAR}",
    re.IGNORECASE,
)


class Clash(NamedTuple):
    """The person, the fact in question, and the two sentences: called independent, and tied to an agency."""

    name: str
    fact: str
    free: tuple[ReadDocument, Sentence]
    tied: tuple[ReadDocument, Sentence]


def clashes(documents: Sequence[ReadDocument]) -> list[Clash]:
    """Every named chair or author whose independence two documents tell differently."""
    found = []
    for name, fact in sorted(_people(documents).items()):
        said = list(_mentions(documents, name))
        free = next(((d, s) for d, s in said if _called_free(d.text.quote(s))), None)
        tied = next(((d, s) for d, s in said if _tied(d.text.quote(s), name)), None)
        if free and tied and free[0].id != tied[0].id:
            found.append(Clash(name, fact, free, tied))
    return found


def _people(documents: Sequence[ReadDocument]) -> dict[str, str]:
    """The chair and author by name, with the fact that speaks of their independence."""
    telling = of_type(documents, "terms_of_reference", "overview_report", "executive_summary", "imr", "template")
    return {r.name: FACTS[r.part] for r in in_full(people_in(telling), CHAIR, AUTHOR)}


def _mentions(documents: Sequence[ReadDocument], name: str) -> Iterator[tuple[ReadDocument, Sentence]]:
    """The sentences that name a person in full, or by title and surname."""
    surname = name.split()[-1]
    pattern = re.compile(rf"\b(?:{re.escape(name)}|{TITLE}{re.escape(surname)})\b")
    for document in documents:
        for sentence in document.text.sentences:
            if pattern.search(document.text.quote(sentence)):
                yield document, sentence


def _called_free(quote: str) -> bool:
    return bool(FREE.search(quote)) and not NOT_FREE.search(quote)


def _tied(quote: str, name: str) -> bool:
    """Whether a sentence ties the person to an agency now: the post stands after the name, and is not a former one."""
    return tied_now(quote[max(0, quote.find(name.split()[-1])) :])


def tied_now(after: str) -> bool:
    """Whether what is said of a person ties them to an agency now: a post held, neither a former one nor elsewhere."""
    return bool(INSIDE.search(after)) and not BEFORE_OR_ELSEWHERE.search(after) and not FREE.search(after)
