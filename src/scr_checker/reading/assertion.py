"""Whether a passage says that a thing was done: affirmed, deficient, planned or neutral.

Between sentences and evidence, beside ``voice``. The words are in the pack (``cues.yaml``); the result names the cue
that decided. In this order, the first that speaks deciding:

1. a question; what is still to be done (``intention``);
2. the *frame*: how the sentence around the passage turns it (``frames``);
3. statement by statement, from the one in which the passage begins, *fixed* wordings inside the passage;
4. *parity* of negators, words of lack and words of flaw there (``parity``);
5. fixed wordings and pointers in the rest of the clause, shortfalls told by the build of the clause (``shortfall``), its
   matter (``matters``), what is only mentioned (``mention``);
6. the opposite of what it is an exception to (``exceptions``);
7. else the thing is affirmed.

What follows "whether", "why" or "how" after a word of asking is not asserted, and ", not X" and "rather than X" say
nothing against what they are set beside. Of several statements in a passage a concession does not count where the
main statement follows, and one joined by "and" or "but" counts where it is deficient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.reading.clauses import REPORTING, Scope, clauses_of, scope_of
from scr_checker.reading.exceptions import exception_before
from scr_checker.reading.frames import denied, framed
from scr_checker.reading.grammar import (
    AUXILIARIES,
    CONCEDING,
    CONCESSIVE,
    COORDINATORS,
    DETERMINERS,
    LATER,
    NEGATIVE,
    STRONG,
    SUBJECTS,
    keys_of,
)
from scr_checker.reading.intention import PROPOSING, intended, planning, proposed_row
from scr_checker.reading.matters import of_matter
from scr_checker.reading.measure import of_measure, remedied
from scr_checker.reading.mention import mentioned, unclaimed
from scr_checker.reading.outcome import AssertionReading, says
from scr_checker.reading.parity import BAD, parity
from scr_checker.reading.shortfall import of_shortfall

if TYPE_CHECKING:
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Hit, Sentence
    from scr_checker.signal_rules import Assertion

DECIDING: dict[str, Assertion] = {
    "fixed_affirmed": "affirmed",
    "fixed_deficient": "deficient",
    "plan_cue": "planned",
    "instruction_word": "planned",
}
PLANS = frozenset({"plan_cue", "instruction_word"})
CUES = BAD | {*DECIDING, "neutral_cue", "negator", "unrealised_word", "idle_wording", "treating_word"}
OPPOSITE: dict[str, Assertion] = {"affirmed": "deficient", "deficient": "affirmed"}
JOINING = COORDINATORS | SUBJECTS | {"so", "nor"}
TELLING = keys_of("tell told said say explain recall remember describe report complain")
HANGING = CONCESSIVE | keys_of("because since if unless when")
SHORT, FOUND_WORDS = 3, 3
__all__ = ["AssertionReading", "assertion_of"]


def assertion_of(sentence: Sentence, first: int, stop: int) -> AssertionReading:
    """What words ``first`` to ``stop`` of a sentence assert."""
    if sentence.words.keys[-1] == "?" and STRONG.isdisjoint(sentence.words.keys[stop:]):
        return AssertionReading("planned", "?")
    cues = sentence.longest(CUES)
    if sentence.block.kind is BlockKind.TABLE_ROW and sentence.section.role in PROPOSING:
        return proposed_row(sentence, cues, first, stop)
    found = intended(sentence, cues, first, stop) or framed(sentence, first, stop)
    if found:
        return found
    denial, exception = denied(sentence, first, stop), exception_before(sentence.words.keys, first)
    if denial is None or (exception and denial.stop <= exception[0]):
        return _read(sentence, cues, first, stop) or _excepted(sentence, exception) or AssertionReading("affirmed", "")
    spans = [(denial.first, denial.stop)]
    if denial.charge:
        return says(sentence, "affirmed", spans)
    inner = _read(sentence, [hit for hit in cues if hit.first >= denial.stop], max(first, denial.stop), stop)
    bad = next((hit for hit in cues if hit.concept == "unwanted_word" and denial.stop <= hit.first < stop), None)
    if bad:
        return says(sentence, "affirmed", [*spans, bad[1:]])
    assertion = inner.assertion if inner else "affirmed"
    return says(sentence, OPPOSITE.get(assertion, assertion), spans)


def _excepted(sentence: Sentence, exception: Span | None) -> AssertionReading | None:
    """The opposite of what stands before the words of an exception."""
    main = assertion_of(sentence, 0, exception[0]).assertion if exception else "neutral"
    return says(sentence, OPPOSITE[main], [exception]) if exception and main in OPPOSITE else None


def _read(sentence: Sentence, cues: list[Hit], first: int, stop: int) -> AssertionReading | None:
    """What the statements of the passage say, the first deciding unless a later one tells against it."""
    found: AssertionReading | None = None
    clauses = clauses_of(sentence, first, stop)
    keys = sentence.words.keys
    for start, end in _statements(keys, clauses, first):
        reading = _of_clause(scope_of(sentence, cues, (start, end), first, stop))
        if found and found.assertion == "deficient" and _joined(keys, start) and (mended := remedied(sentence, start, end)):
            return says(sentence, "affirmed", [mended])
        if reading and _counts(keys, start, first, reading, found):
            found = reading
    return found


def _counts(keys: list[str], start: int, first: int, reading: AssertionReading, found: AssertionReading | None) -> bool:
    """Whether a statement decides: the first that speaks and hangs on none before, or a bad one set beside a good one."""
    if found is None:
        return not (start > first and (keys[start] in HANGING or (keys[start] == "that" and keys[start - 1] in TELLING)))
    return found.assertion in {"affirmed", "planned"} and _joined(keys, start) and reading.assertion == "deficient"


def _joined(keys: list[str], start: int) -> bool:
    """Whether a clause stands beside the one before it and not under it."""
    return keys[start] in JOINING or keys[start - 1] in STRONG | COORDINATORS


def _statements(keys: list[str], clauses: list[Span], first: int) -> list[Span]:
    """The clauses that make a statement about the passage, a concession in front left out."""
    head = clauses[0][0]
    bare = AUXILIARIES.isdisjoint(keys[max(head, first) : clauses[0][1]])
    kept = [
        (start, end)
        for start, end in clauses
        if start == head
        or (keys[start] in LATER and (keys[start] != "that" or keys[head] == "it"))
        or _joined(keys, start)
        or (keys[start] in AUXILIARIES and bare)
        or (
            keys[start] in DETERMINERS | NEGATIVE
            and not AUXILIARIES.isdisjoint(keys[start:end])
            and (keys[start] != "that" or _said_that(keys, start, first))
        )
        or (start == clauses[0][1] and clauses[0][1] - max(head, first) <= SHORT)
    ]
    main = [k for k, (start, _) in enumerate(kept) if k and keys[start] not in LATER]
    concedes = keys[head] in CONCESSIVE or (keys[head] in CONCEDING and keys[head + 1 : head + 2] != [","])
    return kept[main[0] :] if main and concedes else kept


def _said_that(keys: list[str], start: int, first: int) -> bool:
    """Whether a 'that' begins what is stated: 'that was all', 'found that', not ', that' nor 'rang and found that'."""
    if keys[start - 1] in REPORTING:
        return "and" not in keys[max(start - FOUND_WORDS, first) : start]
    return keys[start + 1 : start + 2] != [] and keys[start + 1] in AUXILIARIES and keys[start - 1] != ","


def _of_clause(scope: Scope) -> AssertionReading | None:
    return (
        _fixed(scope, DECIDING, inside=True)
        or of_measure(scope)
        or unclaimed(scope)
        or parity(scope)
        or _fixed(scope, DECIDING | {"neutral_cue": "neutral"}, inside=False)
        or of_shortfall(scope)
        or of_matter(scope)
        or mentioned(scope)
    )


def _fixed(scope: Scope, table: dict[str, Assertion], *, inside: bool) -> AssertionReading | None:
    """Wordings that decide by themselves, in the order of the table."""
    if not scope.cues:
        return None
    for concept, assertion in table.items():
        for hit in scope.has(concept):
            if (scope.inside(hit) or not inside) and not _overruled(scope, hit):
                if concept == "fixed_affirmed" and (plan := _planned_before(scope, hit)):
                    return says(scope.sentence, "planned", [plan[1:]])
                return says(scope.sentence, assertion, [hit[1:]])
    return None


def _planned_before(scope: Scope, hit: Hit) -> Hit | None:
    """The announcement that a wording of success only qualifies: 'should not wait', 'expects it no later than May'."""
    plans = (plan for concept in DECIDING if concept in PLANS for plan in scope.has(concept))
    return next((p for p in plans if scope.first - 1 <= p.first < hit.first and not _overruled(scope, p)), None)


def _overruled(scope: Scope, hit: Hit) -> bool:
    """Whether a negator before a wording of success or of intention takes it back: 'nothing was put right'."""
    if hit.concept in PLANS and not planning(scope.sentence, hit):
        return True
    if hit.concept == "plan_cue" and any(h.stop == hit.first and h.first >= scope.first for h in scope.has("negator")):
        return True  # "nobody will know"
    keys = scope.sentence.words.keys[hit.first : hit.stop]
    if hit.concept == "neutral_cue" and (
        keys[0] == "this" or keys[:2] == ["in", "the"]
    ):  # "each row in the table has an owner" points to nothing
        before = scope.sentence.words.keys[scope.start : hit.first]
        return bool(before) and (before[-1] == "of" or AUXILIARIES.isdisjoint(before))
    if hit.concept == "fixed_affirmed" or (hit.concept == "plan_cue" and AUXILIARIES.isdisjoint(keys)):
        return NEGATIVE.isdisjoint(keys) and any(h.first < hit.first for h in scope.has("negator"))
    return False
