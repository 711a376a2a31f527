"""What was chosen in the window holds until the settings are changed."""

import sys
from pathlib import Path

import pytest

from reader import config
from reader.app import choices
from reader.app.choices import Choices

SETTINGS = Choices("", 76)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "byline" / "choices"


def test_without_a_choice_the_settings_hold() -> None:
    assert choices.kept(SETTINGS) == SETTINGS


def test_a_choice_holds_until_its_setting_changes(state: Path) -> None:
    choices.keep(Choices("paper", 84), SETTINGS)
    assert choices.kept(SETTINGS) == Choices("paper", 84)
    assert choices.kept(Choices("nord", 76)) == Choices("nord", 84)
    assert choices.kept(Choices("", 60)) == Choices("paper", 60)
    assert [path.name for path in state.parent.iterdir()] == ["choices"]


def test_choosing_what_the_settings_say_forgets_the_choice() -> None:
    choices.keep(Choices("paper", 84), Choices("nord", 76))
    choices.keep(Choices("nord", 84), Choices("nord", 76))
    assert choices.kept(Choices("ink", 76)) == Choices("ink", 84)


@pytest.mark.parametrize("garbage", [b"\xff\xfe", b"theme\n\n\t\t\t\t", b"measure\t9999\t76\n"])
def test_a_file_that_is_none_of_ours_says_nothing(state: Path, garbage: bytes) -> None:
    state.parent.mkdir()
    state.write_bytes(garbage)
    assert choices.kept(SETTINGS) == SETTINGS


def test_a_folder_in_its_place_is_an_error_that_leaves_nothing_behind(state: Path) -> None:
    state.mkdir(parents=True)
    with pytest.raises(OSError, match="choices"):
        choices.keep(Choices("paper", 76), SETTINGS)
    assert list(state.parent.iterdir()) == [state]
    assert choices.kept(SETTINGS) == SETTINGS


def test_widths_are_those_that_settings_may_have() -> None:
    assert (choices._MEASURES[0], choices._MEASURES[-1]) == (config.NARROWEST, config.WIDEST)


def test_elsewhere_the_system_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from reader.library import folders

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(folders, "state_folder", lambda: tmp_path / "there")
    choices.keep(Choices("paper", 76), SETTINGS)
    assert (tmp_path / "there" / "choices").exists()


def test_a_relative_folder_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    choices.keep(Choices("paper", 76), SETTINGS)
    assert (tmp_path / ".local" / "state" / "byline" / "choices").exists()
