"""The library screen as far as it shows: tabs, words being typed, and the list that answers."""

import asyncio
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from reader import display
from reader.app import keymap
from reader.app.browsing import Choice, File, Found, Row, Rows, Tab, look, rows
from reader.app.opening import Opening
from reader.app.widgets import entries
from reader.app.widgets.listing import Listing, Page
from reader.app.widgets.search_bar import Prompt
from reader.app.widgets.status import Status
from reader.app.widgets.tabs import TabChosen, Tabs, WordsBar
from reader.errors import ReaderError
from reader.model import Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

_GLANCE = 2.0
"""Seconds between looks at whether others have changed the library."""
_EMPTY = (
    "Nothing is kept yet. Open an article with o, or with `reader article.txt`: from then on it "
    "stands here, with your place in it."
)
_PRIVATE = (
    "Private: nothing of what you read is kept, so nothing stands here. P keeps again and shows "
    "your library; o opens a file or an address."
)
_OFF = (
    "The library is off: --no-library, or the settings, keep nothing of what you read, so nothing "
    "stands here. o opens a file or an address."
)
_FIRST = (
    "What you open stands here from then on, with your place in it: o opens a file or an address, "
    "`reader article.txt` does so from the shell."
)
_LISTS = {
    "": Tab.ALL,
    "person": Tab.PEOPLE,
    "quote": Tab.QUOTES,
    "statistic": Tab.STATISTICS,
    "article": Tab.ARTICLES,
}
"""Which tab the action of a key of the lists opens."""


