"""The last line of the window: where the reader is, what just happened, what the keys do."""

from bisect import bisect_right
from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader.app.widgets.cards import aligned, shortened, title
from reader.link.marks import Marks
from reader.link.navigation import Navigation
from reader.link.search import Search
from reader.model import Analysis, Article

_NAME = 12
"""Cells that the selected item has in any case."""


class Status(Widget):
    """Place, item and match at the left, a few keys of the focused pane at the right."""

    COMPONENT_CLASSES = {"status--place", "status--item", "status--key", "status--hint"}  # noqa: RUF012

    place: reactive[str] = reactive("")
    """Where the reader is: "¶ 2 of 14 · 18 %"."""
    words: reactive[str] = reactive("")
    """The selected item, a match, or a notice."""
    telling: reactive[bool] = reactive(default=False)
    """Whether the words are a notice, which may take the room of the keys."""
    hints: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    """Key, what it does, and its action, the most useful first but for the last two.

    These are the last to go where there is little room.
    """

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        place = Content.styled(self.place, ".status--place")
        most = width if self.telling else min(width * 2 // 5, self._spare(width, place))
        room = max(min(width - place.cell_length - 4, most), 0)
        item = Content.styled(shortened(self.words, room), ".status--item")
        left = Content.assemble(place, "    ", item) if self.words else place
        keys = self._keys(width - left.cell_length - 4)
        return aligned(left, keys, width) if keys else left.truncate(width, ellipsis=True)

    def _spare(self, width: int, place: Content) -> int:
        """Cells for the selected item beside the two keys that are named in any case."""
        keys = _row(self.hints[-2:]).cell_length
        return max(width - place.cell_length - keys - 8, _NAME)

    def _keys(self, room: int) -> Content:
        """As many of the keys as there is room for."""
        kept: list[int] = []
        last = max(len(self.hints) - 2, 0)
        for number in (*reversed(range(last, len(self.hints))), *range(last)):
            longer = sorted([*kept, number])
            if _row([self.hints[at] for at in longer]).cell_length > room:
                break
            kept = longer
        return _row([self.hints[at] for at in kept])


def _row(hints: Sequence[tuple[str, str, str]]) -> Content:
    """Keys with what they do, side by side."""
    row = [
        Content.assemble((key, ".status--key"), (f" {label}", ".status--hint")).stylize(
            Style.from_meta({"@click": action})
        )
        for key, label, action in hints
    ]
    return Content("   ").join(row)


def place(article: Article, starts: Sequence[int], offset: int) -> str:
    """Where an offset is: the paragraph, how many there are, and percent of the text."""
    if not starts:
        return ""
    percent = round(100 * offset / max(len(article.text) - 1, 1))
    return f"¶ {paragraph(starts, offset):,} of {len(starts):,} · {percent} %"


def paragraph(starts: Sequence[int], offset: int) -> int:
    """The number of the paragraph that an offset is in, from 1."""
    return max(bisect_right(starts, offset), 1)


def words(
    analysis: Analysis, marks: Marks, here: Navigation, search: Search, remark: str = ""
) -> str:
    """What there is to say: a notice, else a remark, the item with its place, and the match."""
    if here.notice:
        return here.notice
    parts = [remark] if remark else []
    if here.selected:
        name = shortened(title(analysis, here.selected), 40)
        total = len(marks.places(here.selected))
        parts.append(f"{name} {here.place + 1}/{total}" if total > 1 else name)
    if search.span and search.span.holds(here.offset):
        parts.append(f"match {search.count}")
    return " · ".join(parts)
