"""Who employs the chair of the panel and the author of the overview, as the documents introduce them?

Part of ``participation``: documents -> ``Employed*``, with the sentence. A person is introduced by a label ("Panel chair:
Jo Marsh, Head of Law, Norton Council"), by the act ("chaired by …", "prepared by …"), or in the first person ("I work
for …"). What they were before says nothing of who employs them now; who works on their own account is self-employed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.name_matching import agencies_alike
from scr_checker.reading.sections import ON_REVIEW
from scr_checker.reviewers import NAME, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

CHAIR, AUTHOR = "panel.chair_employer", "overview.author_employer"
TYPES = frozenset({"overview_report", "executive_summary", "terms_of_reference", "later_review"})
CHAPTERS = ON_REVIEW | {"timescale", "chronology"}
ON_PEOPLE = re.compile(r"\b(?:independen\w+|chair|authors?|panel|who we are|governance|personnel|members\w*)\b", re.IGNORECASE)
LABEL_END = r"\W*(?::|\|)\W*"
OF_PANEL = r"(?:\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,4}panel)?"
INTRODUCED = (
    (CHAIR, re.compile(rf"^\W*(?:[\d.]+\s+)?(?:independent\s+|review\s+|scr\s+)?(?:panel\s+)?chair(?:man|woman"
        rf"|person)?{OF_PANEL}{LABEL_END}", re.IGNORECASE | re.MULTILINE)),
    (CHAIR, re.compile(r"\b(?:panel|group|review|it)\b[^.;:]{0,40}?\b(?:chaired|led|presided over) by\s+", re.IGNORECASE)),
    (CHAIR, re.compile(r"\bunder the chairmanship of\s+|\bin the chair (?:was|is)\s+", re.IGNORECASE)),
    (CHAIR, re.compile(rf"\b(?:panel(?:[\u2019']s)?\s+chair(?:man|woman)?|chair(?:man"
        rf"|woman)?\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,4}}panel),?\s+(?:(?:is|was)\s+|(?={TITLE}|[A-Z]))", re.IGNORECASE)),
    (CHAIR, re.compile(rf"\b(?:[Tt]he|[Oo]ur) chair(?:man|woman)?,\s+(?={TITLE}|[A-Z])")),
    (AUTHOR, re.compile(rf"^\W*(?:[\d.]+\s+)?(?:independent\s+)?(?:overview|ov)?\s*(?:report\s+)?(?:author"
        rf"|writer){LABEL_END}", re.IGNORECASE | re.MULTILINE)),
    (AUTHOR, re.compile(r"\b(?:overview(?: report)?|this report|the report)\b[^.;:]{0,40}?\b(?:written|prepared"
        r"|compiled|drafted) by\s+", re.IGNORECASE)),
    (AUTHOR, re.compile(r"\b(?:present|overview(?: report)?|report)\s+author,?\s+(?:(?:is|was)\s+|(?=[A-Z]))"
        r"|\bthe author(?: of this report)? (?:is|was)\s+", re.IGNORECASE)),
    (AUTHOR, re.compile(rf"\b[Tt]he (?:author|writer)(?: of this report)?,\s+(?={TITLE})")),
    (AUTHOR, re.compile(r"(?:^|(?<=[.,;]\s)|(?<=\band\s))(?=I (?:am|work|have worked)\s+(?:a\b|an\b|the\b|employed"
        r"|self-employed|freelance|for\b|head|[a-z]+ (?:director|manager|consultant)\b))")),
)  # fmt: skip
ASKED = ((AUTHOR, re.compile(r"\bwho (?:wrote|prepared|compiled)\b.*\?", re.IGNORECASE)),)
OTHER_MEETING = re.compile(
    r"\bconference\b|\b(?:fostering|adoption|permanency|placement|resources?|allocations?|admissions|legal planning) panel\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"(?:He|She|They|Has|Is|Works|Who|Employed|His|Her)\b")
PAST = re.compile(
    r"\b(?:former(?:ly)?|retired|previous(?:ly)?|until|used to|was once|had been|before that|ex-\w*|who was|past|earlier"
    r"|recently retired)\b",
    re.IGNORECASE,
)
NOT_NOW = re.compile(r"\b(?:no|not|never|nor|neither|nothing|without|none|at no time)\b", re.IGNORECASE)
OWN_ACCOUNT = re.compile(
    r"\bself-employed\b|\bfreelance\b|\bindependent (?:[\w-]+\s+){0,3}(?:consultant|practitioner|reviewer|author|chair"
    r"|social worker|trainer)\b|\bin independent practice\b|\bwork(?:s|ed|ing)? for (?:her|him|my)self\b|\bon (?:his"
    r"|her|my) own account\b",
    re.IGNORECASE,
)
BODY = (
    r"(?:trust|council|universit\w+|college|hospital|infirmary|services?|board|police|constabulary|charity|authority|agency"
    r"|department|directorate|association|society|church|diocese|office|nspcc|barnardo[\u2019']s|associates|partnership|lscb"
    r"|pct|nhs [A-Z]\w+|school|homes|force|company|advice|borough|county)"
)
WORD = r"(?:[A-Z][\w\u2019'&-]*|NHS|of|and|for|the|children[\u2019']s|local|national|regional|adoption|county|city|safeguarding)"
BODY_NAME = rf"(?:[Tt]he\s+|an?\s+|its\s+|our\s+)?(?P<body>(?:{WORD}\s+){{0,8}}?(?i:{BODY})\b(?:\s+(?:of\s+)?[A-Z]\w+)*)"
POSSESSED = re.compile(
    rf"{BODY_NAME}[\u2019']s\s+(?:own\s+)?(?:[\w-]+\s+){{0,3}}(?i:director|head|manager|officer|adviser|solicitor|nurse|doctor)\b"
)
FIELD = re.compile(r"^[A-Z][\w\u2019' &-]*?\s(?:of|for|in)\s+(?:the\s+)?(?=[A-Z])")
BY_WORD = re.compile(
    rf"\b(?:employed by|employee of|employed in|works? for|worked for|on the (?:staff|payroll) of|seconded (?:from|by)"
    rf"|serving (?:in|with)|serves (?:in|with)"
    rf"|paid by)\s+{BODY_NAME}"
)
WORKED = re.compile(
    rf"\b(?i:has|have) (?:also )?(?:worked|been (?:employed|commissioned|paid))\b[^.;]{{0,30}}?\b(?:for|by)\s+{BODY_NAME}"
)
BY_POST = re.compile(
    r"\b(?i:director|head|manager|chief executive|consultant|officer|adviser|advisor|nurse|lead|reader|lecturer|professor"
    r"|superintendent|inspector|principal|chief|doctor|paediatrician|commissioner|solicitor)\b"
    rf"[^.;|]{{0,50}}?(?:,|\b(?:of|at|in|for|with|to))\s+{BODY_NAME}"
)
OF_BODY = re.compile(rf"(?:(?:^|,)\s*of\s+|,\s+){BODY_NAME}")
BEFORE_POST = re.compile(
    r"(?P<body>(?:[A-Z]{2,5}|[A-Z]\w+(?:\s+[A-Z]\w+){0,4}\s+(?i:board|council|trust)))[\u2019's]*\s+(?:[A-Z][a-z]+\s+){0,2}"
    r"(?i:manager|officer|adviser|coordinator)\b"
)
TEACHES = re.compile(
    r"\b(?:teaches|lectures|works)\b[^.;]{0,40}?\bat\s+(?:an?\s+|the\s+)?(?P<body>[^.,;]{0,40}?(?i:university|college|hospital|school))"
)
NEXT_LABEL = re.compile(r"\n|\s(?=(?:Overview|Report|Panel|Review|SCR|Chair|Author|Writer|Members)\b[^.:]{0,30}:)")
CALLED_SO = re.compile(
    rf"^\W*(?:(?:{TITLE})?{NAME},?\s+)?(?:who is\s+|is\s+)?(?:an?\s+)?independent\b(?!\s+(?:school|reviewing))", re.IGNORECASE
)
LOCAL = re.compile(
    r"\b(?:council|board|lscb|trust|pct|police|constabulary|services?|authority|hospital|county|borough|directorate"
    r"|department|division)\b",
    re.IGNORECASE,
)
BOARD = re.compile(r"\b(?:board|lscb|scb)\b", re.IGNORECASE)
FOLLOWING = 2


class Employed(NamedTuple):
    """Who employs a person, where it says so; ``name`` is the fact's."""

    name: str
    employer: str
    document: ReadDocument
    sentence: Sentence


