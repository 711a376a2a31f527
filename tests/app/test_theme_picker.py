"""Choosing a theme: seen as one walks, kept or taken back, and held the next time."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.app import themes
from reader.app.app import ReaderApp
from reader.app.choices import Choices
from reader.app.screen import ReaderScreen
from reader.app.widgets.theme_picker import ThemePicker
from reader.model import Analysis

MINE = replace(themes.INK, name="mine", accent="#ff8800")


@pytest.fixture
def kept() -> list[Choices]:
    return []


@pytest.fixture
def app(bridge: Analysis, kept: list[Choices]) -> ReaderApp:
    look = Choices("", 76)
    screen = ReaderScreen(bridge.article, bridge)
    return ReaderApp(screen, own=[MINE], look=look, keep=kept.append)


async def until(holds: Callable[[], object]) -> None:
    for _ in range(200):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to hold")


async def test_the_window_looks_like_the_theme_walked_to(
    app: ReaderApp, kept: list[Choices]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("T")
        picker = app.screen
        assert isinstance(picker, ThemePicker)
        await pilot.press("j")
        assert app.theme == "paper"
        await pilot.press("k", "k")
        assert app.theme == "mine"
        await pilot.press("k")
        assert app.theme == themes.names()[-1]
        row = picker.query_one("#themes-names").region.y + picker.at + 2
        assert row < 24, "the marked row is on the screen"
        await pilot.press("escape")
        assert app.theme == themes.DEFAULT
        assert not kept


async def test_the_theme_kept_and_a_column_hold_the_next_time(
    app: ReaderApp, kept: list[Choices]
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("T", "T", "enter")
        await until(lambda: kept == [Choices("paper", 76)])
        await pilot.press("plus")
        await until(lambda: kept[1:] == [Choices("paper", 80)])


async def test_a_click_chooses_a_row(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("T")
        await pilot.pause()
        names = app.screen.query_one("#themes-names")
        await pilot.click("#themes-names", offset=(3, 2))
        assert names.is_attached
        assert app.theme == "mine"
