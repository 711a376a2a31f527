"""Reads an article away from the event loop: in a process of its own that can be ended any time."""

import asyncio
import os
import pickle
import stat
import sys
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread, Timer

from reader import display
from reader.app import lifeline, passing
from reader.errors import ReaderError
from reader.model import Article

SECONDS = 60.0
"""What reading an article may take, from the start of the process to its last byte."""
_LONG = 1_000_000
"""Bytes of a file from which on it is better read by another process: what reading it takes, three
times its size, would stay with this one."""
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
        self._late = False
        self._outcome: Future[Article] = Future()
        self._outcome.set_running_or_notify_cancel()  # whoever stops waiting does not cancel it
        self._process = lifeline.begun(command)
        Thread(target=self._exchange, args=(manner,), daemon=True, name="loading").start()

    async def article(self) -> Article:
        """The article, once it is there. Raises ReaderError where none will come."""
        return await asyncio.wrap_future(self._outcome)

    def wait(self) -> Article:
        """The article, once it is there; for who has no loop yet. Raises ReaderError as well."""
        return self._outcome.result()

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
            self._outcome.set_result(self._answer(manner))
        except ReaderError as error:
            self._outcome.set_exception(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
            called = display.name(self.source)
            kind = type(error).__name__
            self._outcome.set_exception(ReaderError(f"{called}: cannot be read ({kind})"))

    def _answer(self, manner: Manner) -> Article:
        called = display.name(self.source)
        limit = Timer(self._seconds, self._expire)
        limit.daemon = True
        limit.start()
        try:
            return self._come(manner)
        except Exception as error:
            if self._late:
                problem = f"{called}: took longer than {self._seconds:g} seconds"
                raise ReaderError(problem) from error
            if self.given_up:
                raise ReaderError(f"{called}: given up") from error
            if self._process.returncode and not isinstance(error, ReaderError):
                raise ReaderError(f"{called}: reading it was broken off") from error
            raise
        finally:
            limit.cancel()

    def _expire(self) -> None:
        self._late = True
        self.stop()

    def _come(self, manner: Manner) -> Article:
        """What the process answers. Raises ReaderError where it is a sentence."""
        with self._process as process:
            assert process.stdin
            assert process.stdout
            with suppress(BrokenPipeError), process.stdin as question:
                pickle.dump((self.source, manner), question)
            problem = pickle.load(process.stdout)  # noqa: S301 - written by our own process
            if isinstance(problem, str):
                raise ReaderError(problem)
            return passing.receive(process.stdout)


def is_long(file: str) -> bool:
    """Whether a file is so large that this process is to hold no more of it than the article."""
    try:
        found = os.stat(file)  # noqa: PTH116 - paths take a while to import
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size > _LONG and file[0] != "~"


def serve() -> None:
    """The other process: reads a source from standard input, writes its article or one sentence."""
    source, manner = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the window
    article = read(source, manner)
    if isinstance(article, str):
        pickle.dump(article, sys.stdout.buffer)
    else:
        pickle.dump(None, sys.stdout.buffer)
        passing.send(article, sys.stdout.buffer)


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
