"""What the sidebar can show: the three lists, all about one item, all matches, the outline.

Each is a `Sheet`: a page of cards, and for each card the spot in the article that it leads to.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len
from textual.content import Content

from reader import display
from reader.app.widgets import cards, evidence
from reader.app.widgets.listing import Page
from reader.link.lists import Order, View
from reader.link.marks import listed
from reader.link.navigation import Navigation
from reader.link.relations import Relations
from reader.model import Analysis, BlockKind, Kind, Person, Quote, Ref, Span, Statistic, places

_SPACE = re.compile(r"\s+")
CONTEXT = 60
"""Characters of the article shown on each side of a place."""


class Extra(Enum):
    """Lists of places that belong to no kind of item."""

    MATCHES = "Matches"
    OUTLINE = "Outline"
    NOTES = "Your notes"


Topic: TypeAlias = Ref | Extra | None
"""What is asked for instead of the active list: all about an item, or places."""


class Spot(NamedTuple):
    """Where a card leads: to an item's nearest place, to one place of it, or to an offset alone."""

    ref: Ref | None
    place: int | None = None
    offset: int = 0


@dataclass(frozen=True, eq=False)
class Sheet:
    """A page of cards with the spot of each, and the title it goes by ("" for an active list)."""

    page: Page
    spots: Sequence[Spot]
    title: str = ""
    in_text_order: bool = True

    @cached_property
    def numbers(self) -> dict[tuple[Ref, int | None], int]:
        """The first card of each item, or of each of its places."""
        found: dict[tuple[Ref, int | None], int] = {}
        for number, spot in enumerate(self.spots):
            if spot.ref:
                found.setdefault((spot.ref, spot.place), number)
        return found


def items(
    analysis: Analysis, relations: Relations, refs: Sequence[Ref], kind: Kind, view: View
) -> Sheet:
    """The items that a list shows in a view of it."""
    only = f" with “{display.line(view.phrase)}”" if view.phrase.strip() else ""
    return Sheet(
        Page(
            len(refs),
            lambda number, width: cards.height(analysis, relations, refs[number], width),
            lambda number, width: cards.card(analysis, relations, refs[number], width),
            f"No {cards.NAMES[kind].lower()}{only}",
        ),
        [Spot(ref, offset=places(analysis[ref])[0].start) for ref in refs],
        in_text_order=view.by(kind) is Order.TEXT,
    )


def order(kind: Kind, view: View) -> str:
    """What a list goes by and is narrowed to, in words; "" for all of it by place in the text."""
    by = view.by(kind)
    largest = {
        Kind.PERSON: "the most named first",
        Kind.QUOTE: "the longest first",
        Kind.STATISTIC: "unit by unit, the largest first",
    }[kind]
    words = f"by {by.value}"
    if by in {Order.COUNT, Order.SIZE}:
        words += f", {largest}"
    only = f"with “{display.line(view.phrase)}”" if view.phrase.strip() else ""
    return " · ".join(filter(None, (words if by is not Order.TEXT else "", only)))


def nearest(sheet: Sheet, offset: int) -> int:
    """The card whose spot is the last one not after `offset`, else the first.

    In a list that does not go by the text it is the first.
    """
    if not sheet.in_text_order:
        return 0
    return max(bisect_right(sheet.spots, offset, key=_offset) - 1, 0)


def chosen(sheet: Sheet, navigation: Navigation) -> int | None:
    """The card of the selected item, or of the place of it that the reader is at."""
    if not (ref := navigation.selected):
        return None
    keys = ((ref, None), (ref, navigation.place))
    return min((sheet.numbers[key] for key in keys if key in sheet.numbers), default=None)


def dossier(analysis: Analysis, relations: Relations, ref: Ref) -> Sheet:
    """All about one item: why it was found, its places in context, and what belongs to it.

    To a person belongs what they said, with which figures; to a quote its speaker and its
    figures; to a figure the quote that it stands in, and who speaks it.
    """
    spans = places(analysis[ref])
    tied = _tied(analysis, relations, ref)
    spots = [
        *(Spot(ref, place, span.start) for place, span in enumerate(spans)),
        *(_first(analysis, it) for it in tied),
    ]

    def card(number: int, width: int) -> cards.Card:
        if number < len(spans):
            return (in_context(analysis, spans[number], width),)
        return cards.card(analysis, relations, tied[number - len(spans)], width)

    def height(number: int, width: int) -> int:
        if number < len(spans):
            return 1
        return cards.height(analysis, relations, tied[number - len(spans)], width)

    return Sheet(
        Page(
            len(spots),
            height,
            card,
            gap=lambda number: number >= len(spans) - 1,
            lead=lambda width: evidence.rows(analysis, ref, width),
        ),
        spots,
        cards.title(analysis, ref),
    )


def _tied(analysis: Analysis, relations: Relations, ref: Ref) -> list[Ref]:
    match analysis[ref]:
        case Person():
            said = relations.said(ref)
            return [*said, *(it for quote in said for it in relations.figures(quote))]
        case Quote():
            tied = [relations.speaker(ref), *relations.figures(ref)]
        case Statistic(quote=quote):
            tied = [quote, relations.speaker(ref)]
    return [it for it in tied if it and listed(analysis, it)]


def matches(analysis: Analysis, found: Sequence[Span]) -> Sheet:
    """Every match of a search in its context."""
    return Sheet(
        Page(
            len(found),
            lambda _number, _width: 1,
            lambda number, width: (in_context(analysis, found[number], width),),
            "No matches",
            gap=_close,
        ),
        [Spot(None, offset=span.start) for span in found],
        Extra.MATCHES.value,
    )


def outline(analysis: Analysis) -> Sheet:
    """The headings of the article, deeper ones further in."""
    article = analysis.article
    headings = [
        block for block in article.blocks if block.kind in {BlockKind.HEADING, BlockKind.TITLE}
    ]

    def card(number: int, width: int) -> cards.Card:
        block = headings[number]
        words = display.shown(" ".join(article[block.span].split()))
        indent = "  " * max(block.level - 1, 0)
        return (Content(cards.shortened(indent + words, width)),)

    return Sheet(
        Page(len(headings), lambda _number, _width: 1, card, "No headings", gap=_close),
        [Spot(None, offset=block.span.start) for block in headings],
        Extra.OUTLINE.value,
    )


def in_context(analysis: Analysis, span: Span, width: int) -> Content:
    """A place with the words around it on one row; the place begins at the same cell in all."""
    text = analysis.article.text
    lead = max(width // 3, 1)
    before = _one_line(text[max(span.start - CONTEXT, 0) : span.start])
    while cell_len(before) > lead:
        before = before[1:]
    row = Content.assemble(
        (" " * (lead - cell_len(before)) + before, ".card--role"),
        (_one_line(text[span.start : span.end]), ".card--title"),
        (_one_line(text[span.end : span.end + CONTEXT]), ".card--role"),
    )
    return row.truncate(width, ellipsis=True)


def _one_line(text: str) -> str:
    return display.shown(_SPACE.sub(" ", text))


def _first(analysis: Analysis, ref: Ref) -> Spot:
    return Spot(ref, 0, places(analysis[ref])[0].start)


def _close(_number: int) -> int:
    return 0


def _offset(spot: Spot) -> int:
    return spot.offset
