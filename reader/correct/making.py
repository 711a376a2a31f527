"""Corrections made from items of an analysis, each anchored in words that tell its item."""

from collections.abc import Iterator

from reader.correct.finding import find
from reader.link import anchors
from reader.model import (
    Act,
    Analysis,
    Anchor,
    Correction,
    Kind,
    Person,
    Quote,
    QuoteKind,
    Ref,
    Span,
    Statistic,
    places,
)

HEAD = 64
"""Code points of a quote that its anchor keeps, so that an edit further on does not lose it."""


def wrong(analysis: Analysis, ref: Ref) -> Correction:
    """The item is none."""
    return Correction(Act.WRONG, ref.kind, anchor(analysis, ref))


def same(analysis: Analysis, person: Ref, other: Ref) -> Correction:
    """Two people are one."""
    return Correction(Act.SAME, Kind.PERSON, anchor(analysis, person), anchor(analysis, other))


def named(analysis: Analysis, person: Ref, name: str) -> Correction:
    """A person is called `name`."""
    words = " ".join(name.split())
    return Correction(Act.NAME, Kind.PERSON, anchor(analysis, person), words=words)


def not_here(analysis: Analysis, person: Ref, place: int) -> Correction:
    """A person is not meant at one of the places where the article seems to name them."""
    span = places(analysis[person])[place]
    name = analysis.people[person.number].name
    return Correction(
        Act.PLACE, Kind.PERSON, anchors.anchor(analysis.article.text, span), words=name
    )


def said_by(analysis: Analysis, quote: Ref, person: Ref | None) -> Correction:
    """A person says a quote; None for nobody that the article names."""
    other = anchor(analysis, person) if person else None
    return Correction(Act.SPEAKER, Kind.QUOTE, anchor(analysis, quote), other)


def manner(analysis: Analysis, quote: Ref, kind: QuoteKind) -> Correction:
    """A quote is of another kind."""
    return Correction(Act.MANNER, Kind.QUOTE, anchor(analysis, quote), words=kind.value)


def anchor(analysis: Analysis, ref: Ref) -> Anchor:
    """The words by which an item is found again: the first that lead to it and to no other."""
    made = [anchors.anchor(analysis.article.text, span) for span in _telling(analysis, ref)]
    return next((held for held in made if _leads_to(analysis, ref, held)), made[0])


def _leads_to(analysis: Analysis, ref: Ref, held: Anchor) -> bool:
    found = find(analysis, ref.kind, held)
    return found is not None and found.ref == ref


def _telling(analysis: Analysis, ref: Ref) -> Iterator[Span]:
    """Places to know an item by, the best first."""
    match analysis[ref]:
        case Person(name=name, mentions=mentions):
            text = analysis.article.text
            order = ("name", "nominal", "pronoun")
            yield from (
                mention.span
                for mention in sorted(
                    mentions, key=lambda it: (it.span.of(text) != name, order.index(it.kind.value))
                )
            )
        case Quote(segments=segments):
            for segment in segments:
                yield Span(segment.start, min(segment.end, segment.start + HEAD))
            yield from segments
        case Statistic(span=span):
            yield span
