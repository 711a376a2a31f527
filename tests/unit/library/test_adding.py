"""Many files at once."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.library import Library, adding
from reader.library.index import Index
from reader.model import Analysis, Article

STORY = "The quay is closed, said Ana Ruiz, the mayor. It cost $5 million.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    (folder / "old").mkdir(parents=True)
    for name in ("b.txt", "a.md", "old/c.html", "picture.png"):
        (folder / name).write_text(f"{name}: {STORY}", "utf-8")
    return folder


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library.in_memory()) as library:
        yield library


@pytest.fixture
def index() -> Iterator[Index]:
    with closing(Index(None)) as index:
        yield index


def letters(text: str) -> Analysis:
    """The work of a test: an article of the text itself, or whatever may befall a worker."""
    if text == "refused":
        raise ReaderError("refused: for a reason")
    if text == "broken":
        raise ZeroDivisionError
    if text == "dead":
        os.kill(os.getpid(), signal.SIGKILL)
    return Analysis(Article(text))


def test_folders_give_their_articles_in_order(folder: Path) -> None:
    (folder / "old" / "d.DOCX").touch()
    names = list(adding.files(["x.txt", str(folder)]))
    found = ("a.md", "b.txt", "old/c.html", "old/d.DOCX")
    assert names == ["x.txt", *(str(folder / name) for name in found)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_task_stops_another(jobs: int) -> None:
    tasks = [f"story {number}" for number in range(20)]
    tasks[3:3] = ["refused", "broken", "dead"]
    outcomes = {outcome.name: outcome for outcome in adding.each(letters, tasks, jobs)}
    assert set(outcomes) == set(tasks)
    assert outcomes["refused"].error == "refused: for a reason"
    assert outcomes["broken"].error == "broken: could not be analysed (ZeroDivisionError)"
    assert outcomes["dead"].error == "dead: reading it crashed"
    assert all(outcomes[name].analysis for name in tasks if name.startswith("story"))


@pytest.mark.parametrize(
    ("task", "error"),
    [
        ("story", ""),
        ("refused", "refused: for a reason"),
        ("broken", "broken: could not be analysed (ZeroDivisionError)"),
    ],
)
def test_whatever_befalls_a_task_is_its_outcome(task: str, error: str) -> None:
    outcome = adding._outcome(letters, task)
    assert (outcome.name, outcome.error, bool(outcome.analysis)) == (task, error, not error)


def test_a_worker_leaves_interrupting_to_who_started_it() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        adding._deafen()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_file_is_read_and_stamped(folder: Path) -> None:
    file = folder / "a.md"
    assert [person.name for person in adding.read(str(file)).people] == ["Ana Ruiz"]
    before = adding.stamp(str(file))
    file.write_text(STORY * 2, "utf-8")
    assert before != adding.stamp(str(file))
    assert adding.stamp(str(folder / "none.txt")) is None


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(adding.each(letters, [], 2)) == []


def test_files_are_added_and_found(folder: Path, library: Library, index: Index) -> None:
    names = list(adding.files([str(folder), str(folder / "none.txt")]))
    outcomes = list(adding.add(names, library, index, 2))
    assert sorted(bool(outcome.analysis) for outcome in outcomes) == [False, True, True, True]
    assert len(library.kept()) == 3
    assert library.keys() == index.fresh({})
    assert len(index.items("person", [])) == 3


def test_what_is_added_already_is_not_read_again(
    folder: Path, library: Library, index: Index
) -> None:
    names = list(adding.files([str(folder)]))
    list(adding.add(names[:2], library, index, 1))
    assert adding.unread(names, library, index) == names[2:]
    Path(names[0]).write_text("It reopened.", "utf-8")
    assert adding.unread(names, library, index) == [names[0], names[2]]
    index.prune(frozenset())
    assert adding.unread(names * 2, library, index) == names


def test_what_the_index_lacks_is_read_again(folder: Path, library: Library, index: Index) -> None:
    list(adding.add(list(adding.files([str(folder)])), library, index, 1))
    first = index.items("person", [])
    index.prune(frozenset())
    index.put(Analysis(Article("of no article that is kept")))
    assert len(list(adding.refresh(library, index, 2))) == 3
    assert list(adding.refresh(library, index, 2)) == []
    assert {each.article for each in index.items("person", [])} == {e.article for e in first}
    assert index.fresh({}) == library.keys()


def test_there_is_at_least_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    assert adding.cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert adding.cores() >= 1


def test_an_article_that_cannot_be_read_again_is_told_and_not_indexed(
    folder: Path, library: Library, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(adding.add(list(adding.files([str(folder)])), library, index, 1))
    index.prune(frozenset())
    lost = adding.Outcome("quay.md", None, "it could not be read")
    monkeypatch.setattr(adding, "each", lambda *_: iter((lost,)))
    assert list(adding.refresh(library, index, 1)) == [lost]
    assert index.fresh({}) == frozenset()
