"""Whether a passage says that a thing was done: affirmed, deficient, planned or neutral.

Between sentences and evidence, beside ``voice``. The words are in the pack (``cues.yaml``); the result names the cue
that decided. In this order, the first that speaks deciding:

1. *verdict*: a verdict on the that-clause in which the passage stands ("it is a pity that …");
2. clause by clause, from the one in which the passage begins, *fixed* wordings, intentions and pointers;
3. in the same clause *parity*: a negator or a word of lack is undone by something bad or a second negator after it
   ("none of the authors had managed the case"); a word of flaw counts alone, unless it is what was taken in hand;
4. in the same clause *ties* of a chair, author or member, and *time* of seven months or more;
5. else the thing is affirmed.

What follows "whether", "why" or "how" after a word of asking is not asserted, and ", not X" and "rather than X" say
nothing against what they are set beside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.clauses import AUXILIARIES, clauses_of, longest

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
PASSIVE = frozenset({"am", "is", "are", "was", "were", "been", "be"})
LINKS = PASSIVE | frozenset(
    "there had has have contain contains contained show shows showed suffer suffers remain remains become became "
    "because with amount amounts".split()
)
OPENERS = frozenset({"whether", "why", "how", "what", "if"})
RELATIVE = frozenset({"that", "who", "which", "whom", "whose"})
QUESTIONING = OPENERS | RELATIVE
LATER = frozenset("that because although though whereas while whilst since if unless when".split())
BREAKS = frozenset({";", "and", "but"})
PLANNING = frozenset({"plan_cue", "instruction_word"})
LACKING = frozenset({"lack", "absence", "fail", "failure"})
SECOND = frozenset({"not", "n't"})
PLAIN = frozenset("a an the in of to by on for from with at as his her their its just because merely simply".split())
HEAD_WORDS, VERDICT_WORDS, ASKING_WORDS, RELATIVE_AFTER, SO_WORDS = 3, 12, 4, 3, 6
GAP_REACH, FLAW_REACH, NOUN_AT_START, LINK_WORDS, SUBSTANCE_WORDS, PART_REACH = 3, 3, 3, 5, 5, 3


@dataclass(frozen=True, slots=True)
class AssertionReading:
    """What a passage asserts and the cue that showed it."""

    assertion: Assertion
    cue: str


class Scope(NamedTuple):
    """The part of a clause that speaks of the passage ``first`` to ``stop``, and the cues in it."""

    sentence: Sentence
    start: int
    end: int
    first: int
    stop: int
    cues: list[Hit]

    def has(self, concept: str) -> list[Hit]:
        """The cues of one concept in this part."""
        return [hit for hit in self.cues if hit.concept == concept]

    def inside(self, hit: Hit) -> bool:
        """Whether a cue touches the passage itself."""
        return hit.first < self.stop and self.first < hit.stop

    def says(self, assertion: Assertion, *hits: Hit) -> AssertionReading:
        """The reading with the words of its cues."""
        keys = self.sentence.words.keys
        return AssertionReading(assertion, " … ".join(" ".join(keys[hit.first : hit.stop]) for hit in hits))


def assertion_of(sentence: Sentence, first: int, stop: int) -> AssertionReading:
    """What words ``first`` to ``stop`` of a sentence assert."""
    keys = sentence.words.keys
    if keys[-1] == "?":
        return AssertionReading("planned", "?")
    cues = longest(sentence.hits, CUES)
    found = _framed(Scope(sentence, 0, len(keys), first, stop, cues))
    clauses = clauses_of(keys, first, stop)
    for start, end in clauses:
        if found:
            break
        if start == clauses[0][0] or keys[start] not in LATER or (keys[start] == "that" and keys[clauses[0][0]] == "it"):
            found = _of_clause(_scope(sentence, cues, (start, end), first, stop))
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
            return scope.says("neutral", hit)
    opener = next((k for k in range(min(scope.first, len(keys) - 1), 0, -1) if keys[k] in {"that", ",", ";", ":"}), 0)
    for hit in scope.sentence.hits if keys[opener] == "that" else ():
        if hit.concept == "bad_frame" and opener - VERDICT_WORDS <= hit.first and hit.stop <= opener:
            return scope.says("deficient", hit)
    return None


def _scope(sentence: Sentence, cues: list[Hit], clause: tuple[int, int], first: int, stop: int) -> Scope:
    """The words of a clause that bear on the passage: none of a question asked, nor those after a mere object."""
    start, end = clause
    start = next((h.first for h in sentence.hits if h.concept == "denied_frame" and h.stop in {start, start + 1}), start)
    opener = _opener(sentence, start, end)
    if opener and (first <= opener or sentence.words.keys[opener] in {"whether", "if"}):
        end = opener
    elif relative := _relative(sentence.words.keys, max(start, first) + RELATIVE_AFTER, end):
        end = relative
    elif first - start > HEAD_WORDS:
        end = min(end, max(stop, start + 1))
    here = [hit for hit in cues if start <= hit.first < end]
    end = min((hit.first for hit in here if hit.concept == "negator" and _inert(sentence, hit) and hit.first > first), default=end)
    return Scope(sentence, start, end, first, stop, [hit for hit in here if hit.first < end and not _inert(sentence, hit)])


def _opener(sentence: Sentence, start: int, end: int) -> int:
    """Where an embedded question begins in a clause: 'whether', or 'why' and the like after a word of asking."""
    keys = sentence.words.keys
    asked = [hit.stop for hit in sentence.hits if hit.concept == "question_verb" and hit.first >= start]
    for k in range(start + 1, end):
        if keys[k] == "whether" or (keys[k] in OPENERS and any(0 <= k - stop <= ASKING_WORDS for stop in asked)):
            return k
    return 0


def _relative(keys: list[str], start: int, end: int) -> int:
    """Where a relative clause without a comma begins: its words tell of something else."""
    for k in range(start, end):
        if keys[k] in RELATIVE and {"so", "such", "it"}.isdisjoint(keys[max(k - SO_WORDS, 0) : k]):
            return k
    return 0


def _inert(sentence: Sentence, hit: Hit) -> bool:
    """Whether a cue only sets something aside: ', not X', 'and not a X', 'barely a week', 'which will'."""
    keys = sentence.words.keys
    before, after = keys[hit.first - 1] if hit.first else "", keys[hit.stop] if hit.stop < len(keys) else ""
    if hit.concept in PLANNING:
        return not QUESTIONING.isdisjoint(keys[max(hit.first - 4, 0) : hit.first])
    if keys[hit.first] == "not" and hit.stop - hit.first == 1:
        return before == "," or (before == "and" and after in PLAIN)
    near = [other for other in sentence.hits if hit.first <= other.first <= hit.stop + 1]
    short = {"approximator", "brief_unit"} <= {other.concept for other in near}
    return short and "before" not in keys[hit.stop : hit.stop + 4]


def _fixed(scope: Scope, table: dict[str, Assertion], *, inside: bool) -> AssertionReading | None:
    """Wordings that decide by themselves, in the order of the table."""
    for concept, assertion in table.items():
        for hit in scope.has(concept):
            if scope.inside(hit) or not inside:
                return scope.says(assertion, hit)
    return None


def _parity(scope: Scope) -> AssertionReading | None:
    """Negators, words of lack and words of flaw in a clause: one makes it deficient, two undo each other."""
    handled = _handled(scope)
    negators = scope.has("negator")
    for negator in negators:
        back = _undone(scope, negator)
        if back:
            return scope.says("affirmed", negator, back)
    gaps = [hit for hit in scope.has("gap_word") if hit.first < handled and _governs(scope, hit)]
    for gap in (gap for gap in gaps if not negators and scope.sentence.words.keys[gap.first] in LACKING):
        for bad in (*scope.has("unwanted_word"), *scope.has("flaw_word")):
            if bad.first - gap.stop in range(GAP_REACH + 1):
                return scope.says("affirmed", gap, bad)
    flaws = [hit for kind in FLAWS for hit in scope.has(kind) if hit.first < handled and _said_of(scope, hit)]
    leading = [*negators, *gaps, *flaws]
    return scope.says("deficient", leading[0]) if leading else None


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
                return scope.says("deficient", hit)
    return None


def _pointing(scope: Scope) -> AssertionReading | None:
    """A part of the document that holds something, or how and where the document holds it."""
    here = {hit.concept: hit for hit in reversed(scope.sentence.hits) if scope.start <= hit.first < scope.end}
    part, verb = here.get("document_part"), here.get("layout_verb")
    if part and verb and part.first <= scope.start + 1 and verb.first - part.stop in range(PART_REACH):
        return scope.says("neutral", part, verb)
    return scope.says("neutral", here["layout_place"]) if here.keys() >= LAYOUT else None


def _relations(scope: Scope, concept: str) -> list[Hit]:
    """Relations that matter to independence, where a chair, author or member is spoken of."""
    here = [hit for hit in scope.sentence.hits if scope.start <= hit.first < scope.end]
    if scope.sentence.section.role != "panel" and BEARERS.isdisjoint(hit.concept for hit in here):
        return []
    return [hit for hit in here if hit.concept == concept]


def _ties(scope: Scope) -> AssertionReading | None:
    """A chair, author or member tied to the services, and nobody from elsewhere."""
    ties = [hit for hit in _relations(scope, "conflict_word") if scope.inside(hit)]
    return scope.says("deficient", ties[0]) if ties and not _relations(scope, "distance_word") else None


def _time(scope: Scope) -> AssertionReading | None:
    """Seven months or more that something took."""
    here = {hit.concept: hit for hit in scope.sentence.hits if scope.start <= hit.first < scope.end}
    if here.keys() >= TOOK_LONG and scope.inside(here["long_time"]):
        return scope.says("deficient", here["long_time"])
    return None
