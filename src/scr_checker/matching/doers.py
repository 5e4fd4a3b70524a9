"""Whose act or whose thing the matched words are: "the parents thought", "the visitor's report", "seen by the bursar".

Between clauses and ``signals``. The doer is, in this order, who follows "by" after a passive or "by" or "from" after a
thing; who owns the thing; the nearest person or body before the words in their clause that can be its subject. What is
made for the review ("the consultant's report to the panel") is nobody else's. There is no parser behind it: people and
bodies are the concept ``someone`` of the pack, a title with a name, or a word formed like a trade ("the hygienist"),
which counts as ``case_worker``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scr_checker.reading.clauses import longest
from scr_checker.reading.grammar import AUXILIARIES, BE, DETERMINERS, NEGATIVE, STRONG
from scr_checker.reading.text import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scr_checker.reading.text import Sentence, Span, Text
    from scr_checker.signal_rules import Find

PEOPLE, NO_TRADE = "someone", "no_trade"
UNLISTED = frozenset({"case_worker", "case_person"})
WRITERS, REVIEWS = ("author_role", "review_person"), ("review_person", "review_document", "board")
TRADE = ("ist", "ian", "er", "or", "man", "woman", "men", "women")
TITLES = frozenset("mr mrs ms miss dr".split())
OWNING, OWNED = frozenset({"'s", "'"}), (["'s"], ["'"])
GIVING, FOR = frozenset({"by", "from"}), frozenset({"for", "to", "of"})
PRONOUNS = frozenset("he she it they there nobody".split())
COUNTING = frozenset("none one each some most many all both either neither any several few two three".split())
GOING_ON = frozenset("and but or then who which having when while if although though yet".split())
IN_FRONT = frozenset(
    "of to by on for from with at in into about between among after before against under near than like without as through "
    "during until since despite".split()
)
TELLING = frozenset("that because whether if what how why".split())
AFTER_NAME = IN_FRONT | GOING_ON | NEGATIVE | PRONOUNS | frozenset("nor very also still alone too himself herself themselves itself".split())
PARTICIPLES = frozenset(
    "been begun brought built chosen done drawn drawn felt found given gone got had heard held hidden kept known laid led "
    "left lost made meant met paid put read run said seen sent set shown sought spoken taken taught told thought understood "
    "written".split()
)
PASTS = PARTICIPLES | frozenset(
    "saw spoke gave wrote took knew went came began chose did has says thinks drew rang sat stood fell ran drove rose broke threw "
    "caught struck bought sold swore grew lent bore wore won".split()
)
NAME_GAP, AGENT_GAP, TITLED, MADE_GAP, BEING_GAP, SHORTEST = 3, 5, 2, 4, 4, 5


class Doer(NamedTuple):
    """Who did or owns the matched words: their place, whether they own them, and whether the pack lists them."""

    first: int
    stop: int
    owns: bool = False
    listed: bool = True


def doer_failure(text: Text, find: Find, sentence: Sentence, span: Span) -> str | None:
    """Why what the first entry of ``all`` matched is somebody else's, if all of it in the span is."""
    here = [hit for hit in sentence.spans_of(find.all[0]) if span[0] <= hit[0] < span[1]] if find.all else []
    doers = [_doer(text, sentence, hit) for hit in here]
    wrong = [doer for doer in doers if doer and _unwanted(sentence, find, doer)]
    if not wrong or len(wrong) < len(doers):
        return None
    starts, ends = sentence.words.starts, sentence.words.ends
    name = " ".join(text.document.text[starts[wrong[0].first] : ends[wrong[0].stop - 1]].split())
    return f"it is something of {name}" if wrong[0].owns else f"it is what {name} did"


def _unwanted(sentence: Sentence, find: Find, doer: Doer) -> bool:
    return (bool(find.by) and not _is(sentence, doer, find.by)) or _is(sentence, doer, find.not_by)


def _is(sentence: Sentence, doer: Doer, concepts: tuple[str, ...]) -> bool:
    """Whether a doer is named by a term of one of these concepts that is no shorter than the name."""
    if not doer.listed:
        return not UNLISTED.isdisjoint(concepts)
    titled = sentence.words.keys[doer.first] in TITLES
    named = (span for name in concepts for span in sentence.places.get(name, ()))
    return any(a <= doer.first < b and (titled or doer.stop <= b) for a, b in named)


def _doer(text: Text, sentence: Sentence, hit: Span) -> Doer | None:
    """The doer of matched words, worked out once for all signals that ask."""
    key = ("doer", sentence.index, hit)
    if key not in text.memo:
        text.memo[key] = _read(text, sentence, hit)
    found: Doer | None = text.memo[key]
    return found


