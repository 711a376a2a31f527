"""What figures measure, for `concept` to learn: `python -m reader.training measured OUT CORPUS...`.

A corpus is a file of JSON lines, each with a "text". A line of what is written is a paragraph that
gives figures: {"text", "statistics": [{"start", "end", "words": [[start, end], ...]}]}, offsets in
code points. The figures are those that the program itself finds; the words are found by rules (see
`_governed`) over the parse of spaCy's `en_core_web_md` 3.8, as `trees` loads it. Verbs that give a
figure ("doubled") are left out: the rules know nothing of them.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.extract import statistics
from reader.extract.statistics.figure import Figure
from reader.extract.statistics.scene import Place, Scene
from reader.language import document
from reader.model import Article, Block, Span
from reader.training._governed import Amount, Node, Passage, concepts
from reader.training.silver import rows
from reader.training.trees import load

_PARAGRAPH = re.compile(r"[^\n]+")


def train(paths: Sequence[Path]) -> str:
    """Writes the figures of the corpora `paths[1:]` to `paths[0]`; says how many there are."""
    out, *corpora = paths
    given = (pair for row in rows(corpora) for pair in _paragraphs(row["text"]))
    count, teacher = 0, load(exclude=["lemmatizer"])
    with out.open("w", encoding="utf-8") as silver:
        for parse, figures in teacher.pipe(given, as_tuples=True, batch_size=32):
            told = [
                {"start": amount.start, "end": amount.end, "words": words}
                for amount, words in zip(figures, concepts(passage(parse, figures)), strict=True)
            ]
            line = {"text": parse.text, "statistics": told}
            silver.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += len(told)
    return f"{count} figures"


def passage(parse: Any, figures: Sequence[Amount]) -> Passage:
    """A document of spaCy's, and its figures, as the rules see them."""
    nodes = [
        Node(
            token.idx,
            token.idx + len(token),
            token.lower_,
            token.pos_,
            token.dep_,
            token.head.i,
            mark=token.is_punct or token.is_space,
            dated=token.ent_type_ == "DATE",
        )
        for token in parse
    ]
    return Passage(parse.text, nodes, [token.sent.start for token in parse], figures)


def _paragraphs(text: str) -> Iterator[tuple[str, list[Amount]]]:
    """The paragraphs of a text that give figures, with these."""
    for match in _PARAGRAPH.finditer(text):
        figures = amounts(match.group())
        if figures:
            yield match.group(), figures


def amounts(paragraph: str) -> list[Amount]:
    """The figures of a paragraph that are written as numbers."""
    article = Article(paragraph, (Block(Span(0, len(paragraph))),))
    return [
        _amount(scene, place, figure)
        for found, scene in statistics.scenes(document.read(article))
        for figure, place in zip(found, scene.figures, strict=True)
        if figure.form != "multiple"
    ]


def _amount(scene: Scene, place: Place, figure: Figure) -> Amount:
    first, last = scene.tokens[place.first], scene.tokens[place.end - 1]
    spelled = figure.form == "words"
    lone = spelled and figure.value == 1 and bool(figure.trivial)
    return Amount(first.start, last.end, place.kind, spelled, lone)
