"""The short forms of the words that carry content, in which passages are compared.

Beside ``language``, used by sentences and by everything in ``links``: "housing" and "housed" are one word, and the
words that every review uses are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EMPTY = frozenset(
    "about above after again against agree all also although among and any are been before being below between both but came "
    "can could did does doing done down during each either else ensure even ever every everybody few for from further had has "
    "have having her here hers him himself his how however into its itself just less like made make many may might more most "
    "much must near need neither nobody nor not nothing now off often once one only other others otherwise ought our out over "
    "own per rather required require same shall she should since so some somebody such than that the their them then there "
    "therefore these they thing this those though through too toward under unless until upon use used very was way well were "
    "what when where whether which while who whom whose why will with within without would yet you your "
    "year years month months week weeks day days time times two three four five six first second third "
    "serious case review reviews reviewed reviewer report reports author panel overview executive summary recommendation "
    "recommendations lesson lessons learnt learned action actions agency agencies service services professional professionals "
    "practitioner practitioners staff child children family families board question questions said say says".split()
)
IRREGULAR = {
    form: base
    for base, forms in {
        "see": "saw seen sees seeing", "sleep": "slept", "eat": "ate eaten", "tell": "told", "man": "men", "woman": "women",
        "hear": "heard", "know": "knew known", "think": "thought", "write": "wrote written", "speak": "spoke spoken",
        "give": "gave given", "take": "took taken", "find": "found", "hold": "held", "read": "reads", "meet": "met",
        "keep": "kept", "bring": "brought", "buy": "bought", "teach": "taught", "understand": "understood", "lose": "lost",
        "drink": "drank drunk", "drug": "drugs", "feel": "felt", "leave": "left", "mother": "mum mums", "father": "dad dads",
        "house": "houses housing", "home": "homes",
    }.items()
    for form in forms.split()
}  # fmt: skip
ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
SHORTEST, STEM = 3, 6


def stem(word: str) -> str | None:
    """The short form of a word, or nothing for a word without content."""
    lower = word.lower()
    if lower in EMPTY or len(lower) < SHORTEST or not lower.isalpha():
        return None
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    for ending in ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST:
            lower = lower[: -len(ending)]
            break
    return lower.rstrip("e")[:STEM]


def stems(words: Iterable[str]) -> frozenset[str]:
    """The short forms of all words with content."""
    return frozenset(short for word in words if (short := stem(word)))
