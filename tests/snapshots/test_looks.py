"""How the window looks: few states, in few themes and widths; README's picture is one of them.

A snapshot is the picture that Textual exports, so it holds for one version of Textual only. To
take them anew after looking at them: `RECORD=1 pytest tests/snapshots`.
"""

import os
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from reader.analyse import analyse
from reader.app.app import ReaderApp
from reader.app.screen import ReaderScreen
from reader.cli import sample
from reader.load import load
from reader.model import Analysis

HERE = Path(__file__).parent
RECORDED = "8.2.8"
pytestmark = pytest.mark.skipif(
    version("textual") != RECORDED, reason=f"the pictures are of Textual {RECORDED}"
)
LOOKS = {
    "people-118-ink": ((118, 30), "ink", "1 j j"),
    "quotes-118-paper": ((118, 30), "paper", "2 j"),
    "figures-118-textual-light": ((118, 30), "textual-light", "3 j j"),
    "dossier-118-ink": ((118, 30), "ink", "1 j l j"),
    "found-118-ansi-dark": ((118, 30), "ansi-dark", "slash c r u z enter"),
    "typing-118-ink": ((118, 30), "ink", "slash c r u z"),
    "help-100-paper": ((100, 30), "paper", "question_mark"),
    "speaker-100-ink": ((100, 30), "ink", "2 j exclamation_mark s"),
    "text-80-ink": ((80, 24), "ink", "J J"),
    "drawer-80-paper": ((80, 24), "paper", "3 j j"),
    "text-39-ink": ((39, 9), "ink", "j"),
}


def plain(svg: str) -> str:
    """The picture without the names that Textual makes up anew for each."""
    return re.sub(r"terminal-\d+", "terminal", svg)


async def picture(analysis: Analysis, size: tuple[int, int], theme: str, keys: str) -> str:
    app = ReaderApp(ReaderScreen(analysis.article, analysis), theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause()
        return plain(app.export_screenshot())


@pytest.mark.parametrize("name", LOOKS)
async def test_looks_as_recorded(name: str, bridge: Analysis) -> None:
    compare(name, await picture(bridge, *LOOKS[name]))


async def test_the_picture_of_the_readme_is_the_sample() -> None:
    analysis = analyse(load(sample()))
    taken = await picture(analysis, (118, 34), "ink", "1 j")
    compare("readme", taken, exact=False)


def compare(name: str, taken: str, *, exact: bool = True) -> None:
    """Asserts that a picture is the recorded one; not `exact`, that its title and lists are."""
    file = HERE / f"{name}.svg"
    if os.environ.get("RECORD"):
        file.write_text(taken)
    recorded = file.read_text()
    if exact:
        assert taken == recorded
    else:
        assert (
            re.findall(r">([^<]+)</text>", taken)[:8]
            == re.findall(r">([^<]+)</text>", recorded)[:8]
        )
