"""What a reader looks through: all articles, and what answers to the words typed so far.

A list is the names of its rows, in order; the rows themselves are asked for as they are seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from reader.library import corrections
from reader.library.index import Found, Index, begun
from reader.library.joins import Joins
from reader.library.shelf import Kept, Library, key
from reader.library.sources import stamp
from reader.model import Analysis, Article

MOST = 1000
"""Rows that a search gives of a kind; who needs more types another word."""
SHOWN = 4
"""Rows of each kind where all kinds are shown together."""
_ANY = "{text who about unit}"
_TITLE, _ARTICLE = "title", "{title text}"


class Scope(Enum):
    """What is looked for, in the order in which it is shown."""

    ARTICLES = "article"
    PEOPLE = "person"
    QUOTES = "quote"
    STATISTICS = "statistic"


class Name(NamedTuple):
    """Names a row: an article by its key, an item by its number in the index."""

    scope: Scope
    key: str | int


class Group(NamedTuple):
    """One kind among others in a list: how much of it there is, `MOST` for as much or more."""

    scope: Scope
    total: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list: an article, or an item and the article that it stands in."""

    kept: Kept | None
    """None where the article has been removed in the meantime."""
    found: Found | None = None
    context: str = ""
    """The words of the text around those sought."""
    joined: tuple[str, ...] = ()
    """The keys of all articles in which the user says that this person is the same."""


class Catalogue:
    """The library and its index, as one looks through them."""

    def __init__(self, library: Library, index: Index) -> None:
        self.library, self.index = library, index

    def put(self, analysis: Analysis) -> None:
        """Has what was found in an article of the library found again."""
        if self.library.holds(analysis.article):
            corrections.put(analysis, self.library, self.index)

    def waits(self) -> bool:
        """Whether the index lacks an article, or has it as an older engine read it."""
        return bool(corrections.waiting(self.library, self.index))

    def changes(self) -> tuple[int, int]:
        """Numbers that are other ones when somebody else has changed the library or its index."""
        (library,), (index,) = (
            each.ask("PRAGMA data_version")[0] for each in (self.library, self.index)
        )
        return library, index

    def remove(self, article: Article) -> None:
        """Forgets an article and what was found in it."""
        self.library.remove(key(article.text))
        self.index.drop(key(article.text))

    def count(self) -> int:
        """How many articles the user has."""
        return int(self.library.ask("SELECT count(*) FROM articles WHERE NOT sample")[0][0])

    def articles(self) -> list[Name]:
        """All articles, the last read or added first; the sample comes last."""
        rows = self.library.ask(
            "SELECT key FROM articles ORDER BY sample, coalesce(opened, added) DESC, id DESC"
        )
        return [Name(Scope.ARTICLES, key) for (key,) in rows]

    def matching(self, scope: Scope, words: str, most: int = MOST) -> list[Name]:
        """What of a kind answers to all of `words`, the last being typed; all, without a word.

        Articles with the words in their titles come first. One person in many articles, as the
        user says, comes once.
        """
        if scope is not Scope.ARTICLES:
            numbers = self.index.numbers(scope.value, begun(words, _ANY), most)
            if scope is Scope.PEOPLE:
                numbers = Joins(self.library, self.index).once(numbers)
            return [Name(scope, number) for number in numbers]
        if not begun(words, _TITLE):
            return self.articles()
        titled = self.index.holding(begun(words, _TITLE), most)
        held = self.index.holding(begun(words, _ARTICLE), most)
        return [Name(scope, key) for key in dict.fromkeys((*titled, *held))][:most]

    def overview(self, words: str, each: int = SHOWN) -> tuple[list[Name], dict[int, Group]]:
        """Some of each kind that answers to `words`, and at which row each kind begins."""
        names: list[Name] = []
        groups = {}
        for scope in Scope:
            if found := self.matching(scope, words):
                groups[len(names)] = Group(scope, len(found))
                names += found[:each]
        return names, groups

    def files(self, paths: Sequence[str]) -> list[Kept | None]:
        """What the library has of each file as it is now."""
        keys = [
            held[0] if (held := self.library.stamped(path)) and held[1] == stamp(path) else ""
            for path in paths
        ]
        kept = self.library.some(keys)
        return [kept.get(key) for key in keys]

    def entries(self, names: Sequence[Name], words: str = "") -> list[Entry]:
        """The rows of these names, in their order."""
        numbers = [name.key for name in names if isinstance(name.key, int)]
        found = self.index.numbered(numbers) if numbers else {}
        keys = {name.key for name in names if isinstance(name.key, str)}
        kept = self.library.some([*keys, *(each.article for each in found.values())])
        query = begun(words, "text")
        context = self.index.context(query, sorted(keys)) if keys and query else {}
        joins = Joins(self.library, self.index) if found else None
        entries = []
        for name in names:
            item = found.get(name.key) if isinstance(name.key, int) else None
            key = item.article if item else str(name.key)
            same = joins.articles(item) if item and joins else ()
            entries.append(Entry(kept.get(key), item, context.get(key, ""), same))
        return entries
