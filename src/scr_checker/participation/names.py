"""Which names do documents give to those in the story, and whose are they: the child's, or an adult's who acts in it?

Part of ``participation``, used by ``relatives``: patterns of names beside words of kinship, and counts over documents.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scr_checker.evidence import ReadDocument

TITLED = r"(?:Mr|Mrs|Ms|Miss)\.?\s+(?:and\s+Mrs\s+)?[A-Z][\w\u2019'-]*(?:\s+(?:senior|junior))?"
NAME = rf"(?:{TITLED}|[A-Z][a-z]{{2,}}|[B-HJ-Z])"
INITIAL = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.?\s+[A-Z]{1,2}\b(?:\s+(?:senior|junior))?")
NAMES = re.compile(rf"(?<![\w\u2019'-]){NAME}(?![\w-])(?!\.\s?[A-Z])")
CALLED = r"(?:called|known(?: here)? as|referred to(?: here)? as|whom I (?:shall )?call|I call)"
AFTER = re.compile(
    rf"(?:,[^,.;]{{0,50}},\s+(?:is|was)\s+|\s+(?:is|was)\s+|\s*[,(]\s*|\s+)(?:(?:who is |is )?{CALLED}\s+)?"
    rf"(?P<name>{NAME})(?![\w-])(?![\u2019']s)"
)
BEFORE = re.compile(
    rf"(?P<name>{NAME})\s*[,(]\s*(?:(?:the|a|an|his|her|their|who is|[A-Z][\w ]{{0,20}}[\u2019']s|[a-z]+[\u2019']s)\s+){{0,3}}"
    r"(?:(?:maternal|paternal|half|step|elder|older|younger|former)[\s-]+)?$"
)
LISTED = re.compile(r"\s+and\b")
ACTING = re.compile(
    r"(?<![\w\u2019'-])(?P<name>[A-Z][a-z]{2,})\s+(?:was|had|has|said|told|did|went|could|would|asked|thought|rang|took|came|showed)\b"
)
PARENTED = re.compile(r"(?<!Mr )(?<!Ms )(?<!Mrs )\b(?P<name>[A-Z][a-z]{2,}|[A-Z])[\u2019']s (?:mother|father|parents|mum|dad)\b")
PAIR = re.compile(
    rf"\bparents\b[^.;]{{0,40}}?\b(?:be|as|called|call|are)\s+(?P<one>{NAME})\s+and\s+(?P<two>{NAME})\b(?![\u2019']s)"
)
HERE = re.compile(rf"[^,.;]{{0,40}}?\s+(?:is|was)\s+(?P<name>{NAME})\s+(?:here|in th(?:is|ese)|below|throughout|from here)\b")
KIN_NAMES = re.compile(
    r"(?<![\w\u2019'-])(?P<kin>Granny|Gran|Nana|Nanna|Nan|Nain|Grandma|Grandad|Grandpa|Taid|Baba|Auntie|Aunty|Aunt|Uncle)"
    r"(?:\s+(?P<name>[A-Z][a-z]+))?(?![\w-])"
)
CALLED_HERE = re.compile(rf"(?:She|He) (?:is|was|asked to be) {CALLED}\s+(?P<name>{NAME})")
JOINED = re.compile(rf"(?P<name>{NAME}) and $")
LONGEST = 20
COUPLE = re.compile(r"\bMr and Mrs (?P<name>[A-Z])\b")
SUBJECT = re.compile(
    r"(?:[Cc]hild|CHILD|[Bb]aby|BABY|[Pp]upil|respect of|concerning|death of|:)\s+((?:(?:Mr|Mrs|Ms"
    r"|Miss) )?[A-Z](?:[a-z]+)?)(?!\w| and\b)"
)
NO_NAMES = frozenset(
    "January February March April May June July August September October November December Police Housing Education Health "
    "The She He They His Her Their This That These When Then There Child Board Panel Chair Report Review And But "
    "British English Scottish Welsh Irish Polish Somali Jamaican Nigerian Indian Pakistani Bangladeshi Chinese Roma "
    "Muslim Sikh Hindu "
    "Catholic Kurdish Iraqi Iranian Turkish Romanian Lithuanian Portuguese Ghanaian Zimbabwean Deaf African Caribbean "
    "White Black "
    "Asian European American Latvian German Russian Slovak Czech Bengali Punjabi Traveller Gypsy".split()
)
STORY = frozenset({"chronology", "analysis", "child", "family_composition", "other", "learning"})
CHILDS_PARENT = re.compile(r"(?:[Cc]hild\s)?\b[A-Z][a-z]*[\u2019']s (?:mother|father|mum|dad|mam)\b")
OF_CHILD = re.compile(rf"{CHILDS_PARENT.pattern},? (?:and|or|nor|but)(?: (?:to|with|from|of))? $")
SISTER = re.compile(r"Sister [A-Z]")
"""A nurse's title."""
OFTEN, TITLES, AGAIN = 3, 6, 2


