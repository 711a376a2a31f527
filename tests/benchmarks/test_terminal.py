"""The speed of the window as ratios within one run: to an empty one, and of long text to short."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.terminal import cases, measured, table

pytestmark = pytest.mark.skipif(
    "coverage" in sys.modules and sys.gettrace() is not None,
    reason="a measured interpreter says nothing of speed",
)
ROUNDS = 5


def test_the_window_is_as_quick_as_it_says(tmp_path: Path) -> None:
    empty, short, _, long, *_ = cases(tmp_path)
    keys = {"line": "jjjjjjjj", "page": "  ", "mention": "eeee", "tab": "\t\t"}
    found = measured([empty, short._replace(keys=keys), long._replace(keys=keys)], ROUNDS)
    nothing, small, large = found.values()
    assert small["first"] / nothing["first"] < 0.5, table(found)  # 0.2 when all is quiet
    assert large["first"] / nothing["first"] < 0.5, table(found)
    assert large["line"] / small["line"] < 3, table(found)
    assert large["page"] / small["page"] < 3, table(found)
    assert large["mention"] / small["mention"] < 3, table(found)
    assert large["tab"] / small["tab"] < 3, table(found)
    assert small["quit"] / nothing["quit"] < 0.75, table(found)
    assert large["memory"] / nothing["memory"] < 3.2, table(found)
    assert large["searched"] / nothing["memory"] < 3.8, table(found)
    assert large["resize"] / small["resize"] < 5, table(found)
    assert large["match"] / small["match"] < 5, table(found)
