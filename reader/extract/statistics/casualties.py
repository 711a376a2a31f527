"""People that a bare number counts without naming them: "112 wounded", "injured 3,000"."""

from reader.extract.statistics.figure import Figure, like_year
from reader.extract.statistics.pieces import Line

_STATES = frozenset(
    "dead killed wounded injured hurt missing displaced arrested detained hospitalized "
    "hospitalised homeless trapped stranded evacuated rescued infected hospitalised".split()
)
_VERBS = frozenset(
    "killed kills killing wounded wounds wounding injured injures injuring displaced displacing "
    "arrested arresting hospitalized hospitalised".split()
)
_BE = frozenset("were was are have had been is".split())


def hurt(line: Line, figure: Figure) -> Figure:
    """The figure in people, where it stands alone beside what befell them."""
    if figure.kind or figure.unit != "-" or like_year(line, figure):
        return figure
    at = figure.end
    while line.low(at) in _BE:
        at += 1
    if line.low(at) in _STATES:
        return _people(figure, f"“{line.at(at).text}” follows the number")
    before = figure.first - 1
    while line.low(before) in _QUALIFIERS:
        before -= 1
    if line.low(before) in _VERBS and line.at(at).kind == "mark":
        return _people(figure, f"“{line.at(before).text}” stands before the number")
    return figure


_QUALIFIERS = frozenset("more than at least about nearly around almost some over another".split())


def _people(figure: Figure, reason: str) -> Figure:
    return figure._replace(unit="people", kind="count").because(reason)
