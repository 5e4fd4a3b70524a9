"""Which event of the review a date belongs to: notification, decision, start, completion, or the period looked at.

Second step of the reading of facts: ``StatedDate* -> Dated*``. A date goes with the nearest event word before it that
follows the date before; a date that opens its sentence goes with the first event word after it. What counts as an
event word, who must have acted and what rules an event out are concepts of the pack (``tim_…``).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.reading.clauses import clause_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.facts.dates import StatedDate
    from scr_checker.reading.text import Hit, Sentence, Text

STORY_SECTIONS = frozenset({"chronology", "family_composition", "child", "research", "action_plan", "recommendations"})
CERTAIN = frozenset({"told", "learnt", "decided", "adopted"})
LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
SUBJECT_WORDS, AFTER_WORDS, NEVER_WORDS, WORK_WORDS, PRONOUN_WORDS, DUE_WORDS, SHORT = 14, 26, 6, 7, 2, 5, 10
BREAKS = frozenset({"and", "but", ";", "when", "while", "after", "before", "because", "since", "or", "which"})
LEADING = frozenset({*"on by in and but then it was am not have as early late until from the had , ; : . ( – - | at end close".split()})
BEING = frozenset("am is are was were be been being had has have".split())
BY = frozenset({"by", ".", ":", "|", "of", "on", "about", ",", "(", "–", "-"})


class Rule(NamedTuple):
    """A kind of event: its words, concepts of which one must stand beside it, and concepts that rule it out.

    ``also``: concepts of which one must stand somewhere in the sentence.
    """

    fact: str
    kind: str
    words: str
    needs: tuple[str, ...]
    never: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


WORK = ("tim_work", "tim_pronoun", "tim_first_person")
REVIEW = frozenset({"tim_work", "tim_report"})
CLOSELY, CLOSE = REVIEW | {"tim_advice"}, frozenset({"tim_adopted", "tim_accepted"})
RULES = (
    Rule("incident.notified_on", "told", "tim_told", ("tim_board",), ("tim_not_notice",)),
    Rule("incident.notified_on", "learnt", "tim_learnt", ("tim_board",), ("tim_not_notice",)),
    Rule("review.decision_on", "decided", "tim_decision", (), ("tim_not_decision",), ("tim_object", "tim_board", "tim_told")),
    Rule("review.decision_on", "decided", "tim_decided", ("tim_decider",), ("tim_not_decision", "tim_report"), ("tim_object", "tim_told")),
    Rule("review.decision_on", "decided", "tim_accepted", ("tim_decider",), ("tim_not_decision", "tim_report"), ("tim_advice",)),
    Rule("review.decision_on", "by a group", "tim_decided", ("tim_board",), ("tim_not_decision", "tim_report"), ("tim_object", "tim_told")),
    Rule("review.started_on", "begun", "tim_begun", WORK, ("tim_other_work", "family_member")),
    Rule("review.started_on", "first meeting", "tim_first_meeting", WORK, ("tim_other_work", "family_member")),
    Rule("review.completed_on", "adopted", "tim_adopted", ("tim_full_board",), ("tim_other_work", "tim_advice"), ("tim_report", "tim_work", "tim_pronoun")),
    Rule("review.completed_on", "delivered", "tim_adopted", ("tim_report",), ("tim_other_work", "tim_board")),
    Rule("review.completed_on", "completed", "tim_completed", (*WORK, "tim_report"), ("tim_other_work",)),
    Rule("review.completed_on", "delivered", "tim_delivered", ("tim_report", "tim_pronoun", "tim_first_person"), ("tim_other_work",)),
)
EVENT_WORDS = frozenset(rule.words for rule in RULES)


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its date: the fact's name, the kinds of event words that named it, and the sentence."""

    fact: str
    kinds: frozenset[str]
    date: StatedDate
    sentence: Sentence
    document: str = ""


class Place(NamedTuple):
    """Where a date stands in a sentence, as word indexes, between the dates beside it."""

    before: int
    first: int
    stop: int
    after: int


