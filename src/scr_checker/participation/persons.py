"""What do the documents tell of the chair of the panel and of the author in prose: "She has never worked for anybody there"?

Part of ``participation``, used by ``independence``: documents -> the sentence that shows a person tied or free. The chair is
who led the panel, with the sentences after it that go on about them; the author is "I", "the writer" or "neither
reviewer" where the review presents itself. A post held now ties; what somebody was before, or elsewhere, does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.links.independence import FAR, tied_now
from scr_checker.participation.employers import OTHER_MEETING, in_chapter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

    Told = tuple[ReadDocument, Sentence, str]

LED = re.compile(
    r"\b(?:panel|group|[Ii]t|team)\b[^.;]{0,50}?\b(?:was|is|were|has been)\s+(?:led|chaired|convened|headed)\s+by\b"
    r"|\b(?:took|takes|had) the chair\b|\bpresided over\b|\bchaired (?:the|our|this) (?:[\w-]+ ){0,2}(?:panel|group|review)\b"
    r"|\bled the (?:panel|group)\b|\b[Pp]anel[\u2019']s chair(?:man|woman)? (?:was|is)\b"
    r"|\bchair(?:man|woman)? of the (?:\w+ ){0,3}[Pp]anel,? (?:was|is|[A-Z])"
    r"|\b[Pp]anel\b[^.;]{0,20}\bin the hands of\b|\b[Tt]he chair(?:man|woman)? (?:in|for|on) (?:this|the)[^.;]{0,25} was\b"
    r"|\b[Pp]anel had as its chair\b|\bunder the chairmanship of\b|\b(?:[Oo]ur|[Tt]he [Pp]anel[\u2019']s) [Cc]hair(?:man"
    r"|woman|person)?,? [A-Z]"
)
SELF = re.compile(
    r"\b(?:I|[Mm]y|[Tt]he (?:overview )?(?:writer|author|reviewer)s?|[Nn]either (?:reviewer|author|of us)"
    r"|[Bb]oth (?:reviewers|authors))\b"
)
OTHER_WRITER = re.compile(
    r"\b(?:author|writer|reviewer)s?\s+(?:of the (?!report|overview|review)|for the|from the)", re.IGNORECASE
)
WORK = r"(?:worked|been employed|been commissioned|been paid|been instructed|managed|had (?:any )?dealings|set foot|met)"
BOND = (
    r"(?:dealings?|connections?|links?|ties?|acquaintances?|post|contract|part in|stake|involvement|knowledge of (?:the"
    r"|any)|relation(?:ship)?|friend"
    r"|responsibility for (?:anyone|any))"
)
FREE = re.compile(
    rf"\b(?:has|have|had)\s+(?:never|not)\s+(?:before\s+|previously\s+|himself\s+|herself\s+)?{WORK}\b"
    rf"|\bnever\s+(?:been|worked|set foot|met)\b"
    rf"|\b(?:no|nor|without(?: any)?|not? (?:a|any|the))\s+(?:[\w-]+\s+){{0,2}}{BOND}\b"
    r"|\bno (?:agency|body|organisation|service|partner)\b[^.;]{0,50}\b(?:has|had|have) (?:ever )?(?:employed|paid|engaged)\b"
    r"|\b(?:not|never|nor) (?:been )?(?:employed|instructed|engaged|commissioned|paid) by\b[^.;]{0,40}\b(?:board|agenc"
    r"|partner|member|bod(?:y|ies))"
    r"|\bnot (?:an? )?(?:employees?|officers?|members?) of (?:any|either|one)\b"
    rf"|\bsits on no board\b|\bin nobody[\u2019']s employment\b"
    rf"|\bworked for myself\b|\b[Nn]either\b[^.;]{{0,30}}\b(?:has|had|have|is)\b[^.;]{{0,40}}\b(?:worked|dealings|employed|part)"
    r"|\bindependent of\b|\bdoes? not live in\b",
)
ELSEWHERE = re.compile(
    r"\bretired\b|\bformer(?:ly)?\b|\bused to\b|\buntil (?:she|he) retired\b|\bin another (?:part|county|region|area)\b"
    rf"|\bfrom another (?:county|region|area|authority|country)\b|{FAR}"
    r"|\b(?:ran|led|managed|directed"
    r"|spent)\b[^.;]{0,80}\b(?:in the|in an?other"
    r"|on the other side|until)\b|\bindependent (?:chair|consultant|person)\b",
    re.IGNORECASE,
)
TIED = re.compile(
    r"\b(?:is|was|am) not(?:,? in my view,?| therefore| truly| fully| in any sense)? independent\b"
    r"|\bholds? a joint appointment\b|"
    r"\banswers? to (?:her|him|me|the chair)\b|\breports? to (?:her|him|me|the chair)\b|\bto whom I (?:report|answer)\b"
    r"|\bresponsib(?:le|ility) for the\b|\b(?:is|am) (?:the )?(?:manager|head|director) of\b"
    r"|\bI have worked (?:in|for) [^.;]{0,40}\bfor\b"
    r"|\bofficer of (?:an|the) authority\b|\bsits on the Board\b|\b(?:is|am) employed by\b",
)
NOW_ELSEWHERE = re.compile(
    r"\b(?:am|is|work|works|employed|based)\b[^.;]{0,90}\b(?:another|a different|a neighbouring|the next) (?:part|county"
    r"|region|area|authority"
    r"|country|city|borough|force)\b"
    rf"|\b(?:am|is|work|works|employed|based)\b[^.;]{{0,90}}{FAR}"
)
POST = re.compile(
    r"\b(?:Assistant |Deputy |Executive )?(?:Director|Head|Manager|Superintendent|Chief Executive)\b[^.;]{0,60}\b(?:of|for|in)\b"
)
DENIED = re.compile(r"\b(?:not|never|no|nor|neither)\b[^.;,]{0,30}$")
OF_REVIEWERS = re.compile(r"\b(?:panel|group|team|review)\b", re.IGNORECASE)
KNEW_NONE = re.compile(r"\b(?:knew nobody|knew none|(?:has|have|had) (?:had )?no dealings|not known to)\b")
OF_MYSELF = re.compile(
    r"(?:I|We)\b(?:, [^,]{1,40},)?\s+(?:\w+ )?(?:am|are|work|hold|have|had|manage|serve|was|lead|report|answer|head|run|ran)\b"
    r"|[Mm]y (?:post|employer|line|own|job|salary|day)|[Tt]he |[Nn]either|[Bb]oth"
)
PRONOUN = re.compile(r"\b(?:She|He|she|he|her|him|Her|His|his)\b")
GOES_ON = re.compile(r"(?:She|He|Her|His|[A-Z]\w+ and (?:she|he))\b")
FOLLOWING, BEYOND, NEAR = 3, 3, 120


class Shown(NamedTuple):
    """Whether a person is free of ties, and the sentence that shows it; ``weak``: only a post is told, of any body."""

    free: bool
    document: ReadDocument
    sentence: Sentence
    weak: bool = False


def chair_shown(documents: Sequence[ReadDocument]) -> Shown | None:
    """What is told of who led the panel: a tie held now first, then that there is none, then a post left or elsewhere."""
    told = [(d, s, t) for d in documents for s, t in _of_chair(d)]
    strong = _first(told, ((_tied, False),))
    return strong or _first(told, ((_bound, False),), weak=True) or _first(told, ((_free, True), (_elsewhere, True)))


def author_shown(documents: Sequence[ReadDocument]) -> Shown | None:
    """What the author tells of himself or herself, or is told of "the writer"."""
    told = [(d, s, t) for d in documents if d.type != "imr" for s, t in _of_author(d)]
    return _first(told, ((_tied_myself, False), (_free, True), (_works_elsewhere, True)))


def _first(told: Sequence[Told], tests: Sequence[tuple[Callable[[str], bool], bool]], *, weak: bool = False) -> Shown | None:
    for test, free in tests:
        for document, sentence, text in told:
            if test(text):
                return Shown(free, document, sentence, weak)
    return None


def _free(text: str) -> bool:
    return bool(FREE.search(text))


def _elsewhere(text: str) -> bool:
    return bool(ELSEWHERE.search(text))


def _works_elsewhere(text: str) -> bool:
    return bool(NOW_ELSEWHERE.search(text))


def _tied(text: str) -> bool:
    match = None if NOW_ELSEWHERE.search(text) else TIED.search(text)
    return bool(match and not DENIED.search(text[: match.start()])) or (tied_now(text) and not KNEW_NONE.search(text))


def _tied_myself(text: str) -> bool:
    """Whether authors tell of a tie of their own: a post named beside "my asking" is another's."""
    match = TIED.search(text)
    own = bool(match and not DENIED.search(text[: match.start()]))
    return own or (bool(OF_MYSELF.match(text)) and tied_now(text))


