"""Do the cues of a sentence, taken together, speak for something? The points of a scorecard.

Between concepts and evidence, beside ``signals``. A signal that asks for certain concepts finds nothing where one of
them is said in words nobody foresaw; a scorecard adds up many weak cues, of which no one is needed. Its points are data
of the pack, learned from labelled reports (``rules/learn_scorecards.py``) and listed there one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.matching.cues import cues_in
from scr_checker.matching.features import TESTS
from scr_checker.matching.places import in_part, part_of, shows, with_any
from scr_checker.matching.said import assertion_in, voice_in
from scr_checker.stemming import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from scr_checker.matching.cues import Cue
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.signal_rules import Assertion, DocumentType, Scorecard, Voice

VOICES: tuple[Voice, ...] = ("review", "practice")
ASSERTIONS: tuple[Assertion, ...] = ("affirmed", "deficient", "planned", "neutral")
ALIKE: dict[str, tuple[str, ...]] = {"recommendations": ("recommendations", "action_plan")}
"""Parts of a report that hold the same things: a plan is a part on what is recommended too."""
MOST_LED = 3


def cues_of(text: Text, sentence: Sentence, kind: DocumentType) -> Iterator[Cue]:
    """Every cue that a sentence of a document of this kind gives; what the learning of scorecards counts."""
    yield from _standing(sentence, kind)
    yield from _asked(text, sentence)


def reaching(text: Text, card: Scorecard, kind: DocumentType) -> Set[int]:
    """The sentences whose cues together reach what the card needs; worked out once for each card."""
    key = ("reaching", id(card), kind)
    if key not in text.memo:
        text.memo[key] = card, frozenset(_reaching(text, card, kind))  # with the card, so that no other takes its identity
    reached: Set[int] = text.memo[key][1]
    return reached


def points(text: Text, card: Scorecard, kind: DocumentType, sentence: Sentence) -> int:
    """What the cues of one sentence add up to."""
    return _standing_points(text, card, kind).of_sentence[sentence.index] + _asked_points(text, card, sentence)


def leading(text: Text, card: Scorecard, kind: DocumentType, sentence: Sentence) -> str:
    """The words of a sentence, and its part of the report, that counted most; empty where no word with content counted."""
    worths = sorted(((worth, cue) for cue in cues_of(text, sentence, kind) if (worth := _worth(card, cue)) > 0), reverse=True)
    said: list[str] = []
    for _, (part, name) in worths:
        words = _as_said(sentence, name) if part == "concepts" else ""
        if words and not any(words in other or other in words for other in said):
            said.append(words)
    stands = ["the part of the report it stands in"] if any(part == "parts" for _, (part, _) in worths) else []
    return ", ".join([*(f"“{words}”" for words in said[:MOST_LED]), *stands]) if said else ""


def _reaching(text: Text, card: Scorecard, kind: DocumentType) -> Iterator[int]:
    """The sentences with the points needed: voice, assertion and features are asked only where they can help one there."""
    standing = _standing_points(text, card, kind)
    least = card.needs - standing.most
    for index, so_far in enumerate(standing.of_sentence):
        if so_far >= least and so_far + _asked_points(text, card, text.sentences[index]) >= card.needs:
            yield index


@dataclass(frozen=True, slots=True)
class Standing:
    """The points of each sentence by what stands in it and where it stands, and how many at ``most`` can be added."""

    card: Scorecard
    of_sentence: list[int]
    most: int


def _standing_points(text: Text, card: Scorecard, kind: DocumentType) -> Standing:
    key = ("standing", id(card), kind)
    if key not in text.memo:
        said = sum(max(card.says.get(name, 0) for name in names) for names in (VOICES, ASSERTIONS))
        most = said + sum(worth for worth in card.shows.values() if worth > 0)
        text.memo[key] = Standing(card, _by_standing(text, card, kind), most)
    found: Standing = text.memo[key]
    return found


def _by_standing(text: Text, card: Scorecard, kind: DocumentType) -> list[int]:
    """The points of every sentence by its concepts, its part of the report and the kind of document."""
    found = [card.documents.get(kind, 0)] * len(text.sentences)
    for name, worth in card.concepts.items():
        for index in text.where.get(name, ()):
            found[index] += worth
    with_word = _with_word(text) if card.words else {}
    for word, worth in card.words.items():
        for index in with_word.get(word, ()):
            found[index] += worth
    for role, worth in card.parts.items():
        for index in with_any(text, in_part(text), ALIKE.get(role, role)):
            found[index] += worth
    for role, worth in card.about.items():
        alike = ALIKE.get(role, role)
        for index in with_any(text, text.with_role, alike) - with_any(text, in_part(text), alike):
            found[index] += worth
    return found


def _with_word(text: Text) -> dict[str, list[int]]:
    """The sentences in which each word stands; gone through once for all cards."""
    if "words" not in text.memo:
        found: dict[str, list[int]] = {}
        for sentence in text.sentences:
            for word in set(sentence.words.keys):
                found.setdefault(word, []).append(sentence.index)
        text.memo["words"] = found
    words: dict[str, list[int]] = text.memo["words"]
    return words


def _asked_points(text: Text, card: Scorecard, sentence: Sentence) -> int:
    """What voice, assertion and the features that the card lists are worth."""
    whole, said = (0, len(sentence.words.keys)), card.says
    worth = sum(worth for feature, worth in card.shows.items() if shows(text, sentence.index, feature))
    if not said.keys().isdisjoint(VOICES):
        worth += said.get(voice_in(text, sentence, whole).voice, 0)
    if not said.keys().isdisjoint(ASSERTIONS):
        worth += said.get(assertion_in(text, sentence, whole).assertion, 0)
    return worth


def _standing(sentence: Sentence, kind: DocumentType) -> Iterator[Cue]:
    yield from cues_in(sentence)
    part = part_of(sentence)
    own = _alike({part} if part else set())
    yield from (("parts", role) for role in sorted(own))
    yield from (("about", role) for role in sorted(_alike(sentence.roles) - own))
    yield "documents", kind


def _asked(text: Text, sentence: Sentence) -> Iterator[Cue]:
    whole = (0, len(sentence.words.keys))
    yield "says", voice_in(text, sentence, whole).voice
    yield "says", assertion_in(text, sentence, whole).assertion
    yield from (("shows", feature) for feature in TESTS if shows(text, sentence.index, feature))


def _worth(card: Scorecard, cue: Cue) -> int:
    part, name = cue
    worths: Mapping[str, int] = getattr(card, part)
    return worths.get(name, 0)


def _alike(roles: Set[str]) -> Set[str]:
    """The roles, with those of parts that hold the same things."""
    return roles | {role for role, alike in ALIKE.items() if not roles.isdisjoint(alike)}


def _as_said(sentence: Sentence, name: str) -> str:
    """The words of a sentence that stand for a concept, unless they are such as stand everywhere."""
    first, stop = sentence.places[name][0]
    if not stems(sentence.words.keys[first:stop]):
        return ""
    return sentence.words.printed(first, stop)
