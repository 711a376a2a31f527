"""A book file (EPUB) to an article: its chapters in the order of its spine."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

from reader.errors import ReaderError
from reader.load import dates
from reader.load.cleaning import cleaned
from reader.load.draft import Draft, Piece, article
from reader.load.encoding import decode
from reader.load.page_blocks import blocks
from reader.load.structure import with_byline
from reader.model import Article, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 20_000_000
"""Bytes, unpacked."""
LARGEST_BOOK = 100_000_000
"""Bytes, unpacked, of all that is read."""
STEEPEST = 200
"""How many times larger than its packed form an entry may be."""
_SMALL = 1_000_000
"""Bytes that are unpacked whatever their ratio: a page of blanks is no attack."""

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_SCRAMBLING = frozenset(
    ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
)
"""Encryption that only keeps fonts from being copied; the text is plain."""
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def load(content: bytes, source: str, *, verbatim: bool = False) -> Article:
    """The book in `content`, whose contents name chapters that do not name themselves.

    Raises:
        ReaderError: it is protected, broken, unpacks to more than the limits, or has no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            draft = _draft(Book(archive))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, UnicodeError) as error:
        raise ReaderError("is a broken zip archive") from error
    if all(piece.kind == BlockKind.TITLE for piece in draft.pieces):
        raise ReaderError("is a book without any text")
    return article(draft if verbatim else cleaned(draft), source)


@dataclass(slots=True)
class Book:
    """The entries of a book, unpacked within the limits."""

    archive: zipfile.ZipFile
    unpacked: int = field(default=0, init=False)
    """Bytes read so far."""

    def __post_init__(self) -> None:
        if len(self.archive.namelist()) > MOST_ENTRIES:
            raise ReaderError(f"is an archive of more than {MOST_ENTRIES:,} entries")

    def holds(self, name: str) -> bool:
        """Whether there is an entry of that name."""
        return name in self.archive.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of an entry. Raises ReaderError where it is missing, locked or too large."""
        if not self.holds(name):
            raise ReaderError(f"is no whole EPUB: its {posixpath.basename(name)} is missing")
        entry = self.archive.getinfo(name)
        if entry.flag_bits & 1:
            raise ReaderError("is locked with a password")
        steep = entry.file_size > STEEPEST * max(entry.compress_size, 1)
        if entry.file_size > LARGEST_ENTRY or (steep and entry.file_size > _SMALL):
            raise ReaderError("unpacks to far more than a book holds")
        try:
            with self.archive.open(entry) as stream:
                content = stream.read(LARGEST_ENTRY)
        except (RuntimeError, ValueError, zlib.error) as error:
            raise zipfile.BadZipFile(name) from error
        self.unpacked += len(content)
        if self.unpacked > LARGEST_BOOK:
            raise ReaderError(f"unpacks to more than {LARGEST_BOOK / 1e6:.0f} MB")
        return content


def _draft(book: Book) -> Draft:
    _refuse_protection(book)
    place = _package(book)
    package = _xml(book.read(place), place)
    folder = posixpath.dirname(place)
    manifest = {item.get("id", ""): item for item in _all(package, "item")}
    names = _contents(book, manifest.values(), folder)
    pieces: list[Piece] = []
    missing = 0
    for name in _spine(package, manifest, folder):
        if book.holds(name):
            pieces += _chapter(book.read(name), names.get(name))
        else:
            missing += 1
    notice = f"{missing} of the parts that this book names are missing from its file."
    return _described(Draft(tuple(pieces), notices=(notice,) if missing else ()), package)


def _refuse_protection(book: Book) -> None:
    if not book.holds(_ENCRYPTION):
        return
    tree = _xml(book.read(_ENCRYPTION), _ENCRYPTION)
    methods = {method.get("Algorithm") for method in _all(tree, "EncryptionMethod")}
    if not methods <= _FONT_SCRAMBLING:
        raise ReaderError("is protected against copying (DRM) and cannot be read")


def _package(book: Book) -> str:
    """The name of the entry that describes the book."""
    for file in _all(_xml(book.read(_CONTAINER), _CONTAINER), "rootfile"):
        return unquote(file.get("full-path") or "")
    raise ReaderError("is no whole EPUB: its container names no book")


def _xml(content: bytes, name: str) -> "_Element":
    from lxml import etree  # noqa: PLC0415 - slow to import

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        tree: _Element | None = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise ReaderError(f"is no whole EPUB: its {posixpath.basename(name)} is broken")
    return tree


def _all(tree: "_Element", tag: str) -> "Iterator[_Element]":
    """The elements of a local name, whatever their namespace."""
    return tree.iter(f"{{*}}{tag}")


def _entry(folder: str, link: str) -> str:
    """The name of the entry that a link in `folder` leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(urldefrag(link).url)))


