"""Long use, in short: a dozen articles. `python -m tests.hostile` goes on for longer."""

from pathlib import Path

import pytest

from tests.hostile import use
from tests.hostile.use import Held

FILLING = 0.3
"""What memory may grow by over so few articles: what is kept on purpose, within bounds, fills."""


@pytest.mark.slow
def test_a_window_holds_no_more_files_and_little_more_memory_after_a_dozen_articles(
    tmp_path: Path,
) -> None:
    found = use.day(tmp_path, 12, 50)
    assert len(found) == 12
    memory, files = use.grown(found)
    assert memory < FILLING
    assert files <= 0


def test_what_grows_is_seen() -> None:
    assert use.grown([Held(100, 5)] * 30) == (0, 0)
    memory, files = use.grown([Held(100 + 2 * number, 5 + number) for number in range(30)])
    assert memory > use.MOST
    assert files > 0
