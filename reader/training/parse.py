"""The weights of the parser: `python -m reader.training parse TREES...`.

A file of trees is made by `python -m reader.training trees`, from the texts of GUM's freely
licensed part, Wikigold, PolNeAR's training part and article-extraction-benchmark. The parser is an
averaged perceptron (Collins 2002) that learns from where its own mistakes lead it, by a dynamic
oracle (Goldberg and Nivre 2013), on the tags that the shipped tagger gives. It sees sentences that
give numbers twice, the second time without commas, quotation marks and signs of money, as texts
have lost them that came through a careless converter. Every twentieth text is kept apart, to say
how many heads of its words the parser finds. The same file gives the same bytes.
"""

import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.language import parse
from reader.language.document import Document
from reader.language.document import read as read_document
from reader.language.parse import LEFT, RIGHT, SHIFT
from reader.load.text import verbatim
from reader.training._steps import State, features, kept
from reader.training.silver import rows

EPOCHS = 5
OFTEN = 4
"""A feature must have been corrected so often to have a weight."""
TELLING = 6
"""Weights of a feature that lie nearer together than this are left out."""
APART = 20
_MOST = 127
_LOST = re.compile(r"(?<!\d),|,(?=\d{3})|,(?!\d)|['’“”\"‘&]|(?<=\s)[—–](?=\s)|[€£¥]|;")
"""What a careless converter drops."""


class Tree(NamedTuple):
    """A sentence with its heads: the number of a word, or that of the root after the last."""

    words: list[str]
    tags: list[str]
    heads: list[int]


def train(silver: Sequence[Path]) -> str:
    """Fits the shipped weights to files of trees; says how exact and how large they are."""
    texts = [[trees(row), trees(plain(row))] for row in rows(silver)]
    learnt = [
        tree for number, (written, _) in enumerate(texts) if number % APART for tree in written
    ]
    learnt += [
        tree
        for number, (_, bare) in enumerate(texts)
        if number % APART
        for tree in bare
        if "0" in tree.words
    ]
    weights = {
        name: [max(-_MOST, min(_MOST, round(weight))) for weight in row]
        for name, row in fit(learnt).items()
        if max(row) - min(row) >= TELLING
    }
    parse.write(parse.WEIGHTS, kept(weights))
    unseen = accuracy([tree for written, _ in texts[::APART] for tree in written])
    return f"{unseen:.4f} of heads right in unseen texts; {len(weights)} features"


def accuracy(held_out: Iterable[Tree]) -> float:
    """The share of words, marks apart, whose head the shipped parser finds."""
    hits = [
        found == head
        for tree in held_out
        for found, head, tag in zip(
            parse.follow(tree.words, tree.tags), tree.heads, tree.tags, strict=False
        )
        if tag[0].isalpha() or tag == "$"
    ]
    return sum(hits) / len(hits)


def trees(row: dict[str, Any]) -> list[Tree]:
    """The trees of a text of silver, over our own tokens."""
    document = read_document(verbatim(row["text"], ""))
    heads = aligned(document, row["tokens"])
    return [
        tree(document, first, end, heads) for first, end in document.sentences if end - first > 1
    ]


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A text of silver without the marks that a careless converter drops."""
    text, kept = row["text"], ""
    lost = {at for match in _LOST.finditer(text) for at in range(*match.span())}
    places = []
    for at, mark in enumerate(text):
        if at not in lost and not (mark == " " and kept[-1:] == " "):
            places.append(at)
            kept += mark
    tokens = [
        [bisect_left(places, start), bisect_left(places, end), *rest]
        for start, end, *rest in row["tokens"]
    ]
    return {"text": kept, "tokens": tokens}


def tree(document: Document, first: int, end: int, heads: Sequence[int]) -> Tree:
    """The tree of the sentence of tokens `first` to `end`; a head outside of it is the root."""
    tokens = document.tokens[first:end]
    words = [parse.word(token) for token in tokens] + [parse.ROOT]
    inside = [head - first if first <= head < end else end - first for head in heads[first:end]]
    return Tree(words, [*document.tags(document.tokens[first].sentence), parse.ROOT], inside)


def aligned(document: Document, silver: Sequence[Sequence[Any]]) -> list[int]:
    """The head of each token of ours, given the teacher's tokens; -1 for a root."""
    ours, first = [[-1] * 0 for _ in document.tokens], 0
    of = [-1] * len(silver)
    for number, token in enumerate(document.tokens):
        while first < len(silver) and silver[first][1] <= token.start:
            first += 1
        at = first
        while at < len(silver) and silver[at][0] < token.end:
            ours[number].append(at)
            if of[at] < 0 or silver[at][0] >= token.start:
                of[at] = number
            at += 1
    return [_head(number, parts, of, silver) for number, parts in enumerate(ours)]


