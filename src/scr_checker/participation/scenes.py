"""What does an act of contact come to, and which relatives stand as its subject or object?

Part of ``participation``, used by ``family``: an act in its clause -> its kind and the relatives who took part in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.assertion import assertion_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.participation.relatives import Mention
    from scr_checker.reading.text import Hit, Sentence

ACTS = frozenset({"fact_approached", "fact_heard", "fact_declined"})
MYSELF, OFFERED = (["me"], ["us"]), 7
NONE = frozenset({"no", "neither", "nor", "nobody"})
NEGATORS = frozenset({"not", "n't", "no", "nor", "neither", "never", "nobody"})
BEING = frozenset("am is are was were be been being".split())
YET = frozenset({"to", "will", "shall"})
MODALS = frozenset("might could should would may".split())
WISHED = frozenset({"might", "should"})
AGAIN = frozenset({"further", "more"})
LISTING = frozenset({",", "and", "the", "his", "her", "their", "both", "maternal", "paternal"})
TOOK_PART = frozenset({"contribute", "participate", "contributed", "participated"})
JOINING = (["and"], ["then"], ["but"])
LABELS, THIRD = ([":"], ["):"], ["|"], ["\u2013"], ["-"]), (["her"], ["him"], ["them"])
CHANCES = frozenset({"opportunity", "chance", "meeting", "for", "appointment", "interview"})
"""What stands between an offer and what was only offered: "offered the opportunity of meeting with the author"."""
AND_SO = frozenset({"and", "but", ";", "when", ","})
SERVING = frozenset(
    "officer officers police detective detectives worker workers visitor visitors nurse nurses doctor doctors school "
    "teacher midwife "
    "guardian paediatrician psychiatrist".split()
)
OTHERS = ("practitioner", "service")
NEAR, ASIDE_WORDS, OPENING, JOINED, BESIDE, CLOSE = 7, 3, 3, 4, 1, 4


class Scene(NamedTuple):
    """An act of contact in its clause, with all relatives and reviewers of the sentence."""

    sentence: Sentence
    act: Hit
    start: int
    end: int
    everyone: list[Mention]
    reviewers: list[int]
    own: bool


def tells(sentence: Sentence, act: Hit) -> bool:
    """Whether an act is a telling, so that what follows is told."""
    return any(act.first <= first < act.stop for first, _ in sentence.places.get("fact_told", ()))


def clause_of(sentence: Sentence, act: Hit) -> tuple[int, int]:
    """The word range of the clause in which an act stands."""
    return next(((a, b) for a, b in sentence.clauses if a <= act.first < b), (0, len(sentence.words.keys)))


def refused(scene: Scene, acts: Sequence[Hit]) -> bool:
    """Whether an act of being heard is only named as what was declined."""
    act = scene.act
    own = any(
        a.concept == "fact_declined" and (scene.start <= a.first < scene.end or 0 <= a.first - act.stop <= NEAR) for a in acts
    )
    return own and act.concept == "fact_heard"


def kind_of_act(scene: Scene) -> str | None:
    """What an act comes to: nothing where it is planned, left out where it was not done."""
    act, keys = scene.act, scene.sentence.words.keys
    if act.concept == "fact_declined":
        return act.concept
    before = keys[max(scene.start, act.first - 2) : act.first]
    if act.concept == "fact_heard" and _by_services(scene):
        return None
    happened = bool(BEING.intersection(before[-1:])) and not (MODALS | YET).intersection(before)
    if not happened and assertion_of(scene.sentence, act.first, act.stop).assertion == "planned":
        return None
    near = set(keys[max(scene.start, act.first - ASIDE_WORDS) : act.first])
    passive = bool(BEING & near)
    if act.concept == "fact_heard" and WISHED & near and not passive:
        return None
    if keys[act.stop : act.stop + 1] in (["whether"], ["if"]) and act.concept == "fact_approached":
        return None
    if (MODALS & near and passive) or AGAIN & near:
        return None
    if act.concept == "fact_heard" and ("nothing" in near or _only_offered(scene)):
        return None
    if tells(scene.sentence, act) and keys[act.stop : act.stop + 1] == ["no"]:
        return "fact_declined"
    opening = keys[scene.start : act.first]
    denied = bool(NEGATORS & near) or "too" in keys[max(scene.start, act.first - NEAR) : act.first]
    denied = denied or (passive and bool(NONE.intersection(opening[:2])))
    denied = denied or any(opening[k : k + 2] == ["no", "time"] for k in range(len(opening)))
    return "left out" if denied else act.concept


def _by_services(scene: Scene) -> bool:
    """Whether it was a service in the case that saw them: "has been interviewed twice on video by specially trained officers"."""
    keys, act = scene.sentence.words.keys, scene.act
    by = next((k for k in range(act.stop, min(len(keys), act.stop + NEAR)) if keys[k] == "by"), None)
    return by is not None and bool(SERVING.intersection(keys[by : by + JOINED + 1]))


def _only_offered(scene: Scene) -> bool:
    """Whether being heard is what was offered or asked for: "invited to contribute", but not "asked to see me"."""
    act, keys = scene.act, scene.sentence.words.keys
    before = [h for h in scene.sentence.longest(ACTS) if h.concept == "fact_approached" and 0 < act.first - h.stop <= OFFERED]
    infinitive = keys[act.first - 1 : act.first] == ["to"] or keys[act.first : act.first + 1] == ["to"]
    between = [keys[h.first : act.first] for h in before]
    if any(CHANCES.intersection(said) and not AND_SO.intersection(said) for said in between):
        return True
    offered = any(BEING.intersection(keys[max(scene.start, h.first - 2) : h.first]) for h in before)
    return infinitive and bool(before) and (offered or keys[act.stop : act.stop + 1] not in MYSELF)


def taking_part(scene: Scene) -> list[Mention]:
    """The relatives who are the subject or the object of an act between the review and them.

    Where the review is the subject they follow the act. Else they come before it: in the passive ("she was seen"), or
    acting towards the review ("she saw me"), or, in the section on the family, speaking.
    """
    act, keys = scene.act, scene.sentence.words.keys
    here = [m for m in scene.everyone if scene.start <= m.first < scene.end and _close(scene, m)]
    if not here and keys[scene.start : scene.start + 1] in JOINING and scene.reviewers:
        here = _chain([m for m in scene.everyone if m.first <= OPENING and m.first < scene.start])
    if not here and scene.own:
        here = [m for m in scene.everyone if m.first <= OPENING and m.first < act.first]
    here = _listed_before(scene, here)
    labelled = [m for m in scene.everyone if m.first <= OPENING and _labels(keys, m.stop)] if scene.own else []
    if labelled and not any(m.first > labelled[0].stop for m in here):
        return labelled
    listed = [k for k in range(act.stop, min(len(keys), act.stop + NEAR)) if keys[k] == ":"] if scene.own else []
    if listed and act.concept == "fact_approached" and not here:
        return _chain([m for m in scene.everyone if m.first > listed[0]])
    others = any(
        scene.start <= a < min(scene.end, act.stop + NEAR) and "with" not in keys[max(0, a - ASIDE_WORDS) : a]
        for name in OTHERS
        for a, _ in scene.sentence.places.get(name, ())
    )
    reviewers = [r for r in scene.reviewers if scene.start <= r < scene.end]
    near = any(-CLOSE <= r - act.stop <= CLOSE or 0 < act.first - r <= CLOSE for r in reviewers)
    if (not near and not scene.own) or (not reviewers and others):
        return []
    before, after = [m for m in here if m.first < act.first], [m for m in here if m.first >= act.stop]
    subject = max([m.first for m in before], default=-1)
    if any(subject < r < act.first for r in reviewers) and not BEING.intersection(
        keys[max(scene.start, act.first - 2) : act.first]
    ):
        return _chain([m for m in after if m.first - act.stop <= NEAR])
    own = _chain(before[::-1])
    passive = bool(BEING.intersection(keys[subject : act.first])) if own else False
    if act.concept == "fact_approached":
        return own if passive else _chain([m for m in after if m.first - act.stop <= NEAR])
    if passive and tells(scene.sentence, act):
        return []
    phrase = act.stop - act.first > 1 and keys[act.stop : act.stop + 1] not in THIRD
    phrase = phrase or bool(TOOK_PART.intersection(keys[act.first : act.stop]))
    spoken = tells(scene.sentence, act) or phrase or act.concept == "fact_declined"
    return own if passive or spoken or reviewers else []


def _listed_before(scene: Scene, here: list[Mention]) -> list[Mention]:
    """Those here with those just before the clause in one list: "The mother, the stepfather and his sister were invited"."""
    keys, found = scene.sentence.words.keys, list(here)
    for mention in reversed([m for m in scene.everyone if m.first < scene.start]):
        between = keys[mention.stop : found[0].first] if found and found[0].first < scene.act.first else ["no"]
        if "," not in between or not LISTING.issuperset(between):
            break
        found.insert(0, mention)
    return found


def _labels(keys: list[str], stop: int) -> bool:
    """Whether a mark after a name makes it the head of a note: "Ms L (mother): seen 20 May"."""
    return keys[stop : stop + 1] in LABELS or (keys[stop : stop + 1] == [")"] and keys[stop + 1 : stop + 2] in LABELS)


def _close(scene: Scene, mention: Mention) -> bool:
    """Whether a bare letter stands right beside the act: anywhere else it may be anything."""
    gap = max(mention.first - scene.act.stop, scene.act.first - mention.stop)
    return len(mention.who) > 1 or (scene.own and gap <= BESIDE)


def _chain(mentions: Sequence[Mention]) -> list[Mention]:
    """The first relative and those joined to them: "L's mother and her partner"."""
    found = list(mentions[:1])
    for mention in mentions[1:]:
        if min(abs(mention.first - found[-1].stop), abs(found[-1].first - mention.stop)) > JOINED:
            break
        found.append(mention)
    return found
