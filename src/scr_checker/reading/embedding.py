"""What a passage holds but does not say: findings of studies, object clauses, words in quotation.

Part of reading assertion, beneath ``clauses``. "Brandon found that fathers are missed", "wrote down what was wrong" and "the
view that nothing could be done" report; their words of lack are not the passage's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import keys_of

if TYPE_CHECKING:
    from scr_checker.reading.text import Hit, Sentence

EMBEDDING = frozenset({"what", "why", "how", "that"})
VIEWS = keys_of("view claim belief suggestion contention argument opinion idea notion impression verdict complaint allegation")
CHALLENGING = keys_of("put object protest remonstrate warn remind persuade convince")
FINDING = keys_of("find found show shown establish suggest conclude report describe argue observe note")
BEFORE_WHAT = frozenset({"in", "of", "to", "by", "on", "for", "from", "with", "at"})
PLANNING = frozenset({"plan_cue", "instruction_word"})
QUOTED_WORDS, STUDY_WORDS, WHAT_WORDS, CHALLENGE_WORDS = 4, 9, 8, 6


def asserted(sentence: Sentence, cues: list[Hit], first: int) -> list[Hit]:
    """The cues that the passage from word ``first`` on says itself."""
    keys = sentence.words.keys
    away = _studied(sentence, first)
    if away or not EMBEDDING.isdisjoint(keys):
        cues = [hit for hit in cues if not 0 < away < hit.first and not _in_what(keys, hit, first)]
    if '"' in keys:
        cues = [hit for hit in cues if not _quoted(keys, hit, first)]
    return cues


def _studied(sentence: Sentence, first: int) -> int:
    """Where what a study found begins, when the passage holds the finding: 'Brandon found that reviews miss fathers'."""
    keys = sentence.words.keys
    if "research_source" not in sentence.places and ")" not in keys:
        return 0
    named = [stop for _, stop in sentence.places.get("research_source", ())]
    named += [k + 1 for k, key in enumerate(keys) if key == ")" and keys[k - 1].isdigit()]
    begun = min(named, default=len(keys))
    return next((k for k in range(max(begun, first), min(begun + STUDY_WORDS, len(keys))) if keys[k] in FINDING), 0)


def _embeds(keys: list[str], k: int) -> bool:
    """Whether an object clause begins at word ``k``: 'what', 'on why', 'the view that', 'I put it to him that'."""
    if keys[k] == "that":
        return keys[k - 1] in VIEWS or not CHALLENGING.isdisjoint(keys[max(k - CHALLENGE_WORDS, 0) : k])
    return keys[k] in {"what", "why", "how"}


def _in_what(keys: list[str], hit: Hit, first: int) -> bool:
    """Whether a cue stands in a clause that is an object: 'wrote down what they should have done'."""
    if hit.concept in PLANNING or (hit.concept == "negator" and hit.stop - hit.first > 1):
        return False
    low = max(hit.first - WHAT_WORDS, first + 1)
    what = next((k for k in range(hit.first - 1, low - 1, -1) if _embeds(keys, k)), 0)
    if what > 0 and keys[what - 1] in BEFORE_WHAT and keys[what - 2] == ",":  # ", on what ground does not appear"
        return False
    return what > 0 and {",", ";", ":", "and", "but"}.isdisjoint(keys[what : hit.first])


def _quoted(keys: list[str], hit: Hit, first: int) -> bool:
    """Whether a cue stands in what somebody is quoted as saying, and the passage does not begin there."""
    begun = next((k for k in range(hit.first, 0, -1) if keys[k - 1] == '"'), 0)
    if first >= begun or keys[:begun].count('"') % 2 == 0 or '"' not in keys[hit.stop :]:
        return False
    return keys.index('"', hit.stop) - begun >= QUOTED_WORDS
