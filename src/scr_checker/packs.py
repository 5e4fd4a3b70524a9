"""What a rule pack may say: the models behind the YAML of ``rules/``.

A pack is data only: a lexicon of concepts, tables of voices and cues, section roles, criteria with their
expectations and signals, and the combination rules. ``loading`` makes these values; nothing here reads a file.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Voice = Literal["review", "practice"]
Assertion = Literal["affirmed", "deficient", "planned", "neutral"]
Shows = Literal["support", "concern", "mitigation", "context"]
Level = Literal["good", "adequate", "inadequate"]
Role = Literal["K", "S", "X", "D", "D*", "W", "M", "N", "T"]
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
    ``has`` and ``lacks``: features of the sentence. ``pattern``: an RE2 regular expression (linear by construction).
    ``row``: the sentence is a table row whose columns are filled (or not) as said. ``fact``: the sentence states a
    date or duration that shows it; voice and assertion are then not asked.
    """

    all: tuple[str | tuple[str, ...], ...] = ()
    none: tuple[str, ...] = ()
    within: int | None = Field(default=None, gt=0)
    ordered: bool = False
    clause: bool = False
    near: tuple[str, ...] = ()
    has: tuple[Feature, ...] = ()
    lacks: tuple[Feature, ...] = ()
    pattern: str | None = None
    row: RowTest | None = None
    fact: FactTest | None = None


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
    """A table row by its columns: the names of columns that must be filled, and those that must be empty or vague."""

    filled: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


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


class Guidance(Model):
    """Where an expectation comes from: a source document of the pack and its paragraphs."""

    document: str = "ofsted_2010"
    paragraphs: str


class Trigger(Model):
    """An expectation applies only where the text holds any of these concepts at least ``times`` times."""

    any: tuple[str, ...]
    times: int = Field(default=1, gt=0)


class Expectation(Model):
    """One checkable expectation.

    ``need`` is the number of different supporting passages that make it met, ``per_thousand`` the number for every
    1,000 words of the documents in which it belongs, where that is more. A weakness (role W, D or D*) is
    ``contradicted`` when it was found. ``absent``: the weakness holds when none of these expectations is supported.
    ``cancels``: the weaknesses that this mitigation (role M) takes away. ``human``: the text can only show candidate
    passages, a person settles it. ``sought`` says in a few words what was looked for.
    """

    id: str
    text: str
    role: Role
    guidance: tuple[Guidance, ...]
    advice: str = ""
    sought: str = ""
    need: int = Field(default=1, gt=0)
    per_thousand: float = Field(default=0.0, ge=0)
    trigger: Trigger | None = None
    cancels: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    human: bool = False
    maturity: Maturity = "stable"
    signals: tuple[Signal, ...] = ()


class Thresholds(Model):
    """Where the levels of a criterion begin, as shares of its key and supporting expectations."""

    inadequate_below: float = 0.5
    good_from: float = 0.8
    support_from: float = 0.4


class CriterionFile(Model):
    """One file of ``criteria/``: a criterion, the concepts only it uses, and its expectations.

    ``code`` is its name in the combination rules; ``sources`` are the documents in which it belongs; a ``gate`` is
    checked and shown but has no level. ``decisive``: the expectations that make it inadequate when contradicted.
    """

    id: str
    title: str
    code: str
    sources: tuple[DocumentType, ...]
    gate: bool = False
    decisive: tuple[str, ...] = ()
    levels: Thresholds = Thresholds()
    concepts: dict[str, tuple[str, ...]] = {}
    expectations: tuple[Expectation, ...]


class SectionRole(Model):
    """A function that a section can have: the headings that announce it and the concepts that fill it.

    ``headings`` name it outright; ``hints`` are headings that may mean it, believed when the content agrees.
    ``composed``: concepts that together in a heading of the author's own making name it; a single concept only where
    what stands below agrees. ``content``: concepts, or lists of concepts that stand together in one sentence, each of
    which shows the function. ``throughout``: concepts that, spread over a part, show that it has this function too.
    """

    role: str
    title: str
    voice: Voice | None = None
    headings: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    composed: tuple[str | tuple[str, ...], ...] = ()
    content: tuple[str | tuple[str, ...], ...] = ()
    throughout: tuple[str, ...] = ()


class WordTable(Model):
    """``voices.yaml`` and ``cues.yaml``: concepts that the reading of voice and assertion knows by name."""

    concepts: dict[str, tuple[str, ...]]


class Source(Model):
    """A document the pack cites."""

    id: str
    title: str
    year: int


class CombinationRule(Model):
    """A named rule of the overall proposal, with its wording and paragraphs; ``design`` marks our own choices."""

    id: str
    text: str
    paragraphs: str
    design: bool = False


class PackFile(Model):
    """``pack.yaml``: identity, sources, the order of its criteria, section roles and rules.

    ``facts_from``: the criteria whose concepts the reading of facts goes through.
    """

    id: str
    version: str
    title: str
    extends: str | None = None
    sources: tuple[Source, ...]
    order: tuple[str, ...] = ()
    facts_from: tuple[str, ...] = ()
    sections: tuple[SectionRole, ...]
    rules: tuple[CombinationRule, ...]


class Pack(Model):
    """A whole pack as loaded."""

    id: str
    version: str
    title: str
    sha256: str
    sources: tuple[Source, ...]
    sections: tuple[SectionRole, ...]
    rules: tuple[CombinationRule, ...]
    facts_from: tuple[str, ...] = ()
    lexicon: dict[str, tuple[str, ...]]
    criteria: tuple[CriterionFile, ...]

    @property
    def private(self) -> frozenset[str]:
        """The concepts that only the signals of one criterion ask for."""
        return frozenset(name for c in self.criteria if c.id not in self.facts_from for name in c.concepts)

    def expectations(self) -> dict[str, tuple[CriterionFile, Expectation]]:
        """Every expectation by its id, with its criterion."""
        return {e.id: (c, e) for c in self.criteria for e in c.expectations}


Find.model_rebuild()
Pack.model_rebuild()
