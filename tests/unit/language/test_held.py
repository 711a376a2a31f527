"""Tokens that are held as numbers."""

import pytest

from reader.language import held
from reader.language.held import Held
from reader.language.sentences import number
from reader.language.tokens import Token, tokenize

TEXT = "The ferry left. Nobody saw it leave, and nobody asked. " * 8


def both() -> tuple[Held, list[Token]]:
    """The tokens of two blocks, held and as they were read."""
    some, every = Held(), list[Token]()
    for block in range(2):
        tokens = list(tokenize(TEXT, 0, len(TEXT), block))
        some.take(tokens, number(tokens))
        every += tokens
    return some, every


def test_they_are_as_they_were_read() -> None:
    some, every = both()
    assert len(some) == len(every)
    assert [token.text for token in some] == [token.text for token in every]
    assert [(t.start, t.end, t.block) for t in some] == [(t.start, t.end, t.block) for t in every]
    assert [token.sentence for token in some] == [
        token.sentence + 16 * token.block for token in every
    ]


def test_they_are_found_by_place_as_those_of_a_list() -> None:
    some, every = both()
    assert some[3].text == every[3].text == "."
    assert some[-1].start == every[-1].start
    assert [token.start for token in some[30:70:3]] == [token.start for token in every[30:70:3]]
    for beyond in (len(every), -len(every) - 1, 10**6):
        with pytest.raises(IndexError):
            some[beyond]


def test_those_of_late_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_MOST", 2)
    some, every = both()
    first = some[0]
    assert some[1] is not first
    assert some[0] is first
    assert some[40].start == every[40].start
    assert some[0] is first
    assert some[80].start == every[80].start
    assert some[0] is not first
