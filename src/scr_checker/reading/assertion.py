"""Whether a passage says that a thing was done: affirmed, deficient, planned or neutral.

Between sentences and evidence, beside ``voice``. The words are in the pack (``cues.yaml``); the result names the cue
that decided. In this order, the first that speaks deciding:

1. *verdict*: a verdict on the that-clause in which the passage stands ("it is a pity that …");
2. clause by clause, from the one in which the passage begins, *fixed* wordings, intentions and pointers;
3. in the same clause *parity*: a negator or a word of lack is undone by something bad or a second negator after it
   ("none of the authors had managed the case"); a word of flaw counts alone, unless it is what was taken in hand;
4. in the same clause *ties* of a chair, author or member, and *time* of seven months or more;
5. else the thing is affirmed.

What follows "whether", "why" or "how" after a word of asking is not asserted, and ", not X" and "rather than X" say
nothing against what they are set beside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.clauses import clauses_of, longest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scr_checker.packs import Assertion
    from scr_checker.reading.text import Hit, Sentence

FIXED: dict[str, Assertion] = {
    "fixed_affirmed": "affirmed",
    "fixed_deficient": "deficient",
    "plan_cue": "planned",
    "neutral_cue": "neutral",
}
CONFLICT = frozenset({"conflict_word", "distance_word", "bearer"})
BAD = frozenset({"gap_word", "flaw_word", "unwanted_word"})
CUES = frozenset({*FIXED, *BAD, "negator", "idle_wording", "treating_word", "instead_of", "approximator", "substance_word"})
OPENERS = frozenset({"whether", "why", "how", "what", "if"})
SECOND = frozenset({"not", "n't", "never", "without", "fail", "omit", "lack"})
PLAIN = frozenset("a an the in of to by on for from with at as his her their its just because merely simply".split())
HEAD_WORDS = 3
VERDICT_WORDS = 12


@dataclass(frozen=True, slots=True)
class AssertionReading:
    """What a passage asserts and the cue that showed it."""

    assertion: Assertion
    cue: str


class Span(NamedTuple):
    """The part of a clause that speaks of the passage, and the passage."""

    start: int
    end: int
    first: int
    stop: int


def assertion_of(sentence: Sentence, first: int, stop: int) -> AssertionReading:
    """What words ``first`` to ``stop`` of a sentence assert."""
    found = _verdict(sentence, first)
    if found:
        return found
    cues = longest(sentence.hits, CUES)
    for start, end in clauses_of(sentence.words.keys, first, stop):
        span = _span(sentence, cues, start, end, first, stop)
        own = [hit for hit in cues if span.start <= hit.first < span.end and not _inert(sentence, hit, cues)]
        found = _fixed(sentence, own) or _parity(sentence, own, span) or _ties(sentence, span) or _time(sentence, span)
        if found:
            return found
    return AssertionReading("affirmed", "")


def _verdict(sentence: Sentence, first: int) -> AssertionReading | None:
    """A verdict shortly before the 'that' which opens the passage's clause."""
    keys = sentence.words.keys
    opener = next((k for k in range(min(first, len(keys) - 1), max(first - 3, 0), -1) if keys[k] == "that"), None)
    if opener is None:
        return None
    for hit in sentence.hits:
        if hit.concept == "bad_frame" and opener - VERDICT_WORDS <= hit.first and hit.stop <= opener:
            return AssertionReading("deficient", _words(sentence, hit))
    return None


def _span(sentence: Sentence, cues: list[Hit], start: int, end: int, first: int, stop: int) -> Span:
    """The words of a clause that bear on the passage: not those after a question's opener, nor after a mere object."""
    start = next((h.first for h in sentence.hits if h.concept == "denied_frame" and h.stop in {start, start + 1}), start)
    opener = _opener(sentence, start, end)
    if opener is not None and first <= opener:
        end = opener
    elif opener is not None and sentence.words.keys[opener] in {"whether", "if"}:
        return Span(start, opener, first, stop)
    head = first - start <= HEAD_WORDS
    return Span(start, end if head else min(end, max(stop, start + 1)), first, stop)


