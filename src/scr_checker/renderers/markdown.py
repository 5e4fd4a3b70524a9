"""The result as Markdown: for a minute, an e-mail or a wiki. Quotations are escaped, so they cannot become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scr_checker.renderers.digest import WORDS, changes, digest, notices, outline, place, shorten
from scr_checker.renderers.matrix import TITLE, matrix
from scr_checker.renderers.quoting import with_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scr_checker.renderers import Look
    from scr_checker.renderers.digest import Digest
    from scr_checker.result import Evaluation
    from scr_checker.result_evidence import Evidence

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")
LENGTHS = {"none": 0, "short": 300, "full": 100_000}


def render(evaluation: Evaluation, look: Look) -> str:
    """The result as a Markdown document."""
    if look.quotes == "none":
        evaluation = with_quotes(evaluation, "none")
    digests = [digest(criterion) for criterion in evaluation.criteria]
    lines = [*_head(evaluation), *_table(digests), *_connections(evaluation, LENGTHS[look.quotes])]
    for item in digests:
        lines += _criterion(evaluation, item, LENGTHS[look.quotes])
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Text in which no character is markup."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _head(evaluation: Evaluation) -> Iterator[str]:
    headline, why = outline(evaluation)
    yield from (f"# {headline}", "", why, "", "*This is a proposal made by written rules; a person decides.*", "")
    for document in evaluation.documents:
        kind = document.type.replace("_", " ")
        yield f"- {escape(document.name)}: {document.words:,} words, taken as {kind} ({escape(document.type_reason)})"
    for message in notices(evaluation):
        yield f"- **Note:** {escape(message)}"
    for question in evaluation.overall.to_confirm:
        yield f"- To confirm: {question}"
    for change in changes(evaluation.overall):
        yield f"- {change}"
    yield f"- Judged with the pack {evaluation.pack.id} {evaluation.pack.version} ({evaluation.pack.sha256[:12]})"
    yield ""


def _table(digests: Iterable[Digest]) -> Iterator[str]:
    yield from ("| Criterion | Proposed | Key items met |", "|---|---|---|")
    for item in digests:
        yield f"| {item.criterion.title} | {WORDS[item.criterion.judgement]} | {item.keys_met} of {item.keys} |"
    yield ""


def _connections(evaluation: Evaluation, length: int) -> Iterator[str]:
    groups = matrix(evaluation, length)
    if groups:
        yield from (f"## {TITLE}", "")
    for group in groups:
        yield from _list(group.title, map(escape, group.lines))


def _criterion(evaluation: Evaluation, item: Digest, length: int) -> Iterator[str]:
    yield from (f"## {item.criterion.title}: proposed {WORDS[item.criterion.judgement]}", "")
    yield from (" ".join(item.criterion.reasons), "")
    yield from _passages(evaluation, "Found", item.found, length)
    yield from _passages(evaluation, "Speaks against", item.against, length)
    yield from _list("Sought and not found", [f"{x.text} Searched: {', '.join(x.searched.sections)}." for x in item.missing])
    yield from _list("What would lift it", item.criterion.lift)
    yield from _list("For a person to confirm", item.to_confirm)


def _passages(evaluation: Evaluation, title: str, evidence: tuple[Evidence, ...], length: int) -> Iterator[str]:
    lines = []
    for item in evidence:
        where = escape(place(evaluation, item))
        quote = f"“{escape(shorten(item.quote, length))}” " if length else ""
        lines.append(f"{quote}({where}): {item.reason}.")
    return _list(title, lines)


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    items = list(items)
    if items:
        yield from (f"**{title}**", "", *(f"- {item}" for item in items), "")
