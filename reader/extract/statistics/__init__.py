"""The figures an article gives: values, units, bounds, and what each one measures."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from reader.extract.statistics.figure import Figure
from reader.extract.statistics.grammar import figures
from reader.extract.statistics.pieces import Line, cut
from reader.language.document import Document
from reader.model import Evidence, Kind, Quote, Ref, Span, Statistic, Unit

_NUMBER = re.compile(
    r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|quarter|tens|dozens?|scores|"
    r"(?:hundred|thousand|million|billion|trillion)s?|third|fourth|fifth|tenth|"
    r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing|es)|\w+fold)\b",
    re.IGNORECASE,
)
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
        _statistic(line, figure, held) for line in _lines(document) for figure in figures(line)
    )


def _lines(document: Document) -> Iterator[Line]:
    """The sentences that may hold a figure, cut into pieces."""
    text = document.text
    comma = bool(_DECIMAL_COMMA.search(text)) and not _DECIMAL_POINT.search(text)
    ranges = list(_unbroken(document))
    starts = [document.tokens[first].start for first, _ in ranges]
    last = -1
    for match in _NUMBER.finditer(text):
        number = bisect_right(starts, match.start()) - 1
        if number > last:
            first, end = ranges[number]
            last = number
            yield cut(text, document.tokens[first:end], decimal_comma=comma)


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
        yield begun, end
        begun = -1


def _statistic(line: Line, figure: Figure, held: list[tuple[Span, Ref]]) -> Statistic:
    span = line.place(figure.first, figure.end)
    return Statistic(
        span=span,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        change=figure.change,
        unit=Unit(figure.unit, figure.kind or "none", _unit_span(line, figure)),
        trivial=bool(figure.trivial),
        quote=_holder(held, span),
        evidence=Evidence(figure.reasons, 0.9),
    )


def _unit_span(line: Line, figure: Figure) -> Span | None:
    return line.place(*figure.unit_at) if figure.unit_at else None


def _holder(held: list[tuple[Span, Ref]], span: Span) -> Ref | None:
    """The quotation that holds a place."""
    at = bisect_right(held, span.start, key=lambda pair: pair[0].start) - 1
    return held[at][1] if at >= 0 and held[at][0].covers(span) else None
