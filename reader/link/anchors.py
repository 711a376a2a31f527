"""Where a place is when its article has changed: found by its words and those around them."""

from collections.abc import Iterator
from typing import NamedTuple

from reader.model import Anchor, Span

CONTEXT = 32
"""Code points kept on either side, as the W3C's text quote selector suggests doing."""

_TELLING = 8
"""Code points that a context must have to be taken for a place by itself."""


class Placed(NamedTuple):
    """Where an anchor holds in a text, and whether that is beyond doubt."""

    span: Span
    sure: bool


def anchor(text: str, span: Span) -> Anchor:
    """The anchor of `span`, which may be empty."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return Anchor(
        text[span.start : span.end], before, text[span.end : span.end + CONTEXT], span.start
    )


def place(held: Anchor, text: str) -> Placed | None:
    """Where `held` stands in `text`; None where nothing of it is left.

    It is sure where the words stand with all that surrounded them, and in one place alone or in
    the very place they had.
    """
    whole = held.prefix + held.quote + held.suffix
    exact = [start + len(held.prefix) for start in _starts(text, whole)]
    if exact:
        start = min(exact, key=lambda start: abs(start - held.offset))
        sure = start == held.offset or len(exact) == 1
        return Placed(Span(start, start + len(held.quote)), sure)
    spots = list(_starts(text, held.quote))
    if spots:
        start = max(spots, key=lambda start: (_fit(held, text, start), -abs(start - held.offset)))
        return Placed(Span(start, start + len(held.quote)), sure=False)
    return _between(held, text)


def _telling(text: str, context: str) -> Iterator[int]:
    """Where `context` stands, if it is long enough to say something of a place."""
    return _starts(text, context if len(context) >= _TELLING else "")


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _fit(held: Anchor, text: str, start: int) -> int:
    """How many code points next to the words are as they were."""
    before, after = text[:start][-CONTEXT:], text[start + len(held.quote) :][:CONTEXT]
    return _shared(held.prefix[::-1], before[::-1]) + _shared(held.suffix, after)


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _between(held: Anchor, text: str) -> Placed | None:
    """Where the words themselves are gone: what follows their prefix, precedes their suffix."""
    before = [start + len(held.prefix) for start in _telling(text, held.prefix)]
    after = list(_telling(text, held.suffix))
    if not before and not after:
        return None
    if before:
        start = min(before, key=lambda start: abs(start - held.offset))
        ends = [end for end in after if start <= end <= start + 2 * len(held.quote) + CONTEXT]
        end = ends[0] if ends else min(start + len(held.quote), len(text))
    else:
        end = min(after, key=lambda end: abs(end - held.offset - len(held.quote)))
        start = max(0, end - len(held.quote))
    return Placed(Span(start, end), sure=False)
