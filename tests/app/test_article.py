from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.reactive import var
from textual.screen import Screen

from reader.app import themes
from reader.app.messages import CursorMoved
from reader.app.widgets.article import ArticlePane
from reader.link.folding import Folded
from reader.link.marks import Marks
from reader.link.navigation import Navigation
from reader.link.search import Search
from reader.model import Analysis, Article, Block, BlockKind, Kind, Ref, Span
from tests.conftest import BRIDGE
from tests.notation import marked

STYLES = Path(__file__).parents[2] / "styles" / "article.tcss"
REPORT = marked(BRIDGE)
OKAFOR = Ref(Kind.PERSON, 0)


class Stage(Screen[None]):
    """A screen with nothing but the pane."""

    analysis: var[Analysis] = var(REPORT)
    navigation: var[Navigation] = var(Navigation())
    search: var[Search] = var(lambda: Search(Folded("")))
    measure: var[int] = var(76)

    def __init__(self, analysis: Analysis) -> None:
        super().__init__()
        self.set_reactive(Stage.analysis, analysis)
        self.set_reactive(Stage.search, Search(Folded(analysis.article.text)))
        self.marks = Marks(analysis)
        self.jumps: list[int] = []

    def compose(self) -> ComposeResult:
        yield ArticlePane(id="article").data_bind(
            Stage.analysis, Stage.navigation, Stage.search, Stage.measure
        )

    def on_mount(self) -> None:
        self.pane.focus()

    @property
    def pane(self) -> ArticlePane:
        return self.query_one(ArticlePane)

    def on_cursor_moved(self, message: CursorMoved) -> None:
        self.navigation = self.navigation.move(message.offset, self.marks)
        if message.jump:
            self.jumps.append(message.offset)


class Theatre(App[None]):
    CSS_PATH = STYLES

    def __init__(self, analysis: Analysis) -> None:
        self.stage = Stage(analysis)
        super().__init__()

    def get_default_screen(self) -> Screen[None]:
        return self.stage

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {**variables, **themes.marks(variables, ansi=self.current_theme.ansi)}


@asynccontextmanager
async def opened(
    analysis: Analysis = REPORT, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Stage]]:
    app = Theatre(analysis)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app.stage


