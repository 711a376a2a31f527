"""The lists narrowed and sorted: what is shown of them, and in which order."""

from dataclasses import replace

from textual import on

from reader.app.finding import Finding
from reader.app.widgets.cards import NAMES
from reader.app.widgets.listing import Listing
from reader.app.widgets.search_bar import FilterBar, Prompt
from reader.app.widgets.sidebar import Sidebar
from reader.app.widgets.status import Status
from reader.link.lists import View
from reader.model import Kind, Ref


class Narrowing(Finding):
    """The part of the screen that answers to the filter of a list and to the key of its order."""

    def action_narrow(self) -> None:
        """Opens the line that narrows the lists, with the words that narrow them already."""
        self.open_prompt(FilterBar, self.view.phrase)
        self._count()

    def action_sort(self) -> None:
        """The next order of the open list."""
        kind = self.navigation.active
        self.view = self.view.cycle(kind)
        self.say(f"{NAMES[kind]} by {self.view.by(kind).value}")

    def watch_view(self, before: View, now: View) -> None:
        """Keeps the count at the end of the line."""
        if self._composed and before != now:
            self._count()

    def watch_analysis(self) -> None:
        """Counts again when the lists are filled while words are typed."""
        if self._composed:
            self._count()

    def _count(self) -> None:
        kind = self.navigation.active
        shown = len(self.lists.refs(kind, self.view))
        self.query_one(FilterBar).count = f"{shown:,} of {self.lists.count(kind):,}"

    @on(FilterBar.Narrowed)
    def _narrowed(self, message: FilterBar.Narrowed) -> None:
        if message.phrase == self.query_one(FilterBar).text:  # else more letters have come
            self.view = replace(self.view, phrase=message.phrase)

    @on(Prompt.Accepted, "#filter")
    def _narrowing_done(self) -> None:
        self._to_list()

    @on(Prompt.GivenUp, "#filter")
    def _narrowing_given_up(self) -> None:
        self.widen_lists()
        self._to_list()

    def _to_list(self) -> None:
        """The status line again, and back into the list."""
        self._show_line(Status)
        self.set_focus(self.query_one(Listing))

    def widen_lists(self) -> None:
        """Whole lists again."""
        self.view = replace(self.view, phrase="")

    def show_listed(self, ref: Ref) -> None:
        """Makes sure that the list of an item has its card."""
        if ref not in self.listed(ref.kind):
            self.widen_lists()

    def settle(self) -> bool:
        """In a list where no card is chosen, chooses the one that Enter would open; if it did."""
        offered = isinstance(self.focused, Listing) and self.query_one(Sidebar).offered
        if offered:
            self.navigation = self.navigation.select(offered, self.marks)
        return bool(offered)

    def listed(self, kind: Kind) -> list[Ref]:
        """The items that a list shows now."""
        return self.lists.refs(kind, self.view)