def _spine(package: "_Element", manifest: "dict[str, _Element]", folder: str) -> list[str]:
    """The entries of the chapters in order, each once; no contents page."""
    found: dict[str, None] = {}
    for reference in _all(package, "itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        if "nav" not in (item.get("properties") or "").split():
            found.setdefault(_entry(folder, item.get("href") or ""))
    return list(found)


def _contents(book: Book, items: "Iterable[_Element]", folder: str) -> dict[str, str]:
    """What the table of contents calls each entry: the first name that leads to it."""
    names: dict[str, str] = {}
    for item in items:
        is_nav = "nav" in (item.get("properties") or "").split()
        is_ncx = item.get("media-type") == "application/x-dtbncx+xml"
        place = _entry(folder, item.get("href") or "")
        if not (is_nav or is_ncx) or not book.holds(place):
            continue
        tree = _xml(book.read(place), place)
        for link, name in _links(tree) if is_nav else _points(tree):
            names.setdefault(_entry(posixpath.dirname(place), link), name)
    return names


def _links(tree: "_Element") -> Iterator[tuple[str, str]]:
    for anchor in _all(tree, "a"):
        yield anchor.get("href") or "", _said(anchor)


def _points(tree: "_Element") -> Iterator[tuple[str, str]]:
    for point in _all(tree, "navPoint"):
        label = next(_all(point, "text"), None)
        target = next(_all(point, "content"), None)
        if label is not None and target is not None:
            yield target.get("src") or "", _said(label)


def _said(element: "_Element") -> str:
    return " ".join("".join(str(text) for text in element.itertext("{*}*")).split())


def _chapter(content: bytes, name: str | None) -> list[Piece]:
    """The pieces of a chapter, under the name that the contents give it if it has no heading."""
    from lxml.etree import ParserError  # noqa: PLC0415 - the same
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 - slow to import

    text = decode(content).text
    try:
        page = document_fromstring(_DECLARATION.sub("", text), HTMLParser(no_network=True))
    except (ParserError, ValueError):
        return []
    pieces = [block.piece for block in blocks(page)]
    if name and pieces and not any(piece.kind == BlockKind.HEADING for piece in pieces[:3]):
        pieces.insert(0, Piece(name, BlockKind.HEADING, 1))
    return pieces


def _described(draft: Draft, package: "_Element") -> Draft:
    """The draft with what the package says of the book, its title first."""
    title, *_ = [*_field(package, "title"), None]
    pieces = draft.pieces
    if title:
        if pieces and pieces[0].text.casefold() == title.casefold():
            pieces = pieces[1:]
        pieces = (Piece(title, BlockKind.TITLE), *pieces)
    pieces = with_byline(pieces)
    language = next(_field(package, "language"), "en")
    return replace(
        draft,
        pieces=pieces,
        title=title,
        byline=", ".join(_field(package, "creator")) or None,
        published=dates.day(next(_field(package, "date"), "")),
        language=language[:2].lower(),
        publisher=next(_field(package, "publisher"), None),
    )


def _field(package: "_Element", tag: str) -> Iterator[str]:
    """The values of a field of the book's metadata."""
    for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{tag}"):
        value = _said(element)
        if value:
            yield value