def plain(text: str) -> Analysis:
    """Each line of a text a paragraph, nothing found in it."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    return Analysis(Article(text, tuple(blocks)))


LONG = plain("\n".join(f"Paragraph {n} " + "has some words in it " * 9 for n in range(200)))
VAST = plain("\n".join(f"Paragraph {n} " + "has some words in it " * 9 for n in range(3000)))


def lines(pane: ArticlePane) -> list[str]:
    return [strip.text for strip in pane.render_lines(pane.size.region)]


def looks(pane: ArticlePane, words: str) -> Any:
    """The style of a piece of a row, by what it says."""
    for strip in pane.render_lines(pane.size.region):
        for segment in strip:
            if segment.text == words:
                return segment.style
    raise AssertionError(words)


async def test_the_text_is_shown_in_a_column_that_nothing_clips() -> None:
    for size in ((160, 40), (80, 24), (40, 12), (20, 5), (3, 2), (1, 1)):
        async with opened(size=size) as (_, stage):
            pane = stage.pane
            assert all(cell_len(line) == size[0] for line in lines(pane))
            assert len(lines(pane)) == size[1]
            if size[0] >= 20:
                shown = " ".join(line[:-1].replace("▸", " ") for line in lines(pane)).split()
                assert shown == REPORT.article.text.split()[: len(shown)]
    async with opened(size=(160, 40)) as (_, stage):
        assert stage.pane.column == 76
        assert stage.pane.margin == 41


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("j", "By Ida"),
        ("j down", "The bridge"),
        ("j j k", "By Ida"),
        ("l l", "reopens"),
        ("right h", "Harbour"),
        ("left", "Harbour"),
        ("J J J", "“We replaced"),
        ("J J j K", "The bridge"),
        ("J J K", "By Ida"),
        ("G g", "Harbour"),
    ],
)
async def test_keys_move_the_cursor(keys: str, words: str) -> None:
    async with opened() as (pilot, stage):
        await pilot.press(*keys.split())
        await pilot.pause()
        assert REPORT.article.text[stage.navigation.offset :].startswith(words)


async def test_up_and_down_aim_at_the_cell_where_they_began() -> None:
    text = "a long first line of words\nxx\na long third line of words"
    async with opened(plain(text)) as (pilot, stage):
        await pilot.press("l", "l", "l", "j")
        await pilot.pause()
        assert text[stage.navigation.offset] == "x"
        await pilot.press("j")
        await pilot.pause()
        assert text[stage.navigation.offset :].startswith("line of words")
        assert stage.navigation.offset > text.index("third")


async def test_the_ends_are_jumps() -> None:
    async with opened(LONG) as (pilot, stage):
        await pilot.press("end")
        await pilot.pause()
        assert stage.navigation.offset == len(LONG.article.text.rstrip()) - 1
        assert stage.jumps == [stage.navigation.offset]
        assert stage.pane.top == stage.pane.max_scroll_y
        await pilot.press("home")
        await pilot.pause()
        assert (stage.navigation.offset, stage.pane.top) == (0, 0)


async def test_pages_keep_two_rows_and_the_cursor_on_the_screen() -> None:
    async with opened(LONG) as (pilot, stage):
        pane = stage.pane
        for key, rows in (("space", 22), ("f", 22), ("d", 11), ("u", -11), ("b", -22)):
            before = pane.top
            await pilot.press(key)
            await pilot.pause()
            assert pane.top - before == rows
            assert pane.window.holds(pane.cursor)
        for _ in range(99):
            await pilot.press("pagedown")
        await pilot.pause()
        assert pane.top == pane.max_scroll_y
        assert pane.rows.row(pane.cursor) == len(pane.rows) - 1


async def test_the_cursor_is_always_well_inside_the_screen() -> None:
    async with opened(LONG) as (pilot, stage):
        pane = stage.pane
        for key in ["j"] * 30 + ["k"] * 25:
            await pilot.press(key)
            await pilot.pause()
            row = pane.rows.row(pane.cursor) - pane.top
            assert 2 <= row <= 21 or pane.top in {0, pane.max_scroll_y}


async def test_a_far_target_is_brought_into_the_upper_half() -> None:
    async with opened(LONG) as (pilot, stage):
        stage.navigation = Navigation(offset=LONG.article.text.index("Paragraph 100"))
        await pilot.pause()
        assert stage.pane.rows.row(stage.pane.cursor) - stage.pane.top == 8


async def test_the_wheel_scrolls_and_the_cursor_comes_along() -> None:
    async with opened(LONG) as (pilot, stage):
        pane = stage.pane
        await pilot._post_mouse_events(  # the pilot has no public wheel
            [MouseScrollDown], "#article", button=0
        )
        await pilot.pause()
        assert pane.top == 3
        assert pane.window.holds(pane.cursor)
        await pilot._post_mouse_events([MouseScrollUp], "#article", button=0)
        await pilot.pause()
        assert pane.top == 0


async def test_another_width_keeps_what_is_at_the_top() -> None:
    async with opened(LONG) as (pilot, stage):
        pane = stage.pane
        await pilot.press("space", "space", "space")
        await pilot.pause()
        first = pane.window.start
        for width, height in ((40, 24), (120, 24), (51, 30), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert pane.window.start <= first or pane.window.start < pane.cursor
            assert pane.window.holds(pane.cursor)
        assert pane.window.start == first
        stage.measure = 40
        await pilot.pause()
        assert pane.column == 40
        assert pane.rows[pane.top].start <= first or pane.window.holds(pane.cursor)


async def test_marks_and_matches_are_told_apart_without_colour() -> None:
    async with opened() as (pilot, stage):
        pane = stage.pane
        assert looks(pane, "Lena Okafor").underline
        assert looks(pane, "$48.6 million").bold
        assert looks(pane, "Ines de la Cruz").bold is not True
        stage.navigation = stage.navigation.open(OKAFOR, stage.marks)
        await pilot.pause()
        assert looks(pane, "L").reverse
        assert looks(pane, "ena Okafor").bold
        assert looks(pane, "Okafor").bold
        stage.navigation = stage.navigation.cycle()
        await pilot.pause()
        assert looks(pane, "Okafor").bold
        with pytest.raises(AssertionError):
            looks(pane, "$48.6 million")
        stage.navigation = stage.navigation.cycle()
        await pilot.pause()
        with pytest.raises(AssertionError):
            looks(pane, "Okafor")
        stage.search = stage.search.find("Cruz", 0)
        await pilot.pause()
        worn = [
            (bool(segment.style.bold), bool(segment.style.reverse))
            for strip in pane.render_lines(pane.size.region)
            for segment in strip
            if segment.text == "Cruz" and segment.style
        ]
        assert worn == [(True, False), (False, True), (False, True)]


async def test_the_cursor_is_dimmer_in_a_pane_without_focus() -> None:
    async with opened() as (pilot, stage):
        bright = looks(stage.pane, "H")
        stage.set_focus(None)
        await pilot.pause()
        dimmer = looks(stage.pane, "H")
        assert bright.reverse
        assert dimmer.reverse
        assert sum(dimmer.color.triplet) < sum(bright.color.triplet)


async def test_the_edge_shows_where_places_and_matches_lie() -> None:
    async with opened(LONG) as (pilot, stage):
        edge = [line[-1] for line in lines(stage.pane)]
        assert edge[0] == "┃"
        assert edge[-1] == " "
        stage.search = stage.search.find("Paragraph 199", 0)
        await pilot.pause()
        assert [line[-1] for line in lines(stage.pane)][-1] == "◆"
    async with opened() as (pilot, stage):
        stage.navigation = stage.navigation.open(OKAFOR, stage.marks)
        stage.search = stage.search.find("the", 0)
        await pilot.pause()
        edge = [line[-1] for line in lines(stage.pane)]
        assert edge.count("●") == 2
        assert edge.count("◆") == 1
        assert "–" in edge


async def test_a_click_moves_the_cursor_to_the_cell() -> None:
    text = "日本 and 👩\u200d👧 here"
    async with opened(plain(text)) as (pilot, stage):
        left = stage.pane.margin
        for x, character in (
            (0, "日"),
            (3, "本"),
            (6, "n"),
            (9, "👩"),
            (10, "👩"),
            (12, "h"),
            (70, "e"),
        ):
            await pilot.click("#article", offset=(left + x, 0))
            await pilot.pause()
            assert text[stage.navigation.offset] == character


async def test_two_clicks_select_a_word_three_a_sentence_four_a_paragraph() -> None:
    text = "He left. She stayed on. Then it rained."
    async with opened(plain(text)) as (pilot, stage):
        x = stage.pane.margin + text.index("stayed")
        wanted = ("stayed", "She stayed on.", text)
        for times, words in zip((2, 3, 4), wanted, strict=True):
            await pilot.click("#article", offset=(x, 0), times=times)
            await pilot.pause()
            assert stage.get_selected_text() == words


async def test_what_the_mouse_selects_is_the_article_word_for_word() -> None:
    text = "ein Wort, 日本 “quoted”\tand\x1b more " * 9
    async with opened(plain(text), size=(40, 20)) as (pilot, stage):
        left = stage.pane.margin
        await pilot.mouse_down("#article", offset=(left, 0))
        await pilot.hover("#article", offset=(left + 5, 3))
        await pilot.mouse_up("#article", offset=(left + 5, 3))
        await pilot.pause()
        selected = stage.get_selected_text()
        assert selected
        assert text.startswith(selected)
        assert len(selected) > 60
        assert any(
            segment.style and segment.style.bgcolor
            for strip in stage.pane.render_lines(stage.pane.size.region)
            for segment in strip
        )


async def test_nothing_of_the_article_acts_on_the_terminal() -> None:
    async with opened(plain("a\x1b]0;title\x07b\u202ec\u200bd\u2028e [bold]f[/bold]")) as (
        _,
        stage,
    ):
        shown = "".join(lines(stage.pane))
        assert "a␛]0;title␇b\ufffdc·d␊e [bold]f[/bold]" in shown


async def test_kinds_of_blocks_look_different() -> None:
    text = "Title\nHeading\nfirst item\n“q” said\ncaption"
    kinds = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.ITEM, BlockKind.QUOTATION)
    blocks = tuple(
        Block(block.span, kind)
        for block, kind in zip(plain(text).article.blocks, (*kinds, BlockKind.CAPTION), strict=True)
    )
    async with opened(Analysis(Article(text, blocks))) as (_, stage):
        pane = stage.pane
        assert looks(pane, "itle").underline
        assert looks(pane, "Heading").bold
        assert looks(pane, "caption").italic
        assert any("• first item" in line for line in lines(pane))
        indents = [line.replace("▸", " ").rstrip()[:30] for line in lines(pane)]
        assert any(line == " " * 6 + "“q” said" for line in indents)


async def test_an_empty_article_takes_every_key() -> None:
    async with opened(plain("")) as (pilot, stage):
        await pilot.press(*"jklhJK fbdugG".replace(" ", ""), "space")
        await pilot.click("#article")
        await pilot.pause()
        assert stage.navigation.offset == 0
        assert stage.pane.window == Span(0, 0)


async def test_a_text_of_blanks_takes_every_key() -> None:
    async with opened(Analysis(Article("  \n \n"))) as (pilot, stage):
        await pilot.press(*"jklhJKfbdugG", "space")
        await pilot.pause()
        assert 0 <= stage.pane.cursor < 5


async def test_a_vast_text_is_readable_at_once_and_wrapped_on_meanwhile() -> None:
    async with opened(VAST) as (pilot, stage):
        pane = stage.pane
        last = VAST.article.text.index("Paragraph 2990")
        stage.navigation = Navigation(offset=last)
        await pilot.pause()
        assert pane.window.holds(last)
        seen, first = lines(pane), len(pane.rows)
        while pane._wrapping is not None:
            await pilot.pause(0.02)
            assert lines(pane) == seen
            assert len(pane.rows) == first or stage.search.folded.prepare(0.0)
        assert pane.rows.complete
        assert stage.search.folded.prepare(0.0)
        await pilot.press("g")
        await pilot.pause()
        assert pane.top == 0


async def test_more_found_in_the_same_text_moves_nothing() -> None:
    bare = Analysis(REPORT.article)
    async with opened(bare, size=(60, 8)) as (pilot, stage):
        await pilot.press("space")
        await pilot.pause()
        top, before = stage.pane.top, [line[:-1] for line in lines(stage.pane)]
        stage.marks, stage.analysis = Marks(REPORT), REPORT
        await pilot.pause()
        assert stage.pane.top == top
        assert [line[:-1] for line in lines(stage.pane)] == before


async def test_another_article_begins_at_its_start() -> None:
    async with opened(LONG) as (pilot, stage):
        await pilot.press("space")
        await pilot.pause()
        stage.analysis, stage.navigation = REPORT, Navigation()
        await pilot.pause()
        assert stage.pane.top == 0
        assert any("Harbour bridge" in line for line in lines(stage.pane))


async def test_rows_drawn_one_by_one_are_those_drawn_together() -> None:
    async with opened() as (_, stage):
        pane = stage.pane
        together = pane.render_lines(pane.size.region)
        assert [pane.render_line(y).text for y in range(24)] == [s.text for s in together]
        part = pane.render_lines(pane.size.region.shrink((2, 3, 2, 3)))
        assert [s.text for s in part] == [s.text[3:-3] for s in together[2:-2]]
