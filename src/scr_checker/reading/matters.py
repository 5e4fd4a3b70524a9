"""What tells against or only points, by its matter and not by a negator: layout, ties to the services, long times.

Part of reading assertion, asked after frames, fixed wordings and parity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import BE, DETERMINERS, HAVE, NEGATIVE, OPENERS, keys_of
from scr_checker.reading.outcome import hits_of, says

if TYPE_CHECKING:
    from scr_checker.reading.clauses import Scope
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.text import Hit

BEARERS = frozenset({"review_person", "author_role", "agency_report", "review_document", "table_member"})
RELATIONS = BEARERS | {"conflict_word", "tie_word", "distance_word", "idle_wording", "practice_decoy"}
LAYOUT = frozenset({"layout_noun", "layout_verb", "layout_place"})
RECORDS = ("agency_report", "made_from", "record_noun", "file_noun")
POINTING = ("document_part", "layout_noun", "layout_verb", "layout_place")
TOOK_LONG = frozenset({"long_time", "took_time"})
SOLE = keys_of("only sole")
COMPARING = frozenset({"not", "than"})
COUNTED = keys_of("two three four five six seven eight nine ten eleven twelve several many most")
WRITING = keys_of(
    "chair preside pen run head sign write author lead prepare compile conduct undertake draft produce carry complete"
)
REPEATING = keys_of("repeat rehearse retell recount restate paraphrase recite")
ANSWERING = keys_of("report answer account answerable accountable")
SELF = keys_of("his her my our their")
CHAIRING = keys_of("chair author writer overview report review")
BY_WORDS, LIST_WORDS, SAME_WORDS = 16, 6, 8
SUBSTANCE_WORDS, PART_REACH, FILE_WORDS, COMPARED_WORDS = 5, 3, 3, 5


def of_matter(scope: Scope) -> AssertionReading | None:
    """The first of these that speaks."""
    return (
        _record(scope)
        or _set_aside(scope)
        or _compared(scope)
        or _sole(scope)
        or _pointing(scope)
        or _ties(scope)
        or _own(scope)
        or _time(scope)
    )


def _record(scope: Scope) -> AssertionReading | None:
    """A report that is a list or a summary, or was put together from the file."""
    here = [hit for hit in hits_of(scope.sentence, *RECORDS) if scope.start <= hit.first < scope.end]
    report = next((hit for hit in here if hit.concept == "agency_report"), None)
    bare = next((hit for hit in here if hit.concept == "record_noun" and _is_list(scope, hit)), None)
    bare = bare or next((hit for hit in here if hit.concept == "record_noun" and _repeated(scope, hit)), None)
    if bare:
        return says(scope.sentence, "deficient", [bare[1:]])
    if report is None and scope.sentence.section.role != "agency_reports":
        return None
    keys = scope.sentence.words.keys
    for hit in here:
        made = hit.concept == "made_from" and any(h.concept == "file_noun" and h.first - hit.stop <= FILE_WORDS for h in here)
        is_one = hit.concept == "record_noun" and keys[hit.first - 1] in {"a", "an"} and keys[hit.first - 2] in BE
        if (made or is_one) and hit.stop > scope.first and (report is None or report.first < hit.first):
            return says(scope.sentence, "deficient", [hit[1:]])
    return None


def _repeated(scope: Scope, noun: Hit) -> bool:
    """Whether a record is only told again: 'repeats the chronology'."""
    before = scope.sentence.words.keys[max(noun.first - PART_REACH, scope.start) : noun.first]
    return noun.stop > scope.first and not REPEATING.isdisjoint(before) and NEGATIVE.isdisjoint(before)


def _is_list(scope: Scope, noun: Hit) -> bool:
    """Whether a thing that is no part of the document's layout is 'a list of' something, or 'the list again'."""
    keys = scope.sentence.words.keys
    after = keys[noun.stop : noun.stop + 1]
    be = next((k for k in range(noun.first - 2, max(noun.first - LIST_WORDS, scope.start), -1) if keys[k] in BE), 0)
    if not be or after not in (["of"], ["again"]) or keys[noun.first - 1] not in {"a", "an", "the"}:
        return False
    named = any(scope.start <= h.first < be for h in hits_of(scope.sentence, "document_part", "layout_noun", "layout_place"))
    return noun.stop > scope.first and be + 1 >= noun.first - LIST_WORDS and (after == ["again"] or not named)


def _set_aside(scope: Scope) -> AssertionReading | None:
    """'X rather than Y' where Y is the substance: a list rather than reasons."""
    for hit in hits_of(scope.sentence, "instead_of"):
        if scope.start < hit.first < scope.end:
            reach = range(hit.stop, hit.stop + SUBSTANCE_WORDS)
            if any(h.first in reach for h in hits_of(scope.sentence, "substance_word")):
                return says(scope.sentence, "deficient", [hit[1:]])
    return None


