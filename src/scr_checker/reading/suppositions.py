"""What was not so: conditions against the facts, and modals with 'have'.

Part of reading assertion, beside ``frames``. "Without X we should have …" and "had nobody gone, …" say that X was and that
somebody went; "had they gone" and "should on that account have called" say that they did not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIVE,
    NOMINATIVE,
    RELATIVE,
    STRONG,
)
from scr_checker.reading.outcome import says

if TYPE_CHECKING:
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.text import Sentence

LACK = frozenset({"without"})
FOILS = frozenset({"might", "could", "should", "ought"})
DENYING = NEGATIVE | {"cannot", "what", "who", "which"}
PERFECT_WORDS, NEGATED_WORDS, ASIDE_WORDS = 3, 7, 7


def perfect(keys: list[str], start: int, stop: int) -> int:
    """Where a modal with 'have' stands ("should not have"), or -1."""
    for k in range(start, stop):
        if keys[k] in MODALS and not HAVE.isdisjoint(keys[k + 1 : k + 1 + PERFECT_WORDS]):
            return k
    return -1


def supposed(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """A condition that was not so, or for want of which things would have been otherwise."""
    keys = sentence.words.keys
    modal = -1 if HAVE.isdisjoint(keys) or MODALS.isdisjoint(keys) else perfect(keys, 0, len(keys))
    if modal < 0:
        return None
    for k in range(len(keys)):
        opens = k == 0 or keys[k - 1] in STRONG or keys[k - 1] == ","
        if opens and k < modal and (keys[k] in LACK or keys[k : k + 2] == ["but", "for"]):
            if STRONG.isdisjoint(keys[k:first]) and stop > k and STRONG.isdisjoint(keys[k:modal]):
                return says(sentence, "affirmed", [(k, k + 1), (modal, modal + 1)])
        elif _inverted(keys, k, opens=opens, modal=modal):
            negated = not NEGATIVE.isdisjoint(keys[k + 2 : k + 2 + NEGATED_WORDS])
            negated |= first > modal > k and not NEGATIVE.isdisjoint(keys[modal : modal + 2])  # "we should not have had"
            between = keys[min(k, modal, first) : max(k, modal, first)]
            if STRONG.isdisjoint(between):
                return says(sentence, "affirmed" if negated else "deficient", [(k, k + 1), (modal, modal + 1)])
    return None


def _inverted(keys: list[str], k: int, *, opens: bool, modal: int) -> bool:
    """Whether 'had' at word ``k`` stands before its subject, or 'if' before its: 'had we gone', 'if she had'."""
    after = keys[k + 1 : k + 2]
    if not after:
        return False
    if keys[k] == "if":
        return not HAVE.isdisjoint(keys[k + 2 : k + 8]) and modal not in range(k, k + 8)
    subject = after[0] in DETERMINERS or after[0] in NOMINATIVE
    return keys[k] in HAVE and subject and (opens or (0 < modal < k - 2 and keys[k - 1] not in NOMINATIVE | RELATIVE))


def unrealised(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'Should on that account have called', 'could with little trouble have been asked': it was not.

    Where a wording that looks so says that it was ('could only have been asked of her'), that decides.
    """
    keys, fixed = sentence.words.keys, sentence.places.get("fixed_affirmed")
    for k in range(max(first - 1, 0), min(stop, len(keys) - 2)) if not (HAVE.isdisjoint(keys) or FOILS.isdisjoint(keys)) else ():
        if keys[k] in FOILS and not {keys[k - 1], keys[k + 1]} & DENYING and not any(a <= k < b for a, b in fixed):
            have = next((j for j in range(k + 2, min(k + ASIDE_WORDS, len(keys))) if keys[j] in HAVE), 0)
            if have and keys[k + 1] not in BE and {",", "to", "and", "who"}.isdisjoint(keys[k:have]):
                return says(sentence, "deficient", [(k, k + 1), (have, have + 1)])
    return None
