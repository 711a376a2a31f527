from hypothesis import given
from hypothesis import strategies as st

from reader.app import widths
from reader.app.colours import Palette
from reader.app.first_page import Text, page, painted
from reader.app.room import shaded, top
from reader.blocks import Block, BlockKind, Span
from reader.load.draft import Draft, Piece, joined

_WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\n\r")
    | st.sampled_from("a b é 漢 👍🏽 \t\x1b"),
    min_size=1,
    max_size=90,
).filter(lambda text: bool(text.strip()))


@given(
    st.lists(st.tuples(_WORDS, st.sampled_from(BlockKind)), min_size=1, max_size=12),
    st.integers(24, 130),
    st.integers(4, 30),
    st.floats(0, 1),
)
def test_a_page_fills_the_screen_and_no_more(
    pieces: list[tuple[str, BlockKind]], width: int, height: int, share: float
) -> None:
    text, blocks = joined(Draft(tuple(Piece(words, kind) for words, kind in pieces)))
    place = int(share * (len(text) - 1))
    rows = page(Text(text, blocks, "A title", ("a fact",), place, len(text)), width, height, 76)
    assert len(rows) == height
    for row in rows:
        assert sum(widths.cells(words) for words, _ in row) == width
    drawn = painted(rows, Palette("ink", {}))
    assert drawn.count("\x1b[") - sum(1 for row in rows for words, _ in row if words) == height + 1
    assert "\t" not in drawn


def test_the_cursor_and_its_row_stand_out() -> None:
    text = "One line\n\nAnother line"
    blocks = (Block(Span(0, 8), BlockKind.TITLE), Block(Span(10, 22)))
    rows = page(Text(text, blocks, "One line", (), 10, len(text)), 60, 10, 76)
    assert [words for words, ink in rows[3] if ink.styles == "1;7"] == ["A"]
    assert "▸" in [words for words, ink in rows[3] if ink.accent]
    assert [words for words, ink in rows[1] if ink.styles == "1;4" and words] == ["One line"]


def test_items_have_bullets_and_quotations_room() -> None:
    pieces = (Piece("tea", BlockKind.ITEM), Piece("ale", BlockKind.ITEM))
    text, blocks = joined(Draft((*pieces, Piece("Well.", BlockKind.QUOTATION))))
    rows = page(Text(text, blocks, "", (), 0, len(text)), 60, 12, 76)
    drawn = ["".join(words for words, _ in row).rstrip(" ┃") for row in rows]
    assert drawn[1:5] == ["▸ • tea", "  • ale", "", "      Well."]


def test_a_place_far_down_is_a_third_down_the_page_and_a_near_one_moves_nothing() -> None:
    assert top(3, 0, 20, far=False) == 0
    assert top(19, 0, 20, far=False) == 2
    assert top(90, 0, 20, far=False) == 84
    assert top(10, 9, 20, far=True) == 4


def test_what_is_on_the_screen_is_shaded_unless_it_is_everything() -> None:
    assert list(shaded(10, 100, 0, 20)) == [0, 1]
    assert list(shaded(10, 100, 90, 100)) == [9]
    assert list(shaded(10, 100, 0, 100)) == []
    assert list(shaded(10, 0, 0, 0)) == []
