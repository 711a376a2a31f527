"""The figures of a sentence: numbers, their units, ranges, bounds, and what is no figure."""

import re
from collections.abc import Iterator

from reader.extract.statistics import casualties, measures, noise, ranges, rates, written
from reader.extract.statistics.bounds import with_change
from reader.extract.statistics.figure import Figure, like_year, year
from reader.extract.statistics.multiples import multiples
from reader.extract.statistics.numerals import numeral_at
from reader.extract.statistics.pieces import HYPHENS, Line
from reader.extract.statistics.scales import Numeral
from reader.extract.statistics.spelled import FIRST_WORDS
from reader.extract.statistics.words import DETERMINERS

_ANOTHER_HALF = frozenset(
    "first second other latter final back front top bottom better 1st 2nd opening closing".split()
)
_TIED = frozenset("sub mid pre post near plus under over to".split())
_SHORT_CODE = 2
_CODE = frozenset("#@_\\")
_WHEN = re.compile(r"\s(?:ago|later|earlier|before|after|into)\b")
_WHEN_BEFORE = frozenset("last past next previous coming first second final".split())


def figures(line: Line) -> list[Figure]:
    """The figures of a line, in order; those that a list need not show say why."""
    found = [figure for figure in _scan(line) if not _passing(line, figure)]
    found = [
        _below_zero(line, casualties.hurt(line, one))
        for one in ranges.inherit(line, ranges.join(line, found))
    ]
    changed: list[Figure] = []
    for figure in found:
        changed.append(with_change(line, figure, changed[-1] if changed else None))
    kept = [_trivial(line, figure) for figure in changed if not noise.none(line, figure)]
    taken = {at for figure in kept for at in range(figure.first, figure.end)}
    more = [figure for figure in multiples(line) if figure.first not in taken]
    return sorted(kept + more, key=lambda figure: figure.number)


def _below_zero(line: Line, figure: Figure) -> Figure:
    """20 degrees below zero, in its sign."""
    if figure.value is None or not line.follow(figure.end, "below zero"):
        return figure
    cold = figure._replace(value=-abs(figure.value), end=figure.end + 2)
    if not figure.kind:
        cold = cold._replace(unit="degree", kind="angle")
    return cold.because("it is below zero")


def _passing(line: Line, figure: Figure) -> bool:
    """Whether a number is a year after "in", or only makes an adjective."""
    years = figure.unit == "-" and like_year(line, figure) and year(figure.value)
    before = line.low(figure.first - 1)
    preposition = before in (
        "in",
        "since",
        "during",
        "until",
        "by",
        "late",
        "early",
        "mid",
        "through",
    )
    return (years and preposition) or noise.spelled_compound(line, figure)


def _scan(line: Line) -> Iterator[Figure]:
    noisy = noise.noisy(line)
    at = ended = 0
    while at < len(line.pieces):
        figure = _figure_at(line, at, ended)
        if figure is None or noise.inside(noisy, line.place(*figure.number)):
            at += 1
            continue
        yield figure
        at = ended = max(figure.end, at + 1)


def _figure_at(line: Line, at: int, ended: int) -> Figure | None:
    """The figure whose number starts at piece `at`; `ended` is where the one before ended."""
    piece = line.pieces[at]
    if piece.kind == "mark" or (piece.kind == "word" and piece.low not in FIRST_WORDS):
        return None
    money = written.currency(line, at) if piece.kind in ("number", "fraction") else None
    if money and money[1] < ended:
        money = None
    numeral = numeral_at(line, at, money=money is not None)
    if money and numeral and _letter(line, money[1], at) and not _a_sum(line, numeral):
        money, numeral = None, numeral_at(line, at)
    if numeral is None:
        return None
    if piece.low == "half" and line.low(at - 1) in _ANOTHER_HALF:
        return None
    first = money[1] if money else at
    if not money and piece.kind in ("number", "fraction") and _coded(line, at, ended):
        return None
    negative, first = _sign(line, first, money=money is not None)
    figure = Figure(
        first=first,
        end=numeral.end,
        number=(at, numeral.end),
        form=numeral.form,
        value=-numeral.value if negative and numeral.value is not None else numeral.value,
        low=numeral.low,
        high=numeral.high,
        scaled=numeral.scaled,
    )
    if money:
        return rates.per(line, _money(line, figure, *money))
    return measures.ratio(line, figure) or measures.with_unit(line, figure)


def _letter(line: Line, first: int, end: int) -> bool:
    """Whether a sign is one letter, which in "R18" or "P2" is no money."""
    sign = line.words(first, end)
    return len(sign) == 1 and sign.isalpha()


def _a_sum(line: Line, numeral: Numeral) -> bool:
    """Whether a number is written as sums are: R5m, R1,500, R9.99, R500."""
    written = line.pieces[numeral.first].text
    return numeral.scaled or len(written) > _SHORT_CODE


def _money(line: Line, figure: Figure, name: str, first: int) -> Figure:
    """A figure after a currency sign; the words of the same money after it belong to it."""
    grown = figure.measured(line, name, "money", (first, figure.number[0]))
    again = written.unit_words(line, grown.end)
    if again and again[0].endswith(name):
        grown = grown._replace(end=again[1])
    return grown


def _coded(line: Line, at: int, ended: int) -> bool:
    """Whether what stands right before the digits makes them a code: S23, COVID-19, #5."""
    if not line.glued(at):
        return False
    before = line.pieces[at - 1]
    if before.kind in ("word", "number") or before.text in _CODE:
        return True
    if before.text in HYPHENS and line.glued(at - 1):
        owner = line.at(at - 2)
        if owner.low == "magnitude":
            return False
        if owner.kind == "word":
            return owner.low not in _TIED and owner.low != "minus" and at - 1 > ended
        return owner.kind == "number" and ended < at - 1
    if before.text in "/&":
        return line.glued(at - 1) and ended < at - 1
    return before.text in ".:" and line.glued(at - 1) and line.at(at - 2).kind == "number"


def _sign(line: Line, first: int, *, money: bool) -> tuple[bool, int]:
    """Whether the number is negative, and where the figure then starts."""
    before, earlier = line.at(first - 1), line.at(first - 2)
    if before.text in HYPHENS and first > 0 and line.glued(first):
        if earlier.low == "minus" and line.glued(first - 1):
            return True, first - 2
        alone = not line.glued(first - 1) and earlier.kind != "number"
        return (alone, first - 1) if alone else (False, first)
    if before.low in ("minus", "negative") and not money:
        plus = earlier.low == "or" and line.low(first - 3) == "plus"
        return not plus, first - 3 if plus else first - 1
    return False, first


def _trivial(line: Line, figure: Figure) -> Figure:
    """The figure, marked when a reader of a list would not miss it."""
    before = line.low(figure.first - 1)
    value = figure.value
    small = figure.form == "words" and value is not None and value < 10 and figure.change == "="
    why = ""
    if figure.form == "words" and value == 1 and figure.change == "=" and not figure.joined:
        person = figure.unit in (
            "person",
            "people",
            "man",
            "woman",
            "child",
            "boy",
            "girl",
            "death",
        )
        lonely = figure.end == figure.number[1]
        why = "" if person and not lonely else "“one” singles out more than it counts"
    elif figure.kind == "count" and small and before in DETERMINERS - {"all"}:
        why = "it points to things already named"
    elif figure.kind == "time" and (
        _WHEN.match(line.after(figure.end, 12)) or before in _WHEN_BEFORE
    ):
        why = "it says when"
    elif figure.kind == "name":
        why = "it is part of a name"
    return figure._replace(trivial=why).because(why) if why else figure
