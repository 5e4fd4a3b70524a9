"""Which relatives does a sentence name, and which names belong to which of them?

Part of ``participation``: ``Text`` -> ``Relative*``. A relative is known by kinship to the child; a name that stands
beside a kinship word ("his mother, Ms B", a row "F | Father") belongs to that relative everywhere, and "her sister" after
the mother is the maternal aunt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scr_checker.document import BlockKind
from scr_checker.kin import ABBREVIATED, SIDES, THROUGH, WORDS
from scr_checker.participation.names import (
    AFTER,
    BEFORE,
    CALLED_HERE,
    CHILDS_PARENT,
    HERE,
    INITIAL,
    JOINED,
    KIN_NAMES,
    LISTED,
    LONGEST,
    NAMES,
    NO_NAMES,
    OF_CHILD,
    SISTER,
    children,
    couple,
    often,
    owned,
    paired_parents,
    parted,
    titled,
)
from scr_checker.reviewers import acting, reviewers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.reading.text import Sentence

FEMALE = frozenset({"mother", "grandmother", "aunt", "sister", "stepmother"})
MALE = frozenset({"father", "grandfather", "uncle", "brother", "stepfather"})
QUALIFIERS = frozenset({"maternal", "paternal"})
OWNERS = frozenset({"his", "her", "their"})
POSSESSIVE = frozenset({"'s", "'"})
FRIENDS = frozenset({"boyfriend", "girlfriend"})
LOOK = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A relative in a sentence: who, in words of kinship or by name, and the word range."""

    who: str
    first: int
    stop: int

    @property
    def sex(self) -> str | None:
        """Whether "she" or "he" can stand for the relative, if that is known."""
        words = self.who.lower().split()
        kin = next((k for w in (*words[-1:], *words[:1]) if (k := WORDS.get(w.removesuffix("s")))), None)
        if kin in FEMALE or self.who.startswith(("Ms", "Mrs", "Miss")):
            return "she"
        return "he" if kin in MALE or self.who.startswith(("Mr ", "Mr. ")) else None


