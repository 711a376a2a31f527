"""Text to rows for a width: each a span of the text, kept as numbers, wrapped outward from a place.

Needs the standard library alone, so that a page can be drawn before anything else is imported.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from time import perf_counter
from typing import TypeAlias

from reader.app import widths
from reader.blocks import Block, BlockKind, Span
from reader.display import shown

_PIECE = 16_384
"""Code points that are wrapped at once: a longer block is cut at a blank, so that no line of any
length holds up a key."""
_INDENT = {BlockKind.ITEM: 2, BlockKind.QUOTATION: 4, BlockKind.CAPTION: 2}
_CLOSE = {
    (BlockKind.ITEM, BlockKind.ITEM),
    (BlockKind.TITLE, BlockKind.BYLINE),
    (BlockKind.TITLE, BlockKind.TITLE),
}
"""Kinds of blocks that follow one another without a blank row."""
_BLANK = frozenset(" \t")
_OPENING = frozenset("([{〈《「『【〔“‘«（［｛")
_CLOSING = frozenset(")]}〉》」』】〕”’»、。，．：；？！）］｝…・ー々")


_Table: TypeAlias = tuple["array[int]", "array[int]"]
"""Starts and ends of rows."""


class _Units:
    """What is wrapped at once, in order: blocks, pieces of long ones, stray text between blocks."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.starts = array("I")
        self.ends = array("I")
        self.apart = bytearray()
        """Whether a blank row stands before each."""
        self._numbers = array("i")
        """Which block each belongs to; from -1 down, which stray text."""
        self._blocks = blocks
        self._stray: list[Block] = []
        before: Block | None = None
        for number, block in _all(text, blocks):
            if number < 0:
                self._stray.append(block)
            apart = before is not None and (before.kind, block.kind) not in _CLOSE
            self._cut(text, number if number >= 0 else -len(self._stray), block.span, apart)
            before = block

    def _cut(self, text: str, number: int, span: Span, apart: bool) -> None:
        start, end = span
        while start < end:
            stop = _stop(text, start, end)
            self.starts.append(start)
            self.ends.append(stop)
            self.apart.append(apart)
            self._numbers.append(number)
            start, apart = stop, False

    def __len__(self) -> int:
        return len(self.starts)

    def block(self, unit: int) -> Block:
        """The block that a unit is of, or stray text as one."""
        number = self._numbers[unit]
        return self._blocks[number] if number >= 0 else self._stray[-number - 1]


class Rows:
    """The rows of a text, as far as it is wrapped: a stretch that grows both ways.

    Rows are numbered from the first one wrapped; `grow` says by how many all numbers move up.
    """

    def __init__(self, text: str, blocks: Sequence[Block], width: int) -> None:
        self._begin(text, _Units(text, blocks), width)

    def at_width(self, width: int) -> "Rows":
        """The same text for another width, nothing of it wrapped yet."""
        rows = Rows.__new__(Rows)
        rows._begin(self.text, self._units, width)  # noqa: SLF001 - of this very class
        return rows

    def _begin(self, text: str, units: _Units, width: int) -> None:
        self.text = text
        self.width = max(2, width)
        """In cells; two is the least that any character fits into."""
        self._units = units
        self._first = self._last = 0
        """The units that are wrapped, half-open."""
        self.starts = array("I")
        self.ends = array("I")

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, row: int) -> Span:
        return Span(self.starts[row], self.ends[row])

    def stretch(self, row: int) -> Span:
        """A row with the blanks after it."""
        last = row + 1 == len(self)
        return Span(self.starts[row], self.ends[row] if last else self.starts[row + 1])

    @property
    def complete(self) -> bool:
        """Whether the whole text is wrapped."""
        return self._first == 0 and self._last == len(self._units)

    def row(self, offset: int) -> int:
        """The row where a code point stands, or that it follows as a blank; 0 where none is."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def holds(self, offset: int) -> bool:
        """Whether the row of a code point is wrapped."""
        return self._first <= self._unit(offset) < self._last

    def beside(self, offset: int, direction: int) -> int:
        """Where the next block begins, or the one of `offset`, or the one before it."""
        unit = self._unit(offset)
        if direction > 0:
            unit += 1
        elif self._units and offset <= self._units.starts[unit]:
            unit -= 1
        return self._units.starts[unit] if 0 <= unit < len(self._units) else offset

    def block(self, row: int) -> Block:
        """The block that a row belongs to."""
        return self._units.block(self._unit(self.starts[row]))

    def indent(self, block: Block) -> int:
        """Cells before the rows of a block."""
        return min(_INDENT.get(block.kind, 0) + 2 * _nesting(block), self.width // 4)

    def lead(self, row: int) -> str:
        """The blanks before a row of an indented block, or the bullet of an item."""
        block = self.block(row)
        indent = self.indent(block)
        start = self.starts[row]
        bullet = block.kind is BlockKind.ITEM and start == block.span.start and indent > 1
        if bullet and self.text[start].isalpha():
            return " " * (indent - 2) + "• "
        return " " * indent

    def around(self, offset: int, rows: int) -> int:
        """Wraps what is needed to have `rows` rows before and after a code point.

        Returns by how many rows all numbers move up. A place far from what is wrapped begins
        a new stretch.
        """
        unit = self._unit(offset)
        if not self._first <= unit < self._last:
            beside = self._first - 64 <= unit <= self._last + 64
            if not (len(self) and beside):
                self._first = self._last = unit
                self.starts, self.ends = array("I"), array("I")
            while self._last <= unit and self._last < len(self._units):
                self._down()
        moved = self._up_to(unit)
        while len(self) - self.row(offset) <= rows and self._last < len(self._units):
            self._down()
        while self.row(offset) < rows and self._first:
            moved += self._up(self._first - 1)
        return moved

    def grow(self, seconds: float) -> int:
        """Wraps on for a while, down and then up; returns by how many rows all numbers move up."""
        deadline = perf_counter() + seconds
        while self._last < len(self._units) and perf_counter() < deadline:
            self._down()
        first, pieces = self._first, []
        while first and perf_counter() < deadline:
            first -= 1
            pieces.append(self._wrapped(first))
        return self._prepend(first, pieces)

    def _unit(self, offset: int) -> int:
        return max(0, bisect_right(self._units.starts, offset) - 1)

    def _down(self) -> None:
        starts, ends = self._wrapped(self._last)
        self.starts.extend(starts)
        self.ends.extend(ends)
        self._last += 1

    def _up_to(self, unit: int) -> int:
        return self._up(unit) if unit < self._first else 0

    def _up(self, unit: int) -> int:
        return self._prepend(unit, [self._wrapped(n) for n in range(self._first - 1, unit - 1, -1)])

    def _prepend(self, first: int, pieces: list[_Table]) -> int:
        """Puts rows of units before those there are; `pieces` comes last unit first."""
        starts, ends = array("I"), array("I")
        for piece in reversed(pieces):
            starts.extend(piece[0])
            ends.extend(piece[1])
        self.starts, self.ends, self._first = starts + self.starts, ends + self.ends, first
        return len(starts)

    def _wrapped(self, number: int) -> _Table:
        """Starts and ends of the rows of one unit."""
        units = self._units
        first, last = units.starts[number], units.ends[number]
        starts, ends = array("I"), array("I")
        if units.apart[number]:
            starts.append(first)
            ends.append(first)
        width = self.width - self.indent(units.block(number))
        for start, end in wrap(self.text, first, last, width):
            starts.append(start)
            ends.append(end)
        return starts, ends


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows of a stretch of text in at most `width` cells; a new line begins a new row."""
    if widths.narrow(text, start, end):
        return (match.span() for match in _pattern(width).finditer(text, start, end))
    return _lines(text, start, end, width)


