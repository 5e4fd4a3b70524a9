"""The result as a page for the terminal: the proposal and why, a table of criteria, then each criterion in turn."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from scr_checker.renderers.digest import WORDS, changes, digest, notices, outline, place, shorten
from scr_checker.renderers.fact_rows import Told, fact_rows
from scr_checker.renderers.matrix import TITLE, matrix
from scr_checker.renderers.quoting import with_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scr_checker.renderers import Look
    from scr_checker.renderers.digest import Digest
    from scr_checker.result import Evaluation, ExpectationResult
    from scr_checker.result_evidence import Evidence

BOLD, RED, GREEN, YELLOW, PLAIN = "\033[1m", "\033[31m", "\033[32m", "\033[33m", "\033[0m"
COLOURS = {"good": GREEN, "adequate": YELLOW, "inadequate": RED}
NARROWEST, WIDEST, QUOTE_LENGTH, MOST_MISSING = 40, 110, 260, 6


def render(evaluation: Evaluation, look: Look) -> str:
    """The result as lines of at most ``look.width`` characters."""
    if look.quotes == "none":
        evaluation = with_quotes(evaluation, "none")
    page = _Page(evaluation, look)
    digests = [digest(criterion) for criterion in evaluation.criteria]
    criteria = (line for d in digests for line in page.criterion(d))
    return "\n".join([*page.head(), *page.table(digests), *criteria, *page.connections(), *page.facts()]) + "\n"


def _with_sources(told: Told) -> str:
    """A value with where it stands, if that needs saying: one of several documents, or given as data."""
    sources = ", ".join(dict.fromkeys(source.where for source in told.sources if source.where))
    return f"{told.value} ({sources})" if sources else told.value


class _Page:
    """The lines of one page; knows width, colour and how much to quote."""

    def __init__(self, evaluation: Evaluation, look: Look) -> None:
        self.evaluation, self.look = evaluation, look
        self.width = max(NARROWEST, min(look.width, WIDEST))

    def head(self) -> Iterator[str]:
        headline, why = outline(self.evaluation)
        yield self._paint(headline, BOLD + COLOURS.get(self.evaluation.overall.judgement, ""))
        yield from self._wrap(why)
        yield from self._wrap("This is a proposal made by written rules; a person decides.")
        for document in self.evaluation.documents:
            size = f"{document.words:,} words" + (f", {document.pages} pages" if (document.pages or 0) > 1 else "")
            what = document.type.replace("_", " ")
            yield from self._wrap(f"Read: {document.name}, {size}, taken as {what} ({document.type_reason}).")
        for notice in notices(self.evaluation):
            yield from self._wrap(f"! {notice}", hang=2)
        for change in changes(self.evaluation.overall):
            yield from self._wrap(change)
        for question in self.evaluation.overall.to_confirm:
            yield from self._wrap(f"To confirm: {question}", hang=2)
        yield ""

    def table(self, digests: Iterable[Digest]) -> Iterator[str]:
        wide = max(len(d.criterion.title) for d in digests)
        wide = min(wide, self.width - 31)
        yield self._paint(f"{'Criterion':<{wide}}  {'Proposed':<13} Key items met", BOLD)
        for item in digests:
            word = WORDS[item.criterion.judgement]
            shown = self._paint(f"{word:<13}", COLOURS.get(item.criterion.judgement, ""))
            yield f"{shorten(item.criterion.title, wide):<{wide}}  {shown} {item.keys_met} of {item.keys}".rstrip()
        yield ""

    def connections(self) -> Iterator[str]:
        length = {"none": 0, "short": QUOTE_LENGTH // 2, "full": 10_000}[self.look.quotes]
        groups = matrix(self.evaluation, length)
        if groups:
            yield self._paint(TITLE, BOLD)
        for group in groups:
            yield f"  {group.title}:"
            for line in group.lines:
                yield from self._wrap(f"- {line}", indent=4, hang=2)
        if groups:
            yield ""

    def facts(self) -> Iterator[str]:
        rows = fact_rows(self.evaluation) if self.look.quotes != "none" else ()
        if rows:
            yield self._paint("Facts read or given", BOLD)
        for row in rows:
            yield from self._wrap(f"{row.label}: {'; '.join(_with_sources(told) for told in row.values)}.", indent=2, hang=2)
        if rows:
            yield ""

    def criterion(self, item: Digest) -> Iterator[str]:
        word = WORDS[item.criterion.judgement]
        yield self._paint(f"{item.criterion.title} — proposed: {word}", BOLD)
        for reason in item.criterion.reasons:
            yield from self._wrap(reason, indent=2)
        yield from self._passages("Found", "+", item.found)
        yield from self._passages("Speaks against", "-", item.against)
        if item.more:
            more = "more passages are" if item.more > 1 else "more passage is"
            yield from self._wrap(f"{item.more} {more} in the full result (--format json).", indent=2)
        yield from self._missing(item.missing)
        yield from self._list("What would lift it", item.criterion.lift)
        yield from self._list("For a person to confirm", item.to_confirm)
        yield ""

    def _passages(self, title: str, mark: str, evidence: Iterable[Evidence]) -> Iterator[str]:
        evidence = list(evidence)
        if evidence:
            yield f"  {title}:"
        for item in evidence:
            where = place(self.evaluation, item)
            if self.look.quotes == "none":
                yield from self._wrap(f"{mark} {where}: {item.reason}.", indent=4, hang=2)
                continue
            length = 10_000 if self.look.quotes == "full" else QUOTE_LENGTH
            yield from self._wrap(f"{mark} “{shorten(item.quote, length)}” ({where}): {item.reason}.", indent=4, hang=2)

    def _missing(self, results: tuple[ExpectationResult, ...]) -> Iterator[str]:
        if results:
            yield "  Sought and not found:"
        for result in results[:MOST_MISSING]:
            sections = ", ".join(result.searched.sections[:4])
            yield from self._wrap(f"? {result.text} Searched: {sections}.", indent=4, hang=2)
            nearest = result.searched.nearest
            if nearest and self.look.quotes != "none":
                quote = shorten(nearest.quote, QUOTE_LENGTH // 2)
                where = place(self.evaluation, nearest)
                yield from self._wrap(f"Nearest: “{quote}” ({where}), but {nearest.failed}.", indent=6)
        if len(results) > MOST_MISSING:
            yield from self._wrap(f"and {len(results) - MOST_MISSING} more.", indent=4)

    def _list(self, title: str, items: tuple[str, ...]) -> Iterator[str]:
        if items:
            yield f"  {title}:"
        for item in items[:3]:
            yield from self._wrap(f"> {item}", indent=4, hang=2)

    def _wrap(self, words: str, indent: int = 0, hang: int = 0) -> list[str]:
        first, later = " " * indent, " " * (indent + hang)
        return textwrap.wrap(words, self.width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)

    def _paint(self, words: str, code: str) -> str:
        return f"{code}{words}{PLAIN}" if self.look.colour and code else words
