"""What a figure measures: the words of its sentence that linear models pick.

A first model judges every content word of the sentence by the phrases that lie between it and the
figure, by its place in the tree of the sentence, by the figure's unit and neighbours, and by what
was picked before it: heads of phrases first, from left to right, then the other words. The ways to
pick words that are likeliest are kept. A second model chooses among these and among the likeliest
words: by how well a choice may be expected to agree with the ways that are likely, and by what
speaks for it as a whole.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from reader.extract.statistics.clues import Beside, Word
from reader.extract.statistics.scene import BE, Place, Scene
from reader.extract.statistics.whole import Whole
from reader.language import datelines
from reader.language.linear import Linear, logistic, read_linear

Ways: TypeAlias = Mapping[int, float]
"""Ways to pick words, each as a number with a bit a token, and how likely each is."""

WEIGHTS = Path(__file__).with_name("concept.gz")
CHOICE = Path(__file__).with_name("choice.gz")
_CONTENT = frozenset("NN NNS NNP NNPS JJ JJR JJS VBG VBN CD FW RB ADD AFX".split())
_STOP = BE | frozenset(
    "other another more most much many few several own total same such some any each both no not "
    "about around nearly almost over under just only least up there".split()
)
_FAR = 25
"""Phrases between a word and its figure, at most."""
_TRUST = 0.8
"""What the log odds are worth: the rules that taught the model are not always right themselves."""
_WAYS = 8
"""Ways to pick words that are kept."""
_LEAST = 1e-6
"""Probability of anything, at least."""
_HOPELESS = math.log(0.01)
"""Logarithm of the probability up to which a word is not picked."""
_SURE = 0.5
"""Probability of the likeliest word up to which a concept is a guess."""
AGREEMENT = 8.0
"""What the expected agreement of a choice is worth beside what else speaks for it."""
THRESHOLD = -1.0
"""Log odds from which, while the first model learns, words judged later see a word as picked."""


def candidates(scene: Scene, figure: Place) -> list[int]:
    """The tokens that may belong to the concept: heads of phrases first, then other words."""
    here = scene.item_of[figure.first]
    start = datelines.end(scene.tokens)
    fit = [
        at
        for at, tag in enumerate(scene.tags)
        if tag in _CONTENT
        and at >= start
        and at not in scene.held
        and abs(scene.item_of[at] - here) <= _FAR
        and scene.tokens[at].low not in _STOP
        and scene.tokens[at].low[0].isalnum()
    ]
    heads = set(scene.heads)
    return sorted(fit, key=lambda at: (at not in heads, at))


def likely(model: Linear, words: Mapping[int, Word]) -> Ways:
    """The likeliest ways to pick some of the words, one after the other, and how likely each is."""
    ways: list[tuple[float, int]] = [(0.0, 0)]
    for at, one in words.items():
        alone, mark, around = model.score(one.fixed), 1 << at, one.around
        odds: dict[int, tuple[float, float]] = {}
        grown = []
        for weight, taken in ways:
            seen = taken & around or -bool(taken)
            if seen not in odds:
                odds[seen] = _odds(alone + model.score(one.bound(taken)) - model.bias)
            picked, left = odds[seen]
            grown.append((weight + left, taken))
            if picked > _HOPELESS:
                grown.append((weight + picked, taken | mark))
        if len(grown) > _WAYS:
            grown.sort(reverse=True)
        ways = grown[:_WAYS]
    chances = {taken: math.exp(weight - ways[0][0]) for weight, taken in ways}
    total = sum(chances.values())
    return {taken: chance / total for taken, chance in chances.items()}


def _odds(score: float) -> tuple[float, float]:
    """The logarithms of the probabilities that a word is picked, and that it is left."""
    chance = min(max(logistic(_TRUST * score), _LEAST), 1 - _LEAST)
    return math.log(chance), math.log(1 - chance)


def choices(ways: Ways, chances: Mapping[int, float]) -> list[int]:
    """The ways to pick words, and with them the likeliest word, the two likeliest, and so on."""
    firsts, taken = [], 0
    for at in sorted(chances, key=lambda at: (-chances[at], at)):
        taken |= 1 << at
        firsts.append(taken)
    return list(dict.fromkeys([*filter(None, ways), *firsts]))


def marginal(ways: Ways, words: Iterable[int]) -> dict[int, float]:
    """How likely each word is to be picked, if it is in any way."""
    chances: dict[int, float] = {}
    for at in words:
        found = [chance for taken, chance in ways.items() if taken >> at & 1]
        if found:
            chances[at] = sum(found)
    return chances


def agreement(taken: int, ways: Ways) -> float:
    """The F1 of words that a choice may be expected to have."""
    size = taken.bit_count()
    shared = [
        (taken & way).bit_count() * chance / (size + way.bit_count())
        for way, chance in ways.items()
    ]
    return 2 * sum(shared)


@cache
def words_model() -> Linear:
    """The model that judges words."""
    return read_linear(WEIGHTS)


@cache
def _choice_model() -> Linear:
    return read_linear(CHOICE)


def concepts(scene: Scene) -> Iterator[tuple[list[int], bool]]:
    """The tokens of each figure's concept, in order, and whether the models are sure of them."""
    before: int | None = None
    for number, figure in enumerate(scene.figures):
        beside = Beside(scene, number, before)
        words = {at: beside.word(at) for at in candidates(scene, figure)}
        ways = likely(words_model(), words)
        chances = marginal(ways, words)
        before = _best(ways, choices(ways, chances), Whole(scene, number, words))
        yield (
            sorted(at for at in words if before >> at & 1),
            max(chances.values(), default=0) > _SURE,
        )


def _best(ways: Ways, offered: Sequence[int], whole: Whole) -> int:
    """The choice that agrees best with what is likely, and has most that speaks for it."""
    if len(offered) < 2:
        return max(offered, default=0)
    model = _choice_model()

    def worth(taken: int) -> float:
        return AGREEMENT * agreement(taken, ways) + model.score(whole.clues(taken))

    return max(offered, key=worth)
