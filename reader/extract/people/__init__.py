"""The people an article names."""

import collections
from collections.abc import Sequence

from reader.extract.people import belief, nominals, pronouns
from reader.extract.people.belief import believed
from reader.extract.people.firms import without_firms
from reader.extract.people.identity import Someone, identify, learn_genders
from reader.extract.people.names import named
from reader.extract.people.page import Page, Range, page, somebody_aged
from reader.extract.people.reasons import reasons
from reader.extract.people.roles import Roles
from reader.extract.people.spans import chain, search
from reader.language.document import Document
from reader.model import BlockKind, Evidence, Mention, MentionKind, Person, Span


def find(document: Document) -> tuple[Person, ...]:
    """The people of a document, in order of their first mention."""
    sheet = page(document)
    seen = search(sheet, chain())
    found = identify(sheet, named(sheet, seen))
    everybody = [one for one in without_firms(sheet, found) if _told(sheet, one)]
    sure = believed(sheet, seen.used, everybody, belief.model())
    people = [person for person, _ in sure]
    titles = Roles(sheet, people, ())
    titled = [titles.of(number) for number in range(len(people))]
    learn_genders(people, titled, sheet.lexicon)
    nouns = nominals.link(sheet, people, titled)
    called = pronouns.link(sheet, people, nouns)
    roles = Roles(sheet, people, called)
    described = [roles.of(number) for number in range(len(people))]
    mentions = _mentions(sheet, people, nouns, called)
    times_called = collections.Counter(number for _, number in called)
    return tuple(
        Person(
            canonical(person, document.text),
            tuple(mentions[number]),
            described[number],
            Evidence(
                reasons(
                    sheet, person, roles.title(number), described[number], times_called[number]
                ),
                sure[number][1],
            ),
        )
        for number, person in enumerate(people)
    )


def _told(sheet: Page, person: Someone) -> bool:
    """Whether the text itself names somebody, not its byline alone."""
    blocks = sheet.document.blocks
    places = {sheet.tokens[name.first].block for name in person.names}
    return any(blocks[place].kind is not BlockKind.BYLINE for place in places)


def canonical(person: Someone, text: str) -> str:
    """The fullest name of a person, in one line."""
    return " ".join(person.best.span.of(text).split())


def _mentions(
    sheet: Page,
    people: Sequence[Someone],
    nouns: Sequence[tuple[Range, int]],
    called: Sequence[tuple[int, int]],
) -> list[list[Mention]]:
    """Every mention of each person, in order of the text."""
    found: list[dict[Span, Mention]] = [
        {name.span: Mention(name.span, MentionKind.NAME) for name in person.names}
        for person in people
    ]
    phrases, words = list(nouns), []
    for index, number in called:
        if somebody_aged(sheet, index):
            phrases.append(((index - 3, index + 1), number))
        else:
            words.append(((index, index + 1), number))
    for kind, places in ((MentionKind.NOMINAL, phrases), (MentionKind.PRONOUN, words)):
        for (first, end), number in places:
            span = Span(sheet.tokens[first].start, sheet.tokens[end - 1].end)
            found[number].setdefault(span, Mention(span, kind))
    return [[places[span] for span in sorted(places)] for places in found]
