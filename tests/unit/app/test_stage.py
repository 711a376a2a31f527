import os
import pty
import re
import signal
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app import lifeline, places, stage
from reader.app.colours import DEFAULT
from reader.app.stage import Curtain, Look, Wish, look, wish
from reader.config import MEASURE
from reader.library import Library, folders
from reader.load import load

STORY = "The ferry to Norby is late\n\nBy Ada Holm\n\n" + "It came at ten, they said. " * 40


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.fixture
def story(tmp_path: Path) -> str:
    file = tmp_path / "story.txt"
    file.write_text(STORY, "utf-8")
    return str(file)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What would be drawn on a terminal of 60 columns and 12 rows; nothing is taken."""
    drawn: list[str] = []
    monkeypatch.setattr(stage, "_write", drawn.append)
    monkeypatch.setattr(stage, "take_keys", lambda: None)
    monkeypatch.setattr(stage, "size", lambda: (60, 12))
    monkeypatch.setattr(termios, "tcgetattr", _no_terminal)
    monkeypatch.setattr(lifeline, "begun", _no_process)
    before = signal.getsignal(signal.SIGTSTP)
    yield drawn
    signal.signal(signal.SIGTSTP, before)


def _no_process(*_command: object, **_pipes: bool) -> None:
    raise OSError


def _no_terminal(_file: int) -> None:
    raise termios.error


def plain(drawn: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "\n", drawn)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["a.txt"], Wish("a.txt")),
        (["--theme", "paper", "a.txt"], Wish("a.txt", "paper")),
        (["a.txt", "--theme"], Wish("a.txt")),
        (["a.txt", "--verbatim", "--force"], Wish("a.txt", verbatim=True, force=True)),
        (["a.txt", "--no-library", "--private"], Wish("a.txt", remembered=False)),
        (["a.txt", "--odd"], None),
        (["-"], None),
        (["https://example.org/a"], None),
        (["a.txt", "b.txt"], None),
        ([], None),
    ],
)
def test_the_usual_words_are_understood_and_others_left(
    given: list[str], wanted: Wish | None
) -> None:
    assert wish(given) == wanted


def test_without_settings_a_page_looks_as_they_do_by_default() -> None:
    assert look(Wish("a.txt")) == Look(DEFAULT, MEASURE, remembers=True)
    assert look(Wish("a.txt", "nord", remembered=False)) == Look("nord", remembers=False)


def test_settings_are_followed_and_the_command_line_has_the_last_word(home: Path) -> None:
    (home / "byline").mkdir()
    settings = 'theme = "paper"\nmeasure = 50\nlibrary = false\n'
    (home / "byline" / "config.toml").write_text(settings, "utf-8")
    assert look(Wish("a.txt")) == Look("paper", 50, remembers=False)
    assert look(Wish("a.txt", "nord")).theme == "nord"


def test_the_size_is_that_of_the_terminal_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _file: os.terminal_size((90, 33)))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)
    assert stage.size() == (90, 33)
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("LINES", "many")
    assert stage.size() == (70, 33)
    monkeypatch.setenv("LINES", "20")
    assert stage.size() == (70, 20)
    monkeypatch.setenv("COLUMNS", "0")
    monkeypatch.setattr(os, "get_terminal_size", lambda _file: os.terminal_size((0, 0)))
    assert stage.size() == (80, 20)


def test_the_first_page_is_drawn_from_the_file_alone(story: str, drawn: list[str]) -> None:
    with Curtain() as curtain:
        stage.begin(curtain, Wish(story))
        assert curtain.up
        (page,) = drawn
        assert page.startswith("\x1b[?1049h")
        assert "Ada Holm · 249 words" in plain(page)
        assert "It came at ten" in plain(page)
        assert stage.shown(curtain, load(story), "", remembered=True) == curtain.place
        assert len(drawn) == 1
    assert drawn[1:] == ["\x1b[?7h\x1b[?1049l\x1b[?25h"]


def test_the_extractors_load_while_a_file_is_read_and_end_if_nobody_wants_them(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.docx"  # no first page can be drawn of it, but it is read all the same
    page.write_bytes(b"PK")
    with Curtain() as curtain:
        stage.begin(curtain, Wish(str(page)))
        extractors = curtain.extractors
        assert extractors is not None
        assert extractors.poll() is None
    assert extractors.poll() is not None


def test_no_extractors_are_begun_for_a_folder_or_nothing(tmp_path: Path) -> None:
    for name in ("", "missing.txt"):
        with Curtain() as curtain:
            stage.begin(curtain, Wish(str(tmp_path / name)))
            assert curtain.extractors is None


def test_what_only_the_loader_can_read_is_drawn_once_it_has(
    tmp_path: Path, drawn: list[str]
) -> None:
    file = tmp_path / "story.md"
    file.write_text("# A *late* ferry\n\nIt came at ten.\n", "utf-8")
    with Curtain() as curtain:
        stage.begin(curtain, Wish(str(file)))
        assert not curtain.up
        assert stage.shown(curtain, load(file), "paper", remembered=True) is None
        assert "A late ferry" in plain(drawn[0])


def test_the_page_is_the_one_where_reading_stopped(story: str, drawn: list[str]) -> None:
    article = load(story)
    library = Library(folders.library_file())
    library.remember(article, article.text.rindex("ten"))
    library.close()
    with Curtain() as curtain:
        stage.begin(curtain, Wish(story))
        assert curtain.place == article.text.rindex("ten")
        assert "Ada" not in plain(drawn[0]).split("ferry to Norby is late", 1)[1][60:]
    with Curtain() as curtain:
        assert stage.shown(curtain, article, "", remembered=True) == article.text.rindex("ten")
        assert stage.shown(Curtain(), article, "", remembered=False) is None


def test_a_page_beyond_the_head_of_a_file_waits_for_the_loader(
    tmp_path: Path, drawn: list[str]
) -> None:
    file = tmp_path / "long.txt"
    file.write_text("A long story\n\n" + "It goes on and on, they said.\n\n" * 2000, "utf-8")
    with Curtain() as curtain:
        stage.begin(curtain, Wish(str(file)))
        assert curtain.up
        assert "words" not in plain(drawn[0])
    library = Library(folders.library_file())
    library.remember(load(file), 50_000)
    library.close()
    with Curtain() as curtain:
        stage.begin(curtain, Wish(str(file)))
        assert not curtain.up


def test_a_place_counts_for_the_same_text_alone(story: str) -> None:
    assert places.stopped(story, "") is None
    library = Library(folders.library_file())
    library.remember(load(story), 12)
    library.close()
    assert places.stopped(story, load(story).text) == 12
    assert places.stopped(story, "Another text") is None
    assert places.stopped("https://example.org/a", "") is None
    assert places.stopped("-", "") is None


def test_a_library_that_cannot_be_read_tells_nothing(story: str) -> None:
    folders.library_file().parent.mkdir()
    folders.library_file().write_bytes(b"no database at all, but long enough to be none" * 40)
    assert places.stopped(story, "") is None


def test_the_library_is_where_others_look_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for value in ("", str(tmp_path / "data")):
        monkeypatch.setenv("XDG_DATA_HOME", value)
        assert places._library() == str(folders.library_file())
        monkeypatch.setattr("sys.platform", "darwin")
        assert places._library() == str(folders.library_file())
        monkeypatch.setattr("sys.platform", "linux")


def test_keys_come_from_the_terminal_that_standard_input_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "isatty", lambda _fd: True)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("there is a terminal already"))
    stage.take_keys()


def test_without_a_terminal_there_are_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, _flags: int) -> int:
        raise OSError(6, "No such device", path)

    monkeypatch.setattr(os, "isatty", lambda _fd: False)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OSError, match="No such device"):
        stage.take_keys()


def test_line_settings_are_taken_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    master, slave = pty.openpty()
    get, put = termios.tcgetattr, termios.tcsetattr
    monkeypatch.setattr(stage, "take_keys", lambda: None)
    monkeypatch.setattr(termios, "tcgetattr", lambda _fd: get(slave))
    monkeypatch.setattr(termios, "tcsetattr", lambda _fd, when, to: put(slave, when, to))
    before = get(slave)
    with Curtain() as curtain:
        curtain.take()
        curtain.take()
        taken = get(slave)
        assert not taken[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
        assert not taken[0] & (termios.ICRNL | termios.IXON)
    assert get(slave) == before
    os.close(master)
    os.close(slave)


def test_signals_are_its_own_only_as_long_as_it_lasts() -> None:
    before = [signal.getsignal(number) for number in stage.ENDINGS]
    with Curtain():
        assert [signal.getsignal(number) for number in stage.ENDINGS] != before
    assert [signal.getsignal(number) for number in stage.ENDINGS] == before


def test_a_signal_ends_the_program_with_its_code(
    monkeypatch: pytest.MonkeyPatch, drawn: list[str], story: str
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(os, "_exit", codes.append)
    stopped: list[str] = []
    with Curtain() as curtain:
        curtain.last = lambda: stopped.append("extraction")
        stage.begin(curtain, Wish(story))
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.raise_signal(number)
    assert codes == [143, 130, 129]
    assert stopped == ["extraction"] * 3
    assert drawn[1:] == ["\x1b[?7h\x1b[?1049l\x1b[?25h"]
