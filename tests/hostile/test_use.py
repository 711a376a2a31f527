"""Long use, in short: a dozen articles. `python -m tests.hostile` goes on for longer."""

import gc
import time
import weakref
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.analyse import analyse
from reader.app.browsing import Choice
from reader.load import parse
from tests.app.test_window import window
from tests.hostile import use
from tests.hostile.use import Held
from tests.terminal.test_window import PATIENCE

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


async def test_another_article_lets_go_of_the_styles_of_the_one_before() -> None:
    async with window(analyse(parse(b"The ferry was late.", "a.txt", "a"))) as it:
        for place in range(50):
            style = Style.from_meta({"offset": (place, 0)})
            Strip.render_ansi(style, ColorSystem.TRUECOLOR)
        it.screen.show(parse(b"The ferry was early.", "b.txt", "b"), Choice("b.txt"))
        assert Strip.render_ansi.cache_info().currsize == 0


def test_what_grows_is_seen() -> None:
    assert use.grown([Held(100, 5)] * 30) == (0, 0)
    memory, files = use.grown([Held(100 + 2 * number, 5 + number) for number in range(30)])
    assert memory > use.MOST
    assert files > 0


@pytest.mark.parametrize("key", ["question_mark", "i", "L", "T", "colon"])
async def test_a_screen_that_is_closed_is_let_go_with_all_that_it_drew(key: str) -> None:
    async with window(analyse(parse(b"The ferry was late.", "a.txt", "a"))) as it:
        await it.press(key)
        drawn = [each._styles_cache for each in it.app.screen.walk_children(Widget)]
        drawn.append(it.app.screen._styles_cache)
        held = [weakref.ref(each) for each in drawn]
        del drawn
        assert len(it.app.screen_stack) == 2
        await it.press("escape")
        assert len(it.app.screen_stack) == 1
        end = time.monotonic() + PATIENCE
        while any(each() for each in held):
            assert time.monotonic() < end
            await it.pilot.pause(0.1)
            gc.collect()