def _head(
    number: int, parts: Sequence[int], of: Sequence[int], silver: Sequence[Sequence[Any]]
) -> int:
    """The token of ours that holds the head of the part of a token that depends on another."""
    outside: list[int] = [silver[part][4] for part in parts if of[silver[part][4]] != number]
    own = [part for part in parts if silver[part][4] == part]
    if own or not outside:
        return -1
    return of[outside[-1]]


def costs(state: State, gold: Sequence[int], dependents: Sequence[Sequence[int]]) -> list[int]:
    """How many arcs of the gold tree each way would lose for good; the root is always to come."""
    at, stack, heads = state.next, state.stack, state.heads
    top = stack[-1] if stack else -1
    below = stack[-2] if len(stack) > 1 else -1
    shift = left = right = 0
    waiting = [word for word in dependents[at] if word < at and heads[word] < 0]
    shift += len(waiting)
    head = gold[at] if at < len(gold) else -1
    if head < at and head != top and head in stack:
        shift += 1
    if top >= 0:
        lost = sum(word >= at for word in dependents[top])
        head = gold[top]
        left = lost + (head == below >= 0 or head > at)
        right = lost + (head >= at)
    return [shift, left, right]


class Perceptron:
    """Weights as they are learnt, and the sums of them over all steps."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = {}
        self.sums: dict[str, list[float]] = {}
        self.times: dict[str, int] = {}
        self.step = 0

    def scores(self, shown: Iterable[str]) -> tuple[float, float, float]:
        """What the features say of each way."""
        rows = [row for row in map(self.weights.get, shown) if row is not None]
        return (sum([r[0] for r in rows]), sum([r[1] for r in rows]), sum([r[2] for r in rows]))

    def correct(self, shown: Iterable[str], right: int, wrong: int) -> None:
        """Moves weights towards the right way, away from the wrong one."""
        for name in shown:
            row = self.weights.get(name)
            if row is None:
                row = self.weights[name] = [0.0, 0.0, 0.0]
                self.sums[name] = [0.0, 0.0, 0.0]
                self.times[name] = 0
            sums = self.sums[name]
            self.times[name] += 1
            row[right] += 1
            row[wrong] -= 1
            sums[right] += self.step
            sums[wrong] -= self.step

    def averages(self) -> Iterator[tuple[str, list[float]]]:
        """The mean weights of the features that were corrected often enough."""
        for name, row in sorted(self.weights.items()):
            if self.times[name] >= OFTEN:
                yield name, [w - s / self.step for w, s in zip(row, self.sums[name], strict=True)]


def learn(model: Perceptron, tree: Tree, *, explore: bool) -> None:
    """Parses a sentence, correcting each wrong step."""
    state = State(tree.words, tree.tags)
    dependents: list[list[int]] = [[] for _ in tree.words]
    for word, head in enumerate(tree.heads):
        dependents[head].append(word)
    while not state.done:
        model.step += 1
        if not state.stack:
            state.go(SHIFT)
            continue
        shown = features(state)
        scores = model.scores(shown)
        ways = [way for way in (SHIFT, LEFT, RIGHT) if state.allows(way)]
        cost = costs(state, tree.heads, dependents)
        least = min(cost[way] for way in ways)
        best = max(ways, key=lambda way: scores[way])
        if cost[best] > least:
            right = max((w for w in ways if cost[w] == least), key=lambda way: scores[way])
            model.correct(shown, right, best)
            best = best if explore else right
        state.go(best)


def fit(sentences: Sequence[Tree]) -> dict[str, list[float]]:
    """The averaged weights of a perceptron that has seen the trees some times over."""
    model, order = Perceptron(), list(range(len(sentences)))
    shuffle = random.Random(1).shuffle
    for epoch in range(EPOCHS):
        shuffle(order)
        for number in order:
            learn(model, sentences[number], explore=epoch > 0)
    return dict(model.averages())
