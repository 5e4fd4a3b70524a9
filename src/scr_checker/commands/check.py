"""``scr-checker check``: read a draft, judge it, show the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.commands.output import look, progress, write
from scr_checker.evaluation import evaluate, ready
from scr_checker.intake import material_from
from scr_checker.loading import load_pack
from scr_checker.renderers import render
from scr_checker.submission import Submission, submit

if TYPE_CHECKING:
    import argparse

    from scr_checker.renderers import Quotes
    from scr_checker.result import Evaluation
    from scr_checker.signal_rules import DocumentType

ORDER = ("inadequate", "adequate", "good")
LONG = 100_000
WHOLE = frozenset({"json", "html"})


def check(options: argparse.Namespace) -> int:
    """Print the evaluation; 1 if the proposed grade is below what was asked for."""
    pack = ready(load_pack(options.pack))
    submission = submission_from(options.files, options.type, partial=options.partial)
    words = sum(d.document.words for d in submission.documents)
    if words > LONG:
        progress(f"Reading {words:,} words …")
    evaluation = evaluate(submission, pack)
    quotes: Quotes = options.quotes or ("full" if options.format in WHOLE else "short")
    write(_rendered(evaluation, submission, options, quotes), options.output)
    return 1 if options.fail_below and _below(evaluation.overall.judgement, options.fail_below) else 0


def _rendered(evaluation: Evaluation, submission: Submission, options: argparse.Namespace, quotes: Quotes) -> str:
    """The result in the format asked for; the HTML file has the documents beside the findings."""
    if options.format == "html":
        from scr_checker.renderers.html import with_documents

        return with_documents(evaluation, submission.documents, quotes)
    return render(evaluation, options.format, look(quotes, options.output))


def submission_from(files: list[str], kind: DocumentType | None, *, partial: bool) -> Submission:
    """The documents of the files as one submission; ``kind`` says what each is that a manifest does not name."""
    material = material_from(files)
    types = [given or kind for given in material.types]
    return submit(list(material.documents), types, partial=partial, fields=material.fields, problems=material.problems)


def _below(judgement: str, wanted: str) -> bool:
    """Whether the proposal does not reach the wanted grade; no proposal never does."""
    return judgement not in ORDER or ORDER.index(judgement) < ORDER.index(wanted)
