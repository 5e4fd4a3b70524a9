"""Whether a passage says that a thing was done: affirmed, deficient, planned or neutral.

Between sentences and evidence, beside ``voice``. The words are in the pack (``cues.yaml``); the result names the cue
that decided. In this order, the first that speaks deciding:

1. *frame*: a question; what guidance says in general; a verdict on the passage's that-clause ("it is a pity that …");
2. clause by clause, from the one in which the passage begins, *fixed* wordings and intentions inside the passage;
3. *parity* in that clause: a negator or a word of lack is undone by something bad or a second negator after it
   ("none of the authors had managed the case"); a word of flaw counts alone, unless it is what was taken in hand;
4. fixed wordings and pointers in the rest of the clause, a list "rather than" reasons, the layout of the document;
5. *ties* of a chair, author or member, and *time* of seven months or more;
6. else the thing is affirmed.

What follows "whether", "why" or "how" after a word of asking is not asserted, and ", not X" and "rather than X" say
nothing against what they are set beside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.reading.clauses import AUXILIARIES, PASSIVE, Scope, clauses_of, scope_of

if TYPE_CHECKING:
    from scr_checker.packs import Assertion
    from scr_checker.reading.text import Hit, Sentence

DECIDING: dict[str, Assertion] = {
    "fixed_affirmed": "affirmed",
    "fixed_deficient": "deficient",
    "plan_cue": "planned",
    "instruction_word": "planned",
}
POINTING: dict[str, Assertion] = {"neutral_cue": "neutral"}
BAD = frozenset({"gap_word", "flaw_word", "flaw_noun", "unwanted_word"})
CUES = BAD | {*DECIDING, *POINTING, "negator", "unrealised_word", "idle_wording", "treating_word"}
BEARERS = frozenset({"review_person", "author_role", "agency_report", "review_document"})
UNDOING = frozenset({"unwanted_word", "tie_word", "gap_word"})
FLAWS = ("flaw_word", "flaw_noun", "unrealised_word")
LAYOUT = frozenset({"layout_noun", "layout_verb", "layout_place"})
TOOK_LONG = frozenset({"long_time", "took_time"})
LINKS = PASSIVE | frozenset(
    "there had has have contain contains contained show shows showed suffer suffers remain remains become became "
    "because with amount amounts".split()
)
LATER = frozenset("that because although though whereas while whilst since if unless when".split())
BREAKS = frozenset({";", "and", "but"})
LACKING = frozenset({"lack", "absence", "fail", "failure"})
SECOND = frozenset({"not", "n't"})
VERDICT_WORDS, GAP_REACH, FLAW_REACH, NOUN_AT_START, LINK_WORDS, SUBSTANCE_WORDS, PART_REACH = 12, 3, 3, 3, 5, 5, 3


@dataclass(frozen=True, slots=True)
class AssertionReading:
    """What a passage asserts and the cue that showed it."""

    assertion: Assertion
    cue: str


def assertion_of(sentence: Sentence, first: int, stop: int) -> AssertionReading:
    """What words ``first`` to ``stop`` of a sentence assert."""
    keys = sentence.words.keys
    if keys[-1] == "?":
        return AssertionReading("planned", "?")
    cues = sentence.longest(CUES)
    found = _framed(Scope(sentence, 0, len(keys), first, stop, cues))
    clauses = clauses_of(sentence, first, stop)
    for start, end in clauses:
        if found:
            break
        if start == clauses[0][0] or keys[start] not in LATER or (keys[start] == "that" and keys[clauses[0][0]] == "it"):
            found = _of_clause(scope_of(sentence, cues, (start, end), first, stop))
    return found or AssertionReading("affirmed", "")


def _of_clause(scope: Scope) -> AssertionReading | None:
    return (
        _fixed(scope, DECIDING, inside=True)
        or _parity(scope)
        or _fixed(scope, DECIDING | POINTING, inside=False)
        or _set_aside(scope)
        or _pointing(scope)
        or _ties(scope)
        or _time(scope)
    )


def _framed(scope: Scope) -> AssertionReading | None:
    """What guidance says in general, or a verdict shortly before the 'that' of the passage's clause."""
    keys = scope.sentence.words.keys
    for hit in (hit for hit in scope.sentence.hits if hit.concept == "guidance_frame"):
        if hit.first < scope.stop and BREAKS.isdisjoint(keys[hit.stop : scope.first]):
            return _says(scope, "neutral", hit)
    opener = next((k for k in range(min(scope.first, len(keys) - 1), 0, -1) if keys[k] in {"that", ",", ";", ":"}), 0)
    for hit in scope.sentence.hits if keys[opener] == "that" else ():
        if hit.concept == "bad_frame" and opener - VERDICT_WORDS <= hit.first and hit.stop <= opener:
            return _says(scope, "deficient", hit)
    return None


def _fixed(scope: Scope, table: dict[str, Assertion], *, inside: bool) -> AssertionReading | None:
    """Wordings that decide by themselves, in the order of the table."""
    for concept, assertion in table.items():
        for hit in scope.has(concept):
            if scope.inside(hit) or not inside:
                return _says(scope, assertion, hit)
    return None


