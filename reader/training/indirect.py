"""Fits the weights that tell what a verb of saying reports in the writer's own words.

A corpus is a file of JSON lines as for the quotes, with "quotes": [{"segments": [{"start", "end"}],
"sources": [{"start", "end"}]}]. The model is a conditional logit over the clauses that a cue may
govern and nothing; a clause is right when it shares half of its characters with a quotation and
the cue's subject names the source.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.extract.quotes import indirect
from reader.language.linear import Linear, write_linear
from reader.model import Span
from reader.training.quotes import fitted, prepared, source_heads

RAREST = 6
"""A feature seen less often than this is left out."""
EPOCHS = 6
"""More rounds fit the corpus alone."""


def train(corpora: Iterable[Path]) -> str:
    """Writes the weights; says how many there are."""
    articles = [json.loads(line) for path in corpora for line in path.open(encoding="utf-8")]
    model = fit(articles)
    write_linear(indirect.WEIGHTS, model)
    return f"{len(model.weights)} weights in {indirect.WEIGHTS}"


def fit(articles: Sequence[dict[str, Any]]) -> Linear:
    """The weights under which the right clauses, or nothing, are most probable."""
    lessons = [lesson for article in articles for lesson in _lessons(article)]
    return fitted(lessons, RAREST, EPOCHS)


def _lessons(article: dict[str, Any]) -> Iterator[tuple[list[list[str]], list[int]]]:
    """The features of the options of each cue of an article, and which are right."""
    text = article["text"]
    gold = [
        (
            [Span(piece["start"], piece["end"]) for piece in quote["segments"]],
            [head for source in quote["sources"] for head in _heads(text, source, quote)],
        )
        for quote in article["quotes"]
    ]
    _, _, readings = prepared(article)
    for read in readings:
        for clause, cues in read.clauses:
            for rivals in indirect.options(clause, cues):
                subject = rivals[0].cue.subject
                said = read.frame.span(subject.start, subject.end)
                cue = read.frame.span(rivals[0].cue.at, rivals[0].cue.at + 1)
                known = [
                    segments
                    for segments, heads in gold
                    if any(said.overlaps(head) or cue.overlaps(head) for head in heads)
                ]
                alike = [
                    max((indirect.likeness(spans, one) for one in known), default=0.0)
                    for spans in (option.spans(read.frame) for option in rivals[:-1])
                ]
                best = max(alike)
                right = [
                    n for n, like in enumerate(alike) if like >= max(indirect.ALIKE, best - 0.05)
                ]
                yield [option.features for option in rivals], right or [len(rivals) - 1]


def _heads(text: str, source: dict[str, int], quote: dict[str, Any]) -> list[Span]:
    """The head words of a source; for "who" the cue, as its subject is what "who" stands for."""
    if text[source["start"] : source["end"]].lower() == "who":
        return [Span(quote["cue"]["start"], quote["cue"]["end"])]
    return source_heads(text, source)
