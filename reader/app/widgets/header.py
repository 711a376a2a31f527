"""The first line of the window: what is being read."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.app import headline
from reader.model import Article


class Header(Widget):
    """Title at the left; byline, date, words and minutes at the right, as far as there is room."""

    COMPONENT_CLASSES = {"header--title", "header--facts"}  # noqa: RUF012 - Textual's way

    article: reactive[Article] = reactive(Article(""))

    def watch_article(self, article: Article) -> None:
        """Counts the words once."""
        self._words = headline.words(article.text, article.blocks)

    def render(self) -> Content:
        """The line."""
        article = self.article
        facts = headline.facts(article.byline, article.published, self._words)
        left, gap, right = headline.line(name(article), facts, self.content_size.width)
        return Content.assemble((left, ".header--title"), gap, (right, ".header--facts"))


def name(article: Article) -> str:
    """What to call an article."""
    return headline.name(article.title, article.source, article.text)
