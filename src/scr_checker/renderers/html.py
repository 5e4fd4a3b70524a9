"""The result as a page: what the web page shows, and one self-contained HTML file with the same content.

Templates and styles ship in ``scr_api`` and are read from there as data, as rules are from ``scr_rules``. Everything
from a document passes through autoescaping; the file needs neither network nor script.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from scr_checker.fact_words import plain_dates
from scr_checker.renderers.digest import WORDS, changes, digest, outline, paragraphs, place, raises, shorten
from scr_checker.renderers.fact_rows import fact_rows
from scr_checker.renderers.marking import Finding, mark
from scr_checker.renderers.quoting import with_quotes
from scr_checker.renderers.traces import traces
from scr_checker.renderers.where import places, searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scr_checker.renderers import Look, Quotes
    from scr_checker.renderers.digest import Digest
    from scr_checker.renderers.marking import MarkedDocument
    from scr_checker.result import Evaluation, ExpectationResult
    from scr_checker.result_evidence import Evidence
    from scr_checker.result_links import Inconsistency
    from scr_checker.submission import SubmittedDocument

LENGTHS = {"none": 0, "short": 260, "full": 100_000}
STYLES = ("govuk.css", "app.css")
QUOTED = 8
TAGS = {"good": "green", "adequate": "yellow", "inadequate": "red", "not_evident": "red"}
WEAKNESSES = ("W", "D", "D*")
STATUS = {
    "met": ("found", "green"),
    "partly_met": ("partly found", "yellow"),
    "contradicted": ("evidence against", "red"),
    "not_found": ("not found", "grey"),
    "not_applicable": ("does not apply", "grey"),
    "not_assessable": ("not assessed", "grey"),
}
WEAKNESS_STATUS = {
    "met": ("the opposite found", "green"),
    "contradicted": ("weakness found", "red"),
    "not_found": ("weakness not found", "grey"),
}
PLAIN = {"imr": "individual management review"}
DECIDES = "A person decides: "
NONE_RAISES = "No single criterion, one level higher, would raise the proposed grade: more than one has to rise."
POLARITY = {"for": "For", "against": "Against", "context": "Context"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage on the page: its own id, the id of the marked text, its place in words, its quotation."""

    id: str
    href: str
    place: str
    quote: str
    polarity: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExpectationView:
    """One expectation: the first passages quoted, the others as places."""

    result: ExpectationResult
    status: str
    colour: str
    quoted: tuple[Passage, ...]
    others: tuple[Passage, ...]
    nearest: str
    places: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion."""

    digest: Digest
    word: str
    colour: str
    found: tuple[Passage, ...]
    against: tuple[Passage, ...]
    expectations: tuple[ExpectationView, ...]

    @property
    def proposed(self) -> str:
        """The level in words, never without saying that it is proposed."""
        return f"proposed: {self.word}" if self.digest.criterion.judgement in TAGS else self.word


class Report:
    """Everything a template asks of one evaluation."""

    def __init__(self, evaluation: Evaluation, documents: Sequence[SubmittedDocument] = (), quotes: Quotes = "full") -> None:
        if quotes == "none":
            evaluation = with_quotes(evaluation, quotes)
        self.evaluation, self._length = evaluation, LENGTHS[quotes]
        self.headline, why = outline(evaluation)
        self.why = why.replace("(paragraph", "(guidance, paragraph")
        self.documents: list[MarkedDocument] = []
        self.anchors: dict[str, str] = {}
        self.tables = traces(evaluation, self._length)
        self.facts = fact_rows(evaluation)
        findings = (*_findings(evaluation), *self._rows()) if documents else ()
        for submitted in documents:
            marked, anchors = mark(submitted, findings)
            self.documents.append(marked)
            self.anchors |= anchors
        self.colour = TAGS.get(evaluation.overall.judgement, "grey")
        self.criteria = [self._criterion(digest(c)) for c in evaluation.criteria]
        self.pairs = [(i, self._passages(i.sides, f"c-{n}")) for n, i in enumerate(evaluation.inconsistencies)]
        self.flags = [(f, self._passages(f.evidence, f"g-{n}")) for n, f in enumerate(evaluation.flags)]

    def raising(self) -> list[str]:
        """What single change would raise the proposal, and what would lower it, as sentences; also that none would raise it."""
        overall = self.evaluation.overall
        known = all(c.judgement != "not_assessable" for c in self.evaluation.criteria)
        stuck = known and overall.judgement in ("adequate", "inadequate") and not any(raises(overall, f) for f in overall.flips)
        return [*([NONE_RAISES] if stuck else []), *changes(overall)]

    def _rows(self) -> Iterable[Finding]:
        """The rows of tables and facts that point into a document."""
        for table in self.tables:
            for part in (part for row in table.rows for cell in row for part in cell):
                if part.source:
                    where = part.source
                    yield Finding(part.id, table.title, "context", where.document, where.start, where.end)
        for line in self.facts:
            for told in line.values:
                for source in told.sources:
                    if source.start is not None and source.end is not None:
                        label = f"{line.label}: {told.value}"
                        yield Finding(source.id, label, "context", source.document, source.start, source.end)

    def _criterion(self, item: Digest) -> CriterionView:
        judgement = item.criterion.judgement
        return CriterionView(
            digest=item,
            word=WORDS[judgement],
            colour=TAGS.get(judgement, "grey"),
            found=tuple(self._passage(e) for e in item.found),
            against=tuple(self._passage(e) for e in item.against),
            expectations=tuple(self._expectation(x) for x in item.criterion.expectations),
        )

    def _expectation(self, result: ExpectationResult) -> ExpectationView:
        status, colour = STATUS[result.status]
        if result.role in WEAKNESSES:
            status, colour = WEAKNESS_STATUS.get(result.status, (status, colour))
        passages = tuple(self._passage(e) for e in result.evidence)
        near = result.searched.nearest
        nearest = (
            f"“{shorten(near.quote, 200)}” ({place(self.evaluation, near)}), but {near.failed}" if near and self._length else ""
        )
        stands = places(self.evaluation, result.evidence)
        return ExpectationView(result, status, colour, passages[:QUOTED], passages[QUOTED:], nearest, stands)

    def _passages(self, items: Sequence[Evidence], name: str) -> tuple[Passage, ...]:
        return tuple(self._passage(item, f"{name}-{m}") for m, item in enumerate(items))

    def _passage(self, item: Evidence, name: str = "") -> Passage:
        own = name or _id(item)
        quote = shorten(item.quote, self._length) if self._length else ""
        where = place(self.evaluation, item)
        return Passage(own, self.anchors.get(own, ""), where, quote, POLARITY[item.polarity], item.reason)


def render(evaluation: Evaluation, look: Look) -> str:
    """One self-contained HTML file."""
    return with_documents(evaluation, (), look.quotes)


def with_documents(evaluation: Evaluation, documents: Sequence[SubmittedDocument], quotes: Quotes) -> str:
    """One self-contained HTML file with the documents beside the findings."""
    template = environment().get_template("report/file.html")
    report = Report(evaluation, documents if quotes == "full" else (), quotes)
    return template.render(report=report, style=Markup("\n".join(_resource("static", name) for name in STYLES)))  # noqa: S704 - our own files


@cache
def environment() -> Environment:
    """The templates, with autoescaping always on."""
    made = Environment(
        loader=FunctionLoader(lambda name: _resource("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"asked": _asked, "searched": searched, "dated": plain_dates, "paragraphs": paragraphs}
    made.filters["words"] = lambda name: PLAIN.get(str(name)) or str(name).replace("_", " ")
    return made


def _asked(what: str) -> str:
    """What a person has to settle, under a heading that says who decides."""
    said = what.removeprefix(DECIDES)
    return said[:1].upper() + said[1:]


def _resource(folder: str, name: str) -> str:
    return resources.files("scr_api").joinpath(folder, name).read_text(encoding="utf-8")


def _findings(evaluation: Evaluation) -> Iterable[Finding]:
    """Everything on the page that points into a document."""
    for criterion in evaluation.criteria:
        for result in criterion.expectations:
            for item in result.evidence:
                yield _finding(item, _id(item), f"{item.reason} ({result.id})")
    for n, inconsistency in enumerate(evaluation.inconsistencies):
        yield from _sides(inconsistency, n)
    for n, flag in enumerate(evaluation.flags):
        for m, item in enumerate(flag.evidence):
            yield _finding(item, f"g-{n}-{m}", flag.message)


def _sides(inconsistency: Inconsistency, number: int) -> Iterable[Finding]:
    for m, item in enumerate(inconsistency.sides):
        yield _finding(item, f"c-{number}-{m}", inconsistency.message)


def _finding(item: Evidence, own: str, label: str) -> Finding:
    return Finding(own, label, item.polarity, item.document, item.start, item.end)


def _id(item: Evidence) -> str:
    return "f-" + item.id.replace(".", "-")
