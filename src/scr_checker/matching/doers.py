"""Whose act or whose thing the matched words are: "the parents thought", "the visitor's report", "seen by the bursar".

Between clauses and ``signals``. The doer is, in this order: who follows "by" after a passive, or "by" or "from" after a
thing; who owns the thing; the nearest person or body before the words that can be their subject, in their clause or in the
one that it goes on from. What is made for the review ("the consultant's report to the panel") is nobody else's; what
somebody thought or told ("the mother thought that the report was fair") is theirs where it is asked who must not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.matching.people import GIVING, ONLY_PARTICIPLES, OWNING, TITLES, Named, View
from scr_checker.reading.grammar import BE, DETERMINERS, HAVE, NEGATIVE, STRONG

if TYPE_CHECKING:
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Sentence, Text
    from scr_checker.signal_rules import Find

UNLISTED = frozenset({"case_worker", "case_person"})
WRITERS, REVIEWS = ("author_role", "review_person"), ("review_person", "review_document", "board")
PRONOUNS = frozenset("he she it they there nobody".split())
COUNTING = frozenset("none one each some most many all both either neither any several few two three".split())
GOING_ON = frozenset("and but or then who which having when while if although though yet".split())
TELLING, FOR = frozenset("that because whether if what how why".split()), frozenset({"for", "to", "of"})
IN_FRONT = frozenset(
    "of to by on for from with at in into about between among after before against under near than like without as through "
    "during until since despite".split()
)
SELF = frozenset("nor very also still alone too himself herself themselves itself".split())
AFTER_NAME = IN_FRONT | GOING_ON | NEGATIVE | PRONOUNS | SELF
GAP, AGENT_GAP, FOR_GAP = 3, 5, 4


def doer_failure(text: Text, find: Find, sentence: Sentence, span: Span) -> str | None:
    """Why what the first entry of ``all`` matched is somebody else's, if all of it in the span is."""
    view = View(text, sentence)
    here = [hit for hit in sentence.spans_of(find.all[0]) if span[0] <= hit[0] < span[1]] if find.all else []
    wrong = [doer for hit in here if (doer := _wrong(view, find, hit))]
    if not wrong or len(wrong) < len(here):
        return None
    name = view.printed(wrong[0].first, wrong[0].stop)
    return f"it is something of {name}" if wrong[0].owns else f"it is what {name} did"


def _wrong(view: View, find: Find, hit: Span) -> Named | None:
    """Who did, owned or told what was matched and should not have, if anybody."""
    doer = _doer(view, hit)
    if doer and _is(view, doer, find.not_by):
        return doer
    if doer and find.by and not (_is(view, doer, find.by) or view.keys[doer.first] in TITLES):  # a name may be anybody's
        return doer
    teller = _teller(view, hit) if find.not_by else None
    return teller if teller and _is(view, teller, find.not_by) else None


def _teller(view: View, hit: Span) -> Named | None:
    """Whose thought or word the matched words are: "the mother thought that the report was fair"."""
    begin = next((a for a, b in view.sentence.clauses if a <= hit[0] < b), 0)
    that = next((k for k in range(hit[0] - 1, max(begin, 1) - 1, -1) if view.keys[k] == "that"), 0)
    return _subject(view, that - 1) if that and view.verbal(that - 1) else None


def _is(view: View, doer: Named, concepts: tuple[str, ...]) -> bool:
    """Whether a doer is named by a term of one of these concepts that is no shorter than the name."""
    if not doer.listed:
        return not UNLISTED.isdisjoint(concepts)
    return any(a <= doer.first and doer.stop <= b for name in concepts for a, b in view.sentence.places.get(name, ()))


def _doer(view: View, hit: Span) -> Named | None:
    """The doer of matched words, worked out once for all signals that ask."""
    key = ("doer", view.sentence.index, hit)
    if key not in view.text.memo:
        doer, end = _read(view, hit)
        view.text.memo[key] = None if doer and _for_review(view, end) else doer
    found: Named | None = view.text.memo[key]
    return found


def _read(view: View, hit: Span) -> tuple[Named | None, int]:
    """The doer of matched words, and where it may be said for whom that was."""
    keys, people, verbal = view.keys, view.people(), view.verbal(hit[0])
    inside = next((d for d in people if d.first == hit[0] + (keys[hit[0]] in NEGATIVE) and d.stop < len(keys)), None)
    if inside and (inside.stop < hit[1] or inside.first == hit[1]) and view.verbal(inside.stop):
        return inside, hit[1]
    being = _passive(view, hit)
    given = _given(view, hit, passive=being >= 0, verbal=verbal)
    if given:
        return given, given.stop
    if being >= 0:
        return _owner(view, range(being - 1, max(being - GAP, 0), -1)), hit[1]
    mine = range(hit[1] - 1, max(hit[0] - GAP, 0) - 1, -1)
    if not verbal and not OWNING.isdisjoint(keys[k] for k in mine):
        return _owner(view, mine), hit[1]
    said = verbal or any(doer.stop == hit[0] for doer in people) or _predicated(view, hit[0])
    return (_subject(view, hit[0]) if said else None), hit[1]


def _owner(view: View, places: range) -> Named | None:
    """Who owns what stands after the first mark of ownership in these places."""
    mark = next((k for k in places if view.keys[k] in OWNING), -1)
    owner = next((doer for doer in view.people() if doer.stop == mark and not _in_a_name(view, mark)), None)
    return owner._replace(owns=True) if owner else None


