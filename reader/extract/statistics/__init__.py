"""The figures an article gives: values, units, bounds, and what each one measures."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from reader.extract.statistics import about, concept
from reader.extract.statistics.confidence import confidence
from reader.extract.statistics.figure import Figure
from reader.extract.statistics.grammar import figures
from reader.extract.statistics.pieces import Line, cut
from reader.extract.statistics.scene import Place, Scene, scene
from reader.language.document import Document
from reader.model import Concept, Evidence, Kind, Quote, Ref, Span, Statistic, Unit

_NUMBER = re.compile(
    r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\b(?=\w)(?:(?=[bdefhmnoqstz])(?:zero|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|quarter|tens|dozens?|"
    r"scores|(?:hundred|thousand|million|billion|trillion)s?|third|fourth|fifth|tenth|twice|thrice|"
    r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing|es))\b|\w++(?<=\w(?:teen|fold)))",
    re.IGNORECASE,
)
_LONGEST = 300
"""Tokens read as one sentence; a longer one is a table or no prose, and is read in parts."""
_DECIMAL_COMMA = re.compile(
    r"\d,\d{1,2}\s?(?:%|per\s?cent|million|billion|€|euros?)|\d\.\d{3},\d\d?\b", re.IGNORECASE
)
_DECIMAL_POINT = re.compile(r"\d\.\d{1,2}\b(?!\.)|\d,\d{3}\b")


def find(document: Document, quotes: tuple[Quote, ...]) -> tuple[Statistic, ...]:
    """The statistics of a document, in order of the text, each with the quotation that holds it."""
    held = sorted(
        (segment, Ref(Kind.QUOTE, number))
        for number, quote in enumerate(quotes)
        for segment in quote.segments
    )
    return tuple(
        _statistic(line, figure, about.concept(line, figure, words, sure=sure), held)
        for line, found, seen in _figures(document)
        for figure, (words, sure) in zip(found, concept.concepts(seen), strict=True)
    )


def scenes(document: Document) -> Iterator[tuple[list[Figure], Scene]]:
    """The sentences of a document that give figures, as the model of concepts sees them."""
    for _, found, seen in _figures(document):
        yield found, seen


def _figures(document: Document) -> Iterator[tuple[Line, list[Figure], Scene]]:
    for line in _lines(document):
        found = figures(line)
        if found:
            yield line, found, _scene(line, found)


def _scene(line: Line, found: list[Figure]) -> Scene:
    starts = [token.start for token in line.tokens]
    places = []
    for figure in found:
        span = line.place(figure.first, figure.end)
        first = bisect_right(starts, span.start) - 1
        end = max(first + 1, bisect_right(starts, span.end - 1))
        kind = figure.kind or "bare"
        places.append(Place(first, end, kind, figure.change))
    return scene(line.tokens, line.tags, places)


def _lines(document: Document) -> Iterator[Line]:
    """The sentences that may hold a figure, cut into pieces."""
    text, span = document.text, document.span
    comma = bool(_DECIMAL_COMMA.search(text, *span)) and not _DECIMAL_POINT.search(text, *span)
    ranges = list(_unbroken(document))
    starts = [document.tokens[first].start for first, _ in ranges]
    last = -1
    for match in _NUMBER.finditer(text, *span):
        number = bisect_right(starts, match.start()) - 1
        if number > last:
            first, end = ranges[number]
            last = number
            tags = document.tagged(first, end)
            yield cut(text, document.tokens[first:end], tags, decimal_comma=comma)


def _unbroken(document: Document) -> Iterator[tuple[int, int]]:
    """The sentences, those joined again that a decimal point parts ("RM6.1", "a rate of .5")."""
    tokens, begun = document.tokens, -1
    for first, end in document.sentences:
        if begun < 0:
            begun = first
        last = tokens[end - 1]
        following = tokens[end] if end < len(tokens) else None
        if (
            following is not None
            and last.text == "."
            and following.start == last.end
            and following.block == last.block
            and following.text[0].isdigit()
        ):
            continue
        for start in range(begun, end, _LONGEST):
            yield start, min(start + _LONGEST, end)
        begun = -1


def _statistic(
    line: Line, figure: Figure, measured: Concept | None, held: list[tuple[Span, Ref]]
) -> Statistic:
    first = figure.first if figure.opens is None else figure.opens
    span = line.place(first, figure.end)
    return Statistic(
        span=span,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        change=figure.change,
        unit=Unit(figure.unit, figure.kind or "none", _unit_span(line, figure)),
        concept=measured,
        trivial=bool(figure.trivial),
        quote=_holder(held, span),
        evidence=Evidence(_reasons(line, figure), confidence(figure)),
    )


def _reasons(line: Line, figure: Figure) -> tuple[str, ...]:
    """Why it is a figure: what the grammar noted, or that the number stands alone."""
    return figure.reasons or (f"“{line.words(*figure.number)}” is a number without a unit",)


def _unit_span(line: Line, figure: Figure) -> Span | None:
    return line.place(*figure.unit_at) if figure.unit_at else None


def _holder(held: list[tuple[Span, Ref]], span: Span) -> Ref | None:
    """The quotation that holds a place."""
    at = bisect_right(held, span.start, key=lambda pair: pair[0].start) - 1
    return held[at][1] if at >= 0 and held[at][0].covers(span) else None