def often(documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The names of those who act again and again in the story of the case: the family, not the panel."""
    counts: Counter[str] = Counter()
    for document in documents:
        for sentence in document.text.sentences:
            if sentence.section.role in STORY and sentence.block.kind is not BlockKind.HEADING:
                counts.update(m["name"] for m in ACTING.finditer(document.text.quote(sentence)))
    return frozenset(name for name, times in counts.items() if times >= OFTEN and name not in NO_NAMES)


def titled(documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The names in the titles of the documents: the child's, not a relative's."""
    heads = [(d, s) for d in documents for s in d.text.sentences[:TITLES] if s.block.kind is BlockKind.HEADING]
    return frozenset(word for d, s in heads for word in re.findall(r"\w+", d.text.quote(s)))


def children(documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The children of the case: those whose mother, father or parents the documents speak of."""
    counts = Counter(m["name"] for d in documents for m in PARENTED.finditer(d.text.document.text))
    return frozenset(name for name, times in counts.items() if times >= AGAIN)


def owned(documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The names of whom a mother, father or parents are named at least once."""
    return frozenset(m["name"] for d in documents for m in PARENTED.finditer(d.text.document.text))


def parted(found: frozenset[str], parents: Iterable[str], documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The children without those who are named beside a parent as the other: "Lisa and Paul"."""
    text = " ".join(d.text.document.text for d in documents) if found else ""
    pairs = [(name, parent) for name in found for parent in parents]
    return found - {n for n, p in pairs if _together(text, n, p) or _together(text, p, n)}


def _together(text: str, one: str, other: str) -> bool:
    """Whether two names are joined; a plain search goes before, as it is the quicker by far on many documents."""
    joined = f"{one} and {other}"
    return joined in text and re.search(rf"\b{re.escape(joined)}\b", text) is not None


def paired_parents(documents: Sequence[ReadDocument]) -> list[str]:
    """The names that both parents are given together: "the parents asked to be Non and Lee"."""
    return [match[part] for d in documents for match in PAIR.finditer(d.text.document.text) for part in ("one", "two")]


def couple(documents: Sequence[ReadDocument]) -> dict[str, str]:
    """The parents where they are only known as "Mr and Mrs R"."""
    for document in documents:
        for match in COUPLE.finditer(document.text.document.text):
            return {f"Mr {match['name']}": "father", f"Mrs {match['name']}": "mother"}
    return {}


def subjects(documents: Sequence[ReadDocument]) -> frozenset[str]:
    """The child that a report is about, as its title names it, where it is one."""
    for document in documents:
        for sentence in document.text.sentences[:TITLES]:
            found = SUBJECT.findall(document.text.quote(sentence))
            if sentence.block.kind is BlockKind.HEADING and len(found) == 1:
                return frozenset(found)
    return frozenset()
