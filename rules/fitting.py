"""How much is each cue worth? The one regression by which points of the pack are learned.

Beside the tools ``learn_scorecards`` and ``learn_undecided``, for authors of rules: a logistic regression with few cues (L1),
its weights rounded to points, a tenth of the logarithm of the odds.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from spacy.lang.en.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from scr_checker.matching.cues import Cue

PER_POINT = 10


def fitted(
    rows: Sequence[Set[Cue]], wanted: Sequence[bool], *, strength: float, least: int, weight: Sequence[float] | None = None
) -> tuple[float, dict[Cue, int]]:
    """The logarithm of the odds of a sentence without cues, and the points of each cue that counts.

    Of the words only small ones count (spaCy's list of stop words), and of all cues those of ``least`` sentences.
    """
    times = Counter(cue for row in rows for cue in row if cue[0] != "words" or cue[1] in STOP_WORDS)
    column = {cue: k for k, cue in enumerate(sorted(cue for cue, count in times.items() if count >= least))}
    pairs = [(number, column[cue]) for number, row in enumerate(rows) for cue in row if cue in column]
    numbers, columns = zip(*pairs, strict=True)
    table = csr_matrix((np.ones(len(pairs)), (numbers, columns)), shape=(len(rows), len(column)))
    model = LogisticRegression(
        C=strength, l1_ratio=1, solver="liblinear", intercept_scaling=PER_POINT, max_iter=2000, random_state=0
    )
    model.fit(table, np.array(wanted), sample_weight=weight)
    worths = {cue: round(model.coef_[0][k] * PER_POINT) for cue, k in column.items()}
    return float(model.intercept_[0]), {cue: worth for cue, worth in worths.items() if worth}
