"""How sure a figure is: the share of figures like it that were right on annotated news.

Counted once over 950 figures of development texts, value, unit and change together; figures that a
list need not show are less often what an annotator wants, bare numbers least of all.
"""

from reader.extract.statistics.figure import Figure

_RIGHT = {
    "percent": 0.96,
    "age": 0.92,
    "time": 0.9,
    "money": 0.89,
    "points": 0.83,
    "count": 0.78,
    "ratio": 0.7,
    "name": 0.6,
    "": 0.4,
}
_MEASURE = 0.92
_TRIVIAL = 0.72
_RANGE = 0.95
"""A range is right that much less often: either end may be wrong."""


def confidence(figure: Figure) -> float:
    """The probability, 0 to 1, that the figure is right as shown."""
    sure = _RIGHT.get(figure.kind, _MEASURE)
    if figure.trivial:
        sure = min(sure, _TRIVIAL)
    return sure * _RANGE if figure.joined else sure
