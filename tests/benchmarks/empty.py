"""The smallest window there is: what everything else is measured against."""

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.widget import Widget


class Line(Widget):
    """One line of text."""

    def render(self) -> str:
        return "The only line there is."


class Empty(App[None]):
    """Shows one line."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> list[Widget]:
        return [Line()]


if __name__ == "__main__":
    Empty().run()
