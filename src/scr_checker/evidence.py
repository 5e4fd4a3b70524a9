"""Which passages show what: a submission searched with the signals of a pack.

``Submission -> Evidence*``: for every expectation the passages for and against it, and what came nearest. Pure: reads
each document once, then tries each signal where its rarest concept stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from scr_checker.facts import read_facts
from scr_checker.matching.claims import CLAIMED
from scr_checker.matching.scorecards import points, reaching
from scr_checker.matching.signals import NOTHING_NEAR, RULED_OUT, Trial, try_signal
from scr_checker.matching.wordings import foresee
from scr_checker.result import Nearest
from scr_checker.result_evidence import Evidence, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Set

    from scr_checker.packs import CriterionFile, Expectation, Pack
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.signal_rules import DocumentType, Shows, Signal

Place = tuple[int, int]
"""Which document of the submission, and which sentence of it."""
NEARER = ("it is ", "it tells of ", "it stands in")
POLARITIES: dict[str, Polarity] = {"support": "for", "concern": "against", "mitigation": "for", "context": "context"}
IN_PLAIN_WORDS = {
    RULED_OUT: "other words in it show that it speaks of something else",
    NOTHING_NEAR: "nothing close by shows that it speaks of this",
}
OPPOSITES: dict[Polarity, Polarity] = {"for": "against", "against": "for", "context": "context"}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A submitted document as read: its id, its type as recognised and its text."""

    id: str
    type: DocumentType
    text: Text


@dataclass(frozen=True, slots=True)
class Found:
    """What the search for one expectation brought: evidence in order of place, and the nearest miss."""

    evidence: tuple[Evidence, ...]
    nearest: Nearest | None


def find_evidence(documents: Sequence[ReadDocument], pack: Pack, given: Mapping[str, str] | None = None) -> dict[str, Found]:
    """What was found for every expectation of the pack that has signals, by its id; dates ``given`` as data win."""
    read_facts(documents, pack, given)
    for document in documents:
        foresee(document.text, pack)
    return {name: found for criterion in pack.criteria for name, found in _of_criterion(documents, criterion).items()}


def _of_criterion(documents: Sequence[ReadDocument], criterion: CriterionFile) -> dict[str, Found]:
    """What was found for the expectations of one criterion: by particular signals, then by general ones, then by scorecards."""
    active = [e for e in criterion.expectations if e.maturity != "retired"]
    search = Search(documents, criterion)
    matches = {e.id: search.matches(e, _is_particular) for e in active}
    taken = {place for found in matches.values() for place, trial in found.items() if trial.signal.maturity != "draft"}
    for wanted, expectation in product((_is_general, _asks_card), active):
        more = search.matches(expectation, wanted, taken=taken)
        taken |= more.keys()
        matches[expectation.id] |= more
    return {e.id: _found(documents, e, matches[e.id]) for e in active}


def _is_particular(signal: Signal) -> bool:
    return not signal.general


def _is_general(signal: Signal) -> bool:
    return signal.general and not signal.find.scorecard


def _asks_card(signal: Signal) -> bool:
    return signal.find.scorecard is not None


@dataclass(frozen=True, slots=True)
class Search:
    """The search for one criterion in all documents."""

    documents: Sequence[ReadDocument]
    criterion: CriterionFile

    def matches(
        self, expectation: Expectation, wanted: Callable[[Signal], bool], taken: Set[Place] = frozenset()
    ) -> dict[Place, Trial]:
        """The matches of an expectation's signals of one sort, outside the places already taken."""
        found: dict[Place, Trial] = {}
        signals = [s for s in expectation.signals if s.maturity != "retired" and wanted(s)]
        for number, document in enumerate(self.documents):
            away = {index for at, index in taken if at == number}
            for signal in signals:
                settled = away | {i for (at, i), trial in found.items() if at == number and not _outweighs(signal, trial)}
                if signal.find.scorecard:
                    settled |= _outdone(document, self.criterion, signal.shows)
                for trial in try_signal(document.text, signal, document.type, everywhere=False, settled=settled):
                    if trial.failed is None:
                        _keep(found, number, trial)
        return found


def _outdone(document: ReadDocument, criterion: CriterionFile, shows: Shows) -> Set[int]:
    """The sentences in which the criterion's other scorecard is exceeded by more; by as much, a concern wins."""
    ours, theirs = criterion.scorecard(shows), criterion.scorecard("concern" if shows == "support" else "support")
    if ours is None or theirs is None:
        return frozenset()
    text, kind = document.text, document.type
    both = reaching(text, ours, kind) & reaching(text, theirs, kind)
    beyond = {i: tuple(points(text, c, kind, text.sentences[i]) - c.needs for c in (ours, theirs)) for i in both}
    return {i for i, (mine, other) in beyond.items() if other > mine or (other == mine and shows == "support")}


