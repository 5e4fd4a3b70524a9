"""Does nothing of a document leave the process: no network, no temporary file, no log?"""

import logging
import subprocess
import sys
import textwrap

from tests.conftest import ROOT, SAMPLES

from scr_checker.commands.check import check

WATCHED = textwrap.dedent(
    """
    import builtins, os, socket, sys, tempfile
    sys.path.insert(0, {root!r})
    import scr_checker.commands.check
    from scr_checker.evaluation import ready
    from scr_checker.loading import load_pack
    ready(load_pack())

    def watch(event, details):
        if event.startswith("socket.") or event in ("tempfile.mkstemp", "tempfile.mkdtemp", "urllib.Request"):
            raise SystemExit(f"forbidden: {{event}}")
        if event == "open" and isinstance(details[1], str) and any(c in details[1] for c in "wax+"):
            raise SystemExit(f"forbidden: opened {{details[0]}} for writing")

    sys.addaudithook(watch)
    from scr_checker.cli import main
    for path in {paths!r}:
        main(["check", path, "--format", "json"])
    """
)


def test_no_network_and_no_file_is_written():
    kinds = (".docx", ".pdf")
    paths = [str(p) for p in sorted(SAMPLES.iterdir()) if p.suffix in kinds] + [str(SAMPLES / "good-child-e-harrowmere.md")]
    program = WATCHED.format(root=str(ROOT / "src"), paths=paths)
    done = subprocess.run([sys.executable, "-B", "-c", program], capture_output=True, text=True, check=False)
    assert "forbidden" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stderr == ""


def test_nothing_is_logged(caplog, capsys):
    from scr_checker.cli import parser

    caplog.set_level(logging.DEBUG)
    check(parser().parse_args(["check", str(SAMPLES / "good-child-e-harrowmere.md")]))
    capsys.readouterr()
    assert caplog.records == []


def test_errors_never_quote_the_document(tmp_path, capsys):
    from scr_checker.cli import main

    person = "Bartholomew Quillfeather of Nettle Row"
    for name, raw in (("a.docx", f"PK\x03\x04{person}"), ("b.pdf", f"%PDF-1.4 {person}"), ("c.zip", person)):
        path = tmp_path / name
        path.write_text(raw, encoding="latin-1")
        assert main(["check", str(path)]) == 2
        assert "Quillfeather" not in capsys.readouterr().err
