"""Are the chair of the panel, the author of the overview and the authors of the agencies' reports independent?

Part of ``participation``: what was found for the expectations on independence -> ``Statement*``. The signals of the pack
know what ties a person and what does not; here is only asked of whom a passage speaks: a person named in it, or in the
sentence before it of the same paragraph. A tie outweighs a denial. ``links.independence`` knows people who are called
independent in one document and tied to an agency in another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.links.independence import clashes, tied_now
from scr_checker.matching.rows import rows_in
from scr_checker.participation.agency_authors import of_authors, ties_told_in, told_ties
from scr_checker.participation.employers import AUTHOR as AUTHOR_EMPLOYER
from scr_checker.participation.employers import CHAIR as CHAIR_EMPLOYER
from scr_checker.participation.employers import bearing
from scr_checker.participation.persons import author_shown, chair_shown, may_be_panel
from scr_checker.reading.sections import ON_REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scr_checker.evidence import Found, ReadDocument
    from scr_checker.reading.text import Sentence
    from scr_checker.result_evidence import Evidence

AUTHOR, CHAIR, AGENCY_AUTHORS = "IND-01", "IND-02", ("IND-03", "IND-04", "IND-05")
TELLING = frozenset({"overview_report", "executive_summary", "terms_of_reference", "later_review"})
APPOINTED = "IND-02.two-hats"
BLANKS = (".blank", ".unfilled")
OWN = re.compile(r"\b(?:Board|Council|Trust|Service|Department|Directorate)[\u2019']s\b|\bto the (?:Board|Council|Trust)\b")
IN_COMMON = "IND-05.same-unit"
LINE, CLEARED, BY_POST = "IND-04", "IND-03.no-part", "IND-03.row-close"
ROWS = {
    "panel.chair_independent": re.compile(r"\bchair", re.IGNORECASE),
    "overview.independent": re.compile(r"\b(?:overview|report) (?:report )?(?:author|writer)|^author", re.IGNORECASE),
}
ASKS = re.compile(r"\bindependen(?:t|ce)\b", re.IGNORECASE)
ANSWER = re.compile(
    r"(?P<yes>yes|y\b|independent|full(?:y)?\b|\u2713|\u2714)|(?:no\b|not\b|n\b|partly|partial|\u2717)", re.IGNORECASE
)
OF_AGENCY = re.compile(
    r"\b(?:management reviews?|imrs?|agency reports?|[\u2019']s (?:own )?(?:report|review|account))\b", re.IGNORECASE
)
BOARDS_CHAIR = re.compile(
    r"\b(?:[Cc]hair(?:man|woman|person)?,? of the (?:\w+ ){0,4}(?:Board|LSCB)|(?:Board|LSCB)(?:[\u2019']s)? (?:\w+ )?[Cc]hair)\b"
)
PRONOUNS = frozenset({"she", "he"})


class Statement(NamedTuple):
    """A fact on someone's independence with the passage that shows it."""

    name: str
    value: bool
    document: ReadDocument
    sentence: Sentence
    conflicting: bool = False


def statements(
    documents: Sequence[ReadDocument], found: Mapping[str, Found], agencies: Sequence[str] = ()
) -> Iterator[Statement]:
    """What the documents say of chair, author and the authors of reports."""
    clashing = {clash.fact: clash for clash in clashes(documents)} if len(documents) > 1 else {}
    for name, expectation, who in (
        ("panel.chair_independent", CHAIR, "fact_chair"),
        ("overview.independent", AUTHOR, "fact_author"),
    ):
        if name in clashing:
            clash = clashing[name]
            yield Statement(name, False, *clash.tied, conflicting=True)
            yield Statement(name, True, *clash.free, conflicting=True)
        elif expectation in found:
            yield from _in_table(documents, name) or _one(documents, found, (name, expectation, who), agencies)
    yield from _agency_authors(documents, found)


