"""The plain reading: all of the article, its items marked and listed, nothing that acts."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader import display
from reader.load.text import verbatim
from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Mention,
    Person,
    Quote,
    QuoteKind,
    Removed,
    Span,
    Speaker,
)
from reader.show import _cells, show

SGR = re.compile(r"\x1b\[[0-9;]*m")


def plain(analysis: Analysis, width: int | None = None) -> str:
    return "\n".join(show(analysis, width=width))


def test_items_are_marked_where_they_stand(bridge: Analysis) -> None:
    text = plain(bridge)
    assert "$48.6 million [s1], the city said." in text
    assert "said Lena Okafor [p1], the chief engineer. “It will outlive all of us.” [q1]" in text
    assert "\nOkafor and De la Cruz will walk" in text


def test_items_are_listed(bridge: Analysis) -> None:
    text = plain(bridge)
    assert "People (3)\n  [p1] Lena Okafor, chief engineer: 2 mentions, 1 quotation\n" in text
    assert "  [q1] Lena Okafor, chief engineer: “We replaced every cable,” … “It will" in text
    assert "Statistics (4)\n  [s1] $48.6 million: cable\n  [s2] 12 percent\n" in text


def test_the_head_says_what_is_known(bridge: Analysis) -> None:
    article = replace(
        bridge.article,
        byline="Ida Moreno",
        published="2024-02-29",
        publisher="Courier",
        notices=("A notice.",),
        removed=(Removed("Advertisement", "advertisement"),) * 2,
    )
    lines = list(show(replace(bridge, article=article)))
    assert lines[0].startswith("By Ida Moreno · 2024-02-29 · Courier · ")
    assert lines[1:4] == ["A notice.", "Left out: advertisement (2).", ""]


def test_a_title_that_is_not_in_the_text_is_shown_first() -> None:
    assert plain(Analysis(Article("x", (Block(Span(0, 1)),), title="Title"))).startswith("Title\n")


def test_empty_lists_are_said_in_words() -> None:
    text = plain(Analysis(Article("x", (Block(Span(0, 1)),))))
    assert "People (0)\n  No people found.\n" in text


def test_an_unknown_speaker_is_said() -> None:
    text = "“Yes.”"
    found = plain(Analysis(Article(text, (Block(Span(0, 6)),)), (), (Quote((Span(0, 6),)),)))
    assert "[q1] Speaker not found: “Yes.”" in found


def test_words_of_the_writer_are_said_to_be_indirect() -> None:
    text = "It stands, she said."
    quote = Quote((Span(0, 9),), QuoteKind.INDIRECT, speaker=Speaker(Span(11, 14)))
    found = plain(Analysis(Article(text, (Block(Span(0, 20)),)), (), (quote,)))
    assert "[q1] she (indirect): It stands\n" in found


def test_trivial_figures_are_neither_marked_nor_listed(bridge: Analysis) -> None:
    figures = tuple(replace(each, trivial=True) for each in bridge.statistics)
    text = plain(replace(bridge, statistics=figures))
    assert "[s1]" not in text
    assert "No statistics found." in text


def test_a_place_over_two_blocks_is_marked_at_its_end() -> None:
    article = Article("“One\n\ntwo”", (Block(Span(0, 4)), Block(Span(6, 10))))
    lines = list(show(Analysis(article, (), (Quote((Span(0, 10),)),)), styled=True))
    assert [SGR.sub("", line) for line in lines[2:5]] == ["“One", "", "two” [q1]"]
    assert all("\x1b[3m" in line for line in (lines[2], lines[4]))


def test_styles_are_added_and_change_nothing_else(bridge: Analysis) -> None:
    styled = "\n".join(show(bridge, width=60, styled=True))
    assert "\x1b[4mLena\x1b[0m" in styled
    assert SGR.sub("", styled) == plain(bridge, 60)


def test_white_space_at_the_edge_of_an_item_is_one_space() -> None:
    article = Article("a  b ", (Block(Span(0, 5)),))
    person = Person("a", (Mention(Span(0, 2)),))
    assert "\na [p1] b\n" in plain(Analysis(article, (person,)))


def test_quotations_and_items_are_set_in() -> None:
    article = Article(
        "Said\n\nOne",
        (Block(Span(0, 4), BlockKind.QUOTATION), Block(Span(6, 9), BlockKind.ITEM)),
    )
    assert "\n  > Said\n\n  One\n" in plain(Analysis(article))


def test_wide_characters_count_two_cells() -> None:
    assert [_cells(text) for text in ("ab", "汉字", "e\u0301")] == [2, 4, 1]


@given(st.text(st.sampled_from("ab 汉é\x1b\x9b\u202e“”.\n"), max_size=200), st.integers(20, 90))
def test_every_line_fits_and_none_acts(text: str, width: int) -> None:
    analysis = Analysis(verbatim(text, "x"))
    if text.strip():
        first = next(index for index, letter in enumerate(text) if letter.strip())
        person = Person(text[first], (Mention(Span(first, first + 1)),))
        analysis = replace(analysis, people=(person,))
    for line in show(analysis, width=width):
        assert display.shown(line) == line
        assert _cells(line) <= width or len(line.split()) <= 2


@given(st.text(st.sampled_from("ab 汉é.\n"), max_size=200))
def test_no_word_is_lost(text: str) -> None:
    article = replace(verbatim(text, "x"), notices=())
    lines = list(show(Analysis(article), width=40))
    body = lines[2 : next(i for i, line in enumerate(lines) if line.startswith("People (0)"))]
    assert "".join("".join(body).split()) == "".join(text.split())
