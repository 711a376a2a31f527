"""Only what is a text, and a file, is read."""

import io
import os
import sys
from pathlib import Path

import pytest

from reader.errors import MissingInputError, ReaderError
from reader.load import files


class Pipe:
    """A standard input of the given bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


class BrokenPipe:
    """A standard input that cannot be read."""

    @property
    def buffer(self) -> "BrokenPipe":
        return self

    def read(self, _size: int) -> bytes:
        raise OSError(5, "Input/output error")


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x00\xff\r\n")
    assert files.read(path) == b"\x00\xff\r\n"


@pytest.mark.parametrize("name", ["none.txt", "a.txt/inside", "nul\0.txt"])
def test_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(MissingInputError, match="no such file") as caught:
        files.read(str(tmp_path / name))
    assert caught.value.exit_code == 66


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"):
        files.read(tmp_path)


def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(ReaderError, match="is a pipe"):
        files.read(tmp_path / "fifo")


def test_a_device() -> None:
    with pytest.raises(ReaderError, match="is a device"):
        files.read("/dev/zero")


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(ReaderError, match="cannot be read"):
        files.read(tmp_path / "a")


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReaderError, match=r"a\.txt: cannot be read \(permission denied\)"):
        files.read(path)


def test_a_large_file_is_asked_for_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(ReaderError, match="--force"):
        files.read(path)
    assert len(files.read(path, force=True)) == 11


def test_names_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError) as caught:
        files.read(str(tmp_path / "a\n\x1b[2J\udcff"))
    assert "a␊␛[2J\ufffd" in str(caught.value)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Pipe(b"text"))
    assert files.standard_input() == b"text"


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 3)
    monkeypatch.setattr(sys, "stdin", Pipe(b"text"))
    with pytest.raises(ReaderError, match="--force"):
        files.standard_input()
    monkeypatch.setattr(sys, "stdin", Pipe(b"text"))
    assert files.standard_input(force=True) == b"text"


def test_standard_input_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReaderError, match="closed"):
        files.standard_input()


def test_standard_input_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", BrokenPipe())
    with pytest.raises(ReaderError, match="input/output error"):
        files.standard_input()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"PK\x03\x04rest", "zip archive that is no EPUB"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(256)) * 4, "is not a text"),
    ],
)
def test_what_is_no_text(content: bytes, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        files.refuse_what_is_no_text(content, "a.txt")


@pytest.mark.parametrize("content", [b"x", b"\x1b[2J hostile \x07", b"a\0b" + b"text " * 20])
def test_what_is_a_text_however_odd(content: bytes) -> None:
    files.refuse_what_is_no_text(content, "a.txt")