def events_in(text: Text, dates: dict[int, tuple[StatedDate, ...]]) -> Iterator[Dated]:
    """The dated events of the review in order of place."""
    for index, stated in dates.items():
        sentence = text.sentences[index]
        story = sentence.section.role in STORY_SECTIONS
        if not story:
            yield from _period(text, sentence, stated)
        places = _places(sentence, stated)
        for date, place in zip(stated, places, strict=True):
            yield from (e for e in _events_of(text, sentence, date, place) if not story or e.kinds & CERTAIN)


def _places(sentence: Sentence, dates: tuple[StatedDate, ...]) -> list[Place]:
    words = sentence.words
    spans = [(bisect_left(words.starts, d.start), bisect_left(words.starts, d.end)) for d in dates]
    ends = [0, *(stop for _, stop in spans)]
    begins = [*(first for first, _ in spans[1:]), len(words.keys)]
    return [Place(b, first, stop, a) for b, (first, stop), a in zip(ends, spans, begins, strict=False)]


def _events_of(text: Text, sentence: Sentence, date: StatedDate, place: Place) -> Iterator[Dated]:
    hits = [h for h in sentence.hits if h.concept in EVENT_WORDS]
    before = sorted((h for h in hits if place.before <= h.first and h.stop <= place.first), key=lambda h: (-h.stop, h.first))
    if before:
        chosen = _nearest(before)
    else:
        chosen = _after(sentence, hits, place)
    found: dict[str, set[str]] = {}
    for hit in chosen:
        for rule in RULES:
            named = rule.words == hit.concept and (not found or rule.fact in found)
            if named and _holds(text, sentence, rule, hit, place):
                found.setdefault(rule.fact, set()).add(rule.kind)
    if date.inferred and len(date.value) < len("2010-06-08"):
        return
    for fact, kinds in found.items():
        yield Dated(fact, frozenset(kinds), date, sentence)


def _after(sentence: Sentence, hits: list[Hit], place: Place) -> list[Hit]:
    """The event words after a date that none precedes: where it leads its clause, or is the last of its sentence."""
    keys = sentence.words.keys
    own = [h for h in hits if place.stop <= h.first < min(place.after, place.stop + AFTER_WORDS)]
    if LEADING.issuperset(keys[place.before : place.first]):
        return own
    last = place.after == len(keys)
    return [h for h in own if last and BREAKS.isdisjoint(keys[place.stop : h.first])]


def _nearest(hits: list[Hit]) -> list[Hit]:
    """The event words nearest before a date, and those just before them ("completed and received by the Board")."""
    last = hits[0]
    return [h for h in hits if last.first - h.stop <= 2]


def _holds(text: Text, sentence: Sentence, rule: Rule, hit: Hit, place: Place) -> bool:
    """Whether the right actor or object stands beside the event word, and nothing that makes it another event."""
    keys = sentence.words.keys
    end = min(place.after, place.stop + AFTER_WORDS, _semicolon(keys, place.stop))
    clause = max((a for a, _ in clause_bounds(keys) if a <= hit.first), default=0)
    near = [h for h in sentence.hits if hit.first - SUBJECT_WORDS <= h.first and h.stop <= end]
    here = [h for h in near if h.first >= max(clause, min(place.before, hit.first))]
    if any(h.concept == "tim_due" and _governs(keys, h, hit) for h in here):
        return False
    if any(h.concept in (*rule.never, "practice_decoy") and _bears(h, hit, place) for h in here):
        return False
    short = len(keys) <= SHORT and sentence.section.role not in STORY_SECTIONS
    wide = sentence.hits if rule.kind == "decided" else near
    listed = short and sentence.block.kind in LISTED and rule.kind == "decided"
    if rule.needs and not listed and not any(h.concept in rule.needs and _beside(text, sentence, h, hit) for h in wide):
        return False
    if rule.also and not (short and rule.words != "tim_accepted") and not _also(text, sentence, rule, hit):
        return False
    return rule.kind != "told" or _told(sentence, hit)


def _also(text: Text, sentence: Sentence, rule: Rule, hit: Hit) -> bool:
    """Whether what the event is about is named: beside its word for a report, else here or shortly before."""
    chair = rule.words == "tim_accepted" and any(h.concept == "tim_chair" and h.stop <= hit.first for h in sentence.hits)
    if rule.words in CLOSE and not chair:
        return any(h.concept in rule.also and _beside(text, sentence, h, hit) for h in sentence.hits)
    before = text.sentences[max(0, sentence.index - 2) : sentence.index + 1]
    return any(s.block is sentence.block and set(rule.also).intersection(s.concepts) for s in before)


