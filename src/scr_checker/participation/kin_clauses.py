"""What does a part on the family say of each relative in its clauses: asked, heard, declined, or left out?

Part of ``participation``, used by ``family`` beside the acts of contact: a sentence with its relatives in marks -> the act
that a frame reads of each. Only for parts that tell of the review and the family; what services in the case did with a
relative, and what a relative had told them earlier, is none of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.participation.relatives import Mention
    from scr_checker.reading.text import Sentence

ONE = r"\u27e6(?P<mark>\d+)\u27e7"
DET = (
    r"(?:(?:the|both|also|each of|either|his|her|their|our|child [A-Z][\u2019']s|[A-Z]\w*[\u2019']s|older|younger"
    r"|elder|own|mother[\u2019']s"
    r"|father[\u2019']s|former|separated)\s+)*"
)
RELATIVE = (
    r"(?:\s*\([^()]*\))?(?:,\s(?!and\b|but\b)[^;.\u27e6]{1,90}?,|,\s(?:who|whom|with whom|which|to whom)\b[^;.]{1,90}?,)?"
    r"(?:\s(?:in|on|from|at|after|through)\s[^,;.\u27e6]{1,30}?)?,?\s+"
)
ADVERBS = (
    r"(?:(?:has|have|had|all|each|both|also|duly|in turn|too|again|then|in the end|at first|readily|kindly|later|since"
    r"|only|at once"
    r"|subsequently|eventually|jointly|together|separately|freely|himself|herself|themselves|agreed to|was able to|were able to"
    r"|was willing to|were willing to|felt able to|wished to|chose to|was content to|were content to|was pleased to"
    r"|asked to)\s+)*"
)
WITH_US = r"(?:me|us|the (?:panel|review|author|chair|writer|board|reviewers?|team|overview author|business manager))"
TO_US = rf"(?! (?:to|with|in to) (?!{WITH_US}|(?:the )?(?:Ms|Mr|Mrs|Miss|Dr|Professor)\b))"
CAME = (
    r"(?:attend(?:ed)?(?=\s*(?:[.,;]|and\b|on\b|with\b|one of\b|two of\b|both\b|the meeting|an? (?:meeting|interview"
    r"|appointment)|an interview|upon))"
    r"|came(?=\s*(?:[.,;]|and\b|with\b|alone|together|to (?:see|meet|speak|talk|tell|us|me|our|the (?:board|panel|office))))"
    r"|took part|take part|took up (?:the|this|that|our)|replied(?! that| to say)|wrote(?! off|n)" + TO_US + r"|responded"
    r"|contributed?(?! to (?:a|the cost))|participated?|accepted(?![^.;\u27e6]{0,40}\b(?:but|did not))|engaged (?:well"
    r"|with|fully)"
    r"|completed? a questionnaire|consented to (?:an?|be)\b|dictated|drew|sent (?:"
    + WITH_US
    + r"|a (?:letter|recording|poem|statement|card|tape|long)"
    r"|two pages)|spoke"
    + TO_US
    + r"|talked"
    + TO_US
    + r"|speak (?:to|with) "
    + WITH_US
    + r"|talk (?:to|with) "
    + WITH_US
    + r"|meet "
    + WITH_US
    + r"|met (?:with )?"
    + WITH_US
    + r"|telephoned "
    + WITH_US
    + r"|rang "
    + WITH_US
    + r"|told "
    + WITH_US
    + r"|gave (?:"
    + WITH_US
    + r"|a (?:joint |full |long |written )?(?:interview|account|statement)|(?:her|his|their) (?:account|views))|helped "
    + WITH_US
    + r"|turned up|got in touch|joined "
    + WITH_US
    + r"|had (?:plenty|much|a good deal|a lot) to say|had "
    + WITH_US
    + r" round|sat down with "
    + WITH_US
    + r"|read the draft|saw "
    + WITH_US
    + r"|see "
    + WITH_US
    + r"|submitted a|provided a (?:written|letter|statement|handwritten)|write\b|respond\b|reply\b)"
)
SEEN = r"(?:seen|heard|interviewed|visited|spoken (?:to|with)|met|listened to|consulted)\b"
NOT_SO = (
    r"(?! (?:that )?(?:he|she|they) (?:had nothing|did not|would not)|[^.;\u27e6]{0,30}\b(?:nothing to (?:say|add)"
    r"|would rather not|did not wish"
    r"|declin\w+|refus\w+|no thank you|not now|would not be))"
)
NO = (
    r"(?:would not|wouldn[\u2019']t|would rather not|could not bring|did not|didn[\u2019']t|does not|do not|has not"
    r"|have not|never|declined|refused"
    r"|preferred (?:not|to (?:leave|say nothing|wait))|chose not|asked not|said no|turned (?:it|us|me"
    r"|the invitation) down|felt unable"
    r"|(?:was|were) (?:unable|unwilling|reluctant|too (?:upset|distressed|ill))|remained unwilling|withdrew|failed to"
    r"|made no (?:reply|response)"
    r"|gave no (?:reply|answer)|had nothing to (?:say|add)|(?:replied|answered|texted|wrote"
    r"|said)[^.;\u27e6]{0,40}?\b(?:nothing to (?:say|add)"
    r"|not (?:wish|want|now|be taking|taking part)|no thank you|would rather not))"
)
OF_ASKING = (
    r"(?=[^.;\u27e6]{0,60}?\b(?:reply|respond|answer|engage|take (?:up|part)|wish|want|see|speak|meet|contribute"
    r"|participate|come|attend|talk"
    r"|be (?:seen|heard|involved|interviewed)|involved|part|invitation|letters?|to do so|read it|say no more"
    r"|open the door|the telephone|answer the door)\b|\s*[.;,]|[^.;]{0,20}$)"
)
FRAMES = tuple(
    (act, re.compile(pattern, re.IGNORECASE))
    for act, pattern in (
        ("left out", (rf"{ONE}{RELATIVE}{ADVERBS}(?:was|were|had been|has been|have been) (?:not"
            rf"|never)\s+(?:\w+ )?(?:asked|approached|invited|spoken|told"
        r"|contacted|seen|interviewed|written|involved|consulted)\b")),
        ("left out", (rf"\b(?:nobody|no one|we never|I never|not thought [^.;\u27e6]{{0,30}}to|did not|decided not to"
            rf"|not appropriate to|no approach was made to"
        rf"|not spoken to|no contact[^.;\u27e6]{{0,15}} with)\s*(?:invited?|asked?|approach(?:ed)?|spoke to|speak to"
        rf"|contact(?:ed)?|see|wrote to|write to)?\s+{DET}{ONE}")),
        ("left out", (rf"{ONE}{RELATIVE}{ADVERBS}(?:could not be|cannot be|has not been|have not been|was not"
            rf"|were not)\s+(?:found|traced|located|reached)\b")),
        ("left out", (rf"\b(?:none of us|nobody thought|no one thought|did not think|never occurred to (?:me"
            rf"|us))\b[^.;\u27e6]{{0,30}}?\bto ask {DET}{ONE}")),
        ("fact_declined", rf"{ONE}{RELATIVE}{ADVERBS}{NO}\b{OF_ASKING}"),
        ("fact_declined", (rf"\b[Nn]either (?:of )?{DET}{ONE}[^.;]{{0,40}}?\b(?:felt able|replied|answered|responded"
            rf"|wished|took part|came|wanted|contributed)\b")),
        ("fact_heard", rf"{ONE}{RELATIVE}{ADVERBS}{CAME}{NOT_SO}"),
        ("fact_heard", (rf"{ONE}{RELATIVE}(?:was|were|had|has|\w+ed|came|wrote|chose)\b[^.;\u27e6]{{0,60}}? and (?:then "
            rf"|later |again |readily )?{CAME}{NOT_SO}")),
        ("fact_heard", rf"^\W*{ONE}(?: \([^)]*\))?:\s+(?:seen|met|interviewed|visited|spoken to|wrote|attended)\b"),
        ("fact_heard", rf"{ONE}{RELATIVE}(?:(?:was|were|has been|have been|asked to be|wished to be)\s+(?:\w+ )?{SEEN})"),
        ("fact_heard", (rf"\b(?:[Ww]e|I|panel|author|chair|writer|reviewers?)\s+(?:\w+\s+)?(?:met(?: with)?|saw"
            rf"|interviewed|visited|spoke (?:to|with)|talked (?:to|with)"
        rf"|heard (?:from )?|listened to|sat (?:down )?with|had tea with)\s+{DET}{ONE}")),
        ("fact_approached", (rf"{ONE}{RELATIVE}{ADVERBS}(?:was|were|has been|have been|had been)\s+(?:\w+ )?(?:invited"
            rf"|asked(?! to (?!contribute|take|meet|see|talk|speak"
        r"|help|comment|read|join|participate|give|write|say|do so|be\b))|approached|written to|offered|contacted|sent"
        r"|e-?mailed|handed|traced|telephoned|served|encouraged|(?:given|afforded) (?:the|an) opportunity"
        r"|reached)\b(?! to (?:a|the|an) (?:[\w\u2019']+ )?(?:meetings?|group|conference|clinic|appointment"
        r"|[\w\u2019']+ meetings))")),
        ("fact_approached", (rf"\b(?:we|I|panel|author|chair|writer"
            rf"|board)\b[^.;\u27e6]{{0,30}}?\bwrote\b[^.;\u27e6]{{0,40}}?\bto {DET}{ONE}")),
        ("fact_approached", (rf"\b(?:letters?|invitations?|offers?)\b[^.;\u27e6]{{0,40}}?\b(?:was|were|went"
            rf"|had been)\b[^.;\u27e6]{{0,30}}?\bto {DET}{ONE}")),
        ("fact_approached", (rf"\b[Tt]o {DET}{ONE},? (?:\w+ )?(?:letters?|invitations?) (?:was|were) (?:sent|written"
            rf"|addressed)\b")),
        ("fact_approached", (rf"\b(?:[Ww]e|I|panel|author|chair|writer)\s+(?:\w+\s+)?(?:asked|invited|approached|contacted"
            rf"|telephoned|rang|e-?mailed|traced|tried)\s+{DET}{ONE}")),
    )
)  # fmt: skip
JOINT = re.compile(rf"(?:\s*\([^()]*\))?(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:(?:to|with|also|from|by)\s+)*{DET}", re.IGNORECASE)
EARLIER = re.compile(
    r"\bhad (?:previously |already |earlier )?(?:told|said|complained|contacted|reported|invited|been told|rung|asked"
    r"|warned|contributed)\b"
)
AT_SERVICES = re.compile(
    r"\b(?:told|rang|telephoned|spoke (?:to|with)|said to|asked|saw|met|wrote to|invited (?:by|to a)|contacted by"
    r"|visited by|seen by"
    r"|interviewed by|broke the news)\b[^.;]{0,25}\b(?:social worker|health visitor|midwife|school|tutor|teacher|police"
    r"|nurse|doctor|GP|hospital|council"
    r"|clinic|parenting|conference|core assessment|guardian|family liaison|detectives?|officers?|Ofsted|inspectors?)\b",
    re.IGNORECASE,
)
PRACTICE = re.compile(
    r"\b(?:social worker|health visitor|midwife|school|tutor|police|nurse|doctor|GP|hospital|council|officers?"
    r"|drug service|liaison officers?)\b"
    r"[^.;\u27e6]{0,40}\b(?:had|saw|told|spoke|visited|invited|met|rang|contacted|heard from|broke|wrote|asked|sent)\b",
    re.IGNORECASE,
)
WHEN = re.compile(rf"\b(?:when|whenever|while|before|after|until|if)\s+{DET}$", re.IGNORECASE)
CASE = re.compile(
    r"\b(?:child protection conference|core assessment|assessment|before the (?:death|incident|birth)|at the time of)\b",
    re.IGNORECASE,
)


def acts_in_clauses(
    document: ReadDocument, sentence: Sentence, mentions: Sequence[Mention], reviewers: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The act that the frames read of each relative of a sentence; those named ``reviewers`` act for the review."""
    marked, groups = _marked(document, sentence, [m for m in mentions if len(m.who) > 1])
    for name in reviewers if groups else ():
        marked = re.sub(
            rf"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Professor)\.?\s+)?(?:[A-Z][a-z]+\s+)?{re.escape(name)}\b", "the author", marked
        )
    if not groups or CASE.search(marked):
        return
    seen: set[int] = set()
    for act, frame in FRAMES:
        for match in frame.finditer(marked):
            number = int(match["mark"])
            if number in seen and act in ("fact_heard",):
                continue
            around = marked[max(0, match.start() - 60) : match.end() + 40]
            if EARLIER.search(match.group()) or AT_SERVICES.search(match.group() + marked[match.end() : match.end() + 40]):
                continue
            if PRACTICE.search(around) or (act == "fact_heard" and WHEN.search(marked[: match.start("mark") - 1])):
                continue
            if act in ("left out", "fact_declined"):
                seen.add(number)
            yield from ((who, act) for who in groups[number])


def _marked(document: ReadDocument, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[str, list[list[str]]]:
    """A sentence with its relatives put in marks, those joined in one list together."""
    quote, words = document.text.quote(sentence), sentence.words
    spans: list[tuple[int, int, list[str]]] = []
    for mention in mentions:
        begin, end = words.starts[mention.first] - sentence.start, words.ends[mention.stop - 1] - sentence.start
        if spans and begin < spans[-1][1]:
            spans[-1][2].append(mention.who)
            continue
        same = spans and (mention.who in spans[-1][2] or mention.first == 0) and quote[spans[-1][1] : begin] in (", ", " (", " ")
        if same or (spans and JOINT.fullmatch(quote[spans[-1][1] : begin])):
            spans[-1] = (spans[-1][0], end, [*spans[-1][2], mention.who])
        else:
            spans.append((begin, end, [mention.who]))
    parts, place = [], 0
    for number, (begin, end, _) in enumerate(spans):
        parts += [quote[place:begin], f"\u27e6{number}\u27e7"]
        place = end
    return "".join([*parts, quote[place:]]), [who for _, _, who in spans]