def _read(text: Text, sentence: Sentence, hit: Span) -> Doer | None:
    keys = sentence.words.keys
    people, verbal = _people(text, sentence), _verbal(text, sentence, hit[0])
    if hit[1] - hit[0] > 1 and (named := next((doer for doer in people if doer.first == hit[0] and doer.stop < hit[1]), None)):
        return None if keys[named.stop] in OWNING else named
    passive = _passive(text, sentence, hit)
    given = _given(keys, people, hit, passive=passive, verbal=verbal)
    if passive or given:
        return None if given and _for_review(sentence, given.stop) else given
    if not verbal and not OWNING.isdisjoint(keys[max(hit[0] - NAME_GAP, 0) : hit[1]]):
        at = next(k for k in range(hit[1] - 1, -1, -1) if keys[k] in OWNING)
        owner = next((doer for doer in people if doer.stop == at and not _in_a_name(text, sentence, at)), None)
        return owner._replace(owns=True) if owner and not _for_review(sentence, hit[1]) else None
    if _for_review(sentence, hit[1]) or not (verbal or _predicated(text, sentence, hit[0])):
        return None
    return _subject(text, sentence, people, hit[0])


def _given(keys: list[str], people: list[Doer], hit: Span, *, passive: bool, verbal: bool) -> Doer | None:
    """Who follows "by" after a passive, or "by" or "from" right after a thing."""
    reach = range(hit[0], min(hit[1] + AGENT_GAP, len(keys))) if passive else range(hit[1], hit[1] + (not verbal))
    for k in reach:
        if k < len(keys) and (keys[k] == "by" or (keys[k] in GIVING and not passive)):
            return next((d for d in people if 0 < d.first - k <= AGENT_GAP and keys[d.stop : d.stop + 1] not in OWNED), None)
    return None


def _subject(text: Text, sentence: Sentence, people: list[Doer], act: int) -> Doer | None:
    """The nearest person or body before an act that can be its subject, in its clause or the one that it goes on from."""
    keys = sentence.words.keys
    own = next((k for k, (a, b) in enumerate(sentence.clauses) if a <= act < b), 0)
    for k in range(own, -1, -1):
        begin = sentence.clauses[k][0]
        told = next((at for at in range(act - 1, begin - 1, -1) if keys[at] in TELLING), -1)
        if told >= 0 and k < own:
            return None
        start = max(begin, told + 1)
        doer = next((d for d in reversed(people) if start <= d.first and d.stop <= act and _leads(text, sentence, d, start, act)), None)
        if doer:
            between = keys[doer.stop : act]
            wrote = any(doer.stop <= first < act for first, _ in sentence.places.get("author_role", ()))
            return None if wrote or not PRONOUNS.isdisjoint(between) else _writer_before(sentence, doer)
        opening = keys[start:act]
        aside = "," in opening  # "The nurse, who knew her, thought"
        own_subject = (opening and opening[0] not in GOING_ON) or not (aside or (DETERMINERS | PRONOUNS).isdisjoint(opening))
        if own_subject or told >= 0 or (begin and keys[begin - 1] in STRONG):
            return None
    return None


def _predicated(text: Text, sentence: Sentence, k: int) -> bool:
    """Whether what is no verb is said of a subject or made by one: "was defensive", "sent a report", not "in the report"."""
    keys = sentence.words.keys
    for at in range(k, max(k - NAME_GAP, 0) - 1, -1):
        if keys[at] in DETERMINERS:
            return at > 0 and _verbal(text, sentence, at - 1)
        if at < k and (keys[at] in IN_FRONT or _verbal(text, sentence, at)):
            return keys[at] not in IN_FRONT
    return True


def _in_a_name(text: Text, sentence: Sentence, k: int) -> bool:
    """Whether an owner is part of the name of a body: "Daughters' House"."""
    return all(_printed(text, sentence, at)[:1].isupper() for at in (k - 1, k + 1))


def _leads(text: Text, sentence: Sentence, doer: Doer, start: int, act: int) -> bool:
    """Whether somebody can be a subject: no owner of something else, nor after a preposition or a verb."""
    keys, first = sentence.words.keys, doer.first
    if keys[doer.stop] in OWNING:  # "the mother's letter said"
        return doer.stop + 1 < act <= doer.stop + NAME_GAP and _verbal(text, sentence, act) and not _verbal(text, sentence, act - 1)
    if doer.stop < act and not _heads(text, sentence, doer.stop):
        return False
    begin = next((k for k in range(first - 1, max(first - NAME_GAP - 1, start - 1), -1) if keys[k] in DETERMINERS), first)
    if not IN_FRONT.isdisjoint(keys[begin:first]):
        begin = first
    before = keys[begin - 1] if begin > start else ""
    while before == "of" and begin - 2 >= start and keys[begin - 2] in COUNTING:  # "two of the nurses"
        begin -= 2
        while begin > start and keys[begin - 1] in COUNTING:
            begin -= 1
        before = keys[begin - 1] if begin > start else ""
    to_do = begin > start + 1 and keys[begin - 2] == "to"
    return not (before in IN_FRONT or before.endswith("ing") or to_do or (before and _verbal(text, sentence, begin - 1)))


