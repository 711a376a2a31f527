"""The text in a column: wrapped, scrolled and drawn, with cursor, marks and where they lie."""

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style as VisualStyle

from reader.app import room, widths
from reader.app.widgets import drawing
from reader.app.widgets.drawing import Palette, View
from reader.app.wrap import Rows
from reader.display import shown
from reader.link.folding import Folded
from reader.link.marks import Marks
from reader.link.navigation import Navigation, Shown
from reader.link.notes import Notes
from reader.link.search import Search
from reader.link.ties import ties
from reader.model import Analysis, Article, Span

if TYPE_CHECKING:
    from textual.timer import Timer

_AT_ONCE = 200_000
"""Code points that are wrapped at once; of a longer text the rest is wrapped in slices."""
_SLICE = 0.004
"""Seconds of wrapping between two looks at the keys."""
_FRAME = 0.008
"""The same for folding, which is soon done and which a search has to wait for."""
_CACHED = 1000
"""Rows whose drawing is kept."""


class Column(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws an article with what was found in it; bind its state to the screen's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"article--{look}" for look in drawing.LOOKS),
        *(f"article--{look}" for look in drawing.BLOCKS.values()),
        *(f"article--{look}" for look in (*drawing.GUTTER, *drawing.MARGIN)),
    }
    analysis: var[Analysis] = var(Analysis(Article("")))
    navigation: var[Navigation] = var(Navigation())
    search: var[Search] = var(lambda: Search(Folded("")))
    measure: var[int] = var(76)
    """The widest that the column of text may be, in cells."""
    notes: var[Notes] = var(Notes())

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.marks = Marks(Analysis(Article("")))
        """What is where in the text."""
        self._rows = Rows("", (), 1)
        self._anchor = 0
        """The first visible code point: it keeps its place when the width changes."""
        self._strips: dict[int, tuple[tuple[str, str], Strip]] = {}
        """Rows as drawn, by their offset, -1 for a blank one; what was written once is kept."""
        self._palette: Palette | None = None
        self._signs: list[tuple[str, str]] | None = None
        self._wrapping: Timer | None = None

    # What is where ------------------------------------------------------------------------------

    @property
    def article(self) -> Article:
        """The text that is drawn."""
        return self.analysis.article

    @property
    def rows(self) -> Rows:
        """The rows of the text, as far as it is wrapped."""
        return self._rows

    @property
    def cursor(self) -> int:
        """The code point under the cursor: always one of the text, unless it has none."""
        return max(0, min(self.navigation.offset, len(self.article.text) - 1))

    @property
    def top(self) -> int:
        """The row at the top of the screen."""
        return round(self.scroll_y)

    @property
    def window(self) -> Span:
        """The stretch of the text that is on the screen."""
        if not len(self._rows):
            return Span(0, 0)
        last = min(self.top + self.size.height, len(self._rows)) - 1
        return Span(self._rows.starts[min(self.top, last)], self._rows.ends[last])

    @property
    def max_scroll_y(self) -> int:
        """The row at the top of the last page."""
        return max(0, len(self._rows) - self.size.height)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Always, though there is no bar to drag."""
        return True

    @property
    def margin(self) -> int:
        """Cells before the column: it stands in the middle."""
        return room.margin(self.size.width, self.measure)

    @property
    def column(self) -> int:
        """Cells of the column."""
        return room.column(self.size.width, self.measure)

    def place(self, x: int, y: int) -> int:
        """The code point at a cell of the pane, or the nearest one in its row."""
        row = max(0, min(self.top + y, len(self._rows) - 1))
        while row and self._rows.starts[row] == self._rows.ends[row]:
            row -= 1
        return self.offset_at(row, x - self.margin)

    def offset_at(self, row: int, column: int) -> int:
        """The code point of a row at a cell, counted from the left of the column."""
        start, end = self._rows[row]
        used = self._rows.indent(self._rows.block(row))
        for glyph in widths.glyphs(shown(self.article.text[start:end])):
            used += glyph.cells
            if used > column:
                return start + glyph.start
        return max(start, end - 1)

    def cell(self, offset: int) -> int:
        """The cell of a code point in its row, counted from the left of the column."""
        row = self._rows.row(offset)
        before = shown(self.article.text[self._rows.starts[row] : offset])
        return self._rows.indent(self._rows.block(row)) + sum(
            glyph.cells for glyph in widths.glyphs(before)
        )

    # What changes what is drawn -----------------------------------------------------------------

    def watch_analysis(self, before: Analysis, analysis: Analysis) -> None:
        """Draws other marks; lays the text out where it is another one."""
        self.marks = ties(analysis).marks
        if before.article != analysis.article or not len(self._rows):
            self._anchor = 0
            self._rows = Rows(self.article.text, self.article.blocks, self.column)
            self._lay_out()
        self._redraw()

    def watch_measure(self) -> None:
        """Lays the text out for another column."""
        self._fit()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Lays the text out for another width, before anything is drawn in it."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._fit()
        return changed

    def watch_search(self, before: Search, search: Search) -> None:
        """Draws other matches, and shows the one that the reader is at."""
        if before != search:
            self._redraw()

    def watch_notes(self) -> None:
        """Draws what the reader has left."""
        self._redraw()

    def watch_navigation(self, before: Navigation, now: Navigation) -> None:
        """Shows the cursor, and draws what it or the selection has changed."""
        signs, self._signs = self._signs, None
        if before.shown is not now.shown:
            self._redraw()
        for navigation in (before, now):
            self._touch(navigation.offset, navigation.offset + 1)
            if before.selected != now.selected and navigation.selected:
                visible = self.window
                for span in self.marks.places(navigation.selected):
                    if span.overlaps(visible):
                        self._touch(*span)
        self._forget_far(now)
        if before.offset != now.offset or before.selected != now.selected:
            self._reveal()
        if before.selected != now.selected:
            self._refresh_gutter(signs)

    def watch_has_focus(self, focus: bool) -> None:
        """Draws the cursor brighter or dimmer."""
        super().watch_has_focus(focus)
        self._palette = None
        self._touch(self.cursor, self.cursor + 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draws the rows that are now on the screen."""
        if round(old_value) != round(new_value):
            self._anchor = self.window.start
            self._signs = None
            self.refresh()

    def notify_style_update(self) -> None:
        """Drops what was drawn in other colours."""
        super().notify_style_update()
        self._palette = None
        self._redraw()

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's own
        """Draws what is selected with the mouse."""
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self._signs = None
        self.refresh()

    def _touch(self, start: int, end: int) -> None:
        """Draws the rows of a stretch of the text anew."""
        if not len(self._rows) or not self._rows.holds(start):
            return
        for row in range(self._rows.row(start), self._rows.row(max(start, end - 1)) + 1):
            self._strips.pop(self._rows.starts[row], None)
            if 0 <= row - self.top < self.size.height:
                self.refresh(Region(0, row - self.top, self.size.width, 1))

    def _forget_far(self, now: Navigation) -> None:
        """Drops drawings of rows off the screen whose selection may have changed."""
        visible = self.window
        if now.selected or len(self._strips) > _CACHED:
            strips = self._strips.items()
            self._strips = {at: strip for at, strip in strips if visible.holds(at)}

    def _refresh_gutter(self, before: list[tuple[str, str]] | None) -> None:
        """Draws the signs at the right that are other ones than before."""
        for y, sign in enumerate(self._gutter()):
            if not before or before[y : y + 1] != [sign]:
                self.refresh(Region(self.size.width - 1, y, 1, 1))

    # Laying out and scrolling -------------------------------------------------------------------

    def _fit(self) -> None:
        """Wraps anew if the column has another width."""
        self._signs = None
        if self._rows.width != self.column:
            self._rows = self._rows.at_width(self.column)
            self._lay_out()
        else:
            self._redraw()
            self._hold(self._anchor)
            self._reveal()

    def _lay_out(self) -> None:
        """Wraps what the screen shows, at once if the text is short, else the rest in slices."""
        anchor, self._strips = self._anchor, {}
        self._rows.around(anchor, 2 * self.size.height + 2)
        while len(self.article.text) <= _AT_ONCE and not self._rows.complete:
            self._rows.grow(1.0)
        self._hold(anchor)
        self._reveal()
        self._anchor = anchor
        self._redraw()
        if not self._rows.complete and self._wrapping is None and self.is_attached:
            self._wrapping = self.set_interval(_SLICE, self._wrap_on)

    def _wrap_on(self) -> None:
        """Folds a little for a search to come, then wraps on; what is on the screen stays."""
        if not self.search.folded.prepare(_FRAME):
            return
        self._shift(self._rows.grow(_SLICE))
        if self._rows.complete and self._wrapping:
            self._wrapping.stop()
            self._wrapping = None

    def _shift(self, rows: int) -> None:
        """Keeps the screen where it is when rows are put before it."""
        if rows:
            self.set_reactive(ScrollView.scroll_y, self.scroll_y + rows)
            self.set_reactive(ScrollView.scroll_target_y, self.scroll_y)

    def _hold(self, anchor: int) -> None:
        """Brings the row of a code point to the top of the screen."""
        row = self._rows.row(anchor)
        self.scroll_target_y = self.scroll_y = row if anchor else 0
        self._anchor = anchor

    def scroll_rows(self, rows: int) -> None:
        """Scrolls by some rows, as far as the text goes."""
        self.reach(self._anchor)
        self.scroll_target_y = self.scroll_y = self.top + rows

    def reach(self, offset: int) -> bool:
        """Wraps what is around a code point; says whether what was wrapped before is given up."""
        known = self._rows.holds(self._anchor)
        self._shift(self._rows.around(offset, 3 * self.size.height))
        return known and not self._rows.holds(self._anchor)

    def _reveal(self) -> None:
        """Scrolls no more than needed to have the cursor well inside the screen."""
        height = self.size.height
        if not self.article.text or not height:
            return
        far = self.reach(self.cursor)
        top = room.top(self._rows.row(self.cursor), self.top, height, far=far)
        if far:
            self._redraw()
        self.scroll_target_y = self.scroll_y = top

    # Drawing ------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the pane in a region, without the general machinery of boxes and borders."""
        strips = [self.render_line(y) for y in range(crop.y, crop.bottom)]
        if crop.x or crop.width != self.size.width:
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One row of the screen: the text, and at the right what lies there in the whole."""
        row, width = self.top + y, self.size.width
        if not width:
            return Strip([])
        sign = self._gutter()[y] if y < self.size.height else (" ", "gutter")
        blank = row >= len(self._rows) or self._rows.starts[row] == self._rows.ends[row]
        start = -1 if blank else self._rows.starts[row]
        if start not in self._strips or self._strips[start][0] != sign:
            self._strips[start] = sign, self._whole(row, sign, blank=blank)
        return self._strips[start][1]

    def _whole(self, row: int, sign: tuple[str, str], *, blank: bool) -> Strip:
        """A row with the sign at its right, which changes when the text is scrolled."""
        palette, width = self._looks(), self.size.width
        drawn = (
            Strip.blank(width - 1, palette(())) if blank else self._draw(row, width - 1, palette)
        )
        return Strip([*drawn, Segment(sign[0], palette((sign[1],)))], width)

    def _draw(self, row: int, width: int, palette: Palette) -> Strip:
        span, text = self._rows[row], self.article.text
        drawn = shown(text[slice(*span)])
        over = [*drawing.overlays(span, self._view), *self._own(row, span)]
        if not widths.narrow(drawn):
            over = drawing.whole(span, drawn, over)
        block = self._rows.block(row)
        under = (drawing.BLOCKS[block.kind],) if block.kind in drawing.BLOCKS else ()
        line = [
            *self._margin(row, palette),
            *drawing.segments(span, drawn, over, lambda looks: palette(under + looks)),
        ]
        return Strip(line).adjust_cell_length(width, palette(()))

    def _margin(self, row: int, palette: Palette) -> list[Segment]:
        """What stands before a row: signs of notes and of the cursor, a bullet for an item."""
        here = self._rows.row(self.cursor) == row
        drawn = drawing.margin(self._rows.stretch(row), self._noted, here=here, cells=self.margin)
        signs = [Segment(sign, palette((look,) if look else ())) for sign, look in drawn]
        return [*signs, Segment(self._rows.lead(row), palette(()))]

    def _own(self, row: int, span: Span) -> list[drawing.Overlay]:
        """What is selected with the mouse, and the cursor."""
        over: list[drawing.Overlay] = []
        if selection := self.text_selection:
            start = selection.start.x if selection.start else 0
            end = selection.end.x if selection.end else len(self.article.text)
            over.append((start, end, "selection"))
        if self._rows.row(self.cursor) == row and span.start < span.end:
            at = min(self.cursor, span.end - 1)
            over.append((at, at + 1, "cursor" if self.has_focus else "cursor-blurred"))
        return over

    @property
    def _view(self) -> View:
        return View(self.marks, self.navigation, self.search, self._noted)

    def _gutter(self) -> list[tuple[str, str]]:
        if self._signs is None or len(self._signs) != self.size.height:
            length = len(self.article.text)
            self._signs = drawing.gutter(self.size.height, length, self.window, self._view)
        return self._signs

    @property
    def _noted(self) -> Notes:
        """The notes that are to be seen: none on a clean page."""
        return Notes() if self.navigation.shown is Shown.NONE else self.notes

    def _looks(self) -> Palette:
        if self._palette is None:
            self._palette = Palette(self.visual_style, self._look)
        return self._palette

    def _look(self, look: str) -> tuple[VisualStyle, bool]:
        name = f"article--{look}"
        swaps = self.get_component_styles(name).text_style.reverse
        return self.get_visual_style(name, partial=True), bool(swaps)
