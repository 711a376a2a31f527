"""Notes find their place again, and say so when they are not sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.link.anchors import anchor, place
from reader.model import Anchor, Span

TEXT = (
    "The council met on Monday. The mayor said the bridge was safe to cross. Nobody believed her, "
    "and the bridge stayed closed until the autumn, when the engineers came back."
)
SAFE = Span(TEXT.index("safe to cross"), TEXT.index(". Nobody"))


@given(st.text(max_size=200), st.data())
def test_in_the_same_text_every_place_is_found_and_sure(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    placed = place(anchor(text, span), text)
    if text:
        assert placed == (span, True)


@given(st.text(), st.text(), st.data())
def test_in_any_other_text_a_place_lies_within_it(
    one: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(one)))
    placed = place(anchor(one, Span(start, data.draw(st.integers(start, len(one))))), other)
    if placed:
        assert 0 <= placed.span.start <= placed.span.end <= len(other)


def test_text_put_before_moves_it_and_leaves_it_sure() -> None:
    changed = "Corrected on Tuesday. " + TEXT
    assert place(anchor(TEXT, SAFE), changed) == (Span(SAFE.start + 22, SAFE.end + 22), True)


def test_of_two_places_that_look_the_same_neither_is_sure() -> None:
    placed = place(anchor(TEXT, SAFE), f"x{TEXT} {TEXT}")
    assert placed == (Span(SAFE.start + 1, SAFE.end + 1), False)


def test_words_in_another_context_are_unsure() -> None:
    changed = TEXT.replace("Nobody believed her", "All of them cheered")
    assert place(anchor(TEXT, SAFE), changed) == (SAFE, False)


def test_of_the_same_words_those_in_the_likest_context_are_meant() -> None:
    second = TEXT.rindex("the bridge")
    held = anchor(TEXT, Span(second, second + len("the bridge")))
    changed = TEXT.replace("until the autumn", "for good")
    placed = place(held, changed)
    assert placed == (Span(second, second + len("the bridge")), False)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (TEXT.replace("safe to cross", "sound"), "sound"),
        (TEXT[: SAFE.start] + "sound.", "sound."),
        ("It is. Nobody believed her, and the bridge stayed closed until then.", "It is"),
    ],
)
def test_words_that_were_changed_are_found_by_what_surrounds_them(changed: str, words: str) -> None:
    placed = place(anchor(TEXT, SAFE), changed)
    assert placed
    assert not placed.sure
    assert placed.span.of(changed) == words


def test_a_point_has_no_words_and_is_found_all_the_same() -> None:
    held = anchor(TEXT, Span(30, 30))
    assert held.quote == ""
    assert place(held, "Well: " + TEXT) == (Span(36, 36), True)


def test_nothing_is_left_of_it() -> None:
    assert place(anchor(TEXT, SAFE), "Another story altogether") is None
    assert place(Anchor("", "a", "b", 0), "a or b") is None
