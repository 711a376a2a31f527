"""A figure in the making: what the grammar knows so far of a number and the words about it."""

from decimal import Decimal
from typing import NamedTuple

from reader.extract.statistics.pieces import Line
from reader.extract.statistics.scales import Form
from reader.model import Change


class Figure(NamedTuple):
    """A number with its unit; positions are pieces of its line, ranges half-open."""

    first: int
    end: int
    number: tuple[int, int]
    """The pieces of the number alone, without sign and unit."""
    form: Form
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    scaled: bool = False
    unit: str = "-"
    kind: str = ""
    """What the unit measures; "" for a bare number."""
    unit_at: tuple[int, int] | None = None
    change: Change = "="
    opens: int | None = None
    """The piece where the words of its bound begin: "more than", "about"."""
    joined: bool = False
    """Whether two numbers of the text make it, as the ends of a range."""
    trivial: str = ""
    """Why a list need not show it; "" when it should."""
    reasons: tuple[str, ...] = ()

    def because(self, *reasons: str) -> "Figure":
        """The same figure with more evidence."""
        return self._replace(reasons=self.reasons + reasons)

    def measured(self, line: Line, unit: str, kind: str, at: tuple[int, int]) -> "Figure":
        """The same figure in a unit whose words are the pieces `at`."""
        grown = self._replace(unit=unit, kind=kind, unit_at=at)
        grown = grown._replace(first=min(self.first, at[0]), end=max(self.end, at[1]))
        side = "stands before" if at[1] <= self.number[0] else "follows"
        return grown.because(f"“{line.words(*at)}” {side} the number")


def whole(value: Decimal | None) -> bool:
    """Whether there is a value and it has no decimals."""
    return value is not None and value == value.to_integral_value()


def year(value: Decimal | None) -> bool:
    """Whether a number could be a year of our time."""
    return value is not None and whole(value) and 1900 <= value <= 2060


def like_year(line: Line, figure: Figure) -> bool:
    """Whether a number is written as years are: four digits from 1000 on, nothing between."""
    written = line.at(figure.number[0]).text
    return (
        figure.form == "digits"
        and not figure.scaled
        and len(written) == 4
        and written.isdigit()
        and figure.value is not None
        and 1000 <= figure.value < 2100
    )
