"""Which questions did the terms of reference ask, and where does the review answer each?

Part of ``links``: ``Passage* -> QuestionLink*``. A heading or sentence that names the question's number outweighs
words in common; an answer holds a judgement or a cause, otherwise it is nominal.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.links.labels import number_of
from scr_checker.links.passages import of_type, passages_of, side
from scr_checker.links.wording import stems_of
from scr_checker.reading.topics import ASKING
from scr_checker.result_links import QuestionLink
from scr_checker.stemming import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.links.passages import Passage
    from scr_checker.links.wording import Weights
    from scr_checker.reading.text import Sentence
    from scr_checker.result_evidence import Evidence
    from scr_checker.signal_rules import DocumentType

Answered = Literal["fully", "nominal", "not_answered"]
INQUIRING = frozenset("to establish examine consider review identify determine explore assess analyse describe".split())
LEAST_WORDS, MOST_RUN_IN = 5, 7
UNTELLING = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW})
UNANSWERING = frozenset(
    {"terms_of_reference", "executive_summary", "appendix", "action_plan", "recommendations", "panel", "timescale"}
)
ANSWERING_TYPES: tuple[DocumentType, ...] = ("overview_report", "template", "imr", "health_overview", "specialist_report")
JUDGING = frozenset({"judgement", "cause", "topic_verdict", "lrn_verdict", "lrn_would", "lrn_reason", "ovr_verdict", "negator"})
NAMED = re.compile(
    r"\b(?:questions?|terms? of reference|key lines? of enquiry|kloe|issue|line of enquiry)\s+"
    r"((?:\(?\w{1,2}\)?(?:\s*(?:,|and|&)\s*|(?=\W|$)))+)",
    re.IGNORECASE,
)
LEAST_LIKE, LEAST_SHARED, TITLE_COUNTS, PER_SECTION, LEAST_TOLD = 0.30, 2, 1.5, 3, 25
MOST_SECTIONS, NEARLY_BEST, LEAST_IN_REPORT, MOST_COVERED, LEAST_TELLING = 2, 0.75, 0.4, 0.35, 5
TOLD = frozenset({"chronology", "process", "family_composition"})


@dataclass(frozen=True, slots=True)
class Division:
    """A section with what stands under its heading, as a place where a question may be answered.

    ``telling``: its sentences but for questions, and whether each judges; ``words``: how many it has.
    """

    document: ReadDocument
    title: str
    stems: frozenset[str]
    heading: frozenset[str]
    named: frozenset[str]
    telling: tuple[tuple[Sentence, bool], ...]
    words: int


class Places(NamedTuple):
    """The places in the overview and in agencies' reports, and the words that stand anywhere in the overview's."""

    overview: list[Division]
    reports: list[Division]
    said: frozenset[str]


def questions_of(documents: Sequence[ReadDocument]) -> list[tuple[str, Passage]]:
    """The questions of the terms of reference with their ids; those of the overview where no terms were supplied."""
    for sources in (of_type(documents, "terms_of_reference"), of_type(documents, "overview_report", "template")):
        found = [(p, d.type == "terms_of_reference") for d in sources for p in passages_of(d)]
        asked = [p for p, own in found if _asks(p, own=own)]
        if asked:
            return [(_id(p, n), p) for n, p in enumerate(asked, 1)]
    return []


def _id(passage: Passage, position: int) -> str:
    printed = passage.number or str(position)
    return f"Q{printed}" if printed[0].isdigit() else printed


def _asks(passage: Passage, *, own: bool) -> bool:
    """Whether a list item or numbered paragraph puts a question to the review."""
    if passage.kind not in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) or len(passage.text.split()) < LEAST_WORDS:
        return False
    listed = passage.kind is BlockKind.LIST_ITEM
    if not (listed or passage.number) or (passage.role != "terms_of_reference" and not own):
        return False
    opening = next((key for key in passage.sentences[0].words.keys if key.isalpha() and len(key) > 1), "")
    inquires = listed and passage.role == "terms_of_reference" and opening in INQUIRING
    return "?" in passage.text or (listed and opening in ASKING and not _run_in(passage)) or inquires


def _run_in(passage: Passage) -> bool:
    """Whether it opens with a heading of its own: "Why there is a review. On 3 October a child was found"."""
    return len(passage.sentences) > 1 and len(passage.sentences[0].words.keys) <= MOST_RUN_IN


def link_questions(documents: Sequence[ReadDocument], weights: Weights) -> tuple[QuestionLink, ...]:
    """Every question with the passages that answer it."""
    places = _places([place for d in of_type(documents, *ANSWERING_TYPES) for place in _divisions(d)])
    asked = [(name, question, stems_of(question.sentences)) for name, question in questions_of(documents)]
    times = Counter(word for *_, words in asked for word in words)
    links = []
    quoted: dict[tuple[str, int], Evidence] = {}
    for name, question, words in asked:
        own = frozenset(word for word in words if times[word] == 1)
        number = number_of(name.removeprefix("Q")).lower()
        chosen = _chosen(number, words, own, places, weights)
        named = any(number in p.named for p in chosen)
        told = [x for p in chosen for x in _telling(p, words, weights)]
        answered = _how(chosen, told, named=named, like=bool(_likest(words, own, chosen, weights)))
        for document, sentence in told:
            if (document.id, sentence.index) not in quoted:
                quoted[document.id, sentence.index] = side(document, sentence, "link.answer", "answers the question")
        links.append(_link(name, question, answered, [quoted[d.id, s.index] for d, s in told]))
    return tuple(links)


def _link(name: str, question: Passage, answered: Answered, evidence: Sequence[Evidence]) -> QuestionLink:
    return QuestionLink(
        id=name,
        text=question.text,
        answered=answered,
        document=question.document.id,
        start=question.start,
        end=question.end,
        evidence=tuple(evidence),
    )


def _places(divisions: Sequence[Division]) -> Places:
    overview = [p for p in divisions if p.document.type != "imr"]
    said = frozenset[str]().union(*(p.stems | p.heading for p in overview))
    return Places(overview, [p for p in divisions if p.document.type == "imr"], said)


def _divisions(document: ReadDocument) -> Iterator[Division]:
    """The places in which answers stand: the sections of the overview, the paragraphs of an agency's report."""
    found = [p for p in passages_of(document) if p.role not in UNANSWERING and p.kind not in UNTELLING]
    if document.type == "imr":
        yield from (_division(document, [p]) for p in found if p.role not in TOLD)
        return
    for _, group in groupby(found, key=lambda p: p.sentences[0].section.index):
        yield _division(document, list(group))


