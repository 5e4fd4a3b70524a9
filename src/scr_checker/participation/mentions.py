"""Which agencies are told of in prose as having written, where a document holds no list of them?

Part of ``participation``, used by ``agencies``: "the police report", "the report from the school", and in the part on
the reports also "Adult care says that …" and "the writer for the housing service". A name is the word for the agency with
what stands before it: "the mental health trust".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.participation.reports import Named, is_agency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.participation.listing import Span
    from scr_checker.reading.text import Hit, Sentence

NOT_THERE = frozenset({"recommendations", "action_plan", "chronology", "learning", "early_action"})
AGENCIES, SERVICES, PART = frozenset({"fact_agency"}), frozenset({"service"}), "agency_reports"
GENERAL = frozenset(
    "trust charity service house agency organisation unit team department centre directorate body "
    "provider authority council ward "
    "society association practice education partnership employer inspectorate primary care club college "
    "landlord home homes services agencies teams departments units organisations bodies clinic force company army "
    "division project church governors union "
    "foundation bureau division nurses doctors".split()
)
DETERMINERS = frozenset("the a an each our their its his her both that this".split())
APART = frozenset(
    "from by for of in on at to with and or but that who which two three four five six seven eight nine ten only".split()
)
OWNING = frozenset({"'s", "'", "own", "first", "second", "\u2019s", "\u2019"})
POSSESSIVE = frozenset({"'s", "'", "\u2019s", "\u2019"})
ELLIPSIS = frozenset({"am", "is", "was", "were", "be", "and", ",", "."})
MARKS = frozenset({":", ";", ",", "("})
MODIFIERS = frozenset("acute general mental primary special community home local child adult".split())
WAYS, WRITERS = frozenset({"from", "by", "for", "of"}), frozenset({"author", "writer", "version", "paper", "page", "part"})
SAYING = ("fact_told", "fact_came", "fact_report")
MOST_BEFORE, CLOSE, AFTER, OFTEN, FOLLOWING = 3, 3, 3, 3, 3
SHORT, MARKUP = 9, 3


def together(sentences: Sequence[Sentence], one: int, other: int) -> bool:
    """Whether two sentences stand in one paragraph."""
    return other < len(sentences) and sentences[one].block is sentences[other].block


def reports_mentioned(document: ReadDocument) -> Iterator[Named]:
    """The agencies whose report is spoken of, where no list stands."""
    sentences, where = document.text.sentences, document.text.where
    indexes = {i + n for i in where.get("fact_report", ()) for n in range(FOLLOWING) if together(sentences, i, i + n)}
    indexes |= {i for i in where.get("fact_agency", ()) if sentences[i].section.role == PART}
    for index in sorted(indexes):
        sentence = sentences[index]
        if sentence.section.role in NOT_THERE or sentence.block.kind is BlockKind.HEADING:
            continue
        if _run_in_head(document, sentence):
            yield Named(document.text.quote(sentence).rstrip(" .:"), document, sentence, reported=True)
            continue
        for group in groups(document, sentence):
            if any(_wrote(sentence, agency) for agency, _ in group) or _wrote_together(sentence, group[0][0], group[-1][0]):
                yield from (Named(name, document, sentence, reported=True) for _, name in group)


def groups(document: ReadDocument, sentence: Sentence) -> list[list[tuple[Hit, str]]]:
    """The agencies of a sentence with their names, those joined by commas and "and" together."""
    groups: list[list[tuple[Hit, str]]] = []
    for agency in sentence.longest(AGENCIES):
        name = _name(document, sentence, agency)
        if name and groups and _joined(sentence, groups[-1][-1][0].stop, agency):
            groups[-1].append((agency, name))
        elif name:
            groups.append([(agency, name)])
    return groups


def _run_in_head(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence is only the name of an agency, at the head of a paragraph of the part on the reports."""
    if sentence.section.role != PART or sentence.start > sentence.block.start + MARKUP or len(sentence.words.keys) > SHORT:
        return False
    return sentence.block.kind is BlockKind.PARAGRAPH and is_agency(
        document.text.document.text, sentence, (sentence.start, sentence.start + len(document.text.quote(sentence).rstrip(" .:")))
    )


