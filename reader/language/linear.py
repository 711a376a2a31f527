"""Linear models over sparse binary features: one score, or a chain of labels.

A feature is a string; the features of a thing are the strings that hold of it. Weights are kept in
thousandths, in a compressed text: a line of labels, a line of transitions, a line of weights (as
many a feature as there are labels, or one), then a feature a line.
"""

import gzip
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Row: TypeAlias = Sequence[str]
"""The features of one thing."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A score for one thing: the sum of the weights of its features."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of `features`; unknown ones weigh nothing."""
        return self.bias + sum(filter(None, map(self.weights.get, features)))

    def probability(self, features: Iterable[str]) -> float:
        """The score as a probability, for a model fitted by logistic regression."""
        return logistic(self.score(features))


@dataclass(frozen=True, slots=True)
class Chain:
    """Labels for a sequence of things, by a linear-chain conditional random field."""

    labels: tuple[str, ...]
    transitions: tuple[tuple[float, ...], ...]
    """Weight of label after label: `transitions[before][after]`."""
    weights: Mapping[str, tuple[float, ...]]
    """Weights of a feature, one a label."""

    def emissions(self, rows: Sequence[Row]) -> list[list[float]]:
        """What the features of each thing of a sequence weigh for each label."""
        get = self.weights.get
        none = [(0.0,) * len(self.labels)]
        return [
            [sum(column) for column in zip(*none, *filter(None, map(get, row)), strict=True)]
            for row in rows
        ]

    def decode(self, emissions: Sequence[list[float]]) -> list[str]:
        """The most probable labels of a sequence (Viterbi)."""
        best: list[float] = []
        back: list[list[int]] = []
        size = range(len(self.labels))
        columns = list(zip(*self.transitions, strict=True))
        for emission in emissions:
            if not best:
                best = emission
                continue
            reached, came = [], []
            for label in size:
                scores = [b + t for b, t in zip(best, columns[label], strict=True)]
                top = max(scores)
                came.append(scores.index(top))
                reached.append(top + emission[label])
            back.append(came)
            best = reached
        if not best:
            return []
        path = [best.index(max(best))]
        for came in reversed(back):
            path.append(came[path[-1]])
        return [self.labels[label] for label in reversed(path)]

    def marginals(self, emissions: Sequence[list[float]]) -> list[tuple[float, ...]]:
        """The probability of each label for each thing of a sequence (forward-backward)."""
        if not emissions:
            return []
        size = range(len(self.labels))
        ahead = [emissions[0]]
        for emission in emissions[1:]:
            last = ahead[-1]
            ahead.append(
                [
                    emission[b] + log_sum([last[a] + self.transitions[a][b] for a in size])
                    for b in size
                ]
            )
        behind = [[0.0] * len(self.labels)]
        for emission in reversed(emissions[1:]):
            last = behind[-1]
            behind.append(
                [
                    log_sum([self.transitions[a][b] + emission[b] + last[b] for b in size])
                    for a in size
                ]
            )
        total = log_sum(ahead[-1])
        return [
            tuple(math.exp(f + b - total) for f, b in zip(forward, backward, strict=True))
            for forward, backward in zip(ahead, reversed(behind), strict=True)
        ]


def logistic(score: float) -> float:
    """The probability whose log odds are `score`."""
    if score < 0:
        odds = math.exp(max(score, -700.0))
        return odds / (1.0 + odds)
    return 1.0 / (1.0 + math.exp(-score))


def log_sum(scores: Sequence[float]) -> float:
    """The logarithm of the sum of the exponentials of `scores`."""
    top = max(scores)
    return top + math.log(sum([math.exp(score - top) for score in scores]))


def read_chain(path: Path) -> Chain:
    """The chain kept in a file of weights."""
    labels, transitions, values, names = _read(path)
    count = len(labels)
    rows = zip(*[iter(values)] * count, strict=True)
    steps = zip(*[iter(transitions)] * count, strict=True)
    return Chain(tuple(labels), tuple(steps), dict(zip(names, rows, strict=True)))


def read_linear(path: Path) -> Linear:
    """The linear model kept in a file of weights; its one transition is the bias."""
    _, (bias,), values, names = _read(path)
    return Linear(dict(zip(names, values, strict=True)), bias)


def write_chain(path: Path, chain: Chain) -> None:
    """Keeps a chain in a file of weights: same chain, same bytes."""
    names = sorted(name for name, row in chain.weights.items() if any(map(_thousandths, row)))
    values = [weight for name in names for weight in chain.weights[name]]
    _write(path, chain.labels, [step for row in chain.transitions for step in row], values, names)


def write_linear(path: Path, model: Linear) -> None:
    """Keeps a linear model in a file of weights: same model, same bytes."""
    names = sorted(name for name, weight in model.weights.items() if _thousandths(weight))
    _write(path, (), [model.bias], [model.weights[name] for name in names], names)


def _read(path: Path) -> tuple[list[str], list[float], list[float], list[str]]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    labels, transitions, values, *names = text.split("\n")
    return labels.split(), _numbers(transitions), _numbers(values), names


def _numbers(line: str) -> list[float]:
    """The numbers of a line; equal ones are one object, as there are many of few."""
    written = line.split()
    read = {number: int(number) / 1000 for number in set(written)}
    return [read[number] for number in written]


def _write(
    path: Path,
    labels: Sequence[str],
    transitions: Iterable[float],
    values: Iterable[float],
    names: Sequence[str],
) -> None:
    lines = [
        " ".join(labels),
        " ".join(str(_thousandths(value)) for value in transitions),
        " ".join(str(_thousandths(value)) for value in values),
        *names,
    ]
    path.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0))


def _thousandths(weight: float) -> int:
    return round(weight * 1000)
