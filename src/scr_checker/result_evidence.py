"""A passage and what it shows: the value of which every finding of a result is made.

Part of ``result``, the published contract, beneath all that quotes.
"""

from __future__ import annotations

from typing import Literal

from scr_checker.signal_rules import Assertion, Model, Voice

Polarity = Literal["for", "against", "context"]
TOGETHER = "-together-"
"""In the name of a signal that asks a scorecard: what it finds is shown after what others found."""


class Evidence(Model):
    """A passage and what it shows. ``quote == text[start:end]`` of the document ``document``."""

    id: str
    document: str
    polarity: Polarity
    quote: str
    start: int
    end: int
    page: int | None = None
    paragraph: str | None = None
    section: str | None = None
    signal: str
    voice: Voice
    assertion: Assertion
    cue: str = ""
    reason: str
