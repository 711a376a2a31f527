"""Which names are one person's."""

import bisect
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.extract.people.names import Name, without_particles
from reader.extract.people.page import Page
from reader.language.lexicon import Lexicon

_NICKNAMES = Path(__file__).parent / "nicknames.txt"
_ALSO = frozenset(
    {
        "nicknamed",
        "nickname",
        "dubbed",
        "aka",
        "a.k.a",
        "alias",
        "née",
        "nee",
        "known as",
        "better known as",
        "also known as",
        "born",
        "who was born",
        "formerly",
        "formerly known as",
        "who goes by",
        "popularly known as",
        "affectionately known as",
        "whose real name is",
        "whose nickname is",
    }
)
"""What stands between two names of one person."""
_YOUNGER = frozenset({"jr", "sr", "ii"})
_NEAR = 250
"""So many characters after somebody's name the surname is theirs, whoever else bears it."""
_Words = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Someone:
    """A person in the making: names that are taken to be one person's."""

    number: int
    """Its place in the order in which people were found."""
    names: list[Name] = field(default_factory=list)
    forms: set[_Words] = field(default_factory=set)
    gender: str = ""
    generation: str = ""
    last: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    """Every word of every form."""
    starts: list[int] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    """Where the names start, in order; and those of them outside quotations."""

    @property
    def best(self) -> Name:
        """The fullest name: not in capitals, not that of birth, most words, first."""
        return max(
            self.names,
            key=lambda name: (
                not name.shouted,
                not name.former,
                len(name.words),
                sum(len(word) > 1 for word in name.words),
                -name.span.start,
            ),
        )

    def add(self, name: Name, lexicon: Lexicon) -> None:
        """Takes a name as this person's."""
        if not self.names:
            self.generation = name.generation
        self.names.append(name)
        bisect.insort(self.starts, name.span.start)
        if not name.quoted:
            bisect.insort(self.outside, name.span.start)
        self.forms.add(name.words)
        self.other.update(name.core)
        if name.full:
            self.last.add(name.core[-1])
            self.given.add(name.core[0])
        self.gender = self.gender or name.gender
        if not self.gender and name.full and len(name.words[0]) > 1:
            self.gender = lexicon.gender(name.words[0])

    def borne(self, word: str, start: int) -> bool:
        """Whether a name before `start` has told that `word` is this person's."""
        return any(word in name.words and name.span.start < start for name in self.names)

    def last_before(self, name: Name) -> int | None:
        """Where the last name before `name` starts; one outside quotations cannot see inside."""
        starts = self.starts if name.quoted else self.outside
        index = bisect.bisect_left(starts, name.span.start)
        return starts[index - 1] if index else None


@functools.cache
def nicknames() -> dict[str, frozenset[str]]:
    """The given names that a given name may stand for."""
    found: dict[str, frozenset[str]] = {}
    for line in _NICKNAMES.read_text("utf-8").splitlines():
        group = frozenset(line.split())
        found.update((word, found.get(word, frozenset()) | group) for word in group)
    return found


class _Crowd:
    """The people found so far, by the words of their names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_word: dict[str, dict[int, Someone]] = {}
        self.people: dict[int, Someone] = {}

    def take(self, person: Someone | None, name: Name) -> None:
        """Adds a name to a person, or a new person when it is nobody's."""
        if person is None:
            person = Someone(len(self.people))
            self.people[person.number] = person
        person.add(name, self._lexicon)
        for word in name.words:
            self._by_word.setdefault(word, {})[person.number] = person

    def sharing(self, words: Iterable[str]) -> list[Someone]:
        """The people with one of these words in their names, the first found first."""
        found: dict[int, Someone] = {}
        for word in words:
            found.update(self._by_word.get(word, {}))
        return [found[number] for number in sorted(found)]

    def join(self, one: Someone, other: Someone) -> None:
        """Makes two people one."""
        if one is not other:
            for name in other.names:
                self.take(one, name)
            del self.people[other.number]


def identify(sheet: Page, names: Sequence[Name]) -> list[Someone]:
    """The people whom names name, in order of their first name."""
    crowd = _Crowd(sheet.lexicon)
    full = sorted(
        (name for name in names if name.full), key=lambda name: (-len(name.words), name.span)
    )
    for name in full:
        crowd.take(_same(crowd, name), name)
    for name in names:
        if not name.full:
            crowd.take(_meant(crowd, name), name)
    owner = {name.first: person for person in crowd.people.values() for name in person.names}
    for one, other in _aliases(sheet, names):
        kept, lost = owner[one.first], owner[other.first]
        crowd.join(kept, lost)
        owner.update((name.first, kept) for name in lost.names)
    people = list(crowd.people.values())
    for person in people:
        person.names.sort(key=lambda name: name.span)
        person.gender = person.gender or _guessed(person, sheet.lexicon)
    return sorted(people, key=lambda person: person.names[0].span)


