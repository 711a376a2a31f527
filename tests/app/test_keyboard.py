"""The order of keys: what is typed in one burst ends where the same keys typed slowly end."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual.keys import _character_to_key

from reader.app.app import ReaderApp
from reader.app.keyboard import settled
from reader.app.screen import ReaderScreen
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.listing import Listing
from reader.app.widgets.search_bar import Prompt
from reader.model import Analysis

SIZES = ((118, 30), (80, 24))


def pressed(key: str) -> events.Key:
    """A key as a driver gives it."""
    name = _character_to_key(key) if len(key) == 1 else key
    return events.Key(name, key if len(key) == 1 else None)


def state(app: ReaderApp) -> dict[str, Any]:
    """Everything that keys change."""
    screen = app.screen_stack[0]
    assert isinstance(screen, ReaderScreen)
    return {
        "over": [type(over).__name__ for over in app.screen_stack[1:]],
        "focus": app.focused.id if app.focused else None,
        "navigation": screen.navigation,
        "search": (screen.search.phrase, screen.search.span, screen.search.count),
        "topic": screen.topic,
        "view": screen.view,
        "measure": screen.measure,
        "theme": app.theme,
        "typed": [(prompt.text, prompt.caret) for prompt in screen.query(Prompt)],
        "card": screen.query_one(Listing).chosen,
        "scrolled": (screen.query_one(ArticlePane).top, screen.query_one(Listing).scroll_offset.y),
        "agreed": screen.query_one(ArticlePane).navigation == screen.navigation,
    }


async def at_rest(app: ReaderApp) -> None:
    """Waits until nothing is left to do, or the window closes."""
    for _ in range(2000):
        await asyncio.sleep(0.001)
        if app._exit or (settled(app) and not app.keyboard._waiting):
            return
    pytest.fail("the window never comes to rest")


async def after(analysis: Analysis, size: tuple[int, int], keys: list[str], slowly: bool) -> Any:
    """What a window has come to after some keys."""
    app = ReaderApp(ReaderScreen(analysis.article, analysis))
    async with app.run_test(size=size):
        await at_rest(app)
        screen = app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        screen.notebook._warned = True  # what the library's thread has to say comes at any time
        for key in keys:
            app.post_message(pressed(key))
            if slowly:
                await at_rest(app)
                await asyncio.sleep(0.03)
        await at_rest(app)
        return state(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys",
    [
        "g Y",
        "/ f e r r y enter n",
        "2 enter .",
        "j j j j tab j",
        "1 j l j enter . . backspace",
        "/ c a b l e escape G ,",
        "tab & c r u z enter j enter",
        "3 x j tab escape j j",
        "? escape space space b",
        "s s 0 tab tab e e E",
        ": escape j",
        "+ + - d d u",
        ": 5 0 % enter j",
        ": t o m enter .",
    ],
)
async def test_a_burst_is_as_good_as_slow_typing(
    bridge: Analysis, keys: str, size: tuple[int, int]
) -> None:
    slowly = await after(bridge, size, keys.split(), slowly=True)
    assert await after(bridge, size, keys.split(), slowly=False) == slowly


async def test_what_is_typed_in_a_burst_into_the_palette_is_looked_up(bridge: Analysis) -> None:
    came_to = await after(bridge, (118, 30), [*":50%", "enter"], slowly=False)
    assert came_to["navigation"].offset == len(bridge.article.text) // 2
    came_to = await after(bridge, (118, 30), [*":ines", "enter"], slowly=False)
    assert (came_to["focus"], came_to["card"]) == ("listing", 2)


@pytest.mark.parametrize("keys", ["j j q j j", "j " * 40])
async def test_keys_that_come_too_late_are_lost(bridge: Analysis, keys: str) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test():
        for key in keys.split():
            app.post_message(pressed(key))
        await asyncio.sleep(0.01)
    assert app.failure is None


async def test_keys_wait_until_there_is_a_window(bridge: Analysis) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    for key in "3j":
        app.post_message(pressed(key))
    async with app.run_test():
        await at_rest(app)
        assert state(app) == await after(bridge, SIZES[1], ["3", "j"], slowly=True)


LETTERS = "".join(chr(point) for point in range(33, 127) if chr(point) not in "qorx")
KEYS = (
    *LETTERS,
    *("space", "tab", "shift+tab", "enter", "escape", "backspace", "up", "down", "left", "right"),
    *("home", "end", "pageup", "pagedown", "ctrl+f", "ctrl+p", "f1", "ctrl+o"),
)


@pytest.mark.slow
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(keys=st.lists(st.sampled_from(KEYS), min_size=20, max_size=60), size=st.sampled_from(SIZES))
def test_any_burst_is_as_good_as_slow_typing(
    bridge: Analysis, keys: list[str], size: tuple[int, int]
) -> None:
    slowly = asyncio.run(after(bridge, size, keys, slowly=True))
    assert asyncio.run(after(bridge, size, keys, slowly=False)) == slowly
