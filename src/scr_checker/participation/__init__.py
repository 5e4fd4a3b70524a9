"""Who took part in the review, and who is independent, as the documents say in words?

Beside ``links``: ``ReadDocument*`` and what was found for the expectations -> ``Fact*``, named as in the structured
submission (``agencies``, ``imr.agency``, ``family.invited``, ``panel.chair_independent`` …), each with its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.participation.agencies import agencies_named
from scr_checker.participation.approaches import approaches
from scr_checker.participation.employers import employers
from scr_checker.participation.family import contacts
from scr_checker.participation.identity import identity_stated
from scr_checker.participation.independence import statements
from scr_checker.result import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scr_checker.evidence import Found, ReadDocument
    from scr_checker.reading.text import Sentence


def participation(documents: Sequence[ReadDocument], found: Mapping[str, Found]) -> tuple[Fact, ...]:
    """The facts about those who took part, each value once."""
    facts: dict[tuple[str, str], Fact] = {}
    for name, value, document, sentence in _told(documents):
        facts.setdefault((name, value), _fact(name, value, document, sentence))
    for post in employers(documents):
        facts.setdefault((post.name, post.employer), _fact(post.name, post.employer, post.document, post.sentence))
    agencies = [value for name, value in facts if name == "agencies"]
    for said in statements(documents, found, agencies):
        value = str(said.value).lower()
        against = (str(not said.value).lower(),) if said.conflicting else ()
        facts.setdefault((said.name, value), _fact(said.name, value, said.document, said.sentence, against))
    return tuple(facts.values())


def _told(documents: Sequence[ReadDocument]) -> Iterator[tuple[str, str, ReadDocument, Sentence]]:
    named = agencies_named(documents)
    yield from (("agencies", n.name, n.document, n.sentence) for n in named)
    yield from (("imr.agency", n.name, n.document, n.sentence) for n in named if n.reported)
    family = contacts(documents)
    yield from (("family.invited", c.who, c.invited.document, c.invited.sentence) for c in family)
    yield from (("family.contributed", c.who, c.heard.document, c.heard.sentence) for c in family if c.heard)
    yield from (a for c in family for a in approaches(c))
    yield from identity_stated(documents)


def _fact(name: str, value: str, document: ReadDocument, sentence: Sentence, against: tuple[str, ...] = ()) -> Fact:
    quote = document.text.quote(sentence)
    return Fact(
        name=name, value=value, document=document.id, quote=quote, start=sentence.start, end=sentence.end, conflicts_with=against
    )
