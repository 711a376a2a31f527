"""What a figure is reckoned by: a year, per share, for every thousand people."""

import re

from reader.extract.statistics.counted import counted
from reader.extract.statistics.figure import Figure
from reader.extract.statistics.numerals import numeral_at
from reader.extract.statistics.pieces import Line
from reader.extract.statistics.words import DENOMINATORS, PERIODS, singular
from reader.extract.statistics.written import unit_symbol, unit_words

_LONG_NAMES = {"mmbtu": "mega british thermal unit", "annum": "year"}
_MEASURED = frozenset("volume mass energy power area length".split())
"""Measures of stuff, whose rate may follow its name: "barrels of oil a day"."""


def per(line: Line, figure: Figure) -> Figure:
    """The figure with what it is reckoned by: a year, per share, annually."""
    return _rated(line, figure, figure.end) or _of_stuff(line, figure) or figure


def again(line: Line, figure: Figure, conversion: Figure) -> Figure:
    """The figure with what follows its conversion in brackets: "C$6 (US$4.46) per share"."""
    if " per " in figure.unit or line.low(conversion.end) != ")":
        return figure
    rate = _rated(line, figure, conversion.end + 1)
    return rate._replace(end=figure.end, unit_at=figure.unit_at) if rate else figure


def _of_stuff(line: Line, figure: Figure) -> Figure | None:
    """The figure as a rate whose period follows what is measured: "barrels of oil a day".

    Its words end before the "of": what is measured is its concept.
    """
    if figure.kind not in _MEASURED or line.low(figure.end) != "of":
        return None
    stuff = counted(line, figure.end + 1, many=False)
    if stuff is None or line.low(stuff.at[1]) not in ("a", "an", "per"):
        return None
    rate = _rated(line, figure, stuff.at[1])
    if rate is None or rate.unit.rpartition(" per ")[2] not in PERIODS:
        return None
    return rate._replace(end=figure.end, unit_at=figure.unit_at)


def _rated(line: Line, figure: Figure, at: int) -> Figure | None:
    """The figure as a rate, if piece `at` begins what it is reckoned by."""
    piece = line.at(at)
    if piece.low in ("annually", "yearly") and figure.kind == "money":
        return _rate(line, figure, "year", at + 1)
    among = _among(line, figure, at) if piece.low in ("per", "for") else None
    if figure.unit == "-" and not among:
        return None
    if among:
        return among
    first = _basis(line, figure, at)
    if not first or first >= len(line.pieces) or line.low(first) == "cent":
        return None
    found = unit_words(line, first) or unit_symbol(line, first)
    if found:
        name, end = found
    elif singular(line.low(first)) in DENOMINATORS:
        name, end = singular(line.low(first)), first + 1
        name = _LONG_NAMES.get(name, name)
    elif line.at(first).kind == "word" and line.at(first).tag[:2] in ("NN", "JJ"):
        noun = counted(line, first, many=False)
        name, end = (noun.name, noun.at[1]) if noun else (line.low(first), first + 1)
    else:
        return None
    if figure.kind == "money" and name == "pound-mass":
        name = "pound"
    return _rate(line, figure, name, end)


def _basis(line: Line, figure: Figure, at: int) -> int:
    """The piece after "per", "a", "every" or a slash at `at`; 0 where there is none."""
    piece, following = line.at(at), line.low(at + 1)
    if piece.low == "per" or (piece.low in ("each", "every") and following in PERIODS):
        return at + 1
    if piece.low in ("a", "an") and not _when(line, at + 1, figure):
        return at + 1 if singular(following) in DENOMINATORS or following == "square" else 0
    if line.hyphened(at) and following in ("a", "per", "an"):
        return at + 3 if line.hyphened(at + 2) else at + 2
    return at + 1 if piece.text == "/" and line.at(at + 1).kind == "word" else 0


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
    bare = figure.unit == "-"
    grown = figure._replace(
        unit=f"{'count' if bare else figure.unit} per {name}",
        kind="count" if bare else figure.kind,
        unit_at=(first, max(end, first + 1)),
        end=max(end, figure.end),
    )
    return grown.because(f"“{words}” makes it a rate")