def _compared(scope: Scope) -> AssertionReading | None:
    """'What happened, not why', 'more a diary than an analysis', 'less a meeting than …'."""
    keys = scope.sentence.words.keys
    if COMPARING.isdisjoint(keys):
        return None
    for k in range(max(scope.start, 1), min(scope.end, len(keys) - 1)):
        bare = keys[k] == "not" and keys[k - 1] in {",", "but"}
        if bare and (keys[k + 1] in OPENERS or _substance(scope, k + 1, SUBSTANCE_WORDS)):
            return says(scope.sentence, "deficient", [(k, k + 2)])
        if keys[k] == "than" and k > scope.first:
            before = keys[max(k - COMPARED_WORDS, scope.start) : k]
            if "less" in before and before[before.index("less") + 1 :][:1] in (["a"], ["an"], ["of"]):
                return says(scope.sentence, "deficient", [(k, k + 1)])
            if "more" in before[:-1] and _substance(scope, k + 1, PART_REACH):
                return says(scope.sentence, "deficient", [(k, k + 2)])
    return None


def _substance(scope: Scope, start: int, reach: int) -> bool:
    return any(start <= h.first < start + reach for h in hits_of(scope.sentence, "substance_word"))


def _sole(scope: Scope) -> AssertionReading | None:
    """'The only mention of her', 'the sole attempt'."""
    keys = scope.sentence.words.keys
    for hit in hits_of(scope.sentence, "sole_noun"):
        if scope.inside(hit) and keys[hit.first - 1] in SOLE and keys[hit.first - 2] == "the":
            return says(scope.sentence, "deficient", [(hit.first - 1, hit.stop)])
    return None


def _pointing(scope: Scope) -> AssertionReading | None:
    """A part of the document that holds something, or how and where the document holds it."""
    if "layout_verb" not in scope.sentence.places:
        return None
    here = {hit.concept: hit for hit in reversed(hits_of(scope.sentence, *POINTING)) if scope.start <= hit.first < scope.end}
    part, verb = here.get("document_part"), here.get("layout_verb")
    if part and verb and part.first <= scope.start + 1 and verb.first - part.stop in range(PART_REACH):
        return says(scope.sentence, "neutral", [part[1:], verb[1:]])
    return says(scope.sentence, "neutral", [here["layout_place"][1:]]) if here.keys() >= LAYOUT else None


def relations(scope: Scope, concept: str) -> list[Hit]:
    """Relations that matter to independence, where a chair, author or member is spoken of."""
    if concept not in scope.sentence.places:
        return []
    here = [hit for hit in scope.sentence.longest(RELATIONS) if scope.start <= hit.first < scope.end]
    named = not BEARERS.isdisjoint(hit.concept for hit in here)
    return [hit for hit in here if hit.concept == concept] if named or scope.sentence.section.role == "panel" else []


def _ties(scope: Scope) -> AssertionReading | None:
    """A chair, author or member tied to the services, and nobody from elsewhere."""
    keys = scope.sentence.words.keys
    ties = [hit for hit in relations(scope, "conflict_word") if scope.inside(hit) and _ties_author(keys, hit)]
    return says(scope.sentence, "deficient", [ties[0][1:]]) if ties and not relations(scope, "distance_word") else None


def _ties_author(keys: list[str], hit: Hit) -> bool:
    """Whether a relation is one to the services: not 'sat on three days', nor 'read by the head of' after another verb."""
    after = keys[hit.stop : hit.stop + 1]
    if after and (after[0] in COUNTED or (keys[hit.stop - 1] == "on" and after[0] not in DETERMINERS)):
        return False
    return (
        keys[hit.first] != "by"
        or keys[hit.stop - 1] == "very"
        or not WRITING.isdisjoint(keys[max(hit.first - PART_REACH, 0) : hit.first])
    )


def _own(scope: Scope) -> AssertionReading | None:
    """Chaired, written or led by one of the service's own, or by the person to whom its staff answered."""
    keys = scope.sentence.words.keys
    for k in range(max(scope.start, scope.first - 1), scope.stop - 2):
        if keys[k] == "by" and not WRITING.isdisjoint(keys[max(k - PART_REACH, scope.start) : k]):
            after = keys[k + 1 : min(scope.stop, k + BY_WORDS)]
            answers = "whom" in after and not ANSWERING.isdisjoint(after)
            if answers or ("own" in after and SELF.isdisjoint(keys[k + 1 : k + 2])):
                return says(scope.sentence, "deficient", [(k, k + 2)])
        if keys[k : k + 2] == ["the", "same"] and not CHAIRING.isdisjoint(keys[: scope.stop]):
            who = next((j for j in range(k + 2, min(k + SAME_WORDS, scope.stop - 1)) if keys[j] == "who"), 0)
            if who and keys[who + 1] in HAVE and NEGATIVE.isdisjoint(keys[scope.start : k]):
                return says(scope.sentence, "deficient", [(k, who + 2)])
    return None


def _time(scope: Scope) -> AssertionReading | None:
    """Seven months or more that something took."""
    if "long_time" not in scope.sentence.places:
        return None
    here = {hit.concept: hit for hit in hits_of(scope.sentence, *TOOK_LONG) if scope.start <= hit.first < scope.end}
    if here.keys() >= TOOK_LONG and scope.inside(here["long_time"]):
        return says(scope.sentence, "deficient", [here["long_time"][1:]])
    return None
