"""Facts that a submission states in words: the dates of the review and how long it took.

Between ``Text`` and evidence, pure: ``dates`` finds date expressions, ``events`` says what happened on them,
``settling`` chooses among several, ``spans`` reads durations said in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from scr_checker.facts.arithmetic import earliest, latest
from scr_checker.facts.counted_back import counted_back
from scr_checker.facts.dates import dates_in
from scr_checker.facts.events import events_in
from scr_checker.facts.forms import dated_front, forms_in
from scr_checker.facts.given import with_given
from scr_checker.facts.incident import before_notice, incident_of
from scr_checker.facts.settling import ORDER, chosen, in_order
from scr_checker.facts.spans import COMPLETION, DECISION, spans_in
from scr_checker.result import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scr_checker.facts.dates import StatedDate
    from scr_checker.facts.events import Dated
    from scr_checker.facts.spans import Span
    from scr_checker.packs import Pack
    from scr_checker.reading.text import Text
    from scr_checker.signal_rules import DocumentType

    Dates = dict[int, tuple[StatedDate, ...]]

TELLING_TYPES = frozenset({"overview_report", "executive_summary", "terms_of_reference", "template", "later_review"})
__all__ = ["COMPLETION", "DECISION", "FACTS", "FactReading", "facts_of", "read_facts", "stated"]
NAMES = (*ORDER, "review.period_from", "review.period_to")
INCIDENT_TYPES = TELLING_TYPES | {"imr"}
LONGEST_WAITS = ((ORDER[1], 60), (ORDER[2], 200), (ORDER[3], 200))
SHORTEST = timedelta(days=28)
"""A report that bears a date nearer than this to the beginning of its review bears another than that of its end."""
FACTS, READ = "facts", "facts read"


class Readable(Protocol):
    """A document as ``evidence`` holds it: id, type and text."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> DocumentType: ...
    @property
    def text(self) -> Text: ...


@dataclass(frozen=True, slots=True)
class FactReading:
    """A fact in one sentence of a document; ``start`` and ``end`` are those of the sentence, which is quoted.

    ``months``: for a duration said in words, the fewest and the most months it can mean. ``given``: the value was given
    as data; the sentence only shows where the text speaks of it.
    """

    name: str
    value: str
    document: str
    sentence: int
    start: int
    end: int
    conflicts_with: tuple[str, ...] = ()
    months: tuple[float, float] | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class One:
    """A text by itself as a document without an id."""

    id: str
    type: DocumentType
    text: Text


def facts_of(text: Text, kind: DocumentType) -> tuple[FactReading, ...]:
    """The facts that one text states by itself."""
    return read_facts((One("", kind, text),))


def read_facts(
    documents: Sequence[Readable], pack: Pack | None = None, given: Mapping[str, str] | None = None
) -> tuple[FactReading, ...]:
    """What the documents say about when things happened: by fact, then in order of place.

    The concepts of the pack are already in the texts; each text keeps the facts of all of them in its ``memo``, those
    read and those in force: dates ``given`` as data win.
    """
    if pack and not any(name.startswith("tim_") for name in pack.lexicon):
        return ()
    dates = {d.id: dates_in(d.text) for d in documents}
    telling = [d for d in documents if d.type in TELLING_TYPES]
    formed = [replace(e, document=d.id) for d in telling for e in forms_in(d.text, dates[d.id])]
    taken = {(e.document, e.date.start) for e in formed}
    told = [replace(e, document=d.id) for d in telling for e in events_in(d.text, dates[d.id])]
    events = [e for e in formed if e.fact != ORDER[0]] + [e for e in told if (e.document, e.date.start) not in taken]
    incidents = [e for e in formed if e.fact == ORDER[0]] or _incidents(documents, dates, in_order(events))
    if not incidents:  # perhaps years were inferred wrongly: once more, after the incident as the opening dates it
        opening = [e for d in telling for e in incident_of(d.text, dates[d.id], None, 0, _taken(d, events))][:1]
        incidents = _incidents(documents, dates, in_order(events, opening))
    events = in_order([*incidents, *_near(events, incidents)])
    if all(e.fact != ORDER[-1] for e in events):
        events = in_order([*events, *_borne(telling, dates, events)])
    events += counted_back(events, {d.id: d.text for d in telling})
    readings = [reading for name in NAMES for reading in _readings([e for e in events if e.fact == name])]
    facts = (*readings, *(_spoken(d.id, span) for d in telling for span in spans_in(d.text)))
    in_force = with_given(facts, given or {}, telling, FactReading)
    for d in documents:
        d.text.memo[FACTS], d.text.memo[READ] = (d.id, in_force), facts
    return facts


