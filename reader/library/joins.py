"""People who are one in several articles: nobody is, unless the user says so.

A person of an article is known by the full name that the article gives, so that a join outlives
every new reading of the articles.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from reader import display
from reader.errors import MissingInputError
from reader.library.index import Found, Index
from reader.library.shelf import Kept, Library, storable
from reader.library.storage import LibraryError


class Appearance(NamedTuple):
    """A person as one article has it: the key of the article, and the name there."""

    article: str
    name: str


class Joined(NamedTuple):
    """One person in several articles."""

    number: int
    name: str
    """The longest of the names."""
    appearances: tuple[Appearance, ...]


class Joins:
    """Who is one person, as far as the articles kept now go."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index

    @cached_property
    def all(self) -> dict[int, Joined]:
        """The people who stand in two articles or more, by number."""
        rows = self._library.ask(
            "SELECT joined, joined.name, key, appearances.name FROM appearances"
            " JOIN joined ON joined.id = joined JOIN articles ON articles.id = article"
            " ORDER BY joined, appearances.rowid"
        )
        people: dict[int, Joined] = {}
        for number, name, *where in rows:
            before = people.get(number, Joined(number, name, ()))
            after = (*before.appearances, Appearance(*where))
            people[number] = before._replace(appearances=after)
        return {number: one for number, one in people.items() if len(one.appearances) > 1}

    @cached_property
    def items(self) -> dict[int, list[int]]:
        """The numbers of the items in the index that are each of these people."""
        return {
            number: [item for each in one.appearances for item in self._numbers(each)]
            for number, one in self.all.items()
        }

    @cached_property
    def _of(self) -> dict[Appearance, int]:
        return {each: number for number, one in self.all.items() for each in one.appearances}

    def _numbers(self, appearance: Appearance) -> list[int]:
        rows = self._index.ask(
            "SELECT items.id FROM items JOIN extractions ON extractions.id = extraction"
            " WHERE key = ? AND kind = 'person' AND items.text = ?",
            appearance,
        )
        return [number for (number,) in rows]

    def of(self, person: Found) -> Joined | None:
        """Who a person of one article is, where the user has said so."""
        number = self._of.get(Appearance(person.article, person.text))
        return self.all[number] if number else None

    def called(self, name: str) -> Joined:
        """The person of several articles whose name, in one of them, has all these words.

        Raises:
            MissingInputError: there is none.
            LibraryError: there are two or more, of which none has exactly this name.
        """
        words = _words(name)
        found = [
            one
            for one in self.all.values()
            if any(words <= _words(each.name) for each in one.appearances)
        ]
        exact = [one for one in found if _words(one.name) == words]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            raise MissingInputError(f"{display.line(name)}: is no joined person")
        names = ", ".join(display.line(one.name) for one in found)
        raise LibraryError(f"{display.line(name)}: there are several joined people ({names})")

    def articles(self, person: Found) -> tuple[str, ...]:
        """The keys of all articles that this person stands in, this one first; () for one alone."""
        one = self.of(person) if person.kind == "person" else None
        keys = [each.article for each in one.appearances] if one else []
        return tuple(dict.fromkeys((person.article, *keys))) if one else ()

    def once(self, numbers: Sequence[int]) -> list[int]:
        """These items of the index, each person of several articles at its first place alone."""
        who = {item: number for number, items in self.items.items() for item in items}
        seen: set[int] = set()
        left = []
        for item in numbers:
            if (number := who.get(item)) not in seen:
                left.append(item)
            if number:
                seen.add(number)
        return left


def named(
    index: Index, name: str, articles: Sequence[Kept], *, every: bool
) -> tuple[Appearance, ...]:
    """Who goes by a name in these articles: by just it, else by all its words, else by its last.

    Raises:
        LibraryError: an article has nobody of that name, if `every` one must; or several.
    """
    last = (name.split() or [""])[-1]
    ways = [[name], [name], [last]] if every else [[name]]
    people = []
    for article in articles:
        rows = index.ask(
            "SELECT items.text, who FROM items JOIN extractions ON extractions.id = extraction"
            " WHERE key = ? AND kind = 'person'",
            (article.key,),
        )
        fits = (_fitting(rows, way, exact=number == 0) for number, way in enumerate(ways))
        found = next(filter(None, fits), [])
        called = display.line(article.title or article.source)
        if len(found) == 1:
            people.append(Appearance(article.key, found[0]))
        elif found:
            several = ", ".join(display.line(each) for each in found)
            raise LibraryError(f"{called}: has several of that name ({several})")
        elif every:
            raise LibraryError(f"{called}: has nobody called {display.line(name)}")
    return tuple(people)


def _fitting(rows: Sequence[Sequence[str]], words: Iterable[str], *, exact: bool) -> list[str]:
    """The names of the people in `rows` that have these words, and if `exact` no others."""
    wanted = frozenset(word for each in words for word in _words(each))
    return [
        text
        for text, forms in rows
        if wanted and (_words(text) == wanted if exact else wanted <= _words(forms))
    ]


def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return frozenset(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def join(library: Library, people: Sequence[Appearance]) -> Joined:
    """Makes these people one, and with them all that each has been joined with before."""
    name = max((each.name for each in people), key=len)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    with library.writing() as db:
        before = {
            number
            for each in people
            for (number,) in db.execute(
                "SELECT joined FROM appearances JOIN articles ON articles.id = article"
                " WHERE key = ? AND appearances.name = ?",
                (each.article, storable(each.name)),
            )
        }
        number = db.execute(
            "INSERT INTO joined (name, made) VALUES (?, ?)", (storable(name), when)
        ).lastrowid
        for old in before:
            db.execute("UPDATE appearances SET joined = ? WHERE joined = ?", (number, old))
            db.execute("DELETE FROM joined WHERE id = ?", (old,))
        db.executemany(
            "INSERT INTO appearances (article, name, joined)"
            " SELECT id, ?, ? FROM articles WHERE key = ? ON CONFLICT DO NOTHING",
            [(storable(each.name), number, each.article) for each in people],
        )
    return Joined(int(number or 0), name, tuple(people))


def split(library: Library, number: int) -> bool:
    """Makes one person in several articles a person in each again; whether there was such one."""
    with library.writing() as db:
        return db.execute("DELETE FROM joined WHERE id = ?", (number,)).rowcount > 0
