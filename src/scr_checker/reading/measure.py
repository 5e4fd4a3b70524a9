"""How little there is of a thing, or how late it came: amounts and times that tell against it without a negator.

Part of reading assertion, asked in the clause of the passage. "A sentence", "two lines" are little of anything when a
clause gives them as its measure; what lies or waits for weeks, or is so "before anybody" asked, is late; what could be
said of any child is said of none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import BE, MODALS, NEGATIVE, RELATIVE, keys_of
from scr_checker.reading.outcome import hits_of, says

if TYPE_CHECKING:
    from scr_checker.reading.clauses import Scope
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Hit, Sentence

FEW = keys_of("one half single")
SMALL = FEW | keys_of("a an two three few")
COUNTS = SMALL | keys_of("four five six seven eight nine ten")
DISPOSING = keys_of("deal dealt dispose dismiss cover treat handle address discuss take taken reduce confine")
SLIGHT = keys_of("single short bare passing brief mere only last bald")
GENERAL = keys_of("any anyone anybody another hundred")
PEOPLE = keys_of("anyone anybody any")
INVERTED = keys_of("hardly scarcely barely")
MEASURES = frozenset({"brief_unit", "scant_unit", "short_unit", "idle_verb", "general_noun"})
STARTS = INVERTED | PEOPLE
UNIT_WORDS, SPAN_WORDS, IDLE_WORDS, GENERAL_WORDS, BRIEF_WORDS, DISPOSAL_WORDS = 2, 4, 9, 9, 6, 8


def of_measure(scope: Scope) -> AssertionReading | None:
    """The first amount, time or range that tells against the passage."""
    keys = scope.sentence.words.keys
    if MEASURES.isdisjoint(scope.sentence.concepts) and STARTS.isdisjoint(keys):
        return None
    brief = _brief_unit(scope)
    if brief:
        return says(scope.sentence, "affirmed", [brief])
    if scope.has("negator"):
        return None
    found = _scant(scope) or _disposed(scope) or _idle(scope) or _before_any(scope) or _of_any(scope)
    return says(scope.sentence, "deficient", [found]) if found else None


def remedied(sentence: Sentence, start: int, end: int) -> Span | None:
    """What a later statement says was done about a thing wrong: 'and was sent back'."""
    mended = next((h for h in hits_of(sentence, "remedy_verb") if start <= h.first < end), None)
    if mended is None or not NEGATIVE.isdisjoint(sentence.words.keys[start : mended.first]):
        return None
    return mended[1:]


def _here(scope: Scope, concept: str) -> list[Hit]:
    return [hit for hit in hits_of(scope.sentence, concept) if scope.start <= hit.first < scope.end]


def _brief_unit(scope: Scope) -> Span | None:
    """'Slipped by no more than a week', 'hardly had he died than': it was soon."""
    keys = scope.sentence.words.keys
    if keys[scope.start] in INVERTED and keys[scope.start + 1 : scope.start + 2] == ["had"]:
        return scope.start, scope.start + 2
    for unit in _here(scope, "brief_unit"):
        for near in _here(scope, "approximator"):
            if 0 <= unit.first - near.stop <= UNIT_WORDS and any(
                0 < near.first - flaw.first <= BRIEF_WORDS for flaw in scope.has("flaw_word")
            ):
                return near.first, unit.stop
    return None


def _scant(scope: Scope) -> Span | None:
    """A line, two sentences, half a page, where they are what there is and not what was dealt with."""
    keys = scope.sentence.words.keys
    for unit in (*_here(scope, "scant_unit"), *_here(scope, "short_unit")):
        slight = keys[unit.first - 1] in SLIGHT or keys[unit.first - 2 : unit.first] == ["half", "a"]
        small = unit.first - 1 - slight
        after = keys[unit.stop : unit.stop + 1]
        if small <= scope.start or keys[small] not in (SMALL if unit.concept == "scant_unit" else FEW):
            continue
        measured = any(hit.stop in {small, small - 1} for hit in _here(scope, "measure_verb"))
        if measured and unit.stop > scope.first and not (after and after[0] in BE | RELATIVE | {"by", "'s"}):
            return small, unit.stop
    return None


def _disposed(scope: Scope) -> Span | None:
    """'Disposes of the subject in nine words', 'is dealt with in a paragraph'."""
    keys = scope.sentence.words.keys
    for unit in (*_here(scope, "scant_unit"), *_here(scope, "short_unit")):
        few = unit.first - 1 - (keys[unit.first - 1] in SLIGHT)
        if few <= scope.start or keys[few] not in COUNTS or keys[few - 1] not in {"in", "to"}:
            continue
        verb = next((k for k in range(few - 2, max(few - DISPOSAL_WORDS, scope.start) - 1, -1) if keys[k] in DISPOSING), -1)
        if verb >= 0 and unit.stop > scope.first:
            return verb, unit.stop
    return None


def _idle(scope: Scope) -> Span | None:
    """What lay or waited for weeks or until a day."""
    keys = scope.sentence.words.keys
    units = {hit.first for hit in _here(scope, "time_unit")}
    for verb in _here(scope, "idle_verb"):
        spans = (k for k in range(verb.stop, min(verb.stop + IDLE_WORDS, scope.end)) if keys[k] in {"until", "for", "from"})
        if verb.stop > scope.first and any(not units.isdisjoint(range(k + 1, k + 1 + SPAN_WORDS)) for k in spans):
            return verb[1:]
    return None


def _before_any(scope: Scope) -> Span | None:
    """'Three weeks before anybody read it'."""
    keys = scope.sentence.words.keys
    for k in range(max(scope.start, scope.first - 1), min(scope.end, len(keys) - 1)):
        if keys[k] == "before" and keys[k + 1] in PEOPLE:
            return k, k + 2
    return None


def _of_any(scope: Scope) -> Span | None:
    """'Could be pinned to any wall', 'would do for any child'."""
    keys = scope.sentence.words.keys
    for k in range(scope.start + 1, scope.end - 1):
        if keys[k] in PEOPLE and keys[k + 1] == "'s" and not MODALS.isdisjoint(keys[max(k - UNIT_WORDS, 0) : k]):
            return k, k + 2
    for noun in _here(scope, "general_noun"):
        general = next((k for k in range(max(noun.first - UNIT_WORDS, 0), noun.first) if keys[k] in GENERAL), -1)
        if general >= 0 and not MODALS.isdisjoint(keys[max(scope.start, general - GENERAL_WORDS) : general]):
            return general, noun.stop
    return None
