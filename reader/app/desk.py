"""The state of the window: what is read, where the reader is, what is searched for."""

from textual.reactive import var
from textual.screen import Screen

from reader.app.widgets.article import ArticlePane
from reader.app.widgets.search_bar import Prompt
from reader.app.widgets.sheets import Topic
from reader.app.worker import Extraction
from reader.link.folding import Folded
from reader.link.marks import Marks
from reader.link.navigation import Navigation
from reader.link.relations import Relations
from reader.link.search import Search
from reader.model import Analysis, Article

MEASURE = 76
"""Cells of the text column, as it is at first."""


class Desk(Screen[None], inherit_bindings=False):
    """Holds the state that the panes are bound to, and the lines that are typed into."""

    analysis: var[Analysis] = var(Analysis(Article("")))
    ready: var[bool] = var(default=False)
    """Whether the extractors have come to an end."""
    failure: var[str] = var("")
    navigation: var[Navigation] = var(Navigation())
    search: var[Search] = var(Search(Folded("")))
    topic: var[Topic] = var(None)
    measure: var[int] = var(MEASURE)

    def __init__(
        self,
        article: Article,
        analysis: Analysis | None = None,
        extraction: Extraction | None = None,
        *,
        verbatim: bool = False,
    ) -> None:
        super().__init__()
        self._extraction, self._verbatim = extraction, verbatim
        self._composed = False
        self._before = Navigation()
        """Where the reader was when the search bar opened."""
        ready = analysis is not None
        analysis = analysis or Analysis(article)
        self.marks, self.relations = Marks(analysis), Relations(analysis)
        start = article.blocks[0].span.start if article.blocks else 0
        self._starts = [block.span.start for block in article.blocks]
        self.set_reactive(Desk.analysis, analysis)
        self.set_reactive(Desk.ready, ready)
        self.set_reactive(Desk.search, Search(Folded(article.text)))
        self.set_reactive(Desk.navigation, Navigation().move(start, self.marks))

    @property
    def article(self) -> Article:
        """What is being read."""
        return self.analysis.article

    def say(self, notice: str) -> None:
        """Puts a notice into the last line."""
        self.navigation = self.navigation.say(notice)

    def open_prompt(self, kind: type[Prompt], text: str = "") -> None:
        """Puts a line to type into in the place of the status line."""
        self.add_class("-typing")
        for prompt in self.query(Prompt):
            prompt.set_class(type(prompt) is kind, "-on")
            if type(prompt) is kind:
                prompt.begin(text)

    def close_prompt(self) -> None:
        """Gives the status line its place back, and the text the focus."""
        self.remove_class("-typing")
        self.query(Prompt).remove_class("-on")
        self.query_one(ArticlePane).focus()