def _in_table(documents: Sequence[ReadDocument], name: str) -> list[Statement]:
    """The answer of a table with a column on independence in the row of the chair or the author."""
    label, found = ROWS[name], list[Statement]()
    for document in (d for d in documents if d.type in TELLING):
        text = document.text.document.text
        for table, header in document.text.headers.items():
            columns = [k for k, cell in enumerate(header.block.cells) if ASKS.search(text[slice(*cell)])]
            for row in rows_in(document.text, table) if columns else ():
                cells = [text[slice(*cell)].strip() for cell in row.block.cells]
                answer = ANSWER.match(cells[columns[0]]) if len(cells) > columns[0] else None
                if answer and label.search(cells[0]):
                    found.append(Statement(name, answer["yes"] is not None, document, row))
    return found[:1]


def _one(
    documents: Sequence[ReadDocument], found: Mapping[str, Found], about: tuple[str, str, str], agencies: Sequence[str]
) -> Iterator[Statement]:
    """The statement on one person: a post held now, else passages that name them before others, a tie before a denial."""
    name, expectation, who = about
    known = {d.id: d for d in documents if d.type in TELLING}
    post = next(_posts(known.values()), None) if who == "fact_author" else None
    free = {(e.document, e.start) for e in found[expectation].evidence if e.polarity == "for"}
    if post and (OWN.search(post[0].text.quote(post[1])) or (post[0].id, post[1].start) not in free):
        yield Statement(name, False, *post)
        return
    shown = chair_shown(list(known.values())) if who == "fact_chair" else author_shown(list(known.values()))
    employed = list(_by_post(documents, name, agencies))
    if shown and not (shown.weak and employed):
        yield Statement(name, shown.free, shown.document, shown.sentence)
        return
    told = [(e, known[e.document]) for e in found[expectation].evidence if e.document in known and not _idle(e)]
    if who == "fact_chair":
        told = [(e, d) for e, d in told if may_be_panel(d, _sentence(d, e))]
    other = [
        (e, known[e.document])
        for n in (AUTHOR, CHAIR, *AGENCY_AUTHORS)
        if n in found
        for e in found[n].evidence
        if e.document in known
    ]
    near = [(e, d, s) for e, d in told if _names(d, s := _sentence(d, e), who)]
    spoken = [(e, d, s) for e, d in other if _spoken_of(d, s := _sentence(d, e), who) and not _idle(e)]
    far = [(e, d, _sentence(d, e)) for e, d in told]
    other_one = {"fact_chair": "fact_written", "fact_author": "fact_chair"}[who]
    far = [(e, d, s) for e, d, s in far if other_one not in s.concepts and not _after_agency(d, s) and not _of_agency(d, s)]
    for some in (near, spoken):
        if not employed and (said := _polar(name, some)):
            yield said
            return
    yield from employed or [said for said in (_polar(name, far),) if said]


def _polar(name: str, some: Sequence[tuple[Evidence, ReadDocument, Sentence]]) -> Statement | None:
    """What passages say, a tie before a denial."""
    for polarity in ("against", "for"):
        for evidence, document, sentence in some:
            if evidence.polarity == polarity:
                return Statement(name, polarity == "for", document, sentence)
    return None


def _by_post(documents: Sequence[ReadDocument], name: str, agencies: Sequence[str]) -> Iterator[Statement]:
    """What the employer alone tells, where no passage tells more."""
    employer = {"panel.chair_independent": CHAIR_EMPLOYER, "overview.independent": AUTHOR_EMPLOYER}[name]
    shown = bearing([d for d in documents if d.type in TELLING], employer, agencies)
    if shown:
        yield Statement(name, shown[0], shown[1].document, shown[1].sentence)


def _posts(documents: Iterable[ReadDocument]) -> Iterator[tuple[ReadDocument, Sentence]]:
    """Sentences that say who wrote the report and tie them to an agency by their post."""
    for document in documents:
        for index in sorted(document.text.where.get("fact_written", ())):
            sentence = document.text.sentences[index]
            hit = sentence.places["fact_written"][0]
            after = document.text.document.text[sentence.words.ends[hit[1] - 1] : sentence.end]
            if (
                "agency_report" not in sentence.concepts
                and sentence.block.kind is not BlockKind.TABLE_ROW
                and tied_now(after.split(", with ")[0])
            ):
                yield document, sentence


