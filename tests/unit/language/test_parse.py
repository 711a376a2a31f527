"""Which word each word depends on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import parse, tags
from reader.language.document import read
from reader.language.parse import ROOT, Known, Weights
from reader.model import Article, Block, Span


def hung(text: str) -> list[str]:
    """Each word of a sentence with the one it depends on."""
    tokens = read(Article(text, (Block(Span(0, len(text))),))).tokens
    words = [token.text for token in tokens] + [ROOT]
    heads = parse.heads(tokens, tags.tag(tokens))
    return [f"{word}<{words[head]}" for word, head in zip(words, heads, strict=False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose.", "Prices<rose rose<^ .<rose"),
        (
            "The mayor of the town sold two boats.",
            "The<mayor mayor<sold of<mayor the<town town<of sold<^ two<boats boats<sold .<sold",
        ),
        (
            "Sales of tea fell 12 percent.",
            "Sales<fell of<Sales tea<of fell<^ 12<percent percent<fell .<fell",
        ),
    ],
)
def test_words_hang_on_their_heads(text: str, expected: str) -> None:
    assert hung(text) == expected.split()


def test_nothing_has_no_heads() -> None:
    assert parse.heads([], []) == []


@given(st.lists(st.sampled_from(["NN", "VBD", "IN", "CD", ",", "DT", "$", "??"]), max_size=30))
def test_whatever_the_tags_a_tree_comes_out(tagged: list[str]) -> None:
    heads = parse.follow(["x"] * len(tagged) + [ROOT], [*tagged, ROOT])
    assert heads[-1] == -1
    for word in range(len(tagged)):
        steps, at = 0, word
        while at != len(tagged):
            at, steps = heads[at], steps + 1
            assert steps <= len(tagged)


WEIGHTS = Weights(
    Known({"": 0, "tea": 1}, {"": 0, "NN": 1, "VBD": 2}),
    {1: {0: (1, 0, 0)}, 2: {1 << 20: (0, 3, -127)}, 64 + (1 << 6 | 2): {4 << 20: (2, 0, 127)}},
)


def test_weights_are_read_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "parse.gz"
    parse.write(path, WEIGHTS)
    votes = parse.Votes(path)
    assert votes.known == WEIGHTS.known
    assert votes[1] == {0: -1 - (1 << 15)}
    assert votes[2] == {1 << 20: 3 - (127 << 15)}
    assert votes[3] == {}


def test_the_row_of_two_tags_holds_what_each_says(tmp_path: Path) -> None:
    path = tmp_path / "parse.gz"
    parse.write(path, WEIGHTS)
    votes = parse.Votes(path)
    assert votes[64 + (1 << 6 | 2)] == {4 << 20: votes[1][0] + votes[2][1 << 20] - 2 + (125 << 15)}
    assert votes[64 + (2 << 6 | 2)] == {4 << 20: votes[2][1 << 20]}


def test_the_same_weights_are_kept_as_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.gz", tmp_path / "other.gz"
    parse.write(one, WEIGHTS)
    parse.write(other, Weights(WEIGHTS.known, dict(sorted(WEIGHTS.rows.items(), reverse=True))))
    assert one.read_bytes() == other.read_bytes()
