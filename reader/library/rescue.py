"""What a damaged library still holds, brought into a new one; the damaged file is never written."""

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from reader import record
from reader.library import schema, storage
from reader.library.shelf import Library
from reader.library.storage import told

PAGE = 4096
"""Bytes of a page of a library."""
_FAR = 20_000
"""Numbers of rows that are tried one by one where the way from row to row is broken."""
_CHILDREN = ("positions", "notes")
Row = dict[str, Any]


class Rescued(NamedTuple):
    """How many rows of each kind were brought over."""

    articles: int
    positions: int
    notes: int
    people: int


def damaged(file: Path) -> list[Path]:
    """The files moved aside from the place of `file` that nothing was rescued from yet."""
    found = sorted(file.parent.glob(f"{file.stem}-damaged-*.db"))
    return [path for path in found if not path.stem.endswith("-rescued")]


def rescue(file: Path, library: Library) -> Rescued:
    """Brings over whatever can be read of a damaged file, and marks the file by its name.

    An article whose text is not what its key says is left where it is.
    """
    with told(file), tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library.db"
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copy(file.with_name(file.name + ending), copy.with_name(copy.name + ending))
        if not any(_rows(copy, "articles")):
            _mend_first_page(copy)
        counts = _bring(copy, library)
        for ending in ("-wal", "-shm", ""):
            marked = file.with_name(f"{file.stem}-rescued.db{ending}")
            with suppress(FileNotFoundError):
                file.with_name(file.name + ending).rename(marked)
    return counts


def _bring(copy: Path, library: Library) -> Rescued:
    known = {}
    articles = 0
    for row in _rows(copy, "articles"):
        if _whole(row):
            number = row.pop("id")
            articles += _insert(library, "articles", row)
            known[number] = _number(library, row["key"])
    positions, notes = (_bring_children(copy, library, known, name) for name in _CHILDREN)
    return Rescued(articles, positions, notes, _bring_people(copy, library, known))


def _bring_children(copy: Path, library: Library, known: dict[int, int], table: str) -> int:
    """What belongs to the articles brought over; how many rows."""
    rows = [row for row in _rows(copy, table) if row["article"] in known]
    for row in rows:
        row.pop("id", None)
        row["article"] = known[row["article"]]
    return sum(_insert(library, table, row) for row in rows)


def _bring_people(copy: Path, library: Library, known: dict[int, int]) -> int:
    """The joined people; how many."""
    people = {row["id"]: row for row in _rows(copy, "joined")}
    numbers: dict[int, int] = {}
    for row in _rows(copy, "appearances"):
        if row["article"] in known and row["joined"] in people:
            old = row["joined"]
            if old not in numbers:
                person = {name: people[old][name] for name in ("name", "made")}
                _insert(library, "joined", person)
                numbers[old] = int(library.ask("SELECT max(id) FROM joined")[0][0])
            row.update(article=known[row["article"]], joined=numbers[old])
            _insert(library, "appearances", row)
    return len(numbers)


def _whole(row: Row) -> bool:
    """Whether an article is what it was when it was kept."""
    with suppress(Exception):
        text = record.analysis(json.loads(row["record"])).article.text
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return digest.startswith(row["key"]) and len(row["key"]) == 32
    return False


def _number(library: Library, key: str) -> int:
    return int(library.ask("SELECT id FROM articles WHERE key = ?", (key,))[0][0])


def _insert(library: Library, table: str, row: Row) -> bool:
    """Puts a row into the library, where it has none like it and can hold it; whether it did."""
    columns = [info[1] for info in library.ask(f"PRAGMA table_info({table})")]
    held = {name: value for name, value in row.items() if name in columns}
    names, marks = ", ".join(held), ", ".join("?" * len(held))
    with suppress(storage.LibraryError), library.writing() as db:
        question = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - ours
        return db.execute(question, tuple(held.values())).rowcount > 0
    return False


def _rows(file: Path, table: str) -> Iterator[Row]:
    """The rows of a table that can be read, by number; what is broken is stepped over."""
    with closing(sqlite3.connect(file)) as db:
        db.text_factory = lambda text: text.decode("utf-8", "replace")
        with suppress(sqlite3.Error):
            db.execute("PRAGMA writable_schema = ON")
        number: int | None = -1
        while number is not None:
            number, row = _next(db, table, number)
            if row:
                yield row


def _next(db: sqlite3.Connection, table: str, after: int) -> tuple[int | None, Row]:
    """The first row that can be read after a number, and its own; None where there is no more."""
    tries = [("> ?", after), *(("= ?", number) for number in range(after + 1, after + _FAR))]
    for sign, number in tries:
        question = f"SELECT rowid, * FROM {table} WHERE rowid {sign} ORDER BY rowid LIMIT 1"  # noqa: S608 - ours
        try:
            cursor = db.execute(question, (number,))
            names = [column[0] for column in cursor.description]
            values = cursor.fetchone()
        except (sqlite3.Error, OverflowError, UnicodeDecodeError):
            continue
        if values is None and sign == "> ?":
            return None, {}
        if values is not None:
            return int(values[0]), dict(zip(names[1:], values[1:], strict=True))
    return None, {}


def _mend_first_page(copy: Path) -> None:
    """Puts the first page of an empty library over that of a file which cannot be opened.

    The tables of the first version lie on the same pages in every library.
    """
    content = copy.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.db"
        with closing(storage.connect(empty, schema.LIBRARY[:1])) as db:
            db.execute("PRAGMA journal_mode = DELETE")
        first = bytearray(empty.read_bytes()[:PAGE])
    first[28:32] = (len(content) // PAGE).to_bytes(4, "big")
    copy.write_bytes(bytes(first) + content[PAGE:])
