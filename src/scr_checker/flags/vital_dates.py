"""On which days does a document say that someone was born or died?

Part of the flag ``contradiction``. A day counts only where it is printed whole in the sentence that names the person
and says that he or she was born, died or was found dead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.facts.dates import located

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.reading.text import Text

WHO = r"\b(?:(?:the )?(?:[Cc]hild|[Bb]aby|[Yy]oung [Pp]erson) )?(?P<who>[A-Z](?:[a-z]{2,})?)\b"
ASIDE = r"(?:,[^,.;]{1,60},)? "
DIED = (
    r"(?:died|was killed|was (?:found|discovered|pronounced|declared|certified) (?:dead|deceased|hanged|hanging)"
    r"|took (?:his|her) own life)\b"
)
BORN = r"was born\b"
TOLD = (
    "died",
    "own life",
    *(f"was {done}" for done in ("born", "killed", "found", "discovered", "pronounced", "declared", "certified")),
)
LIFE = re.compile(
    r"\b(?:life (?:was )?(?:pronounced|declared) extinct|was (?:pronounced|declared|certified) dead)\b", re.IGNORECASE
)
FOUND = re.compile(WHO + r" was (?:found|discovered)\b")
EVENTS = (("death", re.compile(WHO + ASIDE + DIED)), ("birth", re.compile(WHO + ASIDE + BORN)))
NOT_NAMES = frozenset(
    "He She It They We I The His Her In On At When Where After Before As If And But Who Police Mother Father".split()
)
AFTER = re.compile(r"[^.;:,()]{0,25}(?:\bon (?:the )?(?:morning|afternoon|evening|night) of |\bon |\()?")
BEFORE = re.compile(r"(?:^\W*(?:\d[\d.]*\s+)?|[.;:,] |\band )(?:on |at [\d.:apm ]+on )$", re.IGNORECASE)
LEADING = re.compile(r",?(?: at [\w.: ]{1,12})?,? ?")


class VitalDate(NamedTuple):
    """Who was born or died, on which day, and the sentence that says so."""

    event: str
    who: str
    day: str
    sentence: int


def vital_dates(text: Text) -> Iterator[VitalDate]:
    """The days of birth and death in order of place."""
    for sentence in text.holding(*TOLD):
        quote = text.quote(sentence)
        for event, pattern in EVENTS:
            match = pattern.search(quote)
            day = _day(quote, match) if match else None
            if match and day and match["who"] not in NOT_NAMES:
                yield VitalDate(event, match["who"], day, sentence.index)
        after = text.sentences[sentence.index + 1] if sentence.index + 1 < len(text.sentences) else None
        found = FOUND.search(quote) if after and LIFE.search(text.quote(after)) else None
        day = _day(quote, found) if found else None
        if found and day and found["who"] not in NOT_NAMES:
            yield VitalDate("death", found["who"], day, sentence.index)


def _day(quote: str, match: re.Match[str]) -> str | None:
    """The whole date that stands just after the event, or opens the clause before it."""
    for found in located(quote):
        if found.start >= match.end():
            beside = bool(AFTER.fullmatch(quote[match.end() : found.start]))
        else:
            beside = bool(BEFORE.search(quote[: found.start]) and LEADING.fullmatch(quote[found.end : match.start()]))
        if beside and found.year and found.day:
            return f"{found.year}-{found.month:02}-{found.day:02}"
    return None
