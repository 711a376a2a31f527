"""Signals at any moment of the start, and with another screen in front.

| what is in front | signal | what the user sees |
|---|---|---|
| nothing yet, 0 to 300 ms after the start | INT | the shell; no traceback of ours |
| the library, a dialog, a line being typed | TERM, HUP, INT | the shell; 143, 129, 130 |
| the same | TSTP, then CONT | the shell; the same screen drawn anew |
| the same | WINCH: 1x1, and back | the same screen |
"""

import re
import signal
import time
from pathlib import Path

import pytest

from tests.hostile.pseudo import Session, session
from tests.hostile.test_endings import CODES

STEPS = range(0, 300, 12)
"""Milliseconds from the start of the process to the signal."""
_OURS = re.compile(rb'File "[^"]*/reader/[^"]*"')
FRONT = {
    "the library": ("L", "All "),
    "the keys": ("?", "Keys"),
    "about the article": ("i", "About this article"),
    "the themes": ("T", "paper"),
    "a correction": ("1j!", "Correct:"),
    "a search": ("/", "pattern"),
    "a path": ("o/nowhere", "/nowhere"),
}
"""What is in front, by the keys that open it and words that are seen then."""


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry was late.\n\n“We waited,” said Mira Holt, a nurse.\n")
    return str(path)


@pytest.mark.slow
def test_an_interrupt_at_any_moment_of_the_start(story: str) -> None:
    """Before the first line of ours runs, Python itself may say what it was importing then.

    It is not measured: what would measure it begins earlier still, and swallows an interrupt.
    """
    for wait in STEPS:
        with session() as it:
            it.command(story, COVERAGE_PROCESS_START=None, COVERAGE_PROCESS_CONFIG=None)
            time.sleep(wait / 1000)
            assert it.process
            it.process.send_signal(signal.SIGINT)
            assert it.ended() in {130, -signal.SIGINT, 1}, wait
            assert not _OURS.search(it.raw), (wait, it.raw[-600:])
            if b"\x1b[?1049h" in it.raw:
                assert it.given_back(), wait
                assert b"Traceback" not in it.raw, wait


def opened(it: Session, story: str, front: str) -> None:
    it.command(story)
    it.until("1 of")
    it.until("People 1")
    it.read(0.3)
    keys, words = FRONT[front]
    it.keys(keys)
    it.until(words)


@pytest.mark.parametrize("number", CODES)
@pytest.mark.parametrize("front", FRONT)
def test_a_signal_with_something_in_front(story: str, front: str, number: signal.Signals) -> None:
    with session(118, 40) as it:
        opened(it, story, front)
        assert it.process
        it.process.send_signal(number)
        assert it.ended() == CODES[number]
        assert it.given_back()
        assert b"Traceback" not in it.raw


@pytest.mark.parametrize("front", ["the library", "the keys", "a correction", "a search"])
def test_stopped_and_continued_with_something_in_front(story: str, front: str) -> None:
    with session(118, 40) as it:
        opened(it, story, front)
        assert it.process
        it.process.send_signal(signal.SIGTSTP)
        it.stopped()
        assert it.given_back()
        it.screen.reset()
        it.process.send_signal(signal.SIGCONT)
        it.until(FRONT[front][1])
        it.process.terminate()
        assert it.ended() == 143
        assert it.given_back()


@pytest.mark.parametrize("front", FRONT)
def test_no_room_at_all_with_something_in_front(story: str, front: str) -> None:
    with session(118, 40) as it:
        opened(it, story, front)
        assert it.process
        for size in ((1, 1), (2, 40), (118, 1), (118, 40)):
            it.screen.reset()
            it.resize(*size)
            it.process.send_signal(signal.SIGWINCH)
            it.read(0.2)
        it.until("Mira Holt" if front in {"a search", "a path"} else FRONT[front][1])
        it.process.terminate()
        assert it.ended() == 143
        assert it.given_back()
        assert b"Traceback" not in it.raw
