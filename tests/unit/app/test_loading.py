"""An article read in a process of its own, whatever becomes of that process."""

import asyncio
import pickle
import sys
from pathlib import Path

import pytest

from reader import load  # noqa: F401 - so that its module is there
from reader.app import loading
from reader.app.loading import Loading, Manner
from reader.errors import ReaderError
from reader.model import Article


def outcome(it: Loading) -> Article:
    return asyncio.run(asyncio.wait_for(it.article(), 60))


def test_the_article_comes_from_another_process(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It rained.")
    assert outcome(Loading(str(file), Manner())).text == "It rained."
    with pytest.raises(ReaderError, match=r"none\.txt: no such file"):
        outcome(Loading(str(tmp_path / "none.txt"), Manner()))


@pytest.mark.parametrize(
    ("command", "said"),
    [("exit 3", "broken off"), ("kill -9 $$", "broken off"), ("echo nonsense", "cannot be read")],
)
def test_a_process_that_fails_is_one_line(command: str, said: str) -> None:
    with pytest.raises(ReaderError, match=f"a.txt: .*{said}"):
        outcome(Loading("a.txt", Manner(), ("/bin/sh", "-c", command)))


def test_an_answer_that_is_no_article_is_a_failure() -> None:
    code = f"import sys; sys.stdout.buffer.write({pickle.dumps(1)!r})"
    with pytest.raises(ReaderError, match="cannot be read"):
        outcome(Loading("a.txt", Manner(), (sys.executable, "-c", code)))


def test_what_takes_too_long_or_is_given_up_ends() -> None:
    with pytest.raises(ReaderError, match=r"took longer than 0\.1 seconds"):
        outcome(Loading("a.txt", Manner(), ("/bin/sleep", "100"), seconds=0.1))
    given_up = Loading("a.txt", Manner(), ("/bin/sleep", "100"))
    given_up.give_up()
    with pytest.raises(ReaderError, match="given up"):
        outcome(given_up)


def test_whatever_befalls_a_format_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Article:
        raise ZeroDivisionError

    monkeypatch.setattr(sys.modules["reader.load"], "load", fail)
    assert loading.read("a\x1b.txt", Manner()) == "a␛.txt: cannot be read (ZeroDivisionError)"


def test_a_loop_is_not_needed_to_wait(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It rained.")
    assert Loading(str(file), Manner()).wait().text == "It rained."
    with pytest.raises(ReaderError, match="no such file"):
        Loading(str(tmp_path / "none.txt"), Manner()).wait()


def test_long_files_alone_are_better_read_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It rained.")
    assert not loading.is_long(str(file))
    file.write_text("It rained. " * 100_000)
    assert loading.is_long(str(file))
    assert not loading.is_long(str(tmp_path))
    assert not loading.is_long(str(tmp_path / "none.txt"))
    assert not loading.is_long("a\0b")
