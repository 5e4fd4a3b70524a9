"""Does an anonymised document name someone it should not?

A document is taken as anonymised when it calls its subjects by letters and uses no given name throughout (a chosen
name). Given names that stand there a few times, home addresses and, in an executive summary, dates of birth and
schools are leaks; names with a title or surname (professionals, authors of works) and places are not, unless they
stand in words quoted from a record.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.flags.passages import passages
from scr_checker.result import Flag

if TYPE_CHECKING:
    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

LETTER = re.compile(
    r"\b(?:Child|Baby|Young Person|Adult|Sibling|Mr|Ms|Mrs) [A-Z]\b|(?<=[a-z,] )[B-HJ-Z](?='s|’s| was| had| has|,| is)"
)
ANONYMISED_FROM, MOST_TIMES = 3, 3
QUOTE_MARKS = '"\u201c\u201d'
ADDRESS = re.compile(
    r"\b(?:liv(?:es?|ed|ing) (?:at|in)|tenancy (?:of|at)|home address|address|home (?:at|in)|house at|flat at"
    r"|moved (?:in)?to)\b[^.;]{0,20}"
    r"\b\d{1,3}[A-Za-z]? [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Close|Street|Road|Avenue|Lane|Drive|Crescent|Terrace|Way|Gardens|Walk)\b"
)
FIGURE = re.compile(r"\d")
BIRTH = re.compile(r"\b(?:born on|date of birth|d\.?o\.?b\.?:?)\s+\d{1,2}[ /.](?:\w+|\d\d)[ /.]\d{2,4}", re.IGNORECASE)
SCHOOL = re.compile(
    r"\b(?:attend(?:s|ed)?|pupil at|went to) (?:the )?[A-Z][a-z']+(?: [A-Z][a-z']+)* (?:School|Academy|College|Nursery)\b"
)
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Judge|Sergeant|PC|DC|Cllr|Councillor|Sister|St)\.? $"
)
CHOSEN = re.compile(
    r"\bnot (?:his|her|their|its|the child['\u2019]s|the children['\u2019]s)?\s*(?:real|own|true|actual) names?\b|\bpseudonyms?\b"
    r"|\bnames? (?:has|have) been (?:changed|altered|invented|chosen)\b"
    r"|\b(?:is|are|will be|have been|has been) (?:called|known as|named)"
    r"|\b(?:chose|chosen|picked|invented|changed) (?:the|his|her|their|this|these|all) names?\b"
    r"|\bnames? (?:was|were) (?:chosen|picked)\b"
    r"|\bwe (?:call|have called|shall call)\b|\bI (?:call|have called|shall call)\b",
    re.IGNORECASE,
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
    if document.type == "template" or len(LETTER.findall(text.document.text)) < ANONYMISED_FROM:
        return None
    given = frozenset() if CHOSEN.search(text.document.text) else _given_names(document, "given_name")
    times = _times(document, given)
    chosen = _times(document, _given_names(document, "given_name_ambiguous"))
    if max((*times.values(), *chosen.values()), default=0) > MOST_TIMES:
        return None
    leaks = [s for s in text.sentences if _leaks(document, s, times, given)] + _notes(document)
    if not leaks:
        return None
    message = (
        "The report calls its subjects by letters but seems to name a person or an address; check before it leaves the office."
    )
    evidence = passages(document, sorted(leaks, key=lambda s: s.index), "identity_leak", "may identify someone")
    return Flag(id="identity_leak", severity="serious", message=message, evidence=evidence)


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
    return Counter(name for sentence in document.text.sentences for name in _names(document, sentence, given))


def _names(document: ReadDocument, sentence: Sentence, given: frozenset[str]) -> list[str]:
    """The given names that stand alone in a sentence: without title, without surname, not in a title of a work."""
    if not given:
        return []
    quote = document.text.quote(sentence)
    names = []
    for match in NAME.finditer(quote):
        if match.group() not in given or TITLED.search(quote[: match.start()]):
            continue
        if not _of_professional(quote, match.start(), match.end()):
            names.append(match.group())
    return names


def _of_professional(quote: str, start: int, end: int) -> bool:
    """Whether a given name belongs to a professional or to the author of a work: a surname stands beside it."""
    before, after = quote[:start], quote[end:]
    if re.match(r",? (?:[A-Z][a-z]+,? )*(?:and|&) [A-Z]|, [A-Z][a-z]+", after) or re.search(r"[A-Z][a-z]+ $", before):
        return sum(before.count(mark) for mark in QUOTE_MARKS) == 0 or not after.startswith(" ")
    return bool(re.match(r"(?: [A-Z]\.?)? [A-Z][a-z]+", after)) and not sum(before.count(mark) for mark in QUOTE_MARKS) % 2


def _is_kin(quote: str, name: str) -> bool:
    """Whether a name stands beside a word for kin, or is said to do something, as a member of the family would be."""
    kin = r"(?:baby|brother|sister|mother|mum|mam|father|dad|son|daughter|child|twin|cousin|sibling|tenant|tnt|partner|little)"
    acts = r"(?:said|says|told|asked|rang|went|came|found|felt|thought|wanted|had|did|has|is|was)"
    return bool(re.search(rf"\b{kin}\b[,:]? {name}\b|\b{name} {acts}\b|\b{name}(?:'s|\u2019s) {kin}", quote, re.IGNORECASE))


def _leaks(document: ReadDocument, sentence: Sentence, times: Counter[str], given: frozenset[str]) -> bool:
    if sentence.block.kind is BlockKind.HEADING or sentence.section.role in {"research", "appendix"}:
        return False
    quote = document.text.quote(sentence)
    if FIGURE.search(quote) and ADDRESS.search(quote):
        return True
    if document.type == "executive_summary" and (BIRTH.search(quote) or SCHOOL.search(quote)):
        return True
    return any(times[name] <= MOST_TIMES and _is_kin(quote, name) for name in _names(document, sentence, given))


def _notes(document: ReadDocument) -> list[Sentence]:
    """Drafting notes that say a name is still to be taken out."""
    found = []
    for sentence in document.text.sentences:
        quote = document.text.quote(sentence)
        if ("ame" in quote or "nonymis" in quote) and sentence.block.kind is not BlockKind.HEADING and NOTE.search(quote):
            found.append(sentence)
    return found
