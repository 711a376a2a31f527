"""A library whose file is whole for SQLite and holds what never was put into it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader import record
from reader.app import places
from reader.library import Library
from reader.library.index import Index
from reader.library.storage import DamagedError, told
from reader.link.notes import NoteKind
from reader.model import Act, Analysis, Anchor, Article, Correction, Kind, Span

ARTICLE = Article("The quay is closed. Nobody knows for how long.", source="/quay.txt")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "byline" / "library.db"
    with closing(Library(file)) as library:
        library.add(ARTICLE, opened=True)
        library.remember(ARTICLE, 10)
        library.note(ARTICLE, Span(4, 8), NoteKind.HIGHLIGHT)
        library.note(ARTICLE, Span(0, 3), NoteKind.BOOKMARK)
    return file


def put(file: Path, table: str, column: str, value: object, where: str = "") -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(f"UPDATE {table} SET {column} = ? {where}", (value,))


@pytest.mark.parametrize("value", ["", "[]", b"\xff", '{"schema": 1}', "null"])
def test_an_article_that_cannot_be_read_is_said_to_be_damaged(file: Path, value: object) -> None:
    put(file, "articles", "record", value)
    with closing(Library(file)) as library:
        (key,) = library.keys()
        with pytest.raises(DamagedError, match=r"library\.db: is damaged"):
            library.article(key)


def test_an_article_with_another_text_than_was_kept_is_not_shown(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE articles SET record = replace(record, 'closed', 'opened')")
    with closing(Library(file)) as library:
        (key,) = library.keys()
        with pytest.raises(DamagedError):
            library.article(key)


@pytest.mark.parametrize(("column", "value"), [("title", b"\xff"), ("word_count", "many")])
def test_a_row_of_another_type_is_damage(file: Path, column: str, value: object) -> None:
    put(file, "articles", column, value)
    with closing(Library(file)) as library, pytest.raises(DamagedError):
        library.kept()


@pytest.mark.parametrize(
    ("column", "value"), [("kind", "drawing"), ("quote", b"\xff"), ("place", "x"), ("words", 1.5)]
)
def test_a_note_that_is_none_is_passed_over_and_the_others_are_there(
    file: Path, column: str, value: object
) -> None:
    put(file, "notes", column, value, "WHERE kind = 'bookmark'")
    with closing(Library(file)) as library:
        kinds = {note.kind for note in library.notes(ARTICLE)}
    assert NoteKind.HIGHLIGHT in kinds


def test_a_key_of_another_type_is_damage(file: Path) -> None:
    put(file, "articles", "key", b"\xff")
    with closing(Library(file)) as library, pytest.raises(DamagedError):
        library.keys()


def test_an_origin_of_another_type_is_damage(file: Path) -> None:
    put(file, "articles", "origin", b"\xff")
    with closing(Library(file)) as library, pytest.raises(DamagedError):
        library.noted()


def test_a_place_that_is_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(file.parents[1]))
    assert places.stopped("/quay.txt", ARTICLE.text) == 10
    for value, place in (("x", None), (-5, 0), (10**9, len(ARTICLE.text))):
        put(file, "positions", "place", value)
        assert places.stopped("/quay.txt", ARTICLE.text) == place
    put(file, "positions", "place", "x")
    with closing(Library(file)) as library, pytest.raises(DamagedError):
        library.position(ARTICLE)


def test_an_index_that_holds_no_items(tmp_path: Path) -> None:
    file = tmp_path / "extractions.db"
    with closing(Library(None)) as library, closing(Index(file)) as index:
        library.add(ARTICLE)
        index.put(Analysis(ARTICLE))
        (key,) = library.keys()
        assert index.analysis(key)
    put(file, "extractions", "record", b"x")
    with closing(Index(file)) as index, pytest.raises(DamagedError):
        index.analysis(key)


def test_complaints_that_are_no_text_are_damage() -> None:
    with pytest.raises(DamagedError, match=r"library\.db: is damaged"), told(Path("library.db")):
        b"\xff".decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"words": 5},
        {"other": {"exact": 1, "prefix": "", "suffix": "", "start": 0}},
        {"other": {"exact": "a", "prefix": "", "suffix": "", "start": "0"}},
    ],
)
def test_a_correction_that_is_none_is_refused(changed: dict[str, object]) -> None:
    place = Anchor("quay", "The ", " is", 4)
    plain = record.correction(Correction(Act.SAME, Kind.PERSON, place, place))
    assert record.correction_of(plain).item == place
    with pytest.raises(ValueError, match="none"):
        record.correction_of({**plain, **changed})
