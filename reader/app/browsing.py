"""What the library screen is looking at, as it stays from one visit to the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from reader.model import Kind

if TYPE_CHECKING:
    from concurrent.futures import Future

    from reader.library.catalogue import Catalogue, Entry, Group, Name
    from reader.library.shelf import Kept

BLOCK = 40
"""Rows that are asked for at once: a screenful."""


class Tab(Enum):
    """What the screen shows, in the order of its tabs."""

    GIVEN = "Given"
    """What the command was given to read."""
    ALL = "All"
    PEOPLE = "People"
    QUOTES = "Quotes"
    STATISTICS = "Statistics"
    ARTICLES = "Articles"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, and what the library has of it."""

    path: str
    kept: "Kept | None" = None


Row: TypeAlias = "Entry | File"


@dataclass(frozen=True, slots=True)
class Choice:
    """An article to open, and the place in it to go to."""

    source: str = ""
    """A path or address; "" for an article of the library."""
    key: str = ""
    offset: int | None = None
    """None for where reading it stopped."""
    kind: Kind | None = None
    """The kind of the item that begins there."""
    words: str = ""
    """What to find in it."""


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """A list: the names of its rows, and the groups that begin at some of them."""

    names: "Sequence[Name] | Sequence[str]" = ()
    groups: "Mapping[int, Group]" = field(default_factory=dict)
    total: int = 0
    """How many articles the user has."""
    samples: int = 0
    """How many rows are articles that came with the program."""
    seen: tuple[int, int] | None = None
    """What `Catalogue.changes` gave before the list was made."""

    @property
    def first(self) -> int | None:
        """The first row, if there is any."""
        return 0 if self.names else None

    def beside(self, before: "Found", at: int | None) -> int | None:
        """Where the row `at` of the list before is now; a row near there where it is gone."""
        if at is None or not self.names:
            return self.first
        names = list(self.names)
        same = before.names[at] if at < len(before.names) else None
        return names.index(same) if same in names else min(at, len(names) - 1)

    def same(self, other: "Found") -> bool:
        """Whether another list has the same rows."""
        mine, others = (list(self.names), self.groups), (list(other.names), other.groups)
        return mine == others

    @property
    def count(self) -> int:
        """How much there is, the sample left out."""
        if self.groups:
            return sum(group.total for group in self.groups.values())
        return len(self.names) - self.samples


@dataclass(slots=True)
class Browsing:
    """Where one is in the library; changed by its screen and by walking from article to article."""

    given: tuple[str, ...] = ()
    """Files, folders and addresses, as the command was given them."""
    tab: Tab = Tab.ALL
    words: str = ""
    found: Found = field(default_factory=Found)
    at: int | None = None
    """The row that was opened or walked to last."""
    faults: dict[str, str] = field(default_factory=dict)
    """Why a file could not be read, in one sentence."""
    undo: "list[Callable[[Catalogue], str]]" = field(default_factory=list)
    """What takes back each change of the library, the last one last, and says so."""

    def tabs(self) -> list[Tab]:
        """The tabs there are."""
        return [tab for tab in Tab if self.given or tab is not Tab.GIVEN]


class Rows:
    """The rows of a list, a block of them asked for when one of them is first seen."""

    def __init__(
        self,
        count: int,
        ask: "Callable[[int, int], Future[Sequence[Row]]]",
        arrived: Callable[[], None],
    ) -> None:
        self.count, self._ask, self._arrived = count, ask, arrived
        self._blocks: dict[int, Sequence[Row]] = {}
        self._asked: set[int] = set()

    def __getitem__(self, number: int) -> "Row | None":
        """A row; None while it is on its way."""
        block, place = divmod(number, BLOCK)
        if block not in self._asked:
            self._asked.add(block)
            first = block * BLOCK
            answer = self._ask(first, min(first + BLOCK, self.count))
            answer.add_done_callback(lambda done: self._come(block, done))
        rows = self._blocks.get(block, ())
        return rows[place] if place < len(rows) else None

    def renew(self) -> None:
        """Asks again for what is seen from now on; what is known is shown until then."""
        self._asked.clear()

    def _come(self, block: int, answer: "Future[Sequence[Row]]") -> None:
        """In the thread that answered."""
        if not answer.cancelled() and answer.exception() is None:
            self._blocks[block] = answer.result()
            self._arrived()


def look(catalogue: "Catalogue", tab: Tab, words: str, given: Sequence[str]) -> Found:
    """What a tab shows for the words typed; runs where the library is."""
    from reader.library.catalogue import Scope  # noqa: PLC0415 - loaded by then

    seen, total = catalogue.changes(), catalogue.count()
    if tab is Tab.GIVEN:
        return Found(_given(words, given), total=total, seen=seen)
    if tab is Tab.ALL and words.strip():
        names, groups = catalogue.overview(words)
        return Found(names, groups, total, seen=seen)
    scopes = {
        Tab.PEOPLE: Scope.PEOPLE,
        Tab.QUOTES: Scope.QUOTES,
        Tab.STATISTICS: Scope.STATISTICS,
    }
    names = catalogue.matching(scopes.get(tab, Scope.ARTICLES), words)
    samples = catalogue.library.samples()
    return Found(names, {}, total, sum(name.key in samples for name in names), seen)


def _given(words: str, given: Sequence[str]) -> list[str]:
    """The files given whose names have all the words."""
    from reader.load.folders import articles  # noqa: PLC0415 - loaded by then

    wanted = words.casefold().split()
    return [
        path
        for path in dict.fromkeys(articles(given))
        if all(word in path.casefold() for word in wanted)
    ]


def rows(catalogue: "Catalogue", found: Found, first: int, end: int, words: str) -> Sequence[Row]:
    """Some rows of a list; runs where the library is."""
    part = found.names[first:end]
    paths = [name for name in part if isinstance(name, str)]
    if paths:
        known = catalogue.files(paths)
        return [File(path, kept) for path, kept in zip(paths, known, strict=True)]
    return catalogue.entries([name for name in part if not isinstance(name, str)], words)


def choice(row: Row, words: str) -> Choice | None:
    """Where a row leads; None where its article is gone."""
    if isinstance(row, File):
        return Choice(row.path)
    if row.kept is None:
        return None
    if row.found:
        return Choice(key=row.kept.key, offset=row.found.start, kind=Kind(row.found.kind))
    return Choice(key=row.kept.key, words=words if row.context else "")
