"""The sheet that shows the themes there are: the window takes the look of each one walked to."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from reader import display

CHOOSING = Binding.Group("Choosing a theme")


def _key(keys: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    return Binding(keys, action, label, id=name, tooltip=tooltip, group=CHOOSING)


class ThemePicker(ModalScreen[str | None]):
    """Walks through themes; gives the name of the one that is to stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("enter", "keep", "themes.keep", "keep", "Keep this one"),
        _key("escape,q", "leave", "themes.leave", "leave", "Back to the theme before"),
        _key("j,down,T", "walk(1)", "themes.next", "next", "The next theme"),
        _key("k,up", "walk(-1)", "themes.previous", "before", "The theme before"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "leaf--title",
        "leaf--group",
        "leaf--key",
        "leaf--words",
        "leaf--chosen",
    }

    def __init__(self, names: Sequence[str], current: str) -> None:
        super().__init__()
        self._names, self._before = names, current
        self.at = names.index(current)

    def compose(self) -> ComposeResult:
        """The names in a box that scrolls where there is little room, the keys below them."""
        with VerticalScroll(id="themes"):
            yield Static(self._rows(), id="themes-names")

    def on_mount(self) -> None:
        """Begins at the theme there is."""
        self.call_after_refresh(self._show)

    def _rows(self) -> Content:
        rows = [Content.styled("Theme", ".leaf--title"), Content("")]
        for number, name in enumerate(self._names):
            look = ".leaf--chosen" if number == self.at else ".leaf--words"
            sign = "▸ " if number == self.at else "  "
            row = Content.assemble((sign, look), (display.line(name), look))
            rows.append(row.stylize(Style.from_meta({"@click": f"screen.go({number})"})))
        keys = (("⏎", " keep   "), ("Esc", " leave"))
        parts = [
            part for sign, words in keys for part in ((sign, ".leaf--key"), (words, ".leaf--words"))
        ]
        return Content("\n").join([*rows, Content(""), Content.assemble(*parts)])

    def _show(self) -> None:
        """The marked row where it can be seen."""
        self.query_one("#themes-names", Static).update(self._rows())
        last = 2 if self.at == len(self._names) - 1 else 0
        region = Region(0, self.at + 2, 1, 1 + last)
        self.query_one("#themes", VerticalScroll).scroll_to_region(region, animate=False)

    def action_walk(self, step: int) -> None:
        """To the next theme or the one before, round the ends."""
        self.action_go((self.at + step) % len(self._names))

    def action_go(self, number: int) -> None:
        """Shows a theme."""
        self.at = number
        self.app.theme = self._names[number]
        self._show()

    def action_keep(self) -> None:
        """Closes; the theme stays."""
        self.dismiss(self._names[self.at])

    def action_leave(self) -> None:
        """Closes, and all looks as before."""
        self.app.theme = self._before
        self.dismiss(None)