def _lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if not text[start:stop].strip(" \t"):
            if stop < end:
                yield start, start
        elif widths.narrow(text, start, stop):
            yield from (match.span() for match in _pattern(width).finditer(text, start, stop))
        else:
            yield from _fitted(text, start, stop, width)
        start = stop + 1


@lru_cache(64)
def _pattern(width: int) -> re.Pattern[str]:
    """A row of characters of one cell each: as many as fit, to a blank or after a dash.

    A dash between words may end a row, one before a figure may not. A word that is longer than
    a row is cut.
    """
    dash = r"(?<=[^\W\d][-‐–/])(?=\w)|(?<=—)(?=\w)"
    fits = rf"[^ ].{{0,{width - 1}}}"
    return re.compile(rf"{fits}(?:(?<=[^ ])(?= |\Z)|{dash})|{fits}")


def _fitted(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows of a line with characters of any width; none is split."""
    line = shown(text[start:end])
    glyphs = widths.glyphs(line)
    letters = [line[glyph.start : glyph.end] for glyph in glyphs]
    first = index = cut = _inked(letters, 0)
    used = 0
    while index < len(glyphs):
        letter, size = letters[index], glyphs[index].cells
        if letter == "\t":
            size = widths.TAB - used % widths.TAB
        if index > first and _breaks(glyphs[index - 1], letters[index - 1], glyphs[index], letter):
            cut = index
        if used + size > width and letter not in _BLANK and index > first:
            stop = cut if cut > first else index
            yield start + glyphs[first].start, start + _trimmed(line, glyphs[stop - 1].end)
            first = index = cut = _inked(letters, stop)
            used = 0
            continue
        used += size
        index += 1
    if first < len(glyphs):
        yield start + glyphs[first].start, start + _trimmed(line, glyphs[-1].end)


def _breaks(last: widths.Glyph, before: str, following: widths.Glyph, after: str) -> bool:
    """Whether a row may end between two characters."""
    if after in _BLANK:
        return False
    if before in _BLANK or before in "\u3000·":
        return True
    if after in _CLOSING or before in _OPENING:
        return False
    return last.cells == 2 or following.cells == 2 or (before in "—-" and after.isalpha())


def _inked(letters: list[str], index: int) -> int:
    """The first character from `index` on that is no blank."""
    while index < len(letters) and letters[index] in _BLANK:
        index += 1
    return index


def _trimmed(line: str, end: int) -> int:
    return len(line[:end].rstrip(" \t"))


def _nesting(block: Block) -> int:
    return max(0, block.level - 1) if block.kind in {BlockKind.ITEM, BlockKind.QUOTATION} else 0


def _all(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """The blocks with their numbers, and with -1 what is not blank between them."""
    done = 0
    for number, block in enumerate(blocks):
        if block.span.start > done and text[done : block.span.start].strip():
            yield -1, Block(Span(done, block.span.start))
        yield number, block
        done = block.span.end
    if text[done:].strip():
        yield -1, Block(Span(done, len(text)))


def _stop(text: str, start: int, end: int) -> int:
    """Where the piece that begins at `start` ends: after a blank, if there is one."""
    if end - start <= _PIECE:
        return end
    blank = text.rfind(" ", start, start + _PIECE)
    if blank > start:
        return blank + 1
    tail = widths.glyphs(shown(text[start + _PIECE - 64 : start + _PIECE]))
    return start + _PIECE - 64 + tail[-1].start
