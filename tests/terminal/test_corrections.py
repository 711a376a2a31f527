"""Corrections in a real terminal: kept at once, back after kill -9, and no fault stops them."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library, NoteKind
from tests.terminal.test_library import COMMAND, SAVED
from tests.terminal.test_window import STORY, Terminal, surroundings, terminal


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    return tmp_path


def opened(it: Terminal, home: Path, *, said: str = "People 1") -> None:
    it.start(COMMAND, str(home / "story.txt"))
    it.until(said)


def first(it: Terminal, which: str, card: str) -> None:
    """Selects the first card of a list."""
    it.keys(f"{which}j")
    it.until(card)


def stored(home: Path) -> int:
    with closing(sqlite3.connect(home / "data" / "byline" / "library.db")) as db:
        question = "SELECT count(*) FROM notes WHERE kind = ?"
        return int(db.execute(question, (NoteKind.CORRECTION.value,)).fetchone()[0])


def extracted(home: Path, *options: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "extract", str(home / "story.txt"), *options],
        capture_output=True,
        text=True,
        check=True,
        env=surroundings(),
    )
    return [person["name"] for person in json.loads(done.stdout)["people"]]


def test_corrections_survive_kill_9_are_undone_later_and_reach_the_commands(home: Path) -> None:
    with terminal() as it:
        opened(it, home)
        first(it, "1", "▌ Mira Holt")
        it.keys("!n")
        it.until("What is Mira Holt called?")
        it.keys(" Vane\r")
        it.until("Corrected")
        it.until("Mira Holt Vane")
        end = time.monotonic() + SAVED
        while not stored(home):
            it.read()
            assert time.monotonic() < end
        assert it.process
        it.process.kill()
        assert it.ended() == -signal.SIGKILL
    assert (extracted(home), extracted(home, "--corrected")) == (["Mira Holt"], ["Mira Holt Vane"])
    with terminal(80, 24) as it:
        opened(it, home, said="¶")
        it.keys("1")
        it.until("Mira Holt Vane")
        it.until("corrected by you")
        it.keys("U")
        it.until("Taken back")
        it.keys("q")
        assert it.ended() == 0
    assert stored(home) == 0
    assert extracted(home, "--corrected") == ["Mira Holt"]


def test_a_changed_article_says_which_corrections_are_in_doubt(home: Path) -> None:
    with terminal() as it:
        opened(it, home)
        first(it, "3", "▌ two hours")
        it.keys("!w")
        it.until("is not a statistic")
        it.keys("q")
        assert it.ended() == 0
    (home / "story.txt").write_text(STORY.replace("We waited", "We sat there"), "utf-8")
    with terminal() as it:
        opened(it, home, said="1 unsure; i tells which")
        it.keys("i")
        it.until("Corrected by you")


def test_a_library_that_is_in_use_costs_one_line_and_no_correction(home: Path) -> None:
    file = home / "data" / "byline" / "library.db"
    Library(file).close()
    with terminal(150) as it:
        opened(it, home)
        time.sleep(0.5)
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        first(it, "1", "▌ Mira Holt")
        it.keys("!w")
        it.until("is in use by another program; your correction is in this window only")
        it.until("People 0")
        other.execute("ROLLBACK")
        other.close()
        it.keys("q")
        assert it.ended() == 0