class Family:
    """The relatives of a case with the names they go by, learnt from all documents."""

    def __init__(self, documents: Sequence[ReadDocument]) -> None:
        self.names: dict[str, str] = {}
        self.children, self.often = children(documents), frozenset[str]()
        told = [(d, d.text.sentences[i]) for d in documents for i in sorted(d.text.where.get("fact_kin", ()))]
        for _ in range(2):
            for document, sentence in told:
                for mention in self._kin(document, sentence, None):
                    self._learn(document, sentence, mention)
            parents = [name for name, kin in self.names.items() if kin in SIDES]
            self.children = parted(self.children, parents, documents)
        for name in paired_parents(documents):
            self.names.setdefault(name, name)
        for document, sentence in told:
            self._called(document, sentence)
        acting = often(documents) - titled(documents)
        self.children |= (often(documents) & owned(documents)) - frozenset(self.names)
        self.often = acting - self.children
        if not {"father", "mother"}.intersection(self.names.values()):
            self.names |= couple(documents)
        self.reviewers = reviewers_of(documents) - frozenset(self.names)

    def acting(self, document: ReadDocument, sentence: Sentence) -> list[int]:
        """Where those who carry out the review are named in a sentence."""
        return acting(document, sentence, self.reviewers)

    def _learn(self, document: ReadDocument, sentence: Sentence, mention: Mention) -> None:
        """Note the name that stands just before or after a kinship word, or first in its row."""
        text, words = document.text.document.text, sentence.words
        begin, end = words.starts[mention.first], words.ends[mention.stop - 1]
        called = KIN_NAMES.match(text, begin)
        if called and called["name"]:  # "Granny Rose" is her name; no other grandmother is Rose
            return
        after = AFTER.match(text, end, sentence.end) or HERE.match(text, end, sentence.end)
        before = BEFORE.search(text[sentence.start : begin]) if not LISTED.match(text, end) else None
        row = sentence.block.cells if sentence.block.kind is BlockKind.TABLE_ROW else ()
        cell = text[slice(*row[0])].strip() if len(row) > 1 and begin >= row[1][0] and begin <= row[1][0] + 12 else ""
        named = (before or after)["name"] if before or after else cell if NAMES.fullmatch(cell) else ""  # type: ignore[index]
        child = named in self.children and mention.who not in ("sister", "brother")
        if named and named not in NO_NAMES and named.lower() not in WORDS and not child:
            self.names.setdefault(named, mention.who)

    def _called(self, document: ReadDocument, sentence: Sentence) -> None:
        """Note the name in "She is called Dawn here" for the relative of the sentence before."""
        after = document.text.sentences[sentence.index + 1 : sentence.index + 2]
        match = CALLED_HERE.match(document.text.quote(after[0])) if after and after[0].block is sentence.block else None
        kin = next(self._kin(document, sentence, None), None)
        if match and kin:
            self.names.setdefault(match["name"], kin.who)

    def mentions(self, document: ReadDocument, sentence: Sentence, last: Mention | None) -> list[Mention]:
        """The relatives that a sentence names in order of place, by kinship where that is known."""
        found = list(self._called_kin(document, sentence))
        taken = {k for m in found for k in range(m.first, m.stop)}
        found += [m for m in self._named(document, sentence) if m.first not in taken]
        taken |= {k for m in found for k in range(m.first, m.stop)}
        found += [m for m in self._kin(document, sentence, last) if m.first not in taken and m.who != "partner"]
        return sorted(found, key=lambda m: m.first)

    def _called_kin(self, document: ReadDocument, sentence: Sentence) -> Iterator[Mention]:
        """Those who go by a word of kinship: "Nan", "Granny Rose"."""
        text, words = document.text.document.text, sentence.words
        for match in KIN_NAMES.finditer(text, sentence.start, sentence.end):
            first, stop = bisect_left(words.starts, match.start()), bisect_left(words.starts, match.end())
            own = WORDS.get(match["kin"].lower(), match["kin"])
            if stop > first and not _owns(sentence, stop):
                yield Mention(match.group() if match["name"] else self.names.get(match["kin"], own), first, stop)

    def _named(self, document: ReadDocument, sentence: Sentence) -> Iterator[Mention]:
        text, words = document.text.document.text, sentence.words
        for match in NAMES.finditer(text, sentence.start, sentence.end):
            name = match.group()
            joined = JOINED.search(text, max(sentence.start, match.start() - LONGEST), match.start())
            known = (
                name in self.names
                or INITIAL.fullmatch(name)
                or name in self.often
                or bool(joined and joined["name"] in self.names)
            )
            known = known or (len(name) == 1 and name not in self.children)
            first, stop = bisect_left(words.starts, match.start()), bisect_left(words.starts, match.end())
            if known and stop > first and not _owns(sentence, stop):
                yield Mention(self.names.get(name, name), first, stop)

    def _kin(self, document: ReadDocument, sentence: Sentence, last: Mention | None) -> Iterator[Mention]:
        """Kinship words that are not a possessive, with side and whose relative it is."""
        for hit in sentence.longest(frozenset({"fact_kin"})):
            if _owns(sentence, hit.stop):
                continue
            words = sentence.words
            printed = document.text.document.text[words.starts[hit.first] : words.ends[hit.stop - 1]].lower()
            if SISTER.match(document.text.document.text, words.starts[hit.first]):
                continue
            if printed.startswith("foster"):
                yield Mention("foster carers" if printed.endswith("s") else "foster carer", hit.first, hit.stop)
                continue
            if printed in ABBREVIATED:
                yield Mention(ABBREVIATED[printed], hit.first, hit.stop)
                continue
            kin = printed if printed in FRIENDS else WORDS.get(printed) or WORDS.get(printed.removesuffix("s")) or printed
            side = next((k for k in words.keys[max(0, hit.first - 2) : hit.first] if k in QUALIFIERS), None)
            owner = self._owner(document, sentence, hit.first, last)
            for each in ("mother", "father") if kin == "parent" and owner not in SIDES and not side else (kin,):
                yield Mention(_worded(each, side, owner), hit.first, hit.stop)

    def _owner(self, document: ReadDocument, sentence: Sentence, first: int, last: Mention | None) -> str | None:
        """The relative whose relative this is: "the mother's sister", "Lisa's mother", "his parents" after the father."""
        keys, words, text = sentence.words.keys, sentence.words, document.text.document.text
        for k in range(first - 1, max(-1, first - LOOK), -1):
            if keys[k] in OWNERS:
                return self._of_pronoun(document, sentence, k, last)
            if keys[k] in POSSESSIVE and k > 0:
                printed = text[words.starts[k - 1] : words.ends[k - 1]]
                titled = text[words.starts[max(0, k - 2)] : words.ends[k - 1]]
                return self.names.get(titled) or self.names.get(printed) or WORDS.get(printed.lower())
        return None

    def _of_pronoun(self, document: ReadDocument, sentence: Sentence, k: int, last: Mention | None) -> str | None:
        """Whose "his" or "her" is: the relative named just before in the sentence, or the last one where it opens."""
        words, text = sentence.words, document.text.document.text
        before = text[words.starts[max(0, k - LOOK)] : words.starts[k]]
        near = next((kin for name, kin in self.names.items() if re.search(rf"\b{re.escape(name)}\b", before)), None)
        near = near or next((w for w in re.findall(r"\w+", before.lower()) if w in SIDES), None)
        other = sentence.words.keys[k + 1 : k + 2]
        if OF_CHILD.search(text[sentence.start : words.starts[k]]) and other and WORDS.get(other[0]) in SIDES:
            return None
        parallel = k == 0 and (_own_parent_before(document, sentence) or _of_child_before(document, sentence, last))
        who = near or (last.who if last and k <= 1 and not parallel else None)
        sex = {"his": "he", "her": "she"}.get(sentence.words.keys[k])
        return who if who in SIDES and sex in (None, Mention(who, 0, 0).sex) else None