def _division(document: ReadDocument, passages: Sequence[Passage]) -> Division:
    body = frozenset[str]().union(*(p.stems for p in passages))
    title = passages[0].title
    sentences = [s for p in passages for s in p.sentences]
    return Division(
        document=document,
        title=title,
        stems=body,
        heading=stems(re.findall(r"\w+", title)),
        named=_named_in(title),
        telling=tuple((s, not JUDGING.isdisjoint(s.concepts)) for s in sentences if "?" not in s.words.keys[-2:]),
        words=sum(len(s.words.keys) for s in sentences),
    )


def _named_in(title: str) -> frozenset[str]:
    """The numbers of the questions that a heading names, in small letters."""
    return frozenset(number for match in NAMED.finditer(title) for number in re.findall(r"\w+", match[1].lower()))


def _chosen(number: str, words: frozenset[str], own: frozenset[str], places: Places, weights: Weights) -> list[Division]:
    """The sections that answer a question: those of the overview that name it or its subject, else those most like it.

    Beside them the one section of an agency's report that is most like it. ``own``: the words no other question has.
    """
    overview = places.overview
    reports = [p for p in places.reports if len(words & p.stems) > LEAST_SHARED]
    main = [p for p in overview if number in p.named] or _likest(words, own, overview, weights)[:MOST_SECTIONS]
    also = [p for p in _likest(words, frozenset(), reports, weights)[:1] if _share(words, p, weights) >= LEAST_IN_REPORT]
    return [*main, *also] if main or _silent(words, places, weights) else _nearest(words, overview, weights)


def _silent(words: frozenset[str], places: Places, weights: Weights) -> bool:
    """Whether most of a question's words, of which there are enough to tell, stand nowhere in the overview's findings."""
    return not places.overview or (len(words) >= LEAST_TELLING and weights.share(words, places.said) < MOST_COVERED)


def _nearest(words: frozenset[str], overview: Sequence[Division], weights: Weights) -> list[Division]:
    return [max(overview, key=lambda place: _share(words, place, weights))]


def _likest(words: frozenset[str], own: frozenset[str], places: Sequence[Division], weights: Weights) -> list[Division]:
    """The sections like a question, the likest first: by a telling word in the heading, or by enough words in common."""
    shares = [(_share(words, p, weights), n, p) for n, p in enumerate(places)]
    best = max((share for share, *_ in shares), default=0.0)
    near = [
        (share, n, p)
        for share, n, p in shares
        if own & p.heading
        or (share >= max(LEAST_LIKE, NEARLY_BEST * best) and len(words & (p.stems | p.heading)) >= LEAST_SHARED)
    ]
    return [p for *_, p in sorted(near, key=lambda item: (-item[0], item[1]))]


def _how(chosen: Sequence[Division], told: Sequence[tuple[ReadDocument, Sentence]], *, named: bool, like: bool) -> Answered:
    """Fully where something is said at some length under the question's number, or judged or explained on its subject."""
    if not chosen:
        return "not_answered"
    words = sum(place.words for place in chosen)
    judged = like and any(JUDGING & sentence.concepts for _, sentence in told)
    return "fully" if words >= LEAST_TOLD and (named or judged) else "nominal"


def _share(asked: frozenset[str], place: Division, weights: Weights) -> float:
    """How much of the question stands in a section; words of its heading count for more."""
    weight = weights.total(asked)
    found = weights.total(asked & place.stems) + TITLE_COUNTS * weights.total(asked & place.heading)
    length = max(1.0, len(place.stems) / 150)
    return min(1.0, found / weight / length) if weight else 0.0


def _telling(place: Division, asked: frozenset[str], weights: Weights) -> list[tuple[ReadDocument, Sentence]]:
    """The sentences of a section that answer best: those that judge, then those nearest to the question."""
    scored = [(-weights.total(s.stems & asked) - 2.0 * judges, s.start, s) for s, judges in place.telling]
    best = nsmallest(PER_SECTION, scored, key=itemgetter(0, 1))
    return [(place.document, s) for _, _, s in sorted(best, key=itemgetter(1))]
