"""Which relatives were invited to take part in the review, and which contributed?

Part of ``participation``: documents -> ``Part*``. A relative takes part as subject or object of an act of contact by
the review: anywhere if the review's own people act in the sentence, and in the section on the family also where nobody
else is named. Who declined was invited; who was not approached was not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.participation.agencies import UNFILLED
from scr_checker.participation.relatives import Family, Mention, last_of, shown, subjects
from scr_checker.reading.assertion import assertion_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Hit, Sentence

TYPES = frozenset({"overview_report", "executive_summary", "later_review"})
PART, OTHER = "family_in_review", frozenset({"chronology", "recommendations", "action_plan", "research"})
ACTS = frozenset({"fact_approached", "fact_heard", "fact_declined"})
SPEAKING = frozenset({"said", "say", "felt", "feel", "state", "stated", "thought", "think", "spoke", "remembered", "remember"})
PRONOUNS = {"she": "she", "he": "he", "him": "he", "her": "she"}
ASIDE = frozenset({"with", "through", "of", "about", "for", "from", "beside", "at", "than", "as", "like", "concerning"})
NEGATORS = frozenset({"not", "n't", "no", "nor", "neither", "never", "nobody"})
BEING = frozenset("am is are was were be been being".split())
AFTER_HER = frozenset(". , ; in at on twice once again with three by and for to when because".split())
OTHERS = ("practitioner", "service")
NEAR, ASIDE_WORDS, LETTER_WORDS = 7, 3, 3


class Part(NamedTuple):
    """What a sentence says of a relative's part: approached, heard, declined, or left out."""

    who: str
    act: str
    document: ReadDocument
    sentence: Sentence


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
        invited = next((p for p in own if p.act != "left out"), None)
        refusal = max((n for n, p in enumerate(own) if p.act == "fact_declined"), default=-1)
        heard = next((p for p in own[refusal + 1 :] if p.act == "fact_heard"), None)
        if invited and (heard or not any(p.act == "left out" for p in own)):
            found.append(Contact(shown(who, family.names), invited, heard))
    return found


def _merged(parts: list[Part]) -> list[Part]:
    """What is said of "the grandmother" as said of the maternal grandmother, where no other is spoken of."""
    known = dict.fromkeys(p.who for p in parts)
    fuller = {who: [w for w in known if w != who and w.endswith(f" {who}")] for who in known}
    return [p._replace(who=fuller[p.who][0]) if len(fuller[p.who]) == 1 else p for p in parts if len(fuller[p.who]) <= 1]


def _parts(document: ReadDocument, family: Family) -> Iterator[Part]:
    last: Mention | None = None
    section = None
    for sentence in document.text.sentences:
        if (
            UNFILLED.search(document.text.quote(sentence))
            or sentence.section.role in OTHER
            or sentence.block.struck
            or sentence.block.kind is BlockKind.HEADING
        ):
            continue
        own = sentence.section.role == PART or PART in sentence.roles
        if section != sentence.section.index:
            last, section = None, sentence.section.index
        mentions = family.mentions(document, sentence, last)
        if own or "fact_reviewer" in sentence.concepts:
            yield from _of_sentence(document, sentence, mentions, last, own=own)
        last = last_of([m for m in mentions if not _aside(sentence, m)], last)


def _of_sentence(
    document: ReadDocument, sentence: Sentence, mentions: list[Mention], last: Mention | None, *, own: bool
) -> Iterator[Part]:
    """The acts of contact of one sentence, each with the relatives who stand as its subject or object."""
    everyone = [m for m in (*mentions, *_pronouns(sentence, last)) if not _aside(sentence, m)]
    for act in sentence.longest(ACTS) if everyone else ():
        start, end = _clause(sentence, act)
        reviewed = any(start <= a < end for a, _ in sentence.places.get("fact_reviewer", ()))
        others = any(start <= a < end for name in OTHERS for a, _ in sentence.places.get(name, ()))
        kind = _kind(sentence, act, start) if reviewed or (own and not others) else None
        for mention in everyone:
            if kind and start <= mention.first < end and _takes_part(sentence, act, mention, reviewed=reviewed, own=own):
                yield Part(mention.who, kind, document, sentence)


def _clause(sentence: Sentence, act: Hit) -> tuple[int, int]:
    return next(((a, b) for a, b in sentence.clauses if a <= act.first < b), (0, len(sentence.words.keys)))


def _kind(sentence: Sentence, act: Hit, start: int) -> str | None:
    """What an act comes to: nothing where it is planned, left out where it was not done."""
    if act.concept == "fact_declined":
        return act.concept
    if assertion_of(sentence, act.first, act.stop).assertion == "planned":
        return None
    keys = sentence.words.keys
    denied = any(k in NEGATORS for k in keys[max(start, act.first - ASIDE_WORDS) : act.first]) or keys[start] in ("no", "neither")
    return "left out" if denied else act.concept


def _takes_part(sentence: Sentence, act: Hit, mention: Mention, *, reviewed: bool, own: bool) -> bool:
    """Whether a relative stands close enough to the act, and the act is one between the review and them.

    With nobody of the review in the clause the relative must be its subject: "she was seen", "he wrote", "she said".
    """
    keys, before = sentence.words.keys, mention.first < act.first
    if len(mention.who) == 1 and not (own and -LETTER_WORDS <= mention.first - act.stop <= LETTER_WORDS):
        return False
    if act.concept == "fact_declined":
        return before
    if reviewed:
        return before or mention.first - act.stop <= NEAR
    between = keys[mention.stop : act.first] if before else []
    if keys[act.first] in SPEAKING or act.stop - act.first > 1:
        return before and len(between) <= LETTER_WORDS
    return (
        before and bool(BEING.intersection(between))
        if act.concept == "fact_heard"
        else before or mention.first - act.stop <= NEAR
    )


def _aside(sentence: Sentence, mention: Mention) -> bool:
    """Whether a relative is named only beside the act: "at the grandmother's", "with her sister", "about his father"."""
    keys = sentence.words.keys
    before = keys[max(0, mention.first - ASIDE_WORDS) : mention.first]
    for k, key in enumerate(reversed(before)):
        if key in ASIDE:
            at = mention.first - 1 - k
            return not any(at == h.stop or h.first <= at < h.stop for h in sentence.longest(ACTS))
        if key in (",", "and", ";"):
            return False
    return False


def _pronouns(sentence: Sentence, last: Mention | None) -> list[Mention]:
    """A "she" or "he" that stands for the relative named last."""
    keys = [*sentence.words.keys, "."]
    told = [k for k, key in enumerate(keys) if key in PRONOUNS and (key != "her" or keys[k + 1] in AFTER_HER)]
    found = [k for k in told if last and last.sex in (None, PRONOUNS[keys[k]])]
    return [Mention(last.who, k, k + 1) for k in found[:1]] if last else []