def _opener(sentence: Sentence, start: int, end: int) -> int | None:
    """Where an embedded question begins in a clause: 'whether' or the like after a word of asking."""
    asked = {hit.stop for hit in sentence.hits if hit.concept == "question_verb" and hit.first >= start}
    keys = sentence.words.keys
    return next((k for k in range(start + 1, end) if keys[k] in OPENERS and k in asked), None)


def _inert(sentence: Sentence, hit: Hit, cues: list[Hit]) -> bool:
    """Whether a cue only sets something aside: ', not X', 'and not a X', 'rather than X', 'barely a week'."""
    keys = sentence.words.keys
    before, after = keys[hit.first - 1] if hit.first else "", keys[hit.stop] if hit.stop < len(keys) else ""
    if keys[hit.first] == "not" and hit.stop - hit.first == 1:
        return before == "," or (before == "and" and after in PLAIN)
    if any(h.concept == "approximator" and h.first == hit.first for h in cues):
        return any(
            h.concept == "brief_unit" and hit.stop <= h.first <= hit.stop + 1 for h in sentence.hits
        ) and "before" not in keys[hit.stop : hit.stop + 4]
    return False


def _fixed(sentence: Sentence, own: list[Hit]) -> AssertionReading | None:
    """Wordings that decide by themselves, in the order of ``FIXED``."""
    for concept, assertion in FIXED.items():
        for hit in own:
            if hit.concept == concept:
                return AssertionReading(assertion, _words(sentence, hit))
    return None


def _parity(sentence: Sentence, own: list[Hit], span: Span) -> AssertionReading | None:
    """Negators, words of lack and words of flaw in a clause: one makes it deficient, two undo each other."""
    handled = min((hit.stop for hit in own if hit.concept == "treating_word"), default=span.end)
    reaching = [h for h in own if h.concept == "negator" or (h.concept == "gap_word" and h.first < handled)]
    if reaching:
        return _undone(sentence, reaching[0], own, span) or AssertionReading("deficient", _words(sentence, reaching[0]))
    for hit in own:
        if hit.concept == "flaw_word" and hit.first < handled and (hit.first >= span.first or hit.stop <= span.start):
            return AssertionReading("deficient", _words(sentence, hit))
    return None


def _undone(sentence: Sentence, lead: Hit, own: list[Hit], span: Span) -> AssertionReading | None:
    """What turns a negator back: something bad or a second negator after it, before 'and' and before it is treated."""
    keys = sentence.words.keys
    stop = next((k for k in range(lead.stop, span.end) if keys[k] in {"and", "with"}), span.end)
    stop = min([stop, *(h.first for h in own if h.concept == "treating_word" and h.first >= lead.stop)])
    ties = [h for h in sentence.hits if h.concept == "conflict_word" and _bearer(sentence, span)]
    for hit in (*own, *ties):
        second = hit.concept == "negator" and keys[hit.first] in SECOND
        if lead.stop <= hit.first < stop and (hit.concept in BAD or hit.concept == "conflict_word" or second):
            return AssertionReading("affirmed", f"{_words(sentence, lead)} … {_words(sentence, hit)}")
    return None


def _bearer(sentence: Sentence, span: Span) -> bool:
    """Whether the sentence speaks of somebody whose independence matters."""
    return any(hit.concept in {"review_person", "author_role", "agency_report"} for hit in sentence.hits)


def _ties(sentence: Sentence, span: Span) -> AssertionReading | None:
    """A chair, author or member tied to the services, and nobody from elsewhere."""
    here = [hit for hit in sentence.hits if span.start <= hit.first < span.end]
    if not _bearer(sentence, span) or any(hit.concept == "distance_word" for hit in here):
        return None
    hit = next((hit for hit in here if hit.concept == "conflict_word"), None)
    return AssertionReading("deficient", _words(sentence, hit)) if hit else None


def _time(sentence: Sentence, span: Span) -> AssertionReading | None:
    """Seven months or more that something took."""
    here = {hit.concept: hit for hit in sentence.hits if span.start <= hit.first < span.end}
    if "long_time" in here and "took_time" in here:
        return AssertionReading("deficient", _words(sentence, here["long_time"]))
    return None


def _words(sentence: Sentence, hit: Hit) -> str:
    return " ".join(sentence.words.keys[hit.first : hit.stop])
