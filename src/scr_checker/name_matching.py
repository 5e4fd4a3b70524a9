"""Do two names mean the same agency, or the same relative, as people write names in a report and in a label?

Beside the flow, for ``fact_agreement``. The rule for agencies: case, articles, brackets, possessives, hyphens, endings
and words that any body may bear (NHS, trust, service, local, team …) do not count; a name in other words for the same
body (general practice, surgery; constabulary, police; PCT, primary care trust; children's services, social care) is one
word. Two names agree when the shorter shares half of its remaining words with the longer and their fields of work, as
far as they show any, have one in common. The rule for relatives: the kinship word decides (mum is mother), with its
side (maternal, paternal; "mother's sister" is the maternal aunt) and whose it is ("mother's partner") where both say so; what
follows a comma only explains; a plural takes in its members; without
a kinship word in one of them, a shared name or letter decides. Names are paired one to one, the most alike first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.kin import MEMBERS, SIDES, THROUGH, WORDS
from scr_checker.links.agencies import fields_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SAME = (
    (r"general practices?|general practitioners?|gps?(?: surger\w+| practices?)?|(?:doctors?.? )?surger(?:y|ies)", " gp "),
    (r"constabulary|police (?:force|service)", " police "),
    (r"primary care trust|primary care", " pct "),
    (r"children'?s (?:social care|social services|services)|social (?:care|services|work)|family services", " socialcare "),
    (r"child(?:ren)? and adolescent mental health(?: services?)?", " camhs "),
    (r"drugs? (?:and alcohol )?(?:service|agency|project)|substance misuse(?: service)?", " drugservice "),
    (r"infirmary|acute trust|acute hospitals?|hospitals?", " hospital "),
    (r"health visit(?:ing|ors?)", " healthvisiting "),
    (r"midwi(?:fery|ves|fe)|maternity", " midwifery "),
    (r"youth offending (?:service|team)|\byos\b|\byot\b", " youthoffending "),
    (r"schools?|academy|college", " school "),
)
COMMON = frozenset(
    "nhs trust service services the a an of and its for with in on to local team department unit ltd limited report review "
    "agency council county city borough authority district foundation partnership community group organisation private "
    "independent statement letter one by from who which two their".split()
)
TITLES = frozenset("mr mrs ms miss dr the a an of and with by two three his her their s".split())
LETTER_A = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Child)\.? A\b|^\s*A\s*$")
ENOUGH = 0.5


class Relative(NamedTuple):
    """A relative as named: kinship, side of the family, whose relative, and names or letters."""

    kin: str | None
    side: str | None
    owner: str | None
    names: frozenset[str]


def paired(ours: Sequence[str], theirs: Sequence[str], likeness: Callable[[str, str], float]) -> list[tuple[str, str]]:
    """The pairs of names that agree, one to one, the most alike first."""
    scored = sorted(((-likeness(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)))
    first: set[int] = set()
    second: set[int] = set()
    found = []
    for score, i, j in scored:
        if score < 0 and i not in first and j not in second:
            first.add(i)
            second.add(j)
            found.append((ours[i], theirs[j]))
    return found


def agencies_alike(ours: str, theirs: str) -> float:
    """How alike two names of agencies are: 0 where they do not agree."""
    first, second = _agency_words(ours), _agency_words(theirs)
    shared = len(first & second)
    if not shared or shared < ENOUGH * min(len(first), len(second)):
        return 0.0
    fields, other = fields_in(ours), fields_in(theirs)
    if fields and other and not fields & other:
        return 0.0
    return shared / len(first | second)


def _agency_words(name: str) -> frozenset[str]:
    plain = name.lower().replace("\u2019", "'")
    for pattern, word in SAME:
        plain = re.sub(rf"\b(?:{pattern})(?:'s)?(?!\w)", word, plain)
    words = [re.sub(r"'s?$", "", w) for w in re.findall(r"[a-z][a-z']*", plain)]
    kept = [re.sub(r"(?:ing|ies|s)$", "", w) if len(w) > 4 else w for w in words if w not in COMMON]
    return frozenset(kept or words)


def relatives_alike(ours: str, theirs: str) -> float:
    """How alike two names of relatives are: 0 where they do not agree."""
    first, second = relative(ours), relative(theirs)
    shared = first.names & second.names
    if first.kin is None or second.kin is None:
        return 1.0 if shared else 0.0
    same = first.kin == second.kin or first.kin in MEMBERS.get(second.kin, ()) or second.kin in MEMBERS.get(first.kin, ())
    differing = (first.side and second.side and first.side != second.side) or _owners_differ(first, second)
    if not same or (differing and not shared):
        return 0.0
    return 0.5 + 0.3 * (first.kin == second.kin) + 0.1 * (first.side == second.side) + 0.1 * bool(shared)


def _owners_differ(first: Relative, second: Relative) -> bool:
    if first.kin != "partner" and first.kin not in ("sister", "brother", "mother", "father"):
        return False
    kinds = {WORDS.get(r.owner) for r in (first, second) if r.owner}
    return bool(kinds - {None, "child"}) and first.owner != second.owner and bool(first.owner) != bool(second.owner)


def relative(name: str) -> Relative:
    """The parts of a relative's name; what stands in brackets explains what stands before it."""
    plain = name.replace("\u2019", "'")
    outer = re.sub(r"\([^)]*\)?", " ", plain)
    outer = outer.split(",")[0] if outer.split(",")[0].strip() else outer
    kin, owner = _kin(outer)
    if kin is None or (owner and not WORDS.get(owner)):
        inner, inner_owner = _kin(" ".join(re.findall(r"\(([^)]*)", plain)))
        kin, owner = (inner, inner_owner) if inner else (kin, owner)
    side = next((s for s in ("maternal", "paternal") if s in plain.lower()), None)
    through = THROUGH.get(kin or "") if WORDS.get(owner or "") in SIDES else None
    if through:
        kin, side, owner = through, SIDES[WORDS[owner or ""]], None
    words = re.findall(r"[A-Z][\w-]*", re.sub(r"'s\b", "", outer))
    names = frozenset(w.lower() for w in words if w.lower() not in TITLES and w.lower() not in WORDS)
    names |= {"a"} if LETTER_A.search(outer) else set()
    return Relative(kin, side, owner, names)


def _kin(text: str) -> tuple[str | None, str | None]:
    """The first kinship word that is not a possessive, and the word before it that is."""
    owner = None
    for word in re.findall(r"[\w-]+(?:'s?\b)?", text.lower()):
        bare = re.sub(r"'s?$", "", word)
        if word != bare:
            owner = bare
            continue
        kin = WORDS.get(bare) or WORDS.get(bare.removesuffix("s"))
        if kin:
            return kin, owner
    return None, None
