from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app import widths
from reader.app.wrap import Rows, wrap
from reader.display import shown
from reader.model import Block, BlockKind, Span

hard = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            " aB-—\n\tñ中国“”。（🇫🇷👍🏽\u200d\ufe0f❤e\u0301한\u1100\u1161\u00ad\u200b\x1b1"
        ),
        st.characters(),
    ),
    max_size=60,
)
plain = st.text(alphabet="ab -—\n.", max_size=200)
room = st.integers(2, 20)


def paragraphs(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    return blocks


def wrapped(text: str, width: int, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    rows = Rows(text, paragraphs(text, kind), width)
    rows.around(0, len(text) + 1)
    return [rows[row].of(text) for row in range(len(rows))]


@given(hard)
def test_cells_are_counted_as_the_screen_counts_them(text: str) -> None:
    seen = shown(text).replace("\n", "").replace("\t", "")
    assert widths.cells(seen) == cell_len(seen)
    for glyph in widths.glyphs(seen):
        assert glyph.cells == cell_len(seen[glyph.start : glyph.end])


def test_narrow_characters_are_narrow_everywhere() -> None:
    narrow = [chr(point) for point in range(0xD800) if widths.narrow(chr(point))]
    assert {cell_len(character) for character in narrow} == {1}
    assert shown("".join(narrow)) == "".join(narrow)
    assert cell_len("".join(narrow)) == len(narrow)


def test_letters_with_accents_flags_and_joined_pictures_are_one_glyph() -> None:
    text = "e\u0301🇫🇷👩\u200d👧👍🏽❤\ufe0f\u1112\u1161\u11aba" + "\u0300" * 30
    glyphs = widths.glyphs(text)
    assert [glyph.cells for glyph in glyphs] == [1, 2, 2, 2, 2, 2, 1]
    assert [glyph.end for glyph in glyphs][:-1] == [glyph.start for glyph in glyphs][1:]


@given(st.one_of(hard, plain), room)
def test_rows_hold_all_that_is_not_blank_once_and_fit(text: str, width: int) -> None:
    rows = list(wrap(text, 0, len(text), width))
    seen = [0] * len(text)
    for start, end in rows:
        assert cell_len(shown(text[start:end]).replace("\t", "")) <= width
        assert "\n" not in text[start:end]
        for offset in range(start, end):
            seen[offset] += 1
    assert all(n == 1 or (n == 0 and text[i] in " \t\n") for i, n in enumerate(seen))
    assert rows == sorted(rows)


@given(hard, room)
def test_no_row_ends_within_a_character(text: str, width: int) -> None:
    inner = {
        offset
        for glyph in widths.glyphs(shown(text))
        for offset in range(glyph.start + 1, glyph.end)
    }
    edges = {edge for row in wrap(text, 0, len(text), width) for edge in row}
    assert not edges & inner


@given(plain, room)
def test_the_two_ways_to_wrap_agree_on_words(text: str, width: int) -> None:
    words = text.replace("-", "x").replace("—", "x").replace("\n", " ")
    narrow = [words[start:end] for start, end in wrap(words, 0, len(words), width)]
    odd = words + " 中"
    other = [odd[start:end] for start, end in wrap(odd, 0, len(odd), width)]
    assert " ".join(other).removesuffix("中").split() == " ".join(narrow).split()
    assert other[: len(narrow) - 1] == narrow[:-1]


def test_words_stay_whole_and_dashes_may_end_a_row() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("a well-known fact", 7) == ["a well-", "known", "fact"]
    assert wrapped("won 7-6 or 1,200", 5) == ["won", "7-6", "or", "1,200"]
    assert wrapped("word—another", 6) == ["word—", "anothe", "r"]
    assert wrapped("5\u00a0km on", 5) == ["5\u00a0km", "on"]


def test_scripts_without_blanks_break_anywhere_but_before_a_closing_mark() -> None:
    assert wrapped("東京都。庁", 6) == ["東京", "都。庁"]
    assert wrapped("（東京）都", 6) == ["（東", "京）都"]


def test_a_word_longer_than_a_row_is_cut() -> None:
    assert wrapped("x" * 3000, 76)[0] == "x" * 76
    assert sum(map(len, wrapped("x" * 3000, 76))) == 3000


def test_a_tab_goes_to_the_next_stop() -> None:
    assert wrapped("a\tb\tc d", 9) == ["a\tb\tc", "d"]


def test_blank_rows_lie_between_paragraphs_but_not_between_items() -> None:
    assert wrapped("one\ntwo", 9) == ["one", "", "two"]
    assert wrapped("one\ntwo", 9, BlockKind.ITEM) == ["one", "two"]


def test_a_new_line_within_a_block_begins_a_row() -> None:
    text = "roses are\n\nred\n"
    rows = Rows(text, [Block(Span(0, len(text)))], 20)
    rows.around(0, 9)
    assert [rows[row].of(text) for row in range(len(rows))] == ["roses are", "", "red"]


def test_text_outside_of_all_blocks_is_shown_too() -> None:
    text = "stray one two  last"
    rows = Rows(text, [Block(Span(6, 13))], 20)
    rows.around(0, 9)
    assert [rows[n].of(text) for n in range(len(rows))] == ["stray", "", "one two", "", "last"]


def test_an_empty_text_has_no_rows() -> None:
    rows = Rows("", (), 10)
    assert rows.around(0, 10) == 0
    assert (len(rows), rows.complete, rows.row(5)) == (0, True, 0)
    assert rows.beside(0, 1) == 0


def test_indents_are_by_kind_and_depth_and_leave_room() -> None:
    rows = Rows("x" * 9, [Block(Span(0, 9), BlockKind.ITEM, 2)], 40)
    assert rows.indent(Block(Span(0, 9), BlockKind.ITEM, 2)) == 4
    assert rows.indent(Block(Span(0, 9), BlockKind.ITEM, 50)) == 10
    assert rows.indent(Block(Span(0, 9))) == 0
    assert wrapped("aaa bbb ccc ddd", 12, BlockKind.ITEM) == ["aaa bbb", "ccc ddd"]


many = st.lists(st.text(alphabet="ab中 ", min_size=1, max_size=40), min_size=1, max_size=60).map(
    "\n".join
)


@settings(max_examples=50)
@given(many, room, st.integers(0, 400), st.integers(0, 30), st.integers(0, 400))
def test_wrapping_outward_from_a_place_comes_to_the_same_rows(
    text: str, width: int, anchor: int, count: int, other: int
) -> None:
    blocks = paragraphs(text)
    once = Rows(text, blocks, width)
    once.around(0, len(text) * 2)
    while not once.complete:
        once.grow(1.0)
    rows = Rows(text, blocks, 99).at_width(width)
    last = max(0, len(text) - 1)
    rows.around(min(anchor, last), count)
    here = rows[rows.row(min(anchor, last))] if len(rows) else None
    row = rows.row(min(anchor, last))
    moved = rows.around(min(other, last), count)
    if here and rows.holds(min(anchor, last)):
        assert rows[row + moved] == here
    while not rows.complete:
        rows.grow(0.0001)
    assert list(rows.starts) == list(once.starts)
    assert list(rows.ends) == list(once.ends)


def test_around_a_place_enough_rows_are_wrapped() -> None:
    text = "\n".join(f"line {number}" for number in range(5000))
    rows = Rows(text, paragraphs(text), 40)
    for offset in (30_000, 0, len(text) - 1):
        rows.around(offset, 50)
        row = rows.row(offset)
        assert rows.holds(offset)
        assert rows[row].start <= offset < rows[row].end
        assert row >= 50 or rows.starts[0] == 0
        assert len(rows) - row > 50 or rows.ends[-1] == len(text)
        assert len(rows) < 500


def test_one_endless_line_is_wrapped_piece_by_piece() -> None:
    for text in ("word " * 100_000, "x" * 400_000, "中" * 60_000):
        rows = Rows(text, [Block(Span(0, len(text)))], 76)
        rows.around(len(text) // 2, 50)
        assert 100 < len(rows) < 2000
        while not rows.complete:
            rows.grow(1.0)
        inked = sum(end - start for start, end in zip(rows.starts, rows.ends, strict=True))
        assert inked >= len(text) - text.count(" ")
        assert all(start < end for start, end in zip(rows.starts, rows.ends, strict=True))


def test_from_block_to_block() -> None:
    text = "one\ntwo\nthree"
    rows = Rows(text, paragraphs(text), 20)
    assert [rows.beside(0, 1), rows.beside(5, 1), rows.beside(9, 1)] == [4, 8, 9]
    assert [rows.beside(9, -1), rows.beside(8, -1), rows.beside(0, -1)] == [8, 4, 0]
    rows.around(0, 9)
    assert rows.block(2).span == Span(4, 7)
