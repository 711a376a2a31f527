"""The terminal around the window: keys when the article came through a pipe, and its restoring."""

import os
import sys
import tempfile
import termios
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from reader import display
from reader.library import folders


def take_keys() -> None:
    """Makes file descriptor 0 the terminal, where it is a pipe that has given the article.

    Raises:
        OSError: there is no terminal.
    """
    if not os.isatty(0):
        keyboard = os.open("/dev/tty", os.O_RDONLY)
        if keyboard:
            os.dup2(keyboard, 0)
            os.close(keyboard)
    if sys.__stdin__ is None:  # it was closed when the program began
        sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115 - it stays


class Display:
    """The terminal as a file that may go away: what is drawn after that is lost, without a word."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Draws."""
        self._try(partial(self._file.write, text))

    def flush(self) -> None:
        """Has all that is drawn shown."""
        self._try(self._file.flush)

    def isatty(self) -> bool:
        """Whether it is a terminal, as it was when it was opened."""
        return True

    def fileno(self) -> int:
        """The file descriptor."""
        return self._file.fileno()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)


@contextmanager
def restored() -> Iterator[None]:
    """Gives the terminal back with the attributes it had before."""
    before: list[Any] | None = None
    with suppress(termios.error):
        before = termios.tcgetattr(0)
    try:
        yield
    finally:
        if before is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, before)


def report(error: BaseException) -> Path | None:
    """Writes what went wrong to a new file and says where; None where no file can be written.

    The file lies in the state folder, or among the temporary files where that cannot be used.
    """
    lines = traceback.format_exception(error)
    head = f"reader, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, Python {sys.version.split()[0]}\n\n"
    for folder in (folders.state_folder(), None):
        with suppress(OSError):
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(".log", "reader-", folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(head + "".join(lines))
            return Path(name)
    return None


def explained(error: BaseException) -> int:
    """Says in one line that the window failed and where the report is; the exit code for that."""
    file = report(error)
    where = f"; the report is in {display.name(str(file))}" if file else ""
    sys.stderr.write(f"reader: the window failed ({type(error).__name__}){where}\n")
    return 1
