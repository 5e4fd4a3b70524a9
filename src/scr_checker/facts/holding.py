"""Whether an event word beside a date names an event of the review: actor, object, and nothing against it.

Part of the reading of facts, used by ``events``. Each condition is one small test on the words of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.document import BlockKind
from scr_checker.facts.rules import STORY_SECTIONS
from scr_checker.reading.clauses import clause_bounds
from scr_checker.reading.grammar import DETERMINERS

if TYPE_CHECKING:
    from scr_checker.facts.rules import Rule
    from scr_checker.reading.text import Hit, Sentence, Text

REVIEW = frozenset({"tim_work", "tim_report"})
CLOSELY, CLOSE = REVIEW | {"tim_advice"}, frozenset({"tim_adopted", "tim_accepted"})
LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
SUBJECT_WORDS, AFTER_WORDS, NEVER_WORDS, WORK_WORDS, PRONOUN_WORDS = 14, 26, 6, 7, 2
FORM_WORDS, NOTICE_WORDS, REACHED = 4, 8, frozenset({"to", "reach", "reached"})
DUE_WORDS, OBJECT_WORDS, SHORT, SENTENCES_BEFORE = 5, 3, 10, 2
PASSIVE, THE = 4, "the"
JOINING = frozenset({",", ";", "and", "or", "but"})
BEING = frozenset("am is are was were be been being had has have".split())
BY = frozenset({"by", ".", ":", "|", "of", "on", "about", ",", "(", "–", "-"})


class Place(NamedTuple):
    """Where a date stands in a sentence, as word indexes, between the dates beside it."""

    before: int
    first: int
    stop: int
    after: int


class Claim(NamedTuple):
    """An event word and the rule it may fulfil, at a date of a sentence."""

    text: Text
    sentence: Sentence
    rule: Rule
    hit: Hit
    place: Place


def holds(claim: Claim) -> bool:
    """Whether the right actor or object stands beside the event word, and nothing that makes it another event."""
    near = _near(claim)
    return (
        not _excluded(claim, near)
        and _acted(claim, near)
        and _about(claim)
        and (claim.rule.kind != "told" or _told(claim.sentence, claim.hit))
    )


def _near(claim: Claim) -> list[Hit]:
    """The hits around the event word and its date."""
    keys, place, hit = claim.sentence.words.keys, claim.place, claim.hit
    semicolon = next((k for k in range(place.stop, len(keys)) if keys[k] == ";"), len(keys))
    end = min(place.after, place.stop + AFTER_WORDS, semicolon)
    return [h for h in claim.sentence.hits if hit.first - SUBJECT_WORDS <= h.first and h.stop <= end]


def _excluded(claim: Claim, near: list[Hit]) -> bool:
    """Whether the clause speaks of what was due, or of something else."""
    keys, hit, rule = claim.sentence.words.keys, claim.hit, claim.rule
    clause = max((a for a, _ in clause_bounds(keys) if a <= hit.first), default=0)
    if _supposed(keys[clause : clause + 3]) or _of_an_agency(claim):
        return True
    here = [h for h in near if h.first >= max(clause, min(claim.place.before, hit.first))]
    if any(h.concept == "tim_due" and _governs(keys, h, hit) for h in here):
        return True
    if any(h.concept == "practice_decoy" and _bears(h, claim) for h in here):
        return True
    if rule.kind == "first meeting" and _of_panel(claim):
        return False
    return any(h.concept in rule.never and _bears(h, claim) for h in here)


def _supposed(opening: list[str]) -> bool:
    """Whether a clause tells of something that did not happen: "and had the notice been received"."""
    while opening and opening[0] in JOINING:
        opening = opening[1:]
    return opening[:1] == ["had"] and not DETERMINERS.isdisjoint(opening[1:2])


def _of_an_agency(claim: Claim) -> bool:
    """Whether one of the agencies' reports is meant: "it was accepted", in the part on these."""
    sentence = claim.sentence
    return sentence.section.role == "agency_reports" and "it" in sentence.words.keys[:2] and "tim_report" not in sentence.concepts


def _of_panel(claim: Claim) -> bool:
    """Whether the meeting is called the panel's, whatever it agreed: "terms of reference agreed at the panel's first meeting"."""
    keys, hit = claim.sentence.words.keys, claim.hit
    return "panel" in keys[max(0, hit.first - PRONOUN_WORDS) : hit.stop]


def _governs(keys: list[str], due: Hit, hit: Hit) -> bool:
    """Whether a word of obligation or hope stands just before the event word: "should have been completed"."""
    return 0 <= hit.first - due.stop <= DUE_WORDS and "," not in keys[due.stop : hit.first]


def _bears(other: Hit, claim: Claim) -> bool:
    """Whether a word that would make it another event stands close enough, and is not the event word itself."""
    hit = claim.hit
    inside = hit.first <= other.first and other.stop <= hit.stop
    return not inside and other.first <= max(claim.place.stop, hit.stop) + NEVER_WORDS


