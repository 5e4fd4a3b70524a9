"""Whose doing a passage tells of: the review (panel, author, board) or the services in the case.

Between sentences and evidence. A short ordered list of tests; the first that speaks decides and names its cue. The
words are in the pack (``voices.yaml``); the source of the distinction is reading trap 1 of the expectations (¶32).

1. what a section of questions or proposals asks or proposes is the review's;
2. who acts in its own clause: what only looks like the review, the review, what only reviews do, then the services,
   unless the section is one in which the review speaks of itself and nothing from the case stands there;
3. its section;
4. who acts elsewhere in the sentence;
5. the family and the events of the case, a bare "he" or "she"; else a review speaks of itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.packs import Voice
from scr_checker.reading.clauses import clauses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.reading.text import Hit, Sentence

REVIEW = ("review_actor", "first_person_actor")
SERVICES: tuple[tuple[str, Voice], ...] = (("practice_event", "practice"), ("practice_actor", "practice"))
LADDER: tuple[tuple[str, Voice], ...] = (
    ("practice_decoy", "practice"),
    *((concept, "review") for concept in REVIEW),
    ("review_act", "review"),
)
LAST: tuple[tuple[str, Voice], ...] = (
    ("past_event", "practice"),
    ("family_member", "practice"),
    ("child_word", "practice"),
    ("assessment", "practice"),
    ("pronoun", "practice"),
)
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
    hits = sentence.longest(ACTORS)
    clauses = clauses_of(sentence, first, stop)
    own = [hit for hit in hits if clauses[0][0] <= hit.first < clauses[-1][1]]
    return (
        _of_proposal(sentence, own)
        or _decide(sentence, own, LADDER)
        or _services(sentence, own)
        or _of_section(sentence)
        or _decide(sentence, own, (("review_hint", "review"),))
        or _decide(sentence, hits, (*LADDER, *SERVICES))
        or _decide(sentence, sentence.hits, LAST)
        or VoiceReading("review", "")
    )


def _of_proposal(sentence: Sentence, own: Sequence[Hit]) -> VoiceReading | None:
    """What is asked or proposed in a section of questions or proposals is the review's, whoever is named in it."""
    if sentence.section.role in PROPOSING and (sentence.words.keys[-1] == "?" or any(h.concept in PLANNING for h in own)):
        return _of_section(sentence)
    return None


def _services(sentence: Sentence, own: Sequence[Hit]) -> VoiceReading | None:
    """The services in the passage's own clause; in a section on the review only an event of the case shows them."""
    return _decide(sentence, own, SERVICES[:1] if sentence.section.voice == "review" else SERVICES)


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
