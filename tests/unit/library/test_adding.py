"""Many files at once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader import batch
from reader.batch import Outcome
from reader.library import Library, adding
from reader.library.index import Index
from reader.library.sources import stamp
from reader.load.folders import articles
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


def test_a_file_is_read_and_stamped(folder: Path) -> None:
    file = folder / "a.md"
    assert [person.name for person in adding.read(str(file)).people] == ["Ana Ruiz"]
    before = stamp(str(file))
    file.write_text(STORY * 2, "utf-8")
    assert before != stamp(str(file))
    assert stamp(str(folder / "none.txt")) is None


def test_files_are_added_and_found(folder: Path, library: Library, index: Index) -> None:
    names = list(articles([str(folder), str(folder / "none.txt")]))
    outcomes = list(adding.add(names, library, index, 2))
    assert sorted(bool(outcome.result) for outcome in outcomes) == [False, True, True, True]
    assert len(library.kept()) == 3
    assert library.keys() == index.fresh({})
    assert len(index.items("person", [])) == 3


def test_what_is_added_already_is_not_read_again(
    folder: Path, library: Library, index: Index
) -> None:
    names = list(articles([str(folder)]))
    list(adding.add(names[:2], library, index, 1))
    assert adding.unread(names, library, index) == names[2:]
    Path(names[0]).write_text("It reopened.", "utf-8")
    assert adding.unread(names, library, index) == [names[0], names[2]]
    index.prune(frozenset())
    assert adding.unread(names * 2, library, index) == names


def test_what_the_index_lacks_is_read_again(folder: Path, library: Library, index: Index) -> None:
    list(adding.add(list(articles([str(folder)])), library, index, 1))
    first = index.items("person", [])
    index.prune(frozenset())
    index.put(Analysis(Article("of no article that is kept")))
    assert len(list(adding.refresh(library, index, 2))) == 3
    assert list(adding.refresh(library, index, 2)) == []
    assert {each.article for each in index.items("person", [])} == {e.article for e in first}
    assert index.fresh({}) == library.keys()


def test_an_article_that_cannot_be_read_again_is_told_and_not_indexed(
    folder: Path, library: Library, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(adding.add(list(articles([str(folder)])), library, index, 1))
    index.prune(frozenset())
    lost = Outcome[Analysis]("quay.md", None, "it could not be read")
    monkeypatch.setattr(batch, "each", lambda *_: iter((lost,)))
    assert list(adding.refresh(library, index, 1)) == [lost]
    assert index.fresh({}) == frozenset()
