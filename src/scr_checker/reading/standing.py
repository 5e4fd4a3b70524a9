"""Where the concepts of a sentence stand: word ranges by concept.

Beneath ``text``, which reads a sentence's terms. A sentence holds some fifty concepts: their names are put together at
once, their word ranges only where one of them is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.reading.grammar import keys_of

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from scr_checker.matching.concepts import Term

Span = tuple[int, int]
DECOY = "practice_decoy"
LIKENESS = keys_of("panel review chair board member")


class Places:
    """The ``names`` of the concepts that stand in a sentence, and the word ranges of each: one for each term."""

    __slots__ = ("_spans", "_terms", "names")

    def __init__(self, terms: Sequence[Term], keys: list[str]) -> None:
        self.names: Set[str] = frozenset().union(*[term.names for term in terms])
        self._terms = terms
        self._spans: dict[str, list[Span]] | None = None
        if DECOY in self.names:
            self._undeceive(keys)

    def __contains__(self, name: str) -> bool:
        """Whether a concept stands in the sentence."""
        return name in self.names

    def __getitem__(self, name: str) -> list[Span]:
        """Where a concept of the sentence stands, in order of place."""
        return (self._spans or self._placed())[name]

    def get(self, name: str, default: Sequence[Span] = ()) -> Sequence[Span]:
        """Where a concept stands, if it does."""
        return self[name] if name in self.names else default

    def _placed(self) -> dict[str, list[Span]]:
        """The word ranges of every concept."""
        spans: dict[str, list[Span]] = {name: [] for name in self.names}
        for names, _, first, stop in self._terms:
            span = (first, stop)
            for name in names:
                spans[name].append(span)
        self._hold(spans)
        return spans

    def _hold(self, spans: dict[str, list[Span]]) -> None:
        """Keep the word ranges; their names then need no set of their own."""
        self._spans, self.names = spans, spans.keys()

    def _undeceive(self, keys: list[str]) -> None:
        """Leave out the review's words that stand inside a body or meeting of the services: a "fostering panel"."""
        spans = self._placed()
        decoys = spans[DECOY]

        def seeming(span: Span) -> bool:
            return any(a <= span[0] and span[1] <= b and span != (a, b) for a, b in decoys) and not LIKENESS.isdisjoint(
                keys[span[0] : span[1]]
            )

        kept = {name: [span for span in found if name == DECOY or not seeming(span)] for name, found in spans.items()}
        self._hold({name: found for name, found in kept.items() if found})
