"""Speed as ratios within one run, so that a slow machine changes nothing."""

import re
import sys
from collections import Counter
from dataclasses import replace
from statistics import median

import pytest

from reader.analyse import analyse
from tests.benchmarks.figures import clock, everything
from tests.benchmarks.process import seconds

pytestmark = pytest.mark.skipif(
    "coverage" in sys.modules and sys.gettrace() is not None,
    reason="a measured interpreter says nothing of speed",
)
_WORD = re.compile(r"\w+|[^\w\s]")


def baseline(text: str) -> Counter[str]:
    """What plain Python does at best: cut words, look each up, count them and their endings."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        low = word.lower()
        counts[low] += 1
        counts[low[-3:]] += 1
    return counts


def test_all_three_extractors_cost_a_bounded_number_of_plain_passes() -> None:
    article = everything()
    analyse(article)
    ours = min(clock(lambda: analyse(article)) for _ in range(5))
    plain = min(clock(lambda: baseline(article.text)) for _ in range(5))
    assert ours / plain < 120


def test_analysis_grows_with_the_text_and_no_faster() -> None:
    article = everything()
    half = len(article.blocks) // 2
    part = replace(article, blocks=article.blocks[:half])
    analyse(article)
    whole_time = min(clock(lambda: analyse(article)) for _ in range(5))
    part_time = min(clock(lambda: analyse(part)) for _ in range(5))
    assert whole_time / part_time < 4


def test_the_version_is_said_within_three_bare_starts() -> None:
    seconds("-m", "reader", "--version")
    rounds = [(seconds("-m", "reader", "--version"), seconds("-c", "pass")) for _ in range(9)]
    ours, bare = (median(times) for times in zip(*rounds, strict=True))
    assert ours / bare < 3
