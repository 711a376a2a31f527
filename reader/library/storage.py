"""A SQLite file opened with care: numbered migrations, row-level writes, each fault one line."""

import fcntl
import sqlite3
import time
import zlib
from collections.abc import Hashable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar, get_type_hints

from reader import display
from reader.errors import ReaderError

PATIENCE = 5.0
"""Seconds to wait for another process that writes."""
_CACHE = 1024
"""Kilobytes of a file kept in memory; the system has the rest at hand."""
Migrations = Sequence[Sequence[str]]
"""Statements that lead from one version of a file to the next; the first make it."""

_Row = TypeVar("_Row")
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


class LibraryError(ReaderError):
    """The library could not be used; reading goes on without it."""


class DamagedError(LibraryError):
    """The file is no database, or its contents make no sense."""


class NewerError(LibraryError):
    """A newer version of the program wrote the file."""


class BusyError(LibraryError):
    """Another program holds the file longer than one would wait."""


@contextmanager
def told(file: Path | None) -> Iterator[None]:
    """Turns whatever SQLite or the file system complains of into one sentence about `file`.

    Raises:
        LibraryError: in the place of sqlite3.Error and OSError.
    """
    name = display.name(file.name) if file else "the library"
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            raise DamagedError(f"{name}: is damaged") from error
        if code in _BUSY:
            raise BusyError(f"{name}: is in use by another program") from error
        if code == sqlite3.SQLITE_FULL:
            raise LibraryError(f"{name}: the disk is full") from error
        if code in _CLOSED:
            raise LibraryError(f"{name}: cannot be written to") from error
        raise LibraryError(f"{name}: {display.line(str(error))}") from error
    except UnicodeDecodeError as error:  # SQLite complains of bytes that are no text
        raise DamagedError(f"{name}: is damaged") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LibraryError(f"{name}: cannot be used ({reason})") from error


@contextmanager
def sound(file: Path | None) -> Iterator[None]:
    """Turns what cannot be made of a value kept in `file` into one sentence.

    Raises:
        DamagedError: in the place of what Python says of a value of another type or form.
    """
    try:
        yield
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
        zlib.error,
    ) as error:
        raise DamagedError(f"{file.name if file else 'the library'}: is damaged") from error


def made(kind: type[_Row], values: Sequence[object]) -> _Row:
    """A row as a value of its kind. Raises TypeError: a column holds what it never should."""
    if not all(map(isinstance, values, _types(kind))):  # type: ignore[arg-type]  # types are hashable
        raise TypeError(f"no {kind.__name__}")
    return kind(*values)


@cache
def _types(kind: Hashable) -> tuple[type, ...]:
    return tuple(get_type_hints(kind).values()) or (kind,)  # type: ignore[return-value]  # a type


def connect(
    file: Path | None, migrations: Migrations, patience: float = PATIENCE
) -> sqlite3.Connection:
    """The database in `file`, made or brought up to date; one in memory without a file.

    Raises:
        DamagedError: the file is no database.
        LibraryError: it cannot be used, or a newer version of the program wrote it.
    """
    with told(file):
        if file:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(
            file or ":memory:", timeout=patience, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, patience)
            _migrate(connection, file, migrations)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection, patience: float) -> None:
    """WAL, so that readers and a writer do not wait for one another; a crash loses nothing."""
    end = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            # Changing the journal asks no busy handler: whoever comes second has to wait here.
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > end:
                raise
            time.sleep(0.02)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, file: Path | None, migrations: Migrations) -> None:
    if _version(connection) == len(migrations):
        return
    with transaction(connection):
        version = _version(connection)
        if version > len(migrations):
            raise NewerError(f"{file.name if file else 'it'}: is of a newer version of reader")
        if file and version:
            _copy_before(file, version)
        for statements in migrations[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _copy_before(file: Path, version: int) -> None:
    """Keeps the file as the old version knows it, beside the one about to change."""
    copy(file, file.with_name(f"{file.stem}-v{version}{file.suffix}"))


def copy(file: Path, target: Path) -> None:
    """Copies a database that may be in use to `target`, which appears whole or not at all."""
    draft = target.with_name(f".{target.name}.part")
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(draft)) as other:
            source.backup(other)
            other.execute("PRAGMA journal_mode = DELETE")
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All statements within, or none of them."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def set_aside(file: Path, migrations: Migrations, *, sure: bool = False) -> Path | None:
    """Moves a damaged database out of the way; its new path, None where another process did so.

    Nothing is deleted. Under a lock the file is tried again, unless one is `sure` that it is
    damaged: another process may have made a new one in the meantime.
    """
    with told(file), file.with_name(f"{file.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with suppress(DamagedError):
            connect(file, migrations).close()
            if not sure:
                return None
        target = file.with_name(f"{file.stem}-damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.db")
        for ending in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                file.with_name(file.name + ending).rename(target.with_name(target.name + ending))
        return target
