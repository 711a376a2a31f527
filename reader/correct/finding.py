"""Which item a correction is about: by its words, in any version of the article or the engine."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.link import anchors
from reader.model import Analysis, Anchor, Kind, Ref, Span, places


class Found(NamedTuple):
    """An item, the one of its places that was meant, and whether that is beyond doubt."""

    ref: Ref
    place: Span
    sure: bool


def find(analysis: Analysis, kind: Kind, held: Anchor, *, just_there: bool = False) -> Found | None:
    """The item of a kind that stands at an anchor; None where there is none, or other words are.

    A person whose mention there was not found this time is known by the same words elsewhere,
    unless it must be `just_there`; that is never sure.
    """
    text = analysis.article.text
    placed = anchors.place(held, text)
    if not placed or not held.quote or placed.span.of(text) != held.quote:
        return None
    here = [(ref, place) for ref, place in _spots(analysis, kind) if place.overlaps(placed.span)]
    if here:
        ref, place = max(here, key=_closeness(placed.span))
        return Found(ref, place, placed.sure)
    if kind is not Kind.PERSON or just_there:
        return None
    alike = [spot for spot in _spots(analysis, kind) if spot[1].of(text) == held.quote]
    if not alike:
        return None
    ref, place = min(alike, key=lambda spot: abs(spot[1].start - placed.span.start))
    return Found(ref, place, sure=False)


def _spots(analysis: Analysis, kind: Kind) -> Iterator[tuple[Ref, Span]]:
    return ((ref, place) for ref in analysis.refs((kind,)) for place in places(analysis[ref]))


def _closeness(span: Span) -> Callable[[tuple[Ref, Span]], tuple[int, int, int]]:
    """Orders places by how much of `span` they share, then by how near their ends are to its."""

    def key(spot: tuple[Ref, Span]) -> tuple[int, int, int]:
        place = spot[1]
        shared = min(span.end, place.end) - max(span.start, place.start)
        return shared, -abs(span.start - place.start), -abs(span.end - place.end)

    return key
