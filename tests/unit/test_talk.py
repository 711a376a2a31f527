"""What is said on standard error."""

import io
import os
import sys
from contextlib import redirect_stderr
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from reader import talk


class Told(NamedTuple):
    error: str


class Terminal(io.StringIO):
    """A standard error that is a terminal of so many columns."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(talk, "_OFTEN", 0.0)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    return Terminal()


def watch(errors: list[str], terminal: Terminal | None = None, *, shown: bool = True) -> list[Told]:
    with redirect_stderr(terminal or sys.stderr):
        return list(talk.watched(iter(map(Told, errors)), len(errors), "reading", shown=shown))


def test_what_is_said_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    talk.say("a\x1b[2J\nb")
    assert capsys.readouterr().err == "reader: a␛[2J b\n"


def test_nothing_is_said_where_nobody_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    talk.say("a")
    assert watch(["lost"]) == [Told("lost")]


@pytest.mark.parametrize("shown", [True, False])
def test_without_a_terminal_only_errors_are_said(
    shown: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch(["", "b: is empty"], shown=shown) == [Told(""), Told("b: is empty")]
    assert capsys.readouterr().err == "reader: b: is empty\n"


def test_a_bar_grows_and_goes(terminal: Terminal) -> None:
    watch(["", "b: is empty"], terminal)
    assert terminal.getvalue() == (
        f"\rreading [{' ' * 30}] 0 of 2\x1b[K"
        f"\rreading [{'=' * 15}{' ' * 15}] 1 of 2\x1b[K"
        "\r\x1b[Kreader: b: is empty\n"
        f"\rreading [{'=' * 30}] 2 of 2\x1b[K"
        "\r\x1b[K"
    )


def test_nothing_is_drawn_beside_results_on_the_same_terminal(terminal: Terminal) -> None:
    watch(["b: is empty"], terminal, shown=False)
    assert terminal.getvalue() == "reader: b: is empty\n"


def test_a_bar_is_not_drawn_all_the_time(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "_OFTEN", 60.0)
    watch([""] * 100, terminal)
    assert terminal.getvalue().count("of 100") == 1


@pytest.mark.parametrize("width", [40, 0])
def test_a_narrow_terminal_gets_numbers(
    terminal: Terminal, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def size(_: int) -> os.terminal_size:
        if width:
            return os.terminal_size((width, 24))
        raise OSError

    monkeypatch.setattr(os, "get_terminal_size", size)
    watch([""], terminal)
    assert "\rreading 1 of 1\x1b[K" in terminal.getvalue()


@pytest.mark.parametrize(
    ("passed", "left"), [(2.0, "2 s"), (300.0, "5 min"), (7200.0, "2.0 h"), (0.5, "")]
)
def test_the_time_that_is_left_is_guessed(
    terminal: Terminal, passed: float, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 0.0, passed, 2 * passed])
    monkeypatch.setattr(talk, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    watch(["", ""], terminal)
    said = f"1 of 2, about {left} left" if left else "1 of 2\x1b"
    assert said in terminal.getvalue()


def test_nothing_to_do_draws_nothing(terminal: Terminal) -> None:
    assert watch([], terminal) == []
    assert terminal.getvalue() == ""
