"""Which names in a sentence stand alone, as the names of a family do?

Part of the flag ``identity_leak``: a given name without title and surname, a letter that brackets resolve. Names of
professionals, authors, places, laws and well-known cases are told by what stands beside them.
"""

from __future__ import annotations

import re

from scr_checker.kin import related

DESIGNATION = r"(?:Child|Baby|Young Person|Adult|Sibling|Mr|Ms|Mrs|Miss)"
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Judge|Sergeant|Sgt|Inspector|Superintendent|PC|DC|DS|DI"
    r"|WPC|Cllr|Councillor"
    r"|Sister|Nurse|Father|Rev|Reverend|Canon|Rabbi|Imam|St|Saint|Queen|King|Prince|Princess|Operation|Storm|[Tt]he"
    r"|[Aa]n?)\.? $"
)
BESIDE = re.compile(r"(?:[A-Z][\w\u2019'.-]*|&|v|of St) $")
AFTER = re.compile(
    r"(?: [A-Z]\.?)?(?: [A-Z][a-z]|-[A-Z])|(?:['\u2019]s)? (?:Law|Rule|Act|Hospital|House|Fund|Ward"
    r"|Centre)\b|,? (?:and|&) [A-Z][a-z]+ \(?\d{4}"
)
LISTED = re.compile(r",? (?:[A-Z][a-z]+,? )*(?:and|&) [A-Z]|, [A-Z][a-z]+ (?:and|&)|,? \(?(?:19|20)\d\d")
WELL_KNOWN = re.compile(
    r"\b(?:inquir(?:y|ies)|enquir(?:y|ies) into the death|stud(?:y|ies)|published|national|research\w*|wrote in|book"
    r"|article|et al|report (?:by|of)"
    r"|Laming|Haringey|Climbi\u00e9|Munro|other cases?|earlier case|case of|(?:19|20)\d\d\))",
    re.IGNORECASE,
)
QUOTE_MARKS = '"\u201c\u201d'
QUOTED = re.compile(r'["\u201c][^"\u201c\u201d\n]*["\u201d]')
CHOSEN = re.compile(
    r"\bnot (?:his|her|their|its|the child['\u2019]s|the children['\u2019]s)?\s*(?:real|own|true|actual) names?\b"
    r"|\bpseudonyms?\b"
    r"|\bwhich is not (?:his|her) name\b|\bnames? (?:has|have) been (?:changed|altered|invented|chosen)\b"
    r"|\b(?:is|are|will be|have been|has been|be) (?:called|known as|named|referred to as)"
    r"|\b(?:chose|chosen|picked|invented|changed|gave (?:us|him|her)) (?:the|his|her|their|this|these|all) names?\b"
    r"|\bnames? (?:was|were) (?:chosen|picked)\b|\bcalled [A-Z][a-z]+ (?:here|in this)\b"
    r"|\bwe (?:call|have called|shall call)\b|\bI (?:call|have called|shall call)\b",
    re.IGNORECASE,
)
NAMING = ("name", "pseudonym", "call", "known as", "referred to as")
"""What no word of a chosen name is without."""
POST = (
    r"chair|author|manager|officer|director|nurse|doctor|consultant|panel|board|member|head|teacher|worker|solicitor"
    r"|superintendent"
    r"|inspector|midwife|visitor|trust|council|police|reviewer|professor|judge|barrister|coroner|pathologist|interpreter|editor"
)
RESOLVED = re.compile(
    rf"\b{DESIGNATION} [A-Z]\d?,? \((?:(?:known as|called|aka|i\.e\.|that is),? )?(?P<name>[A-Z][a-z]{{2,}})(?: [A-Z][a-z]+)?\)"
    r"|\bR v\.? (?P<case>[A-Z][a-z]+ [A-Z][a-z]+)"
)
FULL = re.compile(r"\b(?:Mr|Mrs|Ms|Miss) [A-Z][a-z]+ [A-Z][a-z]+")
PRIVATE = re.compile(
    r"\b(?:letters?|notes?|summons|prescriptions?|appointments?|tenancy|warrant|bill|invoice|statement|records?"
    r"|file)\b[^.;]{0,20}"
    r"\b(?:about|to|of|for|from|in the name of|concerning)(?: the)? $",
    re.IGNORECASE,
)
KIN = rf"(?:{'|'.join(related())}|baby|twin|tenant|tnt|little)"
ACTS = (
    r"(?:said|says|told|asked|rang|went|came|found|felt|thought|wanted|had|did|has|is|was|states?|fell|smil\w+"
    r"|plays?|cri\w+)"
)


def alone(quote: str, given: frozenset[str]) -> list[str]:
    """The given names that stand alone in a sentence: without title, without surname, not in a title of a work."""
    if not given or WELL_KNOWN.search(quote):
        return []
    return [m.group() for m in NAME.finditer(quote) if m.group() in given and _is_alone(quote, m.start(), m.end())]


def _is_alone(quote: str, start: int, end: int) -> bool:
    before, after = quote[:start], quote[end:]
    if _is_quoted(before) and is_kin(quote, quote[start:end]) and not TITLED.search(before):
        return True
    if TITLED.search(before) or AFTER.match(after):
        return False
    if re.search(rf"\b{KIN},?:? $", before, re.IGNORECASE):
        return True
    if LISTED.match(after) and not is_kin(quote, quote[start:end]):
        return False
    return not BESIDE.search(before) or _is_quoted(before)


def _is_quoted(before: str) -> bool:
    return bool(sum(before.count(mark) for mark in QUOTE_MARKS) % 2)


def is_kin(quote: str, name: str) -> bool:
    """Whether a name stands beside a word for kin, or is said to do something, as a member of the family would be."""
    kin = rf"\b{KIN}\b[,:]? {name}\b|\b{name}(?:'s|\u2019s) {KIN}"
    return bool(re.search(rf"{kin}|\b{name} {ACTS}\b", quote, re.IGNORECASE))


def named_in_full(text: str, given: frozenset[str]) -> frozenset[str]:
    """The given names that stand with a surname somewhere in the document: a professional, called so again."""
    own = QUOTED.sub(" ", text)
    return frozenset(name for name in given if re.search(rf"\b{name} (?:[A-Z]\. )?(?:[Ll]e |[Dd]e |[Vv]an )?[A-Z][a-z]", own))


def resolved(quote: str) -> bool:
    """Whether a letter is resolved, a criminal case is named, or private papers bear a full name."""
    if RESOLVED.search(quote):
        return True
    if not FULL.search(quote):
        return False
    of_office = re.search(rf"\b(?:{POST})\b", quote, re.IGNORECASE)
    return not of_office and any(PRIVATE.search(quote[: m.start()]) for m in FULL.finditer(quote))
