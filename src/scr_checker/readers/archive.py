"""How is a zipped office file opened without being harmed by it?

Used by the Word and OpenDocument formats: sizes are checked before anything is unpacked, nothing is written
to disk, and XML is parsed without entities, network or document type.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from lxml import etree

from scr_checker.errors import UnusableInputError
from scr_checker.readers import limits

_ENCRYPTED = 0x1
_DAMAGED = UnusableInputError("the file is damaged or cut short", hint="save or download it again")
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


class Archive:
    """The members of a zipped office file, by name."""

    def __init__(self, data: bytes) -> None:
        """Open the archive, unless it is broken, locked or a bomb."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError):
            raise _DAMAGED from None
        members = self._zip.infolist()
        limits.check_unpacked(len(data), sum(member.file_size for member in members), len(members))
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise UnusableInputError("the file is password-protected", hint="save it without a password")
        self.names = {member.filename.replace("\\", "/"): member for member in members}

    def __enter__(self) -> Self:
        """The archive itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        """Whether there is a member of that name."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """A member's bytes; one that is missing or broken makes the file unusable."""
        try:
            return self._zip.read(self.names[name])
        except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
            raise _DAMAGED from None
        except Exception as error:
            if type(error).__module__ in ("zlib", "lzma", "_lzma"):
                raise _DAMAGED from None
            raise

    def xml(self, name: str) -> etree._Element | None:
        """A member as XML, or nothing if there is no such member."""
        if name not in self.names:
            return None
        data = self.read(name)
        refuse_doctype(data)
        try:
            return etree.fromstring(data, safe_parser())
        except etree.XMLSyntaxError:
            raise _DAMAGED from None


def refuse_doctype(data: bytes) -> None:
    """Office programs write no document type; one that is there can only carry entities."""
    if any(mark in data for mark in _DOCTYPES):
        raise UnusableInputError(
            "it holds an XML document type, which no word processor writes",
            hint="save it again from the word processor",
        )


def safe_parser() -> etree.XMLParser:
    """A parser that fetches nothing, resolves nothing and refuses huge nodes."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)


def streamed(data: bytes, container: str) -> Iterator[etree._Element]:
    """Each child of the element ``container`` in turn, freed once it has been used."""
    refuse_doctype(data)
    events = etree.iterparse(
        io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_pis=True, remove_comments=True,
    )  # fmt: skip
    try:
        for _, element in events:
            parent = element.getparent()
            if parent is not None and parent.tag == container:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError:
        raise _DAMAGED from None
