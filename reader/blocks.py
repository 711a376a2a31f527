"""What a text consists of: stretches and blocks.

Plain tuples, so that a first page can be drawn before the rest of the model is made.
"""

from enum import Enum
from typing import NamedTuple


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


class Block(NamedTuple):
    """A paragraph or its like: a stretch of text that no sentence crosses."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Depth of a heading (1 is the highest) or of a nested item or quotation; 0 elsewhere."""


class Removed(NamedTuple):
    """A piece of the source that is not part of the article, and why it was taken out."""

    text: str
    why: str
