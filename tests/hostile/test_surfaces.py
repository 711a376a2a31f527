"""What is kept, chosen and set is as hostile as an article: the raw bytes of each surface are read.

| surface | hostile | what the user sees |
|---|---|---|
| library: lists, search, rows | names, titles, quotes, typed words | a picture for each |
| notes: list, sheet, written files | the passage, the words typed | the same |
| corrections | the new name typed | the same |
| settings, command `config` | every name and value, the folder | the same; faults by line |
| theme picker | the name of a theme | the same |
| `library`, `people`, `quotes`, `statistics` on a terminal | all of it | the same |
"""

import json
from pathlib import Path

import pytest

from tests.hostile.pseudo import READER, STYLES, WINDOW, Session, foreign, session
from tests.hostile.texts import ARTICLE

NAME = "a\x1b]0;Evil title\x07\x9b2J\u202e.txt"
TYPED = "none\x9b31m\u202e\U000e0041\u200b\x9d0;Evil\x9c"
PASTED = f"\x1b[200~{TYPED}\x1b[201~"
THEME = "rose\x1b]0;Evil title\x07\x9b2J\u202e"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stories\x1b]0;Evil title\x07"
    folder.mkdir()
    (folder / NAME).write_text(ARTICLE, encoding="utf-8", newline="")
    (folder / "b.txt").write_text("The bridge is shut.\n\n“It is,” said Ana Ruiz.\n")
    return folder


def left(it: Session) -> None:
    """Ends the window and reads all that it wrote."""
    assert it.process
    it.process.terminate()
    assert it.ended() == 143
    assert it.given_back()
    assert foreign(it.raw, WINDOW) == []


def press(it: Session, keys: str, seen: str) -> None:
    it.keys(keys)
    it.until(seen)


@pytest.mark.parametrize("columns", [118, 80])
def test_the_library(folder: Path, columns: int) -> None:
    with session(columns) as it:
        it.command(str(folder))
        it.until("Given 2")
        press(it, "\r", "¶")
        it.until("×" if columns == 118 else "¶ 1 of")
        press(it, "L", "All ")
        for key in ("j", "\t", "\t", "\t", "\t", "0"):
            it.keys(key)
            it.read(0.3)
        it.keys("/")
        it.keys(PASTED)
        it.until("none")
        press(it, "\x15waited", "“waited”")
        it.read(1.0)
        it.keys("\r")
        it.read(1.0)
        it.keys("\x1bLD")
        for _ in range(10):
            it.read(0.1)
        left(it)


def test_notes_and_what_is_written_of_them(folder: Path, tmp_path: Path) -> None:
    with session(118, 40) as it:
        it.run(
            [
                "/bin/sh",
                "-c",
                'cd "$1" && shift && exec "$@"',
                "sh",
                str(tmp_path),
                *READER,
                str(folder / NAME),
            ]
        )
        it.until("×")
        press(it, "m", "Bookmark set")
        it.keys("J")
        it.keys("a")
        it.until("Esc leave")
        it.keys(PASTED)
        it.until("none")
        press(it, "\r", "Noted")
        press(it, "H", "Highlight")
        press(it, "'", "Your notes 3")
        it.keys("jj")
        it.read(0.3)
        it.keys("x")
        it.until("Annotations")
        it.keys("\r")
        for _ in range(10):
            it.read(0.1)
        left(it)


def test_a_correction(folder: Path) -> None:
    with session(118, 40) as it:
        it.command(str(folder / NAME))
        it.until("×")
        it.keys("1j")
        it.until("▌ ")
        it.keys("!n")
        it.until("called?")
        it.keys(PASTED)
        it.until("none")
        press(it, "\r", "Corrected")
        left(it)


def settings(it: Session) -> None:
    """Writes settings of which everything is hostile."""
    quoted = json.dumps(THEME, ensure_ascii=True).replace("\\u009b", "\\u009B")
    evil = json.dumps("no\x1b]0;Evil title\x07\u202e", ensure_ascii=True)
    there = Path(it.folder.name) / "byline"
    there.mkdir()
    (there / "config.toml").write_text(
        f"theme = {quoted}\n{evil} = 1\n[themes.{quoted}]\nbackground = {evil}\n"
        f'{evil} = "x"\n[keys]\n{evil} = {evil}\n"item.next" = {evil}\npreset = {evil}\n'
        f"x = \x1b]0;Evil title\x07\n"
    )


def test_the_settings_written_on_a_terminal() -> None:
    with session() as it:
        settings(it)
        it.command("config")
        assert it.ended() == 1
        assert b"Evil title" in it.raw
        assert foreign(it.raw, STYLES) == []


def test_a_theme_of_a_hostile_name(folder: Path) -> None:
    with session(118, 44) as it:
        settings(it)
        it.command(str(folder / NAME))
        it.until("×")
        it.keys("T")
        it.until("rose")
        for _ in range(5):
            it.keys("j")
            it.read(0.2)
        it.keys("\r")
        it.read(0.3)
        left(it)


def test_commands_that_ask_the_library(folder: Path) -> None:
    with session() as it:
        for command in (
            ["library", "add", str(folder)],
            ["library", "list"],
            ["library", "export"],
            ["library", "notes"],
            ["people"],
            ["quotes"],
            ["quotes", "--text", "waited"],
            ["statistics"],
            ["people", TYPED],
            ["quotes", "--speaker", TYPED],
            ["library", "remove", TYPED],
            ["library", TYPED],
        ):
            it.command(*command)
            assert it.ended() in {0, *((1, 2, 66) if TYPED in command else ())}, command
        assert b"Evil title" in it.raw
        assert foreign(it.raw.replace(b"\x1b[K", b""), STYLES) == []