def _aliases(sheet: Page, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Names that the text says are one person's: "Moreno, nicknamed Chalo"."""
    for one, other in itertools.pairwise(names):
        if (
            other.first - one.end > 6
            or sheet.tokens[one.first].block != sheet.tokens[other.first].block
        ):
            continue
        between = [token.low for token in sheet.tokens[one.end : other.first]]
        if " ".join(word for word in between if word[0].isalpha()) in _ALSO:
            yield one, other
    for at, name in enumerate(names):
        if name.full and name.first > 1 and sheet.tokens[name.first - 1].low == "born":
            before = (one for one in reversed(names[:at]) if one.full)
            married = next((one for one in before if one.words[0] == name.words[0]), None)
            if married and married.words != name.words:
                name.former = True
                yield married, name


def learn_genders(
    people: Sequence[Someone], roles: Sequence[tuple[str, ...]], lexicon: Lexicon
) -> None:
    """Tells the gender of people by what they are, where their names do not tell it."""
    for person, theirs in zip(people, roles, strict=True):
        words = [word for role in theirs for word in role.lower().replace("-", " ").split()]
        for gender, name in (("m", "man"), ("f", "woman")):
            if not person.gender and not lexicon.words(name).isdisjoint(words):
                person.gender = gender


def _guessed(person: Someone, lexicon: Lexicon) -> str:
    """The gender of a person by the given name, or as a public figure."""
    for name in person.names:
        if len(name.words) > 1 and len(name.words[0]) > 1:
            gender = lexicon.gender(name.words[0])
        else:
            figure = lexicon.figure(name.words[-1])
            gender = figure if figure is not None else lexicon.gender(name.words[0])
        if gender:
            return gender
    return ""


def _same(crowd: _Crowd, name: Name) -> Someone | None:
    """The person whom a full name names, among those named more fully.

    Two names of one person share more than the first word, so that alone is not looked up.
    """
    best = None
    for person in crowd.sharing(name.words[1:]):
        if not any(same_person(name.words, form) for form in person.forms if len(form) > 1):
            continue
        if name.generation != person.generation and (
            {name.generation, person.generation} & _YOUNGER
        ):
            continue
        exact = name.words in person.forms
        if name.gender and person.gender and name.gender != person.gender and not exact:
            continue
        best = person
        if exact:
            break
    return best


def _meant(crowd: _Crowd, name: Name) -> Someone | None:
    """The person whom a lone surname or given name means: the last one so named before it."""
    word = next((word for word in reversed(name.words) if len(word) > 1), name.words[0])
    chosen: tuple[float, int] | None = None
    meant = None
    for person in crowd.sharing({*name.words, *nicknames().get(word, ())}):
        if name.gender and person.gender and name.gender != person.gender:
            continue
        score = _fit(person, name, word)
        if not score:
            continue
        if word in person.last and not person.borne(word, name.span.start):
            score -= 0.75
        if name.generation and person.generation == name.generation:
            score += 1
        elif person.generation in {"jr", "sr"} and not name.generation:
            score -= 0.25
        earlier = person.last_before(name)
        near = earlier is not None and name.span.start - earlier < _NEAR
        if near or (name.words in person.forms and not name.titles):
            score += 0.25
        place = -person.names[0].span.start if earlier is None else earlier
        rank = (score + (0.5 if earlier is not None else 0.0), place)
        if chosen is None or rank > chosen:
            chosen, meant = rank, person
    return meant


def _fit(person: Someone, name: Name, word: str) -> float:
    """How well a lone word fits a person's names; 0 when it does not."""
    if word in person.last:
        return 3.0
    if word in person.given and not name.titles:
        return 2.0
    if name.words in person.forms:
        return 2.0
    if word in person.other:
        return 1.0
    short = len(word) > 2 and not name.titles
    return 1.0 if short and any(word in nicknames().get(g, ()) for g in person.given) else 0.0


def same_person(one: _Words, two: _Words) -> bool:
    """Whether two full names can be one person's."""
    if one == two or (len(one) == 2 and set(one) == set(two)):
        return True
    a, b = without_particles(one), without_particles(two)
    if len(a) < 2 or len(b) < 2:
        return _contains(one, two) or _contains(two, one)
    if a[-1] == b[-1] and _same_given(a[0], b[0]):
        middles = a[1:-1], b[1:-1]
        return not all(middles) or any(_same_given(x, y) for x in a[1:-1] for y in b[1:-1])
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    if len(long) > len(short) and _contains(long, short):
        return True
    return len(long) >= 3 and len(short) == 2 and long[0] == short[0] and short[1] in long[1:]


def _same_given(one: str, two: str) -> bool:
    """Whether two given names can be one person's: equal, short for the other, an initial."""
    if one == two:
        return True
    if len(one) == 1 or len(two) == 1:
        return one[0] == two[0]
    if two in nicknames().get(one, ()):
        return True
    return one[:-1] == two[:-1] and {one[-1], two[-1]} <= {"i", "y", "j"}


def _contains(long: _Words, short: _Words) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))
