"""Reads an article away from the event loop: in a process of its own that can be ended any time."""

import asyncio
import os
import pickle
import subprocess
import sys
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

from reader import display
from reader.app import lifeline
from reader.errors import ReaderError
from reader.model import Article

SECONDS = 60.0
"""What reading an article may take, from the start of the process to its last byte."""
_COMMAND = lifeline.command("reader.app.loading", "serve")


@dataclass(frozen=True, slots=True)
class Manner:
    """How to read what is opened."""

    verbatim: bool = False
    """Nothing is taken out."""
    force: bool = False
    """Files of any size."""
    private: bool = False
    """Also from servers of this machine and of private networks."""


class Loading:
    """One article being read, from the moment this is made."""

    def __init__(
        self,
        source: str,
        manner: Manner,
        command: tuple[str, ...] = _COMMAND,
        seconds: float = SECONDS,
    ) -> None:
        self.source, self._seconds = source, seconds
        self.given_up = False
        """Whether the reader does not want it any more."""
        self._outcome: Future[Article] = Future()
        self._outcome.set_running_or_notify_cancel()  # whoever stops waiting does not cancel it
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        Thread(target=self._exchange, args=(manner,), daemon=True, name="loading").start()

    async def article(self) -> Article:
        """The article, once it is there. Raises ReaderError where none will come."""
        return await asyncio.wrap_future(self._outcome)

    def give_up(self) -> None:
        """Ends the process at the wish of the reader."""
        self.given_up = True
        self.stop()

    def stop(self) -> None:
        """Ends the process, if it still runs."""
        with suppress(ProcessLookupError):
            self._process.kill()

    def _exchange(self, manner: Manner) -> None:
        """Feeds the process and reads its answer; only waits, so a thread serves."""
        try:
            self._outcome.set_result(self._answer(pickle.dumps((self.source, manner))))
        except ReaderError as error:
            self._outcome.set_exception(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
            called = display.name(self.source)
            kind = type(error).__name__
            self._outcome.set_exception(ReaderError(f"{called}: cannot be read ({kind})"))

    def _answer(self, question: bytes) -> Article:
        called = display.name(self.source)
        try:
            answer, _ = self._process.communicate(question, self._seconds)
        except subprocess.TimeoutExpired as error:
            self.stop()
            self._process.communicate()
            raise ReaderError(f"{called}: took longer than {self._seconds:g} seconds") from error
        if self.given_up:
            raise ReaderError(f"{called}: given up")
        if self._process.returncode:
            raise ReaderError(f"{called}: reading it was broken off")
        article = pickle.loads(answer)  # noqa: S301 - written by our own process
        if isinstance(article, str):
            raise ReaderError(article)
        assert isinstance(article, Article)
        return article


def serve() -> None:
    """The other process: reads a source from standard input, writes its article or one sentence."""
    source, manner = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the window
    sys.stdout.buffer.write(pickle.dumps(read(source, manner)))


def read(source: str, manner: Manner) -> Article | str:
    """The article in `source`, or why there is none."""
    from reader.load import load  # noqa: PLC0415 - the window's process never needs it

    try:
        return load(
            os.path.expanduser(source),  # noqa: PTH111 - a Path fails on ~nobody and spoils addresses
            verbatim=manner.verbatim,
            force=manner.force,
            private=manner.private,
        )
    except (ReaderError, OSError) as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - one file must never end the window
        return f"{display.name(source)}: cannot be read ({type(error).__name__})"
