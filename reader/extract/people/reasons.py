"""Why somebody is taken to be a person, and how sure that is."""

from collections.abc import Iterator

from reader.extract.people.identity import Someone
from reader.extract.people.page import Page
from reader.model import Evidence

_MOST = 4
"""Reasons shown."""


def evidence(
    sheet: Page, person: Someone, roles: tuple[str, ...], pronouns: int, confidence: float
) -> Evidence:
    """Reasons in words a journalist understands, beside the probability that it is a person."""
    return Evidence(tuple(_reasons(sheet, person, roles, pronouns))[:_MOST], confidence)


def _reasons(sheet: Page, person: Someone, roles: tuple[str, ...], pronouns: int) -> Iterator[str]:
    names = person.names
    if any(name.full for name in names):
        yield "named in full"
    title = next((name for name in names if name.titles), None)
    if title is not None:
        yield f"called “{' '.join(reversed(title.titles))}” just before"
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
    saying = sheet.lexicon.words("saying")
    near = (sheet.before(first), sheet.after(end))
    return any(token is not None and token.low in saying for token in near)
