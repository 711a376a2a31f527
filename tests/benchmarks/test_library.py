"""Questions over all articles stay instant."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks.library import filled, milliseconds, questions


@pytest.mark.skipif(
    "coverage" in sys.modules and sys.gettrace() is not None,
    reason="a measured interpreter says nothing of speed",
)
def test_each_question_over_a_thousand_articles_takes_less_than_50_ms(tmp_path: Path) -> None:
    with closing(filled(tmp_path / "index.db", 1000)) as index:
        for name, ask in questions(index).items():
            assert ask(), name
            assert milliseconds(ask) < 50, name
