"""The library: every article opened, where one stopped reading, and what one wrote beside it."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from reader import display, record
from reader.library import folders, schema, storage
from reader.library.storage import DamagedError, LibraryError, made, sound, told, transaction
from reader.link import anchors
from reader.link.notes import Note, NoteKind, written
from reader.model import Analysis, Anchor, Article, Span


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the library, without its text."""

    key: str
    title: str
    source: str
    published: str | None
    added: str
    opened: str | None
    """When it was last read, in UTC, ISO 8601; None where it never was."""
    position: int | None
    words: int
    length: int
    """Code points of its text."""
    sample: bool
    """Whether it came with the program."""


_SLICE = 262_144
"""Code points of a text that are encoded at once: it may be long."""


@lru_cache(maxsize=4)
def key(text: str) -> str:
    """The name of an article in the library: 32 hex digits of a hash of its text."""
    digest = hashlib.sha256()
    for start in range(0, len(text), _SLICE):
        digest.update(text[start : start + _SLICE].encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def origin(source: str) -> str | None:
    """Where an article comes from, whichever the working folder; None for a pipe."""
    if source in ("", "-"):
        return None
    if "://" in source:
        return storable(source)
    return storable(str(Path(source).absolute()))


def storable(text: str) -> str:
    """`text` as a database can hold it: half characters, as in odd file names, are replaced."""
    return text.encode("utf-8", "replace").decode()


SAMPLE = Path(__file__).parents[1] / "samples" / "the-ferry.md"
"""The article that comes with the program: it stands in each library, and is never counted."""

_KEPT = """SELECT key, title, source, published, added, opened, place, word_count, length, sample
    FROM articles LEFT JOIN positions ON article = articles.id"""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Library:
    """An open library. Every method raises LibraryError, one sentence, where the file fails it."""

    def __init__(self, file: Path | None, patience: float = storage.PATIENCE) -> None:
        self.file = file
        self._db = storage.connect(file, schema.LIBRARY, patience)

    @classmethod
    def in_memory(cls) -> Self:
        """A library that forgets everything in the end, and writes nowhere."""
        return cls(None)

    @classmethod
    def open_or_none(
        cls,
        say: Callable[[str], None],
        file: Path | None = None,
        patience: float = storage.PATIENCE,
    ) -> Self | None:
        """The user's library; None, and one sentence to `say`, where it cannot be used.

        A damaged file is moved aside, and said so; a new one is begun.
        """
        try:
            file = file or folders.library_file()
            try:
                return cls(file, patience)
            except DamagedError as error:
                if aside := storage.set_aside(file, schema.LIBRARY):
                    say(f"{error}; it is kept as {display.name(aside.name)}, and a new one begins")
                return cls(file, patience)
        except (LibraryError, folders.NoHomeError) as error:
            say(f"{error}; nothing will be remembered")
            return None

    def close(self) -> None:
        """Ends the use of the file."""
        self._db.close()

    # Articles

    def add(self, article: Article, *, stamp: str | None = None, opened: bool = False) -> str:
        """Keeps `article`, once for the same text; its key."""
        name, when = key(article.text), _now()
        with self.writing():
            self._keep(article, name, when, stamp)
            if opened:
                self._db.execute("UPDATE articles SET opened = ? WHERE key = ?", (when, name))
        return name

    def reopened(self, article: Article) -> bool:
        """Notes that `article` is read now; whether it is kept, which it is not by this."""
        with self.writing():
            done = self._db.execute(
                "UPDATE articles SET source = ?, origin = coalesce(?, origin), opened = ?"
                " WHERE key = ?",
                (storable(article.source), origin(article.source), _now(), key(article.text)),
            )
        return done.rowcount > 0

    def _keep(self, article: Article, name: str, when: str, stamp: str | None = None) -> None:
        self._db.execute(
            "INSERT INTO articles (key, title, source, origin, published, added, stamp, record,"
            " word_count, length, sample) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET"
            " source = excluded.source, origin = coalesce(excluded.origin, origin),"
            " stamp = coalesce(excluded.stamp, stamp), word_count = excluded.word_count",
            (
                name,
                storable(article.title or ""),
                storable(article.source),
                origin(article.source),
                article.published,
                when,
                stamp,
                json.dumps(record.record(Analysis(article))),
                len(article.text.split()),
                len(article.text),
                article.source == str(SAMPLE),
            ),
        )

    def article(self, name: str) -> Article | None:
        """The article of that key, to the letter as it was when it was kept."""
        rows = self.ask("SELECT record FROM articles WHERE key = ?", (name,))
        if not rows:
            return None
        with sound(self.file):
            article = record.analysis(json.loads(rows[0][0])).article
            if key(article.text) != name:
                raise ValueError("another text than was kept")
        return article

    def kept(self) -> tuple[Kept, ...]:
        """All articles of the user, the last added first."""
        return self._kept("WHERE NOT sample ORDER BY articles.id DESC")

    def holds(self, article: Article) -> bool:
        """Whether it is kept."""
        return bool(self.some([key(article.text)]))

    def some(self, keys: Sequence[str]) -> dict[str, Kept]:
        """The articles of these keys, as far as there are any."""
        marks = ", ".join("?" * len(keys))
        return {each.key: each for each in self._kept(f"WHERE key IN ({marks})", keys)}

    def _kept(self, which: str, given: Sequence[str] = ()) -> tuple[Kept, ...]:
        rows = self.ask(f"{_KEPT} {which}", given)
        with sound(self.file):
            return tuple(made(Kept, (*row[:-1], bool(row[-1]))) for row in rows)

    def ask(self, question: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question in SQL."""
        with told(self.file):
            return self._db.execute(question, given).fetchall()

    def keys(self) -> frozenset[str]:
        """The keys of all articles."""
        rows = self.ask("SELECT key FROM articles")
        with sound(self.file):
            return frozenset(made(str, row) for row in rows)

    def samples(self) -> frozenset[str]:
        """The keys of what came with the program."""
        return frozenset(name for (name,) in self.ask("SELECT key FROM articles WHERE sample"))

    def latest(self, source: str) -> tuple[str, str]:
        """Key of the article last added from `source`, and when that was; two times "" for none."""
        rows = self.ask(
            "SELECT key, added FROM articles WHERE origin = ? ORDER BY id DESC LIMIT 1",
            (origin(source),),
        )
        return (rows[0][0], rows[0][1]) if rows else ("", "")

    def stamped(self, source: str) -> tuple[str, str] | None:
        """Key and stamp of the article last read from `source`."""
        with told(self.file):
            row = self._db.execute(
                "SELECT key, stamp FROM articles WHERE origin = ? AND stamp IS NOT NULL"
                " ORDER BY id DESC LIMIT 1",
                (origin(source),),
            ).fetchone()
        return (row[0], row[1]) if row else None

    def remove(self, name: str) -> bool:
        """Forgets an article with all that belongs to it; whether there was one."""
        with self.writing():
            return self._db.execute("DELETE FROM articles WHERE key = ?", (name,)).rowcount > 0

    # Where one stopped

    def position(self, article: Article) -> int | None:
        """The code point where reading stopped; None where it never began.

        An article that changed since is taken up at the same words, if they are still there.
        """
        rows = self.ask(
            "SELECT place FROM positions JOIN articles ON articles.id = article WHERE key = ?",
            (key(article.text),),
        )
        if rows:
            with sound(self.file):
                return min(max(int(rows[0][0]), 0), len(article.text))
        return self._carried(article)

    def _carried(self, article: Article) -> int | None:
        with told(self.file):
            row = self._db.execute(
                "SELECT record, place FROM positions JOIN articles"
                " ON articles.id = article WHERE origin = ? ORDER BY moved DESC LIMIT 1",
                (origin(article.source),),
            ).fetchone()
        if not row:
            return None
        with sound(self.file):
            before = json.loads(row[0])["text"]
            placed = anchors.place(anchors.anchor(before, Span(row[1], row[1])), article.text)
        return placed.span.start if placed else None

    def remember(self, article: Article, offset: int) -> None:
        """Keeps the code point where reading stopped, and the article with it."""
        name, when = key(article.text), _now()
        with self.writing():
            if not self._placed(name, offset, when):
                self._keep(article, name, when)
                self._placed(name, offset, when)

    def _placed(self, name: str, offset: int, when: str) -> bool:
        done = self._db.execute(
            "INSERT INTO positions (article, place, moved)"
            " SELECT id, ?, ? FROM articles WHERE key = ?"
            " ON CONFLICT (article) DO UPDATE SET place = excluded.place, moved = excluded.moved",
            (offset, when, name),
        )
        return done.rowcount > 0

    # What one wrote

    def note(self, article: Article, span: Span, kind: NoteKind, words: str = "") -> int:
        """Keeps a note on `span`, which is empty for a bookmark between letters; its number."""
        return self.put(article, written(article, span, kind, words))

    def put(self, article: Article, note: Note) -> int:
        """Keeps a note with its own anchor and time; its number."""
        name = key(article.text)
        with self.writing():
            number = self._noted(name, note)
            if number is None:
                self._keep(article, name, _now())
                number = self._noted(name, note)
        return number or 0

    def _noted(self, name: str, note: Note) -> int | None:
        """The number of a note on an article, once it is there; None where the article is not."""
        held = note.anchor
        parts = (storable(part) for part in (held.quote, held.prefix, held.suffix))
        done = self._db.execute(
            "INSERT INTO notes (article, kind, quote, prefix, suffix, place, words, made)"
            " SELECT id, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE key = ?",
            (note.kind.value, *parts, held.offset, storable(note.words), note.made, name),
        )
        return done.lastrowid if done.rowcount > 0 else None

    def notes(self, article: Article) -> tuple[Note, ...]:
        """All notes on an article, and on what came from the same place before it changed.

        One that a newer version wrote, or that is damaged, is passed over.
        """
        with told(self.file):
            rows = self._db.execute(
                "SELECT notes.id, kind, quote, prefix, suffix, place, words, made FROM notes"
                " JOIN articles ON articles.id = article WHERE key = ? OR origin = ?"
                " ORDER BY place, notes.id",
                (key(article.text), origin(article.source)),
            ).fetchall()
        found = (_note(row, article.text) for row in rows)
        return tuple(note for note in found if note)

    def reword(self, number: int, words: str) -> bool:
        """Gives a note other words; whether there was one."""
        with self.writing():
            done = self._db.execute(
                "UPDATE notes SET words = ? WHERE id = ?", (storable(words), number)
            )
        return done.rowcount > 0

    def noted(self) -> tuple[tuple[str, str], ...]:
        """The keys of the articles with notes, each with where it came from, last added first.

        Of an article that changed since it is the latest: the notes on those before are on it.
        """
        with told(self.file):
            rows = self._db.execute(
                "SELECT key, coalesce(origin, '') FROM articles WHERE id IN"
                " (SELECT max(articles.id) FROM articles"
                " GROUP BY coalesce(origin, key) HAVING sum(id IN"
                " (SELECT article FROM notes WHERE kind != 'correction')))"
                " ORDER BY id DESC"
            ).fetchall()
        with sound(self.file):
            return tuple((made(str, row[:1]), made(str, row[1:])) for row in rows)

    def stamps(self, kind: NoteKind) -> dict[str, str]:
        """Of each article with notes of a kind, its key and 8 hex digits that change with them.

        Its notes are its own and those on what came from the same place before it changed.
        """
        with told(self.file):
            rows = self._db.execute(
                "SELECT now.key, notes.id, quote, place, words FROM notes"
                " JOIN articles held ON held.id = article"
                " JOIN articles now ON now.id = held.id OR now.origin = held.origin"
                " WHERE kind = ? ORDER BY notes.id",
                (kind.value,),
            ).fetchall()
        noted: dict[str, list[str]] = {}
        for name, *note in rows:
            noted.setdefault(name, []).append(repr(note))
        return {
            name: hashlib.sha256("\n".join(notes).encode()).hexdigest()[:8]
            for name, notes in noted.items()
        }

    def erase(self, number: int) -> bool:
        """Removes a note; whether there was one."""
        with self.writing():
            return self._db.execute("DELETE FROM notes WHERE id = ?", (number,)).rowcount > 0

    # Care

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; nothing where all is well."""
        with told(self.file):
            found = [row[0] for row in self._db.execute("PRAGMA integrity_check")]
            found += [f"{row[0]}: a row refers to nothing" for row in self._broken()]
        return tuple(line for line in found if line != "ok")

    def _broken(self) -> list[tuple[str]]:
        return self._db.execute("PRAGMA foreign_key_check").fetchall()

    def backup(self, target: Path) -> None:
        """Copies the library to a file that must not exist yet; it may be in use meanwhile."""
        assert self.file, "there is nothing to copy of a library in memory"
        if target.exists():
            raise LibraryError(f"{display.name(target.name)}: is there already")
        with told(target):
            storage.copy(self.file, target)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The database for statements that are done all together or not at all."""
        with told(self.file), transaction(self._db):
            yield self._db


def _note(row: Sequence[Any], text: str) -> Note | None:
    """A row of notes and where it stands in `text`; None where it is none that is known here."""
    number, kind, *where, words, when = row
    with suppress(ValueError, TypeError):
        held = made(Anchor, where)
        return made(Note, (number, NoteKind(kind), held, words, when, anchors.place(held, text)))
    return None
