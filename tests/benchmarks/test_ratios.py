"""Speed as ratios within one run, so that a slow machine changes nothing."""

import sys
from pathlib import Path
from statistics import median

import pytest

from reader.analyse import analyse
from tests.benchmarks import many, sizes
from tests.benchmarks.figures import clock, everything
from tests.benchmarks.process import compiled, megabytes, seconds

pytestmark = pytest.mark.skipif(
    "coverage" in sys.modules and sys.gettrace() is not None,
    reason="a measured interpreter says nothing of speed",
)


def test_all_three_extractors_cost_a_bounded_number_of_plain_passes() -> None:
    article = everything()
    analyse(article)
    ours = min(clock(lambda: analyse(article)) for _ in range(5))
    plain = min(clock(lambda: sizes.baseline(article.text)) for _ in range(5))
    assert ours / plain < 120


def test_analysis_grows_with_the_text_and_no_faster() -> None:
    short, long = sizes.fresh(100_000), sizes.fresh(1_000_000)
    assert long.plain / short.plain < 1.5
    assert long.memory < 200


def test_the_version_is_said_within_three_bare_starts() -> None:
    with compiled() as environment:
        seconds(environment, "-m", "reader", "--version")
        rounds = [
            (seconds(environment, "-m", "reader", "--version"), seconds(environment, "-c", "pass"))
            for _ in range(9)
        ]
    ours, bare = (median(times) for times in zip(*rounds, strict=True))
    assert ours / bare < 3


def test_an_article_is_read_within_thirty_bare_starts_and_60_mb(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(everything().text[:6000], "utf-8")
    with compiled() as environment:
        seconds(environment, "-m", "reader", "extract", str(article))
        rounds = [
            (
                seconds(environment, "-m", "reader", "extract", str(article)),
                seconds(environment, "-c", "pass"),
            )
            for _ in range(7)
        ]
        assert megabytes(environment, "-m", "reader", "extract", str(article)) < 60
    ours, bare = (median(times) for times in zip(*rounds, strict=True))
    assert ours / bare < 30


def test_processes_share_what_is_loaded_and_do_no_work_twice() -> None:
    with many.folder(120) as place:
        alone, shared = (min(many.cost(place, jobs).computing for _ in range(2)) for jobs in (1, 2))
    assert shared / alone < 1.35
