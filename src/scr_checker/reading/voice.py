"""Whose doing a passage tells of: the review (panel, author, board) or the services in the case.

Between sentences and evidence. A short ordered list of tests; the first that speaks decides and names its cue. The
words are in the pack (``voices.yaml``); the source of the distinction is reading trap 1 of the expectations (¶32).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.packs import Voice
from scr_checker.reading.clauses import clauses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.reading.text import Hit, Sentence

ACTORS = frozenset({"review_actor", "practice_actor", "first_person_actor", "guidance_actor"})
STORY = frozenset({"past_event", "family_member", "child_word", "assessment"})
DECIDING: tuple[tuple[str, Voice], ...] = (
    ("review_actor", "review"),
    ("first_person_actor", "review"),
    ("practice_actor", "practice"),
)


@dataclass(frozen=True, slots=True)
class VoiceReading:
    """The voice of a passage and the wording or place that showed it."""

    voice: Voice
    cue: str


def voice_of(sentence: Sentence, first: int, stop: int) -> VoiceReading:
    """The voice of words ``first`` to ``stop`` of a sentence."""
    decoys = [hit for hit in sentence.hits if hit.concept == "practice_decoy"]
    if decoys:
        return VoiceReading("practice", _words(sentence, decoys[0]))
    actors = [hit for hit in sentence.hits if hit.concept in ACTORS]
    clauses = clauses_of(sentence.words.keys, first, stop)
    own = [hit for hit in actors if clauses[0][0] <= hit.first < clauses[-1][1]]
    return _decide(own, sentence) or _of_section(sentence) or _decide(actors, sentence) or _by_subject(sentence)


def _decide(hits: Sequence[Hit], sentence: Sentence) -> VoiceReading | None:
    """The first actor that settles the voice: the review wins over a service named beside it."""
    for concept, voice in DECIDING:
        for hit in hits:
            if hit.concept == concept:
                return VoiceReading(voice, _words(sentence, hit))
    return None


def _of_section(sentence: Sentence) -> VoiceReading | None:
    voice = sentence.section.voice
    return VoiceReading(voice, f"section: {sentence.section.title}") if voice else None


def _by_subject(sentence: Sentence) -> VoiceReading:
    """Without any actor: the family's story is practice, the rest of a review speaks of itself."""
    for hit in sentence.hits:
        if hit.concept in STORY:
            return VoiceReading("practice", _words(sentence, hit))
    return VoiceReading("review", "")


def _words(sentence: Sentence, hit: Hit) -> str:
    return " ".join(sentence.words.keys[hit.first : hit.stop])
