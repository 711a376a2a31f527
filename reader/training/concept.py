"""The weights that pick the words a figure is about: `python -m reader.training concept SILVER...`.

A silver file is made by `python -m reader.training measured`, from the texts of GUM's freely
licensed part, Wikigold, PolNeAR's training part and the article bodies of
article-extraction-benchmark. It holds one JSON object a line: {"text", "statistics": [{"start",
"end", "words": [[start, end], ...]}]}, a paragraph each, offsets in code points. The model is a
logistic regression, fitted by AdaGrad in a fixed order, so that the same files give the same bytes.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.extract import statistics
from reader.extract.statistics import concept
from reader.extract.statistics.clues import Beside
from reader.extract.statistics.scene import Scene
from reader.language import document
from reader.language.linear import Linear, logistic, write_linear
from reader.model import Article, Block, Span

_ROUNDS = 4
_RATE = 0.15
_DECAY = 2e-6
_SEEN = 6
"""A feature must have been seen this often to have a weight."""
_LEAST = 0.12
"""Weights nearer to nothing are left out."""


class Example(NamedTuple):
    """A word beside a figure: its features, and whether it is part of the concept."""

    features: list[str]
    picked: bool


def train(corpora: Sequence[Path]) -> str:
    """Fits the model to silver files, writes its weights, and says how large it is.

    A first model learns with the right words before each word; the one that is kept learns with the
    words that the first would have picked, as it will find them at work.
    """
    silver = [pair for paragraph in _paragraphs(corpora) for pair in _answers(paragraph)]
    first = fit([word for pair in silver for word in _words(*pair, None)])
    examples = [word for pair in silver for word in _words(*pair, first)]
    model = fit(examples)
    write_linear(concept.WEIGHTS, model)
    return f"{len(examples)} words, {len(model.weights)} weights"


def _paragraphs(corpora: Iterable[Path]) -> Iterator[dict[str, object]]:
    for path in corpora:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def _answers(paragraph: dict[str, object]) -> Iterator[tuple[Scene, list[set[int] | None]]]:
    """The sentences of a paragraph that give figures, with the tokens of each concept, if known."""
    text = str(paragraph["text"])
    silver = paragraph["statistics"]
    if not isinstance(silver, list) or not text.strip():
        return
    article = Article(text, (Block(Span(0, len(text))),))
    for _, scene in statistics.scenes(document.read(article)):
        picked: list[set[int] | None] = []
        for figure in scene.figures:
            place = Span(scene.tokens[figure.first].start, scene.tokens[figure.end - 1].end)
            answer = next(
                (item for item in silver if place.overlaps(Span(item["start"], item["end"]))), None
            )
            picked.append(_tokens(scene, answer["words"]) if answer else None)
        yield scene, picked


def _tokens(scene: Scene, words: list[list[int]]) -> set[int]:
    spans = [Span(start, end) for start, end in words]
    return {
        at
        for at, token in enumerate(scene.tokens)
        if any(span.overlaps(Span(token.start, token.end)) for span in spans)
    }


def _words(
    scene: Scene, answers: Sequence[set[int] | None], model: Linear | None
) -> Iterator[Example]:
    """The words beside each figure whose concept is known, after those that `model` would pick."""
    before: int | None = None
    for number, (figure, answer) in enumerate(zip(scene.figures, answers, strict=True)):
        chosen, beside = 0, Beside(scene, number, before)
        for at in concept.candidates(scene, figure):
            one = beside.word(at)
            shown = [*one.fixed, *one.bound(chosen)]
            right = answer is not None and at in answer
            if answer is not None:
                yield Example(shown, right)
            if right if model is None else model.score(shown) > concept.THRESHOLD:
                chosen |= 1 << at
        before = chosen


def fit(examples: Sequence[Example]) -> Linear:
    """A logistic regression over the features that were seen often enough."""
    seen = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in seen.items() if count >= _SEEN)
    number = {name: at for at, name in enumerate(names)}
    rows = [
        ([number[name] for name in example.features if name in number], float(example.picked))
        for example in examples
    ]
    weights, squares = [0.0] * len(names), [1.0] * len(names)
    bias, bias_square = 0.0, 1.0
    shuffle = random.Random(1).shuffle
    for _ in range(_ROUNDS):
        shuffle(rows)
        for row, target in rows:
            slope = logistic(bias + sum([weights[at] for at in row])) - target
            bias_square += slope * slope
            bias -= _RATE * slope / bias_square**0.5
            for at in row:
                step = slope + _DECAY * weights[at]
                squares[at] += step * step
                weights[at] -= _RATE * step / squares[at] ** 0.5
    kept = {
        name: weight for name, weight in zip(names, weights, strict=True) if abs(weight) > _LEAST
    }
    return Linear(kept, bias)
