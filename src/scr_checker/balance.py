"""What do all passages of a criterion say together, beside its expectations? Moves a level by one step at most.

``Evidence* -> Balance``, for ``levels``. The steps of the grading scheme ask which expectations are met; a passage whose
wording nobody foresaw meets none, and a single one read wrongly can turn one. So the passages are counted as well:

- to be more than inadequate, above all much has to speak *for* a review: 2 ln(1 + for) - ln(1 + against);
- to be good, little may speak *against* it: 2 ln(1 + for) - 3 ln(1 + against).

The level by the steps counts with them, and the pack says for each criterion from where on each level holds. Our own
choice ([D] in the grading scheme, section 7.4), measured in docs/decisions/0012; thresholds: ``rules/learn_levels.py``.
Pure.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.grading import ADEQUATE, GOOD, INADEQUATE

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.packs import BalanceThresholds
    from scr_checker.result import ExpectationResult

STEP_TO_ADEQUATE, STEP_TO_GOOD = 0.5, 1.0
"""What each step that a level stands above inadequate is worth beside the passages."""
OF_AGENCIES = "imr"
"""An agency's own report consists of such passages through and through: there the expectations alone decide."""


class Balance(NamedTuple):
    """How many different passages speak for a criterion and how many against it."""

    supports: float  # whole until scaled to so many words
    concerns: float

    def weighed(self, level: int) -> tuple[float, float]:
        """How much speaks for more than inadequate, and how much for good, beside the level that steps gave (0 to 2)."""
        supports, concerns = math.log1p(self.supports), math.log1p(self.concerns)
        return 2 * supports - concerns + STEP_TO_ADEQUATE * level, 2 * supports - 3 * concerns + STEP_TO_GOOD * level

    def moved(self, level: int, thresholds: BalanceThresholds) -> int:
        """The level that steps gave, or the one beside it that the passages together ask for."""
        much, clear = self.weighed(level)
        asked = INADEQUATE if much < thresholds.adequate_from else GOOD if clear >= thresholds.good_from else ADEQUATE
        return min(max(asked, level - 1), level + 1)


def words_counted(documents: Sequence[ReadDocument], sources: Container[str]) -> dict[str, int]:
    """The documents in which a criterion belongs and whose passages are weighed, with their words."""
    return {d.id: d.text.document.words for d in documents if d.type in sources and d.type != OF_AGENCIES}


def passages(results: Sequence[ExpectationResult], words: Mapping[str, int]) -> Balance:
    """The different passages that expectations rest on; one that is said twice, in one document or two, counts once."""
    found = {(" ".join(e.quote.lower().split()), e.polarity) for r in results for e in r.evidence if e.document in words}
    return Balance(*(sum(p == polarity for _, p in found) for polarity in ("for", "against")))


def asked_by(found: Balance, level: int, thresholds: BalanceThresholds, words: Mapping[str, int]) -> int:
    """The level that the passages ask for: counted as they are and, where they are spread, for every ``per_words`` words too.

    Only what both ask for moves the level, so that neither length alone nor a short text does.
    """
    whole = found.moved(level, thresholds)
    spread = scaled(found, thresholds, words).moved(level, thresholds)
    return whole if whole == spread else level


def scaled(found: Balance, thresholds: BalanceThresholds, words: Mapping[str, int]) -> Balance:
    """The passages for every ``per_words`` words of a longer text."""
    every = thresholds.per_words / max(thresholds.per_words, sum(words.values()), 1)
    return Balance(found.supports * every, found.concerns * every) if thresholds.per_words else found
