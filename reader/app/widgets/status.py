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
    """Key, what it does, and its action, the most useful first."""

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        place = Content.styled(self.place, ".status--place")
        most = width if self.telling else width * 2 // 5
        room = max(min(width - place.cell_length - 4, most), 0)
        item = Content.styled(shortened(self.words, room), ".status--item")
        left = Content.assemble(place, "    ", item) if self.words else place
        keys = self._keys(width - left.cell_length - 4)
        return aligned(left, keys, width) if keys else left.truncate(width, ellipsis=True)

    def _keys(self, room: int) -> Content:
        row = Content("")
        for key, label, action in self.hints:
            hint = Content.assemble((key, ".status--key"), (f" {label}", ".status--hint"))
            hint = hint.stylize(Style.from_meta({"@click": action}))
            longer = Content.assemble(row, "   ", hint) if row else hint
            if longer.cell_length > room:
                break
            row = longer
        return row


def place(article: Article, starts: Sequence[int], offset: int) -> str:
    """Where an offset is: the paragraph, how many there are, and percent of the text."""
    if not starts:
        return ""
    paragraph = max(bisect_right(starts, offset), 1)
    percent = round(100 * offset / max(len(article.text) - 1, 1))
    return f"¶ {paragraph:,} of {len(starts):,} · {percent} %"


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
