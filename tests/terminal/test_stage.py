"""From the command to the window in a real terminal: the first page, and its being taken over."""

import signal
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte
import pytest

from reader.app import room
from tests.hostile.pseudo import Session, session
from tests.terminal.test_window import PATIENCE

HELD = """
import sys, time
import reader.app
from reader import cli
def run(*_, **__):
    time.sleep(60)
reader.app.run = run
sys.exit(cli.main(sys.argv[1:]))
"""
"""The command that never gets from its first page to the window."""
STORY = (
    "The ferry to Norby is late again\n\nBy Ada Holm\n\n"
    + "“We waited for two hours,” said Mira Holt, a nurse from Norby. About 40 percent of all "
    "crossings were late in May, the harbour office said.\n\n"
    * 30
    + "- The first item\n- The second item\n\nAt the very end stands a lighthouse.\n"
)


COLLECTED = """
import gc, sys
from reader import cli
from reader.app.screen import ReaderScreen
ReaderScreen.action_help = lambda self: self.say(f"collects: {gc.isenabled()}")
sys.exit(cli.main(sys.argv[1:]))
"""
"""The command whose key for help says whether garbage is collected."""


@pytest.fixture
def story(tmp_path: Path) -> str:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, "utf-8")
    return str(file)


def hold(it: Session, story: str, **environment: str) -> None:
    """Starts the command that stays on its first page, and waits for that."""
    it.run([sys.executable, "-c", HELD, story], **environment)
    it.until_raw(b"\x1b[0m")
    while it.read(0.05):
        pass


def unmarked(it: Session) -> None:
    """Hides what was found, which may be there with the first frame already."""
    it.keys("vv")
    it.until("Showing no")


def cells(screen: pyte.Screen, columns: int) -> list[list[tuple[object, ...]]]:
    """What is seen of header and text: characters and their look; blanks have a background only."""
    last = screen.columns - (room.SIDEBAR if screen.columns >= 100 else 0)
    lines = range(screen.lines - 1)
    return [
        [
            tuple(char) if char.data != " " or char.reverse else (" ", char.bg)
            for char in (screen.buffer[y][x] for x in range(columns if not y else last))
        ]
        for y in lines
    ]


@pytest.mark.parametrize("columns", [118, 80, 38])
@pytest.mark.parametrize(
    "environment",
    [
        {"COLORTERM": "truecolor"},
        {"TERM": "xterm-256color"},
        {"TERM": "xterm"},
        {"COLORTERM": "truecolor", "NO_COLOR": "1"},
    ],
    ids=["full", "256", "16", "grey"],
)
def test_the_first_page_is_what_the_window_draws_there(
    story: str, columns: int, environment: dict[str, str]
) -> None:
    with session(columns, 24) as first, session(columns, 24) as whole:
        hold(first, story, **environment)
        whole.command(story, **environment)
        whole.until("1 of")
        unmarked(whole)
        seen, drawn = cells(first.screen, columns), cells(whole.screen, columns)
        for y, (before, after) in enumerate(zip(seen, drawn, strict=True)):
            assert before == after, f"row {y}"


@pytest.mark.parametrize("theme", ["paper", "nord", "ansi-dark"])
def test_it_has_the_colours_of_the_theme(story: str, theme: str) -> None:
    with session(100, 20) as first, session(100, 20) as whole:
        first.run([sys.executable, "-c", HELD, story, "--theme", theme])
        first.until_raw(b"\x1b[0m")
        whole.command(story, "--theme", theme)
        whole.until("1 of")
        unmarked(whole)
        assert cells(first.screen, 100)[2:6] == cells(whole.screen, 100)[2:6]


def test_one_screen_is_switched_to_and_keys_typed_meanwhile_are_obeyed_in_order(
    story: str,
) -> None:
    with session() as it:
        it.command(story)
        it.until_raw(b"\x1b[?1049h")
        it.keys("/second item\rk")
        it.until("The first item")
        it.until("¶ 33 of 35")
        it.keys("/lighthouse\r")
        it.until("match 1/1")
        it.keys("q")
        assert it.ended() == 0
        assert it.raw.count(b"\x1b[?1049h") == 1
        assert it.raw.count(b"\x1b[?1049l") == 1
        assert b"\x1b[2J" not in it.raw
        assert it.given_back()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)]
)
def test_a_signal_before_the_window_is_there_gives_the_terminal_back(
    story: str, number: signal.Signals, code: int
) -> None:
    with session() as it:
        hold(it, story)
        assert termios.tcgetattr(it.slave) != it.before
        assert it.process
        it.process.send_signal(number)
        assert it.ended() == code
        assert b"Traceback" not in it.raw
        assert termios.tcgetattr(it.slave) == it.before
        assert it.raw.rfind(b"\x1b[?25l") < it.raw.rfind(b"\x1b[?25h")
        assert it.raw.rfind(b"\x1b[?1049h") < it.raw.rfind(b"\x1b[?1049l")


