"""Which relatives were invited to take part in the review, and which contributed?

Part of ``participation``: documents -> ``Part*``. A relative takes part as subject or object of an act of contact by
the review: anywhere if the review's own people act in the sentence, and in the section on the family also where nobody
else is named. Who declined was invited; who was not approached was not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.participation.family_places import told_paragraphs, told_sections
from scr_checker.participation.kin_clauses import acts_in_clauses
from scr_checker.participation.names import subjects
from scr_checker.participation.relatives import Family, Mention, last_of, shown
from scr_checker.participation.reports import UNFILLED
from scr_checker.participation.scenes import ACTS, ASIDE_WORDS, Scene, clause_of, kind_of_act, refused, taking_part, tells
from scr_checker.reading.text import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

TYPES = frozenset({"overview_report", "executive_summary", "later_review"})
PART, OTHER = "family_in_review", frozenset({"chronology", "recommendations", "action_plan", "research", "terms_of_reference"})
PRONOUNS = {"she": "she", "he": "he", "him": "he", "her": "she"}
ASIDE = frozenset({"with", "through", "of", "about", "for", "from", "beside", "at", "than", "as", "like", "concerning"})
VIEWS = frozenset("view views account accounts perspective contribution evidence opinion opinions".split())
JOINING = frozenset({"with", "from", "of"})
AFTER_HER = frozenset(". , ; in at on twice once again with three by and for to when because".split())
TITLE = re.compile(r"[\W\dA-Z]*(?:The |His |Her |Their )?(?:[Ff]amily|[Rr]elatives)(?: and friends)?\W*")
TO = 1


class Part(NamedTuple):
    """What a sentence says of a relative's part: approached, heard, declined, or left out."""

    who: str
    act: str
    document: ReadDocument
    sentence: Sentence
    clause: str = ""


class Contact(NamedTuple):
    """A relative who was invited, where it says so, where it says that they contributed, and all that is said of it.

    ``clause`` of a part is what is said of that relative: the sentence, or of a sentence about several the clause.
    """

    who: str
    invited: Part
    heard: Part | None
    parts: tuple[Part, ...] = ()


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
        apart = who.startswith("foster") and not any(p.act == "fact_approached" for p in own)
        if invited and not apart and (heard or refused or own[0].act != "left out"):
            found.append(Contact(shown(who, family.names), invited, heard, tuple(own)))
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
    told, paragraphs = told_sections(document), told_paragraphs(document)
    among = {s.block.start for s in document.text.sentences if s.section.role == PART}
    for sentence in document.text.sentences:
        inside = sentence.block.start in among or sentence.section.index in told
        among_them = inside or sentence.block.start in paragraphs
        if (
            (sentence.section.role in OTHER and not among_them)
            or sentence.block.struck
            or sentence.block.kind is BlockKind.HEADING
        ):
            continue
        if section != sentence.section.index:
            last, section = None, sentence.section.index
        own = inside or PART in sentence.roles or _titled_so(sentence) or sentence.section.index in told
        acting = family.acting(document, sentence)
        telling = own or "fact_reviewer" in sentence.concepts or bool(acting)
        if not (telling or "fact_kin" in sentence.concepts):
            continue
        mentions = family.mentions(document, sentence, last)
        if telling and not UNFILLED.search(document.text.quote(sentence)):
            found = list(_of_sentence(document, sentence, mentions, last, own=own, acting=acting))
            yield from found
            if own or among_them:
                yield from _more(document, sentence, (_with_pronouns(sentence, mentions, last), family.reviewers), found)
        last = last_of([m for m in mentions if not _aside(sentence, m)], last)


def _more(
    document: ReadDocument, sentence: Sentence, people: tuple[Sequence[Mention], frozenset[str]], found: Sequence[Part]
) -> Iterator[Part]:
    """What the clauses of a sentence say of relatives beyond the acts of contact found in it."""
    mentions, reviewers = people
    known = {(part.who, part.act) for part in found}
    direct = [m for m in mentions if not _aside(sentence, m)]
    for who, act in acts_in_clauses(document, sentence, direct, reviewers):
        if (who, act) not in known:
            yield Part(who, act, document, sentence, document.text.quote(sentence) if len(direct) == 1 else "")


def _of_sentence(
    document: ReadDocument, sentence: Sentence, mentions: list[Mention], last: Mention | None, *, own: bool, acting: Sequence[int]
) -> Iterator[Part]:
    """The acts of contact of one sentence, each with the relatives who stand as its subject or object.

    What follows "she told me that" is her story and no act of the review.
    """
    everyone = [m for m in _with_pronouns(sentence, mentions, last) if not _aside(sentence, m)]
    acts = sorted(sentence.longest(ACTS), key=lambda a: a.first) if everyone else []
    reviewers = [a for a, _ in sentence.places.get("fact_reviewer", ()) if not _quoted(document, sentence, a)] + list(acting)
    told = [Hit("fact_heard", a, b) for a, b in sentence.places.get("fact_told", ()) if any(0 <= r - b <= TO for r in reviewers)]
    acts += [t for t in told if everyone and not any(a.first < t.stop and t.first < a.stop for a in acts)]
    alone = len({m.who for m in everyone}) == 1
    for act in sorted(acts, key=lambda a: a.first):
        scene = Scene(sentence, act, *clause_of(sentence, act), everyone, reviewers, own)
        found = [m for m in taking_part(scene) if not refused(scene, acts)]
        kind = kind_of_act(scene) if found else None
        if kind:
            said = document.text.quote(sentence) if alone else _clause(document, scene)
            yield from (Part(m.who, kind, document, sentence, said) for m in found)
            if tells(sentence, act):
                return


def _clause(document: ReadDocument, scene: Scene) -> str:
    """The text of the clause of an act, from its first relative on, as far as the next relative who is not part of it."""
    words = scene.sentence.words
    later = [m.first for m in scene.everyone if m.first > max(scene.end, scene.act.stop)]
    stop = min(later, default=len(words.keys))
    return document.text.document.text[words.starts[scene.start] : words.ends[max(stop, scene.end) - 1]]


def _titled_so(sentence: Sentence) -> bool:
    """Whether a part of no known kind is headed "Family"."""
    return sentence.section.role == "other" and bool(TITLE.fullmatch(sentence.section.title))


def _quoted(document: ReadDocument, sentence: Sentence, word: int) -> bool:
    """Whether a word stands within a quotation, so that another speaks."""
    before = document.text.document.text[sentence.start : sentence.words.starts[word]]
    return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")


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
