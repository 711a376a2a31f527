"""The project's own articles: how much is found right, with floors that only rise."""

import json
from dataclasses import replace
from functools import cache

import pytest

from reader.analyse import analyse
from reader.model import Analysis
from tests.corpus.score import ARTICLES, FLOORS, Verdict, figures, judge, read

NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))


@cache
def verdicts(name: str) -> tuple[Verdict, ...]:
    wanted = read(ARTICLES / f"{name}.txt")
    return tuple(judge(wanted, analyse(wanted.analysis.article)))


def test_there_are_articles_of_ten_kinds() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_the_scorer_finds_no_fault_with_the_gold_itself(name: str) -> None:
    wanted = read(ARTICLES / f"{name}.txt")
    judged = judge(wanted, wanted.analysis)
    assert [v for v in judged if v.outcome != "right"] == []
    assert len(judged) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_the_scorer_misses_everything_in_an_empty_analysis(name: str) -> None:
    wanted = read(ARTICLES / f"{name}.txt")
    judged = judge(wanted, Analysis(wanted.analysis.article))
    assert {v.outcome for v in judged} == {"missed"}


def test_the_scorer_sees_a_wrong_name_speaker_and_unit() -> None:
    wanted = read(ARTICLES / "ferry_wire.txt")
    right = wanted.analysis
    unit = replace(right.statistics[0].unit, name="ferry")
    worse = replace(
        right,
        people=(right.people[0], replace(right.people[1], name="Somebody"), *right.people[2:]),
        quotes=(replace(right.quotes[0], speaker=right.quotes[1].speaker), *right.quotes[1:]),
        statistics=(replace(right.statistics[0], unit=unit), *right.statistics[1:]),
    )
    judged = judge(wanted, worse)
    wrong = [v.kind for v in judged if v.outcome == "wrong"]
    assert sorted(set(wrong)) == ["people", "quotes", "statistics"]


@pytest.mark.parametrize("kind", ["people", "quotes", "statistics", "concepts", "all right"])
def test_no_figure_is_below_its_floor(kind: str) -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    scores = figures(verdict for name in NAMES for verdict in verdicts(name))
    assert scores[kind] >= floors[kind]


def test_what_is_invented_stays_rare() -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    invented = [v for name in NAMES for v in verdicts(name) if v.outcome == "invented"]
    assert len(invented) <= floors["invented at most"], invented
