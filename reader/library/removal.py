"""An article taken out of the library with all that belongs to it, and put back."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from reader.library.shelf import Library


class Row(NamedTuple):
    """A row of a table, as it was."""

    table: str
    values: tuple[Any, ...]


def take(library: Library, key: str) -> tuple[Row, ...]:
    """Forgets the article of that key; its rows, and those that refer to it, to be put back."""
    taken = tuple(_rows(library, "articles", "key", key))
    library.remove(key)
    return taken


def put_back(library: Library, taken: tuple[Row, ...]) -> None:
    """Makes it as if the article had never been taken; one that came back meanwhile stays."""
    with library.writing() as db:
        for table, values in taken:
            marks = ", ".join("?" * len(values))
            db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", values)  # noqa: S608 - a table of ours


def _rows(library: Library, table: str, column: str, value: object) -> Iterator[Row]:
    """The rows of a table, each followed by those of other tables that go with it."""
    children = [
        (name, its)
        for (name,) in library.ask("SELECT name FROM sqlite_master WHERE type = 'table'")
        for _, _, parent, its, *_ in library.ask(f"PRAGMA foreign_key_list({name})")
        if parent == table
    ]
    names = [row[1] for row in library.ask(f"PRAGMA table_info({table})")]
    for values in library.ask(f"SELECT * FROM {table} WHERE {column} = ?", (value,)):  # noqa: S608 - as above
        yield Row(table, values)
        if "id" in names:
            for child, its in children:
                yield from _rows(library, child, its, values[names.index("id")])
