"""The lists by keys: why an item was found, and what belongs to it."""

from reader.app.widgets.listing import EMPTY
from reader.app.widgets.sidebar import MatchChosen, Names, Sidebar
from reader.model import Analysis, Kind, Ref
from tests.app.test_window import CABLES, CARS, COST, INES, OKAFOR, Window, window

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


async def test_keys_that_come_in_a_burst_each_move_on_in_the_list(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("3", "g")
        for _ in range(2):
            it.listing.action_walk(1)
        it.listing.action_walk(-1)
        it.listing.action_walk(1)
        assert it.listing.aim == 2
        await it.pilot.pause()
        assert (it.listing.chosen, it.listing.aim) == (2, 2)


async def test_what_was_asked_of_another_list_is_not_done(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("1", "j")
        before = it.screen.navigation
        it.listing.post_message(it.listing.Chosen(99, EMPTY))
        it.listing.post_message(it.listing.Opened(0, EMPTY))
        it.screen.post_message(MatchChosen(5, opened=True))
        await it.pilot.pause()
        assert it.screen.navigation == before
