"""The first page of an article as the window will show it: frame, first line and text, in cells.

Needs the standard library alone. The window draws the same cells again once it is there; a test
holds the two together.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from reader.app import headline, room, widths
from reader.app.colours import Ink, Palette
from reader.app.layout import Layout, layout_for
from reader.app.wrap import Rows
from reader.blocks import Block, BlockKind
from reader.display import shown

Row: TypeAlias = list[tuple[str, Ink]]
"""What stands in a row of the screen, from left to right."""

PLAIN, FAINT = Ink(), Ink(share=0.76)
_FRAME, _GUTTER = Ink(share=0.25), Ink(share=0.3)
_POINTER = Ink(accent=True)
_INKS = {
    BlockKind.TITLE: Ink("1;4"),
    BlockKind.HEADING: Ink("1"),
    BlockKind.BYLINE: Ink(dim=True),
    BlockKind.CAPTION: Ink("3", dim=True),
    BlockKind.QUOTATION: Ink("3"),
}
_CURSOR = {"": "1;7", "1": "1;7", "1;4": "1;4;7", "3": "1;3;7"}
"""The styles of text under the cursor."""


class Text(NamedTuple):
    """An article, or its beginning, and where in it the reader is."""

    text: str
    blocks: Sequence[Block]
    title: str
    facts: tuple[str, ...]
    place: int
    length: int
    """Code points of the whole article."""


def page(text: Text, width: int, height: int, measure: int) -> list[Row]:
    """The rows of a screen of so many cells, the text in a column of `measure` cells at most."""
    layout = layout_for(width, height)
    wide = layout is Layout.WIDE
    pad = {Layout.WIDE: 2, Layout.NARROW: 1, Layout.TINY: 0}[layout]
    title, gap, facts = headline.line(text.title, text.facts, width - 2 * pad)
    head = [(" " * pad, PLAIN), (title, Ink("1")), (gap, PLAIN), (facts, FAINT)]
    blank = [(" " * width, PLAIN)]
    rows = [[*head, (" " * pad, PLAIN)], *([blank] if wide else [])]
    beside = room.SIDEBAR if wide else 0
    edge: Row = [("▏", _FRAME), (" " * (beside - 1), PLAIN)] if wide else []
    foot = [[("▁" * width, _FRAME)]] if wide else []
    room_left = height - len(rows) - len(foot) - 1
    rows += [[*row, *edge] for row in _pane(text, width - beside, room_left, measure)] + foot
    return [*rows, blank][:height]


def _pane(text: Text, width: int, height: int, measure: int) -> Iterator[Row]:
    """The rows of the article pane."""
    if height <= 0:
        return
    rows = Rows(text.text, text.blocks, room.column(width, measure))
    rows.around(text.place, 3 * height)
    row = rows.row(text.place)
    top = room.top(row, 0, height, far=not rows.holds(0))
    top = max(0, min(top, len(rows) - height))
    last = min(top + height, len(rows)) - 1
    start, end = (rows.starts[top], rows.ends[last]) if len(rows) else (0, 0)
    shaded = room.shaded(height, text.length, start, end)
    for y in range(height):
        here = top + y
        margin = room.margin(width, measure)
        line, used = _line(text, rows, here, margin) if here < len(rows) else ([], 0)
        rest = (" " * (width - 1 - used), PLAIN)
        yield [*line, rest, ("┃" if y in shaded else " ", _GUTTER)]


def _line(text: Text, rows: Rows, row: int, margin: int) -> tuple[Row, int]:
    """What stands in a row of text, and the cells that it takes."""
    start, end = rows[row]
    if start == end:
        return [], 0
    here = rows.row(text.place) == row
    pointer: Row = [("▸", _POINTER)] if here and margin > 1 else [(" ", PLAIN)]
    after = " " * (margin > 1) + rows.lead(row)
    ink = _INKS.get(rows.block(row).kind, PLAIN)
    line: Row = [(" " * (margin - 2), PLAIN), *pointer, (after, PLAIN)]
    drawn = shown(text.text[start:end])
    first, last = _under(drawn, min(text.place, end - 1) - start) if here else (0, 0)
    column = 0
    for words, look in (
        (drawn[:first], ink),
        (drawn[first:last], ink._replace(styles=_CURSOR[ink.styles])),
        (drawn[last:], ink),
    ):
        spaced = _spaced(words, column)
        column += widths.cells(spaced)
        line.append((spaced, look))
    return line, margin + len(rows.lead(row)) + column


def _under(drawn: str, place: int) -> tuple[int, int]:
    """Where the character that holds a code point begins and ends."""
    if widths.narrow(drawn):
        return place, place + 1
    return next(g[:2] for g in widths.glyphs(drawn) if place < g.end)


def _spaced(words: str, column: int) -> str:
    """Words with blanks in the place of tabs, as far as the next stops; they begin at a cell."""
    before, tab, after = words.partition("\t")
    while tab:
        used = column + widths.cells(before)
        more, tab, after = after.partition("\t")
        before += " " * (widths.TAB - used % widths.TAB) + more
    return before


def painted(rows: list[Row], palette: Palette) -> str:
    """The rows as a terminal draws them, each in its place and none but once."""
    lines = (
        f"\x1b[{y};1H" + "".join(palette(ink) + words for words, ink in row if words)
        for y, row in enumerate(rows, start=1)
    )
    return "".join(lines) + "\x1b[0m"
