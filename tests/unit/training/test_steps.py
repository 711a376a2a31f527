"""What speaks for each step of the parser, and where the parser looks for it."""

from hypothesis import given
from hypothesis import strategies as st

from reader.language import parse
from reader.language.parse import LEFT, RIGHT, ROOT, SHIFT, Known, Votes
from reader.training._steps import State, features, kept, place

VOTES = Votes(parse.WEIGHTS)
WORDS = st.sampled_from(["the", "tea", "rose", "to", "0", "of", ",", "said", "zzyzx", "and", "%"])
TAGS = st.sampled_from(["NN", "VBD", "IN", "CD", ",", "DT", "TO", "VB", "$", "??", "NNP"])
SENTENCES = st.lists(st.tuples(WORDS, TAGS), max_size=40)


class Numbers(dict[str, int]):
    """Numbers of words or tags, and one for all that no feature names."""

    def __missing__(self, name: str) -> int:
        return 63 if "NN" in self else len(self)


KNOWN = Known(*map(Numbers, VOTES.known))


def leans(state: State) -> tuple[int, int]:
    """What all features together say for the ways left and right, over putting a word by."""
    places = [place(feature, KNOWN) for feature in features(state) if feature[0] not in "ab"]
    total = sum(VOTES[row].get(key, 0) for row, key in places)
    left = (total + (1 << 14)) % (1 << 15) - (1 << 14)
    return left, (total - left) >> 15


def followed(words: list[str], tags: list[str]) -> list[int]:
    """The heads to which the features lead, each looked up by itself."""
    state = State(words, tags)
    while not state.done:
        ways = {SHIFT: 0} if state.allows(SHIFT) else {}
        if state.stack:
            left, right = leans(state)
            ways |= {LEFT: left} | ({RIGHT: right} if state.allows(RIGHT) else {})
        state.go(max(ways, key=ways.__getitem__))
    return state.heads


@given(SENTENCES)
def test_the_parser_weighs_what_was_learnt(sentence: list[tuple[str, str]]) -> None:
    words, tags = [word for word, _ in sentence] + [ROOT], [tag for _, tag in sentence] + [ROOT]
    assert parse.follow(words, tags) == followed(words, tags)


def test_weights_lie_where_the_features_are_looked_for() -> None:
    weights = kept({"ctea NN": (1, 2, 3), "wNN 12 VBD 3": (4, 5, 6), "yNN VBD tea": (7, 8, 9)})
    assert list(weights.known.words) == ["", "tea"]
    assert list(weights.known.tags) == ["", "NN", "VBD"]
    found = {feature: place(feature, weights.known) for feature in ("ctea NN", "wNN 12 VBD 3")}
    assert [weights.rows[row][key] for row, key in found.values()] == [(1, 2, 3), (4, 5, 6)]


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
