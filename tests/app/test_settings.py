"""The settings as the window follows them, and as the command writes them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader import app as window
from reader import cli, config
from reader.app import memory, settings, themes
from reader.app.app import ReaderApp
from reader.app.screen import ReaderScreen
from reader.config import Config
from reader.model import Analysis


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file of settings, not yet written."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "byline").mkdir()
    return tmp_path / "byline" / "config.toml"


def test_a_theme_must_be_there(file: Path) -> None:
    file.write_text('\ntheme = "papr"\n', "utf-8")
    read = settings.load()
    assert read.theme == ""
    assert [str(fault) for fault in read.faults] == [
        f"{file}:2: there is no theme papr; did you mean paper?"
    ]


def test_the_first_fault_is_told_and_the_others_are_counted() -> None:
    assert settings.notice(()) == ""
    read = config.parse("a = 1\nb = 2\n", Path("/c.toml"))
    assert settings.notice(read.faults[:1]) == "c.toml:1: there is no setting a"
    assert settings.notice(read.faults).endswith("setting a (and 1 more: see reader config)")


def test_what_is_written_is_read_again() -> None:
    here = Config(theme="paper", measure=50, private=True, file=Path("/c.toml"))
    written = settings.written(here, {})
    assert '\ntheme = "paper"\n' in written
    assert "\n# library = true\n" in written
    again = settings.checked(config.parse(written, Path("/c.toml")))
    assert (again.theme, again.measure, again.private, again.library) == ("paper", 50, True, True)
    assert not again.faults
    usual = config.parse(settings.written(Config(), {}).replace("\n# ", "\n"), Path("/c.toml"))
    assert usual.theme == themes.DEFAULT


def test_the_command_writes_what_holds(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["config"]) == 0
    assert capsys.readouterr().out.startswith(f"# {file}\n")
    file.write_text("measure = 50\nmesure = 60\n", "utf-8")
    assert cli.main(["config"]) == 1
    out, err = capsys.readouterr()
    assert "\nmeasure = 50\n" in out
    assert err == f"reader: {file}:2: there is no setting mesure; did you mean measure?\n"
    assert cli.main(["config", "more"]) == 2


@pytest.fixture
def opened(
    file: Path, monkeypatch: pytest.MonkeyPatch, bridge: Analysis
) -> Callable[[str, str | None], ReaderApp]:
    """Writes settings, opens a window with the theme of a command line, and gives it back."""
    seen: list[ReaderApp] = []

    def run(app: ReaderApp) -> None:
        seen.append(app)

    monkeypatch.setattr(ReaderApp, "run", run)
    monkeypatch.setattr("reader.app.stage.take_keys", lambda: None)

    def opening(text: str, theme: str | None = None) -> ReaderApp:
        file.write_text(text, "utf-8")
        window.run(bridge.article, analysis=bridge, theme=theme, remembered=True)
        return seen[-1]

    return opening


def front(app: ReaderApp) -> ReaderScreen:
    screen = app.get_default_screen()
    assert isinstance(screen, ReaderScreen)
    return screen


@pytest.mark.parametrize(
    ("text", "theme", "measure"),
    [("", "ink", 76), ('theme = "paper"\nmeasure = 50', "paper", 50)],
)
def test_a_window_looks_as_they_say(
    opened: Callable[[str, str | None], ReaderApp], text: str, theme: str, measure: int
) -> None:
    app = opened(text, None)
    assert (app.theme, front(app).measure) == (theme, measure)
    front(app).action_measure(4)
    front(app).action_measure(0)
    assert front(app).measure == measure


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("", memory.usual),
        ("library = false", memory.forgetful),
        ("private = true", memory.forgetful),
    ],
)
def test_a_window_keeps_no_more_than_they_say(
    opened: Callable[[str, str | None], ReaderApp], text: str, opening: memory.Opening
) -> None:
    assert front(opened(text, None)).memory._opening is opening


def test_a_window_says_what_is_wrong_in_them(
    opened: Callable[[str, str | None], ReaderApp],
) -> None:
    said = front(opened("thme = 1", None)).navigation.notice
    assert "config.toml:1: there is no setting thme; did you mean theme?" in said


def test_the_command_line_has_the_last_word(
    opened: Callable[[str, str | None], ReaderApp],
) -> None:
    assert opened('theme = "paper"', "nord").theme == "nord"


def test_whatever_is_set_is_written_so_that_it_is_read_again(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = 'a "rose"\\ \x1b]0;\x7f\u202e🌹'
    quoted = '"a \\"rose\\"\\\\ \\u001b]0;\\u007F\\u202e🌹"'
    keys = 'preset = "vi"\n"item.next" = "quotation_mark,backslash"\n'
    file.write_text(f"theme = {quoted}\n[themes.{quoted}]\n[keys]\n{keys}", "utf-8")
    assert cli.main(["config"]) == 1
    out, err = capsys.readouterr()
    assert "no set of keys called vi; did you mean vim?" in err
    assert not set(out) & set("\x1b\x7f\u202e")
    again = config.parse(out, file)
    assert (again.theme, again.faults) == (name, ())
