"""What do the documents state of the children's ethnicity, language, religion and disability?

Part of ``participation``. A value counts where its label goes before it ("Ethnicity: White British", a row "First
language | Twi") or where a child or the family is its subject ("the children are Somali"), in the parts on identity, the
family and the child. What is denied, asked or told of as unknown is no statement. The words are concepts of the pack
(``stated_…`` and ``label_…``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.reading.grammar import BE, HAVE, NEGATIVE, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.standing import Span
    from scr_checker.reading.text import Sentence

ASPECTS = (
    ("children.ethnicity", "stated_ethnicity", "label_ethnicity"),
    ("children.language", "stated_language", "label_language"),
    ("children.religion", "stated_religion", "label_religion"),
    ("children.disability", "stated_disability", "label_disability"),
)
PARTS = frozenset({"identity", "family_composition", "child", "introduction", "executive_summary"})
DENYING = NEGATIVE | keys_of("unknown whether if might")
LINKING, SPEAKING = BE | HAVE | keys_of("practise"), keys_of("speak")
SOMEBODYS = frozenset({"his", "her", "whose", "their", "my", "our"})
MARKS = BE | keys_of("as given recorded") | {":", "|", "-", "\u2013"}
SMALL = keys_of("a an the of both all also and as very nominally partly profoundly severely registered practising")
OF_OTHERS = frozenset({"of", "with", "by", "to"})
SUBJECTS = ("child_word", "stated_family")
LABEL_WORDS, SUBJECT_WORDS = 4, 7


def identity_stated(documents: Sequence[ReadDocument]) -> Iterator[tuple[str, str, ReadDocument, Sentence]]:
    """Name of the fact, value as printed, document and sentence; several children may have several values."""
    for document in documents:
        text = document.text
        for name, concept, label in ASPECTS:
            for index in sorted(text.where.get(concept, ())):
                sentence = text.sentences[index]
                for first, stop in _stated(sentence, concept, label) if _may_state(sentence) else ():
                    yield (
                        name,
                        text.document.text[sentence.words.starts[first] : sentence.words.ends[stop - 1]],
                        document,
                        sentence,
                    )


def _may_state(sentence: Sentence) -> bool:
    if sentence.block.struck or sentence.block.kind is BlockKind.HEADING or PARTS.isdisjoint(sentence.roles):
        return False
    return sentence.words.keys[-1] != "?" and DENYING.isdisjoint(sentence.words.keys)


def _stated(sentence: Sentence, concept: str, label: str) -> Iterator[Span]:
    """The values of a concept that a label or a child as subject goes before; of two in one place the longer."""
    done = 0
    for first, stop in sorted(sentence.places[concept], key=lambda span: (span[0], -span[1])):
        linking = SPEAKING if concept == "stated_language" else LINKING
        if first >= done and (_labelled(sentence, label, first) or _of_child(sentence, first, linking)):
            yield first, stop
            done = stop


def _labelled(sentence: Sentence, label: str, first: int) -> bool:
    keys = sentence.words.keys
    return any(
        0 < first - stop <= LABEL_WORDS
        and MARKS.issuperset(keys[stop:first])
        and SOMEBODYS.isdisjoint(keys[max(0, start - 2) : start])
        for start, stop in sentence.places.get(label, ())
    )


def _of_child(sentence: Sentence, first: int, linking: frozenset[str]) -> bool:
    """Whether a child or the family stands before the value as what it is said of."""
    keys = sentence.words.keys
    for name in SUBJECTS:
        for start, stop in sentence.places.get(name, ()):
            between = keys[stop:first]
            link = max((k for k, key in enumerate(between) if key in linking), default=None)
            if link is None or len(between) > SUBJECT_WORDS or between[0] == "'s" or {",", ";"} & set(between):
                continue
            if SMALL.issuperset(between[link + 1 :]) and (not start or keys[start - 1] not in OF_OTHERS):
                return True
    return False
