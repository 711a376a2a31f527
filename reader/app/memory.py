"""What the window remembers from one day to the next: the article, and where reading stopped.

All work on the library is done in one thread, so that a slow or locked disk never holds up a key.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from reader.errors import ReaderError
from reader.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.library.catalogue import Catalogue

PAUSE = 0.5
"""Seconds from a move to its being written; less than one second of reading can be lost."""
LOCKED = 1.0
"""Seconds to wait for another process that writes to the library."""

LARGE = 1_000_000
"""Code points of a text that the window itself does not write into the library, and leaves to the
commands of the library to index."""

Answer = TypeVar("Answer")
Say: TypeAlias = Callable[[str], None]
Opening: TypeAlias = Callable[[Say], "Library"]
"""Opens a library; what is wrong with it is said."""


def usual(say: Say) -> "Library":
    """The user's library; one that forgets everything where there is none to be had."""
    from reader.library import Library  # noqa: PLC0415 - the first paint need not wait for it

    return Library.open_or_none(say, patience=LOCKED) or forgetful(say)


def engine() -> str:
    """The version of what finds people, quotes and statistics: its first 8 hex digits."""
    from reader.library import index  # noqa: PLC0415 - who only reads asks no index

    return index.engine()[:8]


def forgetful(_say: Say) -> "Library":
    """A library that forgets everything in the end, and writes nowhere."""
    from reader.library import Library  # noqa: PLC0415 - the first paint need not wait for it

    return Library.in_memory()


