"""Which word each word depends on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import parse, tags
from reader.language.document import read
from reader.language.parse import LEFT, RIGHT, ROOT, SHIFT, State
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


def test_a_state_allows_what_can_be_done() -> None:
    state = State(["tea", "rose", ROOT], ["NN", "VBD", ROOT])
    ways = (SHIFT, LEFT, RIGHT)
    assert [state.allows(way) for way in ways] == [True, False, False]
    state.go(SHIFT)
    assert [state.allows(way) for way in ways] == [True, True, False]
    state.go(SHIFT)
    assert [state.allows(way) for way in ways] == [False, True, True]
    state.go(RIGHT)
    assert (state.heads, state.right[0], state.rights[0]) == ([-1, 0, -1], "VBD", 1)
    assert not state.done
    state.go(LEFT)
    assert (state.heads, state.left[2], state.lefts[2]) == ([2, 0, -1], "NN", 1)
    assert state.done


def test_weights_come_back_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "parse.gz"
    parse.write(path, {"b": [1, -2, 3], "a": [-128, 127, 0]})
    kept = path.read_bytes()
    lanes = [1, 1 << 16, 1 << 32]
    assert parse.read(path) == {
        name: sum((weight + 128) * lane for weight, lane in zip(row, lanes, strict=True))
        for name, row in (("a", [-128, 127, 0]), ("b", [1, -2, 3]))
    }
    parse.write(path, {"a": [-128, 127, 0], "b": [1, -2, 3]})
    assert path.read_bytes() == kept
