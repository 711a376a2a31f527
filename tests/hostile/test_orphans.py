"""Nothing runs on once the window is gone, however it went.

| what happens | what is left |
|---|---|
| the terminal closes and nobody sends HUP | nothing; the place is kept |
| the window is killed while it extracts, loads, or catches up with its library | nothing |
| the window quits | nothing |
| `extract` is killed | nothing, once its processes are through with an article each |
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app import catching_up, keeping, loading, worker
from tests.hostile.pseudo import FOLDERS, READER, Session, session
from tests.terminal.test_window import PATIENCE

WORDS = "“We waited for two hours,” said Mira Holt. About 40 percent came on Monday.\n\n"
LONG = 40_000
"""Paragraphs that take an extractor longer than any test waits."""


class Detached(Session):
    """A terminal that is not the one which rules the program, so that its end sends no signal."""

    def _take(self) -> None:
        os.setsid()


@pytest.fixture
def detached() -> Iterator[Detached]:
    it = Detached(100, 30)
    yield it
    it.kill()
    it.folder.cleanup()


@pytest.fixture
def long(tmp_path: Path) -> str:
    path = tmp_path / "long.txt"
    path.write_text(WORDS * LONG)
    return str(path)


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a process has begun and that still run."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(each) for each in found.split()]


def runs(process: int) -> bool:
    """Whether it does: one that waits to be counted as dead does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(processes: list[int]) -> bool:
    """Whether all of them end soon."""
    end = time.monotonic() + PATIENCE / 3
    while any(map(runs, processes)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(runs, processes))


def begun(it: Session) -> list[int]:
    """The processes that a window has begun, once there are some."""
    assert it.process
    end = time.monotonic() + PATIENCE
    while not children(it.process):
        it.read(0.02)
        assert time.monotonic() < end
    return children(it.process)


def hung_up(it: Session) -> int:
    """The exit code of a program whose terminal closes."""
    os.close(it.slave)
    os.close(it.master)
    assert it.process
    return it.process.wait(PATIENCE)


@pytest.mark.parametrize("seen", [b"\x1b[?1049h", b"\x1b[?1003h", b"1 of"])
def test_a_terminal_that_closes_without_a_signal(
    detached: Detached, long: str, seen: bytes
) -> None:
    detached.command(long)
    detached.until_raw(seen)
    assert detached.process
    others = children(detached.process)
    assert hung_up(detached) in {1, 129}
    assert gone(others)


def test_the_library_in_front_when_the_terminal_closes(detached: Detached, long: str) -> None:
    detached.command(str(Path(long).parent))
    detached.until("Given 1")
    assert hung_up(detached) == 129


def test_the_extractor_of_a_window_that_is_killed(detached: Detached, long: str) -> None:
    detached.command(long)
    detached.until("1 of")
    others = begun(detached)
    assert detached.process
    detached.process.kill()
    detached.process.wait()
    assert gone(others)
    os.close(detached.slave)
    os.close(detached.master)


def test_the_extractor_of_a_window_that_quits(long: str) -> None:
    with session() as it:
        it.command(long)
        it.until("1 of")
        others = begun(it)
        it.keys("q")
        assert it.ended() == 0
        assert gone(others)


@pytest.mark.parametrize(
    "module", [worker, loading, keeping, catching_up], ids=lambda it: it.__name__
)
def test_each_process_ends_when_nobody_reads_what_it_writes(module: object) -> None:
    command = list(module._COMMAND)  # type: ignore[attr-defined]  # each has one
    begin, held, rest = command[-1].partition("hold()")
    assert held
    command[-1] = f"{begin}{held}; import time; time.sleep({10 * PATIENCE}){rest}"
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    with process.stdin:
        time.sleep(0.3)
        assert process.poll() is None
        process.stdout.close()
        assert process.wait(PATIENCE / 3) == 1


def test_the_workers_of_a_batch_that_is_killed(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(30)]
    for path in paths:
        path.write_text(WORDS * 40)
    it = subprocess.Popen(
        [*READER, "extract", "--jobs", "2", *map(str, paths)],
        stdout=subprocess.PIPE,
        env={**os.environ, **dict.fromkeys(FOLDERS, str(tmp_path))},
        start_new_session=True,
    )
    end = time.monotonic() + PATIENCE
    while len(children(it)) < 2:
        time.sleep(0.02)
        assert time.monotonic() < end
    others = children(it)
    it.send_signal(signal.SIGKILL)
    it.wait()
    assert it.stdout
    it.stdout.close()
    assert gone(others)


def test_the_check_itself_sees_what_runs() -> None:
    it = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        assert runs(it.pid)
    finally:
        it.kill()
    it.wait()
    assert gone([it.pid])
