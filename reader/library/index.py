"""The index over all articles: what was found in each, and the words to find it again by.

It lies in a cache apart from the library. Deleting it loses only the time to make it again.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

from reader import export, record
from reader.library import schema, storage
from reader.library.shelf import key, storable
from reader.library.storage import DamagedError, LibraryError, made, sound, told, transaction
from reader.model import Analysis, Kind, Person, Quote, Ref, Statistic

_WORD = re.compile(r"\w+")
_ROOM = Path(__file__).parents[1]
_FILES = ("model.py", "record.py", "analyse.py", "extract", "language")
_FOUND = """SELECT items.kind, ref, items.text, label, start, key, title, source, published, person
    FROM items JOIN extractions ON extractions.id = extraction"""
_ITEMS = f"""{_FOUND} JOIN item_words ON items.id = item_words.rowid
    WHERE item_words MATCH ? AND published >= ?
    ORDER BY published DESC, extraction, items.id LIMIT ?"""
_NUMBERS = """SELECT rowid FROM item_words WHERE item_words MATCH ? ORDER BY rowid DESC LIMIT ?"""
_BY_DAY = """SELECT items.id FROM items JOIN extractions ON extractions.id = extraction
    WHERE items.id IN ({}) ORDER BY published DESC, extraction, items.id"""


@dataclass(frozen=True, slots=True)
class Found:
    """An item of any article that answers to a query, and where it stands."""

    kind: str
    """person, quote or statistic."""
    id: str
    """Its id in the record of its article: p1, q1, s1."""
    text: str
    """The person's name, the words of the quote, the figure as the article writes it."""
    label: str
    """The person's roles, the speaker of the quote, the concept of the figure."""
    start: int
    """The code point where it begins."""
    article: str
    """The key of its article."""
    title: str
    source: str
    published: str
    """YYYY-MM-DD; empty where the article does not say."""
    person: str = ""
    """The id of the person that it is, or is said by; empty where that is no person known."""

    def __post_init__(self) -> None:
        Kind(self.kind)  # raises ValueError


@cache
def engine() -> str:
    """The version of what finds things: a hash of its code and weights, 16 hex digits."""
    files = [path for name in _FILES for path in [_ROOM / name, *sorted((_ROOM / name).rglob("*"))]]
    digest = hashlib.sha256()
    for path in files:
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def terms(words: str, column: str) -> str:
    """An FTS5 query for a column that holds all of `words`, in any order and with any accents.

    Raises:
        LibraryError: there is no word in `words`.
    """
    found = _WORD.findall(storable(words))
    if not found:
        raise LibraryError("nothing to look for: give at least one word")
    quoted = [f'"{word}"' for word in found]
    return f"{column} : ({' AND '.join(quoted)})"


def begun(words: str, column: str) -> str:
    """As `terms`, for words that are being typed: the last may be a beginning; "" for none."""
    found = _WORD.findall(storable(words))
    if not found:
        return ""
    quoted = [f'"{word}"' for word in found]
    quoted[-1] += "*" * (not words[-1].isspace())
    return f"{column} : ({' AND '.join(quoted)})"


