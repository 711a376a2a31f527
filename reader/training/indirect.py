"""Fits the weights that tell what a verb of saying reports in the writer's own words.

A corpus is a file of JSON lines as for the quotes, with "quotes": [{"segments": [{"start", "end"}],
"sources": [{"start", "end"}]}]. The model is a logistic regression over the clauses that a cue may
govern; one is right when it shares half of its characters with a quotation and names its source.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.extract.quotes import indirect
from reader.language.linear import Linear, logistic, write_linear
from reader.model import Span
from reader.training.quotes import prepared, source_heads

EPOCHS = 8
RATE = 0.15
PENALTY = 1e-4
SMALLEST = 0.06
"""A weight nearer to nought than this is left out."""
RAREST = 5
"""A feature seen less often than this is left out."""
LIKENESS = 0.5
"""Shared characters, over all of both, that make two stretches the same."""


def train(corpora: Iterable[Path]) -> str:
    """Writes the weights; says how many there are."""
    articles = [json.loads(line) for path in corpora for line in path.open(encoding="utf-8")]
    model = fit(articles)
    write_linear(indirect.WEIGHTS, model)
    return f"{len(model.weights)} weights in {indirect.WEIGHTS}"


def fit(articles: Sequence[dict[str, Any]]) -> Linear:
    """The weights under which the right clauses are most probable."""
    examples = [example for article in articles for example in _examples(article)]
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(feature for feature, count in counts.items() if count >= RAREST)
    numbers = {name: number for number, name in enumerate(names)}
    rows = [([numbers[f] for f in fs if f in numbers], right) for fs, right in examples]
    weights, squares = [0.0] * len(names), [1e-3] * len(names)
    chance = random.Random(1)
    total = [0.0] * len(names)
    for epoch in range(EPOCHS):
        chance.shuffle(rows)
        for row, right in rows:
            slope = logistic(sum([weights[f] for f in row])) - right
            for feature in row:
                gradient = slope + PENALTY * weights[feature]
                squares[feature] += gradient * gradient
                weights[feature] -= RATE * gradient / squares[feature] ** 0.5
        if epoch >= EPOCHS // 2:
            total = [a + b for a, b in zip(total, weights, strict=True)]
    mean = [weight / (EPOCHS - EPOCHS // 2) for weight in total]
    return Linear({n: w for n, w in zip(names, mean, strict=True) if abs(w) >= SMALLEST})


def _examples(article: dict[str, Any]) -> Iterator[tuple[list[str], bool]]:
    """The features of every option of an article, and whether it is right."""
    text = article["text"]
    gold = [
        (
            [Span(piece["start"], piece["end"]) for piece in quote["segments"]],
            [head for source in quote["sources"] for head in source_heads(text, source)],
        )
        for quote in article["quotes"]
    ]
    _, _, readings = prepared(article)
    for read in readings:
        for clause, cues in read.clauses:
            for option in indirect.options(clause, cues):
                pieces = [read.frame.span(a, b) for a, b in option.pieces]
                subject = read.frame.span(option.cue.subject.start, option.cue.subject.end)
                right = any(
                    likeness(pieces, segments) >= LIKENESS and any(map(subject.overlaps, heads))
                    for segments, heads in gold
                    if segments[0].start < pieces[-1].end and pieces[0].start < segments[-1].end
                )
                yield option.features, right


def likeness(some: Sequence[Span], others: Sequence[Span]) -> float:
    """The characters that two sets of stretches share, over all that either has."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    return shared / (sum(b - a for a, b in some) + sum(b - a for a, b in others) - shared)
