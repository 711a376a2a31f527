"""The article pane: the keys and the mouse in a column of text."""

from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.selection import Selection

from reader.app.messages import CursorMoved
from reader.app.room import KEPT
from reader.app.widgets.column import Column
from reader.link.words import next_word, previous_word, sentence_at, word_at
from reader.model import Span

READING = Binding.Group("Reading")
_WHEEL = 3
"""Rows that a notch of the wheel scrolls."""

Step = Literal[1, -1]


def _key(keys: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    return Binding(
        keys, action, label, id=f"article.{name}", tooltip=tooltip, group=READING, show=False
    )


class ArticlePane(Column, inherit_bindings=False):
    """Draws the article and says where the user wants the cursor; it never moves it itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("j,down", "line(1)", "down", "down", "A line down"),
        _key("k,up", "line(-1)", "up", "up", "A line up"),
        _key("l,right", "word(1)", "right", "word", "The next word"),
        _key("h,left", "word(-1)", "left", "word back", "The word before"),
        _key("J", "block(1)", "next-paragraph", "paragraph", "The next paragraph"),
        _key("K", "block(-1)", "previous-paragraph", "paragraph back", "The paragraph before"),
        _key("space,f,pagedown", "page(1.0)", "page-down", "page", "A page on, two lines kept"),
        _key("b,pageup", "page(-1.0)", "page-up", "page back", "A page back, two lines kept"),
        _key("d", "page(0.5)", "half-down", "half page", "Half a page on"),
        _key("u", "page(-0.5)", "half-up", "half page back", "Half a page back"),
        _key("g,home", "end(-1)", "start", "start", "The start of the article"),
        _key("G,end", "end(1)", "end", "end", "The end of the article"),
    ]

    _goal: tuple[int, int] = (-1, 0)
    """The offset that a move up or down led to, and the cell that it aimed at."""

    def _move(self, offset: int, *, jump: bool = False) -> None:
        if self.article.text:
            # Straight to the screen: by way of the panes between, it would come a frame too late.
            self.screen.post_message(CursorMoved(offset, jump=jump))

    def _move_to_row(self, row: int, step: int) -> None:
        """Moves to a row, or the next one with text, at the cell that the moves before began at."""
        if not len(self.rows):
            return
        goal = self._goal[1] if self._goal[0] == self.cursor else self.cell(self.cursor)
        row = max(0, min(row, len(self.rows) - 1))
        while 0 <= row < len(self.rows) and self.rows.starts[row] == self.rows.ends[row]:
            row += step
        if 0 <= row < len(self.rows):
            offset = self.offset_at(row, goal)
            self._goal = (offset, goal)
            self._move(offset)

    def action_line(self, step: Step) -> None:
        """A row down or up."""
        self.reach(self.cursor)
        self._move_to_row(self.rows.row(self.cursor) + step, step)

    def action_page(self, pages: float) -> None:
        """A page or half a page on or back; the cursor keeps its place on the screen."""
        self.reach(self.cursor)
        step = 1 if pages > 0 else -1
        rows = max(1, round((self.size.height - KEPT) * abs(pages))) * step
        before, row = self.top, self.rows.row(self.cursor)
        self.scroll_rows(rows)
        ends = self.top - before != rows
        first = self.top + (0 if self.top == 0 else min(KEPT, self.size.height // 3))
        self._move_to_row(row + rows if ends else max(first, row + rows), step)

    def action_word(self, step: Step) -> None:
        """A word on or back."""
        text = self.article.text
        self._move((next_word if step > 0 else previous_word)(text, self.cursor))

    def action_block(self, step: Step) -> None:
        """The next paragraph, the start of this one, or the one before."""
        self._move(self.rows.beside(self.cursor, step))

    def action_end(self, step: Step) -> None:
        """The first or the last character that is no blank."""
        text = self.article.text
        last = max(0, len(text.rstrip()) - 1)
        self._move(last if step > 0 else len(text) - len(text.lstrip()), jump=True)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, _WHEEL)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -_WHEEL)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        """Scrolls; the cursor comes along when it would leave the screen."""
        event.stop()
        event.prevent_default()
        self.scroll_rows(rows)
        kept = min(KEPT, (self.size.height - 1) // 2)
        row = self.rows.row(self.cursor)
        nearest = max(self.top + kept, min(row, self.top + self.size.height - 1 - kept))
        if row != nearest and self.max_scroll_y:
            self._move_to_row(nearest, 1 if rows > 0 else -1)

    async def _on_click(self, event: events.Click) -> None:
        """One click moves the cursor, two select a word, three a sentence, four a paragraph."""
        event.prevent_default()
        if not len(self.rows):
            return
        offset = self.place(event.x, event.y)
        if event.chain == 1:
            self._move(offset)
        elif event.chain == 2:
            self.select(word_at(self.article.text, offset))
        elif event.chain == 3:
            self.select(sentence_at(self.article, offset))
        else:
            self.select(self.rows.block(self.rows.row(offset)).span)

    @property
    def chosen(self) -> Span | None:
        """What is selected, without the blanks at its ends; None where it is nothing."""
        if not (selection := self.text_selection):
            return None
        text = self.article.text
        start = selection.start.x if selection.start else 0
        end = min(selection.end.x, len(text)) if selection.end else len(text)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else None

    def dragged(self, x: int, y: int) -> Offset:
        """Where the mouse takes a selection: what is below a text, or a row of it, is its end."""
        y = min(max(y, 0), self.size.height - 1)
        row = self.top + y
        blank = row >= len(self.rows) or self.rows.starts[row] == self.rows.ends[row]
        return Offset(self.place(self.size.width if blank else x, y), 0)

    def select(self, span: Span) -> None:
        """Selects a stretch of the text, as the mouse would."""
        ends = Offset(span.start, 0), Offset(span.end, 0)
        self.screen.selections = {self: Selection(*ends)}

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, exactly as the article has it."""
        start = selection.start.x if selection.start else None
        end = selection.end.x if selection.end else None
        return self.article.text[start:end], "\n"
