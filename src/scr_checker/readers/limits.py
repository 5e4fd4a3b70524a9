"""How large may a file be before reading it would be unsafe?

Asked by ``read_document`` and by the formats before they unpack anything. Where a limit cuts text off, the
document says so in a problem; where nothing sensible could be read, it is an error.
"""

from __future__ import annotations

from scr_checker.errors import UnusableInputError

MAX_UPLOAD_BYTES = 50 * 1024 * 1024
MAX_ZIP_MEMBERS = 5_000
MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_RATIO = 250
RATIO_APPLIES_FROM = 20 * 1024 * 1024
MAX_PAGES = 3_000
MAX_WORDS = 1_000_000
MAX_PAGE_CHARACTERS = 300_000


def check_upload_size(size: int) -> None:
    """Refuse a file that is larger than any report."""
    if size > MAX_UPLOAD_BYTES:
        megabytes = MAX_UPLOAD_BYTES // (1024 * 1024)
        raise UnusableInputError(f"the file is larger than {megabytes} MB", hint="remove pictures or split it into parts")


def check_pages(pages: int) -> None:
    """Refuse a file with more pages than any report."""
    if pages > MAX_PAGES:
        raise UnusableInputError(f"it has {pages:,} pages; at most {MAX_PAGES:,} are read", hint="split it into parts")


def check_unpacked(packed: int, unpacked: int, members: int) -> None:
    """Refuse an archive that unpacks to far more than it seems to hold."""
    bomb = unpacked > RATIO_APPLIES_FROM and unpacked > MAX_RATIO * max(packed, 1)
    if members > MAX_ZIP_MEMBERS or unpacked > MAX_UNPACKED_BYTES or bomb:
        raise UnusableInputError(
            "it unpacks to far more than a report holds, so it was not opened",
            hint="save the report again from the word processor",
        )
