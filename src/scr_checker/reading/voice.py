"""Whose doing a passage tells of: the review (panel, author, board) or the services in the case.

Between sentences and evidence. A short ordered list of tests; the first that speaks decides and names its cue. The
words are in the pack (``voices.yaml``); the source of the distinction is reading trap 1 of the expectations (¶32).

1. what a section of questions or proposals asks or proposes is the review's;
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

from scr_checker.packs import Voice
from scr_checker.reading.clauses import clauses_of
from scr_checker.reading.sections import FROM_ITSELF

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
)
SERVICE_WORDS = frozenset({"practice_decoy", "practice_event", "practice_actor"})
POINTING = frozenset({"it", "its"})
PLANNING = frozenset({"plan_cue", "instruction_word"})
PROPOSING = frozenset({"recommendations", "action_plan", "terms_of_reference"})
ACTORS = frozenset({concept for concept, _ in (*LADDER, *SERVICES)} | {"review_hint", "voice_aside"} | PLANNING)


@dataclass(frozen=True, slots=True)
class VoiceReading:
    """The voice of a passage and the wording or place that showed it."""

    voice: Voice
    cue: str


def voice_of(sentence: Sentence, first: int, stop: int) -> VoiceReading:
    """The voice of words ``first`` to ``stop`` of a sentence."""
    hits = _undeceived(sentence.longest(ACTORS))
    clauses = clauses_of(sentence, first, stop)
    begin = 0 if sentence.words.keys[clauses[0][0]] in POINTING else clauses[0][0]
    own = [hit for hit in hits if begin <= hit.first < clauses[-1][1]]
    return (
        _of_proposal(sentence, own)
        or _decide(sentence, own, PERSONS)
        or _things(sentence, own)
        or _one_side(sentence, hits)
        or _of_section(sentence)
        or _decide(sentence, own, HINT)
        or _decide(sentence, hits, (*LADDER, *SERVICES))
        or _decide(sentence, sentence.hits, LAST)
        or VoiceReading("review", "")
    )


def _undeceived(hits: list[Hit]) -> list[Hit]:
    """The hits without those of the review that run into what only looks like it: 'the review conference'."""
    decoys = [hit for hit in hits if hit.concept == "practice_decoy"]
    if not decoys:
        return hits
    return [hit for hit in hits if hit.concept not in REVIEW or not any(_overlap(hit, other) for other in decoys)]


def _overlap(hit: Hit, other: Hit) -> bool:
    return hit.first < other.stop and other.first < hit.stop


def _of_proposal(sentence: Sentence, own: Sequence[Hit]) -> VoiceReading | None:
    """What is asked or proposed in a section of questions or proposals is the review's, whoever is named in it."""
    if sentence.section.role in PROPOSING and (sentence.words.keys[-1] == "?" or any(h.concept in PLANNING for h in own)):
        return _of_section(sentence)
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
                return VoiceReading(voice, " ".join(sentence.words.keys[hit.first : hit.stop]))
    return None
