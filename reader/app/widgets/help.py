"""Pages over the window: sections of facts in one column or two, such as the keys as they are."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.app import keymap
from reader.app.widgets.cards import fold

WIDE = 110
"""Cells of a window from which on a page may have two columns."""
_PAGE, _WIDE_PAGE = 76, 116
"""Cells that a page takes at most, in one column and in two."""
_SPARED = 7
"""Cells of a page at its sides, those of its scroll bar among them."""
_GAP = 3
_LABEL = 22
"""Cells of a label at most, with the gap behind it."""


class Fact(NamedTuple):
    """What is known, under a label: "Published", "2025-03-14"."""

    label: str
    value: str = ""


class Section(NamedTuple):
    """Facts under a title."""

    title: str
    facts: Sequence[Fact]


class Leaf(ModalScreen[None]):
    """A page over the window; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,enter,question_mark,f1,i",
            "dismiss(None)",
            "Close",
            id="leaf.close",
            tooltip="Close the page",
        ),
        Binding(
            "j", "scroll_page('down')", "Down", id="leaf.down", tooltip="A line down", show=False
        ),
        Binding("k", "scroll_page('up')", "Up", id="leaf.up", tooltip="A line up", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "leaf--title",
        "leaf--group",
        "leaf--key",
        "leaf--words",
    }

    def __init__(self, title: str, sections: Sequence[Section], *, columns: int = 1) -> None:
        super().__init__()
        self._title, self.sections, self._columns = title, sections, columns

    def compose(self) -> ComposeResult:
        """The columns in a box that scrolls."""
        with VerticalScroll(id="leaf"):
            yield Static(Content.styled(self._title, ".leaf--title"), id="leaf-title")
            with Horizontal(id="leaf-columns"):
                for _ in range(self._columns):
                    yield Static(classes="leaf-column")

    def on_resize(self, event: Resize) -> None:
        """Lays the sections out in the columns that there is room for."""
        two = self._columns > 1 and event.size.width >= WIDE
        self.set_class(two, "-two")
        room = min(event.size.width, _WIDE_PAGE if two else _PAGE) - _SPARED
        parts = _halves(self.sections) if two else (self.sections, ())
        for column, part in zip(self.query(".leaf-column").results(Static), parts, strict=False):
            column.display = bool(part)
            column.update(Content("\n").join(rows(part, (room - _GAP) // 2 if two else room)))

    def action_scroll_page(self, way: str) -> None:
        """Scrolls by a line."""
        scroll = self.query_one(VerticalScroll)
        (scroll.scroll_down if way == "down" else scroll.scroll_up)(animate=False)


def rows(sections: Iterable[Section], width: int) -> list[Content]:
    """Sections in so many cells, a blank row between them; neither column runs into the other."""
    sections, drawn = tuple(sections), list[Content]()
    labels = (cell_len(fact.label) + 2 for section in sections for fact in section.facts)
    label = min(max(labels, default=0), _LABEL, width // 2)
    for section in sections:
        drawn += [Content("")] if drawn else []
        drawn += [Content.styled(section.title, ".leaf--group")] if section.title else []
        for fact in section.facts:
            drawn += _fact(fact, label, width)
    return drawn


def _fact(fact: Fact, room: int, width: int) -> list[Content]:
    labels = fold(fact.label, room - 1, 99)
    values = fold(fact.value, max(width - room - 2, 8), 99)
    return [
        Content.assemble(
            (f"  {label}{' ' * (room - cell_len(label))}", ".leaf--key"), (value, ".leaf--words")
        )
        for label, value in zip_longest(labels, values, fillvalue="")
    ]


def _halves(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections in order, cut where the longer half is the shortest."""
    heights = [len(section.facts) + 2 for section in sections]
    cuts = range(1, len(sections) + 1)
    cut = min(cuts, key=lambda at: max(sum(heights[:at]), sum(heights[at:])), default=0)
    return sections[:cut], sections[cut:]


def keys(active: Iterable[ActiveBinding]) -> list[Section]:
    """The live keymap: a line an action, by group, the focused pane's own first."""
    groups: dict[str, list[Fact]] = {}
    for bindings in keymap.by_id(active).values():
        first, signs = bindings[0], keymap.signs(bindings)
        if first.group is not None and signs:
            fact = Fact(signs, first.tooltip or first.description)
            groups.setdefault(first.group.description, []).append(fact)
    return [Section(title, facts) for title, facts in groups.items()]
