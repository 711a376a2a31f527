"""Runs the extractors away from the event loop: in a process of their own.

A thread would share the interpreter with the window and double the time a frame takes; a process
costs it nothing. The article goes to the process and what is found comes back through its pipes.
"""

import asyncio
import gc
import pickle
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias, cast

from reader.app import lifeline, passing
from reader.link.ties import ties
from reader.model import Analysis, Article

if TYPE_CHECKING:
    import io
    from subprocess import Popen


_COMMAND = lifeline.EXTRACTORS
_LONG = 300_000
"""Code points of an article in which very many items are found."""


class ExtractionFailedError(Exception):
    """The extractors came to no result; the message is what their process last said."""


_Part: TypeAlias = "tuple[Analysis, Future[_Part] | None]"
"""What was found so far, and where what is found after that will be; None after the last."""


class Extraction:
    """One article being analysed, from the moment this is made; a long one part by part."""

    def __init__(
        self,
        article: Article,
        command: tuple[str, ...] = _COMMAND,
        process: "Popen[bytes] | None" = None,
    ) -> None:
        """`process` is one that was begun before the article was known."""
        self._first = self._next = _promise()
        self._process = process or lifeline.begun(command, complains=True)
        Thread(target=self._exchange, args=(article,), daemon=True, name="extraction").start()

    async def parts(self) -> AsyncIterator[Analysis]:
        """What is found, each time in more of the article and at last in all of it.

        Raises:
            ExtractionFailedError: no more will come.
        """
        following: Future[_Part] | None = self._first
        while following:
            analysis, following = await asyncio.wrap_future(following)
            yield analysis

    def soon(self) -> Analysis | None:
        """What was found first, if it is there already; never waits."""
        done = self._first.done() and not self._first.exception()
        return self._first.result()[0] if done else None

    def stop(self) -> None:
        """Ends the process, if it still runs."""
        with suppress(ProcessLookupError):
            self._process.kill()

    def _exchange(self, article: Article) -> None:
        """Feeds the process and reads its answers; mostly waits, so a thread serves."""
        with self._process:
            try:
                self._ask(article)
                for part, last in self._answers(article):
                    here, self._next = self._next, _promise()
                    here.set_result((part, None if last else self._next))
            except ExtractionFailedError as error:
                self._next.set_exception(error)
            except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
                self._next.set_exception(ExtractionFailedError(str(error)))
                self.stop()

    def _ask(self, article: Article) -> None:
        assert self._process.stdin
        with suppress(BrokenPipeError), self._process.stdin as question:
            passing.send(article, question)

    def _answers(self, article: Article) -> Iterator[tuple[Analysis, bool]]:
        """What the process finds, ready for the panes, and whether it is the last of it."""
        assert self._process.stdout
        assert self._process.stderr
        last = False
        answers = cast("io.BufferedReader", self._process.stdout)
        with suppress(EOFError):
            while not last:
                answers.peek(1)  # waits until there is something
                with _for_good(len(article.text) > _LONG):
                    found, last = pickle.load(answers)  # noqa: S301 - written by our own process
                    part = Analysis(article, *found)
                    ties(part)
                yield part, last
        said = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        if self._process.wait() or not last:
            raise ExtractionFailedError(*said[-1:])


@contextmanager
def _for_good(many: bool) -> Iterator[None]:
    """While many things are made that stay, the collector of garbage does not look at them.

    Nor does it later: looking through the items of a book would hold up a key.
    """
    collects = gc.isenabled()
    if many:
        gc.disable()
    try:
        yield
    finally:
        if many:
            gc.freeze()
        if collects:
            gc.enable()


def _promise() -> "Future[_Part]":
    """A result to come; whoever stops waiting for it does not cancel it."""
    promise: Future[_Part] = Future()
    promise.set_running_or_notify_cancel()
    return promise
