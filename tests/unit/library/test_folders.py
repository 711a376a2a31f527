"""Folders of a user who has no home."""

from pathlib import Path

import pytest

from reader import first
from reader.app import choices, terminal
from reader.app.choices import Choices
from reader.library import Library, folders

FINDERS = ("library_file", "cache_file", "state_folder")


@pytest.fixture(params=["~", "error"])
def homeless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python leaves the tilde where it is, or fails."""

    def found(*_given: object, **_options: object) -> Path:
        if request.param == "error":
            raise RuntimeError("Could not determine home directory.")
        return Path("~/.local/share/byline")

    for kind in ("data", "cache", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", found)


@pytest.mark.usefixtures("homeless")
def test_nothing_is_kept_and_that_is_said() -> None:
    for name in FINDERS:
        with pytest.raises(folders.NoHomeError, match="there is no home folder"):
            getattr(folders, name)()
    said: list[str] = []
    assert Library.open_or_none(said.append) is None
    assert said == ["there is no home folder to keep a library in; nothing will be remembered"]
    assert not first.keeps_anything()


@pytest.mark.usefixtures("homeless")
def test_a_failure_is_reported_among_the_temporary_files() -> None:
    file = terminal.report(ValueError("x"))
    assert file
    assert file.is_absolute()
    file.unlink()


def test_a_choice_makes_no_folder_called_tilde(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(choices, "_folder", lambda: "~/.local/state/byline")
    with pytest.raises(FileNotFoundError):
        choices.keep(Choices("paper", 60), Choices())
    assert not list(tmp_path.iterdir())
