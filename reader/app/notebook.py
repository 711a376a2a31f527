"""Keeps the notes of a window in the library as they are made, and says what could not be kept."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.memory import Memory, Say
from reader.errors import ReaderError
from reader.link.notes import Note
from reader.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from reader.library import Library

_FORGETS = "There is no library: your notes last as long as this window"
_NOT_KEPT = "your note is in this window only"


class Notebook:
    """Writes notes down in the thread of the library, in the order in which they are made.

    The window shows a note at once, under a number of its own; the library's number for it is
    known here alone.
    """

    def __init__(self, memory: Memory, say: Say) -> None:
        self._memory, self._say = memory, say
        self._latest = 0
        self._stored: dict[int, int] = {}
        """The numbers that the library gave to notes of this window."""
        self._waiting: list[tuple[Article, Note]] = []
        """What the library failed to take; it is tried again each time."""
        self._warned = False

    def number(self) -> int:
        """The number of a note just made: below 0, so that none in the library has it."""
        self._latest -= 1
        return self._latest

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
        """The notes on an article, those of this window under the numbers they have in it."""
        ours = {stored: number for number, stored in self._stored.items()}
        return tuple(
            replace(note, number=ours.get(note.number, note.number))
            for note in library.notes(article)
        )

    def _keep(self, library: "Library", article: Article, note: Note) -> str:
        self._waiting.append((article, note))
        return self._again(library)

    def _again(self, library: "Library") -> str:
        """Keeps what waits; a word where the library will forget it."""
        while self._waiting:
            article, note = self._waiting[0]
            self._stored[note.number] = library.put(article, note)
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
        library.reword(self._stored.get(note.number, note.number), note.words)
        return said

    def _erase(self, library: "Library", number: int) -> str:
        self._waiting = [
            (article, note) for article, note in self._waiting if note.number != number
        ]
        library.erase(self._stored.pop(number, number))
        return ""
