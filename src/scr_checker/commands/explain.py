"""``scr-checker explain``: how every signal of one expectation fared on a file, and why."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from scr_checker.commands.output import write
from scr_checker.errors import UsageError
from scr_checker.evaluation import matcher_for
from scr_checker.intake import documents_from
from scr_checker.loading import load_pack
from scr_checker.matching.claims import CLAIMED
from scr_checker.matching.scorecards import points
from scr_checker.matching.signals import try_signal
from scr_checker.reading.kinds import kind_of
from scr_checker.reading.text import read
from scr_checker.renderers.digest import shorten
from scr_checker.signal_rules import Scorecard

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from scr_checker.matching.signals import Trial
    from scr_checker.packs import Expectation, Pack
    from scr_checker.reading.text import Text
    from scr_checker.signal_rules import DocumentType, Signal

LENGTH, MOST_MISSES = 200, 5


def explain(options: argparse.Namespace) -> int:
    """Print the expectation and, for each signal, its hits and its nearest misses."""
    pack = load_pack(options.pack)
    expectation = find_expectation(pack, options.expectation)
    lines = [f"{expectation.id}  {expectation.text}", ""]
    for document in documents_from([options.file]):
        text = read(document, pack, matcher_for(pack))
        kind = options.type or kind_of(text, document.name).type
        lines.append(f"{document.name}, taken as {kind.replace('_', ' ')}")
        for signal in expectation.signals:
            lines += _signal(text, signal, kind)
    if not expectation.signals:
        lines.append("No signal looks for it: it needs facts or a person.")
    write("\n".join(lines) + "\n")
    return 0


def find_expectation(pack: Pack, name: str) -> Expectation:
    """The expectation with this id. Raises ``UsageError`` with the nearest known id."""
    known = pack.expectations()
    if name.upper() in known:
        return known[name.upper()][1]
    close = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.4)
    raise UsageError(f"no expectation {name!r}", hint=f"did you mean {close[0]}?" if close else "see scr-checker rules list")


def _signal(text: Text, signal: Signal, kind: DocumentType) -> Iterator[str]:
    trials = list(try_signal(text, signal, kind))
    hits = [t for t in trials if t.failed is None]
    misses = [t for t in trials if t.failed is not None]
    yield f"  {signal.id} ({signal.shows}): {signal.reason}"
    card = signal.find.scorecard
    if not trials:
        yield "    no sentence reaches its points" if card else "    no sentence holds all its concepts"
    for trial in hits:
        cue = f"; cue: {trial.cue}" if trial.cue else ""
        but = f", but it {CLAIMED}" if trial.claims else ""
        led = f"; {_reached(text, kind, card, trial)}" if isinstance(card, Scorecard) else ""
        yield f"    + {_quote(text, trial)} [{trial.voice}, {trial.assertion}{cue}{led}]{but}"
    for trial in misses[:MOST_MISSES]:
        yield f"    - {_quote(text, trial)} but {trial.failed}"
    if len(misses) > MOST_MISSES:
        yield f"    and {len(misses) - MOST_MISSES} more that failed"


def _reached(text: Text, kind: DocumentType, card: Scorecard, trial: Trial) -> str:
    reached = points(text, card, kind, trial.sentence)
    return f"{reached} of {card.needs} points: {trial.led}"


def _quote(text: Text, trial: Trial) -> str:
    number = trial.sentence.block.number
    return f"{f'{number}: ' if number else ''}“{shorten(text.quote(trial.sentence), LENGTH)}”"
