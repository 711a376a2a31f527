"""The people an article names."""

from reader.extract.people import belief, nominals, pronouns
from reader.extract.people.belief import believed
from reader.extract.people.identity import Someone, identify, learn_genders
from reader.extract.people.names import named
from reader.extract.people.page import Page, page
from reader.extract.people.reasons import evidence
from reader.extract.people.roles import Roles
from reader.extract.people.spans import chain, search
from reader.language.document import Document
from reader.model import Mention, MentionKind, Person, Span


def find(document: Document) -> tuple[Person, ...]:
    """The people of a document, in order of their first mention."""
    sheet = page(document)
    seen = search(sheet, chain())
    everybody = identify(sheet, named(sheet, seen))
    sure = believed(sheet, seen.used, everybody, belief.model())
    people = [person for person, _ in sure]
    titles = Roles(sheet, people, ())
    titled = [titles.of(number) for number in range(len(people))]
    learn_genders(people, titled, sheet.lexicon)
    nouns = nominals.link(sheet, people, titled)
    called = pronouns.link(sheet, people, nouns)
    roles = Roles(sheet, people, called)
    described = [roles.of(number) for number in range(len(people))]
    mentions = [
        [Mention(name.span, MentionKind.NAME) for name in person.names] for person in people
    ]
    for index, number in called:
        aged = pronouns.AGE.fullmatch(sheet.tokens[index].text) is not None
        kind = MentionKind.NOMINAL if aged else MentionKind.PRONOUN
        mentions[number].append(_mention(sheet, index - aged, index + 1, kind))
    for (first, end), number in nouns:
        mentions[number].append(_mention(sheet, first, end, MentionKind.NOMINAL))
    pronoun_counts = [sum(whom == number for _, whom in called) for number in range(len(people))]
    return tuple(
        Person(
            canonical(person, document.text),
            tuple(sorted(mentions[number])),
            described[number],
            evidence(sheet, person, described[number], pronoun_counts[number], sure[number][1]),
        )
        for number, person in enumerate(people)
    )


def canonical(person: Someone, text: str) -> str:
    """The fullest name of a person, in one line."""
    return " ".join(person.best.span.of(text).split())


def _mention(sheet: Page, first: int, end: int, kind: MentionKind) -> Mention:
    return Mention(Span(sheet.tokens[first].start, sheet.tokens[end - 1].end), kind)
