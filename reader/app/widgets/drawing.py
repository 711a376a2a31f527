"""Which part of a row has which look: pure answers, and looks as styles."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.style import Style as VisualStyle

from reader.app import room, widths
from reader.link.marks import Marks
from reader.link.navigation import Navigation, Shown
from reader.link.notes import NoteKind, Notes
from reader.link.search import Search
from reader.model import BlockKind, Quote, QuoteKind, Ref, Span

Overlay = tuple[int, int, str]
"""A stretch of the text and the look that it has there."""

LOOKS = (
    "quote indirect person statistic highlight selected match match-current selection cursor "
    "cursor-blurred"
).split()
"""What may lie over text, the lower ones first."""
BLOCKS = {
    BlockKind.TITLE: "title",
    BlockKind.BYLINE: "byline",
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "caption",
    BlockKind.QUOTATION: "quotation",
}
MARGIN = ("pointer", "sign", "sign-unsure")
SIGNS = {NoteKind.BOOKMARK: "⚑", NoteKind.NOTE: "✎", NoteKind.HIGHLIGHT: "▎"}
"""What stands in the margin beside the first row of a note; beside all rows, for a highlight."""
GUTTER = ("gutter", "gutter-window", "gutter-place", "gutter-match", "gutter-current")
_TABS = re.compile(r"\t|[^\t]+")
_RANK = {look: rank for rank, look in enumerate(LOOKS)}


class View(NamedTuple):
    """What a pane draws over the text."""

    marks: Marks
    navigation: Navigation
    search: Search
    notes: Notes = Notes()


def overlays(row: Span, view: View) -> Iterator[Overlay]:
    """The marks and matches in a row."""
    shown = view.navigation.shown
    if shown is not Shown.NONE:
        for span, ref in view.marks.between(*row):
            selected = ref == view.navigation.selected
            if selected or shown is Shown.ALL:
                yield (*span, _look(ref, view.marks))
            if selected:
                yield (*span, "selected")
        for span, note in view.notes.between(*row):
            if note.kind is not NoteKind.BOOKMARK:
                yield (*span, "highlight")
    for span, current in view.search.between(*row):
        yield (*span, "match-current" if current else "match")


def _look(ref: Ref, marks: Marks) -> str:
    item = marks.analysis[ref]
    indirect = isinstance(item, Quote) and item.kind is QuoteKind.INDIRECT
    return "indirect" if indirect else ref.kind.value


def pieces(row: Span, over: Iterable[Overlay]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The row cut wherever a look begins or ends, each piece with its looks, lowest first."""
    inside = [(max(a, row.start), min(b, row.end), look) for a, b, look in over]
    inside = [overlay for overlay in inside if overlay[0] < overlay[1]]
    cuts = sorted({row.start, row.end, *(o[0] for o in inside), *(o[1] for o in inside)})
    for start, end in itertools.pairwise(cuts):
        looks = {look for a, b, look in inside if a <= start and end <= b}
        if "selected" in looks:
            looks.discard("highlight")  # a third tint would leave words hard to read
        yield start, end, tuple(sorted(looks, key=_RANK.__getitem__))


def margin(stretch: Span, notes: Notes, *, here: bool, cells: int) -> list[tuple[str, str]]:
    """What stands in the `cells` before a row, cell by cell, each with its look.

    `stretch` is the row with the blanks after it, `here` whether the cursor is in it. Where there
    is one cell alone it is for the sign of a note.
    """
    pointer = ("▸", "pointer") if here and cells > 1 else None
    drawn = [sign for sign in (_sign(stretch, notes), pointer) if sign]
    blank = (" ", "")
    return [blank] * max(cells - 2, 0) + [*drawn, blank, blank][: min(cells, 2)]


def _sign(stretch: Span, notes: Notes) -> tuple[str, str] | None:
    """The sign of the note that begins in a row, a bookmark's first, or of one that goes on."""
    found = list(notes.between(*stretch))
    begun = [note for span, note in found if stretch.holds(span.start)]
    for kind in (NoteKind.BOOKMARK, NoteKind.NOTE):
        for note in begun:
            if note.kind is kind:
                return SIGNS[kind], "sign-unsure" if note.unsure else "sign"
    for _, note in found:
        if note.kind is not NoteKind.BOOKMARK:
            return SIGNS[NoteKind.HIGHLIGHT], "sign-unsure" if note.unsure else "sign"
    return None


def whole(row: Span, text: str, over: Iterable[Overlay]) -> list[Overlay]:
    """The overlays widened to whole characters, so that no accent is torn from its letter."""
    glyphs = [(row.start + glyph.start, row.start + glyph.end) for glyph in widths.glyphs(text)]
    return [
        (
            max((a for a, _ in glyphs if a <= start), default=start),
            min((b for _, b in glyphs if b >= end), default=end),
            look,
        )
        for start, end, look in over
    ]


def segments(
    row: Span, text: str, over: list[Overlay], style: Callable[[tuple[str, ...]], Style]
) -> Iterator[Segment]:
    """A row as segments, each with the place of its first code point as the meta "offset".

    `text` is what the row shows, code point for code point. A tab becomes blanks to the next stop.
    """
    column = 0
    for start, end, looks in pieces(row, over):
        look = style(looks)
        for part in _TABS.finditer(text, start - row.start, end - row.start):
            place = look + _place(row.start + part.start())
            if part[0] != "\t":
                yield Segment(part[0], place)
                column += widths.cells(part[0])
                continue
            for _ in range(widths.TAB - column % widths.TAB):
                yield Segment(" ", place)
                column += 1


def _place(offset: int) -> Style:
    return Style.from_meta({"offset": (offset, 0)})


class Palette:
    """Looks as styles of the terminal: looks lie over one another, colours blend."""

    def __init__(self, base: VisualStyle, style: Callable[[str], tuple[VisualStyle, bool]]) -> None:
        self._base = base
        self._style = style
        """The partial style of a look, and whether it swaps the colours."""
        self._known: dict[tuple[str, ...], Style] = {}

    def __call__(self, looks: tuple[str, ...]) -> Style:
        """All looks over the colours of the pane."""
        if looks not in self._known:
            style, swapped = self._base, False
            for look in looks:
                partial, swaps = self._style(look)
                style, swapped = style + partial, swapped or swaps
            self._known[looks] = style.rich_style + Style(reverse=swapped or None)
        return self._known[looks]


def gutter(height: int, length: int, window: Span, view: View) -> list[tuple[str, str]]:
    """A sign and its look for each row of the screen: what lies in that part of the whole text.

    `length` is that of the text, `window` the stretch of it that is on the screen.
    """
    if not length:
        return [(" ", "gutter")] * height
    marks, navigation, search, _ = view
    shown = navigation.selected and navigation.shown is not Shown.NONE
    places = marks.places(navigation.selected) if navigation.selected and shown else ()
    dotted = {span.start * height // length for span in places}
    current = search.span.start * height // length if search.span else -1
    shaded = room.shaded(height, length, *window)
    signs = []
    for y in range(height):
        start, end = -(-y * length // height), -(-(y + 1) * length // height)
        if y == current:
            signs.append(("◆", "gutter-current"))
        elif y in dotted:
            signs.append(("●", "gutter-place"))
        elif search.matches.after(start) < search.matches.after(end):
            signs.append(("–", "gutter-match"))
        else:
            signs.append(("┃", "gutter-window") if y in shaded else (" ", "gutter"))
    return signs
