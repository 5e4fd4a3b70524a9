"""The command line: what to do, with which options; one line on standard error when it cannot be done.

The outermost edge. Heavy modules are imported by the command that needs them, so that ``--help`` answers at once.
Exit codes: 0 done, 1 below ``--fail-below``, 2 unusable input or usage, 3 bad pack.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from scr_checker import YOUNG_VALUES, __version__
from scr_checker.errors import ScrCheckerError

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPES = (
    "overview_report", "executive_summary", "imr", "terms_of_reference", "action_plan", "health_overview",
    "specialist_report", "chronology", "template", "later_review", "other",
)  # fmt: skip
FORMATS = ("text", "json", "markdown", "html", "csv")
PACK = "ofsted_2010"
USAGE_ERROR = 2


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that says where to find help."""

    def error(self, message: str) -> NoReturn:
        """Print the error as one line and leave with 2."""
        self.exit(USAGE_ERROR, f"scr-checker: {message}; see {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    gc.set_threshold(YOUNG_VALUES)
    atexit.register(gc.freeze)  # to go once more through all values when the process ends takes a tenth of a second
    options = parser().parse_args(arguments)
    try:
        module = import_module(f"scr_checker.commands.{options.module}")
        return int(getattr(module, options.function)(options))
    except ScrCheckerError as error:
        print(f"scr-checker: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("scr-checker: stopped", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    about = "A second reader for drafts of serious case reviews: evidence, gaps and a proposed grade."
    top = Parser(prog="scr-checker", description=about)
    top.add_argument("--version", action="version", version=f"scr-checker {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    _add_check(commands)
    _add_explain(commands)
    _add_draft(commands)
    _add_rules(commands)
    _add_validate(commands)
    _add_serve(commands)
    _add_keys(commands)
    return top


def _command(commands: argparse._SubParsersAction[Parser], name: str, about: str, to: str) -> Parser:
    command = commands.add_parser(name, help=about, description=about)
    module, function = to.split(".")
    command.set_defaults(module=module, function=function)
    return command


def _add_pack(command: argparse.ArgumentParser) -> None:
    command.add_argument("--pack", default=PACK, metavar="ID|PATH", help=f"the rule pack to judge with (default: {PACK})")


def _add_check(commands: argparse._SubParsersAction[Parser]) -> None:
    check = _command(commands, "check", "read a draft and propose a grade with its reasons", "check.check")
    check.add_argument("files", nargs="+", metavar="FILE", help="files, a folder or a zip: one submission; - is standard input")
    _add_pack(check)
    check.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    check.add_argument("-o", "--output", metavar="OUT", help="write to this file")
    check.add_argument("--partial", action="store_true", help="documents are missing on purpose: silence proves nothing")
    check.add_argument("--as", dest="type", choices=TYPES, metavar="TYPE", help=f"what the file is: {', '.join(TYPES)}")
    check.add_argument("--fail-below", choices=("good", "adequate"), help="leave with 1 if the proposed grade is lower")
    check.add_argument("--quotes", choices=("none", "short", "full"), help="how much to quote (default: short; full in JSON)")


def _add_explain(commands: argparse._SubParsersAction[Parser]) -> None:
    explain = _command(commands, "explain", "show every signal of one expectation on a file", "explain.explain")
    explain.add_argument("file", metavar="FILE")
    explain.add_argument("expectation", metavar="EXPECTATION", help="its id, such as FAM-01")
    _add_pack(explain)
    explain.add_argument("--as", dest="type", choices=TYPES, metavar="TYPE", help="what the file is")


def _add_draft(commands: argparse._SubParsersAction[Parser]) -> None:
    draft = _command(commands, "draft", "start a submission.yaml from the documents of a folder", "draft.draft")
    draft.add_argument("folder", nargs="?", metavar="DIR", help="the folder (or zip) that holds the documents")
    draft.add_argument("-o", "--output", metavar="OUT", help="write to this file, such as DIR/submission.yaml")
    draft.add_argument("--schema", action="store_true", help="print the JSON Schema of submission.yaml instead")
    _add_pack(draft)


def _add_rules(commands: argparse._SubParsersAction[Parser]) -> None:
    rules = commands.add_parser("rules", help="list, show, check, test and try the rules").add_subparsers(
        required=True, metavar="WHAT", parser_class=Parser
    )
    listing = _command(rules, "list", "all expectations of a pack", "rules.list_rules")
    _add_pack(listing)
    show = _command(rules, "show", "one expectation with its signals and examples", "rules.show")
    show.add_argument("id", metavar="ID")
    _add_pack(show)
    check = _command(rules, "check", "load a pack and report the first mistake", "rules.check")
    check.add_argument("path", nargs="?", default=PACK, metavar="PATH")
    test = _command(rules, "test", "run all examples of a pack", "rules.test")
    test.add_argument("path", nargs="?", default=PACK, metavar="PATH")
    _command(rules, "schema", "the JSON Schema of a pack's files, for editors", "rules.schema")
    attempt = _command(rules, "try", "what one sentence says to the rules", "rules.attempt")
    attempt.add_argument("sentence", nargs="?", metavar="SENTENCE")
    attempt.add_argument("--heading", metavar="H", help="the heading it stands under")
    attempt.add_argument("--jsonl", metavar="FILE", help="lines of {id, heading, sentence, target} instead of SENTENCE")
    attempt.add_argument("--format", choices=("text", "json"), default="text")
    _add_pack(attempt)


def _add_validate(commands: argparse._SubParsersAction[Parser]) -> None:
    validate = _command(commands, "validate", "agreement with labelled documents, per criterion", "validate.validate")
    validate.add_argument("folder", metavar="LABELS_DIR")
    validate.add_argument("--signals", action="store_true", help="measure every signal instead")
    validate.add_argument("--facts", action="store_true", help="measure the facts read instead")
    validate.add_argument("--misses", action="store_true", help="list every difference")
    validate.add_argument("--format", choices=("text", "json"), default="text")
    _add_pack(validate)


def _add_serve(commands: argparse._SubParsersAction[Parser]) -> None:
    serve = _command(
        commands, "serve", "the web page and the HTTP service, on this machine only unless told otherwise", "serve.serve"
    )
    serve.formatter_class = argparse.RawDescriptionHelpFormatter
    serve.add_argument(
        "--host", metavar="H", help="address to listen on (default: 127.0.0.1); any other than loopback needs an API key"
    )
    serve.add_argument("--port", type=int, metavar="N", help="port to listen on (default: 8000)")
    serve.format_help = lambda: argparse.ArgumentParser.format_help(serve) + _settings()  # type: ignore[method-assign]


def _settings() -> str:
    """The settings of the service, for its ``--help`` only: they cost an import."""
    try:
        describe = import_module("scr_api.settings").describe
    except ImportError:
        return "\nThe service needs more packages: pip install 'scr-checker[serve]'\n"
    lines = (f"  {name}\n      {about} (default: {default})\n" for name, default, about in describe())
    return "\nSettings, from the environment or from the file that SCR_SETTINGS_FILE names:\n" + "".join(lines)


def _add_keys(commands: argparse._SubParsersAction[Parser]) -> None:
    keys = commands.add_parser("keys", help="make, list and revoke the API keys of the service").add_subparsers(
        required=True, metavar="WHAT", parser_class=Parser
    )
    add = _command(keys, "add", "make a key and print it, this once", "keys.add")
    add.add_argument("name", metavar="NAME", help="whose it is")
    _command(keys, "list", "all keys: id, day it was made, name", "keys.list_keys")
    revoke = _command(keys, "revoke", "take a key away", "keys.revoke")
    revoke.add_argument("name", metavar="NAME", help="its name or id")


if __name__ == "__main__":
    sys.exit(main())
