"""The library screen: what it lists, finds while one types, opens, removes, joins, keeps quiet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Static

from reader.app import opening
from reader.app.app import ReaderApp
from reader.app.browsing import Browsing, Tab
from reader.app.library_screen import LibraryScreen
from reader.app.loading import Loading
from reader.app.memory import Say, forgetful, usual
from reader.app.screen import ReaderScreen
from reader.app.widgets.listing import Listing
from reader.app.widgets.status import Status
from reader.app.widgets.tabs import Tabs, WordsBar
from reader.library import Library, folders
from reader.library.index import Index
from reader.library.shelf import SAMPLE, key
from reader.load import load
from reader.model import Analysis, Article, Quote
from tests.notation import marked

QUAY = """\
# The quay is closed

[[q1:“Nobody knows for how long,”]] [[q1.cue:said]] [[p1 q1.by:Ana Ruiz]], the mayor.
===
p1 Ana Ruiz | mayor
"""
PIER = """\
# The pier is open

[[p1:Lena Okafor]], an engineer, counted [[s1:12 [[s1.unit:ships]]]].
===
p1 Lena Okafor | engineer
s1 = 12 ship
"""


class Shelves:
    """A window under test, with the library screen in front or not."""

    def __init__(self, app: ReaderApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Types keys, and waits for what they begin."""
        for name in keys:
            await self.pilot.press(name)
        await self.settled()

    async def settled(self) -> None:
        """Once all that was asked for is there."""
        for _ in range(4):
            groups = ("looking", "changing", "opening", "loading")
            workers = [each for each in self.app.workers if each.group in groups]
            await self.app.workers.wait_for_complete(workers)
            await asyncio.wrap_future(self.desk.memory.consult(lambda _: None))
            await self.pilot.pause()

    @property
    def desk(self) -> ReaderScreen:
        desk = self.app.screen_stack[0]
        assert isinstance(desk, ReaderScreen)
        return desk

    @property
    def library(self) -> LibraryScreen:
        screen = self.app.screen
        assert isinstance(screen, LibraryScreen)
        return screen

    @property
    def closed(self) -> bool:
        return self.app.screen is self.desk

    @property
    def lines(self) -> list[str]:
        """What the list shows."""
        listing = self.library.query_one(Listing)
        rows = range(listing.size.height)
        return [text for y in rows if (text := listing.render_line(y).text.strip())]

    @property
    def said(self) -> str:
        return self.app.screen.query_one(Status).words

    @property
    def tabs(self) -> str:
        return self.library.query_one(Tabs).render().plain


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def story(source: str, name: str) -> Analysis:
    analysis = marked(source)
    title = analysis.article.text.split("\n", 1)[0]
    article = replace(analysis.article, title=title, source=f"{name}.md", published="2026-01-02")
    return replace(analysis, article=article)


@pytest.fixture
def three(home: Path, bridge: Analysis) -> list[Analysis]:
    """Three articles in the library and its index, and the sample, in which nothing was found."""
    assert not (home / "data").exists()
    stories = [bridge, story(QUAY, "quay"), story(PIER, "pier")]
    with (
        closing(Library(folders.library_file())) as library,
        closing(Index.opened(folders.cache_file())) as index,
    ):
        sample = load(SAMPLE)
        library.add(sample)
        index.put(Analysis(sample))
        for analysis in stories:
            library.add(analysis.article)
            index.put(analysis)
    return stories


@asynccontextmanager
async def window(
    analysis: Analysis | None = None,
    browsing: Browsing | None = None,
    size: tuple[int, int] = (118, 40),
    *,
    kept: bool = True,
) -> AsyncIterator[Shelves]:
    analysis = analysis or Analysis(Article(""))
    library = usual if kept else forgetful
    desk = ReaderScreen(analysis.article, analysis, library=library, browsing=browsing)
    app = ReaderApp(desk)
    async with app.run_test(size=size) as pilot:
        it = Shelves(app, pilot)
        while not desk.memory.known:
            await pilot.pause(0.01)
        await it.press("L")
        yield it


