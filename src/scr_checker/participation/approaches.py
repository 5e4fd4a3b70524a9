"""How relatives were asked to take part, how often, and who answered.

Part of ``participation``, from what ``family`` read: ``Contact`` -> the ways (letter, telephone, visit …), the number of
times that a sentence or a table states, and whether an answer came, each with the sentence that says so. A number
is only taken where it is said; it is never counted up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.evidence import ReadDocument
    from scr_checker.participation.family import Contact, Part
    from scr_checker.reading.text import Sentence

WAYS = tuple(
    (way, re.compile(pattern, re.IGNORECASE))
    for way, pattern in (
        ("letter", (r"\bletters?\b|\bwrote\b|\bwritten to\b|\bwrite to\b|\bin writing\b|\brecorded delivery\b"
        r"|\bcards? (?:was|were) sent\b")),
        ("telephone", r"\b(?:tele)?phoned?\b|\brang\b|\btelephone calls?\b|\bfollow-up call\b|\bby phone\b|\bT/C\b"),
        ("e-mail", r"\be-?mail(?:s|ed)?\b"),
        ("text message", r"\btext(?:ed)? messages?\b|\btexted\b|\bby text\b"),
        ("video call", r"\bskype\b|\bvideo (?:call|link)\b"),
        ("visit", (r"\bvisit(?:s|ed)?\b|\bat home\b|\bat (?:her|his|their) (?:home|house|flat)\b|\bcalled (?:on|upon)\b"
        r"|\bat (?:her|his) (?:mother|sister|brother|aunt)['\u2019]s\b")),
        ("meeting", (r"\bmet\b|\bmeetings?\b|\binterview(?:s|ed)?\b(?! (?:by|over|on) (?:the )?(?:tele)?phone)"
        r"|\bsaw (?:me|us|the)\b|\bseen by\b|\bwent to see\b")),
        ("through a solicitor", (r"\b(?:through|by|via|from) (?:her|his|their|a|the) (?:own )?solicitors?\b"
        r"|\bthrough solicitors?\b|\bletter through solicitor\b")),
        ("through a worker", (r"\b(?:through|by|via) (?:her|his|their|the|a) (?:[\w-]+ ){0,2}(?:social worker"
        r"|support worker|health visitor|teacher|adviser|advocate|key worker|foster carer|probation officer)\b")),
    )
)  # fmt: skip
NUMBERS = "two three four five six seven eight nine ten".split()
NUMBER = rf"(?P<number>{'|'.join(NUMBERS)}|[2-9]|1\d)"
SENT = re.compile(rf"\b{NUMBER}\s+(?:further |separate )?(?:letters|attempts|approaches|invitations)\b", re.IGNORECASE)
TIMES = (
    re.compile(rf"\b{NUMBER}\s+(?:further |separate )?(?:times|occasions|letters|attempts|visits|approaches|calls"
        rf"|invitations|telephone calls)\b", re.IGNORECASE),
    re.compile(rf"\b(?:letters?|calls?|visits?)\s*(?:x|\u00d7)\s*{NUMBER}\b", re.IGNORECASE),
)  # fmt: skip
TWICE = re.compile(
    r"\b(?:twice|(?:both|either|neither) (?:letters?|invitations?|approach(?:es)?)|and again (?:on|in)"
    r"|a second (?:letter|invitation|time))\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    r"\b(?:at|on) the (?P<place>second|third|fourth|fifth) (?:time of asking|attempt|approach|invitation)\b", re.IGNORECASE
)
ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
TOLD_TIMES = re.compile(r"\bcalled the\b|\breported\b", re.IGNORECASE)
COLUMN = re.compile(r"\b(?:attempts?|times|approaches|invitations)\b", re.IGNORECASE)
UNANSWERED = re.compile(
    r"\b(?:no (?:reply|answer|response)|(?:did|have|has|had) not (?:reply|replied|answer(?:ed)?|respond(?:ed)?)|not answered"
    r"|returned marked|gone away|returned unopened|nothing was heard)\b",
    re.IGNORECASE,
)
HOW, TIMES_ASKED, ANSWERED = "family.methods", "family.attempts_n", "family.responded"


class Approach(NamedTuple):
    """A fact about how a relative was asked, with the sentence."""

    name: str
    value: str
    document: ReadDocument
    sentence: Sentence


def approaches(contact: Contact) -> Iterator[Approach]:
    """The ways, the number of times and the answer that the documents state for one relative."""
    seen: set[str] = set()
    most: tuple[int, Part] | None = None
    for part in contact.parts:
        said = part.clause
        for way, pattern in WAYS if part.act != "left out" else ():
            if way not in seen and pattern.search(said):
                seen.add(way)
                yield Approach(HOW, f"{contact.who}: {way}", part.document, part.sentence)
        times = _column(part) or _times(said, asked=part.act != "fact_heard")
        if times and (most is None or times > most[0]):
            most = (times, part)
    if most:
        yield Approach(TIMES_ASKED, f"{contact.who}: {most[0]}", most[1].document, most[1].sentence)
    answer = contact.heard or next(
        (p for p in contact.parts if p.act == "fact_declined" and not UNANSWERED.search(p.clause)), None
    )
    if answer:
        yield Approach(ANSWERED, contact.who, answer.document, answer.sentence)


def _times(said: str, *, asked: bool) -> int | None:
    """How many times a sentence says that somebody was asked; how often they were seen is another matter."""
    if TOLD_TIMES.search(said):
        return None
    found = [_number(m["number"]) for m in SENT.finditer(said)]
    found += [ORDINALS[m["place"].lower()] for m in ORDINAL.finditer(said)]
    found += [_number(m["number"]) for pattern in TIMES for m in pattern.finditer(said) if asked]
    found += [2] if asked and TWICE.search(said) else []
    return max(found, default=None)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.index(word.lower()) + 2


def _column(part: Part) -> int | None:
    """The number in the column for attempts of the row that tells of a relative."""
    block, text = part.sentence.block, part.document.text
    header = text.headers.get(block.table) if block.kind is BlockKind.TABLE_ROW and block.table is not None else None
    for head, cell in zip(header.block.cells, block.cells, strict=False) if header else ():
        value = text.document.text[slice(*cell)].strip()
        if COLUMN.search(text.document.text[slice(*head)]) and value.isdigit() and int(value):
            return int(value)
    return None
