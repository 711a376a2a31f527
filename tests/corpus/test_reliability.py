"""How far confidence can be believed: in each band, about that share of the items is right."""

import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from reader.analyse import analyse
from reader.extract import statistics
from reader.language.document import read as document
from reader.load.text import verbatim
from reader.model import Analysis, Item, Kind, Person, Quote, Statistic
from tests.corpus.score import ARTICLES, judge, read

BANDS = ((0.0, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01))
ENOUGH = 12
"""Items from which the share of a band says something."""
LOOSE = 0.25
"""How far the share right may lie below the mean confidence."""
CLOSE = 0.15
"""How far the two may differ on the sentences that confidence was once counted on."""
KINDS = {Kind.PERSON: "people", Kind.QUOTE: "quotes", Kind.STATISTIC: "statistics"}


@cache
def items(kind: Kind) -> tuple[tuple[float, bool], ...]:
    """The confidence of each item found in the project's own articles, and whether it is right."""
    return tuple(sorted(_items(kind)))


def _items(kind: Kind) -> Iterator[tuple[float, bool]]:
    for path in sorted(ARTICLES.glob("*.txt")):
        wanted = read(path)
        found = analyse(wanted.analysis.article)
        for item in found.of(kind):
            alone = _alone(found, item)
            outcomes = {v.outcome for v in judge(wanted, alone) if v.kind == KINDS[kind]}
            if outcomes - {"missed"}:
                yield item.evidence.confidence, "right" in outcomes


def _alone(found: Analysis, item: Item) -> Analysis:
    """The analysis with one of its items only; people stay where a quote may name them."""
    if isinstance(item, Person):
        return replace(found, people=(item,), quotes=(), statistics=())
    if isinstance(item, Quote):
        return replace(found, quotes=(item,), statistics=())
    return replace(found, quotes=(), statistics=(replace(item, quote=None),))


def table(items: Sequence[tuple[float, bool]]) -> list[tuple[float, int, float, float]]:
    """Each band with enough items: its start, its items, mean confidence, and share right."""
    rows = []
    for low, high in BANDS:
        inside = [(sure, right) for sure, right in items if low <= sure < high]
        if len(inside) >= ENOUGH:
            sure = sum(sure for sure, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            rows.append((low, len(inside), round(sure, 3), round(right, 3)))
    return rows


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_said_to_be_sure_is_mostly_right(kind: Kind) -> None:
    rows = table(items(kind))
    assert rows, items(kind)
    for low, count, sure, right in rows:
        assert right >= sure - LOOSE, (low, count, sure, right)


def test_statistics_are_as_often_right_as_they_say() -> None:
    rows = table(items(Kind.STATISTIC))
    assert len(rows) >= 2
    for low, count, sure, right in rows:
        assert abs(right - sure) <= CLOSE, (low, count, sure, right)


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_right_is_surer_than_what_is_not(kind: Kind) -> None:
    sure = {side: [c for c, right in items(kind) if right is side] for side in (True, False)}
    if len(sure[False]) >= ENOUGH:
        assert sum(sure[True]) / len(sure[True]) > sum(sure[False]) / len(sure[False])


@pytest.mark.shared
def test_sure_statistics_of_other_news_are_mostly_right(shared: Path) -> None:
    judged = list(_statistics(shared / "evaluation"))
    rows = table(judged)
    assert len(rows) >= 3
    for low, count, sure, right in rows:
        assert abs(right - sure) <= CLOSE, (low, count, sure, right)
    shares = [right for _, _, _, right in rows]
    assert shares == sorted(shares)


def _statistics(evaluation: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of each statistic of annotated sentences, and whether it is right."""
    scorer = _scorer(evaluation / "evaluate_statistics.py")
    lines = (evaluation / "gold" / "statistics_dev.jsonl").read_text("utf-8").splitlines()
    for wanted in map(json.loads, lines):
        found = statistics.find(document(verbatim(wanted["text"], "")), ())
        given = [_record(statistic) for statistic in found]
        pairs = {b: wanted["statistics"][a] for a, b in scorer.pair_up(wanted["statistics"], given)}
        for number, statistic in enumerate(found):
            gold = pairs.get(number)
            yield (
                statistic.evidence.confidence,
                gold is not None
                and scorer.unit_of(gold) == scorer.unit_of(given[number])
                and gold["change"] == statistic.change,
            )


def _record(statistic: Statistic) -> dict[str, object]:
    numbers = {name: getattr(statistic, name) for name in ("value", "low", "high")}
    return {
        **{name: None if number is None else float(number) for name, number in numbers.items()},
        "change": statistic.change,
        "unit": {"name": statistic.unit.name},
        "start": statistic.span.start,
        "end": statistic.span.end,
    }


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate_statistics", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