def employers(documents: Sequence[ReadDocument]) -> list[Employed]:
    """The employer of the chair and of the author: the first that an introduction names."""
    found: dict[str, Employed] = {}
    for document in documents:
        for name, sentence, text in _introductions(document) if document.type in TYPES else ():
            employer = employer_in(text)
            if employer and name not in found:
                found[name] = Employed(name, employer, document, sentence)
    return list(found.values())


def bearing(documents: Sequence[ReadDocument], name: str, agencies: Sequence[str]) -> tuple[bool, Employed] | None:
    """Whether the post of the chair or author leaves them independent, by their employer; None where that cannot be told.

    Whoever works for an agency of the review or for the board is not; who works on their own account, or for a body that is
    none of those nor a public service, is.
    """
    told = [(d, s, text) for d in documents if d.type in TYPES for who, s, text in _introductions(d) if who == name]
    for document, sentence, text in told:
        worked = WORKED.search(text)
        if worked and any(agencies_alike(worked["body"], agency) for agency in agencies):
            return False, Employed(name, "", document, sentence)
    one = next((e for e in employers(documents) if e.name == name), None)
    if one:
        return _by_employer(one, agencies)
    called = next(((d, s) for d, s, text in told if CALLED_SO.search(text)), None)
    return (True, Employed(name, "", *called)) if called else None


