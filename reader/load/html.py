"""A web page to an article: what trafilatura finds in it, or all its text."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.load import dates, html_metadata, html_page
from reader.load.cleaning import cleaned, furniture
from reader.load.deadline import SECONDS, LateError, deadline
from reader.load.draft import Draft, Piece, article
from reader.load.structure import authors
from reader.model import Article, BlockKind, Removed

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACK = "No article was found in this page; all its text is shown."
_LATE = f"This page took longer than {SECONDS:.0f} seconds to read; all its text is shown."
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD = 3
"""Pieces among which a page may say its title once more."""
_TAG = re.compile(r"<[^<>]*>?")
_DAY = re.compile(r",?\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|,?\s+\d")
_LANGUAGE = re.compile(r"<html[^>]{0,400}\slang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return bool(_START.match(text[:4096]))


def charset(content: bytes) -> str | None:
    """The encoding that a page declares for itself."""
    match = _CHARSET.search(content[:4096])
    return match[1].decode("ascii") if match else None


def load(text: str, source: str, *, verbatim: bool = False) -> Article:
    """The article in a web page; `verbatim` leaves in what cleaning would take out.

    Raises:
        ReaderError: the page holds no text at all.
    """
    draft = _draft(text, verbatim=verbatim)
    if not draft.pieces:
        raise ReaderError("is a web page without any text")
    return article(draft if verbatim else cleaned(draft), source)


def _draft(text: str, *, verbatim: bool) -> Draft:
    try:
        with deadline(SECONDS):
            return _found(text, verbatim=verbatim) or _everything(text, _FALLBACK)
    except LateError:
        return _at_least(text, _LATE)
    except Exception:  # noqa: BLE001 - whatever a parser trips over, the text can be read
        return _at_least(text, _FALLBACK)


def _at_least(text: str, notice: str) -> Draft:
    """All that a page says; where even that cannot be parsed in time, its lines without tags."""
    try:
        with deadline(SECONDS):
            return _everything(text, notice)
    except (LateError, Exception):  # noqa: BLE001 - see above
        lines = unescape(_TAG.sub("\n", text)).split("\n")
        pieces = tuple(Piece(words) for line in lines if (words := _line(line)))
        return Draft(pieces, notices=(notice,))


def _found(text: str, *, verbatim: bool) -> Draft | None:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import

    page: Any = bare_extraction(text, with_metadata=True, include_comments=False)
    rough = tuple(_pieces(page.body)) if page is not None and page.body is not None else ()
    if not rough:
        return None
    root = _tree(text)
    stated = html_metadata.stated(root)
    body = html_page.body(root, rough, verbatim=verbatim) or html_page.Body(rough, ())
    language = _LANGUAGE.search(text)
    draft = Draft(
        body.pieces,
        title=stated.title or _line(page.title),
        byline=stated.byline or authors(body.byline or "") or _guessed(page.author or ""),
        published=stated.published or dates.day(page.date or ""),
        language=language[1].lower() if language else "en",
        publisher=stated.publisher or _line(page.sitename),
        removed=body.removed,
    )
    return _headed(draft, body.byline)


def _guessed(names: str) -> str | None:
    """Names that were guessed from the page's words, without the day after them."""
    line = _DAY.split(re.sub(r"\s*;\s*", ", ", names))[0]
    return None if line.startswith("The ") else _line(line)


def _tree(text: str) -> "_Element":
    from lxml.html import document_fromstring  # noqa: PLC0415 - slow to import

    return document_fromstring(_DECLARATION.sub("", text))


def _line(words: str | None) -> str | None:
    return " ".join((words or "").split()) or None


def _headed(draft: Draft, byline: str | None = None) -> Draft:
    """The draft with its title as first piece, and nowhere else; the line of its authors next."""
    head = [Piece(draft.title, BlockKind.TITLE)] if draft.title else []
    if byline:
        head.append(Piece(byline, BlockKind.BYLINE))
    title = (draft.title or "").casefold()
    rest = [
        piece
        for place, piece in enumerate(draft.pieces)
        if place >= _HEAD or piece.text.casefold() != title
    ]
    return draft._replace(pieces=(*head, *rest))


def _pieces(body: "_Element") -> Iterator[Piece]:
    """The blocks of trafilatura's tree: head, p, list of item, quote, table of row of cell."""
    for element in body:
        if element.tag == "list":
            yield from _each(element, "item", BlockKind.ITEM)
        elif element.tag == "quote" and len(element):
            yield from _each(element, "p", BlockKind.QUOTATION)
        elif element.tag == "table":
            rows = (_row(row) for row in element.iter("row"))
            yield from (Piece(row) for row in rows if row)
        else:
            text = _words(element)
            if text:
                yield Piece(text, *_standing(element))


def _each(element: "_Element", tag: str, kind: BlockKind) -> Iterator[Piece]:
    """A piece for each child where all text is in children of the given tag; else the whole."""
    children = list(element)
    loose = "".join((element.text or "", *(child.tail or "" for child in children))).strip()
    apart = not loose and all(child.tag == tag for child in children)
    texts = (_words(child) for child in (children if apart else [element]))
    return (Piece(text, kind, 1) for text in texts if text)


def _row(row: "_Element") -> str:
    cells = (_words(cell) for cell in row.iter("cell"))
    return " | ".join(cell for cell in cells if cell)


def _standing(element: "_Element") -> tuple[BlockKind, int]:
    if element.tag == "head":
        level = re.sub(r"\D", "", element.get("rend") or "")
        return BlockKind.HEADING, int(level or 2)
    return (BlockKind.QUOTATION, 1) if element.tag == "quote" else (BlockKind.PARAGRAPH, 0)


def _words(element: "_Element") -> str:
    parts = [" " if part is None else part for part in _texts(element)]
    return " ".join("".join(parts).split())


def _texts(element: "_Element") -> Iterator[str | None]:
    """The text inside `element` in order; None where a line is broken."""
    yield element.text or ""
    for child in element:
        if child.tag in ("lb", "p", "item"):
            yield None
        yield from _texts(child)
        yield child.tail or ""


class _Text(HTMLParser):
    """Everything that a page says, a piece a block, without regard to what it is."""

    silent = frozenset("script style noscript template svg head iframe object select".split())
    inline = frozenset(
        "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span "
        "strong sub sup time tt u var wbr".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.title = ""
        self._words: list[str] = []
        self._silence = ""
        self._in_title = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """Ends a piece at a block; falls silent where no reader is meant."""
        self._in_title = tag == "title"
        if tag == "body":
            self._silence = ""
        elif not self._silence and tag in self.silent:
            self._silence = tag
        if tag not in self.inline:
            self.cut()

    def handle_endtag(self, tag: str) -> None:
        """Ends a piece at the end of a block, and a silence at its own end."""
        self._in_title = False
        if tag == self._silence:
            self._silence = ""
        if tag not in self.inline:
            self.cut()

    def handle_data(self, data: str) -> None:
        """Keeps what is meant to be read."""
        if self._in_title:
            self.title += data
        elif not self._silence:
            self._words.append(data)

    def cut(self) -> None:
        """Begins a new piece."""
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self.pieces.append(text)


def _everything(text: str, notice: str) -> Draft:
    parser = _Text()
    parser.feed(text)
    parser.close()
    parser.cut()
    kept = tuple(Piece(piece) for piece in parser.pieces if not furniture(piece))
    removed = tuple(
        Removed(piece, why) for piece in parser.pieces if (why := furniture(piece)) is not None
    )
    draft = Draft(kept, title=_line(parser.title), removed=removed, notices=(notice,))
    return _headed(draft) if kept else draft
