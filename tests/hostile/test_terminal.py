"""Nothing that an article, a name or a key brings acts on the terminal: the raw bytes are read.

| no. | input | what the user sees |
|---|---|---|
| 26-35 | control sequences, bidi, invisible and tag characters | a picture for each (␛, ·, �) |
| 36 | the same in title, author, names, search line, errors | the same; a warning on copying |
| 37 | `[bold]`, `[/nonsense]`, `[@click=app.quit]`, `[link=...]` | the characters themselves |
| 38 | `$var`, `{}`, `%s` | the characters themselves |
| 39 | what looks like Markdown or HTML in a plain text | the characters themselves |
"""

import base64
import os
from pathlib import Path

import pytest

from reader import export
from reader.analyse import analyse
from reader.load import load
from tests.hostile.pseudo import STYLES, WINDOW, copied, foreign, session
from tests.hostile.texts import ARTICLE, EVIL, ORDERS, PAGE

NAME = "a\x1b]0;Evil title\x07\x9b2J\u202e\n.txt"
MODES = (ORDERS["29 alternate screen left"],)
"""What the window itself writes too, once, when it ends."""


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / NAME
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    return str(path)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_check_itself_sees_each_order(order: str) -> None:
    assert foreign(f"text {order} text".encode(), STYLES)
    if order not in MODES:
        assert foreign(f"text {order} text".encode(), WINDOW)


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "--plain"],
        ["extract"],
        ["extract", "--format", "json"],
        ["extract", "--format", "csv"],
        ["extract", "--format", "markdown"],
    ],
    ids=" ".join,
)
def test_printed_on_a_terminal(arguments: list[str], article: str, page: str) -> None:
    for file in (article, page):
        with session() as it:
            it.command(*arguments, file)
            assert it.ended() == 0
            assert b"Evil title" in it.raw
            assert foreign(it.raw, STYLES) == []


def test_printed_where_the_terminal_is_dumb(article: str) -> None:
    with session() as it:
        it.command(article, TERM="dumb")
        assert it.ended() == 0
        assert b"We waited" in it.raw
        assert b"\x1b" not in it.raw


@pytest.mark.parametrize("arguments", [[], ["show"], ["extract"], ["--"], ["--nonsense"]])
def test_in_errors(arguments: list[str]) -> None:
    with session() as it:
        it.command(*arguments, f"/none/{EVIL.replace(chr(0), '')}")
        assert it.ended() == {"extract": 1, "--nonsense": 2}.get("".join(arguments), 66)
        assert b"reader: " in it.raw
        assert foreign(it.raw.replace(b"\r\n", b""), WINDOW) == []


def test_in_the_window(article: str) -> None:
    with session() as it:
        it.command(article)
        it.until("×")
        for keys in ("1j", "l", "h", "2j", "3j", "\t", "t", "G", "n", "v"):
            it.keys(keys)
            it.read(0.2)
        it.keys("i")
        it.until("direction override")
        it.process.terminate()  # type: ignore[union-attr]
        assert it.ended() == 143
        assert it.given_back()
        assert foreign(it.raw, WINDOW) == []
        assert it.raw.count(b"\x1b[?1049l") == 1


def test_markup_is_shown_as_it_stands(article: str) -> None:
    with session() as it:
        it.command(article)
        it.until("1 of")
        it.keys("G")
        it.until("[/nonsense] [bold]Holt[/bold] [@click=app.quit]now[/]")
        it.until("$var {} %s <b>bold</b> **too**.")
        it.keys("q")
        assert it.ended() == 0


def test_in_title_author_and_publisher(page: str) -> None:
    with session() as it:
        it.command(page)
        it.until("×")
        it.keys("i")
        it.until("About this article")
        it.process.terminate()  # type: ignore[union-attr]
        assert it.ended() == 143
        assert foreign(it.raw, WINDOW) == []


def test_in_the_search_line_and_in_the_path_asked_for(article: str) -> None:
    pasted = "\x1b[200~none\x9b31m\u202e\U000e0041\u200b\x1b[201~"
    with session() as it:
        it.command(article)
        it.until("1 of")
        it.keys("/")
        it.until("pattern")
        it.keys(pasted)
        it.until("no match")
        it.keys("\r")
        it.until("¶")
        it.keys("o")
        it.keys(pasted)
        it.until("none")
        it.keys("\r")
        it.until("no such")
        it.process.terminate()  # type: ignore[union-attr]
        assert it.ended() == 143
        assert foreign(it.raw, WINDOW) == []


def test_what_is_copied_keeps_its_characters_and_is_warned_of(article: str) -> None:
    with session() as it:
        it.command(article)
        it.until("×")
        it.keys("y")
        it.until("Sent to the clipboard with")
        it.keys("q")
        assert it.ended() == 0
        (words,) = (base64.b64decode(each).decode() for each in copied(it.raw))
        assert words in load(article).text
        assert "\x1b" in words
        assert len(foreign(it.raw, WINDOW)) == 1


def test_a_file_name_that_is_no_text_can_be_cited(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/odd\xff.txt"
    Path(os.fsdecode(name)).write_text("The ferry was late again.")
    with session() as it:
        it.command(name)
        it.until("No people")
        it.keys("Y")
        it.until("Sent to the clipboard")
        it.keys("q")
        assert it.ended() == 0
        assert copied(it.raw)


def test_exported_names_are_plain(article: str, page: str, tmp_path: Path) -> None:
    for file in (article, page):
        saved = export.save(analyse(load(file)), "csv", tmp_path)
        assert saved.parent == tmp_path
        assert set(saved.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
