"""What a figure measures: the words of its sentence that a linear model picks.

Every content word of the sentence is judged by the phrases that lie between it and the figure, by
its place in the tree of the sentence, by the figure's unit and neighbours, and by what was picked
before it: heads of phrases first, from left to right, then the other words. Of the words so judged
those are taken that may be expected to agree best with a reader's choice: the most likely ones, so
many as make the expected F1 of words greatest.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reader.extract.statistics.clues import features
from reader.extract.statistics.scene import BE, Place, Scene
from reader.language import datelines
from reader.language.linear import Linear, logistic, read_linear

WEIGHTS = Path(__file__).with_name("concept.gz")
_CONTENT = frozenset("NN NNS NNP NNPS JJ JJR JJS VBG VBN CD FW RB ADD AFX".split())
_STOP = BE | frozenset(
    "other another more most much many few several own total same such some any each both no not "
    "about around nearly almost over under just only least up there".split()
)
_FAR = 25
"""Phrases between a word and its figure, at most."""
_TRUST = 0.7
"""What the log odds are worth: the rules that taught the model are not always right themselves."""
_UNSURE = 0.0
"""Log odds of the best word up to which a concept is a guess."""
THRESHOLD = -1.0
"""Log odds from which the words judged later are told that a word was picked."""


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


def likely(chances: Mapping[int, float]) -> list[int]:
    """The words to take, given how probable each is: those that make the expected F1 greatest."""
    order = sorted(chances, key=lambda at: (-chances[at], at))
    total, found, best, most = sum(chances.values()), 0.0, 0.0, 0
    for count, at in enumerate(order, 1):
        found += chances[at]
        if 2 * found / (count + total) > best:
            best, most = 2 * found / (count + total), count
    return sorted(order[:most])


@cache
def _model() -> Linear:
    return read_linear(WEIGHTS)


def concepts(scene: Scene) -> Iterator[tuple[list[int], bool]]:
    """The tokens of each figure's concept, in order, and whether the model is sure of them."""
    model, before = _model(), None
    for number, figure in enumerate(scene.figures):
        chosen: set[int] = set()
        scores: dict[int, float] = {}
        for at in candidates(scene, figure):
            scores[at] = model.score(features(scene, number, at, chosen, before))
            if scores[at] > THRESHOLD:
                chosen.add(at)
        words = likely({at: logistic(_TRUST * score) for at, score in scores.items()})
        before = set(words)
        yield words, max(scores.values(), default=_UNSURE) > _UNSURE
