"""What a figure is reckoned by: a year, per share, for every thousand people."""

import re
from dataclasses import replace

from reader.extract.statistics.counted import counted
from reader.extract.statistics.figure import Figure
from reader.extract.statistics.numerals import numeral_at
from reader.extract.statistics.pieces import Line
from reader.extract.statistics.words import DENOMINATORS, PERIODS, singular
from reader.extract.statistics.written import unit_symbol, unit_words


def per(line: Line, figure: Figure) -> Figure:
    """The figure with what it is reckoned by: a year, per share, annually."""
    at, unit_end = figure.end, figure.end
    piece, following = line.at(at), line.low(at + 1)
    if piece.low in ("per", "for") and following != "cent":
        among = _among(line, figure, at)
        if among:
            return among
    first = 0
    if piece.low in ("annually", "yearly") and figure.kind == "money":
        return _rate(line, figure, "year", at + 1)
    if piece.low == "per" or (piece.low in ("each", "every") and following in PERIODS):
        first = at + 1
    elif piece.low in ("a", "an") and not _when(line, at + 1, figure):
        if singular(following) in DENOMINATORS or following == "square":
            first = at + 1
    elif line.hyphened(at) and line.low(at + 1) in ("a", "per", "an"):
        first = at + 3 if line.hyphened(at + 2) else at + 2
    elif piece.text == "/" and line.at(at + 1).kind == "word":
        first = at + 1
    if not first or first >= len(line.pieces) or line.low(first) == "cent":
        return figure
    found = unit_words(line, first) or unit_symbol(line, first)
    if found:
        name, unit_end = found
    elif singular(line.low(first)) in DENOMINATORS:
        name, unit_end = singular(line.low(first)), first + 1
        name = {"mmbtu": "mega british thermal unit"}.get(name, name)
    elif line.at(first).kind == "word" and line.at(first).tag[:2] in ("NN", "JJ"):
        noun = counted(line, first, many=False)
        name, unit_end = (noun.name, noun.at[1]) if noun else (line.low(first), first + 1)
    else:
        return figure
    if figure.kind == "money" and name == "pound-mass":
        name = "pound"
    return _rate(line, figure, name, unit_end)


def _among(line: Line, figure: Figure, at: int) -> Figure | None:
    """12 cases per 100,000 people; two for every three."""
    every = line.low(at) == "for"
    if every and line.low(at + 1) != "every":
        return None
    base = numeral_at(line, at + 1 + every)
    if base is None or base.value is None or base.form == "fraction":
        return None
    noun = counted(line, base.end, many=True)
    end = noun.at[1] if noun else base.end
    name = f"{base.value.normalize():f}" + (f" {noun.name}" if noun else "")
    return _rate(line, figure, name, end)


def _when(line: Line, at: int, figure: Figure) -> bool:
    """Whether "a year" says when: "$5 a year ago", "10 people a day earlier"."""
    after = line.low(at + 1)
    if line.low(at) in PERIODS and after in ("ago", "earlier", "before", "later", "after", "since"):
        return True
    back = line.before(figure.first, 30)
    return (
        line.low(at) in PERIODS
        and re.search(r"\b(?:up from|down from|compared)\b[^,]*$", back) is not None
    )


def _rate(line: Line, figure: Figure, name: str, end: int) -> Figure:
    first = figure.unit_at[0] if figure.unit_at else figure.end
    words = line.words(figure.end, end)
    grown = replace(
        figure,
        unit=f"{figure.unit} per {name}",
        unit_at=(first, max(end, first + 1)),
        end=max(end, figure.end),
    )
    return grown.because(f"“{words}” makes it a rate")
