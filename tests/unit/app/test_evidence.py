from dataclasses import replace

import pytest

from reader.app.widgets import evidence
from reader.model import Analysis, Evidence, Kind, Ref


def lines(analysis: Analysis, kind: Kind, number: int, width: int = 44) -> list[str]:
    return [row.plain.rstrip() for row in evidence.rows(analysis, Ref(kind, number), width)]


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (1.0, "nearly certain, 100 %"),
        (0.8, "very likely, 80 %"),
        (0.5, "likely, 50 %"),
        (0.49, "doubtful, 49 %"),
    ],
)
def test_probability_in_words(confidence: float, said: str) -> None:
    assert evidence.sure(confidence) == said


def test_a_person_has_roles_and_every_reason_under_one_label(bridge: Analysis) -> None:
    why = Evidence(("named in full", "speaks"), 0.97)
    okafor = replace(bridge.people[0], evidence=why)
    known = replace(bridge, people=(okafor, *bridge.people[1:]))
    assert lines(known, Kind.PERSON, 0) == [
        "Role      chief engineer",
        "Why       named in full",
        "          speaks",
        "Sure      nearly certain, 97 %",
    ]


def test_a_quote_has_speaker_cue_and_sentence(bridge: Analysis) -> None:
    found = lines(bridge, Kind.QUOTE, 2)
    assert found[:4] == [
        "Speaker   Ines de la Cruz, shop owner",
        "Named as  she",
        "Words     the speaker’s own words",
        "Cue       said",
    ]
    assert found[4].startswith("Sentence  “I counted the cars")


def test_a_quote_without_a_speaker_says_so(bridge: Analysis) -> None:
    lone = replace(bridge.quotes[0], speaker=None, cue=None)
    known = replace(bridge, quotes=(lone, *bridge.quotes[1:]))
    found = lines(known, Kind.QUOTE, 0)
    assert found[0] == "Speaker   not named"
    assert not any(row.startswith(("Cue", "Named")) for row in found)


def test_a_figure_has_value_unit_and_what_it_measures(bridge: Analysis) -> None:
    assert lines(bridge, Kind.STATISTIC, 0)[:3] == [
        "Value     48,600,000",
        "Unit      dollar (money)",
        "About     cable",
    ]
    assert lines(bridge, Kind.STATISTIC, 1)[0] == "Value     down by 12 %"


def test_a_figure_without_unit_or_concept_has_no_such_rows(bridge: Analysis) -> None:
    bare = replace(
        bridge.statistics[0], concept=None, unit=replace(bridge.statistics[0].unit, name="-")
    )
    known = replace(bridge, statistics=(bare, *bridge.statistics[1:]))
    assert {row.split()[0] for row in lines(known, Kind.STATISTIC, 0, 400)} == {
        "Value",
        "Sentence",
        "Sure",
    }


@pytest.mark.parametrize("width", [1, 11, 30])
def test_no_row_is_too_wide(bridge: Analysis, width: int) -> None:
    for ref in bridge.refs():
        assert all(row.cell_length <= width for row in evidence.rows(bridge, ref, width))