def _by_employer(one: Employed, agencies: Sequence[str]) -> tuple[bool, Employed] | None:
    if OWN_ACCOUNT.fullmatch(one.employer):
        return True, one
    ours = BOARD.search(one.employer) or any(agencies_alike(one.employer, agency) for agency in agencies)
    if ours and not _one_of_many(one):
        return False, one
    return None if LOCAL.search(one.employer) else (True, one)


def _one_of_many(one: Employed) -> bool:
    """Whether the employer is a body of a kind and no agency told of before: "in a county on the other side"."""
    return bool(re.search(rf"\b(?:an?|another)\s+{re.escape(one.employer)}\b", one.document.text.quote(one.sentence)))


def in_chapter(sentence: Sentence) -> bool:
    """Whether a part may introduce those who carry out the review, by its kind or its title."""
    return sentence.section.role in CHAPTERS or bool(ON_PEOPLE.search(sentence.section.title))


def _introductions(document: ReadDocument) -> list[tuple[str, Sentence, str]]:
    """What is said of the chair or the author, with the name of the fact; worked out once for a document."""
    memo = document.text.memo
    if "introductions" not in memo:
        memo["introductions"] = list(_introducing(document))
    found: list[tuple[str, Sentence, str]] = memo["introductions"]
    return found


def _introducing(document: ReadDocument) -> Iterator[tuple[str, Sentence, str]]:
    """The rest of the sentence that introduces them, then those that go on about them."""
    for sentence in document.text.sentences:
        if not in_chapter(sentence) or sentence.block.struck:
            continue
        quote = document.text.quote(sentence).replace("*", " ")
        yield from _answering(document, sentence, quote)
        for name, pattern in INTRODUCED:
            match = pattern.search(quote)
            if match is None or OTHER_MEETING.search(match.group()):
                continue
            yield name, sentence, NEXT_LABEL.split(quote[match.end() :])[0]
            for other in document.text.sentences[sentence.index + 1 : sentence.index + 1 + FOLLOWING]:
                text = document.text.quote(other)
                if other.block is not sentence.block or not GOES_ON.match(text) or sentence.block.kind is BlockKind.TABLE_ROW:
                    break
                yield name, other, text


def _answering(document: ReadDocument, heading: Sentence, quote: str) -> Iterator[tuple[str, Sentence, str]]:
    """The first sentences below a heading that asks who wrote."""
    for name, pattern in ASKED if heading.block.kind is BlockKind.HEADING else ():
        if pattern.search(quote):
            below = document.text.sentences[heading.index + 1 : heading.index + 1 + FOLLOWING]
            yield from ((name, s, document.text.quote(s)) for s in below if s.block is below[0].block)


def employer_in(text: str) -> str | None:
    """The employer that a description names: by "employed by", else the body of the post held now; None for none."""
    plain = re.sub(rf"^(?:{TITLE})?{NAME}", "", text) if re.match(rf"(?:{TITLE})?{NAME}\s*(?:,|\(|$)", text) else text
    past = PAST.search(plain)
    now = plain[: past.start()] if past else plain
    own = OWN_ACCOUNT.search(plain)
    if own:
        return own.group()
    for pattern in (BY_WORD, POSSESSED, BY_POST, BEFORE_POST, OF_BODY, TEACHES):
        match = pattern.search(now)
        if match and not NOT_NOW.search(now[: match.start()]):
            return _named(match["body"])
    return None


def _named(body: str) -> str:
    """The body without the field of a post before it: "Governance of Norton PCT" is Norton PCT."""
    name = " ".join(body.split())
    field = FIELD.match(name)
    shorter = name[field.end() :] if field else ""
    own = field and re.search(rf"\b{BODY}\b", name[: field.end()], re.IGNORECASE)
    return shorter if shorter and not own and re.search(rf"\b{BODY}\b", shorter, re.IGNORECASE) else name
