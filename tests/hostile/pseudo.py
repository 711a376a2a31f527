"""The command in a pseudo-terminal, and what it writes there: letters and sequences told apart."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from tests.terminal.test_window import PATIENCE, Terminal, surroundings

READER = (sys.executable, "-m", "reader")
_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_][^\x1b]*\x1b\\"
    rb"|\x1b[ -~]?"
)
FOLDERS = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
STYLES = re.compile(rb"\x1b\[[0-9;:]*m")
"""What a program may write that only prints."""
WINDOW = re.compile(
    rb"\x1b\[(?:[0-9;:]*m|[0-9;]*H|>[0-9]+u|<u|\?(?:2026|2048)\$p"
    rb"|\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl])"
    rb"|\x1b\]22;[a-z]*\x07"
)
"""What the window may write: styles, places, modes and the shape of the mouse pointer."""
_CLIPBOARD = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\U000e0000-\U000e007f]"
)


def foreign(raw: bytes, own: re.Pattern[bytes]) -> list[bytes]:
    """The sequences and invisible characters in a terminal's input that are not `own`, in order."""
    strange = []

    def sorted_out(match: re.Match[bytes]) -> bytes:
        if not own.fullmatch(match[0]):
            strange.append(match[0])
        return b""

    letters = _SEQUENCE.sub(sorted_out, raw)
    return strange + [each.encode() for each in _UNSAFE.findall(letters.decode())]


def copied(raw: bytes) -> list[bytes]:
    """What the terminal was asked to put on its clipboard, each in base64."""
    return _CLIPBOARD.findall(raw)


class Session(Terminal):
    """A shell's terminal in which one `reader` command runs, with a library of its own."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.folder = TemporaryDirectory()

    def command(
        self, *arguments: str | bytes, redirect: str = "", **environment: str | None
    ) -> None:
        """Starts `reader`; a variable that is None is not set."""
        self.run([*READER, *arguments], redirect, **environment)

    def run(
        self, command: Sequence[str | bytes], redirect: str = "", **environment: str | None
    ) -> None:
        """Starts any command in the terminal."""
        given = {**surroundings(), "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        given |= dict.fromkeys(FOLDERS, self.folder.name)
        for name, value in environment.items():
            given.pop(name, None)
            if value is not None:
                given[name] = value
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", f'exec "$@" {redirect}', "sh", *command],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=given,
            preexec_fn=self._take,  # noqa: PLW1509 - a session and its terminal
        )

    def until_raw(self, wanted: bytes) -> None:
        """Reads until the bytes have come."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.raw:
            self.read(0.005)
            assert time.monotonic() < end, f"never wrote {wanted!r}"

    def kill(self) -> None:
        """Ends the program where it still runs."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@contextmanager
def session(columns: int = 118, rows: int = 30) -> Iterator[Session]:
    """A terminal of a size; what runs in it is ended with it."""
    it = Session(columns, rows)
    try:
        yield it
    finally:
        it.kill()
        it.folder.cleanup()
        os.close(it.master)
        os.close(it.slave)
