"""What is still to be done: instructions, proposals, questions set and purposes.

Part of reading assertion. ``intended`` knows them by their form: "is asked not to", "ought to" and a base form, "To
establish whether" and "That no report be received" where a part sets questions or proposes; ``planning`` tells whether
a wording that often announces something does so here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIVE,
    OPENERS,
    QUESTIONING,
    STRONG,
    keys_of,
)
from scr_checker.reading.outcome import hits_of, says

if TYPE_CHECKING:
    from scr_checker.reading.outcome import AssertionReading
    from scr_checker.reading.text import Hit, Sentence

PROPOSING = frozenset({"recommendations", "action_plan"})
ASKING = frozenset({"terms_of_reference"})
PERFECT = HAVE | keys_of("having")
REGRET = keys_of("regretted deplored hand")
DO = keys_of("do")
OBJECTS = frozenset({"him", "them", "us", "me", "whom"})
MEANT_TO = [[key, "to"] for key in keys_of("mean meant")]
NOT_VERBS = DETERMINERS | NEGATIVE | keys_of("little more less which whom what")
LEADING_TO = keys_of("amount answer refer relate belong lead due according contribute apply")
ORDERING = keys_of("should must shall will")
VOID = frozenset({"flaw_word", "flaw_noun", "gap_word", "negator", "plan_cue"})
PLAN = frozenset({"plan_cue", "instruction_word"})
CELL = frozenset({"|", ".", ";"})
CUTS = STRONG | COORDINATORS | {","}
DIRECTING = keys_of("ask direct instruct require tell invite request commission enjoin")
WRITERS = keys_of("author writer agency service reviewer trust organisation")
SPEAKING = keys_of("say add declare mention explain note admit confess record like point state acknowledge make")
SUBJECT_WORDS = 5
NEAR = 4
WRITING_PERSONS = frozenset({"i", "we"})
OUGHT_WORDS, ASKED_WORDS, HEAD = 8, 4, 2


def intended(sentence: Sentence, cues: list[Hit], first: int, stop: int) -> AssertionReading | None:
    """Whether the passage is an instruction, a proposal or a purpose, by its form."""
    return (
        _asked(sentence, first, stop)
        or _told(sentence, first, stop)
        or _aside(sentence.words.keys, sentence, first)
        or _ought(sentence, first, stop)
        or _heading_form(sentence, first, stop)
        or _governed(sentence, cues, first)
    )


def _asked(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'Writers are asked not to describe': the passage is what is asked."""
    keys = sentence.words.keys
    for hit in hits_of(sentence, "request_wording"):
        if (
            hit.first < stop
            and STRONG.isdisjoint(keys[hit.stop : first])
            and "to" in (*keys[hit.stop : hit.stop + ASKED_WORDS], keys[first])
        ):
            return says(sentence, "planned", [hit[1:]])
    return None


def _commissioned(keys: list[str], first: int, stop: int) -> int:
    """Where a board 'has asked the trust to' do something, in the passage; 0 if nowhere."""
    for k in range(max(first, 1), min(stop, len(keys) - 2)):
        if keys[k] in DIRECTING and keys[k - 1] in HAVE and "to" in keys[k + 2 : k + SUBJECT_WORDS + 1]:
            return k if "board" in keys[max(k - SUBJECT_WORDS, 0) : k] and "to" not in keys[k + 1 : k + 2] else 0
    return 0


