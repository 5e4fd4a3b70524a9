"""Shortfalls that no single word tells: parted wordings, things let slip, slender grounds, seldom acts, news at second hand.

Part of reading assertion, asked in the clause of the passage after ``measure``. Each is a build and not a phrase: "let the
plan of 2005 lapse", "fell some way short", "rests on one letter", "by letter alone", "in three years once".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import BE, NEGATIVE, keys_of
from scr_checker.reading.outcome import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from scr_checker.reading.clauses import Scope
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.standing import Span

Pairs = tuple[tuple[frozenset[str], frozenset[str]], ...]
# a verb and what it comes to mean with a word some way behind it
PARTED: Pairs = tuple(
    (keys_of(verbs), keys_of(rest))
    for verbs, rest in (
        ("let allow leave", "lapse drift slide slip languish rot fester stew hang dangle guess wonder wait"),
        ("let", "drop lie rest"),
        ("fall fell", "short behind flat"),
        ("escape elude", "notice attention scrutiny"),
        ("take took taken accept", "granted"),
        ("put", "back off by"),
        ("miss lose lost waste squander", "chance opportunity point sight track way"),
        ("treat regard consider dismiss write", "closed finished settled irrelevant immaterial unimportant routine nuisance"),
        ("keep kept", "waiting dark distance"),
        ("turn", "blind deaf"),
        ("go gone went", "wrong unread unheard unasked unanswered unnoticed missing astray begging"),
        ("come came", "late nothing naught"),
        ("leave left", "open blank undone unsaid unread unasked unanswered dark hanging waiting guessing"),
    )
)
VERBS = frozenset().union(*(verbs for verbs, _ in PARTED))
GROUNDING = keys_of("rest rely depend base found build hang draw lean hinge")
SLENDER = keys_of("one single nothing little only solely entirely wholly hearsay assertion assumption memory trust")
HEARING = keys_of("find found hear heard learn learnt learned discover read know")
HEARSAY = keys_of("newspaper press television radio internet neighbour gossip paper reporter journalist facebook")
SELDOM = keys_of("once twice")
PERIOD = keys_of("week month year decade")
BY = frozenset({"by", "from", "on", "upon", "to", "in"})
CLOSERS = frozenset({",", ".", ";", ")", "and"})
CEASING = keys_of("stop cease end lapse finish peter dwindle")
ABRUPT = keys_of("simply just abruptly")
CUES = CEASING | VERBS | GROUNDING | HEARING | SELDOM | {"alone"}
PARTED_WORDS, GROUND_WORDS, HEARD_WORDS, ALONE_WORDS, SELDOM_WORDS = 10, 3, 8, 5, 10


def of_shortfall(scope: Scope) -> AssertionReading | None:
    """The first of these that speaks against the passage, where no negator turns it."""
    keys = scope.sentence.words.keys
    if CUES.isdisjoint(keys) or scope.has("negator") or not NEGATIVE.isdisjoint(keys[scope.start : scope.end]):
        return None
    tests: tuple[Callable[[list[str], int, Scope], Span | None], ...] = (_parted, _ceased, _ground, _heard, _alone, _seldom)
    for k in range(max(scope.start, scope.first - 1), scope.end):
        if keys[k] in CUES:
            found = next((span for test in tests if (span := test(keys, k, scope))), None)
            if found and found[1] > scope.first:
                return says(scope.sentence, "deficient", [found])
    return None


def _parted(keys: list[str], k: int, scope: Scope) -> Span | None:
    """'Let its plan from the last review lapse', 'fell some way short'."""
    for verbs, rest in PARTED if keys[k] in VERBS else ():
        if keys[k] in verbs:
            end = min(k + PARTED_WORDS, scope.end)
            stop = next((j for j in range(k + 1, end) if keys[j] in {",", ";", "and", "but", "that", "who"}), end)
            j = next((j for j in range(k + 1, stop) if keys[j] in rest), 0)
            if j and "not" not in keys[k:j]:
                return k, j + 1
    return None


def _ceased(keys: list[str], k: int, scope: Scope) -> Span | None:
    """'Then simply stops', 'and there the message ended'."""
    if keys[k] not in CEASING or scope.start >= k:
        return None
    there = "there" in keys[scope.start : scope.start + 2] and BE.isdisjoint(keys[scope.start : k])
    return (k, k + 1) if keys[k - 1] in ABRUPT or there else None


def _ground(keys: list[str], k: int, scope: Scope) -> Span | None:
    """'Rests on one letter', 'was drawn wholly from memory'."""
    if keys[k] not in GROUNDING:
        return None
    on = next((j for j in range(k + 1, min(k + GROUND_WORDS, scope.end)) if keys[j] in {"on", "upon", "from"}), 0)
    thin = next((j for j in range(k + 1, min(on + GROUND_WORDS, scope.end)) if keys[j] in SLENDER), 0) if on else 0
    return (k, thin + 1) if thin else None


def _heard(keys: list[str], k: int, scope: Scope) -> Span | None:
    """'Found out from the local newspaper'."""
    if keys[k] not in HEARING:
        return None
    source = next((j for j in range(k + 1, min(k + HEARD_WORDS, scope.end)) if keys[j] in {"from", "in"}), 0)
    news = next((j for j in range(source + 1, min(source + ALONE_WORDS, scope.end)) if keys[j] in HEARSAY), 0) if source else 0
    return (k, news + 1) if news else None


def _alone(keys: list[str], k: int, scope: Scope) -> Span | None:
    """'By letter alone', 'from the files alone'."""
    if keys[k] != "alone" or keys[k + 1 : k + 2] == [] or keys[k + 1] not in CLOSERS:
        return None
    by = next((j for j in range(k - 2, max(k - ALONE_WORDS, scope.start) - 1, -1) if keys[j] in BY), -1)
    return (by, k + 1) if by >= 0 else None


def _seldom(keys: list[str], k: int, scope: Scope) -> Span | None:
    """'In three years it met the mother once'."""
    if keys[k] not in SELDOM or keys[k - 1] in {"at", "more", "than"}:
        return None
    near = range(max(scope.start, k - SELDOM_WORDS), min(scope.end, k + SELDOM_WORDS))
    spans = [j for j in near if keys[j] in PERIOD and {"in", "over", "during"} & set(keys[max(j - GROUND_WORDS, 0) : j])]
    return (k, k + 1) if spans else None
