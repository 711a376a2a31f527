import pytest

from reader.link.relations import Relations
from reader.model import Analysis, Kind, Ref
from tests.notation import marked

LENA, TOMAS, INES = (Ref(Kind.PERSON, n) for n in range(3))
CABLES, PATIENCE, CARS = (Ref(Kind.QUOTE, n) for n in range(3))
COST, FALL, SOLD, TENTHS = (Ref(Kind.STATISTIC, n) for n in range(4))


@pytest.mark.parametrize(
    ("ref", "kind", "related"),
    [
        (LENA, Kind.PERSON, (LENA,)),
        (LENA, Kind.QUOTE, (CABLES,)),
        (LENA, Kind.STATISTIC, ()),
        (INES, Kind.STATISTIC, (TENTHS,)),
        (CABLES, Kind.PERSON, (LENA,)),
        (CARS, Kind.QUOTE, (CARS,)),
        (CARS, Kind.STATISTIC, (TENTHS,)),
        (TENTHS, Kind.QUOTE, (CARS,)),
        (TENTHS, Kind.PERSON, (INES,)),
        (COST, Kind.QUOTE, ()),
        (COST, Kind.PERSON, ()),
    ],
)
def test_leads_from_an_item_to_those_tied_to_it(
    bridge: Analysis, ref: Ref, kind: Kind, related: tuple[Ref, ...]
) -> None:
    assert Relations(bridge).related(ref, kind) == related


def test_a_person_speaks_for_themselves_and_a_figure_through_its_quote(bridge: Analysis) -> None:
    relations = Relations(bridge)
    assert [relations.speaker(ref) for ref in (LENA, CARS, TENTHS, COST)] == [
        LENA,
        INES,
        INES,
        None,
    ]


def test_a_quote_that_nobody_is_said_to_speak_has_no_speaker() -> None:
    relations = Relations(marked("[[q1:“It rained,”]] the paper wrote. [[s1:3]] came."))
    assert relations.speaker(Ref(Kind.QUOTE, 0)) is None
    assert relations.said(Ref(Kind.PERSON, 0)) == ()


def test_ties_are_the_same_from_both_ends(bridge: Analysis) -> None:
    relations = Relations(bridge)
    for ref in bridge.refs():
        for kind in Kind:
            for other in relations.related(ref, kind):
                assert ref in relations.related(other, ref.kind)
