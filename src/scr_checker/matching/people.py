"""Which people and bodies a sentence names, and which of its words are verbs told of the past.

Beneath ``doers``. People and bodies are the concept ``someone`` of the pack, a title with a name, or a word formed like a
trade where only a person can stand ("the hygienist did not"); the pack's ``no_trade`` are formed so and none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.clauses import longest
from scr_checker.reading.grammar import AUXILIARIES, DETERMINERS, NEGATIVE
from scr_checker.reading.text import Hit, Sentence, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE, NO_TRADE = "someone", "no_trade"
TRADE = ("ist", "ian", "er", "or", "man", "woman", "men", "women")
TITLES = frozenset("mr mrs ms miss dr mr. mrs. ms. dr.".split())
OWNING, GIVING = frozenset({"'s", "'"}), frozenset({"by", "from"})
PARTICIPLES = frozenset(
    "been begun brought built chosen done drawn felt found given gone got had heard held hidden kept known laid led left lost "
    "made meant met paid put read run said seen sent set shown sought spoken taken taught told thought understood written".split()
)
ONLY_PARTICIPLES = frozenset("been begun chosen done drawn given gone hidden known seen shown spoken taken written".split())
PASTS = PARTICIPLES | frozenset(
    "saw spoke gave wrote took knew went came began chose did has says thinks drew rang sat stood fell ran drove rose broke "
    "threw caught struck bought sold swore grew lent bore wore won".split()
)
REACH, TITLED, SHORTEST = 3, 2, 5


class Named(NamedTuple):
    """Somebody named: their place, whether the pack lists them, and whether what is asked about is owned by them."""

    first: int
    stop: int
    listed: bool = True
    owns: bool = False


class View(NamedTuple):
    """A sentence with its words as printed."""

    text: Text
    sentence: Sentence

    @property
    def keys(self) -> list[str]:
        """Its words in the form in which they are compared."""
        return self.sentence.words.keys

    def printed(self, first: int, stop: int) -> str:
        """Words ``first`` to ``stop`` as printed."""
        return self.sentence.words.printed(first, stop)

    def participle(self, k: int) -> bool:
        """Whether a word may be a participle of the past."""
        word = self.printed(k, k + 1).lower()
        return word.endswith("ed") or word in PARTICIPLES

    def verbal(self, k: int) -> bool:
        """Whether a word may be a verb told of the past, or is an auxiliary."""
        word = self.printed(k, k + 1).lower()
        return word.endswith("ed") or word in PASTS or self.keys[k] in AUXILIARIES

    def starts(self, *concepts: str) -> list[int]:
        """Where the terms of some concepts begin."""
        return [first for name in concepts for first, _ in self.sentence.places.get(name, ())]

    def people(self) -> list[Named]:
        """The people and bodies named, in order; worked out once."""
        key = ("people", self.sentence.index)
        if key not in self.text.memo:
            self.text.memo[key] = sorted(_named(self))
        found: list[Named] = self.text.memo[key]
        return found


def _named(view: View) -> Iterator[Named]:
    listed = [Hit(PEOPLE, *span) for span in view.sentence.places.get(PEOPLE, ())]
    titled = [Hit(PEOPLE, k, k + TITLED) for k, word in enumerate(view.keys[:-1]) if word in TITLES]
    taken: set[int] = set()
    for hit in longest((*listed, *titled)):
        taken.update(range(hit.first, hit.stop))
        yield Named(hit.first, hit.stop)
    for first, stop in view.sentence.places.get(NO_TRADE, ()):
        taken.update(range(first, stop))
    for k, word in enumerate(view.keys[:-1]):
        if k not in taken and len(word) >= SHORTEST and word.removesuffix("s").endswith(TRADE) and _acts(view, k):
            yield Named(k, k + 1, listed=False)


def _acts(view: View, k: int) -> bool:
    """Whether a word stands as only a person can: after an article, and before a verb or "'s", or after "by" or "from"."""
    before, after = set(view.keys[max(k - REACH, 0) : k]), view.keys[k + 1]
    if DETERMINERS.isdisjoint(before):
        return False
    return (
        not GIVING.isdisjoint(before)
        or after in OWNING | NEGATIVE | {"very", "also"}
        or after.endswith("ly")
        or view.verbal(k + 1)
    )
