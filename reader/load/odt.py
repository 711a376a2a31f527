"""An OpenDocument text (ODT) to an article: its paragraphs in order, as last saved."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.load import styled
from reader.load.archive import Archive, all_of, is_row_of_words, opened, said, tag, value
from reader.load.draft import Piece
from reader.model import Article, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = frozenset("s tab line-break".split())
_UNSEEN = frozenset("annotation tracked-changes ruby-text note p h frame custom-shape".split())
"""What is no text of the paragraph around it: remarks, struck words, notes, paragraphs in boxes."""
_ENCRYPTED = b"encryption-data"


def load(content: bytes, source: str, *, verbatim: bool = False) -> Article:
    """The document in `content`; its notes follow its text.

    Raises:
        ReaderError: it is protected, broken, unpacks to more than the limits, or has no text.
    """
    with opened(content, "OpenDocument text") as document:
        manifest = "META-INF/manifest.xml"
        if document.holds(manifest) and _ENCRYPTED in document.read(manifest):
            raise ReaderError("is locked with a password")
        found = _manuscript(document)
    if not found.pieces:
        raise ReaderError("is a document without any text")
    return styled.finished(found, source, verbatim=verbatim)


def _manuscript(document: Archive) -> styled.Manuscript:
    tree = document.tree("content.xml")
    styles = {value(style, "name"): style for style in all_of(tree, "style")}
    notes: list[Piece] = []
    pieces = [
        piece for body in all_of(tree, "text") for piece in _pieces(body, styles, notes, level=0)
    ]
    about = document.tree("meta.xml") if document.holds("meta.xml") else None
    title, author = (
        next((said(field) for field in all_of(about, name)), "") if about is not None else ""
        for name in ("title", "initial-creator")
    )
    return styled.Manuscript((*pieces, *notes), title=title, author=author)


def _pieces(
    around: "_Element", styles: "dict[str, _Element]", notes: list[Piece], *, level: int
) -> Iterator[Piece]:
    """The paragraphs under an element, `level` lists deep; `notes` takes those they refer to."""
    for element in around.iterchildren("{*}*"):
        name = tag(element)
        if name in ("p", "h"):
            text = " ".join("".join(_words(element)).split())
            if text:
                yield Piece(text, *_kind(element, styles, level))
            yield from _hanging(element, styles, notes, level=level)
        elif name == "table-row" and is_row_of_words(element, "table-cell"):
            cells = (" ".join(said(cell).split()) for cell in element.iterchildren("{*}table-cell"))
            words = " | ".join(cell for cell in cells if cell)
            yield from [Piece(words)] if words else []
        elif name not in ("tracked-changes", "annotation"):
            yield from _pieces(element, styles, notes, level=level + (name == "list"))


def _hanging(
    paragraph: "_Element", styles: "dict[str, _Element]", notes: list[Piece], *, level: int
) -> Iterator[Piece]:
    """The paragraphs in boxes that hang on one; its notes are kept for the end."""
    for element in paragraph.iterdescendants("{*}text-box", "{*}note-body"):
        if next(element.iterancestors("{*}p", "{*}h")) is not paragraph:
            continue
        inner = _pieces(element, styles, notes, level=level)
        if tag(element) == "text-box":
            yield from inner
        elif words := " ".join(piece.text for piece in inner):
            notes.append(Piece(words, BlockKind.ITEM, 1))


def _words(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for part in element:
        name = tag(part)
        if name in _SPACES:
            yield " "
        elif name not in _UNSEEN and isinstance(part.tag, str):
            yield from _words(part)
        yield part.tail or ""


def _kind(
    paragraph: "_Element", styles: "dict[str, _Element]", level: int
) -> tuple[BlockKind, int]:
    """What a paragraph is, by its tag, the list it stands in, or the style it is written in."""
    if tag(paragraph) == "h":
        outline = value(paragraph, "outline-level")
        return BlockKind.HEADING, int(outline) if re.fullmatch("[1-9]", outline) else 1
    name = value(paragraph, "style-name")
    own = styles.get(name)
    if own is not None:  # made for this paragraph; what it is based on has the telling name
        name = value(own, "parent-style-name")
    known = styled.kind(name.replace("_20_", " "))
    return known or ((BlockKind.ITEM, level) if level else (BlockKind.PARAGRAPH, 0))
