"""What a figure measures: the words that are judged, and those that are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.extract import statistics
from reader.extract.statistics import concept
from reader.extract.statistics.clues import Beside
from reader.extract.statistics.scene import Place, Scene, scene
from reader.extract.statistics.whole import Whole
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
    word = Beside(view, 0, None).word(last)
    assert "hTnone" in word.fixed
    assert not any(clue.startswith(("hW", "hY", "hZ")) for clue in word.bound(1))


def test_words_picked_before_tell_of_a_word() -> None:
    view = seen("Sales of tea rose 5 percent.", Place(4, 6, "percent", "="))
    word = Beside(view, 0, None).word(2)
    alone, beside = word.bound(0), word.bound(1 << 0)
    assert len(alone) == len(beside)
    assert alone[0].startswith("hGFalse")
    assert beside[0].startswith("hGTrue")


@given(
    st.dictionaries(st.integers(1, 255), st.floats(0.01, 1.0), min_size=1, max_size=8).map(
        lambda ways: {way: chance / sum(ways.values()) for way, chance in ways.items()}
    )
)
def test_what_is_offered_holds_all_ways_and_the_likeliest_words(ways: dict[int, float]) -> None:
    chances = concept.marginal(ways, range(8))
    offered = concept.choices(ways, chances)
    assert set(ways) <= set(offered)
    assert len(offered) == len(set(offered))
    top = max(chances, key=lambda at: (chances[at], -at))
    assert 1 << top in offered
    best = max(offered, key=lambda taken: concept.agreement(taken, ways))
    assert 0 < concept.agreement(best, ways) <= 1 + 1e-9


def test_agreement_is_the_mean_f1_over_all_ways() -> None:
    ways = {0b011: 0.75, 0b100: 0.25}
    assert concept.agreement(0b011, ways) == pytest.approx(0.75)
    assert concept.agreement(0b001, ways) == pytest.approx(0.75 * 2 / 3)
    assert concept.agreement(0b111, ways) == pytest.approx(0.75 * 0.8 + 0.25 * 0.5)


def test_the_likeliest_ways_add_up_and_hold_only_words_judged() -> None:
    view = seen("Sales of green tea in Peru rose 5 percent.", Place(7, 9, "percent", "="))
    beside = Beside(view, 0, None)
    words = {at: beside.word(at) for at in concept.candidates(view, view.figures[0])}
    ways = concept.likely(concept.words_model(), words)
    assert sum(ways.values()) == pytest.approx(1)
    assert 1 < len(ways) <= 8
    assert all(taken < 1 << len(view.tokens) for taken in ways)


def test_a_choice_tells_what_it_leaves_out_and_where_its_phrases_stand() -> None:
    view = seen("Sales of green tea rose 5 percent in Peru.", Place(5, 7, "percent", "="))
    beside = Beside(view, 0, None)
    words = {at: beside.word(at) for at in concept.candidates(view, view.figures[0])}
    whole = Whole(view, 0, words)
    named = {view.tokens[at].low: 1 << at for at in words}
    tea = whole.clues(named["tea"])
    assert "without" in tea
    assert "withoutJJ" in tea
    assert "without" not in whole.clues(named["tea"] | named["green"])
    assert "several" in whole.clues(named["sales"] | named["peru"])
    peru = whole.clues(named["peru"])
    assert {"name", "names", "in>near"} <= set(peru)
    mixed = whole.clues(named["sales"] | named["peru"])
    assert "name" in mixed
    assert "names" not in mixed


def test_phrases_after_a_figure_are_near_far_or_of_it() -> None:
    text = "5 percent of homes in the north lost heat."
    view = seen(text, Place(0, 2, "percent", "="))
    beside = Beside(view, 0, None)
    words = {at: beside.word(at) for at in concept.candidates(view, view.figures[0])}
    places = {view.tokens[at].low: Whole(view, 0, words).clues(1 << at)[0] for at in words}
    assert places["homes"] == "in>of"
    assert places["heat"] == "in>far"


def test_without_a_word_there_is_no_concept() -> None:
    view = seen("It is 5 percent.", Place(2, 4, "percent", "="))
    assert list(concept.concepts(view)) == [([], False)]


@pytest.mark.parametrize(
    "text",
    [
        "The army destroyed 31 drones on Monday.",
        "The army heard from 31 drones on Monday.",
        "The army lost the 31 drones on Monday.",
    ],
)
def test_what_is_counted_is_named_where_it_is_an_object(text: str) -> None:
    assert "drones" in about(text)[0]


def test_verbs_and_prepositions_have_symbols() -> None:
    view = seen("Tea notwithstanding, it was said prices of oil, having fallen, rose.")
    words = {token.text: view.symbols[at] for at, token in enumerate(view.tokens)}
    assert words["was"] == "be"
    assert words["said"] == "said"
    assert words["of"] == "of"
    assert words["rose"] == words["fallen"] == "move"
    assert words["Tea"] == "n"
    assert view.symbols[len(view.tokens)] == "R"
