"""Pages over the window: the keys as they are now, and what is known about the article."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader import display
from reader.app import keymap
from reader.app.widgets.cards import fold
from reader.correct import told
from reader.model import Analysis, BlockKind, Fit

KEYS_WIDTH, VALUE_WIDTH = 18, 48


class Leaf(ModalScreen[None]):
    """A page of text over the window; any of its keys closes it."""

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

    def __init__(self, title: str, rows: Sequence[Content]) -> None:
        super().__init__()
        self._rows = [Content.styled(title, ".leaf--title"), Content(""), *rows]

    def compose(self) -> ComposeResult:
        """The rows in a box that scrolls."""
        with VerticalScroll(id="leaf"):
            yield Static(Content("\n").join(self._rows), id="leaf-text")

    def action_scroll_page(self, way: str) -> None:
        """Scrolls by a line."""
        scroll = self.query_one(VerticalScroll)
        (scroll.scroll_down if way == "down" else scroll.scroll_up)(animate=False)


def keys(active: Iterable[ActiveBinding]) -> list[Content]:
    """The live keymap: a line an action, by group, the focused pane's own first."""
    groups: dict[str, dict[str, list[Binding]]] = {}
    for name, bindings in keymap.by_id(active).items():
        group = bindings[0].group
        if group is not None and keymap.signs(bindings):
            groups.setdefault(group.description, {})[name] = bindings
    rows: list[Content] = []
    for title, actions in groups.items():
        rows += (
            [Content(""), Content.styled(title, ".leaf--group")]
            if rows
            else [Content.styled(title, ".leaf--group")]
        )
        for bindings in actions.values():
            signs = keymap.signs(bindings)
            rows.append(
                Content.assemble(
                    (f"  {signs:<{KEYS_WIDTH}}", ".leaf--key"),
                    (bindings[0].tooltip or bindings[0].description, ".leaf--words"),
                )
            )
    return rows


def about(analysis: Analysis) -> list[Content]:
    """What is known about an article: what was taken out, what hides in it, what was corrected."""
    article = analysis.article
    facts = (
        ("Title", article.title),
        ("By", article.byline),
        ("Published", article.published),
        ("Publisher", article.publisher),
        ("Source", article.source),
        ("Language", article.language),
        ("Words", f"{len(article.text.split()):,}"),
        ("Paragraphs", f"{sum(b.kind is BlockKind.PARAGRAPH for b in article.blocks):,}"),
    )
    rows = [_fact(label, display.line(value)) for label, value in facts if value]
    rows += [_fact("Note", display.line(notice)) for notice in article.notices]
    rows += [Content(""), Content.styled("Hidden characters", ".leaf--group")]
    found = [_fact(f"{count:,}", kind) for kind, count in display.hidden(article.text)]
    rows += found or [Content.styled("  none", ".leaf--words")]
    rows += [Content(""), Content.styled("Taken out", ".leaf--group")]
    rows += [
        _fact(display.line(piece.why), display.line(piece.text)) for piece in article.removed
    ] or [Content.styled("  nothing", ".leaf--words")]
    if analysis.corrections:
        rows += [Content(""), Content.styled("Corrected by you", ".leaf--group")]
    rows += [
        _fact("" if each.fit is Fit.SURE else each.fit.value, display.line(told(each.correction)))
        for each in analysis.corrections
    ]
    return rows


def _fact(label: str, value: str) -> Content:
    first, *rest = fold(value, VALUE_WIDTH, 99) or [""]
    lines = [Content.assemble((f"  {label:<{KEYS_WIDTH}}", ".leaf--key"), (first, ".leaf--words"))]
    lines += [Content.styled(" " * (KEYS_WIDTH + 2) + row, ".leaf--words") for row in rest]
    return Content("\n").join(lines)
