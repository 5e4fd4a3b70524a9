"""Builds that turn a negator back: 'not until both were heard', 'nothing less', 'few so', 'no child but this'.

Part of reading assertion, asked by ``parity`` what a negator is undone by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import BE, DETERMINERS, HAVE, MODALS, NOMINATIVE, keys_of

if TYPE_CHECKING:
    from scr_checker.reading.text import Hit

SECOND = keys_of("not n't without")
UNTIL = keys_of("until unless before till")
ACCEPTING = keys_of("accept sign agree close approve finalise adopt publish mark clear count pass finish leave settle")
OTHERS = keys_of("any other another some")
FEWNESS = keys_of("few seldom rarely")
OTHERWISE = frozenset({"other", "less", "but"})
INSISTING = keys_of("would rest stop close leave let give")
UNTIL_WORDS, MODAL_WORDS, HELD_WORDS = 9, 7, 3


def until(keys: list[str], lead: Hit) -> tuple[int, int] | None:
    """'Would not close the meeting until both had been heard': they insisted."""
    k = next((k for k in range(lead.stop, min(lead.stop + UNTIL_WORDS, len(keys))) if keys[k] in UNTIL), 0)
    if not k or keys[k + 1 : k + 2] == [] or keys[k + 1] not in DETERMINERS | NOMINATIVE:
        return None
    insists = keys[lead.first] in SECOND and not INSISTING.isdisjoint(keys[max(lead.first - 1, 0) : lead.stop + 1])
    passes = not ACCEPTING.isdisjoint(keys[lead.stop : k]) and not (HAVE | BE).isdisjoint(keys[k + 1 : k + UNTIL_WORDS])
    return (k, k + 1) if insists or passes or keys[k] == "unless" else None


def such(keys: list[str], lead: Hit, stop: int) -> tuple[int, int] | None:
    """'Few reviews have gone to such lengths': the more to this one's credit."""
    k = next((k for k in range(lead.stop, stop) if keys[k] == "such"), -1)
    return (k, k + 1) if k >= 0 and keys[lead.first] in FEWNESS and not HAVE.isdisjoint(keys[lead.stop : k]) else None


def of_this(keys: list[str], lead: Hit, stop: int) -> tuple[int, int] | None:
    """'Not a line that could be put to some other child', 'could not be asked about any child but this': it fits this one."""
    low = max(lead.first - MODAL_WORDS, 0)
    modal = next((k for k in range(low, stop) if keys[k] in MODALS and BE & set(keys[k + 1 : k + HELD_WORDS + 1])), -1)
    other = next((k for k in range(lead.first, stop) if keys[k] in OTHERS), -1)
    return (other, other + 1) if 0 <= modal < other else None


def otherwise(keys: list[str], lead: Hit, stop: int) -> tuple[int, int] | None:
    """'Nothing other than', 'no less than', 'nobody but'."""
    k = next((k for k in range(lead.stop, stop - 1) if keys[k] == "anything" and keys[k + 1] in OTHERWISE), -1)
    return (k, k + 2) if k >= 0 else None