class Index:
    """The open cache of extractions. Every method raises LibraryError where the file fails it."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self._db = storage.connect(file, schema.INDEX)

    @classmethod
    def opened(cls, file: Path) -> Self:
        """The cache in `file`; what is damaged or of another version is made again."""
        try:
            return cls(file)
        except (DamagedError, storage.NewerError):
            return cls.anew(file)

    @classmethod
    def anew(cls, file: Path) -> Self:
        """An empty cache in the place of `file`."""
        with told(file):
            for ending in ("-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    file.with_name(file.name + ending).unlink()
        return cls(file)

    def close(self) -> None:
        """Ends the use of the file."""
        self._db.close()

    def put(self, analysis: Analysis, stamp: str = "") -> None:
        """Keeps what was found in an article, in the place of what was found before.

        `stamp` is that of the corrections in it, as `Library.stamps` has it.
        """
        article = analysis.article
        name = key(article.text)
        packed = zlib.compress(json.dumps(record.record(analysis)).encode(), 3)
        with told(self.file), transaction(self._db):
            self._drop(name)
            head = [storable(part or "") for part in (article.title, article.source)]
            number = self._db.execute(
                "INSERT INTO extractions (key, engine, title, source, published, record)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (name, engine() + stamp, *head, article.published or "", packed),
            ).lastrowid
            self._db.executemany(
                "INSERT INTO items (extraction, kind, ref, start, label, text, who, about, unit,"
                " person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(number, *row) for row in _rows(analysis)],
            )
            self._db.execute(
                "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)",
                (number, head[0], storable(article.text)),
            )

    def drop(self, name: str) -> None:
        """Forgets what was found in the article of that key."""
        with told(self.file), transaction(self._db):
            self._drop(name)

    def _drop(self, name: str) -> None:
        row = self._db.execute("SELECT id FROM extractions WHERE key = ?", (name,)).fetchone()
        if row:
            self._db.execute("DELETE FROM items WHERE extraction = ?", row)
            self._db.execute("DELETE FROM article_words WHERE rowid = ?", row)
            self._db.execute("DELETE FROM extractions WHERE id = ?", row)

    def analysis(self, name: str) -> Analysis | None:
        """What was found in the article of that key by the engine as it is now."""
        with told(self.file):
            row = self._db.execute(
                "SELECT record FROM extractions WHERE key = ? AND substr(engine, 1, 16) = ?",
                (name, engine()),
            ).fetchone()
        with sound(self.file):
            return record.analysis(json.loads(zlib.decompress(row[0]))) if row else None

    def fresh(self, stamps: Mapping[str, str]) -> frozenset[str]:
        """The keys of what the engine as it is now has read, with corrections of these stamps."""
        rows = self.ask("SELECT key, engine FROM extractions")
        return frozenset(name for name, by in rows if by == engine() + stamps.get(name, ""))

    def known(self, stamps: Mapping[str, str]) -> frozenset[str]:
        """The keys of all that any engine has read, with corrections of these stamps."""
        rows = self.ask("SELECT key, substr(engine, 17) FROM extractions")
        return frozenset(name for name, stamp in rows if stamp == stamps.get(name, ""))

    def prune(self, kept: frozenset[str]) -> None:
        """Forgets what belongs to no article that is kept."""
        for (name,) in self.ask("SELECT key FROM extractions"):
            if name not in kept:
                self.drop(name)

    def ask(self, question: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question in SQL."""
        with told(self.file):
            return self._db.execute(question, given).fetchall()

    def items(
        self, kind: str, queries: list[str], since: str = "", most: int = -1
    ) -> tuple[Found, ...]:
        """Items of one kind that answer to all queries (of `terms`), the newest article first."""
        query = " AND ".join([f'kind : "{kind}"', *queries])
        rows = self.ask(_ITEMS, (query, since, most))
        with sound(self.file):
            return tuple(made(Found, row) for row in rows)

    def numbers(self, kind: str, query: str, most: int) -> list[int]:
        """Which items of one kind answer to a query: the newest first, `most` of them at most.

        Where there are as many, the last read are given: to sort more than can be shown takes long.
        """
        query = f'kind : "{kind}"' + (f" AND {query}" if query else "")
        numbers = [number for (number,) in self.ask(_NUMBERS, (query, most))]
        if len(numbers) == most:
            return numbers
        sorting = _BY_DAY.format(", ".join("?" * len(numbers)))
        return [number for (number,) in self.ask(sorting, numbers)]

    def numbered(self, numbers: Sequence[int]) -> dict[int, Found]:
        """The items of these numbers, as far as there are any."""
        marks = ", ".join("?" * len(numbers))
        question = f"{_FOUND} WHERE items.id IN ({marks})"
        rows = self.ask(question.replace("SELECT", "SELECT items.id,", 1), numbers)
        with sound(self.file):
            return {row[0]: made(Found, row[1:]) for row in rows}

    def articles(self, words: str) -> tuple[str, ...]:
        """The keys of articles that hold all of `words` in title or text, the best first."""
        rows = self.ask(
            "SELECT key FROM article_words JOIN extractions ON id = article_words.rowid"
            " WHERE article_words MATCH ? ORDER BY rank",
            (terms(words, "{title text}"),),
        )
        return tuple(name for (name,) in rows)

    def holding(self, query: str, most: int) -> list[str]:
        """The keys of articles that answer to a query (of `begun`), in the order of `numbers`."""
        rows = self.ask(
            "SELECT rowid FROM article_words WHERE article_words MATCH ?"
            " ORDER BY rowid DESC LIMIT ?",
            (query, most),
        )
        marks = ", ".join("?" * len(rows))
        order = "id DESC" if len(rows) == most else "published DESC, id DESC"
        question = f"SELECT key FROM extractions WHERE id IN ({marks}) ORDER BY {order}"  # noqa: S608 - only marks
        return [key for (key,) in self.ask(question, [number for (number,) in rows])]

    def context(self, query: str, keys: Sequence[str]) -> dict[str, str]:
        """Some words of each of these articles around those that answer to a query."""
        marks = ", ".join("?" * len(keys))
        rows = self.ask(
            "SELECT key, snippet(article_words, 1, '', '', '…', 24)"  # noqa: S608 - only marks
            " FROM article_words JOIN extractions ON id = article_words.rowid"
            f" WHERE article_words MATCH ? AND key IN ({marks})",
            (query, *keys),
        )
        return dict(rows)


