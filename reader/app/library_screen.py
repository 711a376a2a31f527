"""The library screen as far as it acts: opens, removes, joins, and takes back what it did."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from textual import on, work

from reader import display
from reader.app.browsing import Choice, File, choice
from reader.app.looking import Looking
from reader.app.opening import Opening
from reader.app.widgets import help as pages
from reader.app.widgets.cards import shortened
from reader.app.widgets.listing import Listing
from reader.app.widgets.search_bar import Prompt
from reader.errors import ReaderError
from reader.library import joins, removal
from reader.library.catalogue import Catalogue, Entry
from reader.library.joins import Appearance, Joined, Joins
from reader.model import Article

_TITLE = 40
"""Cells of a title in a notice."""


class LibraryScreen(Looking):
    """Gives back the article that one opens in it; or nothing, where one leaves as one came."""

    def __init__(self, desk: Opening) -> None:
        super().__init__(desk)
        self._partner: Appearance | None = None
        """Who is to be joined with the person that the key is pressed on next."""

    # Leaving

    def action_escape(self) -> None:
        """Gives up, then forgets the words, then goes back to the article."""
        if self.desk.give_up():
            return
        if self._partner:
            self._partner = None
            self.say("")
        elif self.browsing.words:
            self.forget_words()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Back to the article, where there is one."""
        if self.desk.article.text:
            self.dismiss(None)
        else:
            self.say("Enter opens an article, o a file, q leaves")

    def action_library(self) -> None:
        """Back to the article: the same key came here."""
        self.action_back()

    # Opening

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """A row was entered."""
        message.stop()
        if message.page is self.listing.page:
            self.browsing.at = self.listing.chosen = message.number
            self.action_open_row()

    def action_open_row(self) -> None:
        """Opens the article of the row, at the place found."""
        row = self.row()
        chosen = choice(row, self.browsing.words) if row else None
        if chosen:
            self._fetch(chosen)
        elif row:
            self.say("This article has been removed from the library")

    def _fetch(self, chosen: Choice) -> None:
        if chosen.source:
            self.say(f"Reading {display.name(chosen.source)} … Esc gives it up")
        self._open(chosen, self.desk.fetch(chosen))

    @work(exclusive=True, group="opening")
    async def _open(self, chosen: Choice, coming: Awaitable[Article]) -> None:
        try:
            article = await coming
        except ReaderError as error:
            self.browsing.faults[chosen.source] = str(error)
            self.listing.redraw()
            self.say(display.line(str(error)))
            return
        self.browsing.faults.pop(chosen.source, None)
        if self.is_current:  # else it has been left, or help was asked for meanwhile
            self.dismiss((chosen, article))

    def action_ask_path(self) -> None:
        """Asks which file or address to open."""
        self.open_line(Prompt, "")

    @on(Prompt.Accepted, "#prompt")
    def _path_given(self, message: Prompt.Accepted) -> None:
        self.to_list()
        if message.text.strip():
            self._fetch(Choice(message.text.strip()))

    @on(Prompt.GivenUp, "#prompt")
    def _path_not_given(self) -> None:
        self.to_list()

    # Changing the library

    @work(group="changing")
    async def _change(
        self, act: Callable[[Catalogue], tuple[str, Callable[[Catalogue], str]]]
    ) -> None:
        """Does something that can be taken back, and says what it was."""
        try:
            said, undo = await asyncio.wrap_future(self.memory.consult(act))
        except ReaderError as error:
            self.say(display.line(str(error)))
            return
        self.browsing.undo.append(undo)
        self.look(keep=True)
        self.say(f"{said}; U takes it back")

    @work(group="changing")
    async def action_undo(self) -> None:
        """Takes back what was last removed, joined or split."""
        if not self.browsing.undo:
            self.say("Nothing to take back")
            return
        try:
            said = await asyncio.wrap_future(self.memory.consult(self.browsing.undo.pop()))
        except ReaderError as error:
            self.say(display.line(str(error)))
            return
        self.look(keep=True)
        self.say(said)

    def action_remove(self) -> None:
        """Removes the article of the row from the library."""
        row = self.row()
        kept = row.kept if row else None
        if kept is None:
            self.say("Nothing of the library is chosen")
        elif kept.sample:
            self.say("The sample stays")
        else:
            title = shortened(display.line(kept.title or kept.source), _TITLE)
            self._change(partial(_remove, key=kept.key, title=title))

    def action_join(self) -> None:
        """Takes a person to be joined with another; on the other, joins the two."""
        row = self.row()
        if isinstance(row, File) or not row or not row.found or row.found.kind != "person":
            self.say("Choose a person: 2 people are joined by J on the one, then on the other")
            return
        here = Appearance(row.found.article, row.found.text)
        partner, self._partner = self._partner, None
        if partner is None:
            self._partner = here
            self.say(f"J on another makes one of them and {display.line(here.name)}; Esc does not")
        elif partner == here:
            self.say("That is the same person")
        else:
            self._change(partial(_join, people=(partner, here)))

    def action_split(self) -> None:
        """Makes a joined person a person in each article again."""
        row = self.row()
        if isinstance(row, File) or not row or not row.joined:
            self.say("Choose a person who has been joined")
        else:
            self._change(partial(_split, entry=row))

    def action_private(self) -> None:
        """Keeps nothing from now on; or again."""
        self.say(self.desk.turn_private())
        self.look()

    # Help

    def action_help(self) -> None:
        """Shows the keys as they are now."""
        sections = pages.keys(self.active_bindings.values())
        self.app.push_screen(pages.Leaf("Keys", sections, columns=2))


Undone = tuple[str, Callable[[Catalogue], str]]
"""What was done, in words, and what takes it back and says so."""


def _remove(catalogue: Catalogue, key: str, title: str) -> Undone:
    taken = removal.take(catalogue.library, key)

    def undo(catalogue: Catalogue) -> str:
        removal.put_back(catalogue.library, taken)
        return f"{title} is back"

    return f"Removed: {title}", undo


def _join(catalogue: Catalogue, people: tuple[Appearance, ...]) -> Undone:
    one = joins.join(catalogue.library, people)
    name = display.line(one.name)

    def undo(catalogue: Catalogue) -> str:
        joins.split(catalogue.library, one.number)
        return f"{name} is a person in each article again"

    return f"{name} is one person now", undo


def _split(catalogue: Catalogue, entry: Entry) -> Undone:
    assert entry.found
    one = Joins(catalogue.library, catalogue.index).of(entry.found)
    name = display.line(entry.found.text)
    if one:
        joins.split(catalogue.library, one.number)

    def undo(catalogue: Catalogue) -> str:
        if one:
            _joined_again(catalogue, one)
        return f"{name} is one person again"

    return f"{name} is a person in each article", undo


def _joined_again(catalogue: Catalogue, one: Joined) -> None:
    joins.join(catalogue.library, one.appearances)