def _parity(scope: Scope) -> AssertionReading | None:
    """Negators, words of lack and words of flaw in a clause: one makes it deficient, two undo each other."""
    handled = _handled(scope)
    negators = scope.has("negator")
    for negator in negators:
        back = _undone(scope, negator)
        if back:
            return _says(scope, "affirmed", negator, back)
    gaps = [hit for hit in scope.has("gap_word") if hit.first < handled and _governs(scope, hit)]
    for gap in (gap for gap in gaps if not negators and scope.sentence.words.keys[gap.first] in LACKING):
        for bad in (*scope.has("unwanted_word"), *scope.has("flaw_word")):
            if bad.first - gap.stop in range(GAP_REACH + 1):
                return _says(scope, "affirmed", gap, bad)
    flaws = [hit for kind in FLAWS for hit in scope.has(kind) if hit.first < handled and _said_of(scope, hit)]
    leading = [*negators, *gaps, *flaws]
    return _says(scope, "deficient", leading[0]) if leading else None


def _handled(scope: Scope) -> int:
    """From which word on bad things are only what was taken in hand; at once, where they were in the passive."""
    treating = scope.has("treating_word")
    if any(PASSIVE & set(scope.sentence.words.keys[max(hit.first - 2, 0) : hit.first]) for hit in treating):
        return scope.start
    return min((hit.stop for hit in treating), default=scope.end)


def _governs(scope: Scope, gap: Hit) -> bool:
    """Whether a word of lack lies in the passage or after it, or leads to it without a verb between."""
    return gap.stop > scope.first or AUXILIARIES.isdisjoint(scope.sentence.words.keys[gap.stop : scope.first])


def _said_of(scope: Scope, flaw: Hit) -> bool:
    """Whether a word of flaw is said of the passage: it follows the beginning, and a noun is what the thing is or has."""
    if flaw.concept != "flaw_noun" or flaw.first - scope.first in range(NOUN_AT_START):
        return flaw.stop > scope.first
    before = scope.sentence.words.keys[max(flaw.first - LINK_WORDS, 0) : flaw.first]
    return flaw.stop > scope.first and not LINKS.isdisjoint(before)


def _undone(scope: Scope, lead: Hit) -> Hit | None:
    """What turns a negator back: something bad or a second negator after it, before 'and' and before it is treated."""
    keys = scope.sentence.words.keys
    stop = next((k for k in range(lead.stop, scope.end) if keys[k] == "and"), scope.end)
    stop = min([stop, *(h.first for h in scope.has("treating_word") if h.first >= lead.stop)])
    for hit in (*scope.cues, *_relations(scope, "tie_word")):
        turns = hit.concept in UNDOING or (hit.concept == "negator" and keys[hit.first] in SECOND)
        near = hit.concept in BAD and hit.first <= max(lead.stop, scope.first) + FLAW_REACH
        if lead.stop <= hit.first < stop and (turns or near):
            return hit
    return None


def _set_aside(scope: Scope) -> AssertionReading | None:
    """'X rather than Y' where Y is the substance: a list rather than reasons."""
    for hit in scope.sentence.hits:
        if hit.concept == "instead_of" and scope.start < hit.first < scope.end:
            reach = range(hit.stop, hit.stop + SUBSTANCE_WORDS)
            if any(h.concept == "substance_word" and h.first in reach for h in scope.sentence.hits):
                return _says(scope, "deficient", hit)
    return None


def _pointing(scope: Scope) -> AssertionReading | None:
    """A part of the document that holds something, or how and where the document holds it."""
    here = {hit.concept: hit for hit in reversed(scope.sentence.hits) if scope.start <= hit.first < scope.end}
    part, verb = here.get("document_part"), here.get("layout_verb")
    if part and verb and part.first <= scope.start + 1 and verb.first - part.stop in range(PART_REACH):
        return _says(scope, "neutral", part, verb)
    return _says(scope, "neutral", here["layout_place"]) if here.keys() >= LAYOUT else None


def _relations(scope: Scope, concept: str) -> list[Hit]:
    """Relations that matter to independence, where a chair, author or member is spoken of."""
    here = [hit for hit in scope.sentence.hits if scope.start <= hit.first < scope.end]
    if scope.sentence.section.role != "panel" and BEARERS.isdisjoint(hit.concept for hit in here):
        return []
    return [hit for hit in here if hit.concept == concept]


def _ties(scope: Scope) -> AssertionReading | None:
    """A chair, author or member tied to the services, and nobody from elsewhere."""
    ties = [hit for hit in _relations(scope, "conflict_word") if scope.inside(hit)]
    return _says(scope, "deficient", ties[0]) if ties and not _relations(scope, "distance_word") else None


def _time(scope: Scope) -> AssertionReading | None:
    """Seven months or more that something took."""
    here = {hit.concept: hit for hit in scope.sentence.hits if scope.start <= hit.first < scope.end}
    if here.keys() >= TOOK_LONG and scope.inside(here["long_time"]):
        return _says(scope, "deficient", here["long_time"])
    return None


def _says(scope: Scope, assertion: Assertion, *hits: Hit) -> AssertionReading:
    """The reading with the words of its cues."""
    keys = scope.sentence.words.keys
    return AssertionReading(assertion, " … ".join(" ".join(keys[hit.first : hit.stop]) for hit in hits))