def _rows(analysis: Analysis) -> Iterator[tuple[Any, ...]]:
    """Kind, id, start, label, text, who, about, unit, person of each item but trivial figures."""
    for ref in analysis.refs():
        item = analysis[ref]
        row = _row(analysis, item)
        if row:
            start, *words = row
            person = _person(ref, item)
            known = record.name(person) if person else ""
            yield (ref.kind.value, record.name(ref), start, *map(storable, words), known)


def _person(ref: Ref, item: Person | Quote | Statistic) -> Ref | None:
    """The person that an item is, or is said by."""
    match item:
        case Person():
            return ref
        case Quote(speaker=speaker):
            return speaker.person if speaker else None
        case Statistic():
            return None


def _row(
    analysis: Analysis, item: Person | Quote | Statistic
) -> tuple[int, str, str, str, str, str] | None:
    article = analysis.article
    match item:
        case Person():
            names = " ".join(_names(analysis, item))
            roles = "; ".join(item.roles)
            return (item.mentions[0].span.start, roles, item.name, names, roles, "")
        case Quote():
            words = " … ".join(article[segment] for segment in item.segments)
            return (
                item.segments[0].start,
                export.said_by(analysis, item),
                words,
                _who(analysis, item),
                "",
                "",
            )
        case Statistic():
            if item.trivial:
                return None
            concept = item.concept.words if item.concept else ()
            about = " ".join(article[word] for word in concept)
            own = article[item.unit.span] if item.unit.span else ""
            unit = f"{item.unit.name} {item.unit.kind} {own}"
            return (item.span.start, about, article[item.span], "", about, unit)


def _names(analysis: Analysis, person: Person) -> list[str]:
    """The forms of a person's name in the article, the fullest first."""
    forms = [analysis.article[m.span] for m in person.mentions if m.kind.value == "name"]
    return list(dict.fromkeys((person.name, *forms)))


def _who(analysis: Analysis, quote: Quote) -> str:
    if not quote.speaker:
        return ""
    said = analysis.article[quote.speaker.span]
    if not quote.speaker.person:
        return said
    return " ".join((*_names(analysis, analysis.people[quote.speaker.person.number]), said))
