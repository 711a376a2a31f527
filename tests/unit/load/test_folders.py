"""Which files are meant."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.errors import MissingInputError
from reader.load.folders import articles, listed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = "b.txt a.md old/c.html old/d.EPUB e.pdf picture.png .hidden.txt .git/f.txt".split()
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Hello.", "utf-8")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    return tmp_path


def test_folders_give_their_articles_in_order(folder: Path) -> None:
    wanted = [str(folder / name) for name in ("a.md", "b.txt", "e.pdf", "old/c.html", "old/d.EPUB")]
    assert list(articles(["x.txt", str(folder), "-"])) == ["x.txt", *wanted, "-"]


def test_a_folder_with_nothing_to_read_stands_for_itself(tmp_path: Path) -> None:
    assert list(articles([str(tmp_path)])) == [str(tmp_path)]


@pytest.mark.parametrize("name", ["-", "a\0b", "https://example.org/"])
def test_what_is_no_folder_is_left_as_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "-").mkdir()
    monkeypatch.chdir(tmp_path)
    assert list(articles([name])) == [name]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"a.txt\nb c.txt\r\n\n", ["a.txt", "b c.txt"]),
        (b"a\nb.txt\0c.txt\0", ["a\nb.txt", "c.txt"]),
        (b"\xff.txt", [os.fsdecode(b"\xff.txt")]),
        (b"", []),
    ],
)
def test_a_list_names_files(
    content: bytes, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list"
    path.write_bytes(content)
    assert listed(str(path)) == names
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    assert listed("-") == names


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        listed(str(tmp_path / "list"))
