"""A list of cards of different heights that draws only the rows on the screen."""

from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from reader.app.widgets.cards import Card, fold

_KEPT = 500
"""Cards whose drawing is kept."""
IN_A_LIST = Binding.Group("In a list")


@dataclass(frozen=True, eq=False, slots=True)
class Page:
    """What a list shows: `count` cards, each asked for by number and width when it is needed."""

    count: int
    height: Callable[[int, int], int]
    """How many rows a card takes at a width."""
    card: Callable[[int, int], Card]
    empty: str = ""
    """What to say when there is none."""
    gap: Callable[[int], int] = lambda _number: 1
    """How many blank rows follow a card."""
    above: Callable[[int], Card] = lambda _number: ()
    """Rows above a card that are no part of it: the heading of those that follow."""
    lead: Callable[[int], Card] = lambda _width: ()
    """Rows above the first card, for a width; they lead nowhere."""


EMPTY = Page(0, lambda _number, _width: 1, lambda _number, _width: ())


_PAGES = 4
"""Pages whose layout is kept: the three lists, and something else."""


class Listing(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws a page and says which card the user wants; it never selects one itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card--title",
        "card--words",
        "card--indirect",
        "card--role",
        "card--count",
        "card--value",
        "card--fact",
        "card--strip",
        "card--doubt",
        "card--selected",
        "card--selected-blurred",
        "card--bar",
        "card--empty",
        "card--heading",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "j,down",
            "walk(1)",
            "next card",
            id="list.next",
            tooltip="The next card",
            group=IN_A_LIST,
            show=False,
        ),
        Binding(
            "k,up",
            "walk(-1)",
            "card before",
            id="list.previous",
            tooltip="The card before",
            group=IN_A_LIST,
            show=False,
        ),
        Binding(
            "space,f,pagedown",
            "page(1)",
            "page",
            id="list.page",
            tooltip="A page of cards on",
            group=IN_A_LIST,
            show=False,
        ),
        Binding(
            "b,pageup",
            "page(-1)",
            "page back",
            id="list.page-back",
            tooltip="A page of cards back",
            group=IN_A_LIST,
            show=False,
        ),
        Binding(
            "g,home",
            "jump(0)",
            "first",
            id="list.first",
            tooltip="The first card",
            group=IN_A_LIST,
            show=False,
        ),
        Binding(
            "G,end",
            "jump(-1)",
            "last",
            id="list.last",
            tooltip="The last card",
            group=IN_A_LIST,
            show=False,
        ),
        Binding(
            "enter",
            "open",
            "go there",
            id="list.open",
            tooltip="To its place in the text",
            group=IN_A_LIST,
            show=False,
        ),
    ]

    page: var[Page] = var(EMPTY)
    first: var[int] = var(0)
    """Where walking begins when nothing is selected."""
    chosen: var[int | None] = var(None)
    """The number of the card that is selected."""

    @dataclass
    class Chosen(Message):
        """A card was walked to or clicked."""

        number: int
        page: Page
        """What the list showed when it was asked; a number means nothing in another page."""

    @dataclass
    class Opened(Message):
        """A card was asked to show its place."""

        number: int
        page: Page

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._starts = array("I", (0,))
        self._lead: list[Strip] = []
        self._laid_out: tuple[Page, int] | None = None
        self._layouts: deque[tuple[Page, int, array[int]]] = deque(maxlen=_PAGES)
        """Pages that were shown last: to go from list to list and back is to lay out nothing."""
        self._drawn: dict[tuple[int, str, bool], list[Strip]] = {}

    @property
    def room(self) -> int:
        """Cells that a card may use: the width without the bar at the left and the margin."""
        return max(self.scrollable_content_region.width - 3, 1)

    @property
    def here(self) -> int:
        """The card that keys act on: the selected one, else where walking begins."""
        return self.first if self.chosen is None else self.chosen

    def watch_page(self) -> None:
        """Lays the new cards out."""
        self._lay_out()

    def watch_first(self, before: int, now: int) -> None:
        """Shows where walking begins, if nothing is selected."""
        self._touch(before, now)
        self._reveal()

    def watch_chosen(self, before: int | None, now: int | None) -> None:
        """Draws the selection and brings it into view."""
        self._touch(before, now, self.first)
        self._reveal()

    def _touch(self, *numbers: int | None) -> None:
        """Draws some cards anew, those that are on the screen."""
        for number in numbers:
            if number is not None and number + 1 < len(self._starts):
                top, bottom = self._starts[number], self._starts[number + 1]
                self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, bottom - top))

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Lays the cards out for another width, before anything is drawn in it."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._lay_out()
        return changed

    def redraw(self) -> None:
        """Draws the cards anew: more is known of what they show, in as many rows."""
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Drops what was drawn in other colours."""
        super().notify_style_update()
        self._drawn.clear()
        if self._laid_out:  # another width would need other rows, and the cards below them moved
            self._lead = self._above(self._laid_out[1])

    def watch_has_focus(self, focus: bool) -> None:  # noqa: D102 - Textual's own
        super().watch_has_focus(focus)
        self._drawn.clear()
        self.refresh()
        self._reveal()

    def _lay_out(self) -> None:
        width = self.room
        if self._laid_out and self._laid_out[0] is self.page and self._laid_out[1] == width:
            return
        self._laid_out = (self.page, width)
        self._lead = self._above(width)
        self._starts = self._known_starts(self.page, width)
        self._drawn.clear()
        size = Size(self.scrollable_content_region.width, self._starts[-1])
        self.set_reactive(Listing.virtual_size, size)  # its watcher would lay the whole screen out
        self._scroll_update(size)
        self.refresh()
        self._reveal()

    def _known_starts(self, page: Page, width: int) -> "array[int]":
        """The row where each card begins, and the row below the last; found once for a page."""
        for known, at, starts in self._layouts:
            if known is page and at == width:
                return starts
        heights = (
            len(page.above(n)) + page.height(n, width) + page.gap(n) for n in range(page.count)
        )
        starts = array("I", accumulate(heights, initial=len(self._lead)))
        self._layouts.append((page, width, starts))
        return starts

    def _reveal(self) -> None:
        number = self.here if self.has_focus else self.chosen
        if number is None or number >= self.page.count:
            return
        top, bottom = self._starts[number], self._starts[number + 1]
        height = self.scrollable_content_region.height
        top = top if number else 0
        first = self.scroll_offset.y
        if bottom - top >= height or top < first:
            first = top
        elif bottom > first + height:
            first = bottom - height
        self.scroll_to(y=first, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """One row of the list."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not self.page.count:
            said = fold(self.page.empty, self.room, 4)
            words = said[y] if y < len(said) else ""
            return self._strips(Content.styled(f"  {words}", ".card--empty"), width, "")[0]
        if row < len(self._lead):
            return self._lead[row]
        number = bisect_right(self._starts, row) - 1
        if number >= self.page.count:
            return Strip.blank(width, self.rich_style)
        heading = self.page.above(number)
        line = row - self._starts[number] - len(heading)
        if line < 0:
            return self._strips(Content.assemble("  ", heading[line]), width, "")[0]
        strips = self._card(number, width)
        return strips[line] if line < len(strips) else Strip.blank(width, self.rich_style)

    def _above(self, width: int) -> list[Strip]:
        """The rows above the first card, with a blank one below them."""
        rows = self.page.lead(width)
        room = self.scrollable_content_region.width
        spaced = (*rows, Content("")) if rows else ()
        return [self._strips(Content.assemble("  ", row), room, "")[0] for row in spaced]

    def _card(self, number: int, width: int) -> list[Strip]:
        bar = self._bar(number)
        key = (number, bar, self.has_focus)
        if key not in self._drawn:
            if len(self._drawn) > _KEPT:
                self._drawn.clear()
            chosen = number == self.chosen
            look = "card--selected" if self.has_focus else "card--selected-blurred"
            edge = Content(bar) if bar == " " else Content.styled(bar, ".card--bar")
            rows = (
                Content.assemble(edge, " ", row, " " * (width - row.cell_length - 2))
                for row in self.page.card(number, self.room)
            )
            self._drawn[key] = [
                strip.apply_meta({"card": number})
                for row in rows
                for strip in self._strips(row, width, look if chosen else "")[:1]
            ]
        return self._drawn[key]

    def _bar(self, number: int) -> str:
        """The cell left of a card: full where it is chosen, thin where keys would act on it."""
        if number == self.chosen:
            return "▌"
        return "▏" if self.has_focus and number == self.here else " "

    def _strips(self, row: Content, width: int, look: str) -> list[Strip]:
        style = self.visual_style
        if look:
            reverse = self.get_component_styles(look).text_style.reverse
            style += self.get_visual_style(look, partial=True) + Style(reverse=reverse)
        strips = Visual.to_strips(self, row, width, 1, style, pad=True, apply_selection=False)
        return strips or [Strip([Segment(" " * width)])]

    def action_walk(self, step: int) -> None:
        """To the next card or the one before; to the nearest one when none is selected."""
        self._ask(self.here if self.chosen is None else self.chosen + step)

    def action_page(self, pages: int) -> None:
        """A screenful of cards on or back."""
        here = self.here
        row = (
            self._starts[min(here, self.page.count)] + pages * self.scrollable_content_region.height
        )
        number = bisect_right(self._starts, max(row, 0)) - 1
        self._ask(max(number, here + 1) if pages > 0 else min(number, here - 1))

    def action_jump(self, number: int) -> None:
        """To the first card (0) or the last (-1)."""
        self._ask(number % max(self.page.count, 1))

    def action_choose(self, number: int) -> None:
        """To a card by its number, from 0; to the last one where there are not so many."""
        self._ask(number)

    def action_open(self) -> None:
        """Asks for the place of the selected card."""
        if self.page.count:
            self.post_message(self.Opened(self.here, self.page))

    def _ask(self, number: int) -> None:
        if self.page.count:
            self.post_message(self.Chosen(min(max(number, 0), self.page.count - 1), self.page))

    def on_click(self, event: Click) -> None:
        """A click chooses a card, a second one goes to its place."""
        number = event.style.meta.get("card")
        if number is not None and number < self.page.count:
            wish = self.Opened if event.chain > 1 else self.Chosen
            self.post_message(wish(number, self.page))
