"""The first line of the window: what is being read."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader import display
from reader.app.widgets.cards import shortened
from reader.model import Article

PACE = 230
"""Words a minute that an adult reads silently (Brysbaert 2019 gives 238 for non-fiction)."""


class Header(Widget):
    """Title at the left; byline, date, words and minutes at the right, as far as there is room."""

    COMPONENT_CLASSES = {"header--title", "header--facts"}  # noqa: RUF012 - Textual's way

    article: reactive[Article] = reactive(Article(""))

    def watch_article(self, article: Article) -> None:
        """Counts the words once."""
        self._words = len(article.text.split())

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        facts = self._facts()
        while facts and display_width(facts) > width // 2:
            facts = facts[1:]
        right = Content.styled(" · ".join(facts), ".header--facts")
        room = max(width - right.cell_length - 2, 1)
        title = shortened(name(self.article), room)
        left = Content.styled(title, ".header--title")
        return Content.assemble(
            left, " " * max(width - left.cell_length - right.cell_length, 1), right
        )

    def _facts(self) -> list[str]:
        article, words = self.article, self._words
        minutes = max(round(words / PACE), 1)
        known = (article.byline, article.published, f"{words:,} words", f"{minutes} min")
        return [display.line(fact) for fact in known if fact]


def display_width(facts: list[str]) -> int:
    """Cells that the facts take with dots between them."""
    return Content(" · ".join(facts)).cell_length


def name(article: Article) -> str:
    """What to call an article: its title, else its source, else its first words."""
    if article.title:
        return display.line(article.title)
    if article.source and article.source != "-":
        return display.name(article.source.rsplit("/", 1)[-1])
    return shortened(display.line(article.text[:200]), 60) or "Nothing to read"
