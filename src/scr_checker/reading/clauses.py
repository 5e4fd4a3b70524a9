"""Where the clauses of a sentence begin and end, and which words of them speak of a passage.

Used by voice and assertion, so that "the health visitor was late, but the panel saw why" is two statements. There is
no parser behind it: commas, joining words and the words that may follow them are enough for the sentences of reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.embedding import asserted
from scr_checker.reading.grammar import AUXILIARIES, BE, OPENERS, QUESTIONING, RELATIVE, STRONG, SUBJECTS, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scr_checker.reading.text import Hit, Sentence

AFTER_COMMA = AUXILIARIES | keys_of(
    "and but or so which who whose whom where when while whereas although though because since as if whether unless until "
    "nor yet not with without having rather including except despite after before that given being by only "
    "i we he she it they the this these those there a an each every all both one no nobody none nothing neither "
    "his her its their our my"
)
ALONE = keys_of("but although though whereas because unless which while whilst")
REPORTING = keys_of(
    "accept accepted acknowledge agree agreed appear argue believe believed clear conclude concluded conclusion "
    "consider considered explain fact feel felt find finding found hold held know known maintain note noted observe "
    "opinion recognise record remark remarked report reported said satisfied say show shows state stated suggest "
    "suggested tell think thought told understand view"
)
SCARCE = keys_of("only few little barely")
BREAKING = STRONG | {","}
OPENING = ALONE | SUBJECTS | {"that"}
TOLD = keys_of("tell told show shows shown explain explained say said says report reported ground find found describe")
LIGHT_NOUNS = keys_of("thing matter question point subject")
CARRIED = LIGHT_NOUNS | {","}
AMONG = frozenset({"among", "amongst", "between", "anywhere"})
PREPOSITIONS = frozenset({"not", "but", "in", "of", "to", "by", "on", "for", "from", "with", "at"})
LACKS = frozenset({"flaw_word", "gap_word", "unwanted_word"})
PLANNING = frozenset({"plan_cue", "instruction_word"})
PLAIN = keys_of("a an the in of to by on for from with at as his her their its just because merely simply")
WHENEVER = keys_of("when while if where whereas once")
APART = keys_of("when while before after because since although though whereas")
HEAD_WORDS, ASKING_WORDS, RELATIVE_AFTER, SO_WORDS, BUT_REACH, TOLD_WORDS = 3, 4, 3, 6, 8, 4


class Scope(NamedTuple):
    """The part of a clause that speaks of the passage ``first`` to ``stop``, and the cues in it."""

    sentence: Sentence
    start: int
    end: int
    first: int
    stop: int
    cues: list[Hit]
    by_concept: dict[str, list[Hit]]

    def has(self, concept: str) -> list[Hit]:
        """The cues of one concept in this part."""
        return self.by_concept.get(concept, [])

    def inside(self, hit: Hit) -> bool:
        """Whether a cue touches the passage itself."""
        return hit.first < self.stop and self.first < hit.stop


def clause_bounds(keys: list[str]) -> list[tuple[int, int]]:
    """Word ranges of the clauses of a sentence, in order and without gaps."""
    likely = (k for k in range(1, len(keys)) if keys[k - 1] in BREAKING or keys[k] in OPENING)
    starts = [0, *(k for k in likely if _opens(keys, k))]
    return list(zip(starts, [*starts[1:], len(keys)], strict=True)) if keys else []


def _opens(keys: list[str], k: int) -> bool:
    key, before = keys[k], keys[k - 1]
    if before in STRONG:
        return True
    if before == ",":
        return key in AFTER_COMMA and not _left_open(keys, k - 1)
    if key == "that":
        return before in REPORTING
    if before in {"and", "but"} and key in SUBJECTS:
        return True
    return key in ALONE and before not in PREPOSITIONS


def _left_open(keys: list[str], comma: int) -> bool:
    """A comma after an auxiliary or a negator only lets an aside in: 'was not, as so often, allowed to'."""
    return comma > 0 and (keys[comma - 1] in AUXILIARIES or keys[comma - 1] in {"not", "n't", "never"})


def clauses_of(sentence: Sentence, first: int, stop: int) -> list[tuple[int, int]]:
    """The clauses that the words ``first`` to ``stop`` lie in, in order, and the rest of one left without its verb."""
    keys, bounds = sentence.words.keys, sentence.clauses
    own = [(a, b) for a, b in bounds if a < stop and first < b]
    if not own:
        return [(0, len(keys))]
    if keys[first - 1 : first] == [","]:
        own[0] = (first, own[0][1])
    later = [(a, b) for a, b in bounds if a >= own[-1][1]]
    if later and not AUXILIARIES & set(keys[own[0][0] : own[-1][1]]):
        own += [bound for bound in later if keys[bound[0]] in AUXILIARIES][:1]
    return own


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, without those that lie within a longer one."""
    found: list[Hit] = []
    reach, since = 0, 0
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.stop, hit.concept)):
        if hit.stop > reach or (hit.stop == reach and hit.first == since):
            found.append(hit)
            reach, since = hit.stop, hit.first
    return found