def _passive(view: View, hit: Span) -> int:
    """Where the verb phrase begins if matched words are a passive ("was never interviewed", "spoken to"), else -1."""
    verb = hit[1] - 1 if view.keys[hit[0]] in BE else hit[0]
    before = [k for k in range(verb - 1, max(verb - GAP, 0) - 1, -1) if view.keys[k] not in NEGATIVE | COUNTING]
    if before and view.keys[before[0]] in BE and view.participle(verb):
        return before[0]
    had = not HAVE.isdisjoint(view.keys[max(verb - GAP, 0) : verb])
    return verb if not had and view.printed(verb, verb + 1).lower() in ONLY_PARTICIPLES else -1


def _given(view: View, hit: Span, *, passive: bool, verbal: bool) -> Named | None:
    """Who follows "by" after a passive, or "by" or "from" right after a thing."""
    keys = view.keys
    last = len(keys) - 1
    reach = range(hit[0], min(hit[1] + AGENT_GAP, last)) if passive else range(hit[1], min(hit[1] + (not verbal), last))
    at = next((k for k in reach if keys[k] == "by" or (keys[k] in GIVING and not passive)), None)
    if at is None:
        return None
    return next(
        (d for d in view.people() if 0 < d.first - at <= AGENT_GAP and OWNING.isdisjoint(keys[d.stop : d.stop + 1])), None
    )


def _subject(view: View, act: int) -> Named | None:
    """The nearest person or body before an act that can be its subject, in its clause or the one that it goes on from."""
    keys, clauses = view.keys, view.sentence.clauses
    own = next((k for k, (a, b) in enumerate(clauses) if a <= act < b), 0)
    for k in range(own, -1, -1):
        begin = clauses[k][0]
        told = next((at for at in range(act - 1, begin - 1, -1) if keys[at] in TELLING), -1)
        if told >= 0 and k < own:
            return None
        start = max(begin, told + 1)
        able = (d for d in reversed(view.people()) if start <= d.first and d.stop <= act and _leads(view, d, start, act))
        if doer := next(able, None):
            return _unless_writer(view, doer, act)
        opening = keys[start:act]
        aside = "," in opening  # "The nurse, who knew her, thought"
        goes_on = (not opening or opening[0] in GOING_ON) and (aside or (DETERMINERS | PRONOUNS).isdisjoint(opening))
        if not goes_on or told >= 0 or (begin and keys[begin - 1] in STRONG):
            return None
    return None


def _leads(view: View, doer: Named, start: int, act: int) -> bool:
    """Whether somebody can be a subject: no owner of something else, nor a mere modifier, nor after a preposition or verb."""
    keys, stop = view.keys, doer.stop
    if keys[stop] in OWNING:  # "the mother's letter said"
        if not (stop + 1 < act <= stop + GAP and view.verbal(act) and not view.verbal(act - 1)):
            return False
    elif stop < act and not _can_follow(view, stop):
        return False
    begin = next(
        (k for k in range(doer.first - 1, max(doer.first - GAP - 1, start - 1), -1) if keys[k] in DETERMINERS), doer.first
    )
    begin = doer.first if not IN_FRONT.isdisjoint(keys[begin : doer.first]) else begin
    while begin - 2 >= start and keys[begin - 1] == "of" and keys[begin - 2] in COUNTING:  # "two of the nurses"
        begin = next((k + 1 for k in range(begin - 3, start - 1, -1) if keys[k] not in COUNTING), start)
    if begin <= start:
        return True
    before = keys[begin - 1]
    infinitive = begin > start + 1 and keys[begin - 2] == "to"
    return not (before in IN_FRONT or before.endswith("ing") or infinitive or view.verbal(begin - 1))


def _can_follow(view: View, k: int) -> bool:
    """Whether a word may follow a subject, and is not what the name only describes: "child protection"."""
    key = view.keys[k]
    return key in AFTER_NAME or not key.isalpha() or key.endswith("ly") or view.verbal(k)


def _unless_writer(view: View, doer: Named, act: int) -> Named | None:
    """A subject, unless a pronoun stands nearer, or it is who wrote for the review ("the author, a senior nurse, met")."""
    keys = view.keys
    if not PRONOUNS.isdisjoint(keys[doer.stop : act]):
        return None
    if keys[doer.stop] == "who" and any(doer.stop <= first < act for first in view.starts("author_role")):
        return None
    comma = next((k for k in range(doer.first - 1, max(doer.first - GAP - 1, 0), -1) if keys[k] == ","), 0)
    written = any(span[1] == comma for name in WRITERS for span in view.sentence.places.get(name, ()))
    return None if comma and written and keys[comma + 1] in DETERMINERS else doer


def _predicated(view: View, k: int) -> bool:
    """Whether what is no verb is said of a subject or made by one: "was defensive", "sent a report", not "in the report"."""
    for at in range(k, max(k - GAP, 0) - 1, -1):
        if view.keys[at] in DETERMINERS:
            return at > 0 and view.verbal(at - 1)
        if at < k and (view.keys[at] in IN_FRONT or view.verbal(at)):
            return view.keys[at] not in IN_FRONT
    return True


def _in_a_name(view: View, k: int) -> bool:
    """Whether an owner is part of the name of a body: "Daughters' House"."""
    return all(view.printed(at, at + 1)[:1].isupper() for at in (k - 1, k + 1) if at < len(view.keys))


def _for_review(view: View, stop: int) -> bool:
    """Whether what was done or made is said to be for the review: "a report to the panel"."""
    at = next((k for k in range(stop, min(stop + FOR_GAP, len(view.keys))) if view.keys[k] in FOR), None)
    return at is not None and any(0 < first - at < GAP for first in view.starts(*REVIEWS))
