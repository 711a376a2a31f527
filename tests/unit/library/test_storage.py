"""A database file in every state it can be in."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library, LibraryError, schema, storage
from reader.library.storage import BusyError, DamagedError, NewerError, connect, told
from reader.model import Article

ONE = (("CREATE TABLE words (word TEXT)",),)
TWO = (*ONE, ("ALTER TABLE words ADD COLUMN meaning TEXT", "UPDATE words SET meaning = '?'"))
ARTICLE = Article("The quay is closed. Nobody knows for how long.", source="quay.txt")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "library.db"


def version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_file_is_made_with_its_folder_for_the_user_alone(file: Path) -> None:
    with closing(connect(file, ONE)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA synchronous").fetchone() == (1,)
    assert version(file) == 1
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_is_copied_before_its_tables_change(file: Path) -> None:
    with closing(connect(file, ONE)) as db:
        db.execute("INSERT INTO words VALUES ('quay')")
    with closing(connect(file, TWO)) as db:
        assert db.execute("SELECT * FROM words").fetchall() == [("quay", "?")]
    before = file.with_name("library-v1.db")
    assert (version(file), version(before)) == (2, 1)
    with closing(sqlite3.connect(before)) as db:
        assert db.execute("SELECT * FROM words").fetchall() == [("quay",)]


def test_a_change_that_fails_changes_nothing(file: Path) -> None:
    connect(file, ONE).close()
    with pytest.raises(LibraryError, match="no such table: nowhere"):
        connect(file, (*ONE, ("CREATE TABLE more (x)", "DELETE FROM nowhere")))
    assert version(file) == 1
    with closing(connect(file, ONE)) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("words",)]


def test_a_newer_file_is_left_as_it_is(file: Path) -> None:
    connect(file, TWO).close()
    before = file.read_bytes()
    with pytest.raises(NewerError, match="is of a newer version of reader"):
        connect(file, ONE)
    assert file.read_bytes() == before


def test_who_makes_the_file_at_once_makes_it_once(file: Path) -> None:
    faults: list[Exception] = []

    def make() -> None:
        try:
            connect(file, TWO).close()
        except LibraryError as error:
            faults.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert version(file) == 2


def test_a_locked_file_is_waited_for_and_then_given_up(file: Path) -> None:
    library = Library(file, patience=0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError, match="in use by another program"):
            library.remember(ARTICLE, 3)
        other.execute("COMMIT")
    library.remember(ARTICLE, 3)
    assert library.position(ARTICLE) == 3
    library.close()


def test_a_file_that_is_locked_from_the_start_is_given_up(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE foreign_one (x)")
        other.execute("BEGIN EXCLUSIVE")
        said: list[str] = []
        assert Library.open_or_none(said.append, file, patience=0.05) is None
    assert said == ["library.db: is in use by another program; nothing will be remembered"]


def test_a_file_that_is_free_again_soon_is_waited_for(file: Path) -> None:
    file.parent.mkdir()
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE foreign_one (x)")
    other.execute("BEGIN EXCLUSIVE")
    soon = threading.Timer(0.3, other.execute, ["COMMIT"])
    soon.start()
    Library(file).close()
    soon.join()
    other.close()


def test_a_damaged_file_is_kept_and_a_new_one_begun(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database at all " * 300)
    said: list[str] = []
    library = Library.open_or_none(said.append, file)
    assert library
    library.remember(ARTICLE, 5)
    library.close()
    (kept,) = file.parent.glob("library-damaged-*.db")
    assert kept.read_bytes() == b"no database at all " * 300
    assert said == [f"library.db: is damaged; it is kept as {kept.name}, and a new one begins"]


def test_what_another_process_has_made_anew_is_not_moved(file: Path) -> None:
    Library(file).close()
    assert storage.set_aside(file, schema.LIBRARY) is None
    assert Library.open_or_none(pytest.fail, file)


def test_a_file_that_another_process_has_mended_meanwhile_is_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database at all " * 300)
    aside = storage.set_aside

    def twice(path: Path, migrations: storage.Migrations) -> Path | None:
        assert aside(path, migrations)
        return aside(path, migrations)

    monkeypatch.setattr(storage, "set_aside", twice)
    library = Library.open_or_none(pytest.fail, file)
    assert library
    library.close()


def test_damage_within_is_found_when_it_is_read(file: Path) -> None:
    library = Library(file)
    for number in range(200):
        library.add(Article(f"{number} " + ARTICLE.text * 40))
    library.close()
    content = bytearray(file.read_bytes())
    content[8192:90000] = os.urandom(90000 - 8192)
    file.write_bytes(content)
    library = Library(file)
    with pytest.raises(DamagedError, match="is damaged"):
        library.kept()
    library.close()


def test_a_full_disk_is_said_and_loses_nothing(file: Path) -> None:
    library = Library(file)
    library.remember(ARTICLE, 3)
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]
    library._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="the disk is full"):
        library.add(Article("long " * 100_000))
    assert library.position(ARTICLE) == 3
    assert len(library.kept()) == 1
    library.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("no folder")
    said: list[str] = []
    assert Library.open_or_none(said.append, tmp_path / "plain" / "library.db") is None
    assert len(said) == 1
    assert "nothing will be remembered" in said[0]


def test_a_folder_in_the_place_of_the_file_is_said(file: Path) -> None:
    file.mkdir(parents=True)
    said: list[str] = []
    assert Library.open_or_none(said.append, file) is None
    assert said == ["library.db: cannot be written to; nothing will be remembered"]


def test_other_faults_keep_their_own_words() -> None:
    with pytest.raises(LibraryError, match="the library: no such table: x"), told(None):
        connect(None, ()).execute("SELECT * FROM x")


def test_two_processes_write_at_once_and_lose_nothing(file: Path) -> None:
    code = """
import sys
from pathlib import Path
from reader.library import Library
from reader.model import Article
library = Library(Path(sys.argv[1]))
for number in range(50):
    library.remember(Article(f"Story {number} of {sys.argv[2]}."), number)
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(file), name]) for name in ("one", "two")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    library = Library(file)
    assert len(library.kept()) == 100
    assert library.position(Article("Story 7 of two.")) == 7
    assert library.check() == ()
    library.close()


def test_who_comes_second_waits_for_the_journal(tmp_path: Path) -> None:
    tries = iter((True, False))

    class Late(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            if "journal_mode" in sql and next(tries):
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise error
            return super().execute(sql, *values)  # type: ignore[arg-type]

    with closing(sqlite3.connect(tmp_path / "late.db", factory=Late)) as late:
        storage._prepare(late, 1.0)
        assert late.execute("PRAGMA synchronous").fetchone() == (1,)
