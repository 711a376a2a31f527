"""Fits the weights that pick the speaker of a quotation.

A corpus is a file of JSON lines, an article each: {"text", "passages": [{"start", "end", "sources":
[{"start", "end"}]}]}. A passage that the corpus does not list is no quotation. The model is a
conditional logit over the candidates of a passage, fitted by AdaGrad with a quadratic penalty; a
candidate is right when it covers the head word of a source.
"""

import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.extract.quotes import marks, ranking
from reader.extract.quotes.frame import frames
from reader.extract.quotes.scene import Candidate, Scene
from reader.language.document import Document, read
from reader.language.linear import Linear, write_linear
from reader.load.text import verbatim
from reader.model import Span

EPOCHS = 12
RATE = 0.05
PENALTY = 2e-5
SMALLEST = 0.03
"""A weight nearer to nought than this is left out."""
RAREST = 3
"""A feature seen less often than this is left out."""
_POST_MODIFIER = re.compile(
    r"\s(?:of|for|to|from|with|at|in|on|by|who|whose|whom|which|that|about|against|near|after|"
    r"before|as|than|including)\b|[(\[—–;:]|\s-\s"
)
_WORD = re.compile(r"[^\W_][\w.'’-]*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


class Lesson(NamedTuple):
    """A passage's candidates as rows of feature numbers, and which rows are right."""

    rows: list[list[int]]
    right: list[int]


def train(corpora: Iterable[Path]) -> str:
    """Writes the weights; says how many there are."""
    articles = [json.loads(line) for path in corpora for line in path.open(encoding="utf-8")]
    model = fit(articles)
    write_linear(ranking.WEIGHTS, model)
    return f"{len(model.weights)} weights in {ranking.WEIGHTS}"


def fit(articles: Sequence[dict[str, Any]]) -> Linear:
    """The weights that make the right candidates of all passages most probable."""
    return fitted([lesson for article in articles for lesson in _lessons(article)])


def fitted(
    lessons: Sequence[tuple[list[list[str]], list[int]]],
    rarest: int = RAREST,
    epochs: int = EPOCHS,
) -> Linear:
    """The weights under which the right rows of each lesson are most probable among its rows."""
    counts = Counter(
        feature for rows, _ in lessons for feature in set(itertools.chain.from_iterable(rows))
    )
    names = sorted(feature for feature, count in counts.items() if count >= rarest)
    numbers = {name: number for number, name in enumerate(names)}
    numbered = [
        Lesson([[numbers[f] for f in row if f in numbers] for row in rows], right)
        for rows, right in lessons
    ]
    weights = _descend(numbered, len(names), epochs)
    kept = {
        name: weight for name, weight in zip(names, weights, strict=True) if abs(weight) >= SMALLEST
    }
    return Linear(kept)


def _lessons(article: dict[str, Any]) -> Iterator[tuple[list[list[str]], list[int]]]:
    """The candidates of each passage of an article, and which of them are right."""
    document, passages, readings = prepared(article)
    gold = {passage["start"]: passage["sources"] for passage in article["passages"]}
    found: list[tuple[list[list[str]], list[int]]] = []

    def teach(scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
        sources = gold.get(scene.passage.span.start)
        right = _right(document.text, candidates, sources)
        if right and len(right) < len(candidates):
            found.append(([candidate.features for candidate in candidates], right))
        return candidates[right[0]] if right else candidates[0]

    ranking.walk(document.text, passages, readings, teach)
    return iter(found)


def prepared(
    article: dict[str, Any],
) -> tuple[Document, list[marks.Passage], list[ranking.Reading]]:
    """The article read, its passages, and its frames with their cues."""
    document = read(verbatim(article["text"], ""))
    passages = marks.find(document)
    return document, passages, [ranking.reading(frame) for frame in frames(document, passages)]


def _right(
    text: str, candidates: Sequence[Candidate], sources: list[dict[str, int]] | None
) -> list[int]:
    """The numbers of the right candidates; all, where the corpus does not know the speaker."""
    numbers = range(len(candidates))
    if sources is None:
        return [number for number in numbers if candidates[number].span is None]
    if not sources:
        return []
    heads = [head for source in sources for head in source_heads(text, source)]
    spans = [candidate.span for candidate in candidates]
    right = [n for n in numbers if (span := spans[n]) and any(map(span.overlaps, heads))]
    if right:
        return right
    names = {head.of(text).lower() for head in heads}
    return [n for n in numbers if candidates[n].key and candidates[n].key in names]


def source_heads(text: str, source: dict[str, int]) -> list[Span]:
    """The head words of a source: the last word of each part, before what only qualifies it."""
    heads: list[Span] = []
    start = source["start"]
    for part in re.split(r"(,|\band\b|&)", text[source["start"] : source["end"]]):
        cut = _POST_MODIFIER.search(" " + part)
        words = [
            word
            for word in _WORD.finditer(part[: max(0, cut.start() - 1)] if cut else part)
            if word.group().lower().strip(".") not in _SUFFIXES
        ]
        if words:
            length = len(re.sub(r"['’]s$", "", words[-1].group()))
            first = start + words[-1].start()
            heads.append(Span(first, first + length))
        start += len(part)
    return heads or [Span(source["start"], source["end"])]


def _descend(lessons: list[Lesson], size: int, epochs: int) -> list[float]:
    """AdaGrad on the log probability of the right rows; weights averaged over later epochs."""
    chance = random.Random(1)
    weights, squares, total = [0.0] * size, [1e-6] * size, [0.0] * size
    order = list(lessons)
    for epoch in range(epochs):
        chance.shuffle(order)
        for rows, right in order:
            shares = ranking.probabilities([sum([weights[f] for f in row]) for row in rows])
            good = sum(shares[number] for number in right) or 1e-12
            for number, row in enumerate(rows):
                target = shares[number] / good if number in right else 0.0
                slope = shares[number] - target
                if -1e-4 < slope < 1e-4:
                    continue
                for feature in row:
                    gradient = slope + PENALTY * weights[feature]
                    squares[feature] += gradient * gradient
                    weights[feature] -= RATE * gradient / squares[feature] ** 0.5
        if epoch >= epochs // 2:
            total = [a + b for a, b in zip(total, weights, strict=True)]
    return [weight / (epochs - epochs // 2) for weight in total]
