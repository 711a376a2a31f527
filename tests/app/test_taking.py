"""Exporting by keys: what is offered, what is written, and what is said about it."""

import json
from pathlib import Path

import pytest
from textual.widgets import Static

from reader.app.app import ReaderApp
from reader.app.screen import ReaderScreen
from reader.app.widgets.export_dialog import ExportDialog, Wish
from reader.app.widgets.status import Status
from reader.app.worker import Extraction
from reader.model import Analysis, Article, Block, Kind, Span
from reader.record import analysis as analysis_of


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(app: ReaderApp) -> str:
    return app.screen_stack[0].query_one(Status).words


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_all_quotations_to_markdown_in_three_keys(bridge: Analysis, folder: Path) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.press("x", "2", "enter")
        await pilot.pause()
        name = "harbour-bridge-reopens-after-two-years-quotes.md"
        assert said(app) == f"Written to {name}"
        text = (folder / name).read_text()
        assert "## Quotes" in text
        assert text.count("> — ") == 3
        assert "## People" not in text
        assert "Lena Okafor, chief engineer" in text


async def test_the_record_of_figures_has_what_they_refer_to(bridge: Analysis, folder: Path) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "3", "r", "enter")
        (plain,) = json.loads(files(folder)[0].read_text())
        part = analysis_of(plain)
        assert part.statistics[0] == bridge.statistics[0]
        assert [person.name for person in part.people] == ["Ines de la Cruz"]
        assert len(part.quotes) == 1


async def test_nothing_is_overwritten_and_the_dialog_names_the_file(
    bridge: Analysis, folder: Path
) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "c", "enter", "x", "c")
        dialog = app.screen
        assert isinstance(dialog, ExportDialog)
        shown = str(dialog.query_one("#leaf-text", Static).render())
        assert "To  harbour-bridge-reopens-after-two-years-2.csv" in shown
        await pilot.press("enter")
        assert len(files(folder)) == 2


async def test_choices_by_arrows_and_by_mouse_and_leaving(bridge: Analysis, folder: Path) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.press("x", "j", "down", "tab")
        dialog = app.screen
        assert isinstance(dialog, ExportDialog)
        assert dialog.wish == Wish(Kind.QUOTE, "csv")
        await pilot.press("k", "k", "k", "shift+tab", "h")
        assert dialog.wish == Wish("notes", "annotations")
        await pilot.press("k", "tab")
        assert dialog.wish == Wish(Kind.STATISTIC, "csv")
        await pilot.click("#leaf-text", offset=(5, 4))
        assert dialog.wish == Wish(Kind.PERSON, "csv")
        await pilot.press("w")
        assert dialog.wish == Wish("notes", "annotations")
        await pilot.press("2")
        assert dialog.wish == Wish(Kind.QUOTE, "markdown")
        await pilot.press("escape")
        assert app.screen is app.screen_stack[0]
        assert files(folder) == []


@pytest.mark.parametrize(("key", "what"), [("1", "people"), ("n", "notes"), ("w", "notes")])
async def test_a_list_that_is_empty_is_not_written(folder: Path, key: str, what: str) -> None:
    rain = Analysis(Article("Rain.", (Block(Span(0, 5)),)))
    app = ReaderApp(ReaderScreen(rain.article, rain))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.press("x", key, "enter")
        await pilot.pause()
        assert said(app) == f"No {what} to write"
        assert files(folder) == []


async def test_a_folder_that_cannot_be_written_to_is_said(
    bridge: Analysis, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.press("x")
        monkeypatch.setattr(Path, "cwd", lambda: folder / "gone")
        await pilot.press("enter")
        await pilot.pause()
        assert "cannot be written to" in said(app)


async def test_nothing_is_written_before_there_is_something(bridge: Analysis) -> None:
    waiting = Extraction(bridge.article, ("/bin/sleep", "5"))
    app = ReaderApp(ReaderScreen(bridge.article, None, waiting))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert said(app).startswith("Nothing to write yet")
        assert app.screen is app.screen_stack[0]


async def test_what_the_list_shows_is_what_is_written(bridge: Analysis, folder: Path) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.press("2", "ampersand", *"cars", "enter", "x", "2", "enter")
        await pilot.pause()
        text = files(folder)[0].read_text()
        assert text.count("> — ") == 1
        assert "I counted the cars" in text


async def test_notes_are_written_as_web_annotations_and_with_everything(
    bridge: Analysis, folder: Path
) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J", "J", "a", *"why", "enter", "H", "x", "w", "enter")
        await pilot.press("x", "r", "enter")
    name = "harbour-bridge-reopens-after-two-years"
    found = json.loads((folder / f"{name}-notes.jsonld").read_text())
    motivations = {item["motivation"] for item in found["first"]["items"]}
    assert motivations == {"commenting", "highlighting"}
    (plain,) = json.loads((folder / f"{name}.json").read_text())
    assert [note["note"] for note in plain["notes"]] == ["why", ""]
    assert len(plain["people"]) == 3


async def test_notes_alone_are_written_without_items(bridge: Analysis, folder: Path) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J", "J", "m", "x", "n", "enter", "x", "2", "enter")
    name = "harbour-bridge-reopens-after-two-years"
    notes, quotes = (folder / f"{name}-{part}.md" for part in ("notes", "quotes"))
    assert notes.read_text().endswith("## Notes\n\n- Bookmark: “The”\n")
    assert "## People" not in notes.read_text()
    assert "Notes" not in quotes.read_text()


async def test_a_list_is_written_in_the_order_in_which_it_is_shown(
    bridge: Analysis, folder: Path
) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.press("1", "S", "x", "1", "enter")
        await pilot.pause()
    text = files(folder)[0].read_text()
    names = ("Ines de la Cruz", "Lena Okafor", "Tomás de la Cruz")
    places = [text.index(name) for name in names]
    assert places == sorted(places)
