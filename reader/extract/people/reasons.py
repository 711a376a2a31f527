"""Why somebody is taken to be a person."""

from collections.abc import Iterator

from reader.extract.people.identity import Someone
from reader.extract.people.page import Page

_MOST = 4
"""Reasons shown."""


def reasons(
    sheet: Page,
    person: Someone,
    title: str,
    roles: tuple[str, ...],
    pronouns: int,
) -> tuple[str, ...]:
    """Why somebody is listed: the strongest few reasons, in words a journalist understands."""
    return tuple(_reasons(sheet, person, title, roles, pronouns))[:_MOST]


def _reasons(
    sheet: Page, person: Someone, title: str, roles: tuple[str, ...], pronouns: int
) -> Iterator[str]:
    names = person.names
    if any(name.full for name in names):
        yield "named in full"
    if title:
        yield f"called “{title}” just before"
    elif roles:
        yield f"described as “{roles[0]}”"
    if any(_speaks(sheet, name.first, name.end) for name in names):
        yield "speaks"
    if any(name.full and sheet.lexicon.known(name.words[0]).given for name in names):
        yield "first name in the name list"
    elif any(sheet.lexicon.figure(name.words[-1]) is not None for name in names):
        yield "a known public figure's name"
    elif any(sheet.lexicon.known(name.words[-1]).surname for name in names):
        yield "surname in the name list"
    if pronouns:
        yield "called he or she"
    if len(names) > 1:
        yield f"named {len(names)} times"


def _speaks(sheet: Page, first: int, end: int) -> bool:
    """Whether a verb of saying stands next to a name and its title."""
    words = sheet.lexicon.words
    while (before := sheet.before(first)) is not None and (
        before.low in words("address") or before.low in words("role")
    ):
        first -= 1
    return any(
        token is not None and token.low in words("saying") for token in (before, sheet.after(end))
    )
