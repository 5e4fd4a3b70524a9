"""Whose doing a passage tells of: the review (panel, author, board) or the services in the case.

Between sentences and evidence. A short ordered list of tests; the first that speaks decides and names its cue. The
words are in the pack (``voices.yaml``); the source of the distinction is reading trap 1 of the expectations (¶32).

1. what a section of questions or proposals asks or proposes is the review's, and so is a question or proposal anywhere;
2. who acts in its own clause: what only looks like the review, the review, what only reviews do (where no event of the
   case is named before it), then the services, unless the section is one in which the review speaks of itself and
   nothing from the case stands there before the review's own things;
3. who acts in the rest of the sentence, where that names one side alone;
4. its section;
5. who acts elsewhere in the sentence;
6. the family and the events of the case, a bare "he" or "she"; else a review speaks of itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.reading.clauses import clauses_of
from scr_checker.reading.grammar import HAVE
from scr_checker.reading.sections import FROM_ITSELF
from scr_checker.signal_rules import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.reading.text import Hit, Sentence

REVIEW = ("review_actor", "first_person_actor")
SERVICES: tuple[tuple[str, Voice], ...] = (("practice_event", "practice"), ("practice_actor", "practice"))
PERSONS: tuple[tuple[str, Voice], ...] = (
    ("practice_decoy", "practice"),
    *((concept, "review") for concept in REVIEW),
)
LADDER: tuple[tuple[str, Voice], ...] = (*PERSONS, ("review_act", "review"))
HINT: tuple[tuple[str, Voice], ...] = (("review_hint", "review"),)
LAST: tuple[tuple[str, Voice], ...] = (
    ("past_event", "practice"),
    ("family_member", "practice"),
    ("child_word", "practice"),
    ("assessment", "practice"),
    ("pronoun", "practice"),
    ("case_thing", "practice"),
)
SERVICE_WORDS = frozenset({"practice_decoy", "practice_event", "practice_actor"})
OWNING, OWNED_WITHIN = frozenset({"our", "my"}), 2
GOING_ON = frozenset({"to", "and", "or", "but"})
POINTING = frozenset({"it", "its"})
PLANNING = frozenset({"plan_cue", "instruction_word"})
PROPOSING = frozenset({"recommendations", "action_plan", "terms_of_reference"})
TOLD_OF = frozenset({"that", "what", "who", "which", "how", "if", "whether", "where", "when"})
ACTORS = frozenset({concept for concept, _ in (*LADDER, *SERVICES)} | {"review_hint", "voice_aside"} | PLANNING)
PROPOSALS = frozenset({"proposal", "voice_aside"})


@dataclass(frozen=True, slots=True)
class VoiceReading:
    """The voice of a passage and the wording or place that showed it."""

    voice: Voice
    cue: str


def voice_of(sentence: Sentence, first: int, stop: int) -> VoiceReading:
    """The voice of words ``first`` to ``stop`` of a sentence."""
    hits = _undeceived(sentence, sentence.longest(ACTORS))
    clauses = clauses_of(sentence, first, stop)
    begin = _begin(sentence, clauses[0][0])
    own = [hit for hit in hits if begin <= hit.first < clauses[-1][1]]
    return (
        _of_proposal(sentence, own)
        or _decide(sentence, own, PERSONS)
        or _asked_or_proposed(sentence, begin, clauses[-1][1])
        or _things(sentence, own)
        or _one_side(sentence, hits)
        or _of_section(sentence)
        or _decide(sentence, own, HINT)
        or _decide(sentence, hits, (*LADDER, *SERVICES))
        or _decide(sentence, sentence.hits, LAST)
        or VoiceReading("practice" if sentence.section.case else "review", "")
    )


def _begin(sentence: Sentence, start: int) -> int:
    """Where the doer of a clause may stand: before it, where it points back or only goes on with "to" and a verb."""
    keys = sentence.words.keys
    if keys[start] in POINTING:
        return 0
    if start and "to" in keys[start : start + 2] and keys[start] in GOING_ON:
        return next(first for first, stop in reversed(sentence.clauses) if first < start)
    return start


def _undeceived(sentence: Sentence, hits: list[Hit]) -> list[Hit]:
    """The hits without those of the review that only look like it.

    They run into what is the services' ("the review conference"), are the author of something of theirs, say "our" of a
    service, or take up what the heading names: under "Looked after review" it is "the review".
    """
    theirs = [hit for hit in hits if hit.concept in SERVICE_WORDS]
    return [hit for hit in hits if hit.concept not in REVIEW or not _deceives(sentence, hit, theirs)]


def _deceives(sentence: Sentence, hit: Hit, theirs: Sequence[Hit]) -> bool:
    keys = sentence.words.keys
    if keys[hit.stop - 1] in sentence.section.case:
        return True
    of, owned = keys[hit.stop : hit.stop + 1] == ["of"], keys[hit.first] in OWNING and hit.stop - hit.first == 1
    for other in theirs:
        follows = hit.stop <= other.first <= hit.stop + OWNED_WITHIN
        if other.concept == "practice_decoy" and _overlap(hit, other):
            return True
        if follows and ((of and other.concept != "practice_actor") or (owned and other.concept == "practice_actor")):
            return True
    return False


def _overlap(hit: Hit, other: Hit) -> bool:
    return hit.first < other.stop and other.first < hit.stop


def _of_proposal(sentence: Sentence, own: Sequence[Hit]) -> VoiceReading | None:
    """What is asked or proposed in a section of questions or proposals is the review's, whoever is named in it."""
    if sentence.section.role in PROPOSING and (sentence.words.keys[-1] == "?" or any(h.concept in PLANNING for h in own)):
        return _of_section(sentence)
    return None