@pytest.mark.parametrize("wait", [0.06, 0.1, 0.15, 0.25])
def test_an_interrupt_at_any_moment_is_no_traceback(story: str, wait: float) -> None:
    with session() as it:
        it.command(story)
        it.until_raw(b"\x1b[?1049h")
        time.sleep(wait)
        assert it.process
        it.process.send_signal(signal.SIGINT)
        assert it.ended() == 130
        assert b"Traceback" not in it.raw
        assert termios.tcgetattr(it.slave) == it.before


def test_it_can_be_stopped_before_the_window_is_there_and_goes_on_with_its_page(
    story: str,
) -> None:
    with session() as it:
        hold(it, story)
        assert it.process
        it.process.send_signal(signal.SIGTSTP)
        it.stopped()
        assert it.given_back()
        it.screen.reset()
        it.process.send_signal(signal.SIGCONT)
        it.until("We waited")
        assert termios.tcgetattr(it.slave) != it.before
        it.process.send_signal(signal.SIGTERM)
        assert it.ended() == 143
        assert it.given_back()


def test_a_size_that_changes_before_the_window_is_there_is_followed(story: str) -> None:
    with session(118, 30) as it:
        it.command(story)
        it.until_raw(b"\x1b[?1049h")
        it.resize(80, 24)
        assert it.process
        it.process.send_signal(signal.SIGWINCH)
        it.until("1 of")
        assert it.screen.display[0].rstrip().endswith("min")
        assert "1 of" in it.screen.display[23]
        it.keys("q")
        assert it.ended() == 0


def test_reading_goes_on_where_it_stopped_from_the_first_page_on(story: str) -> None:
    with session() as it:
        it.command(story)
        it.until("1 of")
        it.keys("G")
        it.until("100 %")
        it.keys("q")
        assert it.ended() == 0
        with session() as again:
            hold(again, story, XDG_DATA_HOME=it.folder.name)
            assert "a lighthouse" in again.text
            page = cells(again.screen, 118)
        it.raw = b""
        it.screen.reset()
        it.command(story)
        it.until("100 %")
        unmarked(it)
        assert cells(it.screen, 118)[1:] == page[1:]
        it.keys("q")
        it.ended()


def _marked_up(folder: Path) -> str:
    file = folder / "ferry.md"
    file.write_text(f"# {STORY}", "utf-8")
    return str(file)


def _hidden(folder: Path) -> str:
    file = folder / "ferry.txt"
    file.write_bytes(STORY.encode("utf-16"))
    return str(file)


@pytest.mark.parametrize("made", [_marked_up, _hidden])
def test_what_takes_longer_to_read_is_shown_before_the_window_too(
    tmp_path: Path, made: Callable[[Path], str]
) -> None:
    with session() as it:
        it.command(made(tmp_path))
        it.until_raw(b"\x1b[?1049h")
        it.until_raw(b"We waited")
        assert b"\x1b[?1003h" not in it.raw
        it.until("1 of")
        it.keys("q")
        assert it.ended() == 0
        assert it.given_back()


def test_what_fails_after_the_first_page_is_said_on_the_terminal_as_it_was(
    story: str,
) -> None:
    code = HELD.replace("time.sleep(60)", "raise OSError(6, 'No such device')")
    with session() as it:
        it.run([sys.executable, "-c", code, story])
        assert it.ended() == 1
        said = it.raw[it.raw.rfind(b"\x1b[?1049l") :]
        assert b"there is no terminal to take keys from" in said
        assert b"Traceback" not in said


def test_quitting_takes_no_longer_than_a_key_may(story: str) -> None:
    with session() as it:
        it.command(story)
        it.until("1 of")
        began = time.monotonic()
        it.keys("q")
        assert it.ended() == 0
        assert (
            time.monotonic() - began < 1
        )  # the benchmarks measure what it takes on a quiet machine


def test_a_terminal_that_only_prints_is_left_alone(story: str) -> None:
    with session() as it:
        it.command(story, TERM="dumb")
        assert it.ended() == 0
        assert b"\x1b" not in it.raw


def test_only_one_process_is_left_by_a_signal(story: str) -> None:
    with session() as it:
        it.command(story)
        it.until_raw(b"\x1b[?1003h")
        assert it.process
        children = Path(f"/proc/{it.process.pid}/task/{it.process.pid}/children")
        spawned = children.read_text().split()
        it.process.send_signal(signal.SIGTERM)
        assert it.ended() == 143
        end = time.monotonic() + PATIENCE
        while any(Path(f"/proc/{child}").exists() for child in spawned):
            assert time.monotonic() < end


def test_garbage_is_collected_once_the_window_hears_keys(story: str) -> None:
    with session() as it:
        it.run([sys.executable, "-c", COLLECTED, story])
        it.keys("?")
        it.until("collects: True")
