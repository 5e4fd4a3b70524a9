"""What a rule pack may say: the models behind the YAML of ``rules/``; those of a signal are in ``signal_rules``.

A pack is data only: a lexicon of concepts, tables of voices and cues, section roles, criteria with their
expectations and signals, and the combination rules. ``loading`` makes these values; nothing here reads a file.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scr_checker.signal_rules import DocumentType, Maturity, Model, Scorecard, Shows, Signal, Undecided, Voice

Level = Literal["good", "adequate", "inadequate"]
Role = Literal["K", "S", "X", "D", "D*", "W", "M", "N", "T"]


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


class BalanceThresholds(Model):
    """From where on the passages for and against a criterion speak for each level (``balance``; rules/learn_levels.py).

    ``per_words``: the passages are counted for every so many words, where they are spread through the whole report.
    """

    adequate_from: float
    good_from: float
    per_words: int = Field(default=0, ge=0)


class Thresholds(Model):
    """Where the levels of a criterion begin, as shares of its key and supporting expectations.

    ``balance``: from where on the passages together speak for a level; without it they move none.
    """

    inadequate_below: float = 0.5
    good_from: float = 0.8
    support_from: float = 0.4
    balance: BalanceThresholds | None = None


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
    concepts: dict[str, tuple[str, ...]] = Field(default={})
    expectations: tuple[Expectation, ...]

    def scorecard(self, shows: Shows) -> Scorecard | None:
        """The scorecard by which a passage of this criterion is found to show this, if it has one that counts."""
        signals = (s for e in self.expectations if e.maturity == "stable" for s in e.signals if s.maturity == "stable")
        cards = (s.find.scorecard for s in signals if s.shows == shows)
        return next((card for card in cards if isinstance(card, Scorecard)), None)


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


class ScorecardFile(Model):
    """``scorecards.yaml``: what several cues of a sentence together speak for, by the name that signals use.

    They are for the criteria of the same folder: a pack that replaces a criterion of another brings its own.
    """

    scorecards: dict[str, Scorecard]


class UndecidedFile(Model):
    """``undecided.yaml``: what is asserted where no wording shows it, by all cues of a sentence together."""

    undecided: Undecided


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
    undecided: Undecided = Undecided()
    lexicon: dict[str, tuple[str, ...]]
    criteria: tuple[CriterionFile, ...]

    @property
    def private(self) -> frozenset[str]:
        """The concepts that only the signals of one criterion ask for."""
        return frozenset(name for c in self.criteria if c.id not in self.facts_from for name in c.concepts)

    def expectations(self) -> dict[str, tuple[CriterionFile, Expectation]]:
        """Every expectation by its id, with its criterion."""
        return {e.id: (c, e) for c in self.criteria for e in c.expectations}


Pack.model_rebuild()
