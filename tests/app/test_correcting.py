"""Correcting by keys: what is offered, what both panes show then, and that it can be undone."""

import asyncio
import json
import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.screen import Screen
from textual.widgets import Static

from reader import correct
from reader.app.memory import Say
from reader.app.widgets.correction import (
    Choice,
    ChoiceSheet,
    NameBar,
    NameSheet,
    PersonBar,
    PersonSheet,
)
from reader.app.widgets.help import Leaf
from reader.app.widgets.search_bar import Prompt
from reader.correct import apply
from reader.errors import ReaderError
from reader.library import Library, corrections, folders
from reader.library.index import Index
from reader.model import Analysis, Article, Fit, Kind, QuoteKind, Ref
from tests.app.test_window import Window, keymap_name, window
from tests.conftest import BRIDGE
from tests.notation import marked

OKAFOR, TOMAS, INES = (Ref(Kind.PERSON, n) for n in range(3))
CABLES, LESSON, COUNTED = (Ref(Kind.QUOTE, n) for n in range(3))
FOR_PEOPLE = {Choice.SAME, Choice.NAME, Choice.PLACE}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in: whatever is exported goes there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(it: Window) -> list[str]:
    return [person.name for person in it.screen.analysis.people]


def shown(it: Window) -> str:
    """The text of the sheet in front."""
    return str(it.app.screen.query_one("#leaf-text", Static).render())


def front(it: Window) -> Screen[Any]:
    """What is in front: the article, or a sheet over it."""
    return it.app.screen


async def settled(it: Window) -> None:
    """Once all that the library was asked for is done."""
    for _ in range(200):
        await asyncio.sleep(0.01)
        await it.pilot.pause()
        if not any(not each.stored.done() for each in it.screen._made):
            await asyncio.wrap_future(it.screen.memory.ask(lambda _library: None))
            await it.pilot.pause()
            return
    pytest.fail("the library never answered")


async def test_a_person_is_marked_wrong_by_two_keys_and_back_by_one(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "j", "exclamation_mark")
        assert isinstance(front(it), ChoiceSheet)
        await it.press("w")
        assert front(it) is it.screen
        assert names(it) == ["Lena Okafor", "Ines de la Cruz"]
        assert it.words.endswith("(U undoes it): Tomás de la Cruz is not a person")
        assert it.selected == Ref(Kind.PERSON, 1)  # the card that came to its place
        assert it.focus == "listing"
        await it.press("U")
        assert it.screen.analysis == bridge
        assert it.words == "Taken back: Tomás de la Cruz is not a person"
        await it.press("U")
        assert it.words == "Nothing to take back"


