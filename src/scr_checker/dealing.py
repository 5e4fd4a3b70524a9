"""Which scorecard does each signal mean? Puts the cards of ``scorecards.yaml`` in the place of their names.

Part of making a pack from its files, so that judging needs to look nothing up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.references import fail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scr_checker.packs import CriterionFile, Expectation
    from scr_checker.positions import Path, Positions
    from scr_checker.signal_rules import Scorecard, Signal


def dealt(criterion: CriterionFile, cards: Mapping[str, Scorecard], positions: Positions) -> CriterionFile:
    """The criterion with the scorecards its signals name. Raises ``PackError`` for a name that no card has."""
    expectations = tuple(
        _expectation(expectation, cards, positions, ("expectations", index))
        for index, expectation in enumerate(criterion.expectations)
    )
    return criterion.model_copy(update={"expectations": expectations})


def _expectation(expectation: Expectation, cards: Mapping[str, Scorecard], positions: Positions, path: Path) -> Expectation:
    if not any(signal.find.scorecard for signal in expectation.signals):
        return expectation
    signals = tuple(
        _signal(signal, cards, positions, (*path, "signals", index)) for index, signal in enumerate(expectation.signals)
    )
    return expectation.model_copy(update={"signals": signals})


def _signal(signal: Signal, cards: Mapping[str, Scorecard], positions: Positions, path: Path) -> Signal:
    name = signal.find.scorecard
    if not isinstance(name, str):
        return signal
    if name not in cards:
        fail("scorecard", name, cards, positions.at((*path, "find", "scorecard")))
    return signal.model_copy(update={"find": signal.find.model_copy(update={"scorecard": cards[name]})})
