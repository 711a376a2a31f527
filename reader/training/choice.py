"""The weights that choose among answers: `python -m reader.training choice GOLD...`.

A gold file holds one JSON object a line: {"text", "statistics": [{"start", "end", "concept": [words
in order]}]}, a sentence or more each, marked by readers, offsets in code
points, null where they are not known. What readers mean
by the thing measured is learnt here, from few answers; where to look for it, by `concept` before,
from many. The model maximises the F1 of words that may be expected of a softmax over the choices of
each figure, by Adam over all of them, with weights held near to nothing; the same files give the
same bytes.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.extract import statistics
from reader.extract.statistics import concept
from reader.extract.statistics.clues import Beside
from reader.extract.statistics.whole import Whole
from reader.language import document
from reader.language.linear import Linear, write_linear
from reader.model import Article, Block, Span

_ROUNDS = 120
_RATE = 0.08
_HELD = 0.003
"""What pulls a weight to nothing."""
_SEEN = 8
"""Figures that must show a clue for it to have a weight."""
_MEAN, _SPREAD = 0.9, 0.99
"""What is kept of the means of slopes and of their squares from round to round."""


class Offer(NamedTuple):
    """A choice of words: its expected agreement, what speaks for it, and its F1 in truth."""

    agreement: float
    clues: list[str]
    right: float


def train(corpora: Sequence[Path]) -> str:
    """Fits the model to gold files, writes its weights, and says how large it is."""
    lines = [line for path in corpora for line in path.read_text("utf-8").splitlines()]
    figures = [offers for line in lines for offers in _figures(json.loads(line))]
    model = fit(figures)
    write_linear(concept.CHOICE, model)
    return f"{len(figures)} figures, {len(model.weights)} weights"


def _figures(row: dict[str, object]) -> Iterator[list[Offer]]:
    """The choices for each figure of a text whose concept is known."""
    text, gold = str(row["text"]), row["statistics"]
    assert isinstance(gold, list)
    known = {
        Span(one["start"], one["end"]): one["concept"]
        for one in gold
        if one["concept"] and one["start"] is not None
    }
    for _, scene in statistics.scenes(document.read(Article(text, (Block(Span(0, len(text))),)))):
        before: int | None = None
        for number, figure in enumerate(scene.figures):
            beside = Beside(scene, number, before)
            words = {at: beside.word(at) for at in concept.candidates(scene, figure)}
            ways = concept.likely(concept.words_model(), words)
            offered = concept.choices(ways, concept.marginal(ways, words))
            place = Span(scene.tokens[figure.first].start, scene.tokens[figure.end - 1].end)
            answer = next((known[span] for span in known if span.overlaps(place)), None)
            if answer and len(offered) > 1:
                whole = Whole(scene, number, words)
                yield [
                    Offer(
                        concept.agreement(taken, ways),
                        whole.clues(taken),
                        _f1(whole, taken, answer),
                    )
                    for taken in offered
                ]
            before = max(offered, key=lambda taken: concept.agreement(taken, ways), default=0)


def _f1(whole: Whole, taken: int, answer: Sequence[str]) -> float:
    given = Counter(whole.scene.tokens[at].low for at in whole.words if taken >> at & 1)
    wanted = Counter(said.lower() for said in answer)
    return 2 * sum((given & wanted).values()) / (given.total() + len(answer))


def fit(figures: Sequence[Sequence[Offer]]) -> Linear:
    """The weights of the clues that are seen often enough."""
    seen = Counter(
        clue for offers in figures for clue in {clue for offer in offers for clue in offer.clues}
    )
    names = sorted(clue for clue, count in seen.items() if count >= _SEEN)
    number = {clue: at for at, clue in enumerate(names)}
    rows = [
        [
            (
                concept.AGREEMENT * offer.agreement,
                [number[clue] for clue in offer.clues if clue in number],
                offer.right,
            )
            for offer in offers
        ]
        for offers in figures
    ]
    weights = [0.0] * len(names)
    means, squares = weights[:], weights[:]
    for turn in range(1, _ROUNDS + 1):
        for at, slope in enumerate(_slopes(rows, weights)):
            means[at] += (1 - _MEAN) * (slope - means[at])
            squares[at] += (1 - _SPREAD) * (slope * slope - squares[at])
            spread = math.sqrt(squares[at] / (1 - _SPREAD**turn)) + 1e-6
            weights[at] += _RATE * means[at] / (1 - _MEAN**turn) / spread
    return Linear(dict(zip(names, weights, strict=True)))


def _slopes(
    rows: Sequence[Sequence[tuple[float, list[int], float]]], weights: Sequence[float]
) -> list[float]:
    """Which way, and how steeply, the expected F1 rises with each weight."""
    slopes = [-_HELD * weight for weight in weights]
    for offers in rows:
        scores = [fixed + sum([weights[at] for at in clues]) for fixed, clues, _ in offers]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        total = sum(shares)
        expected = (
            sum(share * right for share, (_, _, right) in zip(shares, offers, strict=True)) / total
        )
        for share, (_, clues, right) in zip(shares, offers, strict=True):
            gain = share / total * (right - expected) / len(rows)
            for at in clues:
                slopes[at] += gain
    return slopes
