"""Names that look like those of people and are firms or bodies, by where the text has them."""

from collections.abc import Sequence

from reader.extract.people.identity import Someone
from reader.extract.people.page import Page
from reader.language.lexicon import fold

_STAFF = frozenset(
    "spokesman spokeswoman spokesperson spokespeople official officials executive executives "
    "employee employees staffer staffers shareholder shareholders shares stock".split()
)
"""Nouns that a firm's name stands before: "a Marsh spokesman"."""
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})


def without_firms(sheet: Page, people: Sequence[Someone]) -> list[Someone]:
    """The people without companies, bodies ("Kent Police") and single words that are firms."""
    companies, bodies = _companies(sheet), sheet.lexicon.words("body")
    people = [
        person
        for person in people
        if not any(
            name.words in companies or (len(name.words) > 1 and name.words[-1] in bodies)
            for name in person.names
        )
    ]
    doubtful = {
        sheet.tokens[name.first].low
        for person in people
        if not _named(sheet, person)
        for name in person.names
    }
    ends = {name.end for person in people for name in person.names if name.full}
    firms = {
        token.low
        for index, token in enumerate(sheet.tokens)
        if token.low in doubtful and sheet.capital[index] and _of_firm(sheet, index, ends)
    }
    return [
        person
        for person in people
        if _named(sheet, person) or sheet.tokens[person.names[0].first].low not in firms
    ]


def _companies(sheet: Page) -> set[tuple[str, ...]]:
    """The names before a company's legal form, with it and without: "Berg Marine ASA"."""
    forms, found = sheet.lexicon.words("company"), set()
    for end, token in enumerate(sheet.tokens):
        if token.low not in forms or not sheet.capital[end]:
            continue
        first = end
        while not sheet.opens[first] and sheet.capital[first - 1]:
            first -= 1
        words = tuple(fold(one.low) for one in sheet.tokens[first:end])
        if len(words) > 1:
            found |= {words, (*words, fold(token.low))}
    return found


def _named(sheet: Page, person: Someone) -> bool:
    """Whether somebody is named in full, with a title, or is a public figure."""
    return any(
        name.full or name.titles or sheet.lexicon.figure(name.words[-1]) is not None
        for name in person.names
    )


def _of_firm(sheet: Page, index: int, ends: set[int]) -> bool:
    """Whether a word stands as in "Marsh Inc.", "a Marsh spokesman", "Ann Lee of Marsh"."""
    before, after = sheet.before(index), sheet.after(index + 1)
    if after is not None and after.capital and "O" in sheet.flags[index + 1]:
        return True
    if before is None:
        return False
    staff = before.low in _ARTICLES and after is not None and after.low in _STAFF
    return staff or (before.low == "of" and index - 1 in ends)