def _own_parent_before(document: ReadDocument, sentence: Sentence) -> bool:
    """Whether the sentence before opens with the same "her" or "his" and a parent: "Her mother came. Her father refused."."""
    before = document.text.sentences[max(0, sentence.index - 1)]
    keys, other = sentence.words.keys, before.words.keys
    same = before is not sentence and before.block is sentence.block and keys[:1] == other[:1]
    return same and len(other) > 1 and WORDS.get(other[1]) in SIDES


def _of_child_before(document: ReadDocument, sentence: Sentence, last: Mention | None) -> bool:
    """Whether a parent before was called the child's and this is the other: "We saw Amy's mum. Her dad refused."."""
    keys = sentence.words.keys
    if last is None or keys[1:2] == [] or WORDS.get(keys[1]) not in SIDES or WORDS.get(keys[1]) == last.who:
        return False
    before = document.text.sentences[max(0, sentence.index - LOOK) : sentence.index]
    return any(s.block is sentence.block and CHILDS_PARENT.search(document.text.quote(s)) for s in before)


def _owns(sentence: Sentence, stop: int) -> bool:
    """Whether a possessive follows, so that another thing is meant."""
    return stop < len(sentence.words.keys) and sentence.words.keys[stop] in POSSESSIVE


def _worded(kin: str, side: str | None, owner: str | None) -> str:
    if owner in SIDES and kin in THROUGH:
        through = THROUGH[kin]
        return f"{SIDES[owner]} {through}s" if through == "grandparent" else f"{SIDES[owner]} {through}"
    if owner in SIDES and kin in ("partner", *FRIENDS):
        return f"{owner}'s partner"
    plain = "grandparents" if kin == "grandparent" else kin
    return f"{side} {plain}" if side else plain


def shown(who: str, names: dict[str, str]) -> str:
    """A relative with the name that the documents use: "Ms B (mother)"."""
    name = next((n for n, kin in names.items() if kin == who), None)
    return f"{name} ({who})" if name and name != who else who


def last_of(mentions: Sequence[Mention], last: Mention | None) -> Mention | None:
    """The relative that a pronoun in the next sentence stands for: the first named here, else the one before."""
    return mentions[0] if mentions else last
