"""The window by keys and clicks: what is selected, where the cursor is, what was copied."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual._compositor import Compositor
from textual.color import Color
from textual.command import CommandList
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from reader.app import clipboard, themes
from reader.app.app import ReaderApp
from reader.app.layout import Layout
from reader.app.rebinding import Keys
from reader.app.screen import ReaderScreen
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.header import Header
from reader.app.widgets.help import Leaf
from reader.app.widgets.listing import Listing
from reader.app.widgets.search_bar import Prompt, SearchBar
from reader.app.widgets.sheets import Extra
from reader.app.widgets.sidebar import Names, Sidebar
from reader.app.widgets.status import Status
from reader.app.worker import Extraction
from reader.link.navigation import Shown
from reader.model import Analysis, Article, Block, Kind, Mention, Person, Ref, Span

OKAFOR, TOMAS, INES = (Ref(Kind.PERSON, n) for n in range(3))
CABLES, PATIENCE, CARS = (Ref(Kind.QUOTE, n) for n in range(3))
COST = Ref(Kind.STATISTIC, 0)


@pytest.fixture(autouse=True)
def tool(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop's clipboard was given."""
    given: list[str] = []
    monkeypatch.setattr(clipboard, "put", given.append)
    return given


class Window:
    """A window under test, and short ways to ask after it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        self.agree()

    async def opened(self) -> None:
        """Waits for what was to be opened, until it is there or is known not to come."""
        workers = self.app.workers
        await workers.wait_for_complete([each for each in workers if each.group == "loading"])
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        await self.press(*(keymap_name(letter) for letter in words))

    @property
    def screen(self) -> ReaderScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def listing(self) -> Listing:
        return self.screen.query_one(Listing)

    @property
    def selected(self) -> Ref | None:
        return self.screen.navigation.selected

    @property
    def words(self) -> str:
        return self.screen.query_one(Status).words

    @property
    def here(self) -> str:
        """The text from the cursor on."""
        return self.screen.article.text[self.screen.navigation.offset :][:20]

    @property
    def focus(self) -> str:
        return (self.screen.focused.id if self.screen.focused else "") or ""

    def sidebar(self) -> bool:
        """Whether the sidebar is to be seen."""
        return self.screen.query_one(Sidebar).display

    def agree(self) -> None:
        """Both panes show the same item, and the cursor is on a character of the text."""
        screen, sidebar = self.screen, self.screen.query_one(Sidebar)
        assert screen.query_one(ArticlePane).navigation == screen.navigation == sidebar.navigation
        assert 0 <= screen.navigation.offset < max(len(screen.article.text), 1)
        if (
            screen.topic is None
            and self.selected
            and self.selected.kind is screen.navigation.active
        ):
            if self.selected not in screen.listed(self.selected.kind):
                assert screen.view.phrase
                assert self.listing.chosen is None
                return
            assert self.listing.chosen is not None
            assert sidebar._sheet.spots[self.listing.chosen].ref == self.selected


def keymap_name(letter: str) -> str:
    return {
        " ": "space",
        "/": "slash",
        ".": "full_stop",
        "%": "percent_sign",
        "&": "ampersand",
        "(": "left_parenthesis",
    }.get(letter, letter)


@asynccontextmanager
async def window(
    analysis: Analysis,
    size: tuple[int, int] = (118, 30),
    keys: Keys | None = None,
    **options: Any,
) -> AsyncIterator[Window]:
    app = ReaderApp(ReaderScreen(analysis.article, analysis, **options), keys=keys)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Window(app, pilot)


async def test_a_window_opens_in_its_theme_without_a_second_reading_of_the_style_sheets(
    bridge: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, reparse = [], Stylesheet.reparse

    def again(sheets: Stylesheet) -> None:
        read.append(sheets)
        reparse(sheets)

    monkeypatch.setattr(Stylesheet, "reparse", again)
    async with window(bridge) as it:
        assert not read
        assert it.screen.styles.background == Color.parse(themes.INK.background or "")
        it.app.theme = themes.PAPER.name
        await it.pilot.pause()
        assert read
        assert it.screen.styles.background == Color.parse(themes.PAPER.background or "")


async def test_lists_are_counted_and_the_text_has_the_focus(bridge: Analysis) -> None:
    async with window(bridge) as it:
        names = it.screen.query_one(Names)
        assert names.render().plain == "People 3   Quotes 3   Statistics 4"
        assert it.focus == "article"
        assert it.app.title.startswith("Harbour bridge")


async def test_the_third_mention_of_the_second_person_is_at_most_six_keys_away(
    bridge: Analysis,
) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "j", "full_stop", "enter")
        assert it.selected == TOMAS
        assert it.here.startswith("De la Cruz")
        assert it.focus == "article"
        assert it.words == "Tomás de la Cruz 2/2"


async def test_a_preview_moves_the_text_but_not_the_focus_and_escape_undoes_it(
    bridge: Analysis,
) -> None:
    async with window(bridge) as it:
        await it.press("J", "2", "j")
        assert it.focus == "listing"
        assert it.selected is not None
        before = it.screen.navigation.origin
        assert before is not None
        await it.press("escape")
        assert it.focus == "article"
        assert it.screen.navigation.offset == before.offset


async def test_one_key_comes_back(bridge: Analysis) -> None:
    async with window(bridge) as it:
        start = it.screen.navigation.offset
        await it.press("3", "j", "enter")
        assert it.here.startswith("$48.6")
        await it.press("backspace")
        assert it.screen.navigation.offset == start
        await it.press("O")
        assert it.here.startswith("$48.6")


async def test_who_says_the_quotation_here_and_where_they_are_introduced(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2", "j", "enter")
        assert it.selected == CABLES
        await it.press("1", "l", "enter")
        assert it.selected == OKAFOR
        assert it.here.startswith("Lena Okafor")
        assert it.focus == "article"


async def test_from_a_figure_to_its_card_and_copied_with_source(
    bridge: Analysis, tool: list[str]
) -> None:
    async with window(bridge) as it:
        await it.press("3", "j", "enter")
        await it.press("enter", "Y")
        assert it.focus == "listing"
        assert it.selected == COST
        assert it.app.clipboard.splitlines()[0] == "$48.6 million"
        assert "Harbour bridge reopens" in it.app.clipboard
        assert tool == [it.app.clipboard]
        assert it.words.startswith("Sent to the clipboard: $48.6 million")


async def test_copies_a_quotation_to_the_letter_and_with_its_speaker(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2", "j", "y")
        assert it.app.clipboard == "“We replaced every cable,” “It will outlive all of us.”"
        await it.press("Y")
        assert it.app.clipboard.splitlines()[1] == "— Lena Okafor, chief engineer"


async def test_copies_the_paragraph_where_nothing_is_selected(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("g", "y")
        assert it.app.clipboard == "Harbour bridge reopens after two years"


async def test_next_item_of_the_open_list_from_here(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("3", "escape", "e")
        assert it.selected == COST
        await it.press("E")
        assert it.selected == Ref(Kind.STATISTIC, 3)
        assert it.words == "On from the end"


async def test_widens_to_the_item_around(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("3", "G", "enter")
        assert it.selected == Ref(Kind.STATISTIC, 3)
        await it.press("z")
        assert it.selected == CARS
        await it.press("z")
        assert it.selected == Ref(Kind.STATISTIC, 3)


async def test_finds_as_one_types_and_goes_round(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("slash")
        await it.type("tomas")
        bar = it.screen.query_one(SearchBar)
        assert (bar.text, bar.count) == ("tomas", "1/1")
        assert it.here.startswith("Tomás")
        await it.press("enter")
        assert it.focus == "article"
        assert it.words.endswith("match 1/1")
        await it.press("n")
        assert it.words == "On from the start"
        await it.press("backspace")
        await it.press("escape")
        assert not it.screen.search.phrase


async def test_second_match_of_a_phrase_in_eight_keys(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("slash", *"cruz", "enter", "n")
        assert it.screen.search.count == "2/3"
        await it.press("N")
        assert it.screen.search.count == "1/3"


async def test_escape_in_the_search_bar_restores_the_place(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("j", "slash")
        before = it.screen._before.offset
        await it.type("sunday")
        assert it.screen.navigation.offset != before
        await it.press("escape")
        assert it.screen.navigation.offset == before
        assert it.screen.query_one(Status).display


async def test_a_bad_pattern_is_explained(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("slash", "ctrl+r")
        await it.type("(a")
        bar = it.screen.query_one(SearchBar)
        assert bar.regex
        assert "attern: missing )" in bar.note().plain
        await it.press("ctrl+r", "ctrl+u")
        await it.type("the")
        many = len(it.screen.search.matches)
        await it.press("ctrl+t")
        assert 0 < len(it.screen.search.matches) <= many
        assert "✓ whole word" in bar.note().plain


async def test_edits_the_line_and_brings_phrases_back(bridge: Analysis) -> None:
    async with window(bridge) as it:
        bar = it.screen.query_one(SearchBar)
        await it.press("slash", *"bridje", "left", "backspace", "g", "end", "enter")
        assert it.screen.search.phrase == "bridge"
        await it.press("slash", *"mayor", "enter", "slash", "up")
        assert bar.text == "mayor"
        await it.press("up", "up")
        assert bar.text == "bridge"
        await it.press("down", "down")
        assert bar.text == ""
        await it.press(*"one two", "ctrl+w", "home", "delete")
        assert bar.text == "ne "
        await it.press("end", "ctrl+u")
        assert bar.text == ""


async def test_no_escape_sequence_gets_through_the_search_bar(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("slash")
        bar = it.screen.query_one(SearchBar)
        bar._insert("\x1b]0;x\x07\u202e")
        await it.pilot.pause()
        assert not set(bar.render().plain) & set("\x1b\x07\u202e")


async def test_finds_the_word_or_the_name_under_the_cursor(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("g", "asterisk")
        assert it.screen.search.phrase == "Harbour"
        await it.press("1", "j", "enter", "asterisk")
        assert it.screen.search.phrase == "Lena Okafor"


async def test_all_matches_can_be_walked(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("slash", *"cruz", "enter", "ampersand")
        assert it.screen.topic is Extra.MATCHES
        assert it.listing.page.count == 3
        await it.press("j")
        assert it.listing.chosen == 1 == it.screen.search.current
        await it.press("enter")
        assert it.focus == "article"
        await it.press("ampersand", "escape")
        assert it.screen.topic is None


async def test_the_outline_leads_to_headings(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("G", "t", "enter")
        assert it.here.startswith("Harbour bridge")
        assert it.focus == "article"


async def test_a_dossier_lists_mentions_quotes_and_figures(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "G", "l")
        assert it.screen.topic == INES
        names = it.screen.query_one(Names)
        assert names.render().plain == "‹ Ines de la Cruz"
        sheet = it.screen.query_one(Sidebar)._sheet
        assert [spot.ref for spot in sheet.spots] == [INES, INES, CARS, Ref(Kind.STATISTIC, 3)]
        for number in range(1, 4):
            await it.press("j")
            assert it.listing.chosen == number
        await it.press("h")
        assert it.screen.topic is None


async def test_marks_are_cycled(bridge: Analysis) -> None:
    async with window(bridge) as it:
        seen = []
        for _ in range(3):
            await it.press("v")
            seen.append(it.screen.navigation.shown)
        assert seen == [Shown.SELECTED, Shown.NONE, Shown.ALL]


async def test_the_column_is_widened_and_reset(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("plus", "plus")
        assert it.screen.query_one(ArticlePane).measure == 84
        await it.press("minus")
        assert it.screen.measure == 80
        await it.press("equals_sign")
        assert it.screen.measure == 76


async def test_every_theme_comes_round(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("T")
        seen = {it.app.theme}
        for _ in range(len(it.app.available_themes) - 1):
            await it.press("j")
            seen.add(it.app.theme)
        assert seen == set(it.app.available_themes)


@pytest.mark.parametrize("key", ["question_mark", "f1", "i"])
async def test_pages_open_and_close(bridge: Analysis, key: str) -> None:
    async with window(bridge) as it:
        await it.press(key)
        assert [type(screen) for screen in it.app.screen_stack] == [ReaderScreen, Leaf]
        await it.press("j", "k", "q")
        assert [type(screen) for screen in it.app.screen_stack] == [ReaderScreen]
        assert it.app.is_running


async def test_the_help_is_the_live_keymap(bridge: Analysis) -> None:
    app = ReaderApp(ReaderScreen(bridge.article, bridge), keys={"search.open": ("X",)})
    async with app.run_test(size=(118, 60)) as pilot:
        await pilot.press("question_mark")
        page = app.screen
        assert isinstance(page, Leaf)
        facts = [fact for section in page.sections for fact in section.facts]
        assert ("X", "Find as you type") in facts


async def test_layouts(bridge: Analysis) -> None:
    async with window(bridge, (80, 24)) as it:
        assert not it.sidebar()
        await it.press("0")
        assert it.sidebar()
        assert it.focus == "listing"
        await it.press("tab")
        assert not it.sidebar()
        await it.press("1", "j", "enter")
        assert (it.sidebar(), it.focus) == (False, "article")
        await it.pilot.resize_terminal(39, 9)
        await it.press("tab")
        assert (it.focus, it.words) == ("article", "Too little room for the lists")
        await it.pilot.resize_terminal(118, 30)
        await it.press("s")
        assert it.screen._room is Layout.WIDE
        assert not it.sidebar()
        await it.press("1")
        assert it.sidebar()


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (500, 2), (12, 5)])
async def test_any_size_does(bridge: Analysis, size: tuple[int, int]) -> None:
    async with window(bridge, size) as it:
        await it.press("1", "j", "question_mark", "escape", "slash", "a", "enter", "i", "escape")
        assert it.app.is_running


async def test_clicks_choose_cards_lists_and_dossiers(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.pilot.click(Listing, offset=(5, 4))
        await it.pilot.pause()
        assert it.selected == TOMAS
        it.agree()
        await it.pilot.click(Names, offset=(12, 0))
        await it.pilot.pause()
        assert it.screen.navigation.active is Kind.QUOTE
        await it.press("1", "l")
        await it.pilot.click(Names, offset=(3, 0))
        await it.pilot.pause()
        assert it.screen.topic is None
        await it.pilot.click(Listing, offset=(5, 0), times=2)
        await it.pilot.pause()
        assert (it.selected, it.focus) == (OKAFOR, "article")


async def test_a_click_in_the_text_selects_the_item_there(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("3", "j", "enter")
        pane = it.screen.query_one(ArticlePane)
        row = pane.rows.row(it.screen.navigation.offset) - pane.top
        cell = pane.cell(it.screen.navigation.offset)
        await it.press("g")
        await it.pilot.click(ArticlePane, offset=(cell + 4, row))
        await it.pilot.pause()
        assert it.screen.navigation.offset > 0


async def test_the_palette_goes_to_people_and_places(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await choose(it, "colon", "ines", "Ines de la Cruz")
        assert (it.selected, it.focus) == (INES, "listing")
        await it.press("escape")
        await choose(it, "ctrl+p", "100%", "Go to 100 %")
        assert it.screen.navigation.offset == len(it.screen.article.text) - 1
        await choose(it, "ctrl+p", "3", "Go to paragraph 3")
        assert it.here.startswith("The bridge over")
        await choose(it, "ctrl+p", "the themes", "The themes")
        await it.press("j", "enter")
        assert it.app.theme == "paper"


async def choose(it: Window, key: str, query: str, hit: str) -> None:
    """Opens the palette, types, and takes the first hit, which is to be `hit`."""
    await it.pilot.press(key, *(keymap_name(letter) for letter in query))
    for _ in range(200):
        hits = it.app.screen.query_one(CommandList)
        if hits.option_count and str(hits.get_option_at_index(0).prompt).startswith(hit):
            break
        await it.pilot.pause(0.02)
    await it.press("enter")
    await it.pilot.pause()


async def test_reload_and_open_read_again(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("The first story.\n\nIt is short.")
    second.write_text("Another story.")
    text = first.read_text()
    blocks = (Block(Span(0, 16)), Block(Span(18, len(text))))
    async with window(Analysis(Article(text, blocks, str(first)))) as it:
        first.write_text("The first story, longer.")
        await it.press("G", "r")
        await it.opened()
        assert it.screen.article.text == "The first story, longer."
        await it.press("o", *(keymap_name(letter) for letter in "nowhere"), "enter")
        await it.opened()
        assert "nowhere" in it.words
        await it.press("o")
        it.screen.query_one("#prompt", Prompt)._insert(str(second))
        await it.press("enter")
        await it.opened()
        assert it.screen.article.text == "Another story."
        assert it.screen.query_one(Header).article is it.screen.article
        await it.press("o", "escape")
        assert it.focus == "article"


async def test_an_article_from_a_pipe_cannot_be_read_again(bridge: Analysis) -> None:
    async with window(bridge) as it:
        it.screen.analysis = Analysis(Article("x", source="-"))
        await it.pilot.press("r")
        await it.pilot.pause()
        assert "pipe" in it.words


async def test_nothing_found_is_said_in_words() -> None:
    async with window(Analysis(Article("Rain.", (Block(Span(0, 5)),)))) as it:
        for key, said in (("1", "No people"), ("2", "No quotes"), ("3", "No statistics")):
            await it.press(key, "j", "enter")
            assert said in it.listing.render_line(0).text
        await it.press("tab", "enter")
        assert it.words == "Nothing is marked here"
        await it.press("n")
        assert it.words.startswith("Nothing to find")


async def test_an_empty_article_is_no_failure() -> None:
    async with window(Analysis(Article(""))) as it:
        await it.press(*"jkJKdugGfb123", "y", "e", "asterisk", "t", "v", "escape", "i", "q")
        assert it.app.is_running


async def test_the_lists_fill_when_the_extractors_are_done(bridge: Analysis) -> None:
    some: asyncio.Future[Analysis] = asyncio.Future()
    answer: asyncio.Future[Analysis] = asyncio.Future()

    class Later(Extraction):
        def __init__(self) -> None:
            self.stopped = False

        async def parts(self) -> AsyncIterator[Analysis]:
            yield await some
            yield await answer

        def soon(self) -> Analysis | None:
            return None

        def stop(self) -> None:
            self.stopped = True

    later = Later()
    app = ReaderApp(ReaderScreen(bridge.article, None, later))
    async with app.run_test(size=(118, 30)) as pilot:
        it = Window(app, pilot)
        await it.press("J", "J", "j")
        assert "…" in it.screen.query_one(Names).render().plain
        assert "Reading" in it.listing.render_line(0).text
        some.set_result(replace(bridge, quotes=(), statistics=()))
        await pilot.pause()
        assert "People 3…" in it.screen.query_one(Names).render().plain
        top, offset = it.screen.query_one(ArticlePane).top, it.screen.navigation.offset
        it.screen.say("being read")
        answer.set_result(bridge)
        await pilot.pause()
        assert it.screen.ready
        assert it.words == "being read"
        assert it.screen.query_one(Names).render().plain.startswith("People 3")
        assert (it.screen.query_one(ArticlePane).top, it.screen.navigation.offset) == (top, offset)
    assert later.stopped


async def test_what_is_found_before_the_first_frame_is_in_it(bridge: Analysis) -> None:
    extraction = Extraction(bridge.article)
    async for _ in extraction.parts():
        pass
    frames: list[str] = []

    class Watched(ReaderScreen):
        def _compositor_refresh(self) -> None:
            if not self._veiled:
                frames.append(self.query_one(Names).render().plain)
            super()._compositor_refresh()

    app = ReaderApp(Watched(bridge.article, None, extraction))
    async with app.run_test(size=(118, 30)) as pilot:
        await pilot.pause()
    assert re.match(r"People +\d", frames[0])


async def test_a_page_is_drawn_in_one_frame(bridge: Analysis) -> None:
    async with window(bridge, (118, 12)) as it:
        await it.press("g")
        with patch.object(Compositor, "render_update", autospec=True) as drawn:
            drawn.return_value = None
            await it.press("space")
        assert drawn.call_count == 1


async def test_a_crash_of_the_extractors_leaves_a_readable_article(bridge: Analysis) -> None:
    broken = Extraction(bridge.article, ("/bin/sh", "-c", "echo no such model >&2; exit 3"))
    app = ReaderApp(ReaderScreen(bridge.article, None, broken))
    async with app.run_test(size=(118, 30)) as pilot:
        it = Window(app, pilot)
        for _ in range(100):
            if it.screen.ready:
                break
            await pilot.pause(0.05)
        assert it.words.endswith("could not be found: no such model")
        assert "could not" in it.listing.render_line(0).text
        await it.press("J", "slash", *"mayor", "enter")
        assert it.here.startswith("mayor")


async def test_no_card_and_no_line_lets_an_escape_sequence_through() -> None:
    text = "Eve\x1b]0;x\x07 Hill met \x9b2J[/nonsense] 3\u202e men."
    article = Article(text, (Block(Span(0, len(text))),), "a\x1b.txt", "T\x1b[31m", "By \u202e")
    eve = Person(text[:14], (Mention(Span(0, 14)),), ("a \x1b[2J [b]role[/b]",))
    async with window(Analysis(article, (eve,))) as it:
        await it.press("1", "j", "l", "h", "y", "i")
        svg = it.app.export_screenshot()
        assert not set(svg) & set("\x1b\x07\x9b\u202e")


KEYS = [
    *"jkhlJKdugGfb123 0s.,eEnNtvTzyYiwS+-=".replace(" ", ""),
    *("space", "tab", "enter", "escape", "backspace", "O", "asterisk", "ampersand", "slash"),
    *("pagedown", "left", "right", "ctrl+o", "ctrl+r"),
]


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(keys=st.lists(st.sampled_from(KEYS), min_size=40, max_size=80), wide=st.booleans())
def test_any_keys_leave_both_panes_in_agreement(
    bridge: Analysis, keys: list[str], *, wide: bool
) -> None:
    async def walk() -> None:
        async with window(bridge, (118, 30) if wide else (70, 20)) as it:
            for key in keys:
                await it.press(
                    {
                        ".": "full_stop",
                        ",": "comma",
                        "+": "plus",
                        "-": "minus",
                        "=": "equals_sign",
                    }.get(key, key)
                )

    asyncio.run(walk())


async def test_the_palette_bears_keys_where_it_has_no_room(bridge: Analysis) -> None:
    async with window(bridge, (1, 1)) as it:
        await it.pilot.press("ctrl+p", "a")
        await it.pilot.pause(0.3)
        await it.pilot.press("pageup", "pagedown", "down")
        assert it.app.failure is None


@pytest.mark.parametrize("keys", ["", "enter", "1 j", "G", "slash a enter"])
async def test_a_narrow_footer_still_names_export_and_help(bridge: Analysis, keys: str) -> None:
    async with window(bridge, (80, 24)) as it:
        await it.press(*keys.split())
        footer = it.screen.query_one(Status).render().plain
        assert footer.endswith("x export   ? help")


async def test_a_footer_names_the_most_useful_keys_that_it_has_room_for(bridge: Analysis) -> None:
    async with window(bridge, (118, 30)) as it:
        line = it.screen.query_one(Status)
        assert line.render().plain.endswith(
            ". next   ⏎ open   1 people   / find   Y cite   x export   ? help"
        )
        for width in (110, 90, 70, 60, 50, 41):
            await it.pilot.resize_terminal(width, 30)
            await it.pilot.pause()
            row = line.render()
            assert row.cell_length <= line.content_size.width
            assert row.plain.endswith("? help")
