"""``scr-checker draft``: start a ``submission.yaml`` from the documents of a folder, or print its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from scr_checker.commands.output import write
from scr_checker.drafting import start_of
from scr_checker.errors import UsageError
from scr_checker.evaluation import evaluate
from scr_checker.intake import material_from
from scr_checker.loading import load_pack
from scr_checker.manifest import json_schema
from scr_checker.submission import submit

if TYPE_CHECKING:
    import argparse


def draft(options: argparse.Namespace) -> int:
    """Print the beginning of a manifest, or write it; a file that is there already is left alone."""
    if options.schema:
        write(json.dumps(json_schema(), indent=2) + "\n", options.output)
        return 0
    if not options.folder:
        raise UsageError("no folder was named", hint="give the folder that holds the documents, or --schema")
    if options.output and Path(options.output).exists():
        raise UsageError("the file is there already", where=options.output, hint="name another or move it away")
    material = material_from([options.folder])
    submission = submit(list(material.documents), list(material.types), fields=material.fields, problems=material.problems)
    write(start_of(evaluate(submission, load_pack(options.pack))), options.output)
    return 0