def _short(claim: Claim) -> bool:
    """A few words, as in a list of dates, outside the story of the case."""
    return len(claim.sentence.words.keys) <= SHORT and claim.sentence.section.role not in STORY_SECTIONS


def _acted(claim: Claim, near: list[Hit]) -> bool:
    """Whether one of those who must have acted, or what must have been worked on, is named."""
    rule = claim.rule
    if not rule.needs or (rule.kind == "decided" and _short(claim) and claim.sentence.block.kind in LISTED):
        return True
    if _labelled(claim) or (rule.kind == "decided" and _follows_notice(claim)):
        return True
    hits = claim.sentence.hits if rule.kind == "decided" else near
    return any(h.concept in rule.needs and _beside(claim, h) for h in hits)


def _labelled(claim: Claim) -> bool:
    """Whether a form names the event: "Date of completion: 7 October 2010"."""
    keys, first = claim.sentence.words.keys, claim.hit.first
    return keys[max(0, first - 2) : first] in (["date", "of"], ["date", "review"]) and first <= FORM_WORDS


def _follows_notice(claim: Claim) -> bool:
    """Whether "the decision" opens a sentence just after the one in which the board is told."""
    opening = claim.sentence.words.keys[: claim.hit.first]
    before = _before(claim)[-1:]
    told = any({"tim_told", "tim_board"} <= s.concepts for s in before)
    return told and opening in ([THE], ["then", THE])


def _about(claim: Claim) -> bool:
    """Whether what the event is about is named: beside its word for a report, else here or shortly before."""
    rule, hit, sentence = claim.rule, claim.hit, claim.sentence
    accepted = rule.words == "tim_accepted"
    if not rule.also or (_short(claim) and not accepted):
        return True
    if rule.kind == "adopted" and sentence.section.role == "timescale" and _board_just_before(claim):
        return True
    chair = accepted and any(h.concept == "tim_chair" and h.stop <= hit.first for h in sentence.hits)
    if rule.words in CLOSE and not chair:
        return any(h.concept in rule.also and _beside(claim, h) for h in sentence.hits)
    return any(set(rule.also).intersection(s.concepts) for s in (*_before(claim), sentence))


def _board_just_before(claim: Claim) -> bool:
    """Whether the board itself accepted, in a part on the time taken: "the Board accepted the finished text"."""
    boards = (h.stop for h in claim.sentence.hits if h.concept == "tim_full_board")
    return any(0 <= claim.hit.first - stop <= 1 for stop in boards)


def _before(claim: Claim) -> list[Sentence]:
    """The sentences shortly before it in its paragraph."""
    index = claim.sentence.index
    return [s for s in claim.text.sentences[max(0, index - SENTENCES_BEFORE) : index] if s.block is claim.sentence.block]


def _beside(claim: Claim, other: Hit) -> bool:
    """Whether what acted or was worked on stands close enough; a pronoun only just before its verb."""
    hit = claim.hit
    if other.concept in ("tim_pronoun", "tim_first_person"):
        between = claim.sentence.words.keys[other.stop : hit.first]
        passive = bool(BEING.intersection(between[:1])) and len(between) <= PASSIVE
        close = passive or 0 <= hit.first - other.stop <= PRONOUN_WORDS
        return close and (other.concept == "tim_first_person" or _of_review(claim))
    if other.concept in CLOSELY:
        return hit.first - WORK_WORDS <= other.first <= hit.stop + WORK_WORDS
    return True


def _of_review(claim: Claim) -> bool:
    """Whether a pronoun before the word stands for the review: the last piece of work named before it is that."""
    named = [h for h in claim.sentence.hits if h.stop <= claim.hit.first and h.concept in {*REVIEW, "tim_other_work"}]
    for sentence in reversed(_before(claim)):
        named = named or [h for h in sentence.hits if h.concept in {*REVIEW, "tim_other_work"}]
    return bool(named) and max(named, key=lambda h: (h.stop, h.concept == "tim_other_work")).concept in REVIEW


def _told(sentence: Sentence, hit: Hit) -> bool:
    """Whether the board was told, and did not tell: it stands after the word, or before it with "was"."""
    boards = [h for h in sentence.hits if h.concept == "tim_board"]
    if any(0 <= h.first - hit.stop <= OBJECT_WORDS for h in boards):
        return True
    keys = sentence.words.keys
    if any(0 <= h.first - hit.stop <= NOTICE_WORDS and REACHED.intersection(keys[h.first - 2 : h.first]) for h in boards):
        return True
    before = [h for h in boards if h.stop <= hit.first]
    if not before:
        return False
    between = keys[before[-1].stop : hit.first]
    after = keys[hit.stop] if hit.stop < len(keys) else ":"
    return bool(BEING & set(between)) or (not between and after in BY)
