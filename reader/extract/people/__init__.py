"""The people an article names."""

from reader.extract.people.identity import identify
from reader.extract.people.names import named
from reader.extract.people.page import page
from reader.extract.people.spans import chain, search
from reader.language.document import Document
from reader.model import Mention, Person


def find(document: Document) -> tuple[Person, ...]:
    """The people of a document, in order of their first mention."""
    sheet = page(document)
    people = identify(named(sheet, search(sheet, chain())), sheet.lexicon)
    return tuple(
        Person(
            " ".join(person.best.span.of(document.text).split()),
            tuple(Mention(name.span) for name in person.names),
        )
        for person in people
    )
