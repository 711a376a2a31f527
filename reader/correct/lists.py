"""An analysis with other people or quotes: its references lead where they led."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from reader.model import Analysis, Kind, Person, Quote, Ref

Numbered: TypeAlias = tuple[frozenset[int], Person]
"""A person with all the numbers that they had."""


def numbered(analysis: Analysis) -> list[Numbered]:
    """The people with the numbers that they have."""
    return [(frozenset((number,)), person) for number, person in enumerate(analysis.people)]


def first_place(person: Person) -> int:
    """The code point where the article first names a person."""
    return person.mentions[0].span.start


def with_people(analysis: Analysis, people: Sequence[Numbered]) -> Analysis:
    """Other people, in the order of the text; a speaker whose number is gone is no person."""
    people = sorted(people, key=lambda it: (first_place(it[1]), min(it[0])))
    new = {old: Ref(Kind.PERSON, n) for n, (numbers, _) in enumerate(people) for old in numbers}

    def moved(quote: Quote) -> Quote:
        if not quote.speaker or not quote.speaker.person:
            return quote
        person = new.get(quote.speaker.person.number)
        return replace(quote, speaker=replace(quote.speaker, person=person))

    return replace(
        analysis,
        people=tuple(person for _, person in people),
        quotes=tuple(moved(quote) for quote in analysis.quotes),
    )


def with_person(analysis: Analysis, ref: Ref, person: Person) -> Analysis:
    """Another person in the place of one."""
    rest = [it for it in numbered(analysis) if it[0] != {ref.number}]
    return with_people(analysis, [*rest, (frozenset((ref.number,)), person)])


def with_quote(analysis: Analysis, ref: Ref, quote: Quote) -> Analysis:
    """Another quote in the place of one."""
    quotes = list(analysis.quotes)
    quotes[ref.number] = quote
    return replace(analysis, quotes=tuple(quotes))


def without_quote(analysis: Analysis, gone: int) -> Analysis:
    """All quotes but one; the figures in it stand in none."""

    def moved(ref: Ref | None) -> Ref | None:
        if ref is None or ref.number == gone:
            return None
        return Ref(ref.kind, ref.number - (ref.number > gone))

    return replace(
        analysis,
        quotes=tuple(quote for number, quote in enumerate(analysis.quotes) if number != gone),
        statistics=tuple(replace(it, quote=moved(it.quote)) for it in analysis.statistics),
    )
