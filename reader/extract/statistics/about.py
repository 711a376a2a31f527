"""The concept of a figure: the words that the model picks, and with them the noun it counts."""

from collections.abc import Sequence

from reader.extract.statistics.figure import Figure
from reader.extract.statistics.pieces import Line
from reader.language.tokens import Token
from reader.model import Concept, Span

_JOINS = frozenset({"", "&", "-", "/"})
"""What may stand between two words that are written as one."""


def concept(line: Line, figure: Figure, words: Sequence[int], *, sure: bool) -> Concept | None:
    """What a figure measures: the tokens `words`, those written together ("S&P") as one place.

    The counted noun says most when the model is not `sure`, or when the figure is an object: "shot
    down 31 drones" is about drones before it is about the army.
    """
    places = [_written(line.tokens, at) for at in words]
    counts = figure.kind == "count" and not figure.trivial
    if counts and (not (sure and words) or _object(line, figure)):
        places += _counted(line, figure)
    spans: list[Span] = []
    for start, end in sorted(places):
        if spans and (start < spans[-1].end or line.text[spans[-1].end : start] in _JOINS):
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return Concept(tuple(spans)) if spans else None


def _counted(line: Line, figure: Figure) -> list[Span]:
    """The nouns and adjectives of the phrase that a figure counts."""
    first, end = figure.unit_at or (0, 0)
    return [
        line.place(at, at + 1)
        for at in range(first, end)
        if line.at(at).kind == "word" and line.at(at).tag[:2] in ("NN", "JJ")
    ]


def _object(line: Line, figure: Figure) -> bool:
    """Whether a verb, a preposition or an article stands right before a figure, or its bound."""
    first = figure.first if figure.opens is None else figure.opens
    return line.at(first - 1).tag.startswith(("VB", "IN", "TO", "DT"))


def _written(tokens: Sequence[Token], at: int) -> Span:
    """The name that an "&" writes as one with token `at`: S&P."""
    first = last = at
    while first > 1 and tokens[first - 1].text == "&" and _tight(tokens, first - 1):
        first -= 2
    while last + 2 < len(tokens) and tokens[last + 1].text == "&" and _tight(tokens, last + 1):
        last += 2
    return Span(tokens[first].start, tokens[last].end)


def _tight(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands against both its neighbours."""
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
