"""The closed classes of words on which clauses, frames and parity rest: auxiliaries, openers, joining words.

Beneath ``clauses``, ``frames`` and ``parity``. A text is compared by keys, one for all forms of a word, and which form
is the key depends on the pack; so each class holds every form that could be it.
"""

from __future__ import annotations

from scr_checker.inflection import inflections


def keys_of(words: str) -> frozenset[str]:
    """Every key under which these words may stand in a text."""
    return frozenset(form for word in words.split() for form in inflections(word))


STRONG = frozenset({";", ":", "—", "–", "(", ")", "[", "]", "--", "|"})
BE = keys_of("be")
HAVE = keys_of("have")
MODALS = keys_of("would could should might ought can may")
AUXILIARIES = BE | HAVE | MODALS | keys_of("do will shall must cannot")
COORDINATORS = frozenset({"and", "but", "yet"})
CONCESSIVE = keys_of("although though while whilst whereas")
CONCEDING = keys_of("however whatever whoever despite notwithstanding")
LATER = CONCESSIVE | keys_of("that because since if unless when")
RELATIVE = keys_of("that who which whom whose")
OPENERS = keys_of("whether why how what if")
QUESTIONING = OPENERS | RELATIVE
NOMINATIVE = keys_of("he she it they we i there")
SUBJECTS = NOMINATIVE | keys_of("nobody none no")
DETERMINERS = keys_of("the a an this that these those his her its their our my each every all both one mr mrs ms dr")
NEGATIVE = keys_of("not n't never no nobody none nothing neither nor cannot hardly scarcely barely without no-one")
