"""Which relatives were invited to take part in the review, and which contributed?

Part of ``participation``: documents -> ``Part*``. A relative takes part as subject or object of an act of contact by
the review: anywhere if the review's own people act in the sentence, and in the section on the family also where nobody
else is named. Who declined was invited; who was not approached was not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.participation.names import subjects
from scr_checker.participation.relatives import Family, Mention, last_of, shown
from scr_checker.participation.reports import UNFILLED
from scr_checker.reading.assertion import assertion_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Hit, Sentence

TYPES = frozenset({"overview_report", "executive_summary", "later_review"})
PART, OTHER = "family_in_review", frozenset({"chronology", "recommendations", "action_plan", "research", "terms_of_reference"})
ACTS = frozenset({"fact_approached", "fact_heard", "fact_declined"})
PRONOUNS = {"she": "she", "he": "he", "him": "he", "her": "she"}
ASIDE = frozenset({"with", "through", "of", "about", "for", "from", "beside", "at", "than", "as", "like", "concerning"})
VIEWS = frozenset("view views account accounts perspective contribution evidence opinion opinions".split())
MYSELF, OFFERED = (["me"], ["us"]), 7
NONE = frozenset({"no", "neither", "nor", "nobody"})
JOINING = frozenset({"with", "from", "of"})
NEGATORS = frozenset({"not", "n't", "no", "nor", "neither", "never", "nobody"})
BEING = frozenset("am is are was were be been being".split())
AFTER_HER = frozenset(". , ; in at on twice once again with three by and for to when because".split())
MODALS = frozenset("might could should would may".split())
AGAIN = frozenset({"further", "more"})
LABELS, THIRD = ([":"], ["|"], ["\u2013"], ["-"]), (["her"], ["him"], ["them"])
TITLE = re.compile(r"[\W\dA-Z]*(?:The |His |Her |Their )?(?:[Ff]amily|[Rr]elatives)(?: and friends)?\W*")
OTHERS = ("practitioner", "service")
NEAR, ASIDE_WORDS, OPENING, JOINED, BESIDE, CLOSE = 7, 3, 3, 4, 1, 4


class Part(NamedTuple):
    """What a sentence says of a relative's part: approached, heard, declined, or left out."""

    who: str
    act: str
    document: ReadDocument
    sentence: Sentence


class Scene(NamedTuple):
    """An act of contact in its clause, with all relatives and reviewers of the sentence."""

    sentence: Sentence
    act: Hit
    start: int
    end: int
    everyone: list[Mention]
    reviewers: list[int]
    own: bool


class Contact(NamedTuple):
    """A relative who was invited, where it says so, and where it says that they contributed."""

    who: str
    invited: Part
    heard: Part | None


def contacts(documents: Sequence[ReadDocument]) -> list[Contact]:
    """The relatives who were invited, in order of place, by the name and kinship that the documents use."""
    telling = [d for d in documents if d.type in TYPES]
    family, about = Family(documents), subjects(documents)
    parts = _merged([part for d in telling for part in _parts(d, family) if part.who not in about])
    found = []
    for who in dict.fromkeys(p.who for p in parts):
        own = [p for p in parts if p.who == who]
        refused = {_place(p) for p in own if p.act == "fact_declined"}
        denied = {_place(p) for p in own if p.act == "left out"}
        heard = next((p for p in own if p.act == "fact_heard" and _place(p) not in refused | denied), None)
        invited = next((p for p in own if _place(p) not in denied or p.act == "fact_declined"), None)
        if invited and (heard or refused or own[0].act != "left out"):
            found.append(Contact(shown(who, family.names), invited, heard))
    return found


def _place(part: Part) -> tuple[str, int]:
    return part.document.id, part.sentence.index


def _merged(parts: list[Part]) -> list[Part]:
    """What is said of "the grandmother" as said of the maternal grandmother, where no other is spoken of."""
    known = dict.fromkeys(p.who for p in parts)
    fuller = {who: [w for w in known if w != who and w.endswith(f" {who}")] for who in known}
    return [p._replace(who=fuller[p.who][0]) if len(fuller[p.who]) == 1 else p for p in parts if len(fuller[p.who]) <= 1]


