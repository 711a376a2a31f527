"""Keeps the notes of a window in the library as they are made, and says what could not be kept."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.app.memory import Memory, Say
from reader.errors import ReaderError
from reader.link.notes import Note
from reader.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from reader.library import Library

_FORGETS = "Nothing is kept: your notes last as long as this window"
_CLOSED = "your library is closed while you read in private"
_NOT_KEPT = "your note is in this window only"


class Notebook:
    """Writes notes down in the thread of the library, in the order in which they are made.

    The window shows a note at once, under a number of its own; which row of which library that is
    is known here alone.
    """

    def __init__(self, memory: Memory, say: Say) -> None:
        self._memory, self._say = memory, say
        self._numbers = count(1)
        self._rows: dict[int, _Row] = {}
        """Where the notes are kept, by the numbers that they have in this window."""
        self._waiting: list[tuple[Article, Note]] = []
        """What the library failed to take; it is tried again each time."""
        self._warned = False

    def number(self) -> int:
        """A number that no note of this window has."""
        return next(self._numbers)

    async def recall(self, article: Article) -> tuple[Note, ...]:
        """The notes made before on an article."""
        try:
            found = self._memory.ask(lambda library: self._found(library, article))
            return await asyncio.wrap_future(found)
        except ReaderError as error:
            self._say(f"{error}; your notes cannot be read")
            return ()

    def keep(self, article: Article, note: Note) -> None:
        """Keeps a new note, or one that was erased."""
        self._ask(lambda library: self._keep(library, article, note), _NOT_KEPT)

    def reword(self, note: Note) -> None:
        """Keeps the new words of a note."""
        self._ask(lambda library: self._reword(library, note), "the new words are not kept")

    def erase(self, note: Note) -> None:
        """Forgets a note."""
        self._ask(lambda library: self._erase(library, note.number), "the note is still kept")

    def finish(self) -> None:
        """Tries once more to keep what could not be kept."""
        if self._waiting:
            self._ask(self._again, _NOT_KEPT)

    def _ask(self, act: "Callable[[Library], str]", lost: str) -> None:
        loop = asyncio.get_running_loop()

        def done(answer: "Future[str]") -> None:
            with suppress(RuntimeError):  # the window is gone
                loop.call_soon_threadsafe(self._tell, answer, lost)

        self._memory.ask(act).add_done_callback(done)

    def _tell(self, answer: "Future[str]", lost: str) -> None:
        try:
            said = answer.result()
        except ReaderError as error:
            said = f"{error}; {lost}"
        if said:
            self._say(said)

    # In the thread

    def _found(self, library: "Library", article: Article) -> tuple[Note, ...]:
        """The notes on an article, under the numbers that they have in this window."""
        ours = {row: number for number, row in self._rows.items()}
        found = []
        for note in library.notes(article):
            row = _row(library, note.number)
            number = ours.get(row) or self.number()
            self._rows[number] = row
            found.append(replace(note, number=number))
        return tuple(found)

    def _keep(self, library: "Library", article: Article, note: Note) -> str:
        self._waiting.append((article, note))
        return self._again(library)

    def _again(self, library: "Library") -> str:
        """Keeps what waits; a word where the library will forget it."""
        while self._waiting:
            article, note = self._waiting[0]
            self._rows[note.number] = _row(library, library.put(article, note))
            del self._waiting[0]
        if library.file or self._warned:
            return ""
        self._warned = True
        return _FORGETS

    def _reword(self, library: "Library", note: Note) -> str:
        waits = {kept.number: place for place, (_, kept) in enumerate(self._waiting)}
        if note.number in waits:
            place = waits[note.number]
            self._waiting[place] = (self._waiting[place][0], note)
        said = self._again(library)
        if row := self._row_in(library, note.number):
            library.reword(row, note.words)
        return said

    def _erase(self, library: "Library", number: int) -> str:
        self._waiting = [
            (article, note) for article, note in self._waiting if note.number != number
        ]
        if row := self._row_in(library, number):
            library.erase(row)
        return ""

    def _row_in(self, library: "Library", number: int) -> int | None:
        """The row of a note in the library; None where it is kept nowhere.

        Raises ReaderError where it is in a file that is not the one in use.
        """
        home, row = self._rows.get(number, (library, 0))
        if home == (library.file or library):
            return row
        if isinstance(home, Path):
            raise ReaderError(_CLOSED)
        return None


_Row: TypeAlias = "tuple[Path | Library, int]"
"""A file, or a library in memory, and the number that a note has there."""


def _row(library: "Library", number: int) -> _Row:
    return library.file or library, number