def services(document: ReadDocument) -> Iterator[Named]:
    """The services that the story tells of again and again, where no list names them."""
    told: dict[str, list[Sentence]] = {}
    for index in sorted(document.text.where.get("service", ())):
        sentence = document.text.sentences[index]
        for hit in sentence.longest(SERVICES) if sentence.block.kind is not BlockKind.HEADING else ():
            name = _name(document, sentence, hit)
            if name:
                told.setdefault(name.lower(), []).append(sentence)
    for name, places in told.items():
        if len(places) >= OFTEN:
            yield Named(name, document, places[0], reported=False)


def _name(document: ReadDocument, sentence: Sentence, agency: Hit) -> str | None:
    """The name with the words before it, back to an article or as far as they are names; None for a word of no one body."""
    span = spanned(document, sentence, agency)
    return document.text.document.text[slice(*span)] if span else None


def spanned(document: ReadDocument, sentence: Sentence, agency: Hit) -> Span | None:
    """Where the name of an agency stands in the document."""
    words, text = sentence.words, document.text.document.text
    first = agency.first
    for k in range(agency.first - 1, max(-1, agency.first - 1 - MOST_BEFORE), -1):
        if words.keys[k] in DETERMINERS:
            first = k + 1
            break
        if not words.keys[k].isalpha() or words.keys[k] in APART:
            break
    if first == agency.first:
        while first and text[words.starts[first - 1]].isupper() and first > 1 and agency.first - first < MOST_BEFORE:
            first -= 1
    if any(not words.keys[k].isalpha() and words.keys[k] not in POSSESSIVE for k in range(first, agency.first)):
        first = agency.first
    begin, end = words.starts[first], words.ends[agency.stop - 1]
    return None if text[begin:end].lower() in GENERAL else (begin, end)


def _joined(sentence: Sentence, before: int, agency: Hit) -> bool:
    """Whether only "and the" lies between an agency taken and this one."""
    between = set(sentence.words.keys[before : agency.first])
    return agency.first - before <= CLOSE and bool(between & {"and", ","}) and between <= {"and", ",", *DETERMINERS}


def _wrote(sentence: Sentence, agency: Hit) -> bool:
    """Whether a report is an agency's: it follows it, comes "from" or "by" it, or in its own part the agency speaks."""
    keys = sentence.words.keys
    reports = sentence.places.get("fact_report", ())
    if any(_belongs(keys, agency, report) for report in reports):
        return True
    owning = keys[agency.stop : agency.stop + 1] and keys[agency.stop] in POSSESSIVE
    if owning and (agency.stop + 1 >= len(keys) or keys[agency.stop + 1] in ELLIPSIS):
        return True
    if sentence.section.role != PART:
        return False
    says = {a for name in SAYING for a, _ in sentence.places.get(name, ())}
    if owning:
        return agency.stop + 1 in says
    written = keys[max(0, agency.first - CLOSE - 1) : agency.first]
    if WAYS.intersection(written) and WRITERS.intersection(keys[max(0, agency.first - 2 * CLOSE) : agency.first]):
        return True
    before = _clause_before(sentence, agency)
    if before[:1] == ["from"] and len(before) <= MOST_BEFORE + 1 and len(before) < agency.first:
        return True
    opens = all(key in DETERMINERS or key in MODIFIERS for key in before)
    return opens and any(agency.stop <= a < agency.stop + AFTER for a in says)


def _wrote_together(sentence: Sentence, first: Hit, last: Hit) -> bool:
    """Whether several agencies are the subject in the part on the reports: "The police and the school sent theirs"."""
    if sentence.section.role != PART or first is last:
        return False
    opens = all(key in DETERMINERS or key in MODIFIERS for key in _clause_before(sentence, first))
    says = {a for name in SAYING for a, _ in sentence.places.get(name, ())}
    return opens and any(last.stop <= a < last.stop + AFTER for a in says)


def _clause_before(sentence: Sentence, agency: Hit) -> list[str]:
    """The words before an agency, back to the start of its clause or the last mark."""
    keys = sentence.words.keys
    begin = max((a for a, b in sentence.clauses if a <= agency.first < b), default=0)
    mark = max((k + 1 for k in range(begin, agency.first) if keys[k] in MARKS), default=begin)
    return keys[mark : agency.first]


def _belongs(keys: list[str], agency: Hit, report: tuple[int, int]) -> bool:
    if agency.stop <= report[0] <= agency.stop + 2:
        return all(key in OWNING for key in keys[agency.stop : report[0]])
    between = keys[report[1] : agency.first]
    return 0 < len(between) <= CLOSE and between[0] in ("from", "by")