def _parts(document: ReadDocument, family: Family) -> Iterator[Part]:
    last: Mention | None = None
    section = None
    for sentence in document.text.sentences:
        if sentence.section.role in OTHER or sentence.block.struck or sentence.block.kind is BlockKind.HEADING:
            continue
        if section != sentence.section.index:
            last, section = None, sentence.section.index
        own = sentence.section.role == PART or PART in sentence.roles or _titled_so(sentence)
        acting = family.acting(document, sentence)
        telling = own or "fact_reviewer" in sentence.concepts or bool(acting)
        if not (telling or "fact_kin" in sentence.concepts):
            continue
        mentions = family.mentions(document, sentence, last)
        if telling and not UNFILLED.search(document.text.quote(sentence)):
            yield from _of_sentence(document, sentence, mentions, last, own=own, acting=acting)
        last = last_of([m for m in mentions if not _aside(sentence, m)], last)


def _of_sentence(
    document: ReadDocument, sentence: Sentence, mentions: list[Mention], last: Mention | None, *, own: bool, acting: Sequence[int]
) -> Iterator[Part]:
    """The acts of contact of one sentence, each with the relatives who stand as its subject or object.

    What follows "she told me that" is her story and no act of the review.
    """
    everyone = [m for m in _with_pronouns(sentence, mentions, last) if not _aside(sentence, m)]
    acts = sorted(sentence.longest(ACTS), key=lambda a: a.first) if everyone else []
    reviewers = [a for a, _ in sentence.places.get("fact_reviewer", ()) if not _quoted(document, sentence, a)] + list(acting)
    for act in acts:
        scene = Scene(sentence, act, *_clause(sentence, act), everyone, reviewers, own)
        found = [m for m in _taking_part(scene) if not _refused(scene, acts)]
        kind = _kind(scene) if found else None
        if kind:
            yield from (Part(m.who, kind, document, sentence) for m in found)
            if _tells(sentence, act):
                return


def _titled_so(sentence: Sentence) -> bool:
    """Whether a part of no known kind is headed "Family"."""
    return sentence.section.role == "other" and bool(TITLE.fullmatch(sentence.section.title))


def _tells(sentence: Sentence, act: Hit) -> bool:
    """Whether an act is a telling, so that what follows is told."""
    return any(act.first <= first < act.stop for first, _ in sentence.places.get("fact_told", ()))


def _quoted(document: ReadDocument, sentence: Sentence, word: int) -> bool:
    """Whether a word stands within a quotation, so that another speaks."""
    before = document.text.document.text[sentence.start : sentence.words.starts[word]]
    return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")


def _clause(sentence: Sentence, act: Hit) -> tuple[int, int]:
    return next(((a, b) for a, b in sentence.clauses if a <= act.first < b), (0, len(sentence.words.keys)))


def _refused(scene: Scene, acts: Sequence[Hit]) -> bool:
    """Whether an act of being heard is only named as what was declined."""
    act = scene.act
    own = any(
        a.concept == "fact_declined" and (scene.start <= a.first < scene.end or 0 <= a.first - act.stop <= NEAR) for a in acts
    )
    return own and act.concept == "fact_heard"


def _kind(scene: Scene) -> str | None:
    """What an act comes to: nothing where it is planned, left out where it was not done."""
    act, keys = scene.act, scene.sentence.words.keys
    if act.concept == "fact_declined":
        return act.concept
    if assertion_of(scene.sentence, act.first, act.stop).assertion == "planned":
        return None
    near = set(keys[max(scene.start, act.first - ASIDE_WORDS) : act.first])
    passive = bool(BEING & near)
    if (MODALS & near and passive) or AGAIN & near:
        return None
    if act.concept == "fact_heard" and ("nothing" in near or _only_offered(scene)):
        return None
    if _tells(scene.sentence, act) and keys[act.stop : act.stop + 1] == ["no"]:
        return "fact_declined"
    opening = keys[scene.start : act.first]
    denied = bool(NEGATORS & near) or "too" in keys[max(scene.start, act.first - NEAR) : act.first]
    denied = denied or (passive and bool(NONE.intersection(opening[:2])))
    denied = denied or any(opening[k : k + 2] == ["no", "time"] for k in range(len(opening)))
    return "left out" if denied else act.concept


