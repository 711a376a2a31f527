"""The lists by keys: why an item was found, and what belongs to it."""

import pytest

from reader.app.widgets import cards
from reader.app.widgets.correction import ChoiceSheet
from reader.app.widgets.listing import EMPTY
from reader.app.widgets.search_bar import FilterBar
from reader.app.widgets.sheets import Extra
from reader.app.widgets.sidebar import MatchChosen, Names, Sidebar
from reader.link.relations import Relations
from reader.model import Analysis, Kind, Ref
from tests.app.test_window import CABLES, CARS, COST, INES, OKAFOR, TOMAS, Window, window

FIGURE = Ref(Kind.STATISTIC, 3)


def shown(it: Window, rows: int = 20) -> list[str]:
    return [it.listing.render_line(y).text.strip() for y in range(rows)]


async def test_one_key_says_why_the_item_here_was_found(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("3", "j", "enter", "w")
        assert (it.screen.topic, it.focus) == (COST, "listing")
        assert it.screen.query_one(Names).render().plain == "‹ $48.6 million"
        assert shown(it)[:3] == [
            "Value     48,600,000",
            "Unit      dollar (money)",
            "About     cable",
        ]
        assert "Sure      nearly certain, 100 %" in shown(it)
        await it.press("w")
        assert (it.screen.topic, it.focus) == (None, "listing")


@pytest.mark.parametrize("order", [(), ("S", "S")])
@pytest.mark.parametrize("key", ["l", "w", "full_stop", "enter", "y"])
async def test_keys_act_on_the_card_that_a_list_begins_with(
    bridge: Analysis, key: str, order: tuple[str, ...]
) -> None:
    async with window(bridge) as it:
        await it.press("g", "1", *order)
        assert (it.selected, it.listing.chosen) == (None, None)
        bars = [it.listing.render_line(y).text[0] for y in range(12)]
        assert set(bars) == {"▏", " "}
        assert bars[0] == "▏"
        await it.press(key)
        assert it.selected == OKAFOR
        assert it.screen.topic == (OKAFOR if key in {"l", "w"} else None)


async def test_a_card_that_a_list_begins_with_can_be_corrected(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("g", "1", "exclamation_mark")
        assert isinstance(it.app.screen, ChoiceSheet)


async def test_an_empty_list_offers_nothing(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("g", "1")
        await it.type("&nobody")
        await it.press("enter", "l", "w")
        assert (it.selected, it.screen.topic) == (None, None)
        assert it.words == "Nothing is marked here"


async def test_an_empty_filter_says_what_it_can_look_at(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2")
        await it.type("&")
        bar = it.screen.query_one(FilterBar)
        assert bar.note().plain == "kind:indirect  speaker:name  unit:percent   3 of 3"
        await it.type("kind:mixed")
        assert bar.note().plain == "1 of 3"


async def test_nothing_here_has_no_why(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("g", "w")
        assert it.words == "Nothing is marked here"
        assert it.focus == "article"


async def test_a_quote_opens_into_its_speaker_and_its_figures(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2", "G", "l")
        assert it.screen.topic == CARS
        spots = it.screen.query_one(Sidebar)._sheet.spots
        assert [spot.ref for spot in spots] == [CARS, INES, FIGURE]
        assert shown(it)[0] == "Speaker   Ines de la Cruz, shop owner"
        await it.press("j")
        assert it.selected == INES
        await it.press("l")
        assert it.screen.topic == INES
        await it.press("h")
        assert it.screen.topic is None


async def test_the_places_of_an_item_are_walked_below_its_facts(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("2", "j", "l")
        spots = it.screen.query_one(Sidebar)._sheet.spots
        assert [spot.ref for spot in spots] == [CABLES, CABLES, OKAFOR]
        await it.press("j")
        assert (it.selected, it.screen.navigation.place) == (CABLES, 1)
        await it.press("enter")
        assert it.here.startswith("“It will outlive")


async def test_a_figure_opens_into_its_quote_and_speaker_and_fits_a_drawer(
    bridge: Analysis,
) -> None:
    async with window(bridge, (70, 12)) as it:
        await it.press("3", "G", "l")
        spots = it.screen.query_one(Sidebar)._sheet.spots
        assert [spot.ref for spot in spots] == [FIGURE, CARS, INES]
        await it.press("j", "j")
        assert it.listing.scroll_offset.y > 0
        await it.press("g")
        assert it.listing.scroll_offset.y == 0


async def test_what_was_asked_of_another_list_is_not_done(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j")
        before = it.screen.navigation
        it.listing.post_message(it.listing.Chosen(99, EMPTY))
        it.listing.post_message(it.listing.Opened(0, EMPTY))
        it.screen.post_message(MatchChosen(5, opened=True))
        await it.pilot.pause()
        assert it.screen.navigation == before


def listed(it: Window) -> list[Ref | None]:
    return [spot.ref for spot in it.screen.query_one(Sidebar)._sheet.spots]


async def test_a_list_is_narrowed_as_one_types(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1")
        await it.type("&cruz")
        bar, names = it.screen.query_one(FilterBar), it.screen.query_one(Names)
        assert (it.focus, bar.note().plain) == ("filter", "2 of 3")
        assert names.render().plain.splitlines()[1] == "with “cruz”"
        assert listed(it) == [TOMAS, INES]
        assert names.render().plain.splitlines()[0] == "People 2 of 3   Quotes 1   Statistics 1"
        await it.type(" shop")
        assert listed(it) == [INES]
        await it.press("enter")
        assert it.focus == "listing"
        await it.press("j")
        assert it.selected == INES
        await it.press("2")
        assert listed(it) == [CARS]
        await it.press("escape")
        assert names.render().plain == "People 3   Quotes 3   Statistics 4"
        assert it.focus == "listing"


async def test_escape_while_narrowing_gives_the_whole_list_back(bridge: Analysis) -> None:
    async with window(bridge, (80, 24)) as it:
        await it.press("3")
        await it.type("&nowhere")
        assert listed(it) == []
        assert shown(it, 1) == ["No statistics with “nowhere”"]
        await it.press("escape")
        assert (len(listed(it)), it.focus) == (4, "listing")
        assert it.sidebar()


async def test_the_words_are_there_to_be_changed(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1")
        await it.type("&tomas")
        await it.press("enter")
        await it.type("&")
        bar = it.screen.query_one(FilterBar)
        assert (bar.text, bar.note().plain) == ("tomas", "1 of 3")
        await it.press("ctrl+u")
        assert len(listed(it)) == 3


async def test_from_the_text_to_a_card_that_is_left_out_makes_the_list_whole(
    bridge: Analysis,
) -> None:
    async with window(bridge) as it:
        await it.press("1")
        await it.type("&tomas")
        await it.press("enter", "tab", "slash", *"okafor", "enter", "enter")
        assert (it.selected, it.focus) == (OKAFOR, "listing")
        assert it.screen.view.phrase == ""


async def test_only_a_list_is_narrowed_or_sorted(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("S")
        assert it.words != "People by name"
        await it.press("slash", *"cruz", "enter")
        await it.type("&")
        assert it.screen.topic is Extra.MATCHES
        await it.type("&")
        assert (it.focus, it.screen.topic) == ("listing", Extra.MATCHES)


async def test_a_list_is_sorted_by_name_by_count_and_by_the_text_again(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "S")
        assert it.words == "People by name"
        assert listed(it) == [INES, OKAFOR, TOMAS]
        await it.press("j", "j")
        assert it.selected == OKAFOR
        await it.press("S")
        assert it.words == "People by count"
        head = it.screen.query_one(Names).render().plain.splitlines()
        assert head[1] == "by count, the most named first"
        await it.press("S")
        assert listed(it) == [OKAFOR, TOMAS, INES]


async def test_figures_are_sorted_by_value(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("3", "S", "S")
        assert it.words == "Statistics by size"
        assert [ref.number for ref in listed(it) if ref] == [0, 2, 3, 1]


async def test_a_list_is_laid_out_once_however_often_it_is_shown(
    bridge: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Ref] = []
    height = cards.height

    def counted(analysis: Analysis, relations: Relations, ref: Ref, width: int) -> int:
        asked.append(ref)
        return height(analysis, relations, ref, width)

    monkeypatch.setattr(cards, "height", counted)
    async with window(bridge) as it:
        await it.press("1", "2", "3")
        before, seen = len(asked), shown(it)
        assert before
        await it.press("1", "2", "3", "tab", "tab")
        assert (len(asked), shown(it)) == (before, seen)
        await it.press("S")
        assert len(asked) > before
