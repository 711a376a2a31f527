from dataclasses import replace
from decimal import Decimal

import pytest

from reader.link.lists import ORDERS, Lists, Order, View
from reader.model import Analysis, Kind, Span, Speaker, Unit


def numbers(analysis: Analysis, kind: Kind, view: View) -> list[int]:
    return [ref.number for ref in Lists(analysis).refs(kind, view)]


@pytest.mark.parametrize(
    ("kind", "phrase", "found"),
    [
        (Kind.PERSON, "", [0, 1, 2]),
        (Kind.PERSON, "TOMAS", [1]),
        (Kind.PERSON, "cruz owner", [2]),
        (Kind.QUOTE, "cable", [0]),
        (Kind.QUOTE, "engineer", [0]),
        (Kind.QUOTE, "direct", [0, 2]),
        (Kind.STATISTIC, "dollar", [0]),
        (Kind.STATISTIC, "cable", [0]),
        (Kind.STATISTIC, "ines", [3]),
        (Kind.STATISTIC, "nothing like it", []),
    ],
)
def test_a_list_is_narrowed_by_any_words(
    bridge: Analysis, kind: Kind, phrase: str, found: list[int]
) -> None:
    assert numbers(bridge, kind, View(phrase)) == found


@pytest.mark.parametrize(
    ("kind", "order", "found"),
    [
        (Kind.PERSON, Order.TEXT, [0, 1, 2]),
        (Kind.PERSON, Order.NAME, [2, 0, 1]),
        (Kind.PERSON, Order.SIZE, [0, 1, 2]),
        (Kind.QUOTE, Order.NAME, [2, 0, 1]),
        (Kind.QUOTE, Order.SIZE, [2, 0, 1]),
        (Kind.STATISTIC, Order.NAME, [0, 1, 2, 3]),
        (Kind.STATISTIC, Order.SIZE, [0, 2, 3, 1]),
    ],
)
def test_a_list_goes_by_an_order_that_it_has(
    bridge: Analysis, kind: Kind, order: Order, found: list[int]
) -> None:
    assert numbers(bridge, kind, View(order=order)) == found


def test_people_go_by_how_often_they_are_named(bridge: Analysis) -> None:
    lone = replace(bridge.people[0], mentions=bridge.people[0].mentions[:1])
    known = replace(bridge, people=(lone, *bridge.people[1:]))
    assert numbers(known, Kind.PERSON, View(order=Order.COUNT)) == [1, 2, 0]


def test_speakers_who_are_nobody_known_are_found_by_their_words(bridge: Analysis) -> None:
    text = bridge.article.text
    start = text.index("the city said")
    city = replace(bridge.quotes[0], speaker=Speaker(Span(start, start + 8)))
    lone = replace(bridge.quotes[1], speaker=None)
    known = replace(bridge, quotes=(city, lone, bridge.quotes[2]))
    assert numbers(known, Kind.QUOTE, View("the city")) == [0]
    assert numbers(known, Kind.QUOTE, View(order=Order.NAME)) == [2, 0, 1]


def test_a_figure_without_any_value_is_the_smallest_of_its_unit(bridge: Analysis) -> None:
    bare = replace(bridge.statistics[0], value=None)
    other = replace(bridge.statistics[1], unit=bare.unit, value=Decimal(1))
    known = replace(bridge, statistics=(bare, other, *bridge.statistics[2:]))
    assert numbers(known, Kind.STATISTIC, View(order=Order.SIZE))[:2] == [1, 0]


def test_figures_of_one_unit_stay_together_money_first(bridge: Analysis) -> None:
    names = (("person", "count"), ("euro", "money"), ("day", "time"), ("dollar", "money"))
    units = [Unit(name, kind) for name, kind in names]
    values = (Decimal(900), Decimal(2), Decimal(1000), Decimal(1))
    figures = tuple(
        replace(figure, unit=unit, value=value, low=None, high=None)
        for figure, unit, value in zip(bridge.statistics, units, values, strict=True)
    )
    known = replace(bridge, statistics=figures)
    assert numbers(known, Kind.STATISTIC, View(order=Order.SIZE)) == [3, 1, 0, 2]


@pytest.mark.parametrize(
    ("kind", "phrase", "found"),
    [
        (Kind.QUOTE, "kind:mixed", [1]),
        (Kind.QUOTE, "speaker:okafor", [0]),
        (Kind.QUOTE, "speaker:cable", []),
        (Kind.QUOTE, "unit:dollar", []),
        (Kind.STATISTIC, "unit:dollar", [0]),
        (Kind.STATISTIC, "kind:money cable", [0]),
        (Kind.STATISTIC, "speaker:ines", [3]),
        (Kind.PERSON, "kind:direct", []),
        (Kind.PERSON, "what:cruz", []),
    ],
)
def test_words_are_sought_in_one_part_alone(
    bridge: Analysis, kind: Kind, phrase: str, found: list[int]
) -> None:
    assert numbers(bridge, kind, View(phrase)) == found


@pytest.mark.parametrize("kind", Kind)
def test_orders_come_round(kind: Kind) -> None:
    view, seen = View(), []
    for _ in ORDERS[kind]:
        seen.append(view.by(kind))
        view = view.cycle(kind)
    assert (tuple(seen), view) == (ORDERS[kind], View())


def test_the_whole_list_is_counted(bridge: Analysis) -> None:
    lists = Lists(bridge)
    assert [lists.count(kind) for kind in Kind] == [3, 3, 4]
