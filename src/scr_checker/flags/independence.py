"""Does one document call its chair or author free of the case, and elsewhere give them a part in it?

Part of the flag ``contradiction``. Asked of whoever the document names as chair, author or reviewer, of "the chair of
this panel", and of "I" where the writer says so. A part in the case is a post in a body of the review, a worker or
service managed, or a meeting about the case sat in. Posts elsewhere, what others of the same calling did, and ties
that the document itself declares contradict nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.flags.passages import passages
from scr_checker.result import Flag
from scr_checker.reviewers import AUTHOR, CHAIR, TITLE, WRITER, in_full, people_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

ABSOLUTE = re.compile(
    r"\b(?:no|never|nor|neither|without|not|nobody|nothing|none)\b[^.;]{0,80}?"
    r"\b(?:work(?:ed|s)? (?:for|in|with)|employ\w*|paid|tie[sd]?|connect\w*|link(?:s|ed)?|met|dealing|dealings"
    r"|manage\w*|part in|involve\w*|relationship|responsib\w+"
    r"|concerned (?:in|with)|interest)\b|\bworks? for (?:her|him)self\b|\banswers? to nobody\b|\bfreelance\b"
    r"|\bfrom outside\b|\bfree of any\b",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\bindependent(?:ly)?\b(?! (?:school|visitor|reviewing|schools|visitors|advocate|sector|living"
    r"|fostering))",
    re.IGNORECASE,
)
UNFREE = re.compile(
    r"\b(?:not|hardly|less than|no longer|cannot be called"
    r"|n[o\u2019']t) (?:\w+ ){0,2}independent\b",
    re.IGNORECASE,
)
CARE = (
    r"(?:social worker|health visitor|case|family|service|team|unit|home|ward|worker|nurse|midwife|officer|teacher"
    r"|practitioner|staff|head|clinic|department)"
)
ACTED = re.compile(
    rf"\b(?:line[- ])?(?:managed|supervised|ran|led|headed|oversaw)\b (?:(?:the|that|this|her|his"
    rf"|its) )?(?:[\w\u2019'-]+ ){{0,4}}?{CARE}\b"
    rf"|\b(?:line )?manager\b[^.;]{{0,30}}\b(?:at (?:that|the) time|then|that (?:year|winter|summer|spring|autumn)"
    rf"|in (?:19|20)\d\d)\b"
    r"|\bwas (?:her|his|their) (?:line )?(?:manager|supervisor)\b"
    r"|\b(?:sat in|sat on|attended|chaired|took part in|(?:was|been) (?:present )?(?:at|in)|(?:was"
    r"|been) a member of)\b (?:on )?(?:the |a |that |both )?(?:[\w-]+ ){0,3}?"
    r"(?:discharge|strategy|core group|planning|child protection|case|initial|review) (?:\w+ )?(?:meeting|conference"
    r"|discussion|group)s?"
    r"|\b(?:signed off|signed|approved|authorised|agreed|closed|allocated|took the decision"
    r"|decided) (?:\w+ ){0,3}?(?:form|closure|case|plan|placement|referral|transfer|budget|discharge|assessment)\b"
    rf"|\b(?:whom|who) (?:I|she|he) (?:had )?(?:line[- ])?(?:managed|supervised|appointed)\b|\b(?:I|she"
    rf"|he) (?:had )?(?:line[- ])?(?:managed|supervised) (?:her|him|them)\b",
    re.IGNORECASE,
)  # fmt: skip
POST = (
    r"(?:(?:associate|assistant|deputy|acting|interim|principal|senior|service|team|area|locality|designated|named) )*"
    r"(?:director|head|manager|chief executive|chief|nurse|doctor|superintendent|inspector|officer|governor|principal"
    r"|member|chair|employee)"
)
BODY = (
    r"(?:[Tt]rust|[Cc]ouncil|[Cc]onstabulary|[Pp]olice|[Aa]uthority|[Ss]ervices?|[Dd]epartment|[Tt]eam|[Ss]chool"
    r"|[Cc]ollege|[Aa]ssociation|[Hh]ospital|[Hh]ousing|[Pp]robation|[Ii]nfirmary)"
)
HELD = re.compile(
    rf"\b{POST}\b(?: \w+)?,? (?:of|at|in|for|to"
    rf"|with)? ?(?P<body>(?:[\w\u2019'&-]+ ){{0,6}}?{BODY}\b)",
    re.IGNORECASE,
)
EMPLOYED = re.compile(
    r"\b(?:employed by|employee of|works? for|worked for|on the staff of"
    r"|seconded from) (?P<body>(?:[\w\u2019'&-]+ ?){1,6})",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:another|elsewhere|neighbouring|next-door|outside|different|other (?:area|count|town|board)\w*|not|never|nor"
    r"|neither|no|without|nobody"
    r"|would|could|might|if|whether|declared|disclosed|son|daughter|husband|wife|sister|brother)\b",
    re.IGNORECASE,
)
THEN = re.compile(rf"\bthen,? (?:the )?{POST}\b|\b(?:as|was) {POST}\b[^.;]{{0,50}}\bat (?:the|that) time\b", re.IGNORECASE)
I_WROTE = re.compile(r"\bI (?:was asked|was commissioned|wrote|have written|read the|interviewed|am the author|led)\b")
WROTE = ("asked", "commissioned", "wrote", "written", "read the", "interviewed", "author", "led")
PLACE = re.compile(
    r"\b([A-Z][a-z]{3,})(?: and [A-Z][a-z]+"
    r"| & (?:the )?[A-Z][a-z]+)?(?: \w+)? (?:[Ll]ocal )?(?:[Ss]afeguarding|Council|Primary Care|Borough|County)"
)
GOES_ON = re.compile(
    r"\W*(?:She|He) (?:has|had|is|was|works|answers|holds)\b(?= (?:no|never|not|nothing|independent"
    r"|for|to)\b)"
)
LEAD, REACH = 40, 260


class Person(NamedTuple):
    """Who is asked about: how the document speaks of them, and a word that this is never without."""

    label: str
    mention: re.Pattern[str]
    words: tuple[str, ...]


def independence_denied(document: ReadDocument) -> Flag | None:
    """Somebody called free of the case who is elsewhere given a part in it."""
    if document.type not in ("overview_report", "executive_summary", "imr", "health_overview"):
        return None
    places = frozenset(PLACE.findall(document.text.document.text))
    for person in _people(document):
        said = list(_said(document, person))
        free = next((s for s, after in said if _is_free(after)), None)
        tied = next((s for s, after in said if s is not free and _is_tied(after, places)), None)
        if free and tied:
            message = f"{person.label} is said to be free of the case in one place and to have had a part in it in another."
            evidence = passages(document, [free, tied], "contradiction", "cannot hold together with the other passage")
            return Flag(id="contradiction", severity="serious", message=message, evidence=evidence)
    return None


def _people(document: ReadDocument) -> Iterator[Person]:
    writes = any(I_WROTE.search(_plain(document, sentence)) for sentence in document.text.holding(*WROTE))
    names = [r.name for r in in_full(people_in([document]), CHAIR, AUTHOR, WRITER)]
    for name in names:
        surname = re.escape(name.split()[-1])
        yield Person(
            name, re.compile(rf"\b(?:{re.escape(name)}|{TITLE}(?:[A-Z][a-z]+ )?{surname})\b(?![-\u2019'])"), (name.split()[-1],)
        )
    yield Person(
        "The chair",
        re.compile(
            r"\b[Cc]hair(?:man|woman)? of (?:this|the) (?:[Rr]eview )?[Pp]anel\b"
            r"|\b[Pp]anel(?:\u2019s|'s)? [Cc]hair\b|\bPanel was chaired\b"
        ),
        ("chair",),
    )
    yield Person(
        "The author",
        re.compile(
            r"\b(?:[Oo]verview|[Rr]eport|[Ii]ndependent|this) [Aa]uthor\b|\b[Aa]uthor of "
            r"this (?:report|review)\b"
        ),
        ("author",),
    )
    if writes:
        yield Person("The writer", re.compile(r"\bI\b|\b(?:Written|Prepared|Compiled) by\b"), ("i",))


def _plain(document: ReadDocument, sentence: Sentence) -> str:
    return document.text.quote(sentence).replace("*", "")


def _said(document: ReadDocument, person: Person) -> Iterator[tuple[Sentence, str]]:
    """The sentences that speak of a person with what follows the mention, and the next where it says what ties they have."""
    sentences = document.text.sentences
    for sentence in document.text.holding(*person.words):
        quote = _plain(document, sentence)
        match = person.mention.search(quote)
        if match is None or sentence.block.kind is BlockKind.HEADING:
            continue
        lead = 0 if match.group() == "I" else LEAD
        yield sentence, quote[max(0, match.start() - lead) : match.end() + REACH]
        following = sentences[sentence.index + 1] if sentence.index + 1 < len(sentences) else None
        if lead and following and GOES_ON.match(_plain(document, following)):
            yield following, _plain(document, following)


def _is_free(after: str) -> bool:
    return bool(ABSOLUTE.search(after) or CALLED.search(after)) and not UNFREE.search(after)


def _is_tied(after: str, places: frozenset[str]) -> bool:
    """Whether the person is given a part in the case: an act in it, or a post in a body that bears the place's name."""
    acts = [*ACTED.finditer(after), *THEN.finditer(after)]
    posts = [m for pattern in (HELD, EMPLOYED) for m in pattern.finditer(after) if any(place in m["body"] for place in places)]
    return not CALLED.search(after) and any(not ELSEWHERE.search(after[: m.end()]) for m in (*acts, *posts))