class Looking(Screen[tuple[Choice, Article] | None], inherit_bindings=False):
    """Shows a list of the library, and another one with every tab and every letter typed."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.CATALOGUE)

    found: var[Found] = var(Found())

    def __init__(self, desk: Opening) -> None:
        super().__init__()
        self.desk, self.memory, self.browsing = desk, desk.memory, desk.browsing
        self._rows = Rows(0, self._ask, self._arrived)
        self._notice = ""
        self._composed = False
        self._loop: asyncio.AbstractEventLoop | None = None

    def compose(self) -> ComposeResult:
        """Tabs above, the list, and the last line: status, or words being typed."""
        yield Tabs(id="tabs")
        yield Listing(id="catalogue")
        yield Status(id="status")
        yield WordsBar(id="words")
        yield Prompt(id="prompt")

    def on_mount(self) -> None:
        """Shows the list as it was left."""
        self._composed = True
        self._loop = asyncio.get_running_loop()
        self.query_one(Tabs).tabs = self.browsing.tabs()
        self.to_list()
        self.look(keep=True)
        self.set_interval(_GLANCE, self._glance)

    @work(exclusive=True, group="glancing")
    async def _glance(self) -> None:
        """Shows what other windows and commands have changed in the meantime."""
        with suppress(ReaderError):
            seen = await asyncio.wrap_future(self.memory.consult(lambda known: known.changes()))
            if self.found.seen and self.found.seen != seen:
                self.look(keep=True)

    @property
    def searching(self) -> bool:
        """Whether the list is about to be another one: Enter would open something else."""
        mine = (one for one in self.workers if one.node is self and one.group != "opening")
        return not all(worker.is_finished for worker in mine)

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    def on_resize(self, event: Resize) -> None:
        """Spares the margins where there is little room."""
        self.set_class(event.size.width < 100, "-narrow")

    def say(self, notice: str) -> None:
        """Puts a notice into the last line."""
        self._notice = notice
        self.tell()

    def tell(self) -> None:
        """Says where one is, what just happened, and what the keys do."""
        if not self._composed:
            return
        line, count = self.query_one(Status), len(self.found.names)
        at = f"{(self.browsing.at or 0) + 1:,} of {entries.counted(count)}" if count else ""
        line.place = " · ".join(filter(None, ("private" * self.memory.private, at)))
        line.words, line.telling = self._notice, bool(self._notice)
        focus = (self.focused.id if self.focused else "") or ""
        line.hints = keymap.hints(self.active_bindings.values(), focus)

    def watch_focused(self) -> None:
        """Names the keys that there are now."""
        self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """While a line is typed its keys are text, but for those that walk and leave."""
        if isinstance(self.focused, WordsBar):
            return action in {"quit", "suspend_process", "tab", "walk", "open_row"}
        if isinstance(self.focused, Prompt):
            return action in {"quit", "suspend_process"}
        return True

    # The last line

    def show_line(self, kind: type[Widget]) -> None:
        """One of the last lines alone."""
        for line in (*self.query(Status), *self.query(Prompt)):
            line.display = type(line) is kind

    def to_list(self) -> None:
        """The status line again, and into the list."""
        self.show_line(Status)
        self.set_focus(self.listing)

    def open_line(self, kind: type[Prompt], text: str) -> None:
        """A line to type into in the place of the status line."""
        self.show_line(kind)
        prompt = next(line for line in self.query(Prompt) if type(line) is kind)
        prompt.begin(text)
        self.set_focus(prompt)

    # What is shown

    @work(exclusive=True, group="looking")
    async def look(self, *, keep: bool = False) -> None:
        """Finds what the tab shows for the words; what was asked before is asked no more."""
        browsing = self.browsing
        ask = partial(look, tab=browsing.tab, words=browsing.words, given=browsing.given)
        try:
            found = await asyncio.wrap_future(self.memory.consult(ask))
        except ReaderError as error:
            self.say(display.line(str(error)))
            return
        before = self.found
        browsing.at = found.beside(browsing.found, browsing.at) if keep else found.first
        browsing.found = self.found = found
        if keep and before.same(found) and self._rows.count:
            self._rows.renew()
            self.listing.redraw()
        else:
            self._rows = Rows(len(found.names), self._ask, self._arrived)
            self.listing.chosen = None
            self.listing.page = self._page(found)
        self.listing.chosen = browsing.at
        tabs, bar = self.query_one(Tabs), self.query_one(WordsBar)
        tabs.active, tabs.words = browsing.tab, browsing.words
        tabs.count = "" if found.groups else entries.counted(found.count)
        bar.count = entries.counted(found.count)
        self.tell()

    def _page(self, found: Found) -> Page:
        tab, now, shown = self.browsing.tab, datetime.now().astimezone(), self._rows
        groups = [name.scope for name in found.names if not isinstance(name, str)]
        groups = groups if found.groups else []
        return Page(
            len(found.names),
            lambda number, width: entries.height(tab, groups[number] if groups else None, width),
            lambda number, width: entries.card(
                shown[number], self._fault(shown[number]), width, now
            ),
            self._nothing(found),
            gap=lambda number: 1 + (number + 1 in found.groups),
            above=lambda number: (
                (entries.heading(found.groups[number]), entries.BLANK)
                if number in found.groups
                else ()
            ),
            lead=lambda width: entries.lead(
                "" if found.total or self.memory.private else _FIRST, width
            ),
        )

    def _nothing(self, found: Found) -> str:
        words = self.browsing.words.strip()
        if words:
            return f"Nothing has “{display.line(words)}”"
        if found.total:
            return "Nothing of this kind has been found yet"
        if self.memory.off:
            return _OFF
        return _PRIVATE if self.memory.private else _EMPTY

    def _fault(self, row: "Row | None") -> str:
        return self.browsing.faults.get(row.path, "") if isinstance(row, File) else ""

    def _ask(self, first: int, end: int) -> "Future[Sequence[Row]]":
        found, words = self.found, self.browsing.words
        return self.memory.consult(partial(rows, found=found, first=first, end=end, words=words))

    def _arrived(self) -> None:
        """In the thread that answered."""
        if self._loop:
            with suppress(RuntimeError):  # the window has gone in the meantime
                self._loop.call_soon_threadsafe(self._redraw)

    def _redraw(self) -> None:
        if self.is_attached:
            self.listing.redraw()

    def row(self) -> "Row | None":
        """The row that is chosen, as far as it has come."""
        at = self.browsing.at
        return None if at is None else self._rows[at]

    # What the keys do

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """A row was walked to."""
        message.stop()
        if message.page is self.listing.page:
            self.browsing.at = self.listing.chosen = message.number
            self.say("")

    def action_walk(self, step: int) -> None:
        """To the next row or the one before, also while words are typed."""
        self.listing.action_walk(step)

    def action_tab(self, step: int) -> None:
        """The next tab, or the one before."""
        tabs = self.browsing.tabs()
        self._open_tab(tabs[(tabs.index(self.browsing.tab) + step) % len(tabs)])

    def action_list(self, kind: str) -> None:
        """The tab of a kind."""
        self._open_tab(_LISTS[kind])

    @on(TabChosen)
    def _tab_chosen(self, message: TabChosen) -> None:
        self._open_tab(message.tab)

    def _open_tab(self, tab: Tab) -> None:
        self.browsing.tab = tab
        self.look()

    def action_search(self) -> None:
        """Opens the line that words are typed into, with those looked for already."""
        self.open_line(WordsBar, self.browsing.words)

    @on(WordsBar.Typed)
    def _typed(self, message: WordsBar.Typed) -> None:
        if message.words != self.browsing.words:
            self.browsing.words = message.words
            self.look()

    @on(Prompt.GivenUp, "#words")
    def _words_given_up(self) -> None:
        self.to_list()
        self.forget_words()

    def forget_words(self) -> None:
        """The whole list again."""
        self.browsing.words = ""
        self.look()
