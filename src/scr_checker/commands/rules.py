"""``scr-checker rules``: list, show, check, test and try the rules of a pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from scr_checker.commands.explain import find_expectation
from scr_checker.commands.output import write
from scr_checker.errors import UsageError
from scr_checker.examples import failing_examples
from scr_checker.loading import load_pack
from scr_checker.packs import CriterionFile, PackFile, ScorecardFile, UndecidedFile, WordTable
from scr_checker.sentences import SentenceReading, read_sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from scr_checker.packs import Pack
    from scr_checker.signal_rules import Example


def list_rules(options: argparse.Namespace) -> int:
    """One line for each expectation: id, role, maturity, number of signals, text."""
    pack = load_pack(options.pack)
    lines = []
    for criterion in pack.criteria:
        lines.append(f"{criterion.title} ({criterion.id})")
        lines += [f"  {e.id:<8} {e.role:<2} {e.maturity:<8} {len(e.signals):>2}  {e.text}" for e in criterion.expectations]
    write("\n".join(lines) + "\n")
    return 0


def show(options: argparse.Namespace) -> int:
    """One expectation in full."""
    expectation = find_expectation(load_pack(options.pack), options.id)
    paragraphs = ", ".join(g.paragraphs for g in expectation.guidance)
    lines = [f"{expectation.id} ({expectation.role}, {expectation.maturity})", expectation.text, f"Paragraphs {paragraphs}"]
    lines += [f"Advice: {expectation.advice}"] if expectation.advice else []
    for signal in expectation.signals:
        where = f", in {', '.join(signal.sections)}" if signal.sections else ""
        lines += ["", f"{signal.id} ({signal.shows}; voice {signal.voice}{where}): {signal.reason}"]
        for kind in ("match", "no_match", "known_gap"):
            lines += [f"  {kind}: {_text(example)}" for example in getattr(signal.examples, kind)]
    write("\n".join(lines) + "\n")
    return 0


def _text(example: str | Example) -> str:
    return example if isinstance(example, str) else example.text


def check(options: argparse.Namespace) -> int:
    """Load a pack; mistakes are ``PackError`` with path:line:column."""
    pack = load_pack(options.path)
    signals = sum(len(e.signals) for _, e in pack.expectations().values())
    write(f"{pack.id} {pack.version}: {len(pack.expectations())} expectations, {signals} signals, {len(pack.lexicon)} concepts\n")
    return 0


def test(options: argparse.Namespace) -> int:
    """Run all examples; 3 if one fails."""
    pack = load_pack(options.path)
    failures = list(failing_examples(pack))
    lines = [f"{f.signal} {f.kind}: {f.text}\n    {f.why}" for f in failures]
    examples = sum(_count(pack))
    write("\n".join([*lines, f"{examples} examples, {len(failures)} failing"]) + "\n")
    return 3 if failures else 0


def _count(pack: Pack) -> Iterator[int]:
    for _, expectation in pack.expectations().values():
        for signal in expectation.signals:
            examples = signal.examples
            yield len(examples.match) + len(examples.no_match) + len(examples.known_gap)


def schema(_options: argparse.Namespace) -> int:
    """The JSON Schemas of the files of a pack."""
    models: dict[str, type[BaseModel]] = {
        "pack.yaml": PackFile,
        "criteria/*.yaml": CriterionFile,
        "voices.yaml, cues.yaml": WordTable,
        "scorecards.yaml": ScorecardFile,
        "undecided.yaml": UndecidedFile,
    }
    write(json.dumps({name: model.model_json_schema() for name, model in models.items()}, indent=2) + "\n")
    return 0


def attempt(options: argparse.Namespace) -> int:
    """What the rules make of one sentence, or of each line of a file."""
    pack = load_pack(options.pack)
    if options.jsonl:
        write("".join(json.dumps(_as_line(line["id"], _read(pack, line))) + "\n" for line in _lines(options.jsonl)))
        return 0
    if not options.sentence:
        raise UsageError("no sentence given", hint="give a sentence or --jsonl FILE")
    reading = read_sentence(pack, options.sentence, options.heading)
    write(json.dumps(_as_line(None, reading), indent=2) + "\n" if options.format == "json" else _as_text(reading))
    return 0


def _read(pack: Pack, line: dict[str, Any]) -> SentenceReading:
    return read_sentence(pack, line["sentence"], line.get("heading"), line.get("target"))


def _lines(path: str) -> Iterator[dict[str, Any]]:
    try:
        raw = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError("cannot be read", where=path) from None
    for number, line in enumerate(raw.splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except json.JSONDecodeError:
            raise UsageError("not a line of JSON", where=f"{path}:{number}") from None
        if not isinstance(data, dict) or not {"id", "sentence"} <= data.keys():
            raise UsageError("needs id and sentence", where=f"{path}:{number}")
        yield data


def _as_line(name: str | None, reading: SentenceReading) -> dict[str, Any]:
    line = {"voice": reading.voice, "assertion": reading.assertion, "cue": reading.cue}
    signals = [
        {"criterion": s.criterion, "expectation": s.expectation, "signal": s.signal, "polarity": s.polarity}
        for s in reading.signals
    ]
    return {"id": name, **line, "signals": signals}


def _as_text(reading: SentenceReading) -> str:
    lines = [f"voice: {reading.voice}", f"assertion: {reading.assertion}", f"cue: {reading.cue or 'none'}"]
    lines += [f"{s.polarity} {s.criterion}: {s.signal}, it {s.reason}" for s in reading.signals]
    return "\n".join([*lines, *([] if reading.signals else ["no signal matches"])]) + "\n"
