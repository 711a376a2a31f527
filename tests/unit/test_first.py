"""What `reader` begins with: an article, a list, the library; and pages kept for want of a web."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from reader import cli, first
from reader.errors import ReaderError
from reader.library import Library, folders, pages
from reader.library.shelf import SAMPLE
from reader.load import load
from reader.model import Article, Block, Span
from reader.options import opened

ADDRESS = "http://127.0.0.1:9/story"
PAGE = Article("The quay is closed.", (Block(Span(0, 19)),), ADDRESS, title="Quay")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def keep(article: Article) -> None:
    with closing(Library(folders.library_file())) as library:
        library.add(article, opened=True)


def is_list(*given: str) -> bool:
    return first.is_list(opened(given))


def test_the_library_comes_first_once_an_article_of_the_user_is_in_it() -> None:
    assert not is_list()
    keep(load(SAMPLE))
    assert not is_list()
    keep(PAGE)
    assert is_list()
    assert not is_list("--no-library")


def test_in_private_nothing_is_looked_up(home: Path) -> None:
    keep(PAGE)
    (home / "config" / "byline").mkdir(parents=True)
    (home / "config" / "byline" / "config.toml").write_text("private = true\n")
    assert not is_list()


def test_several_files_or_a_folder_are_a_list(home: Path) -> None:
    assert is_list("a.txt", "b.txt")
    assert is_list(str(home))
    assert not is_list("a.txt")
    assert not is_list("-")


def test_a_library_that_cannot_be_asked_holds_nothing() -> None:
    file = folders.library_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database")
    assert not first.keeps_anything()
    file.unlink()
    with closing(sqlite3.connect(file)):
        pass
    assert not first.keeps_anything()


def test_a_page_is_read_again_without_the_web(capsys: pytest.CaptureFixture[str]) -> None:
    keep(PAGE)
    error = ReaderError(f"{ADDRESS}: there is no such server, or no network")
    kept = pages.offline(ADDRESS, error)
    assert kept.text == PAGE.text
    assert kept.notices[0].startswith("As kept on 20")
    assert kept.notices[0].endswith(": there is no such server, or no network")
    assert cli.main(["--private", ADDRESS]) == 0
    assert PAGE.text in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], ["--no-library"]])
def test_a_page_never_kept_is_one_line(
    more: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Article("Elsewhere.", source="http://127.0.0.1:9/other"))
    assert cli.main(["--private", *more, ADDRESS]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"reader: {ADDRESS}: cannot be fetched")
    assert said.count("\n") == 1


def test_without_any_library_the_fault_of_the_web_is_what_is_said(home: Path) -> None:
    (home / "data").write_text("no folder")
    with pytest.raises(ReaderError, match="no network"):
        pages.offline(ADDRESS, ReaderError("no network"))


def test_without_a_window_each_article_is_printed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (home / f"{name}.txt").write_text(f"The {name} story.")
    assert cli.main([str(home)]) == 0
    out = capsys.readouterr().out
    assert "The a story." in out
    assert "The b story." in out
    assert cli.main([str(home / "a.txt"), "none.txt"]) == 1
    captured = capsys.readouterr()
    assert "The a story." in captured.out
    assert captured.err == "reader: none.txt: no such file\n"
    assert cli.main(["none.txt"]) == 66