def _after_agency(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a pronoun stands for who wrote for an agency: the sentence before speaks of such a report."""
    before = document.text.sentences[max(0, sentence.index - 1)]
    same = before.block is sentence.block and before is not sentence and sentence.words.keys[0] in PRONOUNS
    return same and bool(OF_AGENCY.search(document.text.quote(before)))


def _of_agency(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a report of an agency, or of who wrote it."""
    return "fact_imr_author" in sentence.concepts or bool(OF_AGENCY.search(document.text.quote(sentence)))


def _spoken_of(document: ReadDocument, sentence: Sentence, who: str) -> bool:
    """Whether a sentence that opens with a pronoun follows one that names the person."""
    before = document.text.sentences[max(0, sentence.index - 1)]
    if who == "fact_author" and _after_agency(document, sentence):
        return False
    return sentence.words.keys[0] in PRONOUNS and before.block is sentence.block and who in before.concepts


def _idle(evidence: Evidence) -> bool:
    """Whether a passage says nothing of ties: a blank to fill, or the chair of the board in the panel's chair."""
    return evidence.signal.endswith(BLANKS) or evidence.signal == APPOINTED


def _sentence(document: ReadDocument, evidence: Evidence) -> Sentence:
    sentences = document.text.sentences
    return sentences[bisect_left(sentences, evidence.start, key=lambda s: s.start)]


def _names(document: ReadDocument, sentence: Sentence, who: str) -> bool:
    """Whether the sentence, or the one before it in its paragraph, names the person."""
    before = document.text.sentences[max(0, sentence.index - 1)]
    boards = who == "fact_chair" and BOARDS_CHAIR.search(document.text.quote(sentence)) and len(sentence.places.get(who, ())) == 1
    return not boards and (who in sentence.concepts or (before.block is sentence.block and who in before.concepts))


def _agency_authors(documents: Sequence[ReadDocument], found: Mapping[str, Found]) -> Iterator[Statement]:
    """Each tie of an author of an agency's report, or that they have none."""
    known = {d.id: d for d in documents}
    some = [(e, known[e.document]) for name in AGENCY_AUTHORS if name in found for e in found[name].evidence if not _idle(e)]
    placed = [(e, d, _sentence(d, e)) for e, d in some if e.document in known]
    cleared = any(e.signal == CLEARED for e, _, _ in placed)
    ties = [
        (e, d, s)
        for e, d, s in placed
        if e.polarity == "against" and not (cleared and e.signal == BY_POST) and _tells_of_authors(e, d, s)
    ]
    excepted = [(d, s) for d in documents for s in (*_exceptions(d), *told_ties(d))]
    free = [] if ties or excepted else [p for p in placed if p[0].polarity == "for"]
    for evidence, document, sentence in ties or free:
        name = "imr.line_manages_case_staff" if evidence.signal.startswith(LINE) else "imr.prior_involvement"
        yield Statement(name, bool(ties), document, sentence)
    yield from (Statement("imr.prior_involvement", True, document, sentence) for document, sentence in excepted)


def _tells_of_authors(evidence: Evidence, document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a tie found is one of an author of an agency's report: a signal on words in common also needs the act told."""
    if _of_overview(document, sentence) or not of_authors(document, sentence):
        return False
    return evidence.signal != IN_COMMON or ties_told_in(document.text.quote(sentence))


def _exceptions(document: ReadDocument) -> Iterator[Sentence]:
    """Sentences that except one author from what is said of the others, or tell of one who was tied and replaced."""
    for index in sorted(document.text.where.get("fact_tie_stated", ())):
        sentence = document.text.sentences[index]
        near = document.text.sentences[max(0, index - 1) : index + 1]
        about = any("fact_imr_author" in s.concepts for s in near if s.block is sentence.block)
        if about and sentence.section.role in ON_REVIEW and not _of_overview(document, sentence):
            yield sentence


def _of_overview(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether a sentence speaks of the author of the overview itself."""
    return document.type != "imr" and "this report" in document.text.quote(sentence)