def _known(events: Sequence[Dated]) -> tuple[str | None, int]:
    """The first date known of the review, before the incident is, and how many days the incident can lie before it."""
    for name, wait in LONGEST_WAITS:
        values = [e.date.value for e in events if e.fact == name and not e.date.distant]
        if values:
            return min(values), wait
    return None, 0


def _incidents(documents: Sequence[Readable], dates: Mapping[str, Dates], events: Sequence[Dated]) -> list[Dated]:
    """The incident as the first document that dates it does, and where others say the same."""
    known, wait = _known(events)
    found = []
    for d in documents:
        if d.type in INCIDENT_TYPES:
            found += [replace(e, document=d.id) for e in incident_of(d.text, dates[d.id], known, wait, _taken(d, events))]
    if not found:
        told = [e for e in events if e.fact == ORDER[1] and not e.date.distant]
        found = [b for d in documents for b in before_notice(d.text, [e for e in told if e.document == d.id])][:1]
    found.sort(key=lambda e: e.date.inferred)
    return [e for e in found if e.date.value == found[0].date.value]


def _taken(document: Readable, events: Sequence[Dated]) -> set[int]:
    """Where dates of a document stand that belong to the review."""
    return {e.date.start for e in events if e.document == document.id and not e.fact.startswith("review.period")}


def _borne(documents: Sequence[Readable], dates: Mapping[str, Dates], events: Sequence[Dated]) -> list[Dated]:
    """The date that the first report to bear one bears, for its end, unless that lies next to the beginning of the review."""
    begun = max((earliest(e.date.value) for e in events if e.fact in ORDER[1:4]), default=date.min)
    borne = (replace(e, document=d.id) for d in documents for e in dated_front(d.text, dates[d.id]))
    return [e for e in borne if latest(e.date.value) > begun + SHORTEST][:1]


def _near(events: Sequence[Dated], incidents: Sequence[Dated]) -> list[Dated]:
    """The events without those whose relative date rests on a far paragraph; a notification then rests on the incident."""
    kept = [e for e in events if not e.date.distant]
    for event in events:
        if event.date.distant and event.fact == ORDER[1] and incidents and event.date.days is not None:
            day = earliest(incidents[0].date.value) + timedelta(days=event.date.days)
            kept.append(replace(event, date=replace(event.date, value=day.isoformat())))
    return kept


def _readings(events: Sequence[Dated]) -> list[FactReading]:
    """The events of one fact as readings, once for each sentence and value."""
    if not events:
        return []
    kept, contested = chosen(events)
    made = {(e.document, e.sentence.index, e.date.value): e for e in kept}
    return [
        FactReading(e.fact, value, document, index, e.sentence.start, e.sentence.end, tuple(v for v in contested if v != value))
        for (document, index, value), e in sorted(made.items())
    ]


def _spoken(document: str, span: Span) -> FactReading:
    place = span.sentence
    return FactReading(span.name, span.value, document, place.index, place.start, place.end, months=span.months)


def stated(documents: Sequence[Readable]) -> tuple[Fact, ...]:
    """The facts for the result, each value once with the sentence that says it first; durations are left out."""
    readings = documents[0].text.memo.get(READ, ()) if documents else ()
    texts = {d.id: d.text.document.text for d in documents}
    facts: dict[tuple[str, str], Fact] = {}
    for r in readings:
        if r.name in NAMES and (r.name, r.value) not in facts:
            facts[r.name, r.value] = Fact(
                name=r.name,
                value=r.value,
                document=r.document,
                quote=texts[r.document][r.start : r.end],
                start=r.start,
                end=r.end,
                conflicts_with=r.conflicts_with,
            )
    return tuple(facts.values())
