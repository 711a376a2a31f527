from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.correct import apply, wrong
from reader.link.marks import Marks
from reader.link.navigation import Direction, Navigation, Shown
from reader.model import Analysis, Kind, Ref
from tests.conftest import BRIDGE
from tests.notation import marked

ANALYSIS = marked(BRIDGE)
MARKS = Marks(ANALYSIS)
TEXT = ANALYSIS.article.text
OKAFOR, TOMAS, INES = (Ref(Kind.PERSON, number) for number in range(3))
CABLES, LESSON, COUNTED = (Ref(Kind.QUOTE, number) for number in range(3))
TEN = Ref(Kind.STATISTIC, 3)
START = Navigation().move(0, MARKS)
offsets = st.integers(0, len(TEXT) - 1)
refs = st.sampled_from(list(ANALYSIS.refs()))
directions: st.SearchStrategy[Direction] = st.sampled_from((1, -1))


def at(words: str) -> int:
    return TEXT.index(words)


@given(offsets)
def test_the_selection_is_what_stands_under_the_cursor(offset: int) -> None:
    here = START.move(offset, MARKS)
    found = MARKS.at(offset)
    assert here.selected == (found[0] if found else None)
    assert here.offset == offset
    if here.selected:
        assert MARKS.places(here.selected)[here.place].holds(offset)
        assert here.active is here.selected.kind


@given(offsets)
def test_widening_goes_round_all_that_stands_here(offset: int) -> None:
    here, found = START.move(offset, MARKS), MARKS.at(offset)
    seen = []
    for _ in found:
        seen.append(here.selected)
        here = here.widen(MARKS)
    assert tuple(seen) == found
    assert here.selected == (found[0] if found else None)


def test_where_nothing_is_marked_there_is_nothing_to_widen() -> None:
    assert START.move(at("Traffic"), MARKS).widen(MARKS).notice == "Nothing is marked here"


@given(refs, directions)
def test_n_steps_visit_each_of_n_places_once(ref: Ref, direction: Direction) -> None:
    here, visited = START.open(ref, MARKS), []
    for _ in MARKS.places(ref):
        here = here.step(direction, MARKS)
        visited.append(here.offset)
        assert here.selected == ref
        assert MARKS.places(ref)[here.place].start == here.offset
    assert sorted(visited) == [span.start for span in MARKS.places(ref)]
    assert here.offset == START.open(ref, MARKS).offset


@given(st.sampled_from(list(Kind)), directions, offsets)
def test_steps_of_a_list_come_to_every_item(kind: Kind, direction: Direction, offset: int) -> None:
    here = START.move(offset, MARKS).list(kind)
    seen = set()
    for _ in MARKS.all(kind):
        before = here
        here = here.step_item(direction, MARKS)
        seen.add(here.selected)
        assert here.selected != before.selected
        assert (here.offset - before.offset) * direction > 0 or here.notice
    assert seen == set(ANALYSIS.refs((kind,)))


def test_a_step_round_an_end_says_so() -> None:
    here = START.open(OKAFOR, MARKS).step(1, MARKS)
    assert here.notice == ""
    assert here.step(1, MARKS).notice == "On from the start"
    assert here.step(1, MARKS).step(-1, MARKS).notice == "On from the end"


def test_with_nothing_selected_a_step_says_so() -> None:
    assert START.step(1, MARKS).notice == "Nothing is selected"


def test_an_empty_list_has_no_next_item() -> None:
    empty = Marks(Analysis(ANALYSIS.article))
    assert START.list(Kind.QUOTE).step_item(1, empty).notice == "No quotes"


def test_the_only_item_of_a_list_is_its_own_next() -> None:
    marks = Marks(Analysis(ANALYSIS.article, ANALYSIS.people[:1]))
    here = Navigation().open(OKAFOR, marks).step_item(1, marks)
    assert here.selected == OKAFOR


def test_the_next_quote_is_come_to_at_its_first_words() -> None:
    here = START.move(at("lesson"), MARKS).step_item(-1, MARKS)
    assert (here.selected, here.place) == (CABLES, 0)
    assert here.offset == at("“We replaced")


def test_a_preview_moves_the_cursor_but_not_the_way_back() -> None:
    here = START.move(at("Traffic"), MARKS)
    there = here.select(INES, MARKS).select(TOMAS, MARKS)
    assert there.offset == at("Tomás")
    assert there.back == ()
    assert there.leave() == replace(here, active=Kind.PERSON)
    assert there.go_back().offset == here.offset


def test_previews_look_for_the_place_nearest_to_where_the_reader_was() -> None:
    here = START.move(at("on Sunday"), MARKS)
    assert here.select(OKAFOR, MARKS).offset == at("Okafor and De la Cruz")
    assert here.select(CABLES, MARKS).select(OKAFOR, MARKS).offset == at("Okafor and De la Cruz")