def _only_offered(scene: Scene) -> bool:
    """Whether being heard is what was offered or asked for: "invited to contribute", but not "asked to see me"."""
    act, keys = scene.act, scene.sentence.words.keys
    before = [h for h in scene.sentence.longest(ACTS) if h.concept == "fact_approached" and 0 < act.first - h.stop <= OFFERED]
    infinitive = keys[act.first - 1 : act.first] == ["to"] or keys[act.first : act.first + 1] == ["to"]
    return infinitive and bool(before) and keys[act.stop : act.stop + 1] not in MYSELF


def _taking_part(scene: Scene) -> list[Mention]:
    """The relatives who are the subject or the object of an act between the review and them.

    Where the review is the subject they follow the act. Else they come before it: in the passive ("she was seen"), or
    acting towards the review ("she saw me"), or, in the section on the family, speaking.
    """
    act, keys = scene.act, scene.sentence.words.keys
    here = [m for m in scene.everyone if scene.start <= m.first < scene.end and _close(scene, m)]
    if not here and scene.own:
        here = [m for m in scene.everyone if m.first <= OPENING and m.first < act.first]
    labelled = [m for m in scene.everyone if m.first <= OPENING and _labels(keys, m.stop)] if scene.own else []
    if labelled and not any(m.first > labelled[0].stop for m in here):
        return labelled
    listed = [k for k in range(act.stop, min(len(keys), act.stop + NEAR)) if keys[k] == ":"] if scene.own else []
    if listed and act.concept == "fact_approached" and not here:
        return _chain([m for m in scene.everyone if m.first > listed[0]])
    others = any(
        scene.start <= a < scene.end and "with" not in keys[max(0, a - ASIDE_WORDS) : a]
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
    if passive and _tells(scene.sentence, act):
        return []
    phrase = act.stop - act.first > 1 and keys[act.stop : act.stop + 1] not in THIRD
    spoken = _tells(scene.sentence, act) or phrase or act.concept == "fact_declined"
    return own if passive or spoken or reviewers else []


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


def _aside(sentence: Sentence, mention: Mention) -> bool:
    """Whether a relative is named only beside the act: "at the grandmother's", "with her sister", "about his father"."""
    keys = sentence.words.keys
    before = keys[max(0, mention.first - ASIDE_WORDS) : mention.first]
    for k, key in enumerate(reversed(before)):
        if key in ASIDE:
            at = mention.first - 1 - k
            if key == "of" and at and keys[at - 1] in VIEWS:
                return False
            joined = ((at == h.stop and key in JOINING) or h.first <= at < h.stop for h in sentence.longest(ACTS))
            return not any(joined)
        if key in (",", "and", ";"):
            return False
    return False


def _with_pronouns(sentence: Sentence, mentions: list[Mention], last: Mention | None) -> list[Mention]:
    """The relatives of a sentence, with each "she" or "he" that stands for the one named before it."""
    keys, found = [*sentence.words.keys, "."], list(mentions)
    direct = [m for m in mentions if not _aside(sentence, m)]
    for k, key in enumerate(keys):
        if key in PRONOUNS and (key != "her" or keys[k + 1] in AFTER_HER):
            before = [m for m in direct if m.first < k]
            who = before[-1] if before else last
            if who and who.sex in (None, PRONOUNS[key]):
                found.append(Mention(who.who, k, k + 1))
    return sorted(found, key=lambda m: m.first)
