"""The library on real disks and in real terminals: kill -9, full, read-only, shared."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library
from reader.load import load
from tests.terminal.test_window import Terminal, terminal

COMMAND = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
STORY = "\n\n".join(
    f"Paragraph {number} of the story says that the quay is closed." for number in range(60)
)
SAVED = 0.9
"""Seconds after which a move is written; one second is promised."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def story(home: Path) -> str:
    path = home / "story.txt"
    path.write_text(STORY, "utf-8")
    return str(path)


def walk(it: Terminal, paragraphs: int) -> None:
    """Goes down so many paragraphs from the first one."""
    it.until("1 of 60")
    for number in range(2, paragraphs + 2):
        it.keys("J")
        it.until(f"{number} of 60")


def place(home: Path, story: str) -> int | None:
    with closing(Library(home / "data" / "byline" / "library.db")) as library:
        return library.position(load(story))


def test_kill_9_loses_less_than_a_second_and_the_place_comes_back(home: Path, story: str) -> None:
    with terminal() as it:
        it.start(COMMAND, story)
        it.until("Paragraph 0")
        walk(it, 6)
        end = time.monotonic() + SAVED
        while time.monotonic() < end:
            it.read()
        assert it.process
        it.process.kill()
        assert it.ended() == -signal.SIGKILL
    left = place(home, story)
    assert left == STORY.index("Paragraph 6")
    with terminal(60, 12) as it:
        it.start(COMMAND, story)
        it.until("7 of 60")
        it.keys("q")
        assert it.ended() == 0
    assert place(home, story) == left


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_the_place_at_once(home: Path, story: str, number: signal.Signals) -> None:
    with terminal() as it:
        it.start(COMMAND, story)
        walk(it, 3)
        assert it.process
        it.process.send_signal(number)
        it.ended()
    assert place(home, story) == STORY.index("Paragraph 3")


def test_suspending_saves_the_place(home: Path, story: str) -> None:
    with terminal() as it:
        it.start(COMMAND, story)
        walk(it, 2)
        it.keys("\x1a")
        it.stopped()
        assert place(home, story) == STORY.index("Paragraph 2")


def test_without_the_library_nothing_is_written(home: Path, story: str) -> None:
    code = COMMAND.replace("sys.argv[1:]", "[*sys.argv[1:], '--no-library']")
    with terminal() as it:
        it.start(code, story)
        walk(it, 2)
        it.keys("q")
        assert it.ended() == 0
    assert not (home / "data").exists()


@pytest.mark.parametrize("fault", ["damaged", "newer", "locked"])
def test_reading_goes_on_whatever_the_library_is_like(home: Path, story: str, fault: str) -> None:
    file = home / "data" / "byline" / "library.db"
    Library(file).close()
    other = sqlite3.connect(file, isolation_level=None)
    if fault == "newer":
        other.execute("PRAGMA user_version = 99")
    if fault == "locked":
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
    if fault == "damaged":
        other.close()
        file.write_bytes(b"no database at all " * 300)
    said = {"damaged": "is damaged", "newer": "is of a newer", "locked": "is in use by"}
    with terminal(150) as it:
        it.start(COMMAND, story)
        it.until("library.db")
        assert said[fault] in re.sub(r"\s+", " ", it.text)
        walk(it, 2)
        it.keys("q")
        assert it.ended() == 0
    other.close()


def test_two_windows_at_once_keep_both_places(home: Path, story: str) -> None:
    second = home / "second.txt"
    second.write_text(STORY.replace("quay", "pier"), "utf-8")
    with terminal() as one, terminal() as two:
        one.start(COMMAND, story)
        two.start(COMMAND, str(second))
        walk(one, 2)
        walk(two, 4)
        for it in (one, two):
            it.keys("q")
            assert it.ended() == 0
    assert place(home, story) == STORY.index("Paragraph 2")
    assert place(home, str(second)) == STORY.index("Paragraph 4")