async def test_the_last_card_of_a_list_gives_its_place_to_the_one_before(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("3", "G", "exclamation_mark", "exclamation_mark")
        assert len(it.screen.analysis.statistics) == 3
        assert it.selected == Ref(Kind.STATISTIC, 2)
    only = marked("It cost [[s1:5 dollars]].")
    async with window(only) as it:
        await it.press("3", "j", "exclamation_mark", "enter")
        assert it.screen.analysis.statistics == ()
        assert it.selected is None
        assert it.focus == "listing"


async def test_in_the_text_the_cursor_stays_and_what_is_around_is_selected(
    bridge: Analysis,
) -> None:
    async with window(bridge) as it:
        await it.press("3", "G", "enter")
        place = it.screen.navigation.offset
        await it.press("exclamation_mark", "w")
        assert (it.screen.navigation.offset, it.selected) == (place, COUNTED)
        assert it.focus == "article"


async def test_two_people_are_one_by_a_few_letters(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "j", "exclamation_mark", "m", *"lena", "enter")
        assert names(it) == ["Tomás de la Cruz", "Ines de la Cruz"]
        assert it.selected == Ref(Kind.PERSON, 0)
        assert it.screen.relations.said(Ref(Kind.PERSON, 0)) == (CABLES,)


async def test_a_person_gets_a_name(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "exclamation_mark", "n")
        assert isinstance(it.app.screen, NameSheet)
        assert it.app.screen.query_one(NameBar).text == "Lena Okafor"
        await it.press("tab", "shift+tab", "ctrl+u", *"Lena", "space", *"Reyes", "enter")
        assert names(it)[0] == "Lena Reyes"
        assert it.selected == OKAFOR
        await it.press("exclamation_mark", "n", "ctrl+u", "enter")
        assert len(it.screen._made) == 1  # no name, no correction


async def test_a_mention_is_somebody_elses(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "G", "full_stop", "exclamation_mark")
        assert "not this person here: “she”" in shown(it)
        await it.press("p")
        assert len(it.screen.analysis.people[2].mentions) == 1
        await it.press("1", "G", "exclamation_mark", "p")
        assert isinstance(it.app.screen, ChoiceSheet)  # of one mention there is no such choice
        await it.press("escape")
        assert len(it.screen._made) == 1


async def test_a_quote_gets_a_speaker_and_a_kind(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2", "j", "j", "exclamation_mark", "s", *"mayor", "enter")
        speaker = it.screen.analysis.quotes[1].speaker
        assert speaker
        assert speaker.person == TOMAS
        assert it.selected == LESSON
        await it.press("exclamation_mark", "i")
        assert it.screen.analysis.quotes[1].kind is QuoteKind.INDIRECT
        await it.press("exclamation_mark", "o")
        assert it.screen.analysis.quotes[1].speaker is None
        await it.press("U")
        assert it.words.startswith("Taken back (2 left): “a lesson in patience.” is said by nobody")
        await it.press("U", "U")
        assert it.screen.analysis == bridge


async def test_choices_fit_the_item(bridge: Analysis) -> None:
    async with window(bridge) as it:
        for keys, choices in (
            (("1", "j"), {Choice.WRONG, *FOR_PEOPLE}),
            (("2", "g"), {*Choice} - FOR_PEOPLE - {Choice.DIRECT}),
            (("2", "g", "j"), {*Choice} - FOR_PEOPLE - {Choice.MIXED, Choice.NOBODY}),
            (("3", "j"), {Choice.WRONG}),
        ):
            await it.press(*keys, "exclamation_mark")
            sheet = front(it)
            assert isinstance(sheet, ChoiceSheet)
            assert set(sheet.choices) == choices
            await it.press("escape")
        assert it.screen._made == ()


async def test_the_sheet_by_arrows_and_by_mouse(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "exclamation_mark", "j", "down", "up", "k", "k")
        assert isinstance(it.app.screen, ChoiceSheet)
        assert it.app.screen.marked == 3
        await it.press("q", "exclamation_mark")
        await it.pilot.click("#leaf-text", offset=(5, 3))
        await it.pilot.pause()
        assert isinstance(front(it), PersonSheet)
        await it.pilot.click("#leaf-text", offset=(5, 1))
        await it.pilot.pause()
        assert names(it) == ["Ines de la Cruz", "Tomás de la Cruz"]


async def test_what_is_chosen_is_done_to_what_was_shown(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "j", "exclamation_mark")
        it.screen._correct(correct.wrong(bridge, OKAFOR))  # as the library brings it, somewhat late
        await it.press("w")
        assert names(it) == ["Ines de la Cruz"]


async def test_the_list_of_people_is_filtered_and_walked(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2", "j", "exclamation_mark", "s")
        sheet = it.app.screen
        assert isinstance(sheet, PersonSheet)
        assert sheet.found == [TOMAS, INES]
        await it.press("down", "down", "up")
        assert sheet.marked == 1
        await it.press(*"cruz")
        assert sheet.found == [TOMAS, INES]
        assert sheet.query_one(PersonBar).count == "2 of 2"
        await it.press(*"xy", "down")
        assert sheet.found == []
        assert "Nobody of that name" in shown(it)
        await it.press("enter")
        assert front(it) is sheet
        await it.press("escape")
        assert front(it) is it.screen
        assert it.screen._made == ()


async def test_who_begins_with_the_letters_comes_first() -> None:
    many = marked(
        " ".join(f"[[p{n}:Ana{'bcdefghijklmn'[n]} Ruiz]] came." for n in range(13))
        + " [[q1:“No,”]] [[q1.cue:said]] [[p20 q1.by:Bo Canard]]."
    )
    async with window(many) as it:
        await it.press("2", "j", "exclamation_mark", "s", *"na")
        sheet = it.app.screen
        assert isinstance(sheet, PersonSheet)
        assert len(sheet.found) == 13
        await it.press(*(["backspace"] * 2), *"anan")
        assert [many.people[ref.number].name for ref in sheet.found] == ["Anan Ruiz"]
        await it.press(*(["backspace"] * 4), "up")
        assert "▸ Anan Ruiz" in shown(it)
        assert "Anab" not in shown(it)


async def test_nothing_selected_or_nobody_else_is_said() -> None:
    rain = marked("[[q1:“Rain,”]] they [[q1.cue:said]].")
    async with window(rain) as it:
        await it.press("G", "exclamation_mark")
        assert it.words == "Nothing is marked here that could be corrected"
        await it.press("2", "j", "exclamation_mark")
        assert isinstance(it.app.screen, ChoiceSheet)
        assert Choice.SPEAKER not in it.app.screen.choices


async def test_a_corrected_card_says_so_and_why_tells_what_was_found(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2", "j", "exclamation_mark", "s", *"ines", "enter", "w")
        rows = [str(strip.text) for strip in it.listing._lead]
        assert any(row.split() == ["Corrected", "by", "you"] for row in rows)
        assert any("said by Lena Okafor" in row for row in rows)
        assert it.screen.topic == CABLES
        await it.press("exclamation_mark", "o")
        assert it.screen.topic == CABLES  # and it is still shown
        await it.press("escape")
        drawn = [strip.text for strip in it.listing._card(0, 44)]
        assert any("corrected by you" in row for row in drawn)
        await it.press("i")
        assert isinstance(it.app.screen, Leaf)
        assert "Corrected by you" in [section.title for section in it.app.screen.sections]


async def test_jumps_lead_to_the_same_places_among_other_items(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "G", "enter", "1", "g", "enter")  # at Ines, then at Okafor
        await it.press("1", "g", "j", "exclamation_mark", "w")
        assert names(it) == ["Lena Okafor", "Ines de la Cruz"]
        await it.press("tab", "backspace", "backspace")
        assert it.screen.analysis.people[it.selected.number if it.selected else 9].name in names(it)


async def test_keys_that_come_at_once_act_in_order(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.pilot.press(
            "2", "j", "exclamation_mark", "s", *"ines", "enter", "U", "exclamation_mark", "w"
        )
        await it.pilot.pause()
        assert len(it.screen.analysis.quotes) == 2


def written(folder: Path) -> str:
    (file,) = folder.iterdir()
    return file.read_text("utf-8")


async def test_the_export_is_corrected_and_lists_it(bridge: Analysis, folder: Path) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "exclamation_mark", "w", "x", "r", "enter")
        (plain,) = json.loads(written(folder))
        assert [person["name"] for person in plain["people"]] == names(it)
        assert plain["corrections"][0]["act"] == "wrong"
        assert plain["corrections"][0]["item"]["exact"] == "Lena Okafor"


# The library


def opening(file: Path) -> Any:
    def opened(_say: Say) -> Library:
        return Library(file)

    return opened


async def test_corrections_come_back_and_can_still_be_undone(
    bridge: Analysis, tmp_path: Path
) -> None:
    file = tmp_path / "library.db"
    async with window(bridge, library=opening(file)) as it:
        await it.press("1", "j", "exclamation_mark", "w", "2", "j", "exclamation_mark", "i")
        await settled(it)
        after = it.screen.analysis
    async with window(bridge, library=opening(file)) as it:
        await settled(it)
        assert it.screen.analysis == after
        await it.press("U")
        await settled(it)
    async with window(bridge, library=opening(file)) as it:
        await settled(it)
        assert names(it) == ["Tomás de la Cruz", "Ines de la Cruz"]
        assert len(it.screen._made) == 1
        await it.press("U")
        assert it.screen.analysis == bridge


async def test_the_library_finds_what_was_corrected_and_again_what_was_not(
    bridge: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def people() -> list[str]:
        with closing(Index.opened(folders.cache_file())) as index:
            return [found.text for found in index.items("person", [])]

    async with window(bridge, library=opening(tmp_path / "library.db")) as it:
        await settled(it)
        await it.press("1", "j", "exclamation_mark", "w")
        await settled(it)
        assert people() == ["Tomás de la Cruz", "Ines de la Cruz"]
        await it.press("U")
        await settled(it)
        assert people() == ["Lena Okafor", "Tomás de la Cruz", "Ines de la Cruz"]


async def test_a_changed_article_says_what_is_unsure_and_set_aside(
    bridge: Analysis, tmp_path: Path
) -> None:
    file, source = tmp_path / "library.db", "bridge.txt"
    before = Analysis(*_sourced(bridge, source))
    library = Library(file)
    for each in (correct.wrong(before, OKAFOR), correct.wrong(before, CABLES)):
        corrections.keep(library, before.article, each)
    library.close()
    changed = marked(
        BRIDGE.replace("“We replaced", "“We mended").replace("the chief", "once the chief")
    )
    changed = Analysis(*_sourced(changed, source))
    async with window(changed, library=opening(file)) as it:
        await settled(it)
        assert it.words == "Of your corrections 1 unsure and 1 set aside; i tells which"
        assert [each.fit for each in it.screen.analysis.corrections] == [Fit.UNSURE, Fit.ASIDE]


def _sourced(analysis: Analysis, source: str) -> tuple[Any, ...]:
    article = analysis.article
    named = Article(article.text, article.blocks, source, title=article.title)
    return named, analysis.people, analysis.quotes, analysis.statistics


async def test_without_a_library_they_last_as_long_as_the_window(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j", "exclamation_mark", "w")
        await settled(it)
        assert it.words.startswith("There is no library: corrected in this window only (U undoes")
        await it.press("exclamation_mark", "w")
        await settled(it)
        assert it.words.startswith("Corrected (U undoes it)")


class Full(Library):
    """A library on a disk that is full until there is room."""

    room = False
    stuck = False

    def erase(self, number: int) -> bool:
        if self.stuck:
            raise ReaderError("library.db: is in use")
        return super().erase(number)

    def put(self, *given: Any) -> int:
        if not self.room:
            raise ReaderError("library.db: the disk is full")
        return super().put(*given)


async def test_what_cannot_be_kept_is_said_holds_here_and_is_tried_again(bridge: Analysis) -> None:
    full = Full(None)
    async with window(bridge, library=lambda _say: full) as it:
        await it.press("1", "j", "exclamation_mark", "w")
        await settled(it)
        assert it.words == "library.db: the disk is full; your correction is in this window only"
        assert len(it.screen.analysis.people) == 2
        await it.press("U")
        await settled(it)
        assert it.screen.analysis == bridge
        await it.press("exclamation_mark", "w")
        await settled(it)
        full.room = True
        await it.press("exclamation_mark", "w")
        await settled(it)
        assert len(corrections.kept(full, bridge.article)) == 2
        full.stuck = True
        await it.press("U")
        await settled(it)
        assert it.words == "library.db: is in use; your correction is still kept"


async def test_corrections_that_cannot_be_read_are_said(bridge: Analysis) -> None:
    class Closed(Library):
        def notes(self, _article: Article) -> Any:
            raise ReaderError("library.db: is damaged")

    async with window(bridge, library=lambda _say: Closed(None)) as it:
        await settled(it)
        assert "cannot be read" in it.words


# Anything


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
async def test_any_corrections_in_any_order_leave_both_panes_agreeing(
    bridge: Analysis, seed: int
) -> None:
    chance = random.Random(seed)
    keys = [*"123jkGgwlhU!!!!wmnpsodxi.z", "tab", "enter", "down", "backspace", "escape", "a"]
    async with window(bridge, chance.choice(((118, 30), (80, 24)))) as it:
        for _ in range(40):
            await it.press(
                {"!": "exclamation_mark"}.get(key := chance.choice(keys), keymap_name(key))
            )
            made = [each.correction for each in it.screen._made]
            assert it.screen.analysis == apply(bridge, made)
        while front(it) is not it.screen or isinstance(it.screen.focused, Prompt):
            await it.press("escape")
        for _ in it.screen._made:
            await it.press("U")
        assert it.screen.analysis == bridge
