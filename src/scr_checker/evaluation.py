"""The whole evaluation: the pure steps of the flow in order.

``Submission -> Evaluation``; nothing here reads a file, prints or logs.
"""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

from scr_checker import YOUNG_VALUES, __version__
from scr_checker.agency_reviews import REVIEWS, as_judged, circumstances, for_the_review, judge_set
from scr_checker.assessment import assess
from scr_checker.balance import words_counted
from scr_checker.evidence import ReadDocument, find_evidence, told_outright
from scr_checker.facts import stated
from scr_checker.flags import find_flags
from scr_checker.given import given_dates, given_facts, settled
from scr_checker.language import tokenizer
from scr_checker.levels import judge
from scr_checker.links import connect, contradictions
from scr_checker.links.bearing import deciding, with_bearing
from scr_checker.matching.concepts import ConceptMatcher
from scr_checker.matching.terms import kept_terms
from scr_checker.participation import participation
from scr_checker.proposal import propose_overall
from scr_checker.reading.kinds import TITLES, Kind, kind_of
from scr_checker.reading.text import read
from scr_checker.result import Checker, DocumentSummary, Evaluation, PackId, ProblemNote, SubmissionId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scr_checker.packs import CriterionFile, Pack
    from scr_checker.reading.text import Text
    from scr_checker.submission import Submission, SubmittedDocument


_MATCHERS: dict[str, ConceptMatcher] = {}


def matcher_for(pack: Pack) -> ConceptMatcher:
    """The concept matcher of a pack, built once for each pack in a process."""
    if pack.sha256 not in _MATCHERS:
        _MATCHERS[pack.sha256] = ConceptMatcher(kept_terms(pack.lexicon), pack.private)
    return _MATCHERS[pack.sha256]


def ready(pack: Pack) -> Pack:
    """Build what judging with a pack needs, and spare the collector from going through it again and again.

    A document read is a large number of small values without cycles, all needed to the end: looking for cycles among
    them took a third of the time.
    """
    matcher_for(pack)
    tokenizer()
    if not gc.get_freeze_count():
        gc.freeze()
    gc.set_threshold(YOUNG_VALUES)
    return pack


def evaluate(submission: Submission, pack: Pack) -> Evaluation:
    """Judge a submission against a pack. The same input gives the same result."""
    matcher = matcher_for(pack)
    texts = {d.id: read(d.document, pack, matcher) for d in submission.documents}
    kinds = _kinds(submission, texts)
    documents = tuple(ReadDocument(d.id, kinds[d.id].type, texts[d.id]) for d in submission.documents)
    given = given_facts(submission.fields)
    found = for_the_review(documents, find_evidence(documents, pack, given_dates(given)), pack)
    facts = settled(given, (*stated(documents), *participation(documents, told_outright(found, pack))))
    connections = connect(documents, facts)
    results = with_bearing(assess(documents, found, pack), connections.inconsistencies)
    reviews = judge_set(documents, found, pack)
    names = {d.id: d.document.name for d in submission.documents}
    decisive = deciding(connections.inconsistencies)
    graded = [c for c in pack.criteria if not c.gate]
    judged = (judge(_deciding(c, decisive), results[c.id], words_counted(documents, c.sources)) for c in graded)
    criteria = tuple(as_judged(c, reviews, names) if c.id == REVIEWS else c for c in judged)
    flags = (*find_flags(documents), *contradictions(connections.inconsistencies))
    overall = propose_overall(documents, criteria, flags, pack, circumstances(reviews))
    return Evaluation(
        checker=Checker(name="scr-checker", version=__version__),
        pack=PackId(id=pack.id, version=pack.version, sha256=pack.sha256),
        submission=SubmissionId(id=submission.id, partial=submission.partial),
        documents=tuple(_summary(d, kinds[d.id]) for d in submission.documents),
        criteria=criteria,
        facts=facts,
        links=connections.links,
        inconsistencies=connections.inconsistencies,
        overall=overall.model_copy(update={"to_confirm": (*overall.to_confirm, *connections.to_ask)}),
        flags=flags,
        problems=_problems(submission),
    )


def _problems(submission: Submission) -> tuple[ProblemNote, ...]:
    """What to know of the submission and of each document; a file that was not read has no document."""
    unread = [ProblemNote(id=p.id, message=p.message) for p in submission.problems]
    return (
        *unread,
        *(ProblemNote(id=p.id, message=p.message, document=d.id) for d in submission.documents for p in d.document.problems),
    )


def _deciding(criterion: CriterionFile, names: tuple[str, ...]) -> CriterionFile:
    """The criterion with what an inconsistency makes decisive in it."""
    own = tuple(e.id for e in criterion.expectations if e.id in names)
    return criterion.model_copy(update={"decisive": (*criterion.decisive, *own)}) if own else criterion


def _kinds(submission: Submission, texts: Mapping[str, Text]) -> dict[str, Kind]:
    """What each document is; beside an overview report, a second one is believed to be what its file name says."""
    kinds = {d.id: _kind(d, texts[d.id]) for d in submission.documents}
    overviews = [d for d in submission.documents if kinds[d.id].type == "overview_report" and not d.given_type]
    for document in overviews if len(overviews) > 1 else ():
        kinds[document.id] = _named(document.document.name) or kinds[document.id]
    return kinds


def _named(name: str) -> Kind | None:
    """The kind that a file name says, unless it too only speaks of a serious case review."""
    words = name.replace("-", " ").replace("_", " ")
    return next(
        (Kind(kind, f"its file name says “{m.group().lower()}”") for p, kind in TITLES[:-1] if (m := re.search(p, words, re.I))),
        None,
    )


def _kind(submitted: SubmittedDocument, text: Text) -> Kind:
    given = submitted.given_type
    return Kind(given, "as given") if given else kind_of(text, submitted.document.name)


def _summary(submitted: SubmittedDocument, kind: Kind) -> DocumentSummary:
    document = submitted.document
    return DocumentSummary(
        id=submitted.id,
        name=document.name,
        type=kind.type,
        type_reason=kind.reason,
        media_type=document.media_type,
        sha256=document.sha256,
        pages=document.pages,
        words=document.words,
        problems=tuple(ProblemNote(id=p.id, message=p.message, document=submitted.id) for p in document.problems),
    )
