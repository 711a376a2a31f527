"""The terminal that the window draws on, and what is said when the window fails."""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TextIO

from reader import display
from reader.talk import say


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


def report(error: BaseException) -> Path | None:
    """Writes what went wrong to a new file and says where; None where no file can be written.

    The file lies in the state folder, or among the temporary files where that cannot be used.
    """
    from reader.library import folders  # noqa: PLC0415 - a window that does well asks no library

    lines = traceback.format_exception(error)
    head = f"reader, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, Python {sys.version.split()[0]}\n\n"
    usual: Path | None = None
    with suppress(folders.NoHomeError):
        usual = folders.state_folder()
    for folder in (usual, None):
        with suppress(OSError):
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(".log", "reader-", folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(head + "".join(lines))
            return Path(name)
    return None


def explained(error: BaseException, what: str = "the window") -> int:
    """Says in one line what failed and where the report is; the exit code for that."""
    file = report(error)
    where = f"; the report is in {display.name(str(file))}" if file else ""
    say(f"{what} failed ({type(error).__name__}){where}")
    return 1