def _heads(text: Text, sentence: Sentence, after: int) -> bool:
    """Whether the word after a name can follow it, and is not what the name only describes: "child protection"."""
    key = sentence.words.keys[after]
    return key in AFTER_NAME or not key.isalpha() or key.endswith("ly") or _verbal(text, sentence, after)


def _writer_before(sentence: Sentence, doer: Doer) -> Doer:
    """The writer to whom somebody stands in apposition: "the author, a senior nurse, met"."""
    keys = sentence.words.keys
    comma = next((k for k in range(doer.first - 1, max(doer.first - NAME_GAP - 1, 0), -1) if keys[k] == ","), 0)
    named = [span for name in WRITERS for span in sentence.places.get(name, ()) if span[1] == comma]
    return Doer(*max(named)) if comma and named and keys[comma + 1] in DETERMINERS else doer


def _for_review(sentence: Sentence, stop: int) -> bool:
    """Whether what was done or made is said to be for the review: "a report to the panel"."""
    keys = sentence.words.keys
    for k in range(stop, min(stop + MADE_GAP, len(keys))):
        if keys[k] in FOR:
            return any(0 < first - k <= TITLED for name in REVIEWS for first, _ in sentence.places.get(name, ()))
    return False


def _passive(text: Text, sentence: Sentence, hit: Span) -> bool:
    """Whether matched words are a participle with a form of "to be": "was never interviewed"."""
    keys = sentence.words.keys
    last = hit[1] - 1 if keys[hit[0]] in BE else hit[0]
    at = next((k for k in range(last - 1, max(last - BEING_GAP, 0) - 1, -1) if keys[k] not in NEGATIVE and keys[k] not in COUNTING), -1)
    return at >= 0 and keys[at] in BE and _participle(_word(text, sentence, last))


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in PARTICIPLES


def _verbal(text: Text, sentence: Sentence, k: int) -> bool:
    """Whether a word is a verb told of the past, or an auxiliary."""
    word = _word(text, sentence, k)
    return word.endswith("ed") or word in PASTS or sentence.words.keys[k] in AUXILIARIES


def _word(text: Text, sentence: Sentence, k: int) -> str:
    return _printed(text, sentence, k).lower()


def _printed(text: Text, sentence: Sentence, k: int) -> str:
    return text.document.text[sentence.words.starts[k] : sentence.words.ends[k]]


def _people(text: Text, sentence: Sentence) -> list[Doer]:
    """The people and bodies named in a sentence, in order, worked out once."""
    key = ("people", sentence.index)
    if key not in text.memo:
        listed = [Hit(PEOPLE, *span) for span in sentence.places.get(PEOPLE, ())]
        titled = [Hit(PEOPLE, k, k + TITLED) for k, word in enumerate(sentence.words.keys[:-1]) if word in TITLES]
        named = [Doer(hit.first, hit.stop) for hit in longest((*listed, *titled))]
        taken = {k for doer in named for k in range(doer.first, doer.stop)}
        text.memo[key] = sorted((*named, *(doer for doer in _trades(text, sentence) if doer.first not in taken)))
    found: list[Doer] = text.memo[key]
    return found


def _trades(text: Text, sentence: Sentence) -> Iterator[Doer]:
    """Words formed like a trade, after an article and before a verb or a mark of ownership: "the ferryman's"."""
    keys = sentence.words.keys
    things = {k for first, stop in sentence.places.get(NO_TRADE, ()) for k in range(first, stop)}
    for k, word in enumerate(keys[:-1]):
        if len(word) < SHORTEST or k in things or not word.removesuffix("s").endswith(TRADE) or DETERMINERS.isdisjoint(keys[max(k - NAME_GAP, 0) : k]):
            continue
        given = not GIVING.isdisjoint(keys[max(k - NAME_GAP, 0) : k])
        if given or keys[k + 1] in OWNING | NEGATIVE or keys[k + 1].endswith("ly") or _verbal(text, sentence, k + 1):
            yield Doer(k, k + 1, listed=False)
