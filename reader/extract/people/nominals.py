"""Descriptions that mean somebody: "the governor", where only one can be meant."""

import collections
import re
from collections.abc import Sequence

from reader.extract.people.identity import Someone
from reader.extract.people.page import Page, Range, age, somebody_aged

_POINTERS = frozenset({"the", "this"})
_LONG_FORMS = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "prof": "professor",
    "dr": "doctor",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "pm": "minister",
    "insp": "inspector",
    "supt": "superintendent",
    "rev": "reverend",
    "mp": "lawmaker",
}
_MODIFIERS = frozenset({"JJ", "NN", "NNP", "VBN"})
_STOPPERS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "HYPH"})
"""Parts of speech after a noun that make it a modifier of another."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LEAVING = frozenset("of for at in from to with who and that on by".split())
"""Words that end the part of a role that holds its noun."""


def link(
    sheet: Page, people: Sequence[Someone], roles: Sequence[tuple[str, ...]]
) -> list[tuple[Range, int]]:
    """The descriptions that can mean one person only: tokens and number of the person."""
    taken = {
        index for person in people for name in person.names for index in range(name.first, name.end)
    }
    heads = _heads(sheet, people, roles)
    ages = _ages(sheet, people)
    found: list[tuple[Range, int]] = []
    for index, token in enumerate(sheet.tokens):
        if token.low not in _POINTERS:
            continue
        phrase = _phrase(sheet, index, taken)
        if phrase is None:
            continue
        person = _meant(sheet, phrase, people, heads, ages)
        if person is not None:
            found.append((phrase, person))
    return found


def _heads(
    sheet: Page, people: Sequence[Someone], roles: Sequence[tuple[str, ...]]
) -> dict[str, dict[int, set[str]]]:
    """By the noun of a role, the people who have it, with the other words of their roles."""
    known = sheet.lexicon.words("role") | sheet.lexicon.words("title")
    found: dict[str, dict[int, set[str]]] = collections.defaultdict(dict)
    for number, person in enumerate(people):
        titles = [title for name in person.names for title in name.titles]
        for role in (*roles[number], *titles):
            words = [word.lower() for word in _WORD.findall(role)]
            front = words[
                : next((i for i, word in enumerate(words) if word in _LEAVING), len(words))
            ]
            for word in front[-2:]:
                head = _LONG_FORMS.get(word, word)
                if head in known and head not in sheet.lexicon.words("courtesy"):
                    found[head].setdefault(number, set()).update(words)
    return found


def _ages(sheet: Page, people: Sequence[Someone]) -> dict[str, set[int]]:
    """The people said to be of an age: "Ann Lee, 56," or "56-year-old Ann Lee"."""
    found: dict[str, set[int]] = collections.defaultdict(set)
    for number, person in enumerate(people):
        for name in person.names:
            comma, told = sheet.after(name.end), sheet.after(name.end + 1)
            aside = comma is not None and comma.text in (",", "(")
            if aside and told is not None and told.text.isdigit() and len(told.text) < 4:
                found[told.text].add(number)
            if years := _age_before(sheet, name.first):
                found[years].add(number)
    return found


def _age_before(sheet: Page, first: int) -> str:
    """The age in "56-year-old baker Ann Lee", the name beginning at `first`, or ""."""
    for last in range(first - 1, max(0, first - 4), -1):
        if years := age(sheet, last):
            return years
        if sheet.tags[last] not in _MODIFIERS or sheet.capital[last]:
            return ""
    return ""


def _phrase(sheet: Page, first: int, taken: set[int]) -> Range | None:
    """The noun phrase that begins with the pointer at `first`, when no name is part of it."""
    if first + 3 < len(sheet.tokens) and somebody_aged(sheet, first + 3):
        return first, first + 4
    end = first + 1
    while (
        sheet.after(end) is not None
        and end < first + 6
        and end not in taken
        and sheet.tags[end] in _MODIFIERS
    ):
        end += 1
    if end == first + 1:
        return None
    after = sheet.after(end)
    if after is not None and (
        end in taken or sheet.tags[end] in _STOPPERS or after.low in ("of", "for", "'s", "’s")
    ):
        return (first, end) if after.low in ("'s", "’s") else None
    return first, end


def _meant(
    sheet: Page,
    phrase: Range,
    people: Sequence[Someone],
    heads: dict[str, dict[int, set[str]]],
    ages: dict[str, set[int]],
) -> int | None:
    """The one person named before whom a description can mean."""
    first, end = phrase
    head = sheet.tokens[end - 1]
    if years := age(sheet, end - 1):
        some = set(ages.get(years, ()))
    else:
        having = heads.get(head.low, {})
        modifiers = {token.low for token in sheet.tokens[first + 1 : end - 1]}
        some = {number for number, words in having.items() if modifiers <= words}
        if len(having) > 1 and not modifiers:
            some = set()
    earlier = {
        number for number in some if people[number].names[0].span.start < sheet.tokens[first].start
    }
    return earlier.pop() if len(earlier) == 1 and len(some) == 1 else None
