"""What an analysis accepts, and what it refuses."""

import pickle
from decimal import Decimal

import pytest

from reader.blocks import Blocks
from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Concept,
    Kind,
    Mention,
    Person,
    Quote,
    Ref,
    Span,
    Speaker,
    Statistic,
    Unit,
    places,
)

ARTICLE = Article("Ana Ruiz said “Yes” to 12 of them.", (Block(Span(0, 34)),))
ANA = Person("Ana Ruiz", (Mention(Span(0, 8)),))
YES = Quote((Span(14, 19),), cue=Span(9, 13), speaker=Speaker(Span(0, 8), Ref(Kind.PERSON, 0)))
TWELVE = Statistic(Span(23, 25), Decimal(12), Unit("-", "count"), concept=Concept((Span(29, 33),)))


def test_items_are_found_by_their_names_and_survive_pickling() -> None:
    analysis = Analysis(ARTICLE, (ANA,), (YES,), (TWELVE,))
    assert [analysis[ref] for ref in analysis.refs()] == [ANA, YES, TWELVE]
    assert [ARTICLE[span] for item in (ANA, YES, TWELVE) for span in places(item)] == [
        "Ana Ruiz",
        "“Yes”",
        "12",
    ]
    again = pickle.loads(pickle.dumps(analysis))
    assert again == analysis
    assert hash(again) == hash(analysis)
    with pytest.raises(IndexError):
        analysis[Ref(Kind.QUOTE, 1)]


@pytest.mark.parametrize("span", [Span(-1, 3), Span(4, 4), Span(5, 4), Span(30, 35)])
def test_a_place_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="no such place"):
        Analysis(ARTICLE, (Person("Ana", (Mention(span),)),))


def test_an_item_needs_places_in_the_order_of_the_text() -> None:
    with pytest.raises(ValueError, match="missing or out of order"):
        Analysis(ARTICLE, (Person("Ana", ()),))
    with pytest.raises(ValueError, match="missing or out of order"):
        Analysis(ARTICLE, (), (Quote((Span(14, 19), Span(0, 3))),))


def test_a_reference_to_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no such item"):
        Analysis(ARTICLE, (), (YES,))


def test_spans_meet_by_half_open_ends() -> None:
    span = Span(3, 6)
    assert (span.holds(3), span.holds(5), span.holds(6)) == (True, True, False)
    assert (span.overlaps(Span(5, 9)), span.overlaps(Span(6, 9))) == (True, False)
    assert (span.covers(Span(3, 6)), span.covers(Span(3, 7))) == (True, False)
    assert TWELVE.concept
    assert TWELVE.concept.span == Span(29, 33)


def test_blocks_as_columns_are_the_same_blocks() -> None:
    some = (Block(Span(0, 3), BlockKind.HEADING, 2), Block(Span(5, 9)), Block(Span(9, 400_000)))
    columns = Blocks(some)
    assert columns == some
    assert some == columns == Blocks(iter(some))
    assert (columns[0], columns[-1], columns[1:], len(columns)) == (some[0], some[-1], some[1:], 3)
    assert columns != some[:2]
    assert columns != (*some[:2], some[1])
    assert columns != 3
    assert hash(columns) == hash(some)
    assert pickle.loads(pickle.dumps(columns)) == some
    assert not Blocks()
    with pytest.raises(IndexError):
        columns[3]
