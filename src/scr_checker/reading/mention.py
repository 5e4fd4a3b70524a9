"""What is only mentioned: bare facts, people's particulars, definitions, how many papers came in, that a topic came up.

Part of reading assertion: asked last, where nothing in the clause says that a thing was done or left undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import BE, keys_of
from scr_checker.reading.outcome import hits_of, says

if TYPE_CHECKING:
    from collections.abc import Callable

    from scr_checker.reading.clauses import Scope
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Hit

ASKED = keys_of("who whether ask to")
KIN = ("family_member", "child_word")
MENTIONS = frozenset({"life_fact", "receipt_verb", "raised_verb", "routine_wording", *KIN})
NUMBERS = keys_of(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty "
    "twenty-one twenty-four thirty forty fifty sixty seventy eighty ninety hundred"
)
TOPICS = keys_of("subject question matter issue topic")
DEFINED = keys_of("word term expression phrase")
TITLES = keys_of("mr mrs ms dr professor")
HOUSE = keys_of("family household parent couple")
LIVING = keys_of(
    "live life own drive marry smoke other sibling brother sister job partner car relative conviction income passport"
)
KNOWN = keys_of("know known")
COURT = keys_of("inquest trial hearing proceedings prosecution appeal sentence post-mortem coroner")
NEGATED_WORDS = 6
ARTICLES = frozenset({"a", "an"})
MEANT = [[key, "to"] for key in keys_of("mean intend suppose design require")]
PLACES = keys_of("school town village city borough county estate surgery hospital charity nursery centre district parish ward")
REACHING = keys_of("run come extend amount go stretch")
UNITS = keys_of("page entry paragraph chapter volume word sheet line folder file item")
TREATING = keys_of(
    "deal dealt discuss consider describe address treat cover examine give find list explain set record summarise show"
)
ENDS = frozenset({"front", "back", "end", "beginning", "start"})
PARTS = keys_of("chapter section appendix annex paragraph table part page schedule figure volume")
SUBJECT_WORDS, KIND_WORDS, PLACE_WORDS = 6, 8, 5
HEAD_WORDS, VERB_WORDS, NAME_WORDS, PLAIN_WORDS = 3, 8, 5, 10


def mentioned(scope: Scope) -> AssertionReading | None:
    """What makes a passage a bare mention."""
    tests: tuple[Callable[[Scope], Span | None], ...] = (_named, _there, _kind, _extent, _treated)
    if not (MENTIONS.isdisjoint(scope.sentence.concepts) and DEFINED.isdisjoint(scope.sentence.words.keys)):
        tests = (_particulars, _kin, *tests, _counted, _topic, _defined, _routine)
    span = next((found for test in tests if (found := test(scope))), None)
    return says(scope.sentence, "neutral", [span]) if span else None


def unclaimed(scope: Scope) -> AssertionReading | None:
    """A negative that is no lack: of people's lives, of the courts' course, of what a thing is by definition."""
    keys, first = scope.sentence.words.keys, scope.start
    negator = next((hit for hit in scope.has("negator") if hit.first - first <= NEGATED_WORDS), None)
    if negator is None:
        return None
    before, after = keys[first : negator.first], keys[negator.stop : negator.stop + 3]
    kin = any(span[0] - first <= HEAD_WORDS for name in KIN for span in scope.sentence.places.get(name, ()))
    life = (kin or not HOUSE.isdisjoint(before)) and ((after[:1] and after[0] in LIVING) or "known" in after)
    known = not HOUSE.isdisjoint(after) and not KNOWN.isdisjoint(keys[negator.stop : negator.stop + NEGATED_WORDS])
    court = not COURT.isdisjoint(before) and not BE.isdisjoint(keys[negator.first - 1 : scope.end])
    general = bool(before) and before[0] in ARTICLES and before[-1] in BE and bool(after) and after[0] in ARTICLES | {"the"}
    return says(scope.sentence, "neutral", [negator[1:]]) if life or known or court or general else None


def _here(scope: Scope, concept: str) -> list[Hit]:
    return [hit for hit in hits_of(scope.sentence, concept) if scope.start <= hit.first < scope.end]


def _particulars(scope: Scope) -> Span | None:
    """Who somebody is, where they live, what they speak: under a heading on the family, or in words for such things."""
    keys = scope.sentence.words.keys
    life = [hit for hit in _here(scope, "life_fact") if scope.inside(hit) and ASKED.isdisjoint(keys[scope.start : hit.first])]
    if life:
        return life[0][1:]
    kin = any(hit.first - scope.start <= HEAD_WORDS for name in KIN for hit in _here(scope, name))
    if kin and scope.sentence.section.role == "family_composition":
        return scope.start, scope.start + 2
    return None


def _kin(scope: Scope) -> Span | None:
    """'The stepfather is a lorry driver', 'the mother was twenty-four'."""
    keys = scope.sentence.words.keys
    for hit in (hit for name in KIN for hit in _here(scope, name)):
        after = keys[hit.stop : hit.stop + 2]
        plain = NUMBERS | {"a", "an"} if len(keys) <= PLAIN_WORDS else NUMBERS
        if hit.first - scope.start <= 1 and after and after[0] in BE and after[-1] in plain:
            return hit.stop, hit.stop + 1
    return None


def _named(scope: Scope) -> Span | None:
    """'The panel's secretary was Ms Dale', 'there were eleven meetings': no more than a name or a number."""
    keys = scope.sentence.words.keys
    be = next((k for k in range(scope.start, scope.end) if keys[k] in BE), -1)
    if be < 0 or scope.end - be > NAME_WORDS:
        return None
    counted = keys[scope.start] == "there" and keys[be + 1 : be + 2] and keys[be + 1] in NUMBERS
    titled = keys[be + 1 : be + 2] and keys[be + 1] in TITLES
    return (be, be + 2) if counted or titled else None


