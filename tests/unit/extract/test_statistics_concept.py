"""What a figure measures: the words that are judged, and those that are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.extract import statistics
from reader.extract.statistics import concept
from reader.extract.statistics.clues import features
from reader.extract.statistics.scene import Place, Scene, scene
from reader.language import tags
from reader.language.document import read
from reader.model import Article, Block, Span


def seen(text: str, *figures: Place) -> Scene:
    tokens = read(Article(text, (Block(Span(0, len(text))),))).tokens
    return scene(tokens, tags.tag(tokens), figures)


def about(text: str) -> list[str]:
    """The words that each figure of a text is about."""
    article = Article(text, (Block(Span(0, len(text))),))
    return [
        " ".join(text[start:end] for start, end in one.concept.words) if one.concept else ""
        for one in statistics.find(read(article), ())
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shares of the airline fell 12 percent.", ["Shares airline"]),
        ("The tax on imported steel rose by 5 points to 25%.", ["tax imported steel"] * 2),
        ("The bakery paid a fine of $40,000.", ["bakery fine"]),
        ("A third of the ferries were late.", ["ferries"]),
        ("In the valley the price of milk, which had been stable, is $2.", ["price milk"]),
    ],
)
def test_it_is_the_thing_measured(text: str, words: list[str]) -> None:
    assert about(text) == words


def test_words_of_figures_and_small_words_are_not_judged() -> None:
    view = seen("Many of the five boats were 20 metres long.", Place(6, 8, "length", "="))
    judged = [view.tokens[at].text for at in concept.candidates(view, view.figures[0])]
    assert judged == ["boats", "five", "long"]


def test_words_far_away_are_not_judged() -> None:
    text = "Tea " + "and so it went on, " * 10 + "5 dollars."
    last = len(seen(text).tokens) - 1
    view = seen(text, Place(last - 2, last, "money", "="))
    assert 0 not in concept.candidates(view, view.figures[0])


def test_a_word_too_deep_in_the_tree_says_only_that() -> None:
    text = "5 percent" + " of the roof" * 15 + " fell."
    view = seen(text, Place(0, 2, "percent", "="))
    last = len(view.tokens) - 3
    assert view.tokens[last].text == "roof"
    assert "hTnone" in features(view, 0, last, set(), None)


@given(st.dictionaries(st.integers(0, 40), st.floats(0.01, 0.99), max_size=12))
def test_the_likeliest_words_are_taken_so_many_as_agree_best(chances: dict[int, float]) -> None:
    taken = concept.likely(chances)
    assert taken == sorted(taken)
    assert bool(taken) is bool(chances)
    left = [chances[at] for at in chances if at not in taken]
    assert not left or max(left) <= min(chances[at] for at in taken)
    total = sum(chances.values())

    def agreement(words: list[float]) -> float:
        return 2 * sum(words) / (len(words) + total)

    order = sorted(chances.values(), reverse=True)
    best = max((agreement(order[:n]) for n in range(1, len(order) + 1)), default=0)
    assert agreement([chances[at] for at in taken]) == pytest.approx(best) if taken else not best


def test_verbs_and_prepositions_have_symbols() -> None:
    view = seen("Tea notwithstanding, it was said prices of oil, having fallen, rose.")
    words = {token.text: view.symbols[at] for at, token in enumerate(view.tokens)}
    assert words["was"] == "be"
    assert words["said"] == "said"
    assert words["of"] == "of"
    assert words["rose"] == words["fallen"] == "move"
    assert words["Tea"] == "n"
    assert view.symbols[len(view.tokens)] == "R"
