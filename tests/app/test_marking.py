"""Bookmarks, notes and highlights by keys and mouse: what is kept, drawn, listed and said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandList
from textual.events import Paste
from textual.geometry import Offset

from reader import correct, export
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.notes import NoteChosen
from reader.app.widgets.search_bar import NotePrompt
from reader.app.widgets.sheets import Extra
from reader.app.widgets.sidebar import Names
from reader.library import Library
from reader.link.anchors import Placed
from reader.link.notes import Note, NoteKind, Notes
from reader.model import Analysis, Anchor, Article, Block, Kind, Ref, Span
from tests.app.test_lists import shown
from tests.app.test_window import CABLES, COST, OKAFOR, Window, window

FORGETS = "Nothing is kept: your notes last as long as this window"


@asynccontextmanager
async def marking(analysis: Analysis, *arguments: Any) -> AsyncIterator[Window]:
    """A window whose first word about the library has been said."""
    async with window(analysis, *arguments) as it:
        it.screen.notebook._warned = True
        yield it


def kept(it: Window) -> list[tuple[NoteKind, str, str]]:
    """The notes, each with the words that it is on and its own."""
    text = it.screen.article.text
    return [(n.kind, n.placed.span.of(text), n.words) for n in it.screen.notes.all if n.placed]


def margin(it: Window, words: str) -> str:
    """What stands before the row of the text that begins with some words."""
    pane = it.screen.query_one(ArticlePane)
    rows = [strip.text for strip in pane.render_lines(pane.size.region)]
    return next(row for row in rows if words in row)[: pane.margin].strip()


async def test_a_bookmark_is_set_and_taken_away_by_one_key(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "m")
        assert kept(it) == [(NoteKind.BOOKMARK, "The", "")]
        assert it.words == "Bookmark set; ' lists them"
        assert margin(it, "The bridge over") == "⚑▸"
        await it.press("J")
        assert margin(it, "The bridge over") == "⚑"
        await it.press("K", "l", "l", "m")
        assert (kept(it), it.words) == ([], "Bookmark removed; U brings it back")


async def test_a_note_is_written_on_the_word_here_read_there_and_changed(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "l", "a")
        assert it.focus == "note"
        assert "on “bridge”" in it.screen.query_one(NotePrompt).note().plain
        await it.type("which bridge")
        await it.press("enter")
        assert kept(it) == [(NoteKind.NOTE, "bridge", "which bridge")]
        assert it.focus == "article"
        await it.press("l")
        assert "which" not in it.words
        await it.press("h")
        assert it.words == "✎ which bridge"
        assert margin(it, "The bridge over") == "✎▸"
        await it.press("a")
        assert it.screen.query_one(NotePrompt).text == "which bridge"
        await it.press("ctrl+u", *"old", "enter")
        assert kept(it) == [(NoteKind.NOTE, "bridge", "old")]
        await it.press("a", "ctrl+u", "enter")
        assert (kept(it), it.words) == ([], "Note removed; U brings it back")


async def test_a_note_given_up_or_left_empty_is_none(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("a", *"no", "escape", "a", "enter")
        assert (kept(it), it.focus) == ([], "article")


async def test_a_note_on_the_selected_item_is_on_its_place(bridge: Analysis) -> None:
    async with marking(bridge, (118, 30)) as it:
        await it.press("2", "j")
        await it.press("a", *"hm", "enter")
        assert kept(it) == [(NoteKind.NOTE, "“We replaced every cable,”", "hm")]
        assert (it.focus, it.selected) == ("listing", CABLES)


async def test_the_item_or_the_sentence_here_is_highlighted_and_no_more(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("3", "j", "enter", "H")
        assert kept(it) == [(NoteKind.HIGHLIGHT, "$48.6 million", "")]
        assert it.selected == COST
        assert margin(it, "$48.6 million") == "▎▸"
        await it.press("H")
        assert (kept(it), it.words) == ([], "Highlight removed; U brings it back")
        await it.press("K", "H")
        assert kept(it)[0][1].startswith("The bridge over the inner harbour")
        assert kept(it)[0][1].endswith("the city said.")
        assert margin(it, "The bridge over") == "▎▸"
        await it.press("l", "H")
        assert kept(it) == []


async def test_a_note_on_a_highlight_is_on_all_of_it(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "H", "l", "a", *"hm", "enter")
        (one, two) = kept(it)
        assert {one[0], two[0]} == {NoteKind.HIGHLIGHT, NoteKind.NOTE}
        assert one[1] == two[1]


async def test_whole_words_are_selected_by_moving(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "l", "V", "l", "l")
        assert it.screen.get_selected_text() == "bridge over the"
        assert it.words.startswith("3 words selected: y copy")
        await it.press("h", "h", "h")
        assert it.screen.get_selected_text() == "The bridge"
        await it.press("escape")
        assert it.screen.get_selected_text() is None
        assert it.words == ""
        await it.press("m", "V")
        assert it.words.startswith("1 word selected")
        await it.press("V")
        assert it.screen.get_selected_text() is None


async def test_a_selection_is_copied_noted_or_highlighted_and_then_none(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "l", "V", "l")
        assert it.words.startswith("2 words")
        await it.press("y")
        assert it.app.clipboard == "bridge over"
        assert it.screen.get_selected_text() is None
        await it.press("V", "l", "H")
        assert kept(it) == [(NoteKind.HIGHLIGHT, "over the", "")]
        assert it.screen.get_selected_text() is None
        await it.press("V", "h", "a", *"hm", "enter", "l")
        assert (NoteKind.NOTE, "over the", "hm") in kept(it)
        assert it.screen.get_selected_text() is None
        await it.press("V", "l", "Y")
        assert it.app.clipboard.startswith("the inner\n")


async def test_the_mouse_takes_a_selection_over(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "V")
        pane = it.screen.query_one(ArticlePane)
        await it.pilot.click("#article", offset=Offset(pane.margin + 5, 3))
        assert it.screen.get_selected_text() is None
        await it.press("j")
        assert it.screen.get_selected_text() is None
        await it.pilot.click("#article", offset=Offset(pane.margin + 5, 3), times=2)
        await it.press("H")
        assert kept(it) == [(NoteKind.HIGHLIGHT, "bridge", "")]


async def test_the_list_leads_to_each_note_and_back(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "m", "J", "H", "J", "l", "a", *"hm", "enter", "g")
        await it.press("apostrophe")
        assert (it.screen.topic, it.focus) == (Extra.NOTES, "listing")
        assert it.screen.query_one(Names).render().plain == "‹ Your notes 3"
        rows = shown(it, 14)
        assert rows[0] == "⏎ go there   a write   d delete   U undo"
        assert any("⚑ The bridge over" in row for row in rows)
        assert any("▎ “We replaced" in row for row in rows)
        assert any("✎ hm" in row for row in rows)
        await it.press("g")
        assert it.here.startswith("The bridge")
        await it.press("j")
        assert (it.here.startswith("“We replaced"), it.focus) == (True, "listing")
        await it.press("enter")
        assert it.focus == "article"
        await it.press("backspace")
        assert it.screen.navigation.offset == 0


async def test_what_is_deleted_in_the_list_can_be_brought_back(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "m", "J", "H", "apostrophe", "U")
        assert it.words == "Nothing to take back"
        await it.press("g", "d")
        assert it.words == "Bookmark deleted; U brings it back"
        assert [kind for kind, *_ in kept(it)] == [NoteKind.HIGHLIGHT]
        await it.press("d")
        assert shown(it, 1)[0].startswith("No notes yet")
        await it.press("d", "U")
        assert it.words == "Highlight is back"
        await it.press("U")
        assert [kind for kind, *_ in kept(it)] == [NoteKind.BOOKMARK, NoteKind.HIGHLIGHT]


async def test_notes_are_written_from_their_list(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "m", "apostrophe", "a", *"why", "enter")
        assert it.focus == "listing"
        assert kept(it) == [(NoteKind.BOOKMARK, "The", ""), (NoteKind.NOTE, "The", "why")]
        await it.press("j", "a", *"not", "enter")
        assert kept(it)[1] == (NoteKind.NOTE, "The", "whynot")


async def test_notes_of_a_changed_article_say_that_they_are_unsure(bridge: Analysis) -> None:
    guess = Note(
        1, NoteKind.NOTE, Anchor("bridge", "", "", 60), "hm", "", Placed(Span(69, 75), sure=False)
    )
    gone = Note(2, NoteKind.HIGHLIGHT, Anchor("a lost word", "", "", 9), "", "", None)
    point = Note(3, NoteKind.BOOKMARK, Anchor("", "before", "after", 9), "", "", None)
    async with marking(bridge) as it:
        it.screen.notes = Notes((guess, gone, point))
        await it.press("apostrophe")
        rows = shown(it, 16)
        assert any("place unsure" in row for row in rows)
        assert sum("its words are gone" in row for row in rows) == 2
        assert "▎ a lost word" in rows
        assert "⚑ before…after" in rows
        await it.press("g")
        assert it.words.endswith("✎ hm (place unsure)")
        here = it.screen.navigation.offset
        await it.press("j")
        assert (it.words, it.screen.navigation.offset) == (
            "Its words are gone from the article",
            here,
        )
        await it.press("a", *"x", "enter")
        assert it.screen.notes.numbered(2) is not None
        it.screen.post_message(NoteChosen(99, opened=True))
        await it.pilot.pause()
        assert it.focus == "listing"


async def test_a_clean_page_shows_no_notes(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "m", "J")
        assert margin(it, "The bridge over") == "⚑"
        await it.press("v", "v")
        assert margin(it, "The bridge over") == ""


@pytest.mark.parametrize("key", ["m", "a", "H", "V"])
async def test_there_is_nothing_to_mark_in_an_empty_article(key: str) -> None:
    async with marking(Analysis(Article(""))) as it:
        await it.press(key)
        assert (kept(it), it.focus) == ([], "article")


async def test_that_there_is_no_library_is_said_once(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("m")
        for _ in range(100):
            await it.pilot.pause(0.01)
            if it.words == FORGETS:
                break
        assert it.words == FORGETS
        await it.press("J", "J", "m")
        await it.pilot.pause(0.1)
        assert it.words.startswith("Bookmark set")


async def test_a_drag_in_the_margin_and_over_blank_rows_selects_the_text_alone(
    bridge: Analysis,
) -> None:
    async with marking(bridge) as it:
        text = it.screen.article.text
        await it.pilot.mouse_down("#article", offset=Offset(0, 3))
        await it.pilot.hover("#article", offset=Offset(0, 5))
        await it.pilot.mouse_up("#article", offset=Offset(0, 5))
        selected = it.screen.get_selected_text()
        assert selected
        assert selected in text
        assert selected.startswith("The bridge over")
        assert selected.endswith("the city said.")


async def test_a_drag_into_the_sidebar_selects_words_of_the_article_alone(
    bridge: Analysis,
) -> None:
    async with marking(bridge) as it:
        pane = it.screen.query_one(ArticlePane)
        await it.pilot.mouse_down("#article", offset=Offset(pane.margin + 4, 3))
        await it.pilot.hover("#listing", offset=Offset(9, 1))
        await it.pilot.mouse_up("#listing", offset=Offset(9, 1))
        selected = it.screen.get_selected_text()
        assert selected
        assert selected in it.screen.article.text
        assert selected.startswith("bridge over")
        assert it.selected != OKAFOR


WIDE = "ein Wort, 日本語の文章 “quoted”\tand more é words " * 90


async def test_a_drag_over_wraps_and_wide_characters_takes_them_to_the_letter() -> None:
    story = Analysis(Article(WIDE.strip(), (Block(Span(0, len(WIDE.strip()))),)))
    async with marking(story, (60, 20)) as it:
        pane = it.screen.query_one(ArticlePane)
        one = Offset(pane.margin + pane.cell(WIDE.index("語")), 0)
        end = Offset(pane.margin + 6, 4)
        for first, last in ((one, end), (end, one)):
            await it.pilot.mouse_down("#article", offset=first)
            await it.pilot.hover("#article", offset=last)
            await it.pilot.mouse_up("#article", offset=last)
            selected = it.screen.get_selected_text()
            assert selected
            assert selected.startswith("語の文章 “quoted”\tand")
            assert len(selected) > 150
            assert WIDE[WIDE.index("語") :].startswith(selected)
        await it.press("y")
        assert it.app.clipboard == selected


async def test_notes_made_before_are_there_when_the_article_is_opened(
    bridge: Analysis, tmp_path: Path
) -> None:
    file = tmp_path / "library.db"
    with closing(Library(file)) as library:
        library.note(bridge.article, bridge.quotes[0].segments[0], NoteKind.HIGHLIGHT)
    async with window(bridge, library=lambda _say: Library(file)) as it:
        for _ in range(200):
            await it.pilot.pause(0.01)
            if kept(it):
                break
        assert kept(it) == [(NoteKind.HIGHLIGHT, "“We replaced every cable,”", "")]


async def test_undoing_goes_back_through_corrections_and_deletions_in_order(
    bridge: Analysis,
) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "m", "m")
        okafor = Ref(Kind.PERSON, 0)
        it.screen._correct(correct.wrong(bridge, okafor))
        await it.press("m", "m")
        assert (kept(it), len(it.screen.analysis.people)) == ([], 2)
        await it.press("U")
        assert (len(kept(it)), len(it.screen.analysis.people)) == (1, 2)
        await it.press("U")
        assert (len(kept(it)), len(it.screen.analysis.people)) == (1, 3)
        await it.press("U")
        assert len(kept(it)) == 2
        await it.press("U")
        assert it.words == "Nothing to take back"


async def test_a_note_is_on_the_article_it_was_begun_in(bridge: Analysis) -> None:
    rain = Analysis(Article("It may rain.", (Block(Span(0, 12)),), source="-"))
    async with marking(bridge) as it:
        await it.press("m", "m", "J", "J", "l", "V", "a", *"one")
        it.screen.begin(rain.article, rain)
        assert it.screen.get_selected_text() is None
        await it.press("enter", "U")
        assert (kept(it), it.words) == ([], "Nothing to take back")
        it.screen.begin(bridge.article, bridge)
        await it.screen.recall_notes(bridge.article)
        assert kept(it) == [(NoteKind.NOTE, "bridge", "one")]
        for words in ("s", ""):
            await it.press("J", "J", "l", "a", *words, *([] if words else ["ctrl+u"]))
            it.screen.begin(rain.article, rain)
            await it.press("enter")
            assert kept(it) == []
            it.screen.begin(bridge.article, bridge)
            await it.screen.recall_notes(bridge.article)
            assert kept(it) == [(NoteKind.NOTE, "bridge", "ones")]


async def test_the_palette_goes_to_a_note_by_its_words(bridge: Analysis) -> None:
    async with marking(bridge) as it:
        await it.press("J", "J", "l", "a", *"umbrella", "enter", "g", "colon")
        await it.pilot.press(*"umbr")
        for _ in range(100):
            await it.pilot.pause(0.02)
            if it.app.screen.query_one(CommandList).option_count:
                break
        await it.pilot.press("enter")
        await it.pilot.pause()
        assert (it.here[:6], it.focus) == ("bridge", "article")


async def test_no_note_lets_an_escape_sequence_through(bridge: Analysis, tmp_path: Path) -> None:
    evil = "\x1b]52;c;aGk=\x07\x9b2J\u202eabc [bold]x[/nonsense]"
    async with marking(bridge) as it:
        await it.press("J", "J", "l", "a")
        it.screen.query_one(NotePrompt).post_message(Paste(evil))
        await it.press("enter", "apostrophe")
        drawn = "".join(
            segment.text
            for pane in (it.screen.query_one(ArticlePane), it.listing)
            for strip in pane.render_lines(pane.size.region)
            for segment in strip
        )
        assert "␛]52;c;aGk=" in drawn
        assert not set(drawn) & set("\x1b\x07\x9b\u202e")
        assert not set(it.words) & set("\x1b\x07\x9b\u202e")
        assert kept(it)[0][2].startswith("\x1b]52")
        for form in ("markdown", "csv", "annotations"):
            file = export.save(bridge, form, tmp_path, "notes", it.screen.notes.all)
            written = file.read_text("utf-8")
            assert "52;c" in written
            assert "\x1b" not in written or form == "csv"
