"""What is at this offset, and where is this item."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reader.model import Analysis, Kind, Ref, Span, Statistic, places


class Mark(NamedTuple):
    """A place in the text, and the item that stands there."""

    span: Span
    ref: Ref


class Marks:
    """All places of all items of an analysis; statistics that are trivial have none."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._places = {
            ref: places(analysis[ref]) for ref in analysis.refs() if listed(analysis, ref)
        }
        self._lists = {kind: self._in_order(kind) for kind in Kind}
        self._marks = tuple(
            sorted((m for marks in self._lists.values() for m in marks), key=_order)
        )
        self._starts = [mark.span.start for mark in self._marks]
        self._reach = list(accumulate((mark.span.end for mark in self._marks), max))
        """The furthest end of the marks up to each one."""

    def _in_order(self, kind: Kind) -> tuple[Mark, ...]:
        marks = (
            Mark(span, ref)
            for ref, spans in self._places.items()
            if ref.kind is kind
            for span in spans
        )
        return tuple(sorted(marks, key=_order))

    def __contains__(self, ref: Ref) -> bool:
        """Whether the item has a place in the text."""
        return ref in self._places

    def at(self, offset: int) -> tuple[Ref, ...]:
        """The items that stand at a code point, the innermost (shortest place) first."""
        marks = sorted(self.between(offset, offset + 1), key=_size)
        return tuple(dict.fromkeys(mark.ref for mark in marks))

    def between(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that share a code point with the stretch `start` to `end`, in order."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end, first)
        return (mark for mark in self._marks[first:last] if mark.span.end > start)

    def places(self, ref: Ref) -> tuple[Span, ...]:
        """Where an item stands, in order; nowhere for an item that is not listed."""
        return self._places.get(ref, ())

    def all(self, kind: Kind) -> tuple[Mark, ...]:
        """Every place of the items of one kind, in order of the text."""
        return self._lists[kind]

    def closest(self, kind: Kind, span: Span) -> Ref | None:
        """The item of a kind whose place comes closest to `span`, of those that share words."""
        found = (mark for mark in self.between(*span) if mark.ref.kind is kind)
        ends = min(found, key=lambda mark: _apart(mark.span, span), default=None)
        return ends.ref if ends else None

    def nearest(self, ref: Ref, offset: int) -> int:
        """Which place of an item is nearest to a code point; the later of two equally near.

        0 for an item without places.
        """
        return min(
            range(len(self.places(ref))),
            key=lambda place: (_distance(self.places(ref)[place], offset), -place),
            default=0,
        )


def listed(analysis: Analysis, ref: Ref) -> bool:
    """Whether an item is worth a mark and a card: all are, but trivial statistics."""
    item = analysis[ref]
    return not (isinstance(item, Statistic) and item.trivial)


def _order(mark: Mark) -> tuple[int, int, int]:
    return (*mark.span, mark.ref.number)


def _size(mark: Mark) -> tuple[int, int]:
    return mark.span.end - mark.span.start, -mark.span.start


def _apart(one: Span, other: Span) -> int:
    return abs(one.start - other.start) + abs(one.end - other.end)


def _distance(span: Span, offset: int) -> int:
    return 0 if span.holds(offset) else max(span.start - offset, offset - span.end + 1)
