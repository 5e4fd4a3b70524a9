"""How English words part: the rules of spaCy's blank English pipeline, followed here on one run of signs at a time.

Beneath ``language``; the only place with spaCy (no model, no download). It is asked for its rules, once, and not for each
text: its tokeniser goes by nothing else, and to bring in the library takes longer than to judge a report. A test holds
the words found here against spaCy's own. (spaCy looks beyond a space in one thing: the colon and the bracket of ": (;" are
to it the beginning of one sign, which keeps the bracket from the semicolon.)
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from scr_checker import rule_cache

MADE_BY = ("splitting.py",)


class Rules(NamedTuple):
    """What parts words: signs before, after and within them, web addresses, and runs with ``cases`` of their own."""

    prefix: str
    suffix: str
    infix: str
    address: str
    cases: dict[str, list[str]]


@cache
def rules_version() -> str:
    """A digest of what spaCy says about itself, read without importing it: another spaCy may have other rules."""
    found = find_spec("spacy")
    return sha256(Path(found.origin).with_name("about.py").read_bytes() if found and found.origin else b"").hexdigest()


@cache
def splitter() -> Splitter:
    """The splitter of English text, by the rules as kept or as spaCy has them."""
    version = rules_version()
    content = rule_cache.kept("english", version, MADE_BY)
    if content is not None:
        return Splitter(Rules(*json.loads(content)))
    rules = spacy_rules()
    rule_cache.keep("english", version, MADE_BY, json.dumps(rules))
    return Splitter(rules)


def spacy_rules() -> Rules:
    """The rules of the installed spaCy."""
    import spacy
    from spacy.symbols import ORTH  # type: ignore[import-not-found,unused-ignore]

    tokenizer: Any = spacy.blank("en").tokenizer
    return Rules(
        prefix=tokenizer.prefix_search.__self__.pattern,
        suffix=tokenizer.suffix_search.__self__.pattern,
        infix=tokenizer.infix_finditer.__self__.pattern,
        address=tokenizer.url_match.__self__.pattern,
        cases={case: [word[ORTH] for word in words] for case, words in tokenizer.rules.items()},
    )


class Splitter:
    """Parts a run of signs without space into its words."""

    def __init__(self, rules: Rules) -> None:
        self.cases = rules.cases
        self._longest = max(map(len, rules.cases), default=0)
        self._prefix = re.compile(rules.prefix)
        self._suffix = re.compile(rules.suffix)
        self._infix = re.compile(rules.infix)
        self._address = re.compile(rules.address)

    def split(self, run: str) -> list[str]:
        """The words of the run in order, nothing left out."""
        if run in self.cases:
            return self.cases[run]
        if run.isalpha():  # no rule parts letters
            return [run]
        return self._joined(self._pieces(run, self.cases))

    def _pieces(self, run: str, cases: dict[str, list[str]]) -> list[str]:
        """The signs before and after the run one by one, and what is left of it, parted or a case of its own."""
        before: list[str] = []
        after: list[str] = []
        while run and run not in cases:
            first = _length(self._prefix.search(run))
            last = len(run) - _length(self._suffix.search(run[first:]))
            if run[first:] in cases:
                last = len(run)
            elif run[:last] in cases:
                first = 0
            if first == 0 and last == len(run):
                break
            before.append(run[:first])
            after.append(run[last:])
            run = run[first:last]
        words = (*before, *self._within(run, cases), *reversed(after))
        return [word for word in words if word]

    def _within(self, run: str, cases: dict[str, list[str]]) -> list[str]:
        """What is left of a run when the signs about it are gone, parted at the signs within."""
        if run in cases:
            return cases[run]
        if run.isalpha():
            return [run]
        if self._address.match(run):
            return [run]
        parts: list[str] = []
        done = 0
        for sign in self._infix.finditer(run):
            if sign.start():
                parts += (run[done : sign.start()], sign.group())
                done = sign.end()
        return [*parts, run[done:]]

    def _joined(self, words: list[str]) -> list[str]:
        """The words with those put together again that make up a case: the longest first, then the first."""
        taken: set[int] = set()
        found: dict[int, tuple[int, str]] = {}
        for first, stop, case in sorted(self._cases_in(words), key=lambda span: (span[0] - span[1], span[0])):
            if first not in taken and stop - 1 not in taken:
                found[first] = (stop, case)
            taken.update(range(first, stop))
        if not found:
            return words
        joined: list[str] = []
        k = 0
        while k < len(words):
            stop, case = found.get(k, (k + 1, ""))
            joined += self.cases[case] if case else words[k:stop]
            k = stop
        return joined

    def _cases_in(self, words: list[str]) -> list[tuple[int, int, str]]:
        """Where words that follow one another make up a case, parted as they would be if it were none."""
        found = []
        for first, run in enumerate(words):
            for stop in range(first + 2, len(words) + 1):
                run += words[stop - 1]
                if len(run) > self._longest:
                    break
                if run in self.cases and self._pieces(run, {}) == words[first:stop]:
                    found.append((first, stop, run))
        return found


def _length(found: re.Match[str] | None) -> int:
    return len(found.group()) if found else 0