class Memory:
    """The library as one window uses it; opened when the first article is looked up."""

    def __init__(self, opening: Opening, say: Say) -> None:
        self._opening, self._say = opening, say
        self._thread = ThreadPoolExecutor(1, "library")
        self._library: Library | None = None
        self._catalogue: Catalogue | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._reading: Article | None = None
        self._here = 0
        self._recalled: Future[int | None] | None = None
        self.private = opening is forgetful
        """Whether nothing of what is read is kept."""
        self._new = False
        """Whether the article being read was not in the library before."""
        self.known = False
        """Whether the library has said where reading this article stopped."""
        self._latest: tuple[Article, int] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._complained = False

    @property
    def off(self) -> bool:
        """Whether there is no library in this window at all."""
        return self._opening is forgetful

    def begin(self, article: Article, here: int = 0) -> None:
        """From now on moves are those in `article`, from `here` on; complaints go to this loop."""
        self._loop = asyncio.get_running_loop()
        self._reading, self._here, self._latest = article, here, None
        self._recalled, self.known = None, False

    async def recall(self, article: Article) -> int | None:
        """Keeps `article` as opened now; the code point where reading it stopped before."""
        if article is not self._reading:
            return await asyncio.wrap_future(self._thread.submit(self._recall, article))
        recalled = asyncio.wrap_future(self._recall_first(article))
        place = await asyncio.shield(recalled)  # who stops waiting, as at the end, does not stop it
        self.known = True
        return place

    def _recall_first(self, article: Article) -> "Future[int | None]":
        """Has the article being read kept, once, before the library is asked for anything."""
        if self._recalled is None:
            self._recalled = self._thread.submit(self._recall, article)
        return self._recalled

    def moved(self, article: Article, offset: int) -> None:
        """Writes down where the reader is, soon: moves in quick succession are one write."""
        # The analysis brings an equal article of its own; its text tells it cheaply enough.
        if self._reading is None or article.text != self._reading.text or not article.text:
            return
        self._latest = (article, offset)
        if self.known and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PAUSE, self._write)

    def ask(self, act: "Callable[[Library], Answer]") -> "Future[Answer]":
        """Does something with the library in its thread, after all that was asked before.

        What goes wrong is in the future: ReaderError where the library failed.
        """
        return self._thread.submit(lambda: act(self._opened()))

    def consult(self, act: "Callable[[Catalogue], Answer]") -> "Future[Answer]":
        """Asks the library and its index, in their thread, after all that was asked before.

        What goes wrong is in the future: ReaderError where the library failed.
        """
        if self._reading:
            self._recall_first(self._reading)
        return self._thread.submit(lambda: act(self._consulted()))

    def found(self, analysis: Analysis) -> None:
        """Has what was found in an article found again from the library."""
        if len(analysis.article.text) < LARGE:
            self._thread.submit(lambda: self._consulted().put(analysis))

    def turn(self, *, private: bool) -> bool:
        """Keeps nothing from now on, not even the article that was just opened; or keeps again.

        False where the library is off altogether.
        """
        if self.off:
            return False
        if self._timer:
            self._timer.cancel()
        self._latest, self._timer, self._recalled, self.known = None, None, None, False
        self.private = private
        self._thread.submit(self._turn, self._reading)
        return True

    def flush(self) -> None:
        """Writes down at once what is not yet, and returns when that is done."""
        if self._latest:
            with suppress(TimeoutError):
                self._write().result(2 * LOCKED)

    def leave(self) -> None:
        """Writes down the place in this article; another one is about to be opened."""
        if self._reading and not self.known:
            recalled = self._recall_first(self._reading)
            self._thread.submit(self._glanced_at, recalled, self._reading, self._here)
        self.flush()
        self._reading = None

    def close(self) -> None:
        """Ends it, once everything is written down."""
        self.leave()
        self._thread.submit(self._close)
        self._thread.shutdown()

    def _write(self) -> Future[None]:
        if self._timer:
            self._timer.cancel()
        latest, self._latest, self._timer = self._latest, None, None
        return self._thread.submit(self._remember, latest)

    # In the thread

    def _complain(self, problem: str) -> None:
        if self._loop and not self._complained:
            self._complained = True
            self._loop.call_soon_threadsafe(self._say, problem)

    def _opened(self) -> "Library":
        if self._library is None:
            opening = forgetful if self.private else self._opening
            self._library = opening(self._complain)
        return self._library

    def _consulted(self) -> "Catalogue":
        from reader.library import folders  # noqa: PLC0415 - who only reads asks no index
        from reader.library.catalogue import Catalogue  # noqa: PLC0415 - the same
        from reader.library.index import Index  # noqa: PLC0415 - the same

        library = self._opened()
        if self._catalogue is None:
            try:
                kept = library.file is not None
                index = Index.opened(folders.cache_file()) if kept else Index(None)
            except ReaderError as error:
                self._complain(f"{error}; nothing can be searched")
                index = Index(None)
            self._catalogue = Catalogue(library, index)
        return self._catalogue

    def _recall(self, article: Article) -> int | None:
        if not article.text:
            return None
        try:
            library = self._opened()
            place = library.position(article)
            self._new = not library.holds(article)
            if library.file:  # another would only hold the article a second time
                self._keep(article, library, library.file)
        except ReaderError as error:
            self._complain(str(error))
            return None
        return place

    def _keep(self, article: Article, library: "Library", file: "Path") -> None:
        if len(article.text) < LARGE:
            library.add(article, opened=True)
        elif not library.reopened(article):
            from reader.app import keeping  # noqa: PLC0415 - long articles are few

            keeping.keep(article, file, LOCKED)

    def _glanced_at(self, recalled: "Future[int | None]", article: Article, here: int) -> None:
        """Keeps the place in an article that was left before the library had told of it."""
        if recalled.result() is None:
            self._remember((article, here))

    def _remember(self, latest: tuple[Article, int] | None) -> None:
        if latest:
            try:
                self._opened().remember(*latest)
            except ReaderError as error:
                self._complain(f"{error}; your place is not kept")

    def _turn(self, reading: Article | None) -> None:
        """Another library, which has the article being read from now on."""
        with suppress(ReaderError):
            if self.private and reading and self._new and not self._opened().notes(reading):
                self._consulted().remove(reading)
        self._close()
        self._library = self._catalogue = None
        if reading:
            self._recall(reading)

    def _close(self) -> None:
        if self._catalogue:
            self._catalogue.index.close()
        if self._library:
            self._library.close()
