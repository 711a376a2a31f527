"""How sure a figure is: the share of figures like it that were right, as a sum of log odds.

A logistic regression on 552 figures, of annotated news and of articles of our own: right were those
whose value, unit and change agreed together. In ten-fold cross-validation the figures said to be
below 70, 85 and 95 % sure, on average 53, 81 and 89 %, were right in 47, 82 and 90 %.
"""

from reader.extract.statistics.figure import Figure
from reader.language.linear import logistic

_KINDS = {
    "percent": 2.7,
    "time": 2.25,
    "money": 2.0,
    "count": 1.9,
    "ratio": 1.85,
    "": -0.1,
}
_MEASURE = 2.35
_MULTIPLE = 0.9
_SPELLED = -0.6
_CHANGE = -0.4
"""Of a bound or a change: a word more to get wrong."""
_LONG = -0.35
"""Of a counted thing that takes more than one word to name."""


def confidence(figure: Figure) -> float:
    """The probability, 0 to 1, that the figure is right as shown."""
    odds = _KINDS.get(figure.kind, _MEASURE) if figure.form != "multiple" else _MULTIPLE
    if figure.form == "words":
        odds += _SPELLED
    if figure.change != "=":
        odds += _CHANGE
    if figure.kind == "count" and " " in figure.unit:
        odds += _LONG
    return logistic(odds)
