"""Lone words that look like surnames and are firms or bodies, by where they stand."""

from collections.abc import Iterator, Sequence

from reader.extract.people.identity import Someone
from reader.extract.people.names import Name
from reader.extract.people.page import Page

_STAFF = frozenset(
    "spokesman spokeswoman spokesperson spokespeople official officials executive executives "
    "employee employees staffer staffers shareholder shareholders shares stock".split()
)
"""Nouns that a firm's name stands before: "a Marsh spokesman"."""
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})


def without_firms(sheet: Page, people: Sequence[Someone]) -> list[Someone]:
    """The people, but for those who go by one word that stands where firms do."""
    ends = {name.end for person in people for name in person.names if name.full}
    return [
        person
        for person in people
        if _named(sheet, person) or not any(_signs(sheet, person.names, ends))
    ]


def _named(sheet: Page, person: Someone) -> bool:
    """Whether somebody is named in full, with a title, or is a public figure."""
    return any(
        name.full or name.titles or sheet.lexicon.figure(name.words[-1]) is not None
        for name in person.names
    )


def _signs(sheet: Page, names: Sequence[Name], ends: set[int]) -> Iterator[bool]:
    """For each name, whether it stands as in "a Marsh spokesman" or "Ann Lee of Marsh"."""
    for name in names:
        before, after = sheet.before(name.first), sheet.after(name.end)
        article = before is not None and before.low in _ARTICLES
        yield article and after is not None and after.low in _STAFF
        yield before is not None and before.low == "of" and name.first - 1 in ends
