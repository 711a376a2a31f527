"""The blocks of a page tree in reading order: what each says, what it is, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.load.draft import Piece
from reader.model import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

SILENT = frozenset(
    "script style noscript template svg math head iframe object select textarea".split()
)
"""Elements whose text no reader of the page sees."""

INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q "
    "rp rt ruby s samp small source span strike strong sub sup time tt u var wbr".split()
)
"""Elements that do not end a line of text."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELL, _LINE = "\x1f", "\x1e"
"""Stand in collected text for the edge of a cell and for a broken line."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page."""

    piece: Piece
    element: "_Element"
    """The innermost block element that it stands in."""
    linked: float = 0.0
    """The share of its letters that are links."""


def blocks(root: "_Element") -> list[PageBlock]:
    """The blocks under `root`; two broken lines part paragraphs, one is a blank."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - slow to import

    collector = _Collector()
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            collector.read(element.tail)
        elif event == "start":
            if element.tag in SILENT:
                walk.skip_subtree()
            else:
                collector.open(element)
        else:
            collector.close(element, with_tail=element is not root)
    collector.cut()
    return collector.found


class _Collector:
    """The blocks found so far, and the text of the one being read."""

    def __init__(self) -> None:
        self.found: list[PageBlock] = []
        self.words: list[str] = []
        self._around: list[_Element] = []
        self._row: _Element | None = None
        """The last row of a table of words."""
        self._anchors = 0
        self._linked = 0

    def open(self, element: "_Element") -> None:
        """Begins an element."""
        tag = element.tag
        if tag == "br":
            self.words.append(_LINE)
        elif tag in ("td", "th") and element.getparent() is self._row:
            self.words.append(_CELL)
        elif tag not in INLINE:
            self.cut()
            self._around.append(element)
        if tag == "tr" and _is_row(element):
            self._row = element
        self._anchors += tag == "a"
        self.read(element.text)

    def read(self, text: str | None) -> None:
        """Takes text of the element that is open."""
        if text:
            self.words.append(text)
            self._linked += _letters(text) if self._anchors else 0

    def close(self, element: "_Element", *, with_tail: bool) -> None:
        """Ends an element; what follows it belongs to the one around it."""
        if self._around and self._around[-1] is element:
            self.cut()
            self._around.pop()
        self._anchors -= element.tag == "a"
        if with_tail:
            self.read(element.tail)

    def cut(self) -> None:
        """Makes a block of the text that has been read."""
        text = "".join(self.words)
        linked, self._linked = self._linked / max(_letters(text), 1), 0
        self.words.clear()
        if not self._around or not text.strip(f"{_CELL}{_LINE} \n\t"):
            return
        kind, level = standing(self._around)
        for part in _parts(text):
            self.found.append(PageBlock(Piece(part, kind, level), self._around[-1], linked))


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _is_row(row: "_Element") -> bool:
    """Whether a row is one of a table of words, not of a table that lays out a page."""
    return all(
        inner.tag in INLINE or inner.tag in ("td", "th", "br") for inner in row.iterdescendants("*")
    )


def _parts(text: str) -> Iterator[str]:
    """The paragraphs of a block's text, each one line."""
    for part in _paragraphs(text):
        cells = (" ".join(cell.replace(_LINE, " ").split()) for cell in part.split(_CELL))
        yield " | ".join(cell for cell in cells if cell)


def _paragraphs(text: str) -> list[str]:
    lines = text.split(_LINE)
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [" ".join(lines) for lines in paragraphs if lines]


def standing(around: "list[_Element]") -> tuple[BlockKind, int]:
    """What a text is, and how deep, by the block elements around it, outermost first."""
    kind, depth = BlockKind.PARAGRAPH, 0
    for element in around:
        if element.tag in _HEADINGS:
            return BlockKind.HEADING, _HEADINGS[element.tag]
        if element.tag == "figcaption":
            return BlockKind.CAPTION, 0
        if element.tag in ("li", "dd", "dt"):
            kind, depth = BlockKind.ITEM, depth + 1
        elif element.tag == "blockquote":
            kind, depth = BlockKind.QUOTATION, depth + 1
    return kind, depth
