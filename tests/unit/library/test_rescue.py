"""What a damaged library still holds comes into a new one."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library, NoteKind, joins, rescue
from reader.library.joins import Appearance
from reader.library.shelf import key
from reader.model import Article, Span

COUNT = 60


def story(number: int) -> Article:
    words = " ".join(f"word{number}x{place}" for place in range(120))
    return Article(f"Story {number}. {words}", title=f"Story {number}", source=f"{number}.txt")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library of many articles, each with a place, some with notes, two with a joined person."""
    file = tmp_path / "library.db"
    with closing(Library(file)) as library:
        for number in range(COUNT):
            library.remember(story(number), number)
        library.note(story(3), Span(0, 5), NoteKind.NOTE, "ask again")
        people = [Appearance(key(story(number).text), "Ana Ruiz") for number in (3, 4)]
        joins.join(library, people)
    return file


def first_page(content: bytearray) -> None:
    content[: rescue.PAGE] = bytes(rescue.PAGE)


def one_page_in_the_middle(content: bytearray) -> None:
    middle = len(content) // rescue.PAGE // 2 * rescue.PAGE
    content[middle : middle + rescue.PAGE] = random.Random(1).randbytes(rescue.PAGE)


def one_text(content: bytearray) -> None:
    place = content.index(b"word20x5 ")
    content[place : place + 4] = b"ward"


def nothing_left(content: bytearray) -> None:
    content[:] = b"no database at all " * 500


def rescued(file: Path, harm: Callable[[bytearray], None]) -> tuple[rescue.Rescued, Library]:
    content = bytearray(file.read_bytes())
    harm(content)
    aside = file.with_name("library-damaged-1.db")
    aside.write_bytes(content)
    file.unlink()
    library = Library(file)
    assert rescue.damaged(file) == [aside]
    counts = rescue.rescue(aside, library)
    assert rescue.damaged(file) == []
    assert (file.parent / "library-damaged-1-rescued.db").read_bytes() == content
    return counts, library


@pytest.mark.parametrize(
    ("harm", "least"),
    [(first_page, COUNT), (one_page_in_the_middle, COUNT - 5), (one_text, COUNT - 1)],
)
def test_what_can_be_read_is_brought_over(
    file: Path, harm: Callable[[bytearray], None], least: int
) -> None:
    counts, library = rescued(file, harm)
    with closing(library):
        assert least <= counts.articles <= COUNT
        assert len(library.kept()) == counts.articles == counts.positions
        assert library.position(story(7)) == 7
        (note,) = library.notes(story(3))
        assert note.words == "ask again"
        assert counts.notes == 1
        assert library.check() == ()
        if harm is not first_page:
            assert counts.people == 1
            assert len(library.ask("SELECT * FROM appearances")) == 2


def test_a_text_that_is_not_what_it_was_is_left(file: Path) -> None:
    _, library = rescued(file, one_text)
    with closing(library):
        assert library.article(key(story(20).text)) is None


def test_what_is_no_library_gives_nothing(file: Path) -> None:
    counts, library = rescued(file, nothing_left)
    with closing(library):
        assert counts == rescue.Rescued(0, 0, 0, 0)
        assert library.kept() == ()


def test_what_is_there_already_stays_as_it_is(file: Path) -> None:
    aside = file.with_name("library-damaged-1.db")
    aside.write_bytes(file.read_bytes())
    with closing(Library(file)) as library:
        library.remember(story(5), 50)
        assert rescue.rescue(aside, library).articles == 0
        assert library.position(story(5)) == 50
        assert len(library.kept()) == COUNT


def test_a_row_that_the_library_cannot_hold_is_left(file: Path) -> None:
    with closing(Library(file)) as library:
        assert not rescue._insert(library, "notes", {"article": 10**6, "kind": "note"})


class Torn:
    """A table whose next row cannot be asked for, with a gap before the one after it."""

    description = (("rowid",), ("name",))

    def __init__(self) -> None:
        self._row: tuple[int, str] | None = None

    def execute(self, question: str, numbers: tuple[int]) -> "Torn":
        if "rowid > ?" in question:
            raise sqlite3.DatabaseError
        self._row = (numbers[0], "Ana") if numbers[0] == 9 else None
        return self

    def fetchone(self) -> tuple[int, str] | None:
        return self._row


def test_rows_after_a_gap_are_reached_one_by_one() -> None:
    assert rescue._next(Torn(), "people", 6) == (9, {"name": "Ana"})  # type: ignore[arg-type]


def test_an_article_that_is_no_record_is_not_whole() -> None:
    assert not rescue._whole({"record": "{", "key": "0" * 32})


def test_a_row_that_refers_to_nothing_is_left(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "new.db")) as library:
        place = {"article": 99, "place": 3, "moved": "2026-01-01"}
        assert not rescue._insert(library, "positions", place)


def test_people_of_articles_that_are_lost_are_not_brought(file: Path, tmp_path: Path) -> None:
    with closing(Library(tmp_path / "new.db")) as library:
        assert rescue._bring_people(file, library, {}) == 0
