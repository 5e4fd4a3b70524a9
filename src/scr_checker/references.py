"""Whether every name a pack uses exists: concepts, section roles, expectations; ids are given once.

Part of loading a pack; each mistake is one ``PackError`` at its line and column with the nearest known name.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import re2

from scr_checker.errors import PackError
from scr_checker.result_evidence import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scr_checker.packs import CriterionFile, Expectation, Pack
    from scr_checker.positions import Path, Positions
    from scr_checker.signal_rules import Scorecard, Signal


def check_references(pack: Pack, where: Mapping[str, Positions]) -> None:
    """Raise ``PackError`` for the first name that does not exist or id that stands twice."""
    roles = {"other", *(role.role for role in pack.sections)}
    for concept, terms in pack.lexicon.items():
        for term in terms:
            if term.startswith("@") and term[1:] not in pack.lexicon:
                fail("concept", term[1:], pack.lexicon, _place(where, concept, (concept,)))
    for role in pack.sections:
        for entry in (*role.content, *role.composed, *role.throughout):
            for name in (entry,) if isinstance(entry, str) else entry:
                if name not in pack.lexicon:
                    fail("concept", name, pack.lexicon, "pack.yaml")
    seen: set[str] = set()
    for criterion in pack.criteria:
        for path, expectation in _expectations(criterion):
            _check_expectation(pack, roles, expectation, seen, where.get(criterion.id), path)


def check_scorecards(cards: Mapping[str, Scorecard], pack: Pack, positions: Positions) -> None:
    """Raise ``PackError`` for the first cue of a scorecard that is not known."""
    roles = {"other", *(role.role for role in pack.sections)}
    for name, scorecard in cards.items():
        cues = (("concepts", "concept", pack.lexicon), ("parts", "section role", roles), ("about", "section role", roles))
        for part, kind, known in cues:
            for cue in getattr(scorecard, part):
                if cue not in known:
                    fail(kind, cue, known, positions.at(("scorecards", name, part, cue)))


def check_undecided(pack: Pack, positions: Positions) -> None:
    """Raise ``PackError`` for the first concept of ``undecided.yaml`` that is not known."""
    for name in pack.undecided.concepts:
        if name not in pack.lexicon:
            fail("concept", name, pack.lexicon, positions.at(("undecided", "concepts", name)))


def _expectations(criterion: CriterionFile) -> Iterator[tuple[Path, Expectation]]:
    for index, expectation in enumerate(criterion.expectations):
        yield ("expectations", index), expectation


def _check_expectation(
    pack: Pack, roles: set[str], expectation: Expectation, seen: set[str], positions: Positions | None, path: Path
) -> None:
    def at(*more: str | int) -> str:
        return positions.at((*path, *more)) if positions else pack.id

    if expectation.id in seen:
        raise PackError(f"the expectation {expectation.id} stands twice", where=at("id"))
    seen.add(expectation.id)
    for name in expectation.trigger.any if expectation.trigger else ():
        if name not in pack.lexicon:
            fail("concept", name, pack.lexicon, at("trigger"))
    for index, signal in enumerate(expectation.signals):
        if signal.id in seen:
            raise PackError(f"the signal {signal.id} stands twice", where=at("signals", index, "id"))
        seen.add(signal.id)
        _check_signal(pack, roles, signal, lambda *more, i=index: at("signals", i, *more))


def _check_signal(pack: Pack, roles: set[str], signal: Signal, at: Any) -> None:
    _check_find(signal, at)
    for name in _concepts(signal):
        if name not in pack.lexicon:
            fail("concept", name, pack.lexicon, at("find"))
    for key, names in (("sections", signal.sections), ("outside", signal.outside)):
        for name in names:
            if name not in roles:
                fail("section role", name, roles, at(key))
    if signal.maturity == "stable" and not (signal.examples.match and signal.examples.no_match):
        raise PackError("a signal needs examples that match and that must not", where=at("examples"))


def _check_find(signal: Signal, at: Any) -> None:
    """A signal looks for something (a general one in its parts of the report), and its fact and pattern can be tested."""
    find, test = signal.find, signal.find.fact
    in_part = signal.general and signal.sections
    if not (find.all or find.row or find.pattern or find.has or find.scorecard or test or in_part):
        raise PackError("a signal must look for something", where=at("find"))
    if find.scorecard and (find.all or find.row or find.pattern or test):
        raise PackError("a scorecard is asked alone", where=at("find"))
    if find.scorecard and (TOGETHER not in signal.id or not signal.general):
        raise PackError(f"a signal that asks a scorecard is general and has {TOGETHER!r} in its id", where=at("id"))
    if test and not test.beside and (bool(test.within) == bool(test.beyond) or (test.months is None) == (test.days is None)):
        raise PackError("a fact is tested as within or beyond, in months or in days", where=at("find", "fact"))
    if find.pattern:
        try:
            re2.compile(find.pattern)
        except re2.error:
            raise PackError("not a regular expression of linear cost (RE2)", where=at("find", "pattern")) from None


def _concepts(signal: Signal) -> Iterator[str]:
    find = signal.find
    for entry in find.all:
        yield from (entry,) if isinstance(entry, str) else entry
    yield from (*find.none, *find.near, *find.by, *find.not_by)


def _place(where: Mapping[str, Positions], name: str, path: Path) -> str:
    return where[name].at(path) if name in where else name


def fail(kind: str, name: str, known: Iterable[str], place: str) -> None:
    """Raise ``PackError`` for a name that does not exist, with the one most like it."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    hint = f"did you mean {close[0]!r}?" if close else ""
    raise PackError(f"no {kind} named {name!r}", where=place, hint=hint)
