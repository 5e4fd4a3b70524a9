"""How good an agreement is: weighted kappa, Gwet's AC1, and intervals by resampling.

Pure arithmetic for ``validate``; levels are 0 inadequate, 1 adequate, 2 good. Sources: Cohen 1968 (weighted kappa,
quadratic), Gwet 2008 (AC1). Intervals are percentile bootstraps with a fixed seed, so that they repeat.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Pairs = Sequence[tuple[int, int]]

CATEGORIES = 3
RESAMPLES, SEED, TAIL = 500, 20101122, 0.025


def agreement(pairs: Pairs) -> float:
    """The share of pairs that are equal."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def weighted_kappa(pairs: Pairs) -> float:
    """Quadratic weighted kappa; 1 where both sides give one same level throughout."""
    observed = sum((a - b) ** 2 for a, b in pairs)
    expected = sum((a - b) ** 2 for a, _ in pairs for _, b in pairs) / len(pairs) if pairs else 0
    return 1 - observed / expected if expected else float(not observed)


def gwet_ac1(pairs: Pairs) -> float:
    """Gwet's AC1, which stays meaningful where one level is much commoner than the others."""
    if not pairs:
        return 0.0
    shares = [sum((a == k) + (b == k) for a, b in pairs) / (2 * len(pairs)) for k in range(CATEGORIES)]
    chance = sum(share * (1 - share) for share in shares) / (CATEGORIES - 1)
    return (agreement(pairs) - chance) / (1 - chance) if chance < 1 else 1.0


def interval(measure: Callable[[Pairs], float], pairs: Pairs) -> tuple[float, float]:
    """A 95 % percentile bootstrap interval of a measure."""
    if not pairs:
        return (0.0, 0.0)
    source = random.Random(SEED)  # noqa: S311 - resampling, not secrets
    values = sorted(measure(source.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
    return values[int(TAIL * RESAMPLES)], values[int((1 - TAIL) * RESAMPLES) - 1]
