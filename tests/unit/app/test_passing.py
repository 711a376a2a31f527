"""An article through a pipe."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app import passing
from reader.model import Article, Block, BlockKind, Span

ARTICLE = Article(
    "Fog\n\nThe ferry was late.",
    (Block(Span(0, 3), BlockKind.HEADING, 2), Block(Span(5, 24))),
    "fog.txt",
    title="Fog",
    notices=("Guessed.",),
)


def sent(article: Article) -> bytes:
    pipe = io.BytesIO()
    passing.send(article, pipe)
    return pipe.getvalue()


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_an_article_arrives_as_it_was_sent(text: str) -> None:
    article = Article(text, source="a.txt")
    assert passing.receive(io.BytesIO(sent(article))) == article


def test_blocks_and_what_is_known_arrive_too() -> None:
    assert passing.receive(io.BytesIO(sent(ARTICLE))) == ARTICLE


def test_a_long_text_is_kept_once_on_both_sides() -> None:
    text = "“Naïve”, he said. " * 40_000
    size = sys.getsizeof(text)
    come = passing.receive(io.BytesIO(sent(Article(text))))
    assert come.text == text
    assert sys.getsizeof(text) == sys.getsizeof(come.text) == size


@pytest.mark.parametrize("missing", [1, 4, 5, 20])
def test_an_article_that_breaks_off_is_none(missing: int) -> None:
    with pytest.raises(EOFError):
        passing.receive(io.BytesIO(sent(ARTICLE)[:-missing]))
