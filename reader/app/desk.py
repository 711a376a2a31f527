"""The state of the window: what is read, where the reader is, what is searched for."""

import asyncio
from array import array

from textual.geometry import Region
from textual.reactive import var
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.app.browsing import Browsing
from reader.app.loading import Manner
from reader.app.memory import Memory, Opening, forgetful
from reader.app.messages import CursorMoved
from reader.app.notebook import Notebook
from reader.app.widgets import ground
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.search_bar import Prompt
from reader.app.widgets.sheets import Topic
from reader.app.widgets.status import Status
from reader.app.worker import Extraction
from reader.config import MEASURE
from reader.link.folding import Folded
from reader.link.lists import View
from reader.link.marks import Marks
from reader.link.navigation import Navigation
from reader.link.notes import Notes
from reader.link.search import Search
from reader.link.ties import ties
from reader.model import Analysis, Article, Ref

_TURNS = 10
"""Turns of the loop that a frame is put off at most."""


class Desk(Screen[None], inherit_bindings=False):
    """Holds the state that the panes are bound to, and the lines that are typed into."""

    analysis: var[Analysis] = var(Analysis(Article("")))
    ready: var[bool] = var(default=False)
    """Whether the extractors have come to an end."""
    failure: var[str] = var("")
    navigation: var[Navigation] = var(Navigation())
    search: var[Search] = var(Search(Folded("")))
    topic: var[Topic] = var(None)
    view: var[View] = var(View())
    """What the lists are narrowed to, and what they go by."""
    measure: var[int] = var(MEASURE)
    notes: var[Notes] = var(Notes())
    picked: var[int | None] = var(None)
    """The number of the note that was last walked to in their list."""

    def __init__(
        self,
        article: Article,
        analysis: Analysis | None = None,
        extraction: Extraction | None = None,
        *,
        manner: Manner | None = None,
        browsing: Browsing | None = None,
        choosing: bool = False,
        library: Opening = forgetful,
        measure: int = MEASURE,
        place: int | None = None,
    ) -> None:
        super().__init__()
        self.measure = self.usual_measure = measure
        self.memory = Memory(library, self.say)
        self.notebook = Notebook(self.memory, self.say)
        self._extraction, self.manner = extraction, manner or Manner()
        self.browsing = browsing or Browsing()
        self.choosing = choosing
        """Whether the window opens with the library in front, to choose an article."""
        self._composed = False
        self._veiled = True
        """Whether nothing is drawn yet: what is on the terminal stays until all is in its place."""
        self._waited = 0
        """Turns of the loop that a frame has been put off."""
        self._before = Navigation()
        """Where the reader was when the search bar opened."""
        self.begin(article, analysis, place)

    def begin(
        self, article: Article, analysis: Analysis | None = None, place: int | None = None
    ) -> None:
        """An article just opened, at a place or its beginning; nothing selected or looked for."""
        self.topic, self.failure, self.ready = None, "", False
        self.navigation, self.view = Navigation(), View()
        self.notes, self.picked = Notes(), None
        self.search = Search(Folded(article.text))
        self._starts = array("I", (block.span.start for block in article.blocks))
        self.marks = Marks(Analysis(article))
        self.fill(analysis or Analysis(article))
        start = place if place is not None else self._starts[0] if self._starts else 0
        self.navigation = self.navigation.move(start, self.marks)
        self.ready = analysis is not None

    def fill(self, analysis: Analysis) -> None:
        """What was found in the article; the reader stays at the same place."""
        before, topic, here = self.marks, self.topic, self.navigation
        self.marks, self.relations, self.lists = ties(analysis)
        if isinstance(topic, Ref):
            self.topic = None  # its number may be another's by now
        self.analysis = analysis
        self.navigation = here.among(self.marks, before)
        if isinstance(topic, Ref) and (spans := before.places(topic)):
            self.topic = self.marks.closest(topic.kind, spans[0])

    def unveil(self) -> None:
        """Draws everything for the first time, with what was found if that is known by now."""
        if not self.ready and self._extraction and (found := self._extraction.soon()):
            self.fill(found)
        super()._on_timer_update()
        self._veiled = False
        self._compositor_refresh()

    def draw(self) -> None:
        """Draws what has changed now, not with the next frame."""
        if not self._veiled:
            self._on_timer_update()

    def _on_timer_update(self) -> None:
        """Draws in one frame what a key leads to, once every widget has said what it changes."""
        nodes = self, *self.walk_children()
        if self._waited < _TURNS and any(node.message_queue_size for node in nodes):
            self._waited += 1
            asyncio.get_running_loop().call_soon(self._on_timer_update)
        else:
            self._waited = 0
            super()._on_timer_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank rows: all else is drawn by what lies on them."""
        return ground.blank(self, crop)

    def update_node_styles(self, animate: bool = True) -> None:
        """Styles everything anew; what was just made need not be."""
        if not self._veiled:
            super().update_node_styles(animate)

    def _compositor_refresh(self) -> None:
        if not self._veiled:
            super()._compositor_refresh()

    @property
    def article(self) -> Article:
        """What is being read."""
        return self.analysis.article

    def say(self, notice: str) -> None:
        """Puts a notice into the last line."""
        self.navigation = self.navigation.say(notice)

    def tell(self) -> None:
        """Says below the panes where the reader is."""

    def go(self, number: int, *, percent: bool) -> None:
        """To a paragraph by its number, from 1, or so many percent into the text."""
        text, starts = self.article.text, self._starts
        if percent:
            offset = min(len(text) * number // 100, max(len(text) - 1, 0))
        else:
            offset = starts[min(max(number, 1), len(starts)) - 1] if starts else 0
        self.post_message(CursorMoved(offset, jump=True))

    def open_prompt(self, kind: type[Prompt], text: str = "") -> None:
        """Puts a line to type into in the place of the status line."""
        self._show_line(kind)
        prompt = next(line for line in self.query(Prompt) if type(line) is kind)
        prompt.begin(text)
        self.set_focus(prompt)

    def to_article(self) -> None:
        """Into the text."""
        self.set_focus(self.query_one(ArticlePane))

    def close_prompt(self) -> None:
        """Gives the status line its place back, and the text the focus."""
        self._show_line(Status)
        self.set_focus(self.query_one(ArticlePane))

    def _show_line(self, kind: type[Widget]) -> None:
        """One of the last lines alone: styles are too late for the key that follows at once."""
        for line in (*self.query(Status), *self.query(Prompt)):
            line.display = type(line) is kind