def _told(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'The authors were directed to find out': what those who write were to do, and whom nobody asks a favour."""
    keys = sentence.words.keys
    if sentence.places.get("board") and (ask := _commissioned(keys, first, stop)):
        return says(sentence, "planned", [(ask, ask + 1)])
    for k in range(1, min(stop, len(keys) - 1)) if not DIRECTING.isdisjoint(keys) else ():
        if keys[k] in DIRECTING and keys[k - 1] in BE and "to" in keys[k + 1 : k + 2]:
            writers = not WRITERS.isdisjoint(keys[max(k - SUBJECT_WORDS, 0) : k])
            if writers and STRONG.isdisjoint(keys[k:first]) and NEGATIVE.isdisjoint(keys[:k]) and "," not in keys[:k]:
                return says(sentence, "planned", [(k, k + 2)])
    return None


def _aside(keys: list[str], sentence: Sentence, first: int) -> AssertionReading | None:
    """'Should, where the records are silent, [seek out their writers]': the base form behind an aside."""
    for k in range(first - 1) if not ORDERING.isdisjoint(keys[:first]) else ():
        if keys[k] in ORDERING and keys[k + 1] == ",":
            closes = next((j for j in range(k + 2, first + 1) if keys[j] == ","), 0)
            if closes and STRONG.isdisjoint(keys[k:first]):
                return says(sentence, "planned", [(k, k + 1)])
    return None


def _ought(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'Ought', 'should' or 'must' in the passage's clause with a base form, not with 'have'."""
    keys = sentence.words.keys
    for k in range(len(keys)) if "ought" in keys else ():
        if keys[k] == "ought" and k < stop and STRONG.isdisjoint(keys[k:first]):
            to = next((j for j in range(k, min(k + OUGHT_WORDS, len(keys) - 1)) if keys[j] == "to"), 0)
            if to and keys[to + 1] not in PERFECT and k >= first - 1:
                return says(sentence, "planned", [(k, k + 1)])
    return None


def _heading_form(sentence: Sentence, first: int, stop: int) -> AssertionReading | None:
    """'To establish whether …' among questions set, 'That no report be received' among proposals."""
    keys, role = sentence.words.keys, sentence.section.role
    if first == 0 and _ordered(sentence, keys, role):
        return says(sentence, "planned", [(0, 1)])
    if role in ASKING and first <= HEAD and keys[0] in OPENERS and not _says_of_itself(keys):
        return says(sentence, "planned", [(0, 1)])
    if role in PROPOSING and (task := _task(keys, first)):
        return says(sentence, "planned", [(task, task + 2)])
    if role in PROPOSING and keys[0] == "that" and first <= HEAD:
        return says(sentence, "planned", [(0, 1)])
    if role in ASKING and first <= HEAD and "to" in keys[:HEAD]:
        opens = next((hit for hit in hits_of(sentence, "inquiry_verb") if hit.first <= HEAD), None)
        return says(sentence, "planned", [opens[1:]]) if opens else None
    if role in ASKING:
        should = next((hit for hit in hits_of(sentence, "instruction_word") if first - 1 <= hit.first < stop), None)
        if should and PERFECT.isdisjoint(keys[should.stop : should.stop + 2]):
            return says(sentence, "planned", [should[1:]])
    return None


def _governed(sentence: Sentence, cues: list[Hit], first: int) -> AssertionReading | None:
    """The passage is what a plan just before it is about: 'it is intended that [no one is left out]'."""
    keys = sentence.words.keys
    for hit in (hit for hit in cues if hit.concept in PLAN and hit.stop <= first and planning(sentence, hit)):
        between = keys[hit.stop : first]
        before = keys[max(hit.first - NEAR, 0) : hit.first]
        if len(between) <= NEAR and CUTS.isdisjoint(between) and NEGATIVE.isdisjoint(before) and QUESTIONING.isdisjoint(before):
            return says(sentence, "planned", [hit[1:]])
    return None


def _says_of_itself(keys: list[str]) -> bool:
    """Whether what looks like a question ends in the writer's own statement: 'what this has to do with her I cannot tell'."""
    return any(keys[k] in WRITING_PERSONS and keys[k + 1] in MODALS | {"cannot"} for k in range(1, len(keys) - 1))


def _ordered(sentence: Sentence, keys: list[str], role: str) -> bool:
    """Whether the sentence opens with an imperative: 'do not', 'please', 'consider whether'."""
    if keys[0] == "please" or (keys[0] in DO and keys[1:2] == ["not"]):
        return True
    opens = next((hit for hit in hits_of(sentence, "inquiry_verb") if hit.first == 0), None)
    return opens is not None and (role in ASKING or (len(keys) > opens.stop and keys[opens.stop] in OPENERS))


def _task(keys: list[str], first: int) -> int:
    """Where 'to' and a base form stand without a verb before them: 'Head of service to report'; 0 if nowhere."""
    for k in range(1, len(keys) - 1):
        if keys[k] in AUXILIARIES or keys[k] in LEADING_TO:
            return 0
        if keys[k] == "to" and keys[k + 1] not in NOT_VERBS:
            return k if first <= k else 0
    return 0


def planning(sentence: Sentence, hit: Hit) -> bool:
    """Whether a wording that announces something does: 'is to report', not 'are to the fourth' or 'is to be regretted'."""
    keys = sentence.words.keys
    if hit.first and keys[hit.first - 1] in {"i", "we"} and not SPEAKING.isdisjoint(keys[hit.first + 1 : hit.stop + 1]):
        return False
    after = keys[hit.stop : hit.stop + 2]
    if after and keys[hit.stop - 2 : hit.stop] in MEANT_TO:  # "what it meant to him"
        return after[0] not in DETERMINERS | OBJECTS
    if keys[hit.stop - 1] != "to" or keys[hit.first] not in BE:
        return True
    return bool(after) and after[0] not in DETERMINERS | PERFECT | OBJECTS and REGRET.isdisjoint(after)


def proposed_row(sentence: Sentence, cues: list[Hit], first: int, stop: int) -> AssertionReading:
    """A row of a plan proposes; it is deficient where a cell holds nothing but a word of lack ("ongoing", "none")."""
    keys = sentence.words.keys
    for hit in (hit for hit in cues if hit.concept in VOID and first <= hit.first < stop):
        if keys[hit.first - 1] in CELL and (hit.stop == len(keys) or keys[hit.stop] in CELL):
            return says(sentence, "deficient", [hit[1:]])
    plan = next((hit for hit in cues if hit.concept in PLAN and planning(sentence, hit)), None)
    return says(sentence, "planned" if plan else "affirmed", [plan[1:]] if plan else [])
