"""A book file (EPUB) to an article: its chapters in the order of its spine."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

from reader.errors import ReaderError
from reader.load import dates
from reader.load.archive import Archive, all_of, opened, said
from reader.load.cleaning import cleaned
from reader.load.draft import Draft, Piece, article
from reader.load.encoding import decode
from reader.load.page_blocks import blocks
from reader.load.structure import with_byline
from reader.model import Article, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    with opened(content, "EPUB") as book:
        draft = _draft(book)
    if all(piece.kind == BlockKind.TITLE for piece in draft.pieces):
        raise ReaderError("is a book without any text")
    return article(draft if verbatim else cleaned(draft), source)


def _draft(book: Archive) -> Draft:
    _refuse_protection(book)
    place = _package(book)
    package = book.tree(place)
    folder = posixpath.dirname(place)
    manifest = {item.get("id", ""): item for item in all_of(package, "item")}
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


def _refuse_protection(book: Archive) -> None:
    if not book.holds(_ENCRYPTION):
        return
    tree = book.tree(_ENCRYPTION)
    methods = {method.get("Algorithm") for method in all_of(tree, "EncryptionMethod")}
    if not methods <= _FONT_SCRAMBLING:
        raise ReaderError("is protected against copying (DRM) and cannot be read")


def _package(book: Archive) -> str:
    """The name of the entry that describes the book."""
    for file in all_of(book.tree(_CONTAINER), "rootfile"):
        return unquote(file.get("full-path") or "")
    raise ReaderError("is no whole EPUB: its container names no book")


def _entry(folder: str, link: str) -> str:
    """The name of the entry that a link in `folder` leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(urldefrag(link).url)))


def _spine(package: "_Element", manifest: "dict[str, _Element]", folder: str) -> list[str]:
    """The entries of the chapters in order, each once; no contents page."""
    found: dict[str, None] = {}
    for reference in all_of(package, "itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        if "nav" not in (item.get("properties") or "").split():
            found.setdefault(_entry(folder, item.get("href") or ""))
    return list(found)


def _contents(book: Archive, items: "Iterable[_Element]", folder: str) -> dict[str, str]:
    """What the table of contents calls each entry: the first name that leads to it."""
    names: dict[str, str] = {}
    for item in items:
        is_nav = "nav" in (item.get("properties") or "").split()
        is_ncx = item.get("media-type") == "application/x-dtbncx+xml"
        place = _entry(folder, item.get("href") or "")
        if not (is_nav or is_ncx) or not book.holds(place):
            continue
        tree = book.tree(place)
        for link, name in _links(tree) if is_nav else _points(tree):
            names.setdefault(_entry(posixpath.dirname(place), link), name)
    return names


def _links(tree: "_Element") -> Iterator[tuple[str, str]]:
    for anchor in all_of(tree, "a"):
        yield anchor.get("href") or "", said(anchor)


def _points(tree: "_Element") -> Iterator[tuple[str, str]]:
    for point in all_of(tree, "navPoint"):
        label = next(all_of(point, "text"), None)
        target = next(all_of(point, "content"), None)
        if label is not None and target is not None:
            yield target.get("src") or "", said(label)


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
    return draft._replace(
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
        value = said(element)
        if value:
            yield value
