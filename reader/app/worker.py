"""Runs the extractors away from the event loop: in a process of their own.

A thread would share the interpreter with the window and double the time a frame takes; a process
costs it nothing. The article goes to the process and the analysis comes back through its pipes.
"""

import asyncio
import os
import pickle
import subprocess
import sys
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread

from reader.model import Analysis, Article

_COMMAND = (sys.executable, "-P", "-c", "from reader.app.worker import serve; serve()")


class ExtractionFailedError(Exception):
    """The extractors came to no result; the message is what their process last said."""


class Extraction:
    """One article being analysed, from the moment this is made."""

    def __init__(self, article: Article, command: tuple[str, ...] = _COMMAND) -> None:
        self._outcome: Future[Analysis] = Future()
        self._outcome.set_running_or_notify_cancel()  # whoever stops waiting does not cancel it
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        Thread(target=self._exchange, args=(article,), daemon=True, name="extraction").start()

    async def analysis(self) -> Analysis:
        """The result, once it is there. Raises ExtractionFailedError where none will come."""
        return await asyncio.wrap_future(self._outcome)

    def stop(self) -> None:
        """Ends the process, if it still runs."""
        with suppress(ProcessLookupError):
            self._process.kill()

    def _exchange(self, article: Article) -> None:
        """Feeds the process and reads its answer; only waits, so a thread serves."""
        try:
            self._outcome.set_result(self._answer(pickle.dumps(article)))
        except ExtractionFailedError as error:
            self._outcome.set_exception(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
            self._outcome.set_exception(ExtractionFailedError(str(error)))

    def _answer(self, question: bytes) -> Analysis:
        answer, complaint = self._process.communicate(question)
        if self._process.returncode:
            last = complaint.decode(errors="replace").strip().splitlines()[-1:]
            raise ExtractionFailedError(*last)
        analysis = pickle.loads(answer)  # noqa: S301 - written by our own process
        assert isinstance(analysis, Analysis)
        return analysis


def serve() -> None:
    """The other process: reads an article from standard input, writes its analysis."""
    from reader.analyse import analyse  # noqa: PLC0415 - the window's process never needs it

    article = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the window
    sys.stdout.buffer.write(pickle.dumps(analyse(article)))