def _found(documents: Sequence[ReadDocument], expectation: Expectation, matches: dict[Place, Trial]) -> Found:
    places = sorted(matches)
    evidence = tuple(_evidence(documents[key[0]], matches[key], f"{expectation.id}.{n}") for n, key in enumerate(places, 1))
    signals = [s for s in expectation.signals if s.maturity != "retired" and not s.general]
    return Found(evidence, None if evidence else _nearest_miss(documents, signals))


def _nearest_miss(documents: Sequence[ReadDocument], signals: Sequence[Signal]) -> Nearest | None:
    """What came nearest to support: looked for only where nothing was found, and by what sentences say, not rows of a table."""
    best: tuple[int, Nearest] | None = None
    for document in documents:
        for signal in signals:
            if signal.shows == "support" and not signal.find.row:
                for trial in try_signal(document.text, signal, document.type):
                    best = _nearer(best, document, trial)
                    if best[0] == 0:
                        return best[1]
    return best[1] if best else None


def _keep(found: dict[Place, Trial], document: int, trial: Trial) -> None:
    """Note a match, once for each sentence; a stated concern outweighs what the same sentence supports."""
    key = (document, trial.sentence.index)
    if key not in found or (_polarity(trial) == "against" and _polarity(found[key]) != "against"):
        found[key] = trial


def _outweighs(signal: Signal, trial: Trial) -> bool:
    """Whether a match of the signal could take the place of this one: only a concern can, and not that of another."""
    concern = signal.maturity != "draft" and (signal.shows == "concern" or signal.mirrored)
    return concern and _polarity(trial) != "against"


def _polarity(trial: Trial) -> Polarity:
    """What a match counts for: the opposite where a mirrored signal finds the thing not done, a draft for nothing.

    What only claims something good counts against: so the grading scheme has it of things a report itself should show.
    """
    if trial.signal.maturity == "draft":
        return "context"
    if trial.claims:
        return "against"
    signal, polarity = trial.signal, POLARITIES[trial.signal.shows]
    turned = signal.mirrored and trial.assertion == "deficient" and "deficient" not in signal.assertion
    return OPPOSITES[polarity] if turned else polarity


def _evidence(document: ReadDocument, trial: Trial, name: str) -> Evidence:
    signal, sentence = trial.signal, trial.sentence
    return Evidence(
        id=name,
        document=document.id,
        polarity=_polarity(trial),
        quote=document.text.quote(sentence),
        start=sentence.start,
        end=sentence.end,
        page=sentence.block.page,
        paragraph=sentence.block.number,
        section=sentence.section.title or None,
        signal=signal.id,
        voice=trial.voice,
        assertion=trial.assertion,
        cue=trial.cue,
        reason=_reason(trial),
    )


def _reason(trial: Trial) -> str:
    if trial.given:
        return f"by the dates given with the submission ({trial.cue})"
    if trial.claims:
        return CLAIMED
    return f"{trial.signal.reason}: {trial.led}" if trial.led else trial.signal.reason


def _nearer(best: tuple[int, Nearest] | None, document: ReadDocument, trial: Trial) -> tuple[int, Nearest]:
    """The better of two near misses: one that failed late in its conditions, the earlier one if both did."""
    rank = next((n for n, start in enumerate(NEARER) if (trial.failed or "").startswith(start)), len(NEARER))
    return best if best and best[0] <= rank else (rank, _nearest(document, trial))


def _nearest(document: ReadDocument, trial: Trial) -> Nearest:
    sentence: Sentence = trial.sentence
    return Nearest(
        document=document.id,
        quote=document.text.quote(sentence),
        start=sentence.start,
        end=sentence.end,
        page=sentence.block.page,
        paragraph=sentence.block.number,
        section=sentence.section.title or None,
        failed=_in_plain_words(trial.failed or ""),
    )


def _in_plain_words(failed: str) -> str:
    """Why a trial failed, without the names that concepts have among authors of rules."""
    return next((plain for start, plain in IN_PLAIN_WORDS.items() if failed.startswith(start)), failed)


def all_evidence(found: dict[str, Found]) -> Iterable[Evidence]:
    """Every piece of evidence, expectation by expectation."""
    return (evidence for result in found.values() for evidence in result.evidence)


def told_outright(found: Mapping[str, Found], pack: Pack) -> dict[str, Found]:
    """What was found without what only scorecards found: facts rest on what a passage says, not on what it sounds like."""
    signals = (s for _, e in pack.expectations().values() for s in e.signals)
    together = {s.id for s in signals if s.find.scorecard}
    return {n: replace(f, evidence=tuple(e for e in f.evidence if e.signal not in together)) for n, f in found.items()}
