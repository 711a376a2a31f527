"""Notes in a real terminal: kept over a restart, kill -9, a changed article, a locked library."""

import re
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library, Note, NoteKind
from reader.load import load
from tests.terminal.test_library import COMMAND
from tests.terminal.test_window import Terminal, terminal

STORY = """\
# The quay is closed

The quay is closed. Nobody knows for how long.

About 40 percent of all crossings were late, Mira Holt said.

It may rain on Sunday.
"""


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "story.md"
    path.write_text(STORY, "utf-8")
    return path


def library(story: Path) -> Path:
    return story.parent / "data" / "byline" / "library.db"


def notes(story: Path) -> tuple[Note, ...]:
    with closing(Library(library(story))) as kept:
        return kept.notes(load(story))


def press(it: Terminal, keys: str, seen: str) -> None:
    """Types keys and waits for what they lead to."""
    it.keys(keys)
    it.until(seen)


def make(it: Terminal, story: Path) -> None:
    """A bookmark, a highlight and a note."""
    it.start(COMMAND, str(story))
    it.until("1 of 4")
    press(it, "J", "2 of 4")
    press(it, "m", "Bookmark set")
    press(it, "J", "3 of 4")
    press(it, "l", "3 of 4")
    press(it, "V", "1 word selected")
    press(it, "l", "2 words selected")
    press(it, "H", "Highlighted")
    press(it, "J", "4 of 4")
    press(it, "a", "Esc leave")
    press(it, "take an umbrella\r", "Noted")


def test_notes_survive_kill_9_and_are_there_again(story: Path) -> None:
    with terminal() as it:
        make(it, story)
        end = time.monotonic() + 0.9  # one second is promised
        while time.monotonic() < end:
            it.read()
        assert it.process
        it.process.kill()
        assert it.ended() == -signal.SIGKILL
    assert [(note.kind, note.words) for note in notes(story)] == [
        (NoteKind.BOOKMARK, ""),
        (NoteKind.HIGHLIGHT, ""),
        (NoteKind.NOTE, "take an umbrella"),
    ]
    with terminal() as it:
        it.start(COMMAND, str(story))
        it.until("⚑ The quay")
        press(it, "'", "Your notes 3")
        press(it, "G", "✎ take an umbrella")
        press(it, "d", "Note deleted")
        press(it, "U", "Note is back")
        it.keys("q")
        assert it.ended() == 0
    assert len(notes(story)) == 3


def test_notes_go_with_their_words_when_the_article_changes(story: Path) -> None:
    with terminal() as it:
        make(it, story)
        it.keys("q")
        assert it.ended() == 0
    story.write_text(STORY.replace("of all crossings", "of the crossings"), "utf-8")
    with terminal() as it:
        it.start(COMMAND, str(story))
        it.until("⚑ The quay")
        press(it, "'", "Your notes 3")
        it.until("place unsure")
        it.keys("q")
        assert it.ended() == 0
    assert [note.unsure for note in notes(story)] == [False, True, False]


def test_a_note_is_not_lost_while_another_program_holds_the_library(story: Path) -> None:
    Library(library(story)).close()
    with terminal(150) as it:
        it.start(COMMAND, str(story))
        it.until("1 of 4")
        press(it, "J", "2 of 4")
        other = sqlite3.connect(library(story), isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        it.keys("m")
        it.until("your note is in this window only")
        assert "is in use by another program" in re.sub(r"\s+", " ", it.text)
        assert "⚑" in it.text
        other.execute("ROLLBACK")
        other.close()
        it.keys("q")
        assert it.ended() == 0
    assert [note.kind for note in notes(story)] == [NoteKind.BOOKMARK]


def test_without_the_library_notes_last_as_long_as_the_window(story: Path) -> None:
    code = COMMAND.replace("sys.argv[1:]", "[*sys.argv[1:], '--no-library']")
    with terminal() as it:
        it.start(code, str(story))
        it.until("1 of 4")
        press(it, "m", "Nothing is kept")
        press(it, "'", "Your notes 1")
        it.keys("q")
        assert it.ended() == 0
    assert not library(story).exists()


def test_a_drag_to_the_edge_scrolls_and_what_it_selects_is_highlighted(story: Path) -> None:
    lines = [f"Line {number} of the report says that the quay is closed." for number in range(90)]
    story.write_text("\n\n".join(lines), "utf-8")
    with terminal(80, 24) as it:
        it.start(COMMAND, str(story))
        it.until("1 of 90")
        it.keys("\x1b[<0;3;6M")
        for row in range(8, 24):
            it.keys(f"\x1b[<32;30;{row}M")
            it.read()
        it.until("Line 30")
        it.keys("\x1b[<0;30;23m")
        press(it, "H", "Highlighted")
        it.keys("q")
        assert it.ended() == 0
    (note,) = notes(story)
    assert note.anchor.quote.startswith("Line 2 of the report")
    assert "Line 28 of the report says that the quay is closed.\n\n" in note.anchor.quote