def scope_of(sentence: Sentence, cues: list[Hit], clause: tuple[int, int], first: int, stop: int) -> Scope:
    """The words of a clause that bear on the passage: none of a question asked, nor those after a mere object."""
    start, end = clause
    end = _reported(sentence.words.keys, cues, max(start, first), end) or end
    opener = _opener(sentence, start, end)
    if opener and (first <= opener or sentence.words.keys[opener] in {"whether", "if"}):
        end = opener
    elif (relative := _relative(sentence.words.keys, max(start, first) + RELATIVE_AFTER, end)) and not _hangs(
        sentence.words.keys, cues, start, relative
    ):
        end = relative
    elif first - start > HEAD_WORDS:
        end = min(end, max(stop, start + 1))
    here = [hit for hit in cues if start <= hit.first < end]
    end = min(
        (hit.first for hit in here if hit.concept == "negator" and _inert(sentence, hit) and hit.first > first), default=end
    )
    keys = sentence.words.keys
    kept = [hit for hit in here if hit.first < end and not _inert(sentence, hit) and not _elsewhere(keys, hit, start, first)]
    kept = asserted(sentence, kept, first)
    by_concept: dict[str, list[Hit]] = {}
    for hit in kept:
        by_concept.setdefault(hit.concept, []).append(hit)
    return Scope(sentence, start, end, first, stop, kept, by_concept)


def _elsewhere(keys: list[str], hit: Hit, start: int, first: int) -> bool:
    """Whether a negator before the passage ends its work before it: in an aside, or in the clause that a 'when' hangs on."""
    if hit.first >= first + HEAD_WORDS and hit.concept not in PLANNING:
        opener = next((k for k in range(hit.first - 1, first + 1, -1) if keys[k] in WHENEVER or keys[k] == ","), 0)
        return opener > 0 and keys[opener] != "," and hit.concept != "unrealised_word"
    if hit.concept != "negator" or hit.stop >= first:
        return False
    between = keys[hit.stop : first]
    if not APART.isdisjoint(between):
        return True
    return between.count(",") % 2 == 1 and hit.first > start + 1


def _reported(keys: list[str], cues: list[Hit], start: int, end: int) -> int:
    """Where what somebody told or found begins, when the passage holds the telling: its words are not the passage's own."""
    for k in range(start + 1, end) if not TOLD.isdisjoint(keys[start:end]) else ():
        if keys[k] in {"that", "how"} and k > start + 1 and not TOLD.isdisjoint(keys[max(start, k - TOLD_WORDS) : k]):
            negated = any(hit.concept in {"negator", "gap_word"} and start - 4 <= hit.first < k for hit in cues)
            return 0 if negated else k
    return 0


def _opener(sentence: Sentence, start: int, end: int) -> int:
    """Where an embedded question begins in a clause: 'whether', or 'why' and the like after a word of asking."""
    keys = sentence.words.keys
    if OPENERS.isdisjoint(keys[start + 1 : end]):
        return 0
    asked = [stop for first, stop in sentence.places.get("question_verb", ()) if first >= start]
    for k in range(start + 1, end):
        if keys[k] == "whether" or (keys[k] in OPENERS and any(0 <= k - stop <= ASKING_WORDS for stop in asked)):
            return k
    return 0


def _relative(keys: list[str], start: int, end: int) -> int:
    """Where a relative clause without a comma begins: its words tell of something else."""
    for k in range(start, end) if not RELATIVE.isdisjoint(keys[start:end]) else ():
        if keys[k] not in RELATIVE:
            continue
        before = keys[k - 1]
        joined = (before in PREPOSITIONS and keys[k - 2] in CARRIED) or before in LIGHT_NOUNS  # ", to which there was no reply"
        if not joined and {"so", "such", "it"}.isdisjoint(keys[max(k - SO_WORDS, 0) : k]):
            return k
    return 0


def _hangs(keys: list[str], cues: list[Hit], start: int, relative: int) -> bool:
    """Whether a relative clause hangs on a negated noun, so that the negator reaches into it: 'not a line that lacks'."""
    for hit in cues:
        if hit.concept == "negator" and start <= hit.first < relative and keys[hit.first] not in SCARCE:
            return AUXILIARIES.isdisjoint(keys[hit.stop : relative])
    return False


def _inert(sentence: Sentence, hit: Hit) -> bool:
    """Whether a cue only sets something aside: ', not X', 'not X but', 'barely a week', 'which will'."""
    keys = sentence.words.keys
    before, after = keys[hit.first - 1] if hit.first else "", keys[hit.stop] if hit.stop < len(keys) else ""
    if hit.first >= 2 and keys[hit.first - 2] == "what" and before in BE and hit.concept in LACKS:
        return True  # "a list of what was missing"
    if hit.concept in PLANNING:
        return not (QUESTIONING | {"when", "where"}).isdisjoint(keys[max(hit.first - 4, 0) : hit.first])
    if keys[hit.first] == "not" and hit.stop - hit.first == 1:
        corrects = "but" in keys[hit.stop : hit.stop + BUT_REACH] and before not in AUXILIARIES - BE
        sole = keys[hit.first - 2 : hit.first] == [",", "and"] and not AMONG.isdisjoint(keys[hit.stop : hit.stop + BUT_REACH])
        return corrects or before == "," or (before == "and" and after in PLAIN and not sole)
    reach, places = range(hit.first, hit.stop + 2), sentence.places
    unit = next((span for span in places.get("brief_unit", ()) if span[0] in reach), None)
    if unit is None or all(span[0] not in reach for span in places.get("approximator", ())):
        return False
    return keys[unit[1] : unit[1] + 1] != ["before"]
