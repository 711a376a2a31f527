"""How the window looks: few states, in few themes and widths; README's picture is one of them.

A snapshot is the picture that Textual exports, so it holds for one version of Textual only. To
take them anew after looking at them: `RECORD=1 pytest tests/snapshots`.
"""

import os
import re
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest

from reader.analyse import analyse
from reader.app.app import ReaderApp
from reader.app.screen import ReaderScreen
from reader.app.widgets import entries
from reader.cli import sample
from reader.library import Library, folders
from reader.library.index import Index
from reader.load import load
from reader.model import Analysis
from tests.app.test_library import PIER, QUAY, story
from tests.app.test_library import window as shelves

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
    "sorted-118-ink": ((118, 30), "ink", "3 S S j"),
    "offered-118-paper": ((118, 30), "paper", "g 1"),
    "notes-118-paper": ((118, 30), "paper", "J H J m J a C h e c k enter apostrophe"),
    "corrected-118-ink": ((118, 30), "ink", "2 j exclamation_mark s i n e s enter"),
    "correcting-80-textual-dark": ((80, 24), "textual-dark", "2 j exclamation_mark"),
    "about-80-textual-light": ((80, 24), "textual-light", "i"),
    "keys-118-ink": ((118, 40), "ink", "question_mark"),
    "themes-118-textual-light": ((118, 30), "textual-light", "T"),
    "export-118-ink": ((118, 30), "ink", "x"),
    "text-80-ink": ((80, 24), "ink", "J J"),
    "drawer-80-paper": ((80, 24), "paper", "3 j j"),
    "text-39-ink": ((39, 9), "ink", "j"),
}
PICTURES = {
    "readme": ("ink", "1 j"),
    "readme-dossier": ("paper", "2 j j j l"),
    "readme-figures": ("ink", "3 S S j"),
    "readme-found": ("paper", "slash f e r r y enter asterisk ampersand j"),
}
"""Theme and keys of each picture in README; what is found in the sample may change a little."""


def plain(svg: str) -> str:
    """The picture without names made up anew for each, and without the version of the engine."""
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return re.sub(r"(engine(?:&#160;| ))[0-9a-f]{8}", r"\g<1>01234567", svg)


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


@pytest.mark.parametrize(("name", "keys"), [("library", "j"), ("library-quotes", "2 j")])
async def test_the_library_looks_as_recorded(
    name: str, keys: str, bridge: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(entries, "when", lambda stamp, _: "read today" if stamp else "not read yet")
    kept = [bridge, story(PIER, "pier"), story(QUAY, "quay")]
    with (
        closing(Library(folders.library_file())) as library,
        closing(Index.opened(folders.cache_file())) as index,
    ):
        for number, analysis in enumerate(kept):
            library.add(analysis.article, stamp=f"2026-01-02T10:0{number}:00+00:00")
            index.put(analysis)
    async with shelves(kept[-1], size=(118, 30)) as it:
        await it.press(*keys.split())
        compare(f"{name}-118-ink", plain(it.app.export_screenshot()))


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_of_the_readme_is_the_sample(name: str) -> None:
    analysis = analyse(load(sample()))
    taken = await picture(analysis, (118, 34), *PICTURES[name])
    compare(name, taken, exact=False)


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
