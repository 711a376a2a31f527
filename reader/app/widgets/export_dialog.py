"""The dialog that asks what to write to a file, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from reader import display, export
from reader.app.widgets.cards import NAMES
from reader.export import What
from reader.model import Analysis, Kind

TAKING = Binding.Group("Exporting")
_FORMATS = {
    "m": ("markdown", "Markdown"),
    "c": ("csv", "CSV table"),
    "r": ("json", "record (JSON)"),
    "w": ("annotations", "W3C Web Annotations, of notes"),
}
"""The formats by the key that chooses them."""
_PARTS: Mapping[str, What] = {"a": None, **dict(zip("123", Kind, strict=True)), "n": "notes"}
"""What to write, by key: everything (None), one list, or the notes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to write: one list, the notes, or (None) everything; and the name of its format."""

    what: What = None
    format: str = "markdown"

    def part(self, what: What) -> "Wish":
        """The wish for another part, in a format that can hold it."""
        only_notes = self.format == "annotations" and what != "notes"
        return Wish(what, "markdown" if only_notes else self.format)

    def form(self, name: str) -> "Wish":
        """The wish for another format; annotations are of the notes alone."""
        return Wish("notes" if name == "annotations" else self.what, name)


def _key(keys: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    return Binding(keys, action, label, id=name, tooltip=tooltip, group=TAKING)


class ExportDialog(ModalScreen[Wish | None]):
    """Offers everything, a list or the notes, as what they can be; says which file it will be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("enter", "write", "export.write", "write", "Write the file"),
        _key("escape,q,x", "leave", "export.leave", "leave", "Write nothing"),
        *(
            _key(sign, f"what('{sign}')", f"export.what-{sign}", "what", "What to write")
            for sign in _PARTS
        ),
        *(
            _key(sign, f"form('{sign}')", f"export.form-{sign}", "as", "The format")
            for sign in _FORMATS
        ),
        _key("j,down", "next_what(1)", "export.next", "next", "The next list"),
        _key("k,up", "next_what(-1)", "export.previous", "before", "The list before"),
        _key("tab,l,right", "next_form(1)", "export.next-form", "format", "The next format"),
        _key(
            "shift+tab,h,left",
            "next_form(-1)",
            "export.previous-form",
            "format before",
            "The format before",
        ),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "leaf--title",
        "leaf--group",
        "leaf--key",
        "leaf--words",
        "leaf--chosen",
    }

    def __init__(self, analysis: Analysis, counts: Mapping[What, int], folder: Path) -> None:
        super().__init__()
        self._analysis, self._counts, self._folder = analysis, counts, folder
        self.wish = Wish()

    def compose(self) -> ComposeResult:
        """The choices in a box that scrolls where there is little room."""
        with VerticalScroll(id="leaf"):
            yield Static(self.rows(), id="leaf-text")

    def rows(self) -> Content:
        """Two lists of choices, the chosen ones marked, and the file that they lead to."""
        targets = export.targets(self._analysis, self.wish.format, self._folder, self.wish.what)
        target = display.name(next(path for path in targets if not path.exists()).name)
        rows = [
            Content.styled("Export", ".leaf--title"),
            Content(""),
            Content.styled("What", ".leaf--group"),
            *(
                self._row(sign, self._label(what), f"what('{sign}')", chosen=what == self.wish.what)
                for sign, what in _PARTS.items()
            ),
            Content(""),
            Content.styled("As", ".leaf--group"),
            *(
                self._row(sign, label, f"form('{sign}')", chosen=name == self.wish.format)
                for sign, (name, label) in _FORMATS.items()
            ),
            Content(""),
            Content.assemble(("To  ", ".leaf--group"), (target, ".leaf--words")),
            Content(""),
            Content.assemble(
                ("⏎", ".leaf--key"),
                (" write   ", ".leaf--words"),
                ("Esc", ".leaf--key"),
                (" leave", ".leaf--words"),
            ),
        ]
        return Content("\n").join(rows)

    def _label(self, what: What) -> str:
        if what is None:
            return "everything"
        name = NAMES[what] if isinstance(what, Kind) else "Your notes"
        return f"{name} {self._counts[what]:,}"

    def _row(self, sign: str, label: str, action: str, *, chosen: bool) -> Content:
        look = ".leaf--chosen" if chosen else ".leaf--words"
        row = Content.assemble(
            ("▸ " if chosen else "  ", look), (f"{sign}  ", ".leaf--key"), (label, look)
        )
        return row.stylize(Style.from_meta({"@click": f"screen.{action}"}))

    def _become(self, wish: Wish) -> None:
        self.wish = wish
        for text in self.query("#leaf-text").results(Static):
            text.update(self.rows())

    def action_what(self, sign: str) -> None:
        """Chooses what to write by its key."""
        self._become(self.wish.part(_PARTS[sign]))

    def action_form(self, sign: str) -> None:
        """Chooses the format by its key."""
        self._become(self.wish.form(_FORMATS[sign][0]))

    def action_next_what(self, step: int) -> None:
        """The next thing to write, round the ends."""
        parts = list(_PARTS.values())
        here = parts.index(self.wish.what) + step
        self._become(self.wish.part(parts[here % len(parts)]))

    def action_next_form(self, step: int) -> None:
        """The next format, round the ends."""
        formats = [name for name, _ in _FORMATS.values()]
        here = formats.index(self.wish.format) + step
        self._become(self.wish.form(formats[here % len(formats)]))

    def action_write(self) -> None:
        """Gives the wish to whoever asked."""
        self.dismiss(self.wish)

    def action_leave(self) -> None:
        """Closes, and nothing is written."""
        self.dismiss(None)
