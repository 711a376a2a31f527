"""Finding in the text: the search bar, the matches, and the steps between them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from textual import on, work

from reader.app.desk import Desk
from reader.app.messages import PhraseChanged
from reader.app.widgets.search_bar import Prompt, SearchBar
from reader.link.navigation import Direction
from reader.link.search import Search
from reader.link.words import word_at
from reader.model import Kind

_PATTERN = "pattern"
_BESIDE = ThreadPoolExecutor(1, _PATTERN)
"""Where patterns are looked for: one may take longer than a frame, and the last alone counts."""


class Finding(Desk):
    """The part of the screen that answers to the search bar and to the keys of a search."""

    _way: Direction = 1
    """Whether the next match is one further on in the text, or one further back."""

    def action_find(self, way: Direction = 1) -> None:
        """Opens the search bar: for the nearest match, or (-1) for the one before this place."""
        self._before, self._way = self.navigation, way
        self.query_one(SearchBar).SIGN = "/" if way > 0 else "?"
        self.open_prompt(SearchBar, "")
        self.search = Search(self.search.folded)

    def action_find_this(self) -> None:
        """Finds the name or the word under the cursor."""
        self._way = 1
        span = word_at(self.article.text, self.navigation.offset)
        selected = self.navigation.selected
        if selected and selected.kind is Kind.PERSON:
            span = self.marks.places(selected)[self.navigation.place]
        whole = replace(self.search, whole=True, regex=False)
        self.search = whole.find(self.article[span], self.navigation.offset)
        self.say(f"match {self.search.count}")

    @on(PhraseChanged)
    def _phrase_changed(self, message: PhraseChanged) -> None:
        if message.phrase == self.query_one(SearchBar).text:  # else more letters have come
            find = partial(self.search.find, message.phrase, self._before.offset)
            self._look(find, pattern=self.search.regex)

    @on(SearchBar.Toggled)
    def _toggled(self, message: SearchBar.Toggled) -> None:
        search, offset = self.search, self._before.offset
        if message.way == "whole":
            self._look(partial(search.as_word, not search.whole, offset), pattern=search.regex)
        else:
            self._look(partial(search.as_pattern, not search.regex, offset), pattern=True)

    def _look(self, find: Callable[[], Search], *, pattern: bool) -> None:
        """Shows what is found, a pattern's matches when they are there."""
        self.workers.cancel_group(self, _PATTERN)
        if pattern:
            self._look_beside(find)
        else:
            self._preview(find())

    @work(exclusive=True, group=_PATTERN, description=_PATTERN)
    async def _look_beside(self, find: Callable[[], Search]) -> None:
        self._preview(await asyncio.wrap_future(_BESIDE.submit(find)))

    @property
    def searching(self) -> bool:
        """Whether a pattern is being looked for: a key after it may act on what is found."""
        return any(one.group == _PATTERN and not one.is_finished for one in self.workers)

    def _preview(self, search: Search) -> None:
        before = self._before
        self.search = search = search if self._way > 0 else search.step(-1, before.offset)
        self.navigation = before.move(search.span.start, self.marks) if search.span else before

    @on(Prompt.Accepted, "#search")
    def _found(self) -> None:
        self.close_prompt()
        if self.search.span:
            self.navigation = self._before.goto(self.search.span.start, self.marks)

    @on(Prompt.GivenUp, "#search")
    def _given_up(self) -> None:
        self.close_prompt()
        self.search = Search(self.search.folded)
        self.navigation = self._before

    def action_match(self, direction: Direction) -> None:
        """To the next match or the one before."""
        if not self.search.phrase:
            self.say("Nothing to find; / begins")
            return
        way: Direction = 1 if direction == self._way else -1
        self.search = self.search.step(way, self.navigation.offset)
        if self.search.span:
            self._leap(self.search.span.start)
        if self.search.notice:
            self.say(self.search.notice)

    def _leap(self, offset: int) -> None:
        """To an offset; a run of such leaps is one jump."""
        here = self.navigation
        there = (here.move if here.stepping else here.goto)(offset, self.marks)
        self.navigation = replace(there, stepping=True)