def _bound(text: str) -> bool:
    """Whether the person is tied, or holds a post that is neither given up nor elsewhere."""
    return _tied(text) or (bool(POST.search(text)) and not ELSEWHERE.search(text) and not FREE.search(text))


def _of_chair(document: ReadDocument) -> Iterator[tuple[Sentence, str]]:
    """The sentence that says who led the panel, from there on, and those after it that go on about them."""
    sentences = document.text.sentences
    for sentence in sentences:
        quote = document.text.quote(sentence)
        match = LED.search(quote) if in_chapter(sentence) and sentence.block.kind is not BlockKind.TABLE_ROW else None
        if not match or OTHER_MEETING.search(quote) or not may_be_panel(document, sentence):
            continue
        yield sentence, quote
        for other in sentences[sentence.index + 1 : sentence.index + 1 + FOLLOWING]:
            text = document.text.quote(other)
            if other.block is not sentence.block:
                break
            if GOES_ON.match(text) or (PRONOUN.search(text) and (TIED.search(text) or FREE.search(text))):
                yield other, text


def may_be_panel(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether the "it" that a sentence says was chaired can be the panel: the sentence before speaks of those who review."""
    before = document.text.sentences[max(0, sentence.index - 1)]
    same = before.block is sentence.block and before is not sentence
    return sentence.words.keys[0] != "it" or not same or bool(OF_REVIEWERS.search(document.text.quote(before)))


def _of_author(document: ReadDocument) -> Iterator[tuple[Sentence, str]]:
    """What stands after "I" or "the writer" in the chapters on the review itself."""
    for sentence in document.text.sentences:
        if not in_chapter(sentence) or sentence.block.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING):
            continue
        quote = document.text.quote(sentence)
        match = SELF.search(quote)
        if match and match.start() < NEAR and not OTHER_WRITER.search(quote) and not _quoted(quote, match.start()):
            yield sentence, quote[match.start() :]


def _quoted(quote: str, at: int) -> bool:
    before = quote[:at]
    return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")