def mounted(home: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Runs a shell script that may mount file systems that nobody else sees."""
    unshare = shutil.which("unshare")
    allowed = unshare and subprocess.run([unshare, "-rm", "true"], check=False).returncode == 0
    if not allowed:
        pytest.skip("no file system may be mounted here")
    assert unshare
    return subprocess.run(
        [unshare, "-rm", "bash", "-euc", script, "bash", sys.executable, str(home)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(home / "home")},
        timeout=120,
    )


def test_a_full_disk_is_one_line(home: Path, story: str) -> None:
    (home / "stories").mkdir()
    for number in range(40):
        (home / "stories" / f"{number}.txt").write_text(f"{number} {STORY}", "utf-8")
    (home / "data").mkdir()
    done = mounted(
        home,
        'mount -t tmpfs -o size=300k tmpfs "$2/data"; cd "$2";'
        ' "$1" -m reader library add stories || code=$?;'
        ' "$1" -m reader extract story.txt | head -c 20; exit "$code"',
    )
    assert done.returncode == 1
    assert re.fullmatch(r"reader: .*library\.db: (the disk is full|disk I/O error)\n", done.stderr)
    assert done.stdout.startswith('{"schema"')
    assert Path(story).exists()


def test_a_read_only_home_is_one_line_and_reading_goes_on(home: Path, story: str) -> None:
    (home / "data").mkdir()
    done = mounted(
        home,
        'mount -t tmpfs tmpfs "$2/data"; mount -o remount,ro "$2/data"; cd "$2";'
        ' "$1" -m reader library list || code=$?;'
        ' "$1" -m reader show story.txt | head -n 5; exit "$code"',
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") <= 2
    assert "read-only file system" in done.stderr
    assert "Paragraph 0" in done.stdout
    assert Path(story).exists()


def test_adding_is_taken_up_again_where_it_was_killed(home: Path) -> None:
    (home / "stories").mkdir()
    for number in range(60):
        (home / "stories" / f"{number}.txt").write_text(f"{number} {STORY}", "utf-8")
    command = [sys.executable, "-m", "reader", "library", "add", str(home / "stories")]
    file = home / "data" / "byline" / "library.db"
    first = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + 60
    while time.monotonic() < end and not (file.exists() and count(file) > 3):
        time.sleep(0.05)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert count(file) > 3
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"(\d+) added, (\d+) there already, 0 could not", done.stderr)
    assert found
    assert (int(found[1]) + int(found[2]), count(file)) == (60, 60)
    assert int(found[2]) > 0


def count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as db:
        try:
            return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def test_reader_alone_opens_the_sample_first_and_the_library_later(home: Path, story: str) -> None:
    with terminal(118) as it:
        it.start(COMMAND)
        it.until("Island ferry")
        it.keys("L")
        it.until("What you open stands here")
        it.until("sample")
        it.keys("q")
        assert it.ended() == 0
    with terminal(118) as it:
        it.start(COMMAND, story)
        it.until("1 of 60")
        it.keys("q")
        assert it.ended() == 0
    with terminal(118) as it:
        it.start(COMMAND)
        it.until("All 1")
        it.until("read today")
        it.keys("/")
        it.keys("paragraph 7")
        it.until("7 of the story")
        it.keys("\r")
        it.until("8 of 60")
        it.keys("q")
        assert it.ended() == 0
    assert place(home, story) == STORY.index("Paragraph 7")


def test_two_windows_show_what_the_other_one_read(home: Path, story: str) -> None:
    second = home / "second.txt"
    second.write_text(STORY.replace("quay", "pier"), "utf-8")
    with terminal(118) as one, terminal(118) as two:
        one.start(COMMAND, story)
        one.until("1 of 60")
        two.start(COMMAND, str(second))
        walk(two, 1)
        one.keys("L")
        one.until("second.txt")
        one.keys("q")
        two.keys("q")
        assert one.ended() == two.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_library_screen(story: str, number: signal.Signals) -> None:
    with terminal(118) as it:
        it.start(COMMAND, str(Path(story).parent))
        it.until("Given 1")
        assert it.process
        it.process.send_signal(number)
        assert it.ended() == 128 + number


def test_files_are_chosen_from_a_list(home: Path, story: str) -> None:
    with terminal(80) as it:
        it.start(COMMAND, story, "nowhere.txt")
        it.until("Given 2")
        it.keys("j\r")
        it.until("no such file")
        it.keys("k\r")
        it.until("1 of 60")
        it.keys("q")
        assert it.ended() == 0
    assert place(home, story) == 0
