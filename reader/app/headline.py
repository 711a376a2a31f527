"""The words of the first line of the window: what is being read.

Needs the standard library alone: the first page is drawn by it before anything else is imported.
"""

from collections.abc import Sequence

from reader import display
from reader.app import widths
from reader.blocks import Block

PACE = 230
"""Words a minute that an adult reads silently (Brysbaert 2019 gives 238 for non-fiction)."""


_LONG = 200_000
"""Code points of a text whose words are not all cut out to be counted."""


def name(title: str | None, source: str, text: str) -> str:
    """What to call an article: its title, else its source, else its first words."""
    if title:
        return display.line(title)
    if source and source != "-":
        return display.name(source.rsplit("/", 1)[-1])
    return shortened(display.line(text[:200]), 60) or "Nothing to read"


def facts(byline: str | None, published: str | None, words: int | None) -> list[str]:
    """Byline, day, length, and the minutes that reading takes; less where that is not known."""
    known = [byline, published]
    if words is not None:
        known += [f"{words:,} words", f"{max(round(words / PACE), 1)} min"]
    return [display.line(fact) for fact in known if fact]


def words(text: str, blocks: Sequence[Block]) -> int:
    """How many words there are; in a long text, as many as the blanks say."""
    if len(text) <= _LONG:
        return len(text.split())
    return text.count(" ") + max(len(blocks), 1)


def line(title: str, known: Sequence[str], width: int) -> tuple[str, str, str]:
    """Title, blanks and facts, as many of the last as half the width has room for."""
    while known and widths.cells(" · ".join(known)) > width // 2:
        known = known[1:]
    right = " · ".join(known)
    room = max(width - widths.cells(right) - 2, 1)
    left = shortened(title, room)
    return left, " " * max(width - widths.cells(left) - widths.cells(right), 1), right


def shortened(text: str, width: int) -> str:
    """`text` in `width` cells: as it is, or cut and ended with "…"."""
    if widths.cells(text) <= width:
        return text
    used = end = 0
    for glyph in widths.glyphs(text):
        used += glyph.cells
        if used > width - 1:
            break
        end = glyph.end
    return text[:end].rstrip(" …") + "…"
