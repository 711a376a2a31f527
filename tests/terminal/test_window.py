"""The window in a real terminal: what it draws, how it ends, and what it leaves behind."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
import pytest

OPEN = """
import sys
from reader.app import run
from reader.load import load
sys.exit(run(load(sys.argv[1])))
"""
FAIL = """
import sys
from reader.app import run
from reader.app.screen import ReaderScreen
from reader.load import load
def burst(self):
    raise RuntimeError("a secret of the article")
ReaderScreen.action_information = burst
sys.exit(run(load(sys.argv[1])))
"""
STORY = """\
The ferry to Norby is late again

“We waited for two hours,” said Mira Holt, a nurse from Norby. About 40 percent of all
crossings were late in May, the harbour office said.

Holt now takes the bus.
"""
PATIENCE = 30.0


def surroundings() -> dict[str, str]:
    """The environment without a size: those of test workers would be taken for the terminal's."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


class Terminal:
    """A program in a pseudo-terminal, and the screen that it draws."""

    def __init__(self, columns: int, rows: int) -> None:
        self.master, self.slave = pty.openpty()
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, code: str, *arguments: str, piped: bytes | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=self.slave if piped is None else subprocess.PIPE,
            stdout=self.slave,
            stderr=self.slave,
            env={**surroundings(), "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"},
            preexec_fn=self._take,  # noqa: PLW1509 - the terminal must be the program's own
        )
        if piped is not None:
            assert self.process.stdin
            self.process.stdin.write(piped)
            self.process.stdin.close()

    def _take(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background has it ignored
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def keys(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def read(self, seconds: float = 0.05) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += chunk
        self.stream.feed(chunk.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))
        return True

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, wanted: str) -> None:
        end = time.monotonic() + PATIENCE
        while wanted not in self.text:
            self.read()
            assert time.monotonic() < end, f"never showed {wanted!r}:\n{self.text}"

    def ended(self) -> int:
        assert self.process
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            self.read()
            assert time.monotonic() < end, "did not end"
        while self.read():
            pass
        return self.process.returncode

    def stopped(self) -> None:
        assert self.process
        stat, end = Path(f"/proc/{self.process.pid}/stat"), time.monotonic() + PATIENCE
        while stat.read_text().rpartition(")")[2].split()[0] != "T":
            self.read()
            assert time.monotonic() < end, "did not stop"
        while self.read():  # what it wrote before it stopped
            pass

    def given_back(self) -> bool:
        """Whether mouse, alternate screen and cursor are as before, and the line settings too."""
        pairs = ((b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?1003h", b"\x1b[?1003l"))
        closed = all(self.raw.rfind(on) <= self.raw.rfind(off) for on, off in pairs)
        shown = self.raw.rfind(b"\x1b[?25l") < self.raw.rfind(b"\x1b[?25h")
        return closed and shown and termios.tcgetattr(self.slave) == self.before


@contextmanager
def terminal(columns: int = 118, rows: int = 30) -> Iterator[Terminal]:
    it = Terminal(columns, rows)
    try:
        yield it
    finally:
        if it.process and it.process.poll() is None:
            it.process.kill()
            it.process.wait()
        os.close(it.master)
        os.close(it.slave)


@pytest.fixture
def story(tmp_path: Path) -> str:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY)
    return str(file)


def test_starts_obeys_keys_and_quits(story: str) -> None:
    with terminal() as it:
        it.start(OPEN, story)
        it.until("We waited")
        it.until("Statistics")
        it.keys("/two hours\r")
        it.until("match 1/1")
        it.keys("?")
        it.until("A line down")
        it.keys("q")
        it.until("match 1/1")
        it.keys("q")
        assert it.ended() == 0
        assert it.given_back()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_gives_the_terminal_back(story: str, number: signal.Signals, code: int) -> None:
    with terminal() as it:
        it.start(OPEN, story)
        it.until("We waited")
        it.until("1 of")
        assert it.process
        it.process.send_signal(number)
        assert it.ended() == code
        assert it.given_back()


def test_a_hangup_ends_it(story: str) -> None:
    with terminal() as it:
        it.start(OPEN, story)
        it.until("1 of")
        assert it.process
        it.process.send_signal(signal.SIGHUP)
        assert it.ended() == 129
        assert it.given_back()


def test_takes_keys_from_the_terminal_when_the_article_came_through_a_pipe() -> None:
    with terminal() as it:
        it.start(OPEN, "-", piped=STORY.encode())
        it.until("We waited")
        it.keys("n")
        it.until("Nothing to find")
        it.keys("q")
        assert it.ended() == 0
        assert it.given_back()


def test_follows_the_size_of_the_terminal(story: str) -> None:
    with terminal() as it:
        it.start(OPEN, story)
        it.until("Statistics 2")
        while it.read(0.3):
            pass
        assert it.process
        for columns, rows, sidebar in ((80, 24, False), (39, 8, False), (118, 30, True)):
            it.screen.reset()
            it.resize(columns, rows)
            it.process.send_signal(signal.SIGWINCH)
            it.until("The ferry to Norby")
            it.until("1 of")
            if sidebar:
                it.until("Statistics")
            else:
                assert "Statistics" not in it.text
        it.keys("q")
        assert it.ended() == 0


def test_suspends_and_comes_back_drawn(story: str) -> None:
    with terminal() as it:
        it.start(OPEN, story)
        it.until("1 of")
        it.keys("\x1a")
        assert it.process
        it.stopped()
        assert it.given_back()
        it.screen.reset()
        it.process.send_signal(signal.SIGCONT)
        it.until("We waited")
        it.keys("q")
        assert it.ended() == 0


def test_a_failure_is_one_line_and_a_report(
    story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with terminal() as it:
        it.start(FAIL, story)
        it.until("1 of")
        it.keys("i")
        assert it.ended() == 1
        assert it.given_back()
        left = it.raw[it.raw.rfind(b"\x1b[?1049l") :].decode()
        assert "the window failed (RuntimeError)" in left
        assert "Traceback" not in left
        reports = list((tmp_path / "byline").glob("reader-*.log"))
        assert len(reports) == 1
        assert "a secret of the article" in reports[0].read_text()
