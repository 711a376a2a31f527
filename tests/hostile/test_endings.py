"""Whatever ends or disturbs the window, the terminal comes back as it was, and no traceback shows.

| no. | what happens | what the user sees |
|---|---|---|
| 56 | 1x1, 3x200, 500x2, 200 sizes in a row | the text as far as it fits; `q` quits |
| 56 | no locale, no HOME, stdin closed, messages sent elsewhere | the window as ever |
| 56 | TERM, HUP, INT at any moment of the start | the shell again; 143, 129, 130 |
| 56 | STOP by TSTP, CONT | the shell; the window drawn anew |
| 56 | the terminal itself goes away | nothing stays behind |
"""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.hostile.pseudo import FOLDERS, WINDOW, Session, foreign, session

CODES = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry was late.\n\n“We waited,” said Mira Holt, a nurse.\n")
    return str(path)


@pytest.mark.parametrize("number", CODES)
@pytest.mark.parametrize("moment", [b"\x1b[?1049h", b"\x1b[?25l", b"\x1b[?2048$p"])
def test_a_signal_while_it_starts(story: str, number: signal.Signals, moment: bytes) -> None:
    with session() as it:
        it.command(story)
        it.until_raw(moment)
        assert it.process
        it.process.send_signal(number)
        assert it.ended() == CODES[number]
        assert it.given_back()
        assert b"Traceback" not in it.raw


@pytest.mark.parametrize(
    ("redirect", "environment"),
    [
        ("<&-", {}),
        ("2>/dev/null", {}),
        ("2>&-", {}),
        ("", {"LC_ALL": "C", "LANG": None, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ("", {"HOME": None}),
        ("", {"HOME": "/nonexistent", **dict.fromkeys(FOLDERS)}),
        ("", {"NO_COLOR": "1"}),
    ],
    ids=["stdin closed", "stderr away", "stderr closed", "locale", "home", "bad home", "colour"],
)
def test_opens_all_the_same(story: str, redirect: str, environment: dict[str, str | None]) -> None:
    with session() as it:
        it.command(story, redirect=redirect, **environment)
        it.until("“We waited,”")
        it.keys("q")
        assert it.ended() == 0
        assert it.given_back()


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (500, 2)])
def test_any_size(story: str, size: tuple[int, int]) -> None:
    with session(*size) as it:
        it.command(story)
        it.until_raw(b"\x1b[?2004h")
        for _ in range(40):
            it.read()
        for key in "jk123G\tiq":
            it.keys(key)
            it.read(0.05)
        it.keys("q")
        assert it.ended() == 0
        assert it.given_back()
        assert foreign(it.raw, WINDOW) == []


def test_a_storm_of_sizes(story: str) -> None:
    sizes = random.Random(7)
    with session() as it:
        it.command(story)
        it.until("“We waited,”")
        assert it.process
        for number in range(200):
            columns, rows = sizes.randint(1, 300), sizes.randint(1, 90)
            it.resize(*((columns, rows) if number % 9 else (1, 1)))
            it.process.send_signal(signal.SIGWINCH)
            it.read(0.003)
        it.screen.reset()
        it.resize(118, 30)
        it.process.send_signal(signal.SIGWINCH)
        it.until("“We waited,”")
        it.keys("q")
        assert it.ended() == 0
        assert it.given_back()


def test_stopped_from_outside_and_continued(story: str) -> None:
    with session() as it:
        it.command(story)
        it.until("“We waited,”")
        assert it.process
        it.process.send_signal(signal.SIGTSTP)
        end = time.monotonic() + 10
        while Path(f"/proc/{it.process.pid}/stat").read_text().split()[2] != "T":
            it.read()
            assert time.monotonic() < end
        while it.read():  # what it wrote before it stopped
            pass
        assert it.given_back()
        it.screen.reset()
        it.process.send_signal(signal.SIGCONT)
        it.until("“We waited,”")
        it.process.terminate()
        assert it.ended() == 143
        assert it.given_back()


def test_a_terminal_that_goes_away(story: str) -> None:
    it = Session(100, 30)
    try:
        it.command(story)
        it.until("“We waited,”")
        os.close(it.slave)
        os.close(it.master)
        assert it.process
        assert it.process.wait(20) == 129
    finally:
        it.kill()
        it.folder.cleanup()
