"""A Word document (DOCX) to an article: its paragraphs in order, as the last reviewer left them."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.load import styled
from reader.load.archive import Archive, all_of, is_row_of_words, opened, said, tag, value
from reader.load.draft import Piece
from reader.model import Article, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONS = "_rels/.rels"
_TEXT = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "‑", "t": ""}
_UNSEEN = frozenset("del moveFrom Fallback instrText delText pPr rPr p tbl".split())
"""What is no text of the paragraph around it: deleted, doubled, or a paragraph of its own."""
_OFF = frozenset(("0", "false", "off"))
_DEEPEST_STYLE = 20
"""Styles that a style may be based on, one on the other."""


def load(content: bytes, source: str, *, verbatim: bool = False) -> Article:
    """The document in `content`; its footnotes follow its text.

    Raises:
        ReaderError: it is protected, broken, unpacks to more than the limits, or has no text.
    """
    with opened(content, "Word document") as document:
        place = _main_part(document)
        found = _Reading(document, posixpath.dirname(place)).manuscript(document.tree(place))
    if not found.pieces:
        raise ReaderError("is a document without any text")
    return styled.finished(found, source, verbatim=verbatim)


def _main_part(document: Archive) -> str:
    """The name of the entry that holds the text."""
    for relation in all_of(document.tree(_RELATIONS), "Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise ReaderError("is no whole Word document: it does not say where its text is")


class _Reading:
    """One document being read: what its styles are, and what was found on the way."""

    def __init__(self, document: Archive, folder: str) -> None:
        self._document, self._folder = document, folder
        self._styles = {
            value(style, "styleId"): style for style in self._part("styles.xml", "style")
        }
        self._notes: list[tuple[str, str]] = []
        """Of each note its part and its number, in the order in which the text refers to them."""
        self._hidden: list[str] = []

    def manuscript(self, tree: "_Element") -> styled.Manuscript:
        """All that the document holds."""
        pieces = [piece for body in all_of(tree, "body") for piece in self._pieces(body)]
        pieces += self._noted()
        fields = self._document.holds("docProps/core.xml")
        core = self._document.tree("docProps/core.xml") if fields else None
        title, author = (
            next((said(field) for field in all_of(core, name)), "") if core is not None else ""
            for name in ("title", "creator")
        )
        return styled.Manuscript(tuple(pieces), tuple(self._hidden), title, author)

    def _part(self, name: str, kind: str) -> "Iterator[_Element]":
        """The elements of a part beside the text, where the document has it."""
        place = posixpath.join(self._folder, name)
        if self._document.holds(place):
            yield from all_of(self._document.tree(place), kind)

    def _noted(self) -> Iterator[Piece]:
        """The notes that the text refers to, each once."""
        parts = {
            kind: {value(note, "id"): note for note in self._part(f"{kind}s.xml", kind)}
            for kind in ("footnote", "endnote")
        }
        for kind, number in dict.fromkeys(self._notes):
            note = parts[kind].get(number)
            words = [piece.text for piece in self._pieces(note)] if note is not None else []
            if words:
                yield Piece(" ".join(words), BlockKind.ITEM, 1)

    def _pieces(self, around: "_Element") -> Iterator[Piece]:
        """The paragraphs under an element, and the rows of its tables of words."""
        for element in around.iterchildren("{*}*"):
            name = tag(element)
            if name in ("del", "moveFrom", "Fallback") or _is_deleted(element):
                continue
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tr" and is_row_of_words(element, "tc"):
                cells = (
                    " ".join(piece.text for piece in self._pieces(cell))
                    for cell in element.iterchildren("{*}tc")
                )
                words = " | ".join(cell for cell in cells if cell)
                yield from [Piece(words)] if words else []
            else:
                yield from self._pieces(element)

    def _paragraph(self, paragraph: "_Element") -> Iterator[Piece]:
        """A paragraph, and those in the boxes that hang on it."""
        text = " ".join("".join(self._words(paragraph)).split())
        if text:
            yield Piece(text, *self._kind(paragraph))
        for box in all_of(paragraph, "txbxContent"):
            within = next(box.iterancestors("{*}Fallback", "{*}p"))
            if within is paragraph:
                yield from self._pieces(box)

    def _words(self, element: "_Element") -> Iterator[str]:
        for part in element.iterchildren("{*}*"):
            name = tag(part)
            if name == "r" and _is_set(part, "vanish"):
                words = said(part)
                self._hidden += [words] if words else []
            elif name in ("footnoteReference", "endnoteReference"):
                self._notes.append((name.removesuffix("Reference"), value(part, "id")))
            elif name in _TEXT:
                yield _TEXT[name] or part.text or ""
            elif name not in _UNSEEN:
                yield from self._words(part)

    def _kind(self, paragraph: "_Element") -> tuple[BlockKind, int]:
        """What a paragraph is, by its outline, its style and those that this is based on."""
        layers = [paragraph]
        name = _value_at(paragraph, "pPr/pStyle")
        found: tuple[BlockKind, int] | None = None
        while (style := self._styles.get(name)) is not None and len(layers) < _DEEPEST_STYLE:
            layers.append(style)
            found = found or styled.kind(_value_at(style, "name"))
            name = _value_at(style, "basedOn")
        if found:
            return found
        levels = (level for layer in layers if (level := _value_at(layer, "pPr/outlineLvl")))
        level = next(levels, "")
        if level.isdecimal() and int(level) < 9:
            return BlockKind.HEADING, int(level) + 1
        numbers = (number for layer in layers if (number := _value_at(layer, "pPr/numPr/numId")))
        is_item = next(numbers, "0") != "0"
        return (BlockKind.ITEM, 1) if is_item else (BlockKind.PARAGRAPH, 0)


def _value_at(element: "_Element", path: str) -> str:
    """The value of a property of a paragraph or a style; nothing where it has none."""
    found = element.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    return "" if found is None else value(found, "val")


def _is_set(run: "_Element", name: str) -> bool:
    """Whether a property of a run is on."""
    marks = run.iterfind(f"{{*}}rPr/{{*}}{name}")
    return any(value(mark, "val") not in _OFF for mark in marks)


def _is_deleted(element: "_Element") -> bool:
    """Whether a reviewer struck out this row of a table."""
    return tag(element) == "tr" and element.find("{*}trPr/{*}del") is not None