def _there(scope: Scope) -> Span | None:
    """'There were three nurses at the clinic': what there was, and nothing said of it."""
    keys, start = scope.sentence.words.keys, scope.start
    if keys[start] != "there" or scope.first > start + 1 or keys[start + 1 : start + 2] == [] or keys[start + 1] not in BE:
        return None
    after = keys[start + 2 : start + 3]
    return (start, start + 3) if after and after[0] in NUMBERS else None


def _kind(scope: Scope) -> Span | None:
    """What sort of thing something is: 'a core group is a meeting', 'ours is a small school', 'a conference is meant to'."""
    keys = scope.sentence.words.keys
    be = next((k for k in range(scope.start + 1, min(scope.end - 2, scope.start + SUBJECT_WORDS)) if keys[k] in BE), 0)
    if not be:
        return None
    general = keys[scope.start] in ARTICLES and (keys[be + 1] in ARTICLES | {"the"} or keys[be + 1 : be + 3] in MEANT)
    place = keys[be + 1] in ARTICLES and not PLACES.isdisjoint(keys[be + 2 : min(be + KIND_WORDS, scope.end)])
    return (be, be + 2) if general or (place and scope.first <= be + 1) else None


def _extent(scope: Scope) -> Span | None:
    """'Runs to forty pages'."""
    keys = scope.sentence.words.keys
    for k in range(max(scope.first, scope.start), min(scope.end, len(keys) - 3)) if not UNITS.isdisjoint(keys) else ():
        if keys[k] in REACHING and keys[k + 1] == "to" and (keys[k + 2] in NUMBERS or keys[k + 2][0].isdigit()):
            unit = next((j for j in range(k + 3, min(k + 6, scope.end)) if keys[j] in UNITS), 0)
            if unit:
                return k, unit + 1
    return None


def _treated(scope: Scope) -> Span | None:
    """'Is dealt with in chapter 6': where the document treats of something."""
    keys = scope.sentence.words.keys
    for k in range(scope.start + 1, scope.end - 3):
        if keys[k] in BE and keys[k + 1] in {"at", "in", "on"} and keys[k + 2] == "the" and keys[k + 3] in ENDS:
            return k, k + 4
    for k in range(max(scope.start + 1, scope.first - 1), scope.end - 2) if not PARTS.isdisjoint(keys) else ():
        if keys[k] in BE and keys[k + 1] in TREATING:
            place = next((j for j in range(k + 2, min(k + PLACE_WORDS, scope.end - 1)) if keys[j] in {"in", "at"}), 0)
            if place and not PARTS.isdisjoint(keys[place + 1 : place + 3]):
                return k, place + 2
    return None


def _counted(scope: Scope) -> Span | None:
    """So many papers came in, or a paper is so long."""
    keys = scope.sentence.words.keys
    count = next((k for k in range(scope.start, scope.end) if keys[k] in NUMBERS or keys[k][0].isdigit()), -1)
    verb = next((hit for hit in _here(scope, "receipt_verb") if scope.inside(hit)), None)
    paper = next(iter(_here(scope, "paper_noun")), None)
    returned = verb is not None and "back" in scope.sentence.words.keys[verb.stop : verb.stop + 1]
    if count >= 0 and verb and paper and not returned and paper.first <= verb.first and paper.first - scope.start <= HEAD_WORDS:
        return verb[1:]
    return None


def _topic(scope: Scope) -> Span | None:
    """'The question of the dog came up at two meetings.'"""
    keys = scope.sentence.words.keys
    raised = next(iter(_here(scope, "raised_verb")), None)
    topic = not TOPICS.isdisjoint(keys[scope.start : scope.start + HEAD_WORDS])
    return raised[1:] if raised and topic and "at" in keys[raised.stop : raised.stop + 2] else None


def _defined(scope: Scope) -> Span | None:
    """'The word "carer" includes the grandmother.'"""
    keys = scope.sentence.words.keys
    head = next((k for k in range(scope.start, min(scope.start + 2, scope.end)) if keys[k] in DEFINED), -1)
    verb = next((hit for hit in _here(scope, "layout_verb") if 0 < hit.first - head <= VERB_WORDS), None)
    return verb[1:] if head >= 0 and verb else None


def _routine(scope: Scope) -> Span | None:
    """'Met on the first Monday of each month.'"""
    return next((hit[1:] for hit in _here(scope, "routine_wording")), None)
