"""Opening articles: a file, an address, one of the library, the next of a list.

Each is read away from the event loop, so that the window stays live and Esc gives it up.
"""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from reader import display
from reader.app.browsing import Browsing, Choice, choice, rows
from reader.app.catching_up import CatchingUp
from reader.app.loading import Loading, Manner
from reader.app.marking import Marking
from reader.app.widgets.search_bar import Prompt
from reader.errors import ReaderError
from reader.link.marks import Marks
from reader.link.navigation import Direction
from reader.load import is_address
from reader.model import Article, Ref

if TYPE_CHECKING:
    from reader.library.catalogue import Catalogue


class Opening(Marking):
    """The part of the screen that puts another article in the place of the one that is read."""

    browsing: Browsing
    manner: Manner
    _loading: Loading | None = None
    _catching_up: CatchingUp | None = None
    _aimed: Choice | None = None
    """What was asked for in the article just opened, until all of it is known."""

    def announce(self, *, stay: bool = False) -> None:  # noqa: ARG002 - the screen's own asks
        """Tells everything that depends on the article that it is another one now.

        The reader goes where reading it stopped, unless they are to stay where they are.
        """
        raise AssertionError("the screen knows how")

    # Which one

    def action_ask_path(self) -> None:
        """Asks which article to open."""
        self.open_prompt(Prompt)

    @on(Prompt.Accepted, "#prompt")
    def _path_given(self, message: Prompt.Accepted) -> None:
        self.close_prompt()
        if message.text.strip():
            self.open(Choice(message.text.strip()))

    @on(Prompt.GivenUp, "#prompt")
    def _path_not_given(self) -> None:
        self.close_prompt()

    def action_reload(self) -> None:
        """Reads the article again from where it came."""
        source = self.article.source
        if source in {"", "-"}:
            self.say("This article came through a pipe; there is nothing to read again")
        else:
            self.open(Choice(source))

    def action_article(self, direction: Direction) -> None:
        """The next article of the list that this one was opened from, or the one before."""
        browsing = self.browsing
        count = len(browsing.found.names)
        there = (-1 if browsing.at is None else browsing.at) + direction
        if not count:
            self.say("There is no list to go on in; L opens the library")
        elif not 0 <= there < count:
            self.say("This is the last of the list" if there > 0 else "This is the first of it")
        else:
            browsing.at = there
            self._open_row(there)

    @work(exclusive=True, group="opening")
    async def _open_row(self, number: int) -> None:
        found, words = self.browsing.found, self.browsing.words
        end = number + 1
        ask = partial(rows, found=found, first=number, end=end, words=words)
        try:
            (row,) = await asyncio.wrap_future(self.memory.consult(ask))
        except ReaderError as error:
            self.say(display.line(str(error)))
            return
        chosen = choice(row, words)
        if chosen:
            self.open(chosen, f"{end:,} of {len(found.names):,}")
        else:
            self.say("This article has been removed from the library")

    # Getting it

    def open(self, chosen: Choice, notice: str = "") -> None:
        """Reads an article and shows it; until it is there, what is shown stays."""
        if chosen.source:
            self.say(f"Reading {display.name(chosen.source)} … Esc gives it up")
        self._open(chosen, self.fetch(chosen), notice)

    @work(exclusive=True, group="loading")
    async def _open(self, chosen: Choice, coming: Awaitable[Article], notice: str) -> None:
        try:
            article = await coming
        except ReaderError as error:
            self.say(display.line(str(error)))
            if chosen.source:
                self.browsing.faults[chosen.source] = str(error)
            return
        self.show(article, chosen, notice)

    def fetch(self, chosen: Choice) -> Awaitable[Article]:
        """Begins to read the article chosen.

        Awaiting it raises ReaderError where it cannot be had, or was given up.
        """
        self.give_up()
        if chosen.key:
            return asyncio.wrap_future(self.memory.consult(partial(_kept, key=chosen.key)))
        self._loading = Loading(chosen.source, self.manner)
        return self._loaded(self._loading)

    async def _loaded(self, loading: Loading) -> Article:
        try:
            return await loading.article()
        except ReaderError as error:
            if loading.given_up or not is_address(loading.source):
                raise
            page = partial(_offline, address=loading.source, error=error)
            return await asyncio.wrap_future(self.memory.consult(page))
        finally:
            loading.stop()
            if self._loading is loading:
                self._loading = None

    def give_up(self) -> bool:
        """Ends the reading of what was to be opened; whether there was any."""
        loading, self._loading = self._loading, None
        if loading:
            loading.give_up()
        return loading is not None

    def action_library(self) -> None:
        """Opens the library."""
        from reader.app.library_screen import LibraryScreen  # noqa: PLC0415 - only who looks there

        self.app.push_screen(LibraryScreen(self), self._chosen_in_library)
        self._catch_up()

    @work(group="catching up")
    async def _catch_up(self) -> None:
        """Has the articles read that the library cannot be searched for yet, once in a window."""
        if self._catching_up or self.memory.private:
            return
        with suppress(ReaderError):
            if await asyncio.wrap_future(self.memory.consult(_waits)):
                self._catching_up = CatchingUp.begun()

    def stop_catching_up(self) -> None:
        """Lets no process outlive the window."""
        if self._catching_up:
            self._catching_up.stop()

    def _chosen_in_library(self, chosen: tuple[Choice, Article] | None) -> None:
        if chosen:
            self.show(chosen[1], chosen[0])

    def action_private(self) -> None:
        """Keeps nothing from now on; or again."""
        self.say(self.turn_private())

    def turn_private(self) -> str:
        """Turns the keeping of what is read off or on; what to say of that."""
        if not self.memory.turn(private=not self.memory.private):
            return "The library is off for the whole of this reading"
        self.announce(stay=True)
        if self.memory.private:
            return "Private: nothing of what you read is kept from here on"
        return "What you read is kept again"

    # Having it

    def show(self, article: Article, chosen: Choice, notice: str = "") -> None:
        """Puts an article on the desk, at the place chosen."""
        if self._extraction:
            self._extraction.stop()
        self._extraction = None
        self.memory.leave()
        self.begin(article)
        self._aimed = chosen if chosen.offset is not None or chosen.words else None
        if chosen.offset is not None:
            self.navigation = self.navigation.move(chosen.offset, self.marks)
        elif chosen.words:
            self._find_first(chosen.words)
        self.announce(stay=self._aimed is not None)
        said = notice or next(iter(article.notices), "")
        if said:
            self.say(display.line(said))

    def _find_first(self, words: str) -> None:
        """Lights the words that an article was found by: all of them, else the longest alone."""
        longest = max(words.split(), key=len)
        for phrase in (words.strip(), longest):
            self.search = self.search.find(phrase, 0)
            if self.search.span:
                self.navigation = self.navigation.move(self.search.span.start, self.marks)
                return

    def aim(self) -> None:
        """Selects the item that was asked for, once the items are known."""
        chosen, self._aimed = self._aimed, None
        if not chosen or not chosen.kind or self.navigation.offset != chosen.offset:
            return
        if wanted := _beginning(self.marks, chosen):
            here = self.navigation.select(wanted, self.marks)
            self.navigation = replace(here, origin=None, offset=chosen.offset)


def _beginning(marks: Marks, chosen: Choice) -> Ref | None:
    """The item of the kind chosen that begins at the place chosen."""
    assert chosen.offset is not None
    return next(
        (ref for ref in marks.at(chosen.offset) if ref.kind is chosen.kind),
        None,
    )


def _kept(catalogue: "Catalogue", key: str) -> Article:
    article = catalogue.library.article(key)
    if article is None:
        raise ReaderError("This article has been removed from the library")
    return article


def _offline(catalogue: "Catalogue", address: str, error: ReaderError) -> Article:
    from reader.library import pages  # noqa: PLC0415 - loaded by then

    return pages.kept(catalogue.library, address, error)


def _waits(catalogue: "Catalogue") -> bool:
    return catalogue.waits()
