import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.link.words import next_word, previous_word, sentence_at, word_at
from reader.model import Article, Block, Span

TEXT = "It’s 3.5 percent, Mr. Núñez-Ruiz said. 東京 now"


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("It", "It’s"),
        ("3.5", "3.5"),
        (".5", "3.5"),
        (", ", ","),
        ("ez-", "Núñez-Ruiz"),
        ("東", "東"),
        (" now", " "),
    ],
)
def test_the_word_at_a_place(words: str, word: str) -> None:
    assert word_at(TEXT, TEXT.index(words)).of(TEXT) == word


def test_words_on_and_back() -> None:
    starts = [0]
    while (after := next_word(TEXT, starts[-1])) != starts[-1]:
        starts.append(after)
    assert [word_at(TEXT, start).of(TEXT) for start in starts] == (
        "It’s 3.5 percent , Mr . Núñez-Ruiz said . 東 京 now".split()
    )
    for before, here in itertools.pairwise(starts):
        assert previous_word(TEXT, here) == before
    assert previous_word(TEXT, starts[1] + 1) == starts[1]
    assert previous_word(TEXT, 0) == 0


def test_the_word_before_a_long_blank_is_found() -> None:
    assert previous_word("one" + " " * 5000 + "two", 5003) == 0
    assert previous_word(" " * 5000 + "x", 5000) == 5000


@given(st.text(max_size=30), st.integers(0, 29))
def test_a_word_holds_its_place(text: str, offset: int) -> None:
    if offset < len(text):
        assert word_at(text, offset).holds(offset)


def test_a_sentence_ends_where_its_block_ends() -> None:
    text = "He left. She stayed\n\nAnd so on."
    article = Article(text, (Block(Span(0, 19)), Block(Span(21, 31))))
    assert sentence_at(article, 2).of(text) == "He left."
    assert sentence_at(article, 8).of(text) == "She stayed"
    assert sentence_at(article, 25).of(text) == "And so on."
    assert sentence_at(article, 20) == Span(20, 21)


def test_a_block_of_blanks_has_no_sentence() -> None:
    assert sentence_at(Article("   ", (Block(Span(0, 3)),)), 1) == Span(1, 2)


def test_the_sentence_in_a_block_as_long_as_a_book_is_found_at_once() -> None:
    text = "The quay is closed. Nobody knows for how long. " * 2000
    book = Article(text, (Block(Span(0, len(text))),))
    for place in (0, 2, 45_001, len(text) - 4):
        told = book[sentence_at(book, place)]
        assert told == ("The quay is closed." if place < 19 else "Nobody knows for how long.")


@pytest.mark.parametrize("offset", [0, 50_000, 99_999])
def test_a_word_as_long_as_a_book_is_cut_for_a_sentence(offset: int) -> None:
    endless = Article("x" * 100_000, (Block(Span(0, 100_000)),))
    span = sentence_at(endless, offset)
    assert span.holds(offset)
    assert span.end - span.start <= 4000