async def test_the_last_read_comes_first_and_the_sample_is_marked_and_not_counted(
    three: list[Analysis],
) -> None:
    async with window(three[1]) as it:
        assert it.tabs.startswith("All 3   People   Quotes   Statistics   Articles")
        assert it.lines[0].startswith("▌ The quay is closed")
        assert it.lines[0].endswith("2026-01-02")
        assert it.lines[1].startswith("▌ quay.md · 14 words ")
        assert "read today" in it.lines[1]
        assert "not read yet" in it.lines[3]
        assert it.lines[-2].endswith("sample")
        await it.press("G")
        assert it.library.query_one(Status).place == "4 of 4"
        await it.press("D")
        assert it.said == "The sample stays"


async def test_words_find_as_they_are_typed_in_every_kind(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.press("slash", *"okaf")
        assert [line for line in it.lines if line.startswith(("Articles ", "People "))] == [
            "Articles 3",
            "People 2",
        ]
        await it.press("tab")
        assert it.tabs.startswith("All   People 2   Quotes")
        assert it.tabs.endswith("“okaf”")
        assert [line.split("  ")[0] for line in it.lines[::2]] == ["▌ Lena Okafor", "Lena Okafor"]
        await it.press("backspace", "backspace", "backspace", "backspace", *"zzz")
        assert it.lines == ["Nothing has “zzz”"]
        await it.press("escape")
        assert it.app.focused is it.library.query_one(Listing)
        assert len(it.lines) == 10


async def test_an_item_opens_at_its_place_and_backspace_comes_back(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.press("slash", *"ships", "tab", "tab", "tab", "enter")
        assert it.closed
        article = it.desk.article
        assert article.title == "The pier is open"
        assert article.text[it.desk.navigation.offset :].startswith("12 ships")
        await it.press("backspace")
        assert it.tabs.startswith("All   People   Quotes   Statistics 1")
        await it.press("escape", "escape")
        assert it.closed
        assert it.desk.article is article


async def test_an_article_opens_where_its_words_are_and_n_goes_on(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.press("4", "slash", *"engineer", "down", "enter")
        title = it.desk.article.title
        assert it.closed
        assert it.desk.search.phrase == "engineer"
        place = it.desk.navigation.offset
        assert it.desk.article.text[place:].startswith("engineer")
        await it.press("less_than_sign")
        assert it.desk.article.title != title
        assert it.said.startswith("1 of ")
        await it.press("less_than_sign")
        assert it.said == "This is the first of it"


async def test_words_that_stand_apart_light_the_longest(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.press("slash", *"ships engineer")
        await it.press("enter")
        assert it.desk.search.phrase == "engineer"


async def test_the_item_itself_is_selected_once_it_is_known(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.press("2", "slash", *"replaced", "enter")
        assert it.closed
        await it.app.workers.wait_for_complete()
        selected = it.desk.navigation.selected
        assert selected
        quote = it.desk.analysis[selected]
        assert isinstance(quote, Quote)
        assert it.desk.article[quote.segments[0]].startswith("“We replaced")


async def test_removing_is_taken_back_with_the_place(three: list[Analysis]) -> None:
    article = three[2].article
    with closing(Library(folders.library_file())) as library:
        library.remember(article, 9)
    async with window(three[1]) as it:
        await it.press("j")
        title = it.lines[2].split("  ")[0].removeprefix("▌ ")
        await it.press("delete")
        assert it.said == f"Removed: {title}; U takes it back"
        assert it.tabs.startswith("All 2")
        await it.press("U")
        assert it.said == f"{title} is back"
        assert it.tabs.startswith("All 3")
        await it.press("U")
        assert it.said == "Nothing to take back"
    with closing(Library(folders.library_file())) as library:
        assert library.position(article) == 9


async def test_two_people_are_joined_split_and_both_taken_back(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.press("J")
        assert it.said.startswith("Choose a person")
        await it.press("1", "slash", *"okafor", "down", "escape")
        await it.press("1", "J", "J")
        assert it.said == "That is the same person"
        await it.press("J", "escape", "X")
        assert it.said == "Choose a person who has been joined"
        count = len(it.library.found.names)
        names = [line.split("  ")[0].removeprefix("▌ ") for line in it.lines[::2]]
        first, second = [n for n, name in enumerate(names) if name == "Lena Okafor"]
        await it.press("g", *"j" * first, "J", *"j" * (second - first), "J")
        assert it.said == "Lena Okafor is one person now; U takes it back"
        assert len(it.library.found.names) == count - 1
        assert "one person in 2 articles" in "".join(it.lines)
        await it.press("g", *"j" * first, "X")
        assert it.said.startswith("Lena Okafor is a person in each article")
        assert len(it.library.found.names) == count
        await it.press("U")
        assert len(it.library.found.names) == count - 1
        await it.press("U")
        assert it.said == "Lena Okafor is a person in each article again"
        assert len(it.library.found.names) == count


@pytest.mark.usefixtures("three")
async def test_private_keeps_nothing_from_then_on() -> None:
    new = story(QUAY.replace("quay", "kiosk"), "kiosk")
    name = key(new.article.text)
    async with window(new) as it:
        await it.press("escape")
        with closing(Library(folders.library_file())) as library:
            assert library.article(name)
        await it.press("P", "J")
        assert it.app.screen.query_one(Status).place.startswith("private · ")
        with closing(Library(folders.library_file())) as library:
            assert library.article(name) is None
            assert len(library.kept()) == 3
        await it.press("L")
        assert it.tabs.startswith("All 0 ")
        assert "P keeps again and shows your library" in " ".join(it.lines)
        await it.press("P")
        assert "P keeps again" not in " ".join(it.lines)
        assert it.said == "What you read is kept again"
        assert it.tabs.startswith("All 4 ")
    with closing(Library(folders.library_file())) as library:
        assert library.position(new.article)


async def test_without_the_library_private_cannot_be_left(home: Path, bridge: Analysis) -> None:
    async with window(bridge, kept=False) as it:
        await it.press("P")
        assert it.said == "The library is off for the whole of this reading"
        assert it.library.query_one(Status).place.startswith("private")
        assert "The library is off" in " ".join(it.lines)
        assert "stands here from then on" not in " ".join(it.lines)
    assert not (home / "data").exists()


async def test_files_given_are_read_when_they_are_opened_and_not_before(home: Path) -> None:
    folder = home / "stories"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"The {name} story.")
    browsing = Browsing(given=(str(folder), "nowhere.txt"), tab=Tab.GIVEN)
    async with window(browsing=browsing) as it:
        assert it.tabs.startswith("Given 3   All   People")
        assert [line for line in it.lines if "story" in line] == []
        await it.press("escape")
        assert it.said == "Enter opens an article, o a file, q leaves"
        await it.press("G", "enter")
        assert it.said == "nowhere.txt: no such file"
        assert it.lines[-1] == "▌ ✗ no such file"
        await it.press("g", "enter")
        assert it.closed
        assert it.desk.article.text == "The a story."
        await it.press("greater_than_sign")
        assert it.desk.article.text == "The b story."
        await it.press("greater_than_sign")
        assert it.said == "nowhere.txt: no such file"
        await it.press("greater_than_sign")
        assert it.said == "This is the last of the list"
        await it.press("L", "slash", *"/b.")
        assert len(it.lines) == 2


async def test_what_cannot_be_opened_is_said(home: Path) -> None:
    async with window() as it:
        await it.press("o", *str(home / "none.txt"), "enter")
        assert it.said.endswith("none.txt: no such file")
        await it.press("o", "escape")
        assert it.app.focused is it.library.query_one(Listing)


@pytest.mark.parametrize("front", [True, False])
async def test_what_takes_long_is_given_up(
    home: Path, bridge: Analysis, monkeypatch: pytest.MonkeyPatch, front: bool
) -> None:
    path = home / "slow.txt"
    path.write_text("Slow.")
    slow = partial(Loading, command=("/bin/sleep", "100"))
    async with window(bridge) as it:
        with monkeypatch.context() as patch:
            patch.setattr(opening, "Loading", slow)
            await it.pilot.press(*([] if front else ["escape"]), "o", *str(path), "enter")
            await it.pilot.pause()
            assert it.said == f"Reading {path} … Esc gives it up"
            await it.press("escape")
            assert it.said == f"{path}: given up"
        await it.press("o", *str(path), "enter")
        assert it.desk.article.text == "Slow."


@pytest.mark.usefixtures("home")
async def test_an_empty_library_says_how_to_begin() -> None:
    async with window() as it:
        assert "Nothing is kept yet. Open an article with o" in " ".join(it.lines)
        await it.press("enter", "D", "J", "X")
    sample = load(SAMPLE)
    async with window(Analysis(sample)) as it:
        said = " ".join(it.lines)
        assert said.startswith("What you open stands here from then on")
        assert sample.title
        assert sample.title in said


@pytest.mark.parametrize("width", [20, 40, 79, 118])
async def test_every_row_fits(three: list[Analysis], width: int) -> None:
    async with window(three[1], size=(width, 24)) as it:
        listing = it.library.query_one(Listing)
        for keys in (["0"], ["1"], ["2"], ["3"], ["slash", "o"]):
            await it.press(*keys)
            rows = [listing.render_line(y) for y in range(listing.size.height)]
            assert {row.cell_length for row in rows} <= {listing.size.width - 1, listing.size.width}
        assert it.library.query_one(WordsBar).text == "o"


async def test_a_broken_library_is_one_line(home: Path, bridge: Analysis) -> None:
    (home / "data").write_text("no folder")

    def broken(say: Say) -> Library:
        return usual(say)

    app = ReaderApp(ReaderScreen(bridge.article, bridge, library=broken))
    async with app.run_test(size=(118, 30)) as pilot:
        it = Shelves(app, pilot)
        await it.settled()
        await it.press("L")
        assert it.tabs.startswith("All 0")


async def test_the_palette_does_what_the_keys_of_the_library_do(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.pilot.press("colon", *"50")
        await it.pilot.press(*(["backspace"] * 2), *"remove")
        for _ in range(200):
            hits = it.app.screen.query_one(CommandList)
            if hits.option_count and "Remove" in str(hits.get_option_at_index(0).prompt):
                break
            await it.pilot.pause(0.02)
        await it.pilot.press("enter")
        for _ in range(200):
            if isinstance(it.app.screen, LibraryScreen):
                break
            await it.pilot.pause(0.02)
        await it.settled()
        assert it.said.startswith("Removed: ")


async def test_the_keys_of_the_library_are_shown(three: list[Analysis]) -> None:
    async with window(three[1]) as it:
        await it.pilot.press("question_mark")
        await it.pilot.pause()
        shown = " ".join(str(part.render()) for part in it.app.screen.query(Static))
        assert "Say that two people are one" in shown
        await it.press("escape")
        assert it.tabs


@pytest.mark.usefixtures("home")
async def test_a_stranger_cannot_write_to_the_terminal_from_the_list() -> None:
    name = "a\x1b]0;x\x07\u202eb[/red].txt"
    odd = Article("Said \x9b2Jno\x1b[2J.", title="T\x1b[31m[bold]x\u202e", source=name)
    with closing(Library(folders.library_file())) as library:
        library.add(odd)
    browsing = Browsing(given=(name,), tab=Tab.GIVEN, faults={name: "a\x1b[2J: \x1b[31mno"})
    async with window(browsing=browsing) as it:
        for keys in (["1"], ["tab"], ["tab"], ["tab"], ["tab"], ["tab"], ["slash", "\x9b"], ["0"]):
            await it.press(*keys)
            shown = "".join([*it.lines, it.tabs, it.said])
            assert not set(shown) & {"\x1b", "\x9b", "\x07", "\u202e"}
