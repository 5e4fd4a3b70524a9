"""Does an anonymised document name someone it should not?

A document is taken as anonymised when it calls its subjects by letters, or says that it has changed the names, and uses
no given name throughout (a chosen name). Given names that stand there alone a few times, a letter that is resolved
in brackets, home addresses and, in an executive summary, dates of birth and a child's school are leaks. No leak are
names with a surname that a professional or an author has, names said to be chosen, places, and names of works, cases
and laws.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.flags.naming import CHOSEN, DESIGNATION, NAMING, alone, is_kin, named_in_full, resolved
from scr_checker.flags.passages import passages
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

LETTER = re.compile(
    rf"\b{DESIGNATION} [A-Z]\d?\b|(?<=[a-z,] )[B-HJ-Z]\d?(?='s|\u2019s| was| had| has|,| is)"
    rf"|(?<=[a-z,] )[A-Z]\d\b"
)
ANONYMISED_FROM, MOST_TIMES = 3, 3
UNREAD = frozenset({"template", "other", "later_review"})
CHANGED = re.compile(
    r"\bnames? (?:has|have) (?:all )?been (?:changed|altered|invented|chosen)\b|\bnot (?:their"
    r"|the) real names\b",
    re.IGNORECASE,
)
STREETS = (
    r"(?:Close|Street|Road|Avenue|Lane|Drive|Crescent|Terrace|Way|Gardens|Walk|Row|Court|Place|Square|Grove|Mews|Hill|Rise|View"
    r"|House|Buildings|Tower|Park|Green|Yard)"
)
ADDRESS = re.compile(
    r"\b(?:liv(?:es?|ed|ing)|tenan\w+|address|homes?|houses?|flats?|lodg\w+)\b[^.;]{0,30}?"
    rf"\b(?:Flat \d{{1,3}}[A-Za-z]?,? )?\d{{1,3}}[A-Za-z]?,? (?:[A-Z][\w\u2019']+ ){{1,3}}{STREETS}\b"
)
OFFICE = re.compile(
    r"\b(?:office|offices|surgery|clinic|centre|headquarters|contact us|write to|telephone"
    r"|available from)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d")
DATE = r"(?:\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\w+|\d\d)[ /.-]\d{2,4})"
BIRTH = re.compile(
    rf"\b(?:born(?: on)?:?|date of birth:?(?: (?:is|was))?|birthday(?: is| was)?:?"
    rf"|d\.?o\.?b\.?:?)\W{{0,3}}(?:the )?{DATE}",
    re.IGNORECASE,
)
SCHOOL = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|pupils? (?:at|of)|went to|goes to|in (?:[Yy]ear|[Cc]lass|[Rr]eception)(?: \w+)? (?:at"
    r"|of)|enrolled at"
    r"|taught at|(?:started|who is|place) at|left|excluded from) (?:the )?(?:[A-Z][\w\u2019']*\.? )+"
    r"(?:(?:Primary|Infants?|Junior|High|Secondary|Comprehensive|Community|Nursery|Grammar|Special|Church|Catholic|C of E) )*"
    r"(?:School|Academy|College|Nursery|Playgroup|Pre-school)\b"
)
NOTE = re.compile(
    r"\b(?:search|check|look|hunt) for (?:any )?real names?\b|\breal names? (?:still|to come out|to be removed)\b"
    r"|\bnames?\b[^.]{0,40}\b(?:still (?:showing|visible|there|in)|to be removed|remove|not anonymised)\b"
    r"|\banonymis\w+\b[^.]{0,30}\b(?:check|missed|still)\b",
    re.IGNORECASE,
)


def identity_leak(document: ReadDocument) -> Flag | None:
    """Names, addresses and, in a summary, birth dates and schools in a document that anonymises its subject."""
    text = document.text
    if document.type in UNREAD or len(list(islice(LETTER.finditer(text.document.text), ANONYMISED_FROM))) < ANONYMISED_FROM:
        return None
    found = [*(s for s in text.sentences if _places(document, s)), *_notes(document), *_named(document)]
    leaks = {s.index: s for s in found}
    if not leaks:
        return None
    message = (
        "The report calls its subjects by letters but seems to name a person or an address; check before it leaves the office."
    )
    evidence = passages(document, [leaks[n] for n in sorted(leaks)], "identity_leak", "may identify someone")
    return Flag(id="identity_leak", severity="serious", message=message, evidence=evidence)


def _named(document: ReadDocument) -> list[Sentence]:
    """The sentences that name a member of the family, in a document that calls nobody by a given name throughout."""
    given, ambiguous = _given_names(document, "given_name"), _given_names(document, "given_name_ambiguous")
    spared = _chosen(document) | named_in_full(document.text.document.text, given)
    times = _times(document, given)
    if max((*times.values(), *_times(document, ambiguous).values()), default=0) > MOST_TIMES:
        return []
    known = frozenset(name for name in given - spared if times[name] <= MOST_TIMES)
    open_names = CHANGED.search(document.text.document.text) is not None
    return [s for s in document.text.sentences if _names_one(document, s, frozenset() if open_names else known)]


def _names_one(document: ReadDocument, sentence: Sentence, known: frozenset[str]) -> bool:
    """Whether a sentence resolves a letter, or names somebody who acts or stands beside kin: a bare name may be a place."""
    if sentence.block.kind is BlockKind.HEADING:
        return False
    quote = document.text.quote(sentence)
    if resolved(quote):
        return True
    names = alone(quote, known)
    return bool(names) and any(is_kin(quote, name) for name in names)


def _chosen(document: ReadDocument) -> frozenset[str]:
    """The names that the document says it has chosen."""
    return frozenset(
        name
        for sentence in document.text.holding(*NAMING)
        if CHOSEN.search(quote := document.text.quote(sentence))
        for name in re.findall(r"\b[A-Z][a-z]+\b", quote)
    )


def _given_names(document: ReadDocument, concept: str) -> frozenset[str]:
    """The given names of the pack that stand in the document, as printed there."""
    text = document.text
    found = set()
    for index in text.where.get(concept, ()):
        sentence = text.sentences[index]
        for hit in sentence.hits:
            if hit.concept == concept:
                found.add(text.document.text[sentence.words.starts[hit.first] : sentence.words.ends[hit.stop - 1]])
    return frozenset(found)


def _times(document: ReadDocument, given: frozenset[str]) -> Counter[str]:
    """How often each of these names stands alone in the document."""
    text = document.text
    return Counter(name for sentence in text.holding(*sorted(given)) for name in alone(text.quote(sentence), given))


def _places(document: ReadDocument, sentence: Sentence) -> bool:
    """An address of a home; in a summary, a day of birth or the school of a child too."""
    if sentence.block.kind is BlockKind.HEADING:
        return False
    quote = document.text.quote(sentence)
    if FIGURE.search(quote) and ADDRESS.search(quote) and not OFFICE.search(quote):
        return True
    return document.type == "executive_summary" and bool(BIRTH.search(quote) or SCHOOL.search(quote))


def _notes(document: ReadDocument) -> list[Sentence]:
    """Drafting notes that say a name is still to be taken out."""
    found = []
    for sentence in document.text.holding("name", "anonymis"):
        quote = document.text.quote(sentence)
        if sentence.block.kind is not BlockKind.HEADING and NOTE.search(quote):
            found.append(sentence)
    return found
