import os
import stat
from pathlib import Path

import pytest

from reader.app import clipboard, terminal
from reader.library import folders


def test_what_is_drawn_on_a_terminal_that_is_gone_is_lost_in_silence() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as file:
        display = terminal.Display(file)
        display.write("seen")
        display.flush()
        assert os.read(reading, 10) == b"seen"
        os.close(reading)
        for _ in range(3):
            display.write("unseen")
            display.flush()


def test_a_report_names_the_error_and_is_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(folders, "state_folder", lambda: tmp_path / "state" / "byline")
    assert terminal.explained(ValueError("\x1b[2J a word")) == 1
    (file,) = (tmp_path / "state" / "byline").iterdir()
    assert "ValueError" in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = capsys.readouterr().err
    assert said == f"reader: the window failed (ValueError); the report is in {file}\n"


def test_a_report_lies_among_temporary_files_where_there_is_no_folder_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(folders, "state_folder", lambda: tmp_path / "file" / "byline")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    file = terminal.report(ValueError())
    assert file is not None
    assert file.parent == tmp_path


def test_where_no_report_can_be_written_the_line_is_said_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(folders, "state_folder", lambda: tmp_path / "file" / "byline")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert terminal.explained(ValueError()) == 1
    assert capsys.readouterr().err == "reader: the window failed (ValueError)\n"


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"DISPLAY": ":0"}, "xclip"),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "wl-copy"),
        ({}, "pbcopy"),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, None),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "a"}, None),
    ],
)
def test_the_clipboard_is_that_of_the_desktop_here(
    environment: dict[str, str], found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    command = clipboard.tool(environment)
    assert (command[0] if command else None) == found


def test_a_machine_without_a_clipboard_has_no_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert clipboard.tool({"DISPLAY": ":0"}) is None
    clipboard.put("nothing happens")


def test_the_tool_is_fed_the_exact_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "clip"
    monkeypatch.setattr(clipboard, "tool", lambda _environment: ("/usr/bin/tee", str(out)))
    clipboard._feed(("/usr/bin/tee", str(out)), "“Où?”")
    assert out.read_bytes().decode() == "“Où?”"
    clipboard._feed(("/nowhere/tool",), "x")
    clipboard.put("y")
