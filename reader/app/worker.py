"""Runs the extractors away from the event loop: in a process of their own.

A thread would share the interpreter with the window and double the time a frame takes; a process
costs it nothing. The article goes to the process and what is found comes back through its pipes.
"""

import asyncio
import os
import pickle
import subprocess
import sys
from bisect import bisect_right
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from threading import Thread
from typing import TypeAlias

from reader.app import lifeline, passing
from reader.link.ties import ties
from reader.model import Analysis, Article, Block

_COMMAND = lifeline.command("reader.app.worker", "serve")

_FIRST, _FURTHER = 150_000, 4
"""Code points of a long article after which its lists are filled first, and how many times as many
they are the next time: what is done twice adds up to a third of the whole."""


class ExtractionFailedError(Exception):
    """The extractors came to no result; the message is what their process last said."""


_Part: TypeAlias = "tuple[Analysis, Future[_Part] | None]"
"""What was found so far, and where what is found after that will be; None after the last."""


class Extraction:
    """One article being analysed, from the moment this is made; a long one part by part."""

    def __init__(self, article: Article, command: tuple[str, ...] = _COMMAND) -> None:
        self._first = self._next = _promise()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
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
        with suppress(EOFError):
            while not last:
                found, last = pickle.load(self._process.stdout)  # noqa: S301 - written by our own process
                part = Analysis(article, *found)
                ties(part)
                yield part, last
        said = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        if self._process.wait() or not last:
            raise ExtractionFailedError(*said[-1:])


def _promise() -> "Future[_Part]":
    """A result to come; whoever stops waiting for it does not cancel it."""
    promise: Future[_Part] = Future()
    promise.set_running_or_notify_cancel()
    return promise


def beginnings(article: Article) -> Iterator[Article]:
    """The article as far as its lists are to be filled first, then further, then all of it."""
    share = _FIRST
    while share * 2 < len(article.text):
        blocks = article.blocks[: bisect_right(article.blocks, share, key=_end)]
        if blocks:
            yield replace(article, text=article.text[: blocks[-1].span.end], blocks=blocks)
        share *= _FURTHER
    yield article


def _end(block: Block) -> int:
    return block.span.end


def serve() -> None:
    """The other process: reads an article from standard input, writes what is found in it."""
    from reader.analyse import analyse  # noqa: PLC0415 - the window's process never needs it

    article = passing.receive(sys.stdin.buffer)
    for part in beginnings(article):
        found = analyse(part)
        lists = found.people, found.quotes, found.statistics
        pickle.dump((lists, part is article), sys.stdout.buffer)
        sys.stdout.buffer.flush()
