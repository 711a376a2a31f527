"""What a text consists of: stretches and blocks.

Plain values, so that a first page can be drawn before the rest of the model is made.
"""

from array import array
from collections.abc import Iterable, Sequence
from enum import Enum
from operator import eq
from typing import NamedTuple, overload


class Span(NamedTuple):
    """A stretch of the article: code points `start` to `end`, the end not included."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether the code point at `offset` lies in this span."""
        return self.start <= offset < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of `text` that this span names."""
        return text[self.start : self.end]


class BlockKind(Enum):
    """What a block of the article is to a reader."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    QUOTATION = "quotation"


_KINDS = tuple(BlockKind)


class Block(NamedTuple):
    """A paragraph or its like: a stretch of text that no sentence crosses."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Depth of a heading (1 is the highest) or of a nested item or quotation; 0 elsewhere."""


class Blocks(Sequence[Block]):
    """Blocks as columns of numbers, each made when it is asked for: a book has very many.

    Equal to any other sequence of the same blocks.
    """

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self._starts, self._ends, self._levels = array("I"), array("I"), array("I")
        self._kinds = bytearray()
        for (start, end), kind, level in blocks:
            self._starts.append(start)
            self._ends.append(end)
            self._kinds.append(_KINDS.index(kind))
            self._levels.append(level)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        span = Span(self._starts[index], self._ends[index])
        return Block(span, _KINDS[self._kinds[index]], self._levels[index])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))


class Removed(NamedTuple):
    """A piece of the source that is not part of the article, and why it was taken out."""

    text: str
    why: str
