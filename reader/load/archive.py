"""The entries of a zip archive from a stranger: within limits, and never unpacked to disk."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.errors import ReaderError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 20_000_000
"""Bytes, unpacked."""
LARGEST_WHOLE = 100_000_000
"""Bytes, unpacked, of all that is read."""
STEEPEST = 200
"""How many times larger than its packed form an entry may be."""
_SMALL = 1_000_000
"""Bytes that are unpacked whatever their ratio: a page of blanks is no attack."""


@dataclass(slots=True)
class Archive:
    """The entries of a document, unpacked within the limits."""

    zipped: zipfile.ZipFile
    called: str
    """What the document is to its reader ("EPUB")."""
    unpacked: int = field(default=0, init=False)
    """Bytes read so far."""

    def __post_init__(self) -> None:
        if len(self.zipped.namelist()) > MOST_ENTRIES:
            raise ReaderError(f"is an archive of more than {MOST_ENTRIES:,} entries")

    def holds(self, name: str) -> bool:
        """Whether there is an entry of that name."""
        return name in self.zipped.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of an entry. Raises ReaderError where it is missing, locked or too large."""
        if not self.holds(name):
            raise ReaderError(f"{self._not_whole}: its {posixpath.basename(name)} is missing")
        entry = self.zipped.getinfo(name)
        if entry.flag_bits & 1:
            raise ReaderError("is locked with a password")
        steep = entry.file_size > STEEPEST * max(entry.compress_size, 1)
        if entry.file_size > LARGEST_ENTRY or (steep and entry.file_size > _SMALL):
            raise ReaderError("unpacks to far more than a document holds")
        try:
            with self.zipped.open(entry) as stream:
                content = stream.read(LARGEST_ENTRY)
        except (RuntimeError, ValueError, zlib.error) as error:
            raise zipfile.BadZipFile(name) from error
        self.unpacked += len(content)
        if self.unpacked > LARGEST_WHOLE:
            raise ReaderError(f"unpacks to more than {LARGEST_WHOLE / 1e6:.0f} MB")
        return content

    def tree(self, name: str) -> "_Element":
        """The XML in an entry. Raises ReaderError where it cannot be read as such."""
        from lxml import etree  # noqa: PLC0415 - slow to import

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
        )
        try:
            found: _Element | None = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError:
            found = None
        if found is None:
            raise ReaderError(f"{self._not_whole}: its {posixpath.basename(name)} is broken")
        return found

    @property
    def _not_whole(self) -> str:
        return f"is no whole {self.called}"


@contextmanager
def opened(content: bytes, called: str) -> Iterator[Archive]:
    """The archive in `content`. Raises ReaderError where it, or an entry read, is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            yield Archive(zipped, called)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, UnicodeError) as error:
        raise ReaderError("is a broken zip archive") from error


def all_of(tree: "_Element", tag: str) -> "Iterator[_Element]":
    """The elements of a local name, whatever their namespace."""
    return tree.iter(f"{{*}}{tag}")


def said(element: "_Element") -> str:
    """The words of an element on one line."""
    return " ".join("".join(str(text) for text in element.itertext("{*}*")).split())


def tag(element: "_Element") -> str:
    """The local name of an element."""
    return str(element.tag).rpartition("}")[2]


def value(element: "_Element", name: str) -> str:
    """An attribute, whatever its namespace; nothing where there is none."""
    found = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(found, ""))


def is_row_of_words(row: "_Element", cell: str) -> bool:
    """Whether a row is one of a table of words, not of a table that lays out a page."""
    cells = list(row.iterchildren(f"{{*}}{cell}"))
    paragraphs = ([p for p in all_of(cell, "p") if said(p)] for cell in cells)
    return len(cells) > 1 and all(len(found) < 2 for found in paragraphs)
