"""What is around the list of the library screen: the names of its tabs, and the words typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader import display
from reader.app.browsing import Tab
from reader.app.widgets.cards import aligned, shortened
from reader.app.widgets.search_bar import Prompt, typing_key


class TabChosen(Message):
    """The name of a tab was clicked."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab


class Tabs(Widget):
    """The names of the tabs, the open one standing out; at the right the words looked for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"names--open", "names--other", "names--count"}

    tabs: reactive[Sequence[Tab]] = reactive(())
    active: reactive[Tab] = reactive(Tab.ALL)
    count: reactive[str] = reactive("")
    """How many rows the open tab has; "" where that is no one number."""
    words: reactive[str] = reactive("")

    def render(self) -> Content:
        """The row of names, as many as there is room for."""
        width = self.content_size.width
        row = Content("   ").join([self._entry(tab) for tab in self.tabs])
        if row.cell_length > width:
            row = self._entry(self.active)
        said = f"“{display.line(self.words)}”" if self.words.strip() else ""
        said = shortened(said, max(width - row.cell_length - 2, 0)) if said else ""
        return aligned(row, Content.styled(said, ".names--open"), width) if said else row

    def _entry(self, tab: Tab) -> Content:
        if tab is not self.active:
            name = Content.styled(tab.value, ".names--other")
        else:
            count = f" {self.count}" if self.count else ""
            name = Content.assemble((tab.value, ".names--open"), (count, ".names--count"))
        return name.stylize(Style.from_meta({"tab": tab.value}))

    def on_click(self, event: Click) -> None:
        """A click on a name opens that tab."""
        if tab := event.style.meta.get("tab"):
            self.post_message(TabChosen(Tab(tab)))


class WordsBar(Prompt):
    """The words looked for in the library, live; the arrows walk through what answers."""

    SIGN = "/"
    BINDINGS: ClassVar[list[BindingType]] = [
        typing_key("enter", "screen.open_row", "words.open", "open", "Open what is chosen"),
        typing_key("down", "screen.walk(1)", "words.next", "next", "The next one"),
        typing_key("up", "screen.walk(-1)", "words.previous", "one before", "The one before"),
    ]

    count: reactive[str] = reactive("")
    """How much answers to the words."""

    @dataclass
    class Typed(Message):
        """The words are other ones."""

        words: str

    def changed(self) -> None:
        """Asks for what answers to the words."""
        self.post_message(self.Typed(self.text))

    def note(self) -> Content:
        """How much there is, and what the keys do."""
        narrow = self.content_size.width < 70
        keys = "" if narrow else "   ⏎ open   ↓ ↑ walk   Tab next list   Esc all"
        return Content.styled(f"{self.count}{keys}", ".prompt--note")
