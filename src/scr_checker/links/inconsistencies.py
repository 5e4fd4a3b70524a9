"""What does not fit together across the documents of a submission, with both sides quoted?

Part of ``links``: documents, links and facts -> ``Inconsistency*``. Only what stands in two documents that were both
supplied; where reading may have missed a link, nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.fact_words import in_words, plain_value
from scr_checker.flags.orphans import GENERAL
from scr_checker.links.agencies import listing, unreported
from scr_checker.links.independence import clashes
from scr_checker.links.labels import LESSON_TITLE
from scr_checker.links.passages import of_type, passages_of, side
from scr_checker.links.questions import UNANSWERING
from scr_checker.result_evidence import Evidence
from scr_checker.result_links import Inconsistency, InconsistencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.links.labels import Item
    from scr_checker.links.tracing import Thread
    from scr_checker.reading.text import Sentence
    from scr_checker.result import Fact
    from scr_checker.result_links import Links

Place = tuple["ReadDocument", "Sentence"]
PERSONS = frozenset({"overview.independent", "panel.chair_independent"})
CLAIMING = ("accepted", "addressed", "all ", "each ", "every ")
LEAST_CARRIED, LEAST_ANSWERED, LEAST_PARTICULAR, SHORTEST, STEM = 0.5, 0.5, 4, 5, 6


@dataclass(frozen=True, slots=True)
class Case:
    """What the tests look at: the documents, how they connect, and the facts they state."""

    documents: Sequence[ReadDocument]
    thread: Thread
    links: Links
    facts: Sequence[Fact]


def find_inconsistencies(case: Case) -> tuple[Inconsistency, ...]:
    """All inconsistencies, kind by kind in a fixed order; none of one document by itself."""
    if len(case.documents) < 2:
        return ()
    return tuple(found for test in TESTS for found in test(case))


def _made(kind: InconsistencyKind, message: str, sides: Sequence[Evidence], fact: str | None = None) -> Inconsistency:
    return Inconsistency(kind=kind, fact=fact, message=message, sides=tuple(sides))


def _pair(kind: InconsistencyKind, first: Place, second: Place, reasons: tuple[str, str]) -> list[Evidence]:
    return [side(*first, kind, reasons[0]), side(*second, kind, reasons[1])]


def _agencies(case: Case) -> Iterator[Inconsistency]:
    listed = listing(case.documents)
    for agency in unreported(case.documents, case.links.agencies):
        if listed:
            message = f"{agency.name} has a part in the story, but no report of its own, and no reason is given."
            reasons = ("tells of the agency's part", "lists the reports, and this agency is not among them")
            yield _made("agency_without_imr", message, _pair("agency_without_imr", agency.mentions[0], listed, reasons))


def _facts(case: Case) -> Iterator[Inconsistency]:
    """Two documents, or the data and a document, that give different values for one fact."""
    known = {d.id: d for d in case.documents}
    for name in dict.fromkeys(f.name for f in case.facts if f.conflicts_with):
        told = [f for f in case.facts if f.name == name and f.conflicts_with and f.document in known]
        first = told[0] if told else None
        other = next((f for f in told if first and f.document != first.document and f.value != first.value), None)
        given = next((f for f in case.facts if f.name == name and f.document is None), None)
        if first and given:
            message = _opens(
                f"{in_words(name)} was entered as {plain_value(given.value)}, but a document says {plain_value(first.value)}."
            )
            yield _made("fact_conflict", message, [_fact_side(known[first.document or ""], first)], name)
        elif first and other and name not in PERSONS:
            sides = [_fact_side(known[f.document or ""], f) for f in (first, other)]
            values = f"{plain_value(first.value)} in one document and as {plain_value(other.value)} in another"
            yield _made("fact_conflict", _opens(f"{in_words(name)} is given as {values}."), sides, name)


def _opens(message: str) -> str:
    """A message as a sentence begins."""
    return message[:1].upper() + message[1:]


def _fact_side(document: ReadDocument, fact: Fact) -> Evidence:
    sentence = next(s for s in document.text.sentences if s.start <= (fact.start or 0) < s.end)
    return side(document, sentence, "fact_conflict", f"gives {plain_value(fact.value)}")


def _independence(case: Case) -> Iterator[Inconsistency]:
    for clash in clashes(case.documents):
        message = f"{clash.name} is called independent in one document and tied to an agency in another."
        reasons = ("calls the person independent", "ties the person to an agency of the case")
        yield _made("fact_conflict", message, _pair("fact_conflict", clash.free, clash.tied, reasons), clash.fact)


def _recommendations(case: Case) -> Iterator[Inconsistency]:
    """Recommendations that no row of a supplied plan carries out, where the plan carries out most of them."""
    plans = [d for d in of_type(case.documents, "action_plan") if any(r.passage.document.id == d.id for r in case.thread.rows)]
    without = [r for r in case.thread.recommendations if not case.thread.carried_by[r.id]]
    if not plans or len(without) > (1 - LEAST_CARRIED) * len(case.thread.recommendations):
        return
    for item in without:
        message = f"Recommendation {item.id} has no action in the action plan."
        reasons = ("makes the recommendation", "opens the plan, which holds no action for it")
        sides = _pair("recommendation_without_action", _place(item), _opening(plans[0]), reasons)
        yield _made("recommendation_without_action", message, sides)


def _opening(plan: ReadDocument) -> Place:
    """What the plan says of itself: a sentence that claims to be complete, else the heading of its table."""
    before = [s for s in plan.text.sentences if s.block.kind is BlockKind.PARAGRAPH]
    claims = [s for s in before if "recommendation" in plan.text.quote(s).lower() and _claims(plan.text.quote(s))]
    return plan, (claims or list(plan.text.headers.values()) or [plan.text.sentences[0]])[0]


def _claims(quote: str) -> bool:
    return any(word in f"{quote.lower()} " for word in CLAIMING)


def _orphans(case: Case) -> Iterator[Inconsistency]:
    """Recommendations tied to no lesson whose particular words stand in no finding of any document."""
    reports = of_type(case.documents, "overview_report", "imr", "health_overview", "specialist_report")
    findings = [
        p for d in reports for p in passages_of(d) if p.role not in ("recommendations", "action_plan", "terms_of_reference")
    ]
    told = {short for p in findings for s in p.sentences for short in _particular(s)}
    for item in case.thread.recommendations:
        own = {short for s in item.passage.sentences for short in _particular(s)} - GENERAL
        if case.thread.made_of[item.id] or len(own) < LEAST_PARTICULAR or own & told:
            continue
        heading = next((p for p in findings if LESSON_TITLE.search(p.title) or p.role == "analysis"), findings[0])
        message = f"Recommendation {item.id} rests on no lesson, and its subject stands nowhere in the findings."
        reasons = ("makes the recommendation", "is where findings stand; none speaks of it")
        sides = _pair("recommendation_without_finding", _place(item), (heading.document, heading.sentences[0]), reasons)
        yield _made("recommendation_without_finding", message, sides)


def _particular(sentence: Sentence) -> set[str]:
    return {key[:STEM] for key in sentence.words.keys if len(key) >= SHORTEST and key.isalpha()}


def _owners(case: Case) -> Iterator[Inconsistency]:
    """Rows without an owner, in a plan that has a column for it and fills it elsewhere."""
    rows = [r for r in case.thread.rows if r.passage.document.type == "action_plan" and r.owner_column]
    if not any(row.owner for row in rows):
        return
    for row in rows:
        if row.owner is None and (row.due or row.outcome):
            document = row.passage.document
            message = f"Action {row.id} has no owner."
            reasons = ("leaves the owner blank", "has a column for who is responsible")
            sides = _pair("action_without_owner", (document, row.passage.sentences[0]), (document, row.header), reasons)
            yield _made("action_without_owner", message, sides)


def _questions(case: Case) -> Iterator[Inconsistency]:
    """Questions of supplied terms of reference that a supplied overview answers nowhere, though it answers most."""
    asking = {d.id: d for d in of_type(case.documents, "terms_of_reference")}
    overview = next(iter(of_type(case.documents, "overview_report")), None)
    asked = [q for q in case.links.questions if q.document in asking]
    open_ = [q for q in asked if q.answered == "not_answered"]
    if overview is None or not asked or len(open_) > (1 - LEAST_ANSWERED) * len(asked):
        return
    searched = _searched(overview)
    for question in open_:
        document = asking[question.document]
        sentence = next(s for s in document.text.sentences if s.start >= question.start)
        message = f"Question {question.id} of the terms of reference is answered nowhere in the overview report."
        reasons = ("asks the question", "opens the part that answers the others")
        yield _made(
            "question_not_answered", message, _pair("question_not_answered", (document, sentence), (overview, searched), reasons)
        )


def _searched(overview: ReadDocument) -> Sentence:
    """The heading of the analysis, or the first sentence that could answer."""
    sentences = overview.text.sentences
    named = [s for s in sentences if s.section.role == "analysis"]
    return (named or [s for s in sentences if s.section.role not in UNANSWERING] or list(sentences))[0]


def _lessons(case: Case) -> Iterator[Inconsistency]:
    summary = next(iter(of_type(case.documents, "executive_summary")), None)
    left_out = {link.id for link in case.links.lessons if link.in_executive_summary is False}
    if summary is None or len(left_out) > (1 - LEAST_CARRIED) * len(case.thread.lessons):
        return
    told = [s for s in summary.text.sentences if s.section.role == "learning"] or list(summary.text.sentences)
    for item in case.thread.lessons:
        if item.id in left_out:
            message = f"Lesson {item.id} of the overview report is not in the executive summary."
            reasons = ("draws the lesson", "opens the part of the summary where it should stand")
            sides = _pair("lesson_missing_from_summary", _place(item), (summary, told[0]), reasons)
            yield _made("lesson_missing_from_summary", message, sides)


def _place(item: Item) -> Place:
    return item.passage.document, item.passage.sentences[0]


TESTS = (_agencies, _facts, _independence, _recommendations, _orphans, _owners, _questions, _lessons)
