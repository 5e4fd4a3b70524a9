"""Negators, words of lack and words of flaw in a clause: one makes it deficient, two undo each other.

Part of reading assertion. A negator reaches the words after it in its clause ("none of the authors had managed the
case"), through a relative clause that hangs on it ("hardly a line that lacks a name"), and to a second negator ("never
went in without asking"). A word of flaw counts alone, unless it is what was taken in hand. "Only" and its like say how
little there is; nothing bad after them undoes that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.clauses import APART
from scr_checker.reading.grammar import AUXILIARIES, BE, COORDINATORS, DETERMINERS, HAVE, MODALS, NOMINATIVE, RELATIVE, keys_of
from scr_checker.reading.matters import relations
from scr_checker.reading.outcome import hits_of, says
from scr_checker.reading.ties import unrelated
from scr_checker.reading.undoing import of_this, otherwise, such, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.reading.clauses import Scope
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.text import Hit

BAD = frozenset({"gap_word", "flaw_word", "flaw_noun", "unwanted_word"})
UNDOING = frozenset({"unwanted_word", "tie_word", "gap_word"})
FLAWS = ("flaw_word", "flaw_noun", "unrealised_word")
LINKS = (
    BE
    | HAVE
    | keys_of(
        "there contain contains contained show shows showed suffer suffers remain remains become became because with "
        "amount amounts"
    )
)
LIGHT = LINKS | keys_of("give offer provide make produce write receive get come take remain draw paint")
JOINERS = keys_of("and or but of in to for on at by with than as that")
LACKING = keys_of("lack absence fail failure decline refuse")
REFUSING = keys_of("decline refuse")
ANSWERS = keys_of("answer answered reply replied say said tick ticked")
WANTED = keys_of("wanted want needed required")
SECOND = keys_of("not n't without")
SCARCE = keys_of("only")
STATE = BE | keys_of("leave go come remain pass stand")
SPARING = keys_of("no nothing nobody none")
HELD_WITH = frozenset({"with", "in", "for", "to", "at", "on", "from"})
LITOTES = 5
HELD_WORDS, GAP_REACH, FLAW_REACH, NOUN_AT_START, LINK_WORDS = 3, 3, 3, 3, 5
NO_PRIVATION = ("under", "unit", "unti", "unle", "uni")
NEUTRAL_PRIVATION = keys_of(
    "undressed unaccompanied uninterrupted united unborn unmarried "
    " unemployed unrelated unconnected unexpected unprompted unhurried unprejudiced unhesitating untied"
)


def parity(scope: Scope) -> AssertionReading | None:
    """One thing wrong makes a clause deficient, two undo each other."""
    if not scope.cues:
        return _wordless(scope, scope.end)
    handled, keys = _handled(scope), scope.sentence.words.keys
    negators = [hit for hit in scope.has("negator") if not _answered(keys, hit)]
    for negator in negators:
        back = _undone(scope, negator)
        if back:
            return says(scope.sentence, "affirmed", [negator[1:], back])
    gaps = [hit for hit in scope.has("gap_word") if hit.first < handled and _governs(scope, hit) and not _unwilling(scope, hit)]
    for gap in (gap for gap in gaps if not negators and scope.sentence.words.keys[gap.first] in LACKING):
        for bad in (*scope.has("unwanted_word"), *scope.has("flaw_word")):
            if bad.first - gap.stop in range(GAP_REACH + 1):
                return says(scope.sentence, "affirmed", [gap[1:], bad[1:]])
    flaws = [hit for kind in FLAWS for hit in scope.has(kind) if hit.first < handled and _said_of(scope, hit)]
    flaws += [hit for hit in scope.has("flaw_word") if hit.first >= handled and _resumes(keys, hit)]
    for bad in (*gaps, *flaws, *scope.has("unwanted_word")):
        spared = next((hit for hit in negators if hit.first == bad.stop and keys[hit.first] in SPARING), None)
        if spared:
            return says(scope.sentence, "affirmed", [bad[1:], spared[1:]])
    flaws += [hit for hit in scope.has("unrealised_word") if hit.first >= handled and hit.stop > scope.first]
    leading = [*negators, *gaps, *flaws]
    if leading:
        return says(scope.sentence, "deficient", [leading[0][1:]])
    return _wordless(scope, handled)


def _answered(keys: list[str], negator: Hit) -> bool:
    """Whether 'no' is what somebody answered."""
    return keys[negator.first] == "no" and keys[negator.first - 1] in ANSWERS


def _wordless(scope: Scope, handled: int) -> AssertionReading | None:
    """What is wrong by the form of a word or of the clause, without a word of lack."""
    found = _only_ever(scope) or next(_privations(scope, max(scope.first, scope.start), min(scope.end, handled)), None)
    return says(scope.sentence, "deficient", [found]) if found else None


def _handled(scope: Scope) -> int:
    """From which word on bad things are only what was taken in hand; at once, where they were in the passive."""
    treating = scope.has("treating_word")
    if not treating:
        return scope.end
    if any(BE & set(scope.sentence.words.keys[max(hit.first - 2, 0) : hit.first]) for hit in treating):
        return scope.start
    return min((hit.stop for hit in treating), default=scope.end)


def _resumes(keys: list[str], flaw: Hit) -> bool:
    """Whether a wording with a verb of its own begins a second predicate: 'records the quarrel and leaves it there'."""
    return flaw.stop - flaw.first > 1 and not COORDINATORS.isdisjoint(keys[flaw.first - 1 : flaw.first])


def _unwilling(scope: Scope, gap: Hit) -> bool:
    """Whether it is one of the family who would not take part: that is their right, and no lack."""
    places = scope.sentence.places
    kin = (span for name in ("family_member", "child_word") for span in places.get(name, ()))
    return scope.sentence.words.keys[gap.first] in REFUSING and any(span[0] < gap.first for span in kin)


def _governs(scope: Scope, gap: Hit) -> bool:
    """Whether a word of lack lies in the passage or after it, or leads to it without a verb between."""
    return gap.stop > scope.first or AUXILIARIES.isdisjoint(scope.sentence.words.keys[gap.stop : scope.first])


def _said_of(scope: Scope, flaw: Hit) -> bool:
    """Whether a word of flaw is said of the passage: it follows the beginning, and a noun is what the thing is or has."""
    if _attributes(scope, flaw) or _lone_too(scope, flaw):
        return False
    if flaw.concept != "flaw_noun" or flaw.first - scope.first in range(NOUN_AT_START):
        return flaw.stop > scope.first
    before = scope.sentence.words.keys[max(flaw.first - LINK_WORDS, 0) : flaw.first]
    return flaw.stop > scope.first and not LINKS.isdisjoint(before)


def _attributes(scope: Scope, flaw: Hit) -> bool:
    """Whether an adjective only describes the object of something done: 'he read the incomplete file'."""
    keys = scope.sentence.words.keys
    single = flaw.concept == "flaw_word" and flaw.stop - flaw.first == 1 and not keys[flaw.first].endswith(("ly", "ed"))
    inside = keys[flaw.first - 1] in DETERMINERS and keys[flaw.stop : flaw.stop + 1] and keys[flaw.stop].isalpha()
    if not single or not inside or keys[flaw.stop] in JOINERS:
        return False
    return LIGHT.isdisjoint(keys[scope.start : flaw.first])


def _lone_too(scope: Scope, flaw: Hit) -> bool:
    """'Too' that means 'as well', and 'my only tie', which is a tie less."""
    keys = scope.sentence.words.keys
    after = keys[flaw.stop : flaw.stop + 1]
    if flaw.stop - flaw.first != 1 or not after:
        return False
    if keys[flaw.first] == "too":
        return not after[0].isalpha() or after[0] in AUXILIARIES | DETERMINERS | NOMINATIVE or after[0] in JOINERS
    if keys[flaw.first] in SCARCE and after[0] == "if":
        return True
    return keys[flaw.first] in SCARCE and any(span[0] == flaw.stop for span in scope.sentence.places.get("hold_noun", ()))


def _undone(scope: Scope, lead: Hit) -> tuple[int, int] | None:
    """What turns a negator back: something bad or a second negator after it, before 'and' and before it is treated."""
    keys = scope.sentence.words.keys
    if keys[lead.first] in SCARCE:
        return None
    stop = next((k for k in range(lead.stop, scope.end) if keys[k] == "and"), scope.end)
    stop = min([stop, *(h.first for h in scope.has("treating_word") if h.first >= lead.stop)])
    hung = next((k for k in range(lead.stop, stop) if keys[k] in RELATIVE), None)
    reach = max(lead.stop, scope.first, hung or 0) + FLAW_REACH
    for hit in (*scope.cues, *relations(scope, "tie_word")):
        turns = hit.concept in UNDOING or _second(keys, lead, hit)
        turns = turns or (hung is not None and hit.concept == "unrealised_word" and hit.first > hung)
        near = hit.concept in BAD and hit.first <= reach
        turns = turns and not (hit.concept == "gap_word" and keys[hit.first - 1] == ",")  # "not reached, for want of time"
        if lead.stop <= hit.first < stop + (hit.concept == "unwanted_word") and (turns or near):
            return hit[1:]
    after = keys[lead.stop] if lead.stop < stop else ""
    if (
        keys[lead.first] in SECOND
        and after.startswith("un")
        and after not in NEUTRAL_PRIVATION
        and len(after) > LITOTES
        and not after.startswith(NO_PRIVATION)
    ):
        return lead.stop, lead.stop + 1
    if after in WANTED and keys[lead.first - 1] in BE and keys[lead.stop + 1 : lead.stop + 2] != ["to"]:
        return lead.stop, lead.stop + 1
    if (
        not MODALS.isdisjoint(keys[max(lead.first - 1, 0) : lead.first])
        and "more" in keys[lead.stop : lead.stop + HELD_WORDS + 1]
    ):
        return lead.stop, lead.stop + 1
    held = [hit for hit in hits_of(scope.sentence, "hold_noun") if 0 <= hit.first - lead.stop <= HELD_WORDS]
    if held and keys[held[0].stop : held[0].stop + 1] and keys[held[0].stop] in HELD_WITH | {","}:
        return held[0][1:]
    return (
        until(keys, lead)
        or otherwise(keys, lead, stop)
        or such(keys, lead, stop)
        or of_this(keys, lead, scope.end)
        or unrelated(scope, lead, stop)
        or next((s for s in _privations(scope, lead.stop, stop) if s[0] < reach or keys[s[0] - 1] in STATE), None)
    )


def _second(keys: list[str], lead: Hit, hit: Hit) -> bool:
    """Whether a second negator belongs to the statement of the first: no comma lets it in."""
    apart = {",", "and"}.isdisjoint(keys[lead.stop : hit.first])
    if hit.concept != "negator" or keys[hit.first] not in SECOND or not apart or hit == lead:
        return False
    after = keys[hit.stop : hit.stop + 1]
    elliptic = keys[hit.first] in {"not", "n't"} and keys[hit.first - 1] in AUXILIARIES and not (after and after[0].isalpha())
    reason = any(keys[k] == "as" and keys[k + 1] in NOMINATIVE | DETERMINERS for k in range(lead.stop, hit.first))
    return not elliptic and not reason and APART.isdisjoint(keys[lead.stop : hit.first])  # "nothing that the card does not"


def _only_ever(scope: Scope) -> tuple[int, int] | None:
    """'The only question that anybody ever asked'."""
    keys = scope.sentence.words.keys
    if "ever" not in keys:
        return None
    k = next((k for k in range(max(scope.first, 1), scope.stop) if keys[k] == "only" and keys[k - 1] == "the"), 0)
    return (k, k + 1) if k and "ever" in keys[k : scope.stop] else None


def _privations(scope: Scope, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Participles with 'un-': what was not done to the thing ('unread', 'unexplained')."""
    keys = scope.sentence.words.keys
    for k in range(start, stop):
        key = keys[k]
        if key[:2] == "un" and key.endswith(("ed", "en")) and key not in NEUTRAL_PRIVATION:
            attribute = keys[k - 1] in {"a", "an", "any"} and keys[k + 1 : k + 2] != ["."]
            if not key.startswith(NO_PRIVATION) and not attribute:
                yield (k, k + 1)
