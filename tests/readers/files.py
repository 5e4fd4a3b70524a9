"""The short report in every format, and ways to change a file and to try it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from scr_checker.document import Document
from scr_checker.errors import UnusableInputError
from scr_checker.readers import read_document

from .makers import make_html, make_odt, make_txt
from .page_makers import make_pdf, make_rtf
from .sample import REPORT
from .word_files import make_docx

FILES = {
    "docx": make_docx(REPORT),
    "odt": make_odt(REPORT),
    "pdf": make_pdf(REPORT),
    "rtf": make_rtf(REPORT),
    "html": make_html(REPORT),
    "md": REPORT.encode(),
    "txt": make_txt(REPORT),
}


def outcome(name: str, data: bytes) -> Document | None:
    """The document, or nothing if it was refused; any other exception fails the test."""
    try:
        document = read_document(name, data)
    except UnusableInputError as error:
        return _refused(str(error))
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
        assert all(block.start <= start <= end <= block.end for start, end in block.cells)
    return document


def _refused(line: str) -> None:
    assert "\n" not in line


def with_member(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zipped file with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return out.getvalue()