def test_a_preview_of_what_one_reads_leaves_the_cursor_where_it_is() -> None:
    here = START.move(at("outlive"), MARKS)
    assert here.select(CABLES, MARKS).offset == here.offset


def test_opening_after_a_preview_leads_back_to_where_the_reader_was() -> None:
    here = START.move(at("Traffic"), MARKS)
    there = here.select(OKAFOR, MARKS).open(TOMAS, MARKS)
    assert there.selected == TOMAS
    assert there.go_back().offset == here.offset


def test_reading_on_from_a_preview_makes_it_a_jump() -> None:
    here = START.move(at("Traffic"), MARKS)
    there = here.select(TOMAS, MARKS).move(at("closing"), MARKS)
    assert there.go_back().offset == here.offset


def test_more_marks_for_the_same_place_do_not_end_a_preview() -> None:
    there = START.select(TOMAS, MARKS)
    assert there.move(there.offset, MARKS).origin == START.stop


def test_an_item_without_a_place_is_selected_where_one_is() -> None:
    empty = Marks(Analysis(ANALYSIS.article))
    here = START.select(TEN, empty)
    assert (here.offset, here.selected, here.active) == (0, TEN, Kind.STATISTIC)


def test_there_and_back_again() -> None:
    first = START.goto(at("lesson"), MARKS)
    second = first.goto(at("Sunday"), MARKS)
    back = second.go_back()
    assert (back.offset, back.selected) == (first.offset, LESSON)
    assert back.go_back().offset == START.offset
    assert back.go_forward().offset == second.offset
    assert back.go_forward().go_back().offset == first.offset
    assert back.goto(5, MARKS).forward == ()


def test_what_was_selected_by_widening_is_selected_again_on_coming_back() -> None:
    here = START.move(at("three in ten"), MARKS).widen(MARKS)
    assert here.selected == COUNTED
    assert here.goto(0, MARKS).go_back().selected == COUNTED


def test_a_run_of_steps_is_one_jump() -> None:
    here = START.open(OKAFOR, MARKS)
    there = here.step(1, MARKS).step(1, MARKS).step(1, MARKS)
    assert there.go_back() == here.step(1, MARKS).go_back()
    assert len(there.back) == len(here.back) + 1


@pytest.mark.parametrize("way", [Navigation.go_back, Navigation.go_forward])
def test_where_there_is_no_way_the_reader_is_told(way: object) -> None:
    assert callable(way)
    assert way(START).notice.startswith("Nothing to go")


def test_leaving_without_a_preview_changes_nothing() -> None:
    assert START.leave() is START


def test_marks_are_shown_in_three_ways_in_turn() -> None:
    ways = [START, START.cycle(), START.cycle().cycle()]
    assert [way.shown for way in ways] == list(Shown)
    assert ways[-1].cycle().shown is Shown.ALL


def test_a_notice_lasts_until_the_next_act() -> None:
    assert START.say("Copied").notice == "Copied"
    assert START.say("Copied").move(3, MARKS).notice == ""


def test_another_list_leaves_the_selection() -> None:
    here = START.open(OKAFOR, MARKS).list(Kind.STATISTIC)
    assert (here.selected, here.active) == (OKAFOR, Kind.STATISTIC)


def test_among_other_items_each_place_is_selected_by_where_it_stands() -> None:
    fewer = Marks(apply(ANALYSIS, [wrong(ANALYSIS, OKAFOR)]))
    here = START.open(TOMAS, MARKS).open(OKAFOR, MARKS).open(INES, MARKS).go_back()
    there = here.select(INES, MARKS).among(fewer, MARKS)
    assert there.selected == Ref(Kind.PERSON, 1)
    assert fewer.places(there.selected)[there.place].holds(there.offset)
    assert [stop.selected for stop in there.back] == [None, Ref(Kind.PERSON, 0)]
    assert [stop.selected for stop in there.forward] == [Ref(Kind.PERSON, 1)]
    assert there.origin
    assert there.origin.selected is None  # at Okafor, who is no person now
    assert here.among(fewer, MARKS).selected is None
    assert there.leave().selected is None


@given(offsets, refs)
def test_among_the_same_items_nothing_changes(offset: int, ref: Ref) -> None:
    here = START.move(offset, MARKS).select(ref, MARKS)
    assert here.among(MARKS, MARKS) == here


def test_what_is_found_later_is_selected_where_the_cursor_is() -> None:
    nothing = Marks(Analysis(ANALYSIS.article))
    here = Navigation(offset=MARKS.places(CABLES)[0].start).among(MARKS, nothing)
    assert (here.selected, here.active) == (CABLES, Kind.QUOTE)
