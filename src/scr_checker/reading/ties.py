"""Ties denied: whoever writes or judges never worked for, managed or met those concerned.

Part of reading assertion, asked by ``parity`` what a negator denies. To have no ties is to a reviewer's credit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import HAVE, keys_of

if TYPE_CHECKING:
    from scr_checker.reading.clauses import Scope
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Hit

SPARING = keys_of("no nothing nobody none")
ANYBODY = keys_of("any anybody anyone either never")
TYING = keys_of(
    "work manage employ supervise line-manage advise instruct pay draw belong train teach deal serve depend answer owe act"
)
CONTACT = keys_of("know meet visit treat hear live sit chair represent hold set over")
SHARES = keys_of(
    "part hand role say share charge oversight authority command business management dealing dealings stake involvement "
    "connection link tie interest responsibility"
)
PERSONS = keys_of("people person somebody someone anyone those officer manager")
WRITERS = keys_of("author writer chair chairman chairwoman reviewer compiler wrote write")
OFFICES = keys_of("he she mr mrs ms dr professor")
STANDING = frozenset({"panel", "process", "agency_reports"})
ANY_WORDS, TIE_WORDS = 6, 4


def unrelated(scope: Scope, lead: Hit, stop: int) -> Span | None:
    """'I have never worked for any of them', 'the writers managed nobody here': who judges has no ties."""
    keys = scope.sentence.words.keys
    persons = scope.sentence.places.get("first_person", ())
    spoken = any(span[0] < scope.end for span in persons) or not WRITERS.isdisjoint(keys[:stop]) or _of_standing(scope)
    if not spoken and PERSONS.isdisjoint(keys[:stop]):
        return None
    who = next((k for k in range(lead.stop, stop - 2) if keys[k] == "who" and keys[k + 1] in HAVE), -1)
    if who >= 0 and not TYING.isdisjoint(keys[who + 2 : who + 4]):
        return who, who + 3
    after = range(lead.stop, min(lead.stop + TIE_WORDS, stop))
    if keys[lead.first] in SPARING:
        before = range(max(lead.first - 2, scope.start), lead.first)
        tie = next((k for k in after if keys[k] in SHARES), -1)
        tie = tie if tie >= 0 or not spoken else next((k for k in before if keys[k] in TYING | CONTACT), -1)
        if tie >= 0:
            return tie, tie + 1
    if not spoken:
        return None
    broad = not ANYBODY.isdisjoint(keys[lead.first : min(lead.stop + ANY_WORDS, stop)])
    past = not HAVE.isdisjoint(keys[max(lead.first - 2, 0) : lead.stop + 4])
    tie = next((k for k in after if keys[k] in (TYING | CONTACT | SHARES if broad else TYING)), -1)
    return (tie, tie + 1) if tie >= 0 and (broad or past) else None


def _of_standing(scope: Scope) -> bool:
    """Whether a person is spoken of where a report tells who wrote and judged: 'Mr Stannard draws no pay here'."""
    keys = scope.sentence.words.keys
    return not STANDING.isdisjoint(scope.sentence.roles) and not OFFICES.isdisjoint((keys[0], keys[scope.start]))
