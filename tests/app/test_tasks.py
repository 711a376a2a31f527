"""What a new reader wants to do, and with how many keys: the table is the measure."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from reader.app.widgets.sidebar import Names, Sidebar
from reader.model import Analysis, Kind, Ref
from tests.app.test_window import CABLES, CARS, COST, INES, OKAFOR, TOMAS, Window, tool, window
from tests.notation import marked

__all__ = ["tool"]  # a fixture, used by name

TABLE = """
| task | keys |
|---|---|
| see who is in the article | 0 |
| go to the third mention of the second person | 6 |
| read everything one person said | 4 |
| from a figure in the text, see its card and copy it with source | 3 |
| find who said the quotation under the cursor, and go to where that person is introduced | 3 |
| find "lopez" ignoring accents and go to the second match | 8 |
| come back to where you were | 1 |
| next statistic in the text from here | 2 |
| export all quotations to Markdown | 3 |
| hide everything but the text | 1 |
"""
MOST = {task: int(keys) for task, keys in re.findall(r"\| ([^|]+) \| (\d+) \|", TABLE)}
CANAL = marked("""\
# The canal

The lock was built by [[p1:Ana López]] in a dry year.

It was [[p2:Ines Vidal]] who opened it, and [[p1:López]] who shut it; [[p2:Vidal]] wept.

[[p2:Vidal]] and [[p1:Lopez]] never met again, though [[s1:40 [[s1.unit:boats]]]] passed.
===
p1 Ana López
p2 Ines Vidal
s1 = 40 boat
""")


class Recorder:
    """A window whose keys are counted."""

    def __init__(self, it: Window, given: list[str]) -> None:
        self.it, self.given, self.count = it, given, 0

    async def press(self, *keys: str) -> None:
        """Presses keys that count."""
        self.count += len(keys)
        await self.it.press(*keys)

    async def at(self, words: str) -> None:
        """Puts the cursor on some words: the task begins there."""
        screen = self.it.screen
        offset = screen.article.text.index(words)
        screen.navigation = screen.navigation.move(offset, screen.marks)
        await self.it.pilot.pause()

    def listed(self) -> list[Ref | None]:
        """What the sidebar shows."""
        assert self.it.sidebar()
        return [spot.ref for spot in self.it.screen.query_one(Sidebar)._sheet.spots]


Task: TypeAlias = Callable[[Recorder], Awaitable[None]]
TASKS: dict[str, tuple[str, Task]] = {}
"""The article of a task, and the task; by its row in the table."""


def task(row: str, article: str = "bridge") -> Callable[[Task], Task]:
    """Names the row of the table that a function does."""

    def note(act: Task) -> Task:
        TASKS[row] = article, act
        return act

    return note


@task("see who is in the article")
async def see_who(by: Recorder) -> None:
    assert by.listed() == [OKAFOR, TOMAS, INES]
    assert by.it.screen.query_one(Names).active is Kind.PERSON


@task("go to the third mention of the second person", "canal")
async def third_mention(by: Recorder) -> None:
    await by.press("1", "j", "j", "full_stop", "full_stop", "enter")
    assert (by.it.selected, by.it.screen.navigation.place) == (Ref(Kind.PERSON, 1), 2)
    assert by.it.focus == "article"
    assert by.it.here.startswith("Vidal and Lopez")


@task("read everything one person said")
async def all_said(by: Recorder) -> None:
    await by.press("1", "j", "l")
    assert CABLES in by.listed()


@task("from a figure in the text, see its card and copy it with source")
async def card_and_copy(by: Recorder) -> None:
    await by.at("$48.6 million")
    await by.press("enter", "Y")
    assert by.listed()[by.it.listing.chosen or 0] == COST
    assert "$48.6 million" in by.given[0]
    assert "Harbour bridge reopens" in by.given[0]


@task("find who said the quotation under the cursor, and go to where that person is introduced")
async def who_said(by: Recorder) -> None:
    await by.at("I counted the cars")
    assert by.it.selected == CARS
    await by.press("1", "l", "enter")
    assert (by.it.selected, by.it.focus) == (INES, "article")
    assert by.it.here.startswith("Ines de la Cruz, who")


@task('find "lopez" ignoring accents and go to the second match', "canal")
async def find_lopez(by: Recorder) -> None:
    await by.press("slash", *"lopez", "enter", "n")
    assert by.it.here.startswith("López who shut")


@task("come back to where you were")
async def come_back(by: Recorder) -> None:
    await by.at("Traffic")
    before = by.it.screen.navigation.offset
    await by.it.press("1", "j", "j", "enter")
    assert by.it.screen.navigation.offset != before
    await by.press("backspace")
    assert by.it.screen.navigation.offset == before


@task("next statistic in the text from here", "canal")
async def next_statistic(by: Recorder) -> None:
    await by.at("in a dry year")
    await by.press("3", "e")
    assert by.it.here.startswith("40 boats")


@task("export all quotations to Markdown")
async def export_quotations(by: Recorder) -> None:
    await by.press("x", "2", "enter")
    (written,) = Path.cwd().glob("*.md")
    assert "We replaced every cable" in written.read_text("utf-8")


@task("hide everything but the text")
async def text_alone(by: Recorder) -> None:
    await by.press("0")
    assert (by.it.sidebar(), by.it.focus) == (False, "article")


def test_every_row_of_the_table_is_tried() -> None:
    assert list(TASKS) == list(MOST)


@pytest.mark.parametrize("row", MOST)
async def test_a_task_needs_no_more_keys_than_the_table_says(
    row: str, bridge: Analysis, tool: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    article, act = TASKS[row]
    async with window({"bridge": bridge, "canal": CANAL}[article]) as it:
        recorder = Recorder(it, tool)
        await act(recorder)
        assert recorder.count <= MOST[row]


@pytest.mark.parametrize("row", [row for row in MOST if MOST[row] > 1])
async def test_in_a_narrow_window_it_needs_no_more(
    row: str, bridge: Analysis, tool: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    article, act = TASKS[row]
    async with window({"bridge": bridge, "canal": CANAL}[article], (80, 24)) as it:
        recorder = Recorder(it, tool)
        await act(recorder)
        assert recorder.count <= MOST[row]