def _asked_or_proposed(sentence: Sentence, begin: int, end: int) -> VoiceReading | None:
    """A question, or what is to be done: a report asks and proposes, the case is told as past.

    What somebody said, or what "should have" been done, is no proposal; what is intended "that" somebody do is.
    """
    keys = sentence.words.keys
    if keys[-1] == "?":
        return VoiceReading("review", "?")
    since = 0 if keys[begin] == "that" else begin
    for hit in sentence.longest(PROPOSALS):
        if not since <= hit.first < end or hit.concept != "proposal" or HAVE & set(keys[hit.stop : hit.stop + 4]):
            continue
        if TOLD_OF.isdisjoint(keys[min(begin, hit.first) : hit.first]):
            return VoiceReading("review", sentence.words.printed(hit.first, hit.stop))
    return None


def _things(sentence: Sentence, own: Sequence[Hit]) -> VoiceReading | None:
    """What is spoken of in the passage's own clause, where nobody of the review acts in it.

    What is named first is the subject: an assessment of a page and a half is no page of the review. In the story a
    service acts, whatever paper it holds; in a section on the review only an event of the case shows the services.
    """
    section, named = sentence.section.voice, {hit.concept: hit for hit in reversed(own)}
    event, act = named.get("practice_event"), named.get("review_act")
    if event and act and event.first < act.first and section != "review":
        return _decide(sentence, own, SERVICES[:1])
    if _leads(sentence, named):
        return _decide(sentence, own, HINT)
    if section == "practice" and "practice_actor" in named:
        return _decide(sentence, own, SERVICES)
    ladder = LADDER[-1:]
    return _decide(sentence, own, ladder) or _decide(sentence, own, SERVICES[:1] if section == "review" else SERVICES)


def _leads(sentence: Sentence, named: dict[str, Hit]) -> bool:
    """Whether one of the review's own things is named before all services, and is not one of theirs: 'the scope of'."""
    hint, keys = named.get("review_hint"), sentence.words.keys
    if hint is None or keys[hint.stop : hint.stop + 1] == ["of"]:
        return False
    return all(hint.first < hit.first for concept, hit in named.items() if concept in SERVICE_WORDS)


def _one_side(sentence: Sentence, hits: Sequence[Hit]) -> VoiceReading | None:
    """The rest of the sentence, where it names only the case, or, in a part about the case, only the review."""
    review = any(hit.concept in REVIEW for hit in hits)
    marked = next((hit.concept for hit in hits if hit.concept in {"review_act", "practice_event"}), "")
    if not review and marked != "review_act":
        shown = SERVICES if sentence.section.role_reason == FROM_ITSELF else SERVICES[:1]
        return _decide(sentence, hits, (*PERSONS[:1], *shown))
    services = any(hit.concept in SERVICE_WORDS for hit in hits)
    return None if services or sentence.section.voice != "practice" else _decide(sentence, hits, PERSONS[1:])


def _of_section(sentence: Sentence) -> VoiceReading | None:
    voice = sentence.section.voice
    return VoiceReading(voice, f"section: {sentence.section.title}") if voice else None


def _decide(sentence: Sentence, hits: Sequence[Hit], ladder: Sequence[tuple[str, Voice]]) -> VoiceReading | None:
    """The first concept of the ladder that was hit."""
    for concept, voice in ladder:
        for hit in hits:
            if hit.concept == concept:
                return VoiceReading(voice, sentence.words.printed(hit.first, hit.stop))
    return None