def _beside(text: Text, sentence: Sentence, other: Hit, hit: Hit) -> bool:
    """Whether what acted or was worked on stands close enough; a pronoun only just before its verb."""
    if other.concept in ("tim_pronoun", "tim_first_person"):
        close = 0 <= hit.first - other.stop <= PRONOUN_WORDS
        return close and (other.concept == "tim_first_person" or _of_review(text, sentence, hit))
    if other.concept in CLOSELY:
        return hit.first - WORK_WORDS <= other.first <= hit.stop + WORK_WORDS
    return True


def _of_review(text: Text, sentence: Sentence, hit: Hit) -> bool:
    """Whether a pronoun before ``hit`` stands for the review: the last piece of work named before it is that."""
    named = [h for h in sentence.hits if h.stop <= hit.first and h.concept in {*REVIEW, "tim_other_work"}]
    before = [s for s in text.sentences[max(0, sentence.index - 2) : sentence.index] if s.block is sentence.block]
    for other in ([], *(list(s.hits) for s in reversed(before))):
        named = named or [h for h in other if h.concept in {*REVIEW, "tim_other_work"}]
    return bool(named) and max(named, key=lambda h: (h.stop, h.concept == "tim_other_work")).concept in REVIEW


def _governs(keys: list[str], due: Hit, hit: Hit) -> bool:
    """Whether a word of obligation or hope stands just before the event word: "should have been completed"."""
    return 0 <= hit.first - due.stop <= DUE_WORDS and "," not in keys[due.stop : hit.first]


def _bears(other: Hit, hit: Hit, place: Place) -> bool:
    """Whether a word that would make it another event stands close enough, and is not the event word itself."""
    return not (hit.first <= other.first and other.stop <= hit.stop) and other.first <= max(place.stop, hit.stop) + NEVER_WORDS


def _semicolon(keys: list[str], start: int) -> int:
    return next((k for k in range(start, len(keys)) if keys[k] == ";"), len(keys))


def _told(sentence: Sentence, hit: Hit) -> bool:
    """Whether the board was told, and did not tell: it stands after the word, or before it with "was"."""
    boards = [h for h in sentence.hits if h.concept == "tim_board"]
    if any(0 <= h.first - hit.stop <= 3 for h in boards):
        return True
    keys = sentence.words.keys
    before = [h for h in boards if h.stop <= hit.first]
    if not before:
        return False
    between = keys[before[-1].stop : hit.first]
    after = keys[hit.stop] if hit.stop < len(keys) else ":"
    return bool(BEING & set(between)) or (not between and after in BY)


def _period(text: Text, sentence: Sentence, dates: tuple[StatedDate, ...]) -> Iterator[Dated]:
    """The period looked at: a sentence about it, or under a heading that names it, with its first and last date."""
    days = [d for d in dates if d.days is None]
    if len(days) < 2 or text.quote(sentence).rstrip().endswith("?"):
        return
    about = "tim_period" in sentence.concepts or _under_period(text, sentence)
    if not about or sentence.block.kind is BlockKind.TABLE_ROW or days[0].value >= days[-1].value:
        return
    first, last = _places(sentence, (days[0], days[-1]))
    keys = sentence.words.keys
    opening = keys[max(0, first.first - 8) : first.first]
    if not (set(opening) & {"from", "between", "be", "is", "cover", "run", ":"} or first.first == 0):
        return
    if set(keys[max(0, last.first - 6) : last.first]) & {"to", "until", "and", "till", "end", "ends", "–", "through"}:
        yield Dated("review.period_from", frozenset({"period"}), days[0], sentence)
        yield Dated("review.period_to", frozenset({"period"}), days[-1], sentence)


def _under_period(text: Text, sentence: Sentence) -> bool:
    """Whether the sentence before it in the same paragraph, or its heading, names the period."""
    for other in reversed(text.sentences[: sentence.index]):
        if other.block is not sentence.block and other.block.kind is not BlockKind.HEADING:
            return False
        if "tim_period" in other.concepts:
            return True
        if other.block.kind is BlockKind.HEADING:
            return False
    return False
