"""What a signal of a rule pack may say: what it looks for in a sentence, where, in whose voice, and its examples.

Beside ``packs``, which holds the models of the rest of a pack; values only.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Voice = Literal["review", "practice"]
Assertion = Literal["affirmed", "deficient", "planned", "neutral"]
Shows = Literal["support", "concern", "mitigation", "context"]
Maturity = Literal["draft", "stable", "retired"]
Feature = Literal["question", "number", "date", "name", "citation", "quotation", "short"]
DocumentType = Literal[
    "overview_report",
    "executive_summary",
    "imr",
    "terms_of_reference",
    "action_plan",
    "health_overview",
    "specialist_report",
    "chronology",
    "template",
    "later_review",
    "other",
]


class Model(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Find(Model):
    """What a signal looks for in one sentence or table row; every part that is given must hold.

    ``all``: each entry is a concept, or a list of concepts of which one will do. ``none``: concepts that must be
    absent. ``within``: most words from the first to the last concept. ``ordered``: concepts in the order given.
    ``clause``: all in one clause. ``near``: a concept in this sentence or the two before it in the same section.
    ``by`` and ``not_by``: who does, or whose is, what the first entry of ``all`` matched ("the parents thought", "the
    visitor's report", "was seen by the bursar") is somebody of these concepts, or nobody of them (nor their thought or word:
    "the mother thought that"); where the clause names nobody, or says that it was made for the review, both hold. A word
    formed like a trade that no list has ("the hygienist") counts as ``case_worker`` and ``case_person``.
    ``has`` and ``lacks``: features of the sentence. ``pattern``: an RE2 regular expression (linear by construction).
    ``row``: the sentence is a table row whose columns are filled (or not) as said. ``fact``: the sentence states a
    date or duration that shows it; voice and assertion are then not asked. ``scorecard``: the cues of the sentence
    together reach what this card of ``scorecards.yaml`` needs; loading puts the card in the place of its name.
    """

    all: tuple[str | tuple[str, ...], ...] = ()
    none: tuple[str, ...] = ()
    within: int | None = Field(default=None, gt=0)
    ordered: bool = False
    clause: bool = False
    near: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    has: tuple[Feature, ...] = ()
    lacks: tuple[Feature, ...] = ()
    pattern: str | None = None
    row: RowTest | None = None
    fact: FactTest | None = None
    scorecard: str | Scorecard | None = None


class FactTest(Model):
    """What the dates stated must show: a step within, or beyond, so many calendar months (or days).

    ``decision`` counts from the notification of the board, ``completion`` from the start of the review (or, where no
    start is stated, from the decision). ``beside``: instead of that, the sentence stands in the part of the report
    that dates the review: near a sentence with such a date, or under a heading about the time taken.
    """

    within: Literal["decision", "completion"] | None = None
    beyond: Literal["decision", "completion"] | None = None
    months: int | None = Field(default=None, gt=0)
    days: int | None = Field(default=None, gt=0)
    beside: bool = False


class RowTest(Model):
    """A table row by its columns: those of an action plan that must be filled, and those that must be empty or vague.

    Instead of that, of any table: ``nil``: one of these columns says none, nobody or nought; ``told``: one of these says
    something definite.
    """

    filled: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class Scorecard(Model):
    """Points that cues of a sentence are worth, and how many points a sentence ``needs``.

    The cues are the ``concepts`` and small ``words`` that stand in it, the ``parts`` of the report it stands in by their
    headings, what else its paragraph is ``about``, the voice and assertion of the whole sentence (``says``), the features it
    ``shows`` and the kind of document. A point is a tenth of the natural logarithm of the odds; a cue that is not listed is
    worth none. What a card finds can make an expectation partly met and no more, as other general signals do.
    """

    needs: int
    concepts: dict[str, int] = Field(default={})
    words: dict[str, int] = Field(default={})
    parts: dict[str, int] = Field(default={})
    about: dict[str, int] = Field(default={})
    says: dict[Voice | Assertion, int] = Field(default={})
    shows: dict[Feature, int] = Field(default={})
    documents: dict[DocumentType, int] = Field(default={})


Worths = dict[Literal["planned", "neutral"], int]
"""What one cue is worth for taking a sentence as an intention, or as a mention only."""


class Undecided(Model):
    """Points of cues for sentences in which no wording shows whether a thing was done: an act, an intention or a mention.

    The cues are the ``voice`` and the ``concepts`` and small ``words`` that stand in the sentence; ``start`` is what each
    way of taking it is worth without any, against an act. A point is a tenth of the natural logarithm of the odds, a cue
    that is not listed is worth none, and what has not all points it ``needs`` is an act.
    """

    needs: int = 0
    start: Worths = Field(default={})
    voice: dict[Voice, Worths] = Field(default={})
    concepts: dict[str, Worths] = Field(default={})
    words: dict[str, Worths] = Field(default={})


class Example(Model):
    """A sentence with the heading it stands under, the sentences before it and, for a table row, the header row.

    Cells of ``header`` and of a row's ``text`` are parted by ``|``.
    """

    text: str
    heading: str | None = None
    before: str | None = None
    header: str | None = None
    document: DocumentType = "overview_report"


ExampleOrText = Annotated[str | Example, Field(union_mode="left_to_right")]


class Examples(Model):
    """Sentences that a signal must match, must not match, and ought to match but does not yet."""

    match: tuple[ExampleOrText, ...] = ()
    no_match: tuple[ExampleOrText, ...] = ()
    known_gap: tuple[ExampleOrText, ...] = ()


class Signal(Model):
    """One thing to find in the text, and what finding it shows about its expectation.

    ``mirrored``: the same words said of something not done (assertion ``deficient``) count as the opposite.
    ``general``: tried only in sentences in which no other signal of the criterion matched; what it finds is shown, but
    carries its expectation only where nothing particular was found.
    """

    id: str
    shows: Shows
    find: Find
    voice: Voice | Literal["any"] = "review"
    assertion: tuple[Assertion, ...] = ("affirmed",)
    mirrored: bool = False
    general: bool = False
    sections: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    documents: tuple[DocumentType, ...] = ()
    reason: str
    maturity: Maturity = "stable"
    examples: Examples


Find.model_rebuild()
