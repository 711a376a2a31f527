"""Reads what the index lacks, or has of an older engine, in a process that nobody waits for."""

from contextlib import suppress
from typing import Self

from reader.app import lifeline

_COMMAND = lifeline.command("reader.library.commands", "catch_up")


class CatchingUp:
    """The process that brings the index of the user's library up to date, an article at a time."""

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        # nothing comes from it: its output tells the process that the window lives
        self._process = lifeline.begun(command, asked=False)

    @classmethod
    def begun(cls) -> Self | None:
        """The process, begun; None where there can be none."""
        with suppress(OSError):
            return cls()
        return None

    def stop(self) -> None:
        """Ends the process; what it has read so far stays read."""
        with self._process, suppress(ProcessLookupError):  # waits for its end
            self._process.kill()
